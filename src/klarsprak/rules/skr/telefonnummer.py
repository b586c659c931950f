"""Phone numbers in one run of figures."""

from __future__ import annotations

import re

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PROSE, PatternRule

# Area codes of two and four figures in all; the rest have three. Post- och telestyrelsen, numbering plan.
_SHORT = ("08",)
_FOUR = ("0470", "0471", "0472", "0474", "0476", "0477", "0478", "0481", "0485", "0486", "0490", "0491", "0492")


def grouped(number: str) -> str | None:
    """A Swedish number with area code, hyphen and groups of two or three, or None where the area code is unknown."""
    if number.startswith(("070", "072", "073", "076", "079", "010", "020", "077")):
        area = number[:3]
    elif number.startswith(_SHORT):
        area = number[:2]
    elif number.startswith(_FOUR):
        area = number[:4]
    else:
        return None
    rest = number[len(area) :]
    shapes = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}
    if len(rest) not in shapes:
        return None
    groups, at = [], 0
    for size in shapes[len(rest)]:
        groups.append(rest[at : at + size])
        at += size
    return f"{area}-{' '.join(groups)}"


class PhoneNumber(PatternRule):
    """Dela upp telefonnummer i grupper

    Vad:
    Telefonnummer som skrivs med alla siffror i rad.

    Varför:
    Ett nummer i grupper går att läsa, minnas och slå rätt.

    Exempel:
    | Ring kontaktcenter på 0470000000 om du har frågor.

    Skriv hellre:
    | Ring kontaktcenter på 0470-00 00 00 om du har frågor.

    Undantag:
    Nummer med ett riktnummer som regeln inte känner lämnas i fred.
    | Ange ditt ärendenummer 0912345678 när du ringer.

    Källa:
    Myndigheternas skrivregler, avsnitt 12.5.
    """

    code = "SKR007"
    name = "telefonnummer-i-rad"
    severity = Severity.INFO
    why = "Ett telefonnummer i grupper är lättare att läsa och slå."
    source = "Myndigheternas skrivregler 12.5"
    clauses = ("alvesta:enkel-2", "alvesta:tillganglig-1")
    kinds = PROSE | {BlockKind.CONTACT}
    pattern = re.compile(r"(?<![\w/.-])0\d{7,9}(?![\w/-]|\.\w)")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Only numbers with a known area code and no word before that makes them something else."""
        better = grouped(match.group())
        if better is None or _OTHER.search(view.text[: match.start()]):
            return None
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv numret i grupper: ”{better}”.",
            suggestions=[Suggestion(better, Safety.UNSAFE)],
        )


_OTHER = re.compile(r"(?:nummer|nr|dnr|ocr|konto|kundnr|bankgiro|plusgiro|referens)[.:]?\s*$", re.I)
