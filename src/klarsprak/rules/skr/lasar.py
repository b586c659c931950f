"""School years and winters."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class SchoolYear(PatternRule):
    """Skriv läsår med snedstreck

    Vad:
    Läsår, räkenskapsår och andra perioder över ett årsskifte med streck: ”läsåret 2026-2027”.

    Varför:
    Snedstrecket visar att det är en enda period som sträcker sig över årsskiftet. Strecket kan läsas som två hela år.

    Exempel:
    | Anmälan gäller läsåret 2026-2027.

    | Skolskjutsen gäller läsåret 26-27.

    Skriv hellre:
    | Anmälan gäller läsåret 2026/27.

    Undantag:
    Flera hela år skrivs med tankstreck.

    | Planen gäller åren 2026–2029.

    Källa:
    Myndigheternas skrivregler, kapitel 12.
    """

    code = "SKR019"
    name = "lasar-med-streck"
    severity = Severity.INFO
    why = "Strecket kan läsas som två hela år."
    source = "Myndigheternas skrivregler, kapitel 12"
    clauses = ("alvesta:enkel-2",)
    pattern = re.compile(
        r"\b(?:[Ll]äs|[Ss]kol|[Rr]äkenskaps|[Vv]erksamhets)år(?:et)? ((?:20)?(\d\d)) ?[-–] ?(?:20)?(\d\d)\b(?![-–:/]?\d)"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Two years that follow each other."""
        if (int(match.group(2)) + 1) % 100 != int(match.group(3)):
            return None
        better = f"{match.group(1)}/{match.group(3)}"
        return self.finding(
            view, match.start(1), match.end(), f"Skriv ”{better}” med snedstreck.", suggestions=[Suggestion(better)]
        )
