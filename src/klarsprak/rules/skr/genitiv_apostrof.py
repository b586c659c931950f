"""Apostrophes in genitives, and abbreviations without their colon."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class GenitiveApostrophe(PatternRule):
    """Skriv genitiv utan apostrof

    Vad:
    Genitiv med apostrof som i engelskan, efter förkortningar: ”EU’s” och ”SFI's”.

    Varför:
    Svenska förkortningar får kolon före ändelsen. Apostrofen stör den som läser och den som använder skärmläsare.

    Exempel:
    | Stödet bygger på EU’s regler.

    | Här hittar du SFI's schema för våren.

    Skriv hellre:
    | Stödet bygger på EU:s regler.

    Undantag:
    Namn som innehåller apostrof lämnas i fred.
    | Mötet hålls på McDonald's i Storgatan.

    Källa:
    Myndigheternas skrivregler, avsnitt 13.4 och 11.
    """

    code = "SKR010"
    name = "genitiv-med-apostrof"
    why = "Svenska förkortningar får kolon före ändelsen, inte apostrof."
    source = "Myndigheternas skrivregler 13.4"
    pattern = re.compile(r"(?<!\w)([A-ZÅÄÖ]{2,6})[’'´`](s|n|t|en|et|er|ar|ens|ets)(?!\w)")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every abbreviation in capitals with an apostrophe before a Swedish ending."""
        better = f"{match.group(1)}:{match.group(2)}"
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv ”{better}” med kolon.",
            suggestions=[Suggestion(better, Safety.SAFE)],
        )
