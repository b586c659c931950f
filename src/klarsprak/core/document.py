"""What a reader gives: the decoded source and the blocks of clean text found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from klarsprak.core.positions import LineIndex, Position, SourceMap

#: The word that stands for a placeholder, inline code or another unreadable piece: a neuter-free proper noun, so that
#: the parser still sees a whole sentence. Rules ask `Block.is_opaque` before they say anything about it.
OPAQUE_WORD = "Alva"


@dataclass
class Source:
    """One decoded source text.

    `text` is the text that offsets count in. For markdown, html and plain text it is the decoded file; for docx,
    odt and encoded e-mail it is the document's text as read, one paragraph a line (a line break inside a paragraph
    is U+2028, so that `line` stays the paragraph's number).
    """

    path: str
    text: str
    format: str
    encoding: str = "utf-8"

    @cached_property
    def lines(self) -> LineIndex:
        """Line starts, computed when first asked for."""
        return LineIndex(self.text)

    def position(self, offset: int) -> Position:
        """Line and column of a character offset."""
        return self.lines.position(offset)


class BlockKind(StrEnum):
    """What part a block plays in the text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_INTRO = "list_intro"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    ADDRESS = "address"
    SALUTATION = "salutation"
    ENDING = "ending"
    CONTACT = "contact"
    SUBJECT = "subject"
    CAPTION = "caption"
    BUTTON = "button"
    ALT = "alt"


#: Blocks of running text: what readability is measured on and what sentence rules look at.
RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_INTRO, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


class MarkKind(StrEnum):
    """What a mark says of its stretch of clean text."""

    LINK = "link"  # value: the target
    CODE = "code"  # inline code, read as an opaque word
    PLACEHOLDER = "placeholder"  # template tag, read as an opaque word; value: the tag as written
    EMPHASIS = "emphasis"
    STRONG = "strong"
    UNDERLINE = "underline"
    ABBR = "abbr"  # value: the expansion given in the markup


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of a stretch `start:end` of a block's clean text."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class ListRef:
    """Where a list item belongs: list number in the document, item number in the list from 0, ordered or not."""

    list_id: int
    index: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class CellRef:
    """Where a table cell stands: table number in the document, row and column from 0, header or not."""

    table: int
    row: int
    column: int
    header: bool


@dataclass(slots=True, eq=False)
class Block:
    """A stretch of clean text that is read as one unit.

    `level`: heading level 1-6, or nesting depth of a list item from 1. `quoted`: a block quote, or the quoted part
    of an e-mail thread; nobody's wording but somebody else's, so rules leave it alone. `language`: ISO 639-1 code.
    `group`: blocks that come from one paragraph split at hard line breaks share a number.
    `terminator`: the source text between this block and the next was a hard line break within a paragraph.
    """

    kind: BlockKind
    text: str
    map: SourceMap
    level: int = 0
    quoted: bool = False
    language: str = "sv"
    marks: tuple[Mark, ...] = ()
    list_ref: ListRef | None = None
    cell: CellRef | None = None
    group: int = -1

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return self.map.start_of(0)

    @property
    def end(self) -> int:
        """Source offset just after the last character."""
        return self.map.span(0, len(self.text))[1]

    @property
    def is_own(self) -> bool:
        """The writer's own text in Swedish, of whatever kind: no quotation and no other language."""
        return not self.quoted and self.language == "sv"

    @property
    def is_running(self) -> bool:
        """Own running text in Swedish: what measures count and sentence rules look at."""
        return self.kind in RUNNING and self.is_own

    def is_opaque(self, start: int, end: int) -> bool:
        """Whether the clean span touches a placeholder or inline code, whose real wording is unknown."""
        return any(m.start < end and m.end > start for m in self.marks if m.kind in (MarkKind.PLACEHOLDER, MarkKind.CODE))

    def marks_of(self, kind: MarkKind) -> list[Mark]:
        """The marks of one kind, in order."""
        return [m for m in self.marks if m.kind is kind]


@dataclass(frozen=True, slots=True)
class Image:
    """An image in the source: its span, its target and its alternative text (None where it has none)."""

    start: int
    end: int
    target: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Suppression:
    """A stretch of source in which some rules are silent: `codes` empty means all rules.

    `start:end` is the stretch; `directive` is the span of the comment that asked for it, for reporting one that
    suppressed nothing.
    """

    codes: frozenset[str]
    start: int
    end: int
    reason: str
    directive: tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuotedMessage:
    """An earlier message quoted in an e-mail: the source span, sender and time as far as its header line tells."""

    start: int
    end: int
    sender: str | None
    sent: date | None


@dataclass
class Metadata:
    """What the file says about itself: e-mail headers, front matter, document properties."""

    title: str | None = None
    subject: str | None = None
    sender: str | None = None
    date: date | None = None
    language: str | None = None
    audience: str | None = None
    text_type: str | None = None
    auto_reply: bool = False
    values: dict[str, str] = field(default_factory=dict)


@dataclass
class Document:
    """A read text: its source, its blocks in reading order and what else the reader saw."""

    source: Source
    blocks: list[Block]
    metadata: Metadata = field(default_factory=Metadata)
    images: list[Image] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)
    messages: list[QuotedMessage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class ReadError(Exception):
    """A file that could not be read. The message is one line in Swedish, meant for the user."""
