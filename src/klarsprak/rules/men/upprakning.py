"""Enumerations that read better as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting

# "…: a, b, c och d." The last member comes after och, samt or eller.
_COLON = re.compile(r":\s+(?=\S)")
_SPLIT = re.compile(r",\s+(?:och\s+|samt\s+|eller\s+)?|\s+(?:och|samt|eller)\s+(?=[^,]*$)")
# What announces an enumeration before the colon, and what shows that the members are sentences rather than things.
_ANNOUNCED = re.compile(
    r"\b(?:följande|dessa|detta|flera|tre|fyra|fem|sex|sju|åtta|bland annat|med|in|ange|uppge|bifoga|innehålla)\b"
)
_CLAUSE = re.compile(r"(?<!\bsom )\b(?:är|blir|har|kan|ska|får|räcker|finns|kommer|gör|går|jag|vi|du|antingen|till exempel)\b")
# "att du …, att du … och att du …", "om …, om … eller om …": conditions, the reader's commonest need for a list.
_REPEATED = re.compile(
    r"(?<!så )\b(?P<w>att|om|när)\s[^,;:.]{8,}?(?:,\s*(?P=w)\s[^,;:.]{8,}?)+,?\s+(?:och|samt|eller)\s+(?P=w)\s", re.IGNORECASE
)


class EnumerationAsList(Rule):
    """Gör uppräkningen till en punktlista

    Vad:
    Långa uppräkningar inne i en mening: flera led efter ett kolon, eller flera bisatser i rad som börjar likadant.

    Varför:
    I en lista ser läsaren hur många leden är och kan bocka av dem ett i taget.

    Exempel:
    | Skicka med följande handlingar: ett personbevis som inte är äldre än tre månader, en kopia av hyresavtalet, den
    | senaste lönespecifikationen och ett intyg från läkaren.

    | Du kan få bidrag om du har fyllt 18 år, om du bor i kommunen och om du studerar på heltid vid en godkänd skola.

    Skriv hellre:
    | Skicka med följande handlingar:
    |
    | - ett personbevis som inte är äldre än tre månader
    | - en kopia av hyresavtalet
    | - den senaste lönespecifikationen
    | - ett intyg från läkaren.

    Undantag:
    Korta uppräkningar går bra att läsa i meningen.

    | Ta med följande: pass, pengar, biljetter och kläder.

    Inställningar:
    min-words: så många ord ska uppräkningen minst ha.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.5.4.
    """

    code = "MEN014"
    name = "upprakning"
    severity = Severity.INFO
    why = "I en lista ser läsaren hur många leden är."
    source = "Myndigheternas skrivregler 1.5.4"
    settings: ClassVar[Mapping[str, Setting]] = {"min-words": Setting(16, "Så många ord ska uppräkningen minst ha.")}

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Enumerations after a colon, and repeated subordinate clauses."""
        if view.block.kind is not BlockKind.PARAGRAPH or not view.block.is_running:
            return
        limit = self.int_setting("min-words")
        text = view.text
        for start, end in view.sentences:
            if text.count(",", start, end) < 2 - (text.count(" om ", start, end) >= 2) or text.count(" ", start, end) < limit:
                continue
            yield from self._after_colon(view, start, end, limit)
            yield from self._repeated(view, start, end, limit)

    def _after_colon(self, view: BlockView, start: int, end: int, limit: int) -> Iterator[Finding]:
        match = _COLON.search(view.text, start, end)
        if match is None:
            return
        low, high = match.end(), end
        body = view.text[low:high].rstrip(".")
        members = [m.strip() for m in _SPLIT.split(body)]
        # A member with a full clause or a bracket in it cannot be cut at commas with any safety.
        plain = all(1 <= len(m.split()) <= 14 and not _CLAUSE.match(m) for m in members)
        if not _ANNOUNCED.search(view.text, start, low) or any(c in body for c in '():;”"'):
            return
        if len(members) < 4 or not plain or len(body.split()) < limit or view.block.is_opaque(low, high):
            return
        if not re.search(r"\s(?:och|samt|eller)\s[^,]+$", body) or clauses.is_quoted(view, low, high):
            return
        yield self.finding(
            view,
            low,
            high,
            f"Uppräkningen har {len(members)} led. Gör den till en punktlista.",
            suggestions=[Suggestion(_draft(members), Safety.DISPLAY)],
        )

    def _repeated(self, view: BlockView, start: int, end: int, limit: int) -> Iterator[Finding]:
        match = _REPEATED.search(view.text, start, end)
        if match is None:
            return
        word = match["w"].lower()
        body = view.text[match.start() : end].rstrip(".!?")
        members = [m.strip(" ,") for m in re.split(rf"(?:,|,?\s(?:och|samt|eller))\s+(?={word}\s)", body)]
        if len(members) < 3 or len(body.split()) < limit or any(c in body for c in ";:()"):
            return
        # The last clause may be followed by the main clause, which a draft must not swallow: only the message then.
        tail = members[-1]
        drafted = match.start() > start + 10 and "," not in tail
        yield self.finding(
            view,
            match.start(),
            end,
            f"Meningen räknar upp {len(members)} led som börjar med ”{word}”. Gör dem till en punktlista.",
            suggestions=[Suggestion(_draft(members), Safety.DISPLAY)] if drafted else (),
        )


def _draft(members: list[str]) -> str:
    """The members as a list: lower case, nothing after the members but a full stop after the last."""
    return "\n".join(f"– {member}" for member in members) + "."
