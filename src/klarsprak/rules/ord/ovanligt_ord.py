"""ORD023: words that are rare in Swedish."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from klarsprak.core.finding import Severity
from klarsprak.core.profile import Audience
from klarsprak.language.compounds import is_common, split
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Candidate, Rule, RuleContext, Setting
from klarsprak.rules.ord._lexicon import own_index

_OPEN = frozenset({"NOUN", "VERB", "ADJ"})


class RareWord(Rule):
    """Ovanligt ord

    Vad:
    Hittar ord som är ovanliga i svenska texter: de finns inte bland de vanligaste, och inte heller de ord de är sammansatta
    av. Regeln gäller lättläst text och text till barn och unga. Varje ord anmärks en gång.

    Varför:
    Ett ord som läsaren aldrig har mött stoppar läsningen. Ett vanligare ord eller en förklaring hjälper.

    Exempel:
    | @lattlast
    | Ta med proviant till lägret. Vi bjuder på förplägnad den sista dagen.

    Skriv hellre:
    | @lattlast
    | Ta med mat till lägret. Vi bjuder på mat den sista dagen.

    Undantag:
    Namn, och ord med en länk eller en förklaring i närheten bedömer du själv.
    | @lattlast
    | Ida bor i Alvesta och arbetar på biblioteket.

    Inställningar:
    grans: hur vanligt ett ord ska vara, på Zipf-skalan (3 är en gång på en miljon ord).

    Källa:
    Fub: Skriv lättläst. Vanlighet enligt wordfreq 3.1.1.
    """

    code = "ORD023"
    name = "ovanligt-ord"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Ett ord som läsaren aldrig har mött stoppar läsningen."
    source = "Fub: Skriv lättläst"
    audiences = frozenset({Audience.EASY, Audience.CHILDREN})
    clauses = ("alvesta:enkel-1", "spraklagen:11")
    settings: ClassVar = {
        "grans": Setting(default=3, help="Hur vanligt ett ord minst ska vara på Zipf-skalan: 3 är en gång på en miljon ord."),
    }

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self._limit = float(self.int_setting("grans"))
        self._index, self._allowed = own_index(context)

    def candidates(self, view: BlockView) -> Iterable[Candidate]:
        tokens = view.tokens
        listed = {i for hit in self._index.hits(view) for i in range(hit.first, hit.last + 1)}
        for i, low in enumerate(tokens.lower):
            lemma = tokens.lemma[i].lower()
            if tokens.pos[i] not in _OPEN or len(low) < 5 or not low.isalpha() or i in listed:
                continue
            inside = i > tokens.sentences[tokens.sent[i]][0]
            if (inside and tokens.text[i][0].isupper()) or self._known(low, lemma):
                continue
            if view.block.is_opaque(tokens.start[i], tokens.end[i]):
                continue
            message = f"”{tokens.text[i]}” är ett ovanligt ord. Förklara det eller byt ut det."
            yield lemma, self.finding(view, tokens.start[i], tokens.end[i], message)

    def _known(self, form: str, lemma: str) -> bool:
        """Whether the form, its base form or all the words it is made of are common."""
        if form in self._allowed or lemma in self._allowed or is_common(form, self._limit) or is_common(lemma, self._limit):
            return True
        parts = split(lemma) or split(form)
        return bool(parts) and all(is_common(part, self._limit) for part in parts)
