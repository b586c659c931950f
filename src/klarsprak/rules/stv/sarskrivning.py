"""STV002: compounds written as two words."""

from __future__ import annotations

from collections.abc import Iterable

from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule, RuleContext
from klarsprak.rules.stv._dictionary import OwnWords, dictionary_for
from klarsprak.spelling.split_words import split_words


class SplitCompound(Rule):
    """Särskrivning

    Vad:
    Hittar två ord som står efter varandra och som hör ihop till ett, till exempel ”kund tjänst”. Regeln behöver en ordlista, se
    docs/stavning.md. Utan ordlista är den tyst.

    Varför:
    Den som läser tror att det är två saker och måste läsa om.

    Exempel:
    | Ring vår kund tjänst om du har frågor.

    | Du kan överklaga till förvaltnings rätten.

    Skriv hellre:
    | Ring vår kundtjänst om du har frågor.

    Undantag:
    Mått, dagar och tider kan stå före ett annat substantiv.
    | Vi bjuder på en kopp kaffe tisdag eftermiddag.

    Källa:
    Svenska skrivregler: sammansättningar skrivs ihop.
    """

    code = "STV002"
    name = "sarskrivning"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Den som läser tror att det är två saker och måste läsa om."
    source = "Svenska skrivregler"

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self._dictionary = dictionary_for(context)
        self._own = OwnWords(context)

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        if self._dictionary is None:
            return
        for split in split_words(view, self._dictionary):
            if self._own.hold(view.text[split.start : split.end].lower()):
                continue
            message = f"Skriv ihop orden: ”{split.joined}”."
            yield self.finding(view, split.start, split.end, message, suggestions=[split.joined])
