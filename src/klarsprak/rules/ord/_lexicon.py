"""What the rules share that report words from the word lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.core.profile import Audience
from klarsprak.language.view import BlockView, Needs
from klarsprak.lexicon import Certainty, Hit, Index, index_for, suggestions
from klarsprak.rules.base import Rule, RuleContext, Setting

UNSURE = Setting(
    default=False,
    help="Ta också med ord som bara ibland är svåra (säkerhet ”osäker” i listan).",
    by_audience={Audience.EASY: True, Audience.CHILDREN: True},
)


class LexiconRule(Rule):
    """Reports the entries of the word lists that name the rule's code.

    `what`: how the message describes such a word. A likely entry gives an info where a sure one gives the rule's own
    severity; an unsure one is left out unless the setting `osakra` asks for it.
    """

    needs = Needs.TAGS
    what: ClassVar[str]
    settings: ClassVar = {"osakra": UNSURE}

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self.index, self._allowed = own_index(context)

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        for hit in self.index.hits(view):
            if hit.entry.rule == self.code and self.wants(hit, view):
                yield self.report(view, hit)

    def wants(self, hit: Hit, view: BlockView) -> bool:
        """Whether this hit is to be reported."""
        entry = hit.entry
        if self._allowed and (view.text[hit.start : hit.end].lower() in self._allowed or entry.phrase.lower() in self._allowed):
            return False
        if entry.certainty is Certainty.UNSURE and not self.setting("osakra"):
            return False
        return entry.scope.holds(self.context.audience, self.context.text_type)

    def report(self, view: BlockView, hit: Hit) -> Finding:
        """The finding for a hit, with its wordings."""
        entry = hit.entry
        (start, end), offered = suggestions(hit, view.tokens, view.text, heading=view.block.kind is BlockKind.HEADING)
        word = view.text[hit.start : hit.end]
        return self.finding(
            view,
            start,
            end,
            f"”{word}” {self.what}. {advice(offered)}",
            suggestions=offered,
            why=entry.why,
            source=entry.source,
            severity=None if entry.certainty is Certainty.SURE else Severity.INFO,
        )


def own_index(context: RuleContext) -> tuple[Index, frozenset[str]]:
    """The index for a text's configuration, and the words that it says are to be left alone, in lower case."""
    own = context.options.get("lexicon")
    if not isinstance(own, Mapping):
        return index_for(), frozenset()
    index = index_for(tuple(own.get("lists", ())))
    return index, index.allowed | frozenset(word.lower() for word in own.get("allow", ()))


def advice(offered: list[Suggestion]) -> str:
    """The sentence of a message that says what to write: at most three wordings, or the advice."""
    wordings = [s.text for s in offered if s.safety is not Safety.DISPLAY]
    if wordings:
        quoted = [f"”{w.rstrip('.')}”" for w in wordings[:3]]
        return "Skriv " + (" eller ".join(", ".join(quoted).rsplit(", ", 1))) + "."
    if offered:
        text = offered[0].text
        return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
    return "Skriv om."
