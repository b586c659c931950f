"""Money: symbols and abbreviations that do not belong in running text."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

_BETTER = {"kkr": "tkr", "Mkr": "miljoner kronor", "MSEK": "miljoner kronor", "SEK": "kronor", ":-": "kronor", ":–": "kronor"}


class CurrencyForm(PatternRule):
    """Skriv kronor med bokstäver

    Vad:
    Belopp som skrivs med ”500:-”, ”SEK”, ”kkr”, ”Mkr” eller ”MSEK”.

    Varför:
    Formerna hör hemma i prislappar och bokföring. ”Kronor” förstår alla, och skärmläsare läser det rätt.

    Exempel:
    | Avgiften är 500:- per år.

    | Bidraget är högst 20 000 SEK.

    Skriv hellre:
    | Avgiften är 500 kronor per år.

    Källa:
    Myndigheternas skrivregler, avsnitt 12.7.
    """

    code = "SKR014"
    name = "kronor-som-symbol"
    severity = Severity.INFO
    why = "”Kronor” förstår alla; symboler och förkortningar hör hemma i bokföring."
    source = "Myndigheternas skrivregler 12.7"
    pattern = re.compile(r"(?<![\w.,])(\d+(?:[ .]\d{3})*(?:,\d+)?)(?: ?(:[-–])| (kkr|Mkr|MSEK|SEK))(?![\w-])")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every amount with one of the forms."""
        number, form = match.group(1), match.group(2) or match.group(3)
        better = f"{number} {_BETTER[form]}"
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv ”{better}”.",
            suggestions=[Suggestion(better, Safety.UNSAFE)],
        )
