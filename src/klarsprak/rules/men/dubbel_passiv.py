"""Two passives in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from klarsprak.core.finding import Finding
from klarsprak.language import clauses
from klarsprak.language.grammar import passive_verbs
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule

# First verbs of a real pair, with what an active sentence may say in their place. Listed, since two s-forms also meet
# where a subordinate clause ends and the main clause begins: "Om fel upptäcks markeras fältet".
_OPENERS = {
    "anse": "",
    "anta": "",
    "avse": "vi tänker",
    "bedöma": "",
    "befara": "",
    "behöva": "",
    "beräkna": "vi räknar med att",
    "förutsätta": "",
    "förutse": "",
    "förvänta": "vi räknar med att",
    "föreslå": "",
    "planera": "vi planerar att",
    "påstå": "",
    "uppge": "",
    "vänta": "vi räknar med att",
    "önska": "",
}
_LEMMAS = frozenset(_OPENERS) | {f"{lemma}s" for lemma in _OPENERS}
# Second verbs whose form is passive but which hide nobody.
_ACTORLESS = clauses.word_set("saknas behövas krävas fordras")


class DoublePassive(Rule):
    """Undvik två passiver i rad

    Vad:
    En passiv verbform följd av en passiv infinitiv: ”beräknas slutföras”, ”avses byggas”.

    Varför:
    Två s-former i rad döljer två gånger vem som gör något, och meningen blir tung.

    Exempel:
    | Arbetet beräknas slutföras i maj.

    | Frågan väntas behandlas av nämnden i höst.

    Skriv hellre:
    | Vi räknar med att bli klara i maj.

    | Nämnden väntas behandla frågan i höst.

    Undantag:
    Verb som bara ser passiva ut räknas inte.

    | Arbetet beräknas lyckas.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3.3.
    """

    code = "MEN003"
    name = "dubbel-passiv"
    needs = Needs.TAGS
    why = "Två s-former i rad döljer vem som gör vad."
    source = "Myndigheternas skrivregler 1.3.3"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Passive verbs followed at once by a passive infinitive."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        if _LEMMAS.isdisjoint(tokens.by_lemma):
            return
        passives = passive_verbs(tokens)
        for first, second in pairwise(passives):
            opener = _OPENERS.get(tokens.lemma[first].removesuffix("s"))
            if opener is None or second - first > 3 or tokens.tag[first].startswith("PC"):
                continue
            # "behandlas" after "väntas" is an infinitive, whatever the tagger made of it: present and infinitive look alike.
            infinitive = tokens.morph[second].infinitive or tokens.lower[second].endswith("as")
            if not infinitive or tokens.lower[second] in _ACTORLESS:
                continue
            # Only adverbs and negation may stand between: "beräknas inte kunna slutföras".
            if any(tokens.pos[at] not in ("ADV", "PART") and tokens.lower[at] != "kunna" for at in range(first + 1, second)):
                continue
            start, end = tokens.start[first], tokens.end[second]
            if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                continue
            active = clauses.active(tokens.lower[second], present=False)
            example = f", till exempel ”{opener} {active}”" if opener else ""
            yield self.finding(
                view,
                start,
                end,
                f"”{view.text[start:end]}” är två passiver i rad. Skriv vem som gör det{example}.",
            )
