"""A hyphen with spaces where a dash belongs."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class SpacedHyphen(PatternRule):
    """Använd tankstreck, inte bindestreck, mellan satser

    Vad:
    Bindestreck med mellanrum på båda sidor, använt som tankstreck.

    Varför:
    Bindestrecket håller ihop ord. Tankstrecket gör en paus. Med rätt streck ser läsaren vilket som menas.

    Exempel:
    | Du kan söka när som helst - även på sommaren.

    Skriv hellre:
    | Du kan söka när som helst – även på sommaren.

    Undantag:
    Utelämnade led som ”in- och utflyttning” är rätt, och lämnas i fred också med ett mellanrum för mycket.
    | Anmäl in- och utflyttning till oss.

    | Anmäl in - och utflyttning till oss.

    Källa:
    Myndigheternas skrivregler, avsnitt 13.8.
    """

    code = "SKR009"
    name = "bindestreck-som-tankstreck"
    severity = Severity.INFO
    why = "Bindestrecket håller ihop ord, tankstrecket gör en paus."
    source = "Myndigheternas skrivregler 13.8"
    pattern = re.compile(r"(?<=[^\W\d_][,.)”]|.[^\W\d_]) (-) (?!(?:och|eller|samt) )(?=[^\W\d_])")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every hyphen between two words with a space on both sides."""
        return self.finding(
            view,
            match.start(1),
            match.end(1),
            "Byt bindestrecket mot ett tankstreck: ” – ”.",
            suggestions=[Suggestion("–", Safety.SAFE)],
        )
