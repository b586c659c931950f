"""Inte after the verb in a subordinate clause."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

_NOT = ("inte", "aldrig")
# What somebody says or thinks may keep the order of the main clause: "hon säger att det är inte sant".
_SAYING = clauses.word_set(
    """
    säga säger sade sa sagt tycka tycker tyckte tro tror trodde mena menar menade anse anser ansåg svara svarar svarade påstå
    påstår påstod hävda hävdar hävdade
    """
)


class NegationInClause(Rule):
    """Sätt inte före verbet i bisatsen

    Vad:
    Bisatser med ”att” där ”inte” eller ”aldrig” står efter verbet: ”att du behöver inte”.

    Varför:
    I skrift står ”inte” före verbet i en bisats. Annars läser många vidare som om en ny mening hade börjat.

    Exempel:
    | Det innebär att du behöver inte skicka in någon blankett.

    Skriv hellre:
    | Det innebär att du inte behöver skicka in någon blankett.

    Undantag:
    Efter ”säger att” och ”tycker att” förekommer ordföljden också i god svenska, och räknas inte. Fynden är så få att
    träffsäkerheten inte går att mäta, och därför är anmärkningen en upplysning.

    | Hon säger att hon är inte rädd.

    Källa:
    Myndigheternas skrivregler, avsnitt 8.4.4.
    """

    code = "MEN026"
    name = "inte-i-bisats"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "I skrift står ”inte” före verbet i en bisats."
    source = "Myndigheternas skrivregler 8.4.4"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Att, a short subject, a finite verb and a negation right after it."""
        if not view.block.is_running or " att " not in view.text:
            return
        tokens = view.tokens
        for word in _NOT:
            for i in tokens.by_lower.get(word, ()):
                subject = _subject(tokens, i)
                if subject is None:
                    continue
                start, end = tokens.start[subject], tokens.end[i]
                if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                    continue
                better = f"{clauses.text_of(tokens, subject, i - 1)} {tokens.text[i]} {tokens.text[i - 1]}"
                yield self.finding(
                    view,
                    start,
                    end,
                    f"Sätt ”{tokens.text[i]}” före verbet: ”att {better}”.",
                    suggestions=[Suggestion(better)],
                )


def _subject(tokens: Tokens, negation: int) -> int | None:
    """The first token of a subject of at most two words between att and the verb before the negation."""
    verb = negation - 1
    first, stop = tokens.sentences[tokens.sent[negation]]
    # "inte bara … utan", "inte minst": the negation belongs to what follows.
    if negation + 1 < stop and tokens.lower[negation + 1] in ("bara", "minst", "endast", "enbart"):
        return None
    for at in (verb - 2, verb - 3):
        if at <= first or tokens.lower[at] != "att" or not tokens.tag[at].startswith("SN"):
            continue
        plain = (
            tokens.morph[verb].finite
            and tokens.pos[verb - 1] in ("PRON", "NOUN", "PROPN")
            and not tokens.morph[verb - 1].genitive
        )
        # "så … att": the clause tells the outcome and may be a main clause.
        before = tokens.lower[max(first, at - 6) : at]
        if plain and "så" not in before and not _SAYING.intersection(before):
            return at + 1
    return None
