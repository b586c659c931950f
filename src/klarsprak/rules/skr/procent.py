"""Per cent signs: the space before, and compounds."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class PercentSign(PatternRule):
    """Sätt mellanrum före procenttecknet

    Vad:
    Procenttecken som sitter ihop med siffran, och procenttecken i sammansättningar som ”4 %-spärren”.

    Varför:
    Tecknet står för ett ord och skrivs därför med mellanrum, som alla andra ord.

    Exempel:
    | Avgiften höjs med 12% nästa år.

    | Partiet klarade 4%-spärren.

    Skriv hellre:
    | Avgiften höjs med 12 % nästa år.

    | Partiet klarade 4-procentsspärren.

    Källa:
    Myndigheternas skrivregler, avsnitt 12.6.
    """

    code = "SKR005"
    name = "procenttecken"
    severity = Severity.INFO
    why = "Procenttecknet står för ett ord och skrivs med mellanrum."
    source = "Myndigheternas skrivregler 12.6"
    pattern = re.compile(r"(?<![\w%])(\d+(?:,\d+)?)( ?)%(-\w+)?(?![\w%/])")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """A compound always, a plain figure only without its space."""
        number, space, rest = match.groups()
        if rest:
            return self.finding(
                view,
                match.start(),
                match.end(),
                f"Skriv ”procent” med bokstäver i sammansättningar: ”{number}-procents{rest[1:]}”.",
                suggestions=[Suggestion(f"{number}-procents{rest[1:]}", Safety.UNSAFE)],
            )
        if space:
            return None
        better = f"{number}\u00a0%"
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Sätt ett mellanrum före procenttecknet: ”{number} %”.",
            suggestions=[Suggestion(better, Safety.SAFE)],
        )
