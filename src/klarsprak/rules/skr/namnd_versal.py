"""Names of boards and units with a capital inside a sentence."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

# Only municipal ones: "Hyresnämnden" and "Socialstyrelsen" are authorities, whose names have a capital.
_FIELDS = (
    r"(?:[Aa]rbetsmarknads|[Bb]arn|[Bb]ygg|[Bb]yggnads|[Dd]jur|[Ff]amilje|[Ff]ritids|[Ff]örskole|[Gg]atu|[Gg]rundskole|[Gg]ymnasie"
    r"|[Ii]drotts|[Ii]ndivid|[Kk]ommunstyrelse|[Kk]ommunlednings|[Kk]ultur|[Ll]andsbygds|[Mm]iljö|[Nn]ärings|[Oo]msorgs|[Pp]ark"
    r"|[Pp]lan|[Ss]amhällsbyggnads|[Ss]kol|[Ss]ocial|[Ss]tadsbyggnads|[Tt]ekniska |[Tt]eknik|[Tt]rafik|[Uu]tbildnings"
    r"|[Uu]tvecklings|[Vv]uxen|[Vv]uxenutbildnings|[Vv]ård|[Ää]ldre|[Öö]verförmyndar)"
)


class CapitalBoard(PatternRule):
    """Skriv nämnder och enheter med liten bokstav

    Vad:
    Namn på kommunens nämnder, förvaltningar och avdelningar med stor bokstav inne i en mening: ”vi på Socialförvaltningen”.

    Varför:
    Stor bokstav visar att något är ett egennamn. Med stora bokstäver på allt blir texten pompös och svårare att läsa.

    Exempel:
    | Beslutet togs av Socialnämnden i maj.

    | Kontakta Barn- och utbildningsförvaltningen.

    Skriv hellre:
    | Beslutet togs av socialnämnden i maj.

    Undantag:
    Myndigheter har stor bokstav i sitt namn. Den som följer en egen skrivhandledning med stor bokstav stänger av regeln, och
    därför är anmärkningen en upplysning.

    | Hyresnämnden i Växjövik och Socialstyrelsen har svarat.

    Källa:
    Myndigheternas skrivregler, kapitel 11.
    """

    code = "SKR018"
    name = "namnd-med-stor-bokstav"
    severity = Severity.INFO
    why = "Stor bokstav hör till egennamn."
    source = "Myndigheternas skrivregler, kapitel 11"
    clauses = ("alvesta:enkel-2",)
    pattern = re.compile(
        rf"(?<=[a-zåäö,;] )(?=[A-ZÅÄÖ])(?:{_FIELDS}-(?:, [a-zåäö]+-)* och )?{_FIELDS}?"
        r"(?:nämnden|nämnd|förvaltningen|förvaltning|utskottet|kontoret|avdelningen|enheten)\b"
        r"|(?<=[a-zåäö,;] )Kommun(?:styrelsen|fullmäktige)\b(?! i )"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match outside links, emphasis and quotation marks."""
        start, end = match.span()
        word = match.group()
        if clauses.is_quoted(view, start, end) or clauses.is_label(view.block, start, end):
            return None
        better = word[0].lower() + word[1:]
        return self.finding(view, start, end, f"Skriv ”{better}” med liten bokstav.", suggestions=[Suggestion(better)])
