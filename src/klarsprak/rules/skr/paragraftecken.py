"""Section signs before the number in references to law."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class SectionSign(PatternRule):
    """Skriv 3 §, inte § 3, när du hänvisar till en lag

    Vad:
    Hänvisningar till lagar och förordningar med paragraftecknet före siffran.

    Varför:
    I lagar står siffran först. Med samma ordning hittar läsaren rätt, och ingen tar hänvisningen för en paragraf i ett
    protokoll.

    Exempel:
    | Du har rätt till det enligt § 4 socialtjänstlagen.

    | Det står i 9 kap. § 31 plan- och bygglagen.

    Skriv hellre:
    | Du har rätt till det enligt 4 § socialtjänstlagen.

    Undantag:
    Paragrafer i protokoll skrivs med tecknet först.
    | Kommunstyrelsen beslutade om taxan i § 45.

    Källa:
    Myndigheternas skrivregler, avsnitt 14.4.
    """

    code = "SKR006"
    name = "paragraftecken-fore-siffran"
    severity = Severity.INFO
    why = "I lagar står siffran före paragraftecknet."
    source = "Myndigheternas skrivregler 14.4"
    pattern = re.compile(
        r"(?:(?<=kap\. )|(?<=kap ))§ ?(\d+ ?[a-z]?)(?!\w)"
        r"|§ ?(\d+(?: [a-z])?)(?= (?:i )?(?:\w+(?:- och )?)*\w*(?:lagen|förordningen|balken)\b)"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match: a chapter before or a law after says that it is a reference to law."""
        number = (match.group(1) or match.group(2)).strip()
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv siffran först när du hänvisar till en lag: ”{number} §”.",
            suggestions=[Suggestion(f"{number}\u00a0§", Safety.UNSAFE)],
        )
