"""Flattery and advertising tone."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class Flattery(PatternRule):
    """Var vänlig utan att smickra

    Vad:
    Fraser ur reklam och kundbrev: ”du är viktig för oss”, ”vi värdesätter dig som kund”, ”det är med stor glädje som vi”.

    Varför:
    Läsaren vill veta något i sitt ärende. Smicker från en myndighet låter falskt, särskilt om beskedet är dåligt.

    Exempel:
    | Ditt ärende är mycket viktigt för oss.

    | Det är med stor glädje som vi meddelar att du har fått en plats.

    Skriv hellre:
    | Vi svarar på ditt brev senast på fredag.

    | Vi har en plats till dig. Välkommen!

    Undantag:
    Tack, grattis och välkommen räknas inte. Ironi och annat som bara märks i sammanhanget kan programmet inte se, och
    därför är anmärkningen en upplysning.

    | Tack för att du hör av dig. Dina synpunkter hjälper oss att bli bättre.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.2.5 och 2.3.
    """

    code = "TON014"
    name = "smicker"
    severity = Severity.INFO
    why = "Smicker från en myndighet låter falskt."
    source = "Myndigheternas skrivregler 1.2.5 och 2.3"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")
    pattern = re.compile(
        r"\b(?:(?:[Dd]u|[Nn]i|[Dd]itt ärende|(?:[Dd]in|[Ee]r) (?:ansökan|åsikt|fråga)|(?:[Dd]ina|[Ee]ra) (?:synpunkter|åsikter)) "
        r"är (?:mycket |väldigt |oerhört |så )?viktig[at]? för oss|[Vv]i (?:värdesätter|värnar om) (?:dig|er) som|"
        r"[Vv]ärderade (?:kund|kunder|medborgare|invånare)|[Dd]et är med (?:stor )?(?:glädje|stolthet|sorg) (?:som )?vi|"
        r"[Vv]i (?:har|får) (?:äran|nöjet|förmånen|glädjen) att|[Vv]år (?:fantastiska|underbara|världsledande) \w+)\b"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match outside quotation marks."""
        if clauses.is_quoted(view, match.start(), match.end()):
            return None
        return self.finding(
            view, match.start(), match.end(), f"Stryk ”{match.group()} …” och gå rakt på det som läsaren behöver veta."
        )
