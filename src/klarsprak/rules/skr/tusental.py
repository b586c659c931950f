"""Large numbers without spaces."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class Thousands(PatternRule):
    """Dela upp stora tal med mellanrum

    Vad:
    Belopp och antal med fem siffror eller fler i rad, eller med punkt mellan tusentalen.

    Varför:
    Grupper om tre siffror går att läsa med en blick. Punkt mellan grupperna kan tas för decimaltecken.

    Exempel:
    | Du kan få högst 125000 kronor i bidrag.

    | Avgiften är 12.500 kr per år.

    Skriv hellre:
    | Du kan få högst 125 000 kronor i bidrag.

    Undantag:
    Tal med fyra siffror får skrivas ihop. Nummer som inte är mängder lämnas i fred.
    | Betala 4500 kronor till bankgiro 00000-0000 och ange 260412345.

    Källa:
    Myndigheternas skrivregler, avsnitt 12.1.
    """

    code = "SKR004"
    name = "tusental-utan-mellanrum"
    severity = Severity.INFO
    why = "Stora tal är svåra att läsa utan mellanrum mellan tusentalen."
    source = "Myndigheternas skrivregler 12.1"
    pattern = re.compile(
        r"(?<![\w.,:/-])(\d{5,12}|\d{1,3}(?:\.\d{3})+)"
        r"(?= ?(?:kr\b|kronor|euro|invånare|personer|elever|hushåll|kvadratmeter|m²|meter|kilometer|ton\b|platser|besök|träd))"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match: the unit after it says that it is an amount."""
        digits = match.group(1).replace(".", "")
        if digits.startswith("0"):
            return None
        better = f"{int(digits):,}".replace(",", "\u00a0")
        return self.finding(
            view,
            match.start(1),
            match.end(1),
            f"Dela upp talet i grupper om tre: ”{better}”.",
            suggestions=[Suggestion(better, Safety.UNSAFE)],
        )
