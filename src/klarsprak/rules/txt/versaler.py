"""Several words in capitals."""

from __future__ import annotations

import re

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

# Without one of these the words may be a name: "GREVE VON X".
_SMALL_WORDS = clauses.word_set(
    """
    ALLA ATT AV DET DIN DITT DU DÅ EN ER ETT FRÅN FÖR FÖRE HAR HÄR I IN INTE KAN MED MÅSTE NI NU NÄR OCH OM PÅ SENAST SKA
    SOM TILL UT VI ÄR ÖVER
    """
)


class ShoutedWords(PatternRule):
    """Framhäv inte med versaler

    Vad:
    Tre eller fler ord i följd med bara versaler i löpande text.

    Varför:
    Ord med versaler tappar sin form och blir svårare att läsa. Dessutom låter det som om du ropar.

    Exempel:
    | Du måste SKICKA IN BLANKETTEN före den 1 maj.

    Skriv hellre:
    | Du måste **skicka in blanketten** före den 1 maj.

    Undantag:
    Förkortningar och enstaka ord räknas inte.

    | EU, FN och NATO har yttrat sig.

    Källa:
    Myndigheternas skrivregler, avsnitt 3.4.2.
    """

    code = "TXT014"
    name = "versaler"
    severity = Severity.WARNING
    why = "Ord med versaler är svårare att läsa och låter som rop."
    source = "Myndigheternas skrivregler 3.4.2"
    kinds = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_INTRO, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
    pattern = re.compile(r"\b[A-ZÅÄÖÉ]{2,}(?:[ ,]+[A-ZÅÄÖÉ]{1,}){2,}\b(?![-:])")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Runs that hold ordinary words: two of five letters and more, or one of eight."""
        words = match.group().replace(",", " ").split()
        if _SMALL_WORDS.isdisjoint(words):
            return None
        ordinary = [w for w in words if len(w) >= 5]
        if len(ordinary) < 2 and not any(len(w) >= 8 for w in words):
            return None
        if clauses.is_quoted(view, match.start(), match.end()):
            return None
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv ”{clauses.shortened(match.group(), 3)}” med vanliga bokstäver. Framhäv med fetstil om det behövs.",
        )
