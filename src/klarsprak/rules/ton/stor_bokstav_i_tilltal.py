"""Du and Ni with a capital inside a sentence."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

# After these words comes the name of something on a page: "fliken Dina ärenden", "under Ditt konto".
_BEFORE_LABEL = re.compile(
    r"(?:flik\w*|knapp\w*|rubrik\w*|sida\w*|ruta\w*|meny\w*|länk\w*|tjänst\w*|appen|under|kallas|heter|på|i)\s$"
)
_SURE = frozenset(("Du", "Dig"))


class CapitalAddress(PatternRule):
    """Skriv du och ni med liten bokstav

    Vad:
    ”Du”, ”Dig”, ”Din”, ”Ni”, ”Er” och deras böjningar med stor bokstav inne i en mening.

    Varför:
    Stor bokstav i tilltal är ålderdomligt och skapar avstånd. I modern svenska skrivs du och ni med liten bokstav.

    Exempel:
    | Vi vill att Du skickar in ett intyg.

    | Hör av dig om Din ansökan har ändrats.

    Skriv hellre:
    | Vi vill att du skickar in ett intyg.

    Undantag:
    Först i en mening ska det vara stor bokstav. Namn på sidor, knappar och tjänster räknas inte.

    | Klicka på fliken Dina ärenden.

    Källa:
    Myndigheternas skrivregler, avsnitt 8.2.1.
    """

    code = "TON002"
    name = "stor-bokstav-i-tilltal"
    severity = Severity.WARNING
    why = "Stor bokstav i tilltal är ålderdomligt och skapar avstånd."
    source = "Myndigheternas skrivregler 8.2.1"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")
    pattern = re.compile(r"(?<=[a-zåäö,;] )(?<!osv )(?<!etc )(?:Du|Dig|Din|Ditt|Dina|Ni|Er|Ert|Era)(?![\w-])(?! [A-ZÅÄÖ])")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match that is no label and no quotation."""
        start, end = match.span()
        word = match.group()
        # "på" and "i" precede both: "på Dina sidor" is a label, "på Dig" is not.
        if word not in _SURE and _BEFORE_LABEL.search(view.text, 0, start):
            return None
        if clauses.is_quoted(view, start, end) or clauses.is_label(view.block, start, end):
            return None
        # A new line in the source may be a new sentence whose full stop is missing.
        if self.before(view, start) in "\n\r\u2028":
            return None
        return self.finding(
            view,
            start,
            end,
            f"Skriv ”{word.lower()}” med liten bokstav.",
            suggestions=[Suggestion(word.lower(), Safety.SAFE)],
        )
