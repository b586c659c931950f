"""Personal identity numbers and coordination numbers in the open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule
from klarsprak.rules.integritet import _luhn

_NUMBER = re.compile(r"(?<![\w-])(18|19|20)?(\d\d)(\d\d)(\d\d)\s?([-+–‑]?)\s?(\d{4})(?![\w-]|[.,]\d)")
# Bare ten digits are a number like any other; next to these words they are a person's.
_PERSON = re.compile(
    r"(?:personnummer|person-?nr|pnr|samordningsnummer|samordningsnr|född)\W{0,3}(?:\w+\W{1,2}){0,2}$", re.IGNORECASE
)
_CASE = re.compile(
    r"(?:dnr|diarienummer|diarienr|ärende(?:nummer|nr)?|mål(?:nummer)?|faktura(?:nummer|nr)?|ocr(?:-nummer)?|referens(?:nummer)?|"
    r"order(?:nummer)?|kundnummer|beteckning|artikelnummer)\W{0,3}(?:\w+\W{1,2})?$",
    re.IGNORECASE,
)
# The number that everybody writes where an example is needed.
_EXAMPLE = "1212121212"
# Years of birth beyond this are other numbers' first figures.
_LATEST = 2050


class PersonalNumber(Rule):
    """Skriv inte ut personnummer

    Vad:
    Personnummer och samordningsnummer med rätt kontrollsiffra.

    Varför:
    Ett personnummer får användas utan samtycke bara när det är klart motiverat. På en webbsida eller i ett brev till fel
    person går det inte att ta tillbaka.

    Exempel:
    | Ansökan gäller Kim Ek, 900730-2384.

    | @webb
    | Kontakta sökanden (199007302384) för mer information.

    Skriv hellre:
    | Ansökan gäller Kim Ek, född 1990.

    | Ange ditt ärendenummer när du ringer.

    Undantag:
    Numret 121212-1212 används som exempel och räknas inte, och inte heller nummer med fel kontrollsiffra eller efter
    ordet ”diarienummer”. Skatteverkets testnummer går inte att skilja från riktiga och ger anmärkning. I beslut och
    blanketter kan numret behövas, och där är anmärkningen en varning.

    | Skriv personnumret så här: 121212-1212.

    Källa:
    Lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning, 3 kap. 10 §.
    """

    code = "INT001"
    name = "personnummer"
    severity = Severity.ERROR
    why = "Ett personnummer får användas bara när det är klart motiverat."
    source = "Dataskyddslagen 3 kap. 10 §"
    clauses = ()

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Numbers that are a date and a serial number with the right check digit."""
        text = view.text
        for match in _NUMBER.finditer(text):
            century, year, month, day, separator, serial = match.groups()
            digits = year + month + day + serial
            if digits == _EXAMPLE or not _luhn.is_valid(digits) or view.block.is_opaque(*match.span()):
                continue
            coordination = int(day) > 60
            if not _is_date(century, int(year), int(month), int(day) - (60 if coordination else 0)) or serial == "0000":
                continue
            if _CASE.search(text, 0, match.start()) or (
                not separator and not century and not _PERSON.search(text, 0, match.start())
            ):
                continue
            kind = "samordningsnummer" if coordination else "personnummer"
            yield self.finding(
                view,
                match.start(),
                match.end(),
                f"Här står ett {kind} i klartext. Ta bort det, eller skriv födelseår eller ärendenummer i stället.",
                severity=Severity.WARNING if self.context.text_type in (TextType.DECISION, TextType.FORM) else None,
            )


def _is_date(century: str | None, year: int, month: int, day: int) -> bool:
    full = int(century or "20") * 100 + year
    try:
        born = date(full, month, day)
    except ValueError:
        # 29 February exists in 1900-something but not in 20-something, or the other way round.
        if century:
            return False
        try:
            born = date(1900 + year, month, day)
        except ValueError:
            return False
    # Not by today's date: a text checked twice, or from the cache, is to get the same answer.
    return not century or born.year <= _LATEST
