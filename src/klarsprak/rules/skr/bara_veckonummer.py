"""A week number alone."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

# A date in the same sentence says which days it is.
_DATE = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b|\b\d{1,2}/\d{1,2}\b|\d{4}-\d\d-\d\d"
)
_PREGNANCY = re.compile(r"gravid|havande|foster|ultraljud|förlossning", re.IGNORECASE)
_LAST_WEEK = 53


class WeekNumberAlone(PatternRule):
    """Skriv datum, inte bara veckonummer

    Vad:
    ”Vecka 34” eller ”v. 34” utan att det står vilka datum det är.

    Varför:
    Många vet inte vilken vecka det är och måste leta i en kalender. I andra länder används veckonummer sällan.

    Exempel:
    | Vi byter vattenmätare i ditt hus vecka 34.

    Skriv hellre:
    | Vi byter vattenmätare i ditt hus den 23–27 augusti (vecka 34).

    Undantag:
    Scheman och tabeller räknas inte, och inte heller veckor i en graviditet.

    | Det första ultraljudet gör du omkring vecka 12 i graviditeten.

    Källa:
    Myndigheternas skrivregler, kapitel 12.
    """

    code = "SKR016"
    name = "bara-veckonummer"
    severity = Severity.INFO
    why = "Många vet inte vilken vecka det är."
    source = "Myndigheternas skrivregler, kapitel 12"
    pattern = re.compile(r"\b(?:[Vv]ecka|[Vv]eckorna|[Vv]\.) ?(\d{1,2})(?: ?(?:[–-]|och) ?\d{1,2})?(?![\w%/:-])")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every week of a year in a sentence without a date."""
        start, end = view.sentences[view.sentence_at(match.start())]
        if not 1 <= int(match.group(1)) <= _LAST_WEEK or _DATE.search(view.text, start, end):
            return None
        if _PREGNANCY.search(view.text) or clauses.is_quoted(view, match.start(), match.end()):
            return None
        return self.finding(view, match.start(), match.end(), f"Skriv också datumen för {match.group().lower()}.")
