"""Months and weekdays with a capital letter."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

_MONTH = "Januari|Februari|Mars|April|Maj|Juni|Juli|Augusti|September|Oktober|November|December"
_DAY = "Måndag|Tisdag|Onsdag|Torsdag|Fredag|Lördag|Söndag"


class CapitalMonth(PatternRule):
    """Skriv månader och veckodagar med liten bokstav

    Vad:
    Månader och veckodagar med stor bokstav inne i en mening.

    Varför:
    Stor bokstav läses som början på ett namn eller en ny mening. På svenska har månader och veckodagar liten bokstav.

    Exempel:
    | Vi svarar dig senast den 4 December.

    | Välkommen till oss på Måndag kväll.

    Skriv hellre:
    | Vi svarar dig senast den 4 december.

    Undantag:
    Först i en mening, och i namn som Första maj-kommittén eller Långfredagen, gör regeln ingenting.
    | Måndag den 4 maj är kontoret stängt.

    Källa:
    Myndigheternas skrivregler, kapitel 10.
    """

    code = "SKR008"
    name = "manad-med-stor-bokstav"
    severity = Severity.INFO
    why = "På svenska skrivs månader och veckodagar med liten bokstav."
    source = "Myndigheternas skrivregler, kapitel 10"
    pattern = re.compile(
        rf"(?<=\d )({_MONTH})(?=[\s,.;:)?!]|$)"
        rf"|(?<=\b[pP]å )({_DAY})(?:en|ar|arna)?(?=[\s,.;:)?!]|$)"
        rf"|(?<=\bunder )({_MONTH})(?=[\s,.;:)?!]|$)"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match: what stands before says that it is inside a sentence."""
        start = match.start(match.lastindex or 0)
        end = match.end()
        better = view.text[start:end].lower()
        return self.finding(
            view,
            start,
            end,
            f"Skriv ”{better}” med liten bokstav.",
            suggestions=[Suggestion(better, Safety.SAFE)],
        )
