"""Roman numerals."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

_ORDER = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
_NUMBERS = {roman: number for number, roman in enumerate(_ORDER.split(), 1)}
# "Bilaga II till förordningen": another text's own name for its part.
_ELSEWHERE = re.compile(r"\s*(?:till|i|av|\(|,? ?punkt)\b", re.IGNORECASE)
# "GDPR kapitel V", "dataskyddsförordningens kapitel V".
_STATUTE = re.compile(r"(?:[A-ZÅÄÖ]{2,}|\w*(?:lag|förordning|direktiv|konvention)\w*)\s$")


class RomanNumeral(PatternRule):
    """Skriv vanliga siffror

    Vad:
    Romerska siffror på kapitel, delar, bilagor och etapper: ”bilaga II”, ”etapp IV”.

    Varför:
    Många är osäkra på romerska siffror, och skärmläsare läser dem som bokstäver.

    Exempel:
    | Se bilaga II. Där finns kartan.

    | Etapp IV börjar i maj.

    Skriv hellre:
    | Se bilaga 2. Där finns kartan.

    Undantag:
    Kungar och andra namn räknas inte, och inte heller delar av lagar och förordningar.

    | Enligt bilaga II till förordningen krävs en mätning.

    Källa:
    Myndigheternas skrivregler, kapitel 12.
    """

    code = "SKR020"
    name = "romerska-siffror"
    severity = Severity.INFO
    why = "Många är osäkra på romerska siffror, och skärmläsare läser dem som bokstäver."
    source = "Myndigheternas skrivregler, kapitel 12"
    pattern = re.compile(
        r"\b(?:[Bb]ilaga|[Kk]apitel|[Dd]el|[Ee]tapp|[Ff]as|[Aa]vsnitt|[Ss]teg|[Nn]ivå) ("
        + "|".join(reversed(_NUMBERS))
        + r")\b(?![\w:-])"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match that is no part of a statute and no quotation."""
        start, end = match.span(1)
        if (
            _ELSEWHERE.match(view.text, end)
            or _STATUTE.search(view.text, 0, match.start())
            or clauses.is_quoted(view, start, end)
        ):
            return None
        better = str(_NUMBERS[match.group(1)])
        return self.finding(view, start, end, f"Skriv ”{better}”.", suggestions=[Suggestion(better)])
