"""What is kept between checks of one text that is being edited, so that only changed blocks are looked at again.

A block is the same as before when its text, its kind and marks, and the source it stands in are; where it stands may
have changed. Its view, with tokens and words, is then used again, and so are its remarks and all that was gathered from it
alone. Only what hangs on several blocks is put together anew. Nothing is kept but what belongs to the latest text, so
that the memory has the size of the text, however long the editing session.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from klarsprak import measures
from klarsprak.core.document import Block, Document
from klarsprak.core.finding import Finding
from klarsprak.core.result import Measures
from klarsprak.language import langid
from klarsprak.language.view import BlockView, DocumentView, Needs, analyse, chunks
from klarsprak.rules.base import Candidate

# So much is analysed before it is asked anew whether the check is called off: some tenths of a second.
_CHUNK_CHARACTERS = 8_000


class Cancelled(Exception):
    """The check was called off: its text is already another one."""


@dataclass(slots=True)
class Remarks:
    """What the rules say of one block by itself: findings, and candidates with the rule's code.

    `start` and `number`: the source offset and the number of the block in all of them.
    """

    start: int
    number: int
    findings: list[Finding] = field(default_factory=list)
    candidates: list[tuple[str, Candidate]] = field(default_factory=list)

    def move(self, start: int, number: int) -> None:
        """Follow the block to where it stands now."""
        by = start - self.start
        if by or number != self.number:
            self.findings = [_moved(f, by, number) for f in self.findings]
            self.candidates = [(code, (key, f and _moved(f, by, number))) for code, (key, f) in self.candidates]
            self.start, self.number = start, number


def _moved(finding: Finding, by: int, number: int) -> Finding:
    # Written out: `dataclasses.replace` takes three times as long, and a word typed at the top moves all that follows.
    return Finding(
        finding.rule,
        finding.name,
        finding.severity,
        finding.message,
        finding.why,
        finding.start + by,
        finding.end + by,
        finding.text,
        finding.suggestions,
        finding.source,
        finding.clauses,
        number,
        finding.whole_text,
    )


class Memory:
    """The latest text with its views and remarks, block by block. One check at a time may use it."""

    def __init__(self) -> None:
        #: Set from another thread, it makes the check end with `Cancelled`.
        self.cancelled: threading.Event | None = None
        self._text = ""
        self._document: DocumentView | None = None
        self._blocks: list[Block] = []
        # Of each block: what it is known by, the language that the reader gave it, what its words say of that, the language
        # it was found to be in, its view, and its remarks, or None where it has yet to be looked at.
        self._keys: list[Hashable] = []
        self._given: list[str] = []
        self._guesses: list[tuple[str | None, int]] = []
        self._languages: list[str] = []
        self.views: list[BlockView] = []
        self._remarks: list[Remarks | None] = []
        self._counter = measures.Counter()
        self._profile: Hashable = None
        self._needs = Needs.TEXT

    def turn_to(self, document: Document) -> DocumentView:
        """Take in a newer reading of the text, identify its languages and give the view of it."""
        self._ask_whether_to_go_on()
        blocks = document.blocks
        low, end, stop = self._changed(document)
        fresh = blocks[low:stop]
        # A block object that was here before has its language from the latest check, not from the reader.
        before = dict(zip(map(id, self._blocks[low:end]), self._given[low:end], strict=True))
        languages = [before.get(id(block), block.language) for block in fresh]
        given = [*self._given[:low], *languages, *self._given[end:]]
        keys = [_key(b, g, document.source.text) for b, g in zip(fresh, languages, strict=True)]
        keys = [*self._keys[:low], *keys, *self._keys[end:]]
        guesses = [langid.guess(b.text) if g == "sv" else langid.NO_GUESS for b, g in zip(fresh, languages, strict=True)]
        guesses = [*self._guesses[:low], *guesses, *self._guesses[end:]]
        for block, language in zip(blocks, given, strict=True):
            block.language = language
        langid.settle(blocks, guesses)
        languages = [block.language for block in blocks]
        if languages[:low] != self._languages[:low] or languages[stop:] != self._languages[end:]:
            # The text as a whole has become one in another language, and short blocks follow it.
            low, end, stop = 0, len(self._blocks), len(blocks)
        if self._document is None:
            self._document = DocumentView(Document(document.source, []))
        self._document.replace(document, low, end, stop)
        self._reuse(keys, languages, low, end, stop)
        self._keys, self._given, self._guesses, self._languages = keys, given, guesses, languages
        # A list of its own: the reader's is its own affair.
        self._blocks = [*blocks]
        return self._document

    def _changed(self, document: Document) -> tuple[int, int, int]:
        """Where the changed blocks begin, and where they end among the old and among the new ones."""
        old, new, keys, text = self._blocks, document.blocks, self._keys, document.source.text
        end, stop = len(old), len(new)
        low, limit = 0, min(end, stop)
        while low < limit and (old[low] is new[low] or keys[low] == _key(new[low], new[low].language, text)):
            low += 1
        while end > low and stop > low:
            block = new[stop - 1]
            if old[end - 1] is not block and keys[end - 1] != _key(block, block.language, text):
                break
            end, stop = end - 1, stop - 1
        return low, end, stop

    def _reuse(self, keys: list[Hashable], languages: list[str], low: int, end: int, stop: int) -> None:
        """Put the changed part's views and remarks in place: known ones where the block has only been moved within it."""
        assert self._document is not None
        blocks, spans = self._document.blocks, self._document.sentences
        homes: dict[Hashable, list[int]] = {}
        for n in reversed(range(low, end)):
            homes.setdefault((self._keys[n], self._languages[n]), []).append(n)
        views: list[BlockView] = []
        remarks: list[Remarks | None] = []
        for n in range(low, stop):
            home = homes.get((keys[n], languages[n]))
            if home:
                views.append(self.views[home[-1]])
                remarks.append(self._remarks[home.pop()])
            else:
                views.append(BlockView(blocks[n], n, spans[n]))
                remarks.append(None)
        for n in (n for home in homes.values() for n in home):
            if self._remarks[n] is not None:
                self._counter.remove(self.views[n])
        self.views[low:end], self._remarks[low:end] = views, remarks
        for n, (view, block, remark) in enumerate(zip(self.views, blocks, self._remarks, strict=True)):
            view.block, view.index = block, n
            if remark is not None and (remark.findings or remark.candidates):
                remark.move(block.start, n)

    def look(self, look: Callable[[BlockView], Remarks], profile: Hashable, needs: Needs) -> tuple[list[Remarks], Measures]:
        """What `look` says of each block, and the figures of all; only blocks that are new are looked at.

        `profile` is all beside the block that its remarks hang on.
        """
        if profile != self._profile or needs != self._needs:
            if needs != self._needs:
                self.views = [BlockView(v.block, v.index, v.sentences) for v in self.views]
            self._remarks = [None] * len(self.views)
            self._counter = measures.Counter()
            self._profile, self._needs = profile, needs
        todo = [view for view, remark in zip(self.views, self._remarks, strict=True) if remark is None]
        for chunk in chunks(todo, _CHUNK_CHARACTERS):
            self._ask_whether_to_go_on()
            if needs > Needs.TEXT:
                analyse((v for v in chunk if not v.block.quoted), parse=needs >= Needs.PARSE)
            for view in chunk:
                self._ask_whether_to_go_on()
                own = view.block.is_own
                remark = look(view) if own else Remarks(view.block.start, view.index)
                if own:
                    self._counter.add(view)
                self._remarks[view.index] = remark
        said = [r for r in self._remarks if r is not None and (r.findings or r.candidates)]
        return said, self._counter.result()

    def _ask_whether_to_go_on(self) -> None:
        if self.cancelled is not None and self.cancelled.is_set():
            raise Cancelled


def _key(block: Block, language: str, text: str) -> Hashable:
    """All that remarks on a block by itself may hang on. `language`: as the reader gave it; `text`: the whole source."""
    start = block.start
    item, cell = block.list_ref, block.cell
    return (
        block.text,
        block.kind,
        block.level,
        block.quoted,
        language,
        block.marks,
        text[start : block.end],
        None if item is None else (item.index, item.ordered),
        None if cell is None else (cell.row, cell.column, cell.header),
        tuple((s.clean, s.length, s.start - start, s.end - start, s.linear) for s in block.map.segments),
    )
