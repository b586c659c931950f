"""STV001: misspelt words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, RuleContext, Setting
from klarsprak.rules.stv._dictionary import OwnWords, dictionary_for
from klarsprak.spelling.suspects import suspects

ALL = "alla"


class Misspelling(Rule):
    """Stavfel

    Vad:
    Hittar ord som är felstavade: de finns inte i den svenska ordlistan, och de ligger en bokstav från ett vanligt ord eller
    från en sammansättning av vanliga ord. Regeln behöver en ordlista, se docs/stavning.md. Utan ordlista är den tyst.

    Varför:
    Ett stavfel stoppar läsningen och får läsaren att tvivla på resten av texten.

    Exempel:
    | Vi börjar din handlägning när ansökan är komplett.

    | Du måste också redovisa vad du har tillgänligt på kontot.

    Skriv hellre:
    | Vi börjar din handläggning när ansökan är komplett.

    Undantag:
    Namn, förkortningar, adresser, kod och egna ord lämnas i fred, liksom citerade ord. Det gäller också text med gammal stavning.
    | Blanketten finns på e-tjänsten alvesta.example.se.

    Inställningar:
    niva: ”saker” tar ord som ligger nära ett vanligt ord. ”alla” tar dessutom alla ord i löpande text som saknas i ordlistan,
    som tips. Lägg egna ord under allow i [lexicon].

    Källa:
    Ordlistan sv_SE (Den stora svenska ordlistan) genom Hunspell.
    """

    code = "STV001"
    name = "stavfel"
    why = "Ett stavfel stoppar läsningen och får läsaren att tvivla på resten."
    source = "Svensk ordlista"
    settings: ClassVar = {
        "niva": Setting(
            default="saker", choices=("saker", ALL), help="”saker”: ord som liknar ett vanligt ord. ”alla”: alla okända ord."
        ),
    }

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self._dictionary = dictionary_for(context)
        self._own = OwnWords(context)
        self._all = self.setting("niva") == ALL

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        if self._dictionary is None:
            return
        for suspect in suspects(view, self._dictionary, all_unknown=self._all):
            if self._own.hold(suspect.form):
                continue
            word = view.text[suspect.start : suspect.end]
            if suspect.meant:
                meant = suspect.meant.capitalize() if word[0].isupper() else suspect.meant
                message = f"”{word}” är felstavat. Menar du ”{meant}”?"
                yield self.finding(view, suspect.start, suspect.end, message, suggestions=[meant])
            else:
                message = f"”{word}” finns inte i ordlistan. Kontrollera stavningen."
                yield self.finding(view, suspect.start, suspect.end, message, severity=Severity.INFO)
