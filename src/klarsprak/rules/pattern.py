"""Rules that are a regular expression over clean text and a few words about each match."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

#: Own text that people read as sentences or labels: not letterheads, contact lines and tables, whose forms are their own.
PROSE = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_INTRO,
        BlockKind.LIST_ITEM,
        BlockKind.FOOTNOTE,
        BlockKind.HEADING,
        BlockKind.CAPTION,
    }
)


class PatternRule(Rule):
    """A rule that looks at every match of `pattern` in blocks of the given kinds, outside placeholders and code."""

    pattern: ClassVar[re.Pattern[str]]
    kinds: ClassVar[frozenset[BlockKind]] = PROSE

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A finding for each match that `hit` says is one."""
        if view.block.kind not in self.kinds:
            return
        for match in self.pattern.finditer(view.text):
            if not view.block.is_opaque(match.start(), match.end()):
                finding = self.hit(view, match)
                if finding is not None:
                    yield finding

    @abstractmethod
    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """The finding for a match, or None where the match is right after all."""
