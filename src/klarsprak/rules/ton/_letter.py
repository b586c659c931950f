"""What the rules on whole letters ask of a text: its own blocks, how long it is, whether a machine wrote it."""

from __future__ import annotations

import re
from functools import cached_property

from klarsprak.core.document import Block, BlockKind
from klarsprak.language import clauses
from klarsprak.language.view import DocumentView, Spans

_AUTOMATIC = re.compile(r"\bautomatiskt (?:skapat |genererat )?(?:meddelande|svar|utskick|mejl)|\bsvara inte på\b", re.IGNORECASE)


class Letter:
    """A letter or e-mail: the sender's own words in it."""

    def __init__(self, document: DocumentView) -> None:
        self._document = document
        self.blocks: list[Block] = clauses.own_blocks(document.document)
        self.kinds: set[BlockKind] = {b.kind for b in self.blocks}
        self.running: list[Block] = [b for b in self.blocks if b.is_running]

    @cached_property
    def words(self) -> int:
        """About how many words of running text it has."""
        return sum(count for _, count in self._document.gather(_words))

    @cached_property
    def is_automatic(self) -> bool:
        """Whether it is an answer from a machine: nobody has signed it, and nobody reads an answer to it."""
        return self._document.document.metadata.auto_reply or bool(self._document.gather(_is_automatic))


def _words(block: Block, spans: Spans) -> int:
    del spans
    return block.text.count(" ") + 1 if block.is_running else 0


def _is_automatic(block: Block, spans: Spans) -> bool:
    del spans
    return block.is_running and _AUTOMATIC.search(block.text) is not None
