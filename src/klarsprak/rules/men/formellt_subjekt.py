"""Old word order without the formal subject."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

_MODALS = ("ska", "skall", "måste", "bör", "får", "kan")
_EXISTING = clauses.word_set("finnas ingå framgå föreligga förekomma")
_REACH = 7


class MissingFormalSubject(Rule):
    """Säg vem eller vad som ska

    Vad:
    Meningar med ålderdomlig ordföljd, där verbet kommer före subjektet och inget ”det” står emellan: ”Till ansökan ska
    fogas en karta”, ”I anmälan ska finnas uppgifter om …”.

    Varför:
    Ordföljden hör till gammalt lagspråk. Läsaren ser varken vem som ska göra det eller var meningen börjar.

    Exempel:
    | Till ansökan ska fogas en karta över området.

    | I anmälan ska finnas uppgifter om vem som äger huset.

    Skriv hellre:
    | Du ska skicka med en karta över området.

    | I anmälan ska det finnas uppgifter om vem som äger huset.

    Undantag:
    Omvänd ordföljd med utskrivet subjekt är vanlig svenska.

    | I anmälan ska du skriva vem som äger huset.

    | I maj ska nämnden besluta om bidrag.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3.1.
    """

    code = "MEN021"
    name = "formellt-subjekt"
    needs = Needs.TAGS
    why = "Ordföljden hör till gammalt lagspråk."
    source = "Myndigheternas skrivregler 1.3.1"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A prepositional phrase, a modal, an infinitive and an indefinite noun, in that order."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        for modal in _MODALS:
            for i in tokens.by_lower.get(modal, ()):
                found = _order(tokens, i)
                if found is None:
                    continue
                infinitive, noun = found
                start, end = tokens.start[i], tokens.end[noun]
                if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                    continue
                verb = tokens.lower[infinitive]
                if verb in _EXISTING:
                    message = f"Sätt in ”det”: ”{tokens.text[i]} det {verb}”."
                else:
                    must = "ska" if modal == "skall" else modal
                    active = clauses.active(verb, present=False)
                    message = f"Skriv vem som gör det: ”du {must} {active}” eller ”vi {must} {active}”."
                yield self.finding(view, start, end, message)


def _order(tokens: Tokens, modal: int) -> tuple[int, int] | None:
    """The infinitive and the subject noun after a modal whose clause opens with a prepositional phrase."""
    first, stop = tokens.sentences[tokens.sent[modal]]
    if tokens.tag[first] != "PP" or modal == first or modal - first > _REACH or modal + 2 >= stop:
        return None
    # The opening is one prepositional phrase and nothing more: no verb, no clause, no subject.
    if any(tokens.tag[at].startswith(("VB", "HP", "SN", "MID", "KN")) for at in range(first, modal)):
        return None
    if not tokens.tag[modal - 1].startswith(("NN", "PM")):
        return None
    at = modal + 1
    while at < stop and tokens.tag[at].startswith("AB"):
        at += 1
    if at + 1 >= stop or not tokens.morph[at].infinitive:
        return None
    infinitive = at
    if not tokens.morph[infinitive].passive and tokens.lower[infinitive] not in _EXISTING:
        return None
    at += 1
    while at < stop and tokens.tag[at].startswith(("PL", "AB", "DT", "JJ", "RG", "PC")):
        at += 1
    if at >= stop or not tokens.tag[at].startswith("NN") or tokens.morph[at].definite:
        return None
    return infinitive, at
