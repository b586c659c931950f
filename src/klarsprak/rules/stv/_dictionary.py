"""What the rules share that ask the dictionary."""

from __future__ import annotations

from collections.abc import Mapping

from klarsprak.rules.base import RuleContext
from klarsprak.rules.ord._lexicon import own_index
from klarsprak.spelling.dictionary import Dictionary, load, named_in

_MIN_LENGTH = 4


def dictionary_for(context: RuleContext) -> Dictionary | None:
    """The dictionary that the configuration asks for, or the one that is there; None where there is none."""
    return load(named_in(context.options))


class OwnWords:
    """The organisation's own words: those it allows, and those of its name."""

    def __init__(self, context: RuleContext) -> None:
        _, allowed = own_index(context)
        organisation = context.options.get("organisation")
        name = str(organisation.get("namn", "")) if isinstance(organisation, Mapping) else ""
        self._words = tuple(word for word in (*allowed, *name.lower().split()) if len(word) >= _MIN_LENGTH)

    def hold(self, low: str) -> bool:
        """Whether a lower-case form is one of the words, a form of one, or a compound with one."""
        return any(word in low for word in self._words)
