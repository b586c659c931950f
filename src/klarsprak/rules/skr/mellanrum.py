"""Spaces before punctuation, and doubled punctuation."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class SpaceBeforeMark(PatternRule):
    """Ta bort mellanrummet före skiljetecknet

    Vad:
    Mellanrum före punkt, komma, kolon, frågetecken eller utropstecken, och dubbla kommatecken eller punkter.

    Varför:
    Tecknet kan hamna först på nästa rad, och texten ser slarvig ut.

    Exempel:
    | Ring oss , så hjälper vi dig.

    | Vi hörs på måndag..

    Skriv hellre:
    | Ring oss, så hjälper vi dig.

    Undantag:
    Tre punkter, filändelser och tal lämnas i fred, och två punkter mitt i en mening.
    | Spara filen som .pdf och vänta ... sedan är det klart.

    Källa:
    Myndigheternas skrivregler, kapitel 13.
    """

    code = "SKR012"
    name = "mellanrum-fore-skiljetecken"
    severity = Severity.INFO
    why = "Ett skiljetecken sitter ihop med ordet före."
    source = "Myndigheternas skrivregler, kapitel 13"
    clauses = ("alvesta:enkel-2",)
    pattern = re.compile(
        r"(?<=[^\W\d_]{2})( +)([,;?!]|\.(?= [A-ZÅÄÖ]|$))(?![\w.?!)(-])|(?<=[^\W\d_]{2})(,,(?!,)|\.\.(?=$|\s+[A-ZÅÄÖ]))"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match; a placeholder right before may bring its own space and is left alone."""
        if view.block.is_opaque(max(0, match.start() - 1), match.end()):
            return None
        better = match.group(2) or match.group(3)[0]
        message = f"Ta bort mellanrummet före ”{better}”." if match.group(1) else f"Skriv bara ett tecken: ”{better}”."
        return self.finding(
            view,
            match.start(),
            match.end(),
            message,
            suggestions=[Suggestion(better, Safety.SAFE if match.group(1) else Safety.UNSAFE)],
        )
