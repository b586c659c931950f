"""What the docx and odt readers share: paragraphs collected run by run, the sheet they are written on, list numbers.

The source text of an office document is its text as read: one paragraph a line, in reading order, a line break within
a paragraph as U+2028 and an image as U+FFFC. Notes, text boxes, headers and footers have lines of their own, and last
come the alternative texts of images. So a line number is the number of a paragraph, and every offset points at a
character that stands in the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from klarsprak.core.document import (
    Block,
    BlockKind,
    CellRef,
    Document,
    Image,
    ListRef,
    Mark,
    MarkKind,
    Metadata,
    Source,
)
from klarsprak.readers import templates
from klarsprak.readers.flow import Run, Tags
from klarsprak.readers.structure import finish

#: A line break within a paragraph, and the place of an image, in the source text.
LINE_BREAK = "\u2028"
OBJECT = "\ufffc"

# What would end a line for an editor must not stand inside a paragraph: the line is the paragraph's number.
_LINE_ENDS = re.compile(r"\r\n|[\r\n]")
_COMBINING = re.compile(r"[\u0300-\u036f]*")
_WORD = re.compile(r"\w")
# What Word shows in a form field that nobody has filled in. It stays where a program has taken the field away.
_EMPTY_FORM_FIELD = re.compile("\u2002{5}")
# How far back a mark is looked for that goes on in the next run: no run has more kinds of marks than these.
_KINDS = 5


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is shown: the marks that lie on it, and its language as marked (empty: not marked)."""

    kinds: frozenset[MarkKind] = frozenset()
    link: str | None = None
    language: str = ""
    #: Struck through: in the document, but not meant to be read.
    struck: bool = False


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph, collected piece by piece. Offsets are counted from its first character."""

    #: No block is made of it: an entry in a table of contents, a page number.
    silent: bool = False
    #: Images as offset, target and alternative text.
    images: list[tuple[int, str, str | None]] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _marks: list[tuple[MarkKind, int, int, str]] = field(default_factory=list)
    #: Stretches that are not read as they stand: as an opaque word of the given kind, or not at all.
    _unread: dict[int, tuple[int, MarkKind | None]] = field(default_factory=dict)
    _languages: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """The text so far, as it stands in the source."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def last_char(self) -> str:
        """The last character, or an empty string."""
        return self._parts[-1][-1] if self._parts else ""

    def add(self, text: str, look: Look = Look()) -> None:
        """Add text as read."""
        if not text:
            return
        start = self._append(text)
        for kind in sorted(look.kinds):
            if kind is not MarkKind.UNDERLINE or look.link is None:  # links are underlined as a matter of course
                self._mark(kind, start, "")
        if look.link is not None:
            self._mark(MarkKind.LINK, start, look.link)
        if look.struck:
            self._unread[start] = (self._length, None)
        elif _WORD.search(text):
            self._languages.add(look.language)
        for match in _EMPTY_FORM_FIELD.finditer(text):
            self._unread[start + match.start()] = (start + match.end(), MarkKind.PLACEHOLDER)

    def _append(self, text: str) -> int:
        start = self._length
        self._parts.append(_LINE_ENDS.sub(" ", text))
        self._length += len(self._parts[-1])
        return start

    def _mark(self, kind: MarkKind, start: int, value: str) -> None:
        # Word cuts text into runs at every turn; what goes on is one mark.
        for i in range(len(self._marks) - 1, max(-1, len(self._marks) - 1 - _KINDS), -1):
            other = self._marks[i]
            if other[0] is kind and other[2] == start and other[3] == value:
                self._marks[i] = (kind, other[1], self._length, value)
                return
        self._marks.append((kind, start, self._length, value))

    def image(self, target: str, alt: str | None) -> None:
        """An image in the text."""
        start = self._append(OBJECT)
        self._unread[start] = (self._length, None)
        self.images.append((start, target, alt))

    def unreadable(self, text: str) -> None:
        """A formula or another piece that cannot be read as words."""
        if text:
            start = self._append(text)
            self._unread[start] = (self._length, MarkKind.CODE)

    def placeholder(self, start: int) -> None:
        """Make everything from `start` on a placeholder: a mail merge field, a content control not filled in."""
        if self._length > start:
            self._unread = {low: span for low, span in self._unread.items() if low < start}
            self._unread[start] = (self._length, MarkKind.PLACEHOLDER)

    def language(self, default: str) -> str:
        """The one language that all of it is marked with, where that is English or Finnish in a Swedish document.

        A mark is only trusted where the document's own language is Swedish: the programs mark everything with the
        language they were installed in.
        """
        if default == "sv" and len(self._languages) == 1 and (marked := next(iter(self._languages))) in ("en", "fi"):
            return marked
        return "sv"

    def fill(self, run: Run, start: int) -> None:
        """Give all of it, standing at `start` in the source, to a run."""
        text = self.text
        bounds = {b for _, low, high, _ in self._marks for b in (low, high)}
        # A mark that ends between a letter and its ring must not keep the two from being composed.
        snapped = {b: m.end() for b in bounds if (m := _COMBINING.match(text, b))}
        cuts = {0, len(text), *snapped.values(), *self._unread, *(high for high, _ in self._unread.values())}
        clean: dict[int, int] = {}
        covered = 0
        for low, high in pairwise(sorted(cuts)):
            clean[low] = len(run)
            if low < covered:
                continue
            if low in self._unread:
                covered, kind = self._unread[low]
                if kind is not None:
                    run.opaque(start + low, start + covered, kind, text[low:covered].strip())
            else:
                run.text(start + low, start + high)
        clean[len(text)] = len(run)
        for mark, low, high, value in self._marks:
            first, last = clean[snapped[low]], clean[snapped[high]]
            if first < last:
                run.marks.append(Mark(mark, first, last, value))


@dataclass(slots=True, eq=False)
class _Line:
    """A paragraph in its place on the sheet."""

    paragraph: Paragraph
    kind: BlockKind
    level: int
    quoted: bool
    list_ref: ListRef | None
    cell: CellRef | None


class Sheet:
    """The text as read, paragraph by paragraph. `language` is the language that text has unless marked."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._lines: list[_Line] = []
        self._tables = 0
        #: Tables that hold other tables.
        self._outer: set[int] = set()

    def add(
        self,
        paragraph: Paragraph,
        kind: BlockKind,
        *,
        level: int = 0,
        quoted: bool = False,
        list_ref: ListRef | None = None,
        cell: CellRef | None = None,
    ) -> None:
        """Write a paragraph on a line of its own. A block is made of it, unless it is empty or silent."""
        self._lines.append(_Line(paragraph, kind, level, quoted, list_ref, cell))

    def table(self, inside: CellRef | None) -> int:
        """The number of a new table, that stands in the cell `inside` of another one."""
        if inside is not None:
            self._outer.add(inside.table)
        self._tables += 1
        return self._tables - 1

    def starts(self) -> Iterator[tuple[Paragraph, int]]:
        """Every paragraph written so far, with its offset in the source text."""
        start = 0
        for line in self._lines:
            yield line.paragraph, start
            start += len(line.paragraph) + 1

    def _layout(self) -> set[int]:
        """The tables that only place text on the page: what stands in them is text like any other.

        A table with a header row holds facts. One without is layout when it has one column, or when its cells hold
        headings, lists, three paragraphs or more, or other tables.
        """
        headers: set[int] = set()
        columns: dict[int, set[int]] = {}
        rich: set[int] = set(self._outer)
        paragraphs: Counter[CellRef] = Counter()
        for line in self._lines:
            if line.cell is None or not line.paragraph.text.strip():
                continue
            columns.setdefault(line.cell.table, set()).add(line.cell.column)
            if line.cell.header:
                headers.add(line.cell.table)
            paragraphs[line.cell] += 1
            if line.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or paragraphs[line.cell] > 2:
                rich.add(line.cell.table)
        narrow = {table for table, found in columns.items() if len(found) == 1}
        return (rich | narrow) - headers

    def document(self, path: str, kind: str, metadata: Metadata) -> Document:
        """The finished document."""
        images = [(n, *image) for n, line in enumerate(self._lines) for image in line.paragraph.images]
        for _, _, _, alt in images:
            if alt:
                self.add(described := Paragraph(), BlockKind.ALT)
                described.add(alt)
        starts = [start for _, start in self.starts()]
        text = "\n".join(line.paragraph.text for line in self._lines)
        tags = Tags(templates.find(text))
        layout = self._layout()
        blocks: list[Block] = []
        for line, start in zip(self._lines, starts, strict=True):
            if line.paragraph.silent:
                continue
            run = Run(text, tags)
            line.paragraph.fill(run, start)
            block = run.block(line.kind)
            if block is None:
                continue
            block.level, block.quoted, block.list_ref = line.level, line.quoted, line.list_ref
            block.language = line.paragraph.language(self._language)
            if line.cell is not None and line.cell.table not in layout:
                block.cell = line.cell
            elif line.kind is BlockKind.TABLE_CELL:
                block.kind = BlockKind.PARAGRAPH
            blocks.append(block)
        found = [Image(starts[n] + at, starts[n] + at + 1, target, alt) for n, at, target, alt in images]
        return Document(Source(path, text, kind), finish(blocks), metadata, found)


class Lists:
    """Numbers lists and their items. A list goes on until a paragraph outside it."""

    def __init__(self) -> None:
        self._count = 0
        self._open: list[tuple[int, str, int, int]] = []  # depth, key, list number, next item

    def item(self, key: str, depth: int, ordered: bool) -> tuple[ListRef, int]:
        """The next item of the list `key` (a numbering's id) at `depth`: where it belongs, and its level from 1."""
        while self._open and self._open[-1][0] > depth:
            self._open.pop()
        if self._open and self._open[-1][:2] == (depth, key):
            _, _, number, index = self._open.pop()
        else:
            if self._open and self._open[-1][0] == depth:
                self._open.pop()
            number, index = self._count, 0
            self._count += 1
        self._open.append((depth, key, number, index + 1))
        return ListRef(number, index, ordered), len(self._open)

    def end(self) -> None:
        """A paragraph outside every list."""
        self._open.clear()
