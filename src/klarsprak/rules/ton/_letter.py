"""What the rules on whole letters ask of a text: its own blocks, how long it is, whether a machine wrote it."""

from __future__ import annotations

import re
from functools import cached_property

from klarsprak.core.document import Block, BlockKind, Document
from klarsprak.language import clauses

_AUTOMATIC = re.compile(r"\bautomatiskt (?:skapat |genererat )?(?:meddelande|svar|utskick|mejl)|\bsvara inte på\b", re.IGNORECASE)


class Letter:
    """A letter or e-mail: the sender's own words in it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.blocks: list[Block] = clauses.own_blocks(document)
        self.kinds: set[BlockKind] = {b.kind for b in self.blocks}
        self.running: list[Block] = [b for b in self.blocks if b.is_running]

    @cached_property
    def words(self) -> int:
        """About how many words of running text it has."""
        return sum(b.text.count(" ") + 1 for b in self.running)

    @cached_property
    def is_automatic(self) -> bool:
        """Whether it is an answer from a machine: nobody has signed it, and nobody reads an answer to it."""
        return self._document.metadata.auto_reply or any(_AUTOMATIC.search(b.text) for b in self.running)
