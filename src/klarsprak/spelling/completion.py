"""Suggestions for unknown words, worked out only for findings that somebody will see.

hunspell takes up to half a second a word to suggest something, so the check itself never asks it. What a rule has suggested
is left as it is.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.spelling import dictionary

#: The rules that ask the dictionary, and the one whose findings may lack a suggestion.
FAMILY = "STV"
UNKNOWN_WORD = "STV001"
RULES = (UNKNOWN_WORD, "STV002")
_MOST = 3
#: Seconds for all the words of a text together.
_PATIENCE = 2.0


def obstacle(named: str, asked: Iterable[str]) -> str | None:
    """Why spelling is not checked though it was asked for, by rules in `asked` or by a dictionary's name; or None."""
    wanted = bool(named) or any(code.startswith(pattern.upper()) for pattern in asked for code in (FAMILY, *RULES))
    return dictionary.missing(named) if wanted else None


def completed(findings: Sequence[Finding], named: str = "") -> Sequence[Finding]:
    """The findings with suggestions for unknown words; the very same list where there is nothing to add."""
    bare = [f for f in findings if f.rule == UNKNOWN_WORD and not f.suggestions]
    words = dictionary.load(named) if bare else None
    if words is None:
        return findings
    offered: dict[str, tuple[Suggestion, ...]] = {}
    until = time.monotonic() + _PATIENCE
    for finding in bare:
        if finding.text not in offered and time.monotonic() < until:
            offered[finding.text] = tuple(Suggestion(s, Safety.UNSAFE) for s in words.suggest(finding.text)[:_MOST])
    return [replace(f, suggestions=offered.get(f.text, ())) if f in bare else f for f in findings]
