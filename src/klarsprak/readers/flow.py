"""From elements to blocks: what every markup reader does with headings, lists, tables, marks, hidden parts and images.

The HTML reader feeds it tags, the Markdown reader feeds it the same tags for its own constructs, so that a heading
or a list is treated alike whether it was written `## Så`, `<h2>Så</h2>` or as raw HTML inside Markdown.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from unicodedata import normalize

from klarsprak.core.document import (
    OPAQUE_WORD,
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
from klarsprak.core.positions import TextBuilder
from klarsprak.readers.directives import Tracker
from klarsprak.readers.templates import FILLER, TagKind, TemplateSpan
from klarsprak.readers.text import word_set

# White space that counts as a space in running text; the line separators below count as hard line breaks.
_WS = " \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000"
_WS_CHARS = " \t\n\r\f\v\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_SEPARATORS = "\u2028\u2029\x85"
_DROPPED = "\u00ad\u200b-\u200d\u2060\ufeff\x00"
_DROPPED_CHARS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"
_IRREGULAR = re.compile(
    f"[{_WS}{_LINE_SEPARATORS}][{_DROPPED}]*(?:[{_WS}{_LINE_SEPARATORS}][{_DROPPED}]*)+"
    f"|[\t\n\r\f\v\u2000-\u200a\u205f\u3000{_LINE_SEPARATORS}]"
)
# The same plain forms that TextBuilder gives characters that stand in the source as they are.
_PLAIN_FORMS = str.maketrans("\u00a0\u2007\u202f\u2009\u200a\t\u2010\u2011", "      --", _DROPPED_CHARS)
_HAS_SEPARATOR = re.compile(f"[{_LINE_SEPARATORS}]")
_EDGES = _WS_CHARS + _LINE_SEPARATORS


class Tags:
    """Template spans of one text, for looking up which of them lie in a stretch."""

    __slots__ = ("_starts", "spans")

    def __init__(self, spans: Sequence[TemplateSpan]) -> None:
        self.spans = spans
        self._starts = [s.start for s in spans]

    def __bool__(self) -> bool:
        return bool(self.spans)

    def first(self, start: int) -> int:
        """Index of the first span that ends after `start`."""
        i = bisect_right(self._starts, start)
        return i - 1 if i and self.spans[i - 1].end > start else i


class Run:
    """The clean text of one block in the making: white space collapsed, template tags opaque, marks collected.

    All offsets given to it are source offsets.
    """

    __slots__ = ("_builder", "_fresh", "_source", "_space", "_tags", "marks")

    def __init__(self, source: str, tags: Tags) -> None:
        self._builder = TextBuilder()
        self._source = source
        self._tags = tags
        self._space: tuple[int, int] | None = None
        self._fresh = True
        self.marks: list[Mark] = []

    def __len__(self) -> int:
        return len(self._builder)

    def text(self, start: int, end: int) -> None:
        """Add the source text `start:end`."""
        if self._tags:
            spans = self._tags.spans
            i = self._tags.first(start)
            while i < len(spans) and spans[i].start < end:
                span = spans[i]
                if span.start > start:
                    self._plain(start, span.start)
                if span.start >= start:
                    self._tag(span)
                # A tag that a parser cut in two counts once, where it starts.
                start = min(end, span.end)
                i += 1
        if start < end:
            self._plain(start, end)

    def _plain(self, start: int, end: int) -> None:
        text = self._source[start:end]
        body = text.strip(_EDGES)
        if not body:
            self._gap(text, start)
            return
        lead = len(text) - len(text.lstrip(_EDGES))
        if lead:
            self._gap(text[:lead], start)
        base = start + lead
        at = 0
        for match in _IRREGULAR.finditer(body):
            low, high = match.span()
            self._emit(body[at:low], base + at)
            self._gap(match.group(), base + low)
            at = high
        self._emit(body[at:] if at else body, base + at)
        if lead + len(body) < len(text):
            self._gap(text[lead + len(body) :], base + len(body))

    def _gap(self, text: str, start: int) -> None:
        if not text:
            return
        if _HAS_SEPARATOR.search(text):
            self.hard_break(start, start + len(text))
        else:
            self.space(start, start + len(text))

    def _flush(self) -> None:
        if self._space is None:
            return
        start, end = self._space
        self._space = None
        if end - start == 1 and self._source[start] in " \u00a0":
            self._builder.add(self._source[start], start)
        else:
            self._builder.add_opaque(" ", start, end)

    def _emit(self, text: str, start: int) -> None:
        if not text or (text[0] in _DROPPED_CHARS and not text.strip(_DROPPED_CHARS)):
            return
        self._flush()
        self._builder.add(text, start)
        self._fresh = False

    def _tag(self, span: TemplateSpan) -> None:
        if span.kind is TagKind.OUTPUT:
            self.opaque(span.start, span.end, MarkKind.PLACEHOLDER, self._source[span.start : span.end])
        elif span.kind is TagKind.BRANCH:
            self.space(span.start, span.end)

    def entity(self, clean: str, start: int, end: int) -> None:
        """Add text that the source writes otherwise: a character reference."""
        if not clean.strip(_EDGES):
            self._gap_as(clean, start, end)
            return
        clean = normalize("NFC", clean.translate(_PLAIN_FORMS))
        if clean:
            self._flush()
            self._builder.add_opaque(clean, start, end)
            self._fresh = False

    def _gap_as(self, clean: str, start: int, end: int) -> None:
        if _HAS_SEPARATOR.search(clean):
            self.hard_break(start, end)
        else:
            self.space(start, end)

    def space(self, start: int, end: int) -> None:
        """Add white space: one space, and none at the start of the text or beside other white space."""
        if not self._fresh:
            self._space = (self._space[0] if self._space else start, end)

    def hard_break(self, start: int, end: int) -> None:
        """Add a hard line break; two in a row part paragraphs."""
        if len(self._builder):
            self._space = None
            self._builder.add_opaque("\n", start, end)
            self._fresh = True

    def opaque(self, start: int, end: int, kind: MarkKind, value: str = "") -> None:
        """Add a word that stands for what cannot be read."""
        self._flush()
        at = len(self._builder)
        self._builder.add_opaque(OPAQUE_WORD, start, end)
        self.marks.append(Mark(kind, at, at + len(OPAQUE_WORD), value))
        self._fresh = False

    def mark(self, kind: MarkKind, begin: int, value: str = "") -> None:
        """Mark the clean text from offset `begin` to where it now ends."""
        if len(self._builder) > begin:
            self.marks.append(Mark(kind, begin, len(self._builder), value))

    def block(self, kind: BlockKind) -> Block | None:
        """The finished block, or None where nothing but white space was added."""
        text, source_map = self._builder.build()
        if not text:
            return None
        marks: list[Mark] = []
        if self.marks:
            shift = self._builder.trimmed_offset()
            for mark in self.marks:
                start, end = max(0, mark.start - shift), min(len(text), mark.end - shift)
                while start < end and text[start] in " \n":
                    start += 1
                while end > start and text[end - 1] in " \n":
                    end -= 1
                if start < end:
                    marks.append(Mark(mark.kind, start, end, mark.value))
            marks.sort(key=lambda m: (m.start, -m.end))
        return Block(kind, text, source_map, marks=tuple(marks))


@dataclass(frozen=True, slots=True)
class Context:
    """What a block that starts here is: handed down from the element it stands in."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    quoted: bool = False
    language: str = "sv"
    list_ref: ListRef | None = None
    cell: CellRef | None = None
    #: Inside navigation: lists of links there are labels, not running text.
    labels: bool = False


_ROOT = Context()


@dataclass(slots=True)
class _Element:
    name: str
    context: Context
    block: bool
    mark: tuple[MarkKind, str] | None = None
    begin: int = 0
    language: str = ""


@dataclass(slots=True)
class _List:
    number: int
    ordered: bool
    items: int = 0


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1
    head: bool = False
    headers: bool = False
    wide: bool = False
    blocks: bool = False


VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_SKIPPED = word_set(
    "script style template svg math noscript iframe object audio video canvas textarea pre xmp listing noembed noframes "
    "del s strike rp rt"
)
_SKIPPED_IN_LINE = word_set("script style template svg math del s strike rp rt")
_CODE = word_set("code kbd samp tt")
_INLINE = word_set(
    "a abbr acronym b bdi bdo big cite data dfn em font i ins mark meter nobr output picture progress q rb rtc ruby slot small "
    "span strong sub sup time u var"
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "html"))
_ENDS_HEADING = word_set("p ul ol table blockquote section article h1 h2 h3 h4 h5 h6")
_CAPTIONS = frozenset(("caption", "figcaption", "label", "legend", "option", "dt", "optgroup"))
_MARKS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), MarkKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), MarkKind.STRONG),
    "u": MarkKind.UNDERLINE,
}
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?=[-_]|\s*\Z)")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_TAG_NAME = re.compile(r"<[^\s>/]*")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{0,40});?")
_PRESENTATION = ("presentation", "none")

Attributes = Mapping[str, str]


class Flow:
    """Builds the blocks of one document.

    `masked` is the text as the parser saw it: template tags filled over. `number`: what lists and tables are numbered from.
    """

    def __init__(self, source: Source, masked: str, spans: Sequence[TemplateSpan], number: int = 0) -> None:
        self.source = source
        self.masked = masked
        self.tags = Tags(spans)
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.metadata = Metadata()
        self.directives = Tracker()
        self._run: Run | None = None
        self._run_context = _ROOT
        self._run_languages: set[str] = set()
        self._waiting: list[Block] = []
        self._stack: list[_Element] = []
        self._open: dict[str, list[int]] = {}
        self._block_at: list[int] = []
        self._marked_at: list[int] = []
        self._lists: list[_List] = []
        self._stray_items: _List | None = None
        self._tables: list[_Table] = []
        self._numbers = count(number)
        self._layout: set[int] = set()
        # While something is skipped: its name, depth of the same name, what else is open inside, and the stretch.
        self._skip = ""
        self._skip_depth = 0
        self._skip_inner: Counter[str] = Counter()
        self._skip_start = 0
        self._title: Run | None = None
        self._image: tuple[Run, int, str] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is open: what comes next is read as at the start of a text."""
        return not (
            self._stack
            or self._waiting
            or self._skip
            or self._lists
            or self._tables
            or any(thing is not None for thing in (self._run, self._stray_items, self._title, self._image))
        )

    # ---- text ----

    @property
    def context(self) -> Context:
        """What a block that started now would be."""
        return self._stack[-1].context if self._stack else _ROOT

    def _target(self) -> Run | None:
        """Where text goes; None: nowhere."""
        if self._skip:
            return None
        if self._image is not None:
            return self._image[0]
        if self._title is not None:
            return self._title
        if self._run is None:
            self._run = Run(self.source.text, self.tags)
            self._run_context = self.context
            self._run_languages = set()
            for at in self._marked_at:
                self._stack[at].begin = 0
        return self._run

    def _current(self) -> Run | None:
        """Where text goes, if anything has begun there."""
        return None if self._skip else (self._image[0] if self._image is not None else self._title or self._run)

    def text(self, start: int, end: int) -> None:
        """Text that stands in the source as it is."""
        blank = start >= end or self.masked[start:end].isspace()
        # White space between blocks must not open one.
        run = self._current() if blank else self._target()
        if run is not None:
            run.text(start, end)
            if not blank:
                self._run_languages.add(self.context.language)

    def entity(self, clean: str, start: int, end: int) -> None:
        """A character reference or an escape: `clean` is what it stands for."""
        blank = not clean.strip()
        run = self._current() if blank else self._target()
        if run is not None:
            run.entity(clean, start, end)
            if not blank:
                self._run_languages.add(self.context.language)

    def soft_break(self, start: int, end: int) -> None:
        """A line end in the source that is only a space to the reader."""
        run = self._current()
        if run is not None:
            run.space(start, end)

    def hard_break(self, start: int, end: int) -> None:
        """A line break that the reader sees."""
        run = self._current()
        if run is not None:
            run.hard_break(start, end)

    def code(self, start: int, end: int) -> None:
        """Inline code, read as an opaque word."""
        run = self._target()
        if run is not None:
            run.opaque(start, end, MarkKind.CODE, self.source.text[start:end])

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment: nothing to the reader, but it may be a directive."""
        self.directives.comment(text, start, end)

    # ---- blocks ----

    def close(self) -> None:
        """End the block in the making."""
        run, self._run = self._run, None
        if run is not None:
            for at in self._marked_at:
                element = self._stack[at]
                if element.mark:
                    run.mark(element.mark[0], element.begin, element.mark[1])
            context = self._run_context
            block = run.block(context.kind)
            if block is not None:
                self._settle(block, context, self._run_languages)
        if self._waiting:
            self.blocks.extend(self._waiting)
            self._waiting = []

    def _settle(self, block: Block, context: Context, languages: set[str]) -> None:
        block.level = context.level
        block.quoted = context.quoted
        # A span in another language inside a Swedish paragraph is a quotation or a name; only when all of the text
        # stands in one does the block change its language.
        block.language = next(iter(languages)) if len(languages) == 1 else self._block_language()
        block.list_ref = context.list_ref
        block.cell = context.cell
        if context.labels and block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            block.kind = BlockKind.BUTTON
        self.blocks.append(block)

    def _block_language(self) -> str:
        return self._stack[self._block_at[-1]].context.language if self._block_at else _ROOT.language

    def add_label(self, kind: BlockKind, start: int, end: int) -> None:
        """A block of its own beside the running one: the value of an attribute, where character references hold."""
        run = Run(self.source.text, self.tags)
        at = start
        for match in _REFERENCE.finditer(self.masked, start, end):
            clean = html.unescape(match.group())
            if clean == match.group():
                continue
            run.text(at, match.start())
            run.entity(clean, match.start(), match.end())
            at = match.end()
        run.text(at, end)
        self._wait(run.block(kind))

    def _wait(self, block: Block | None) -> None:
        """Put in a block after the one in the making."""
        if block is None:
            return
        link = next((m for at in reversed(self._marked_at) if (m := self._stack[at].mark) and m[0] is MarkKind.LINK), None)
        if link is not None:
            block.marks = (Mark(MarkKind.LINK, 0, len(block.text), link[1]), *block.marks)
        context = self.context
        block.language = context.language
        block.quoted = context.quoted
        (self._waiting if self._run is not None else self.blocks).append(block)

    # ---- elements ----

    def start(self, name: str, attributes: Attributes, start: int, end: int, *, closed: bool = False) -> None:
        """An element opens; `start:end` is its tag in the source. `closed`: it has no content."""
        if self._skip:
            if name not in VOID and not closed:
                if name == self._skip:
                    self._skip_depth += 1
                else:
                    self._skip_inner[name] += 1
            return
        if name in VOID:
            self._void(name, attributes, start, end)
            return
        if closed:
            return
        if self._title is not None:
            # A lone <title> in running text must not take the rest of it.
            self._end_title()
        if name == "title":
            self._title = Run(self.source.text, self.tags)
            return
        if self._is_hidden(name, attributes):
            # Code blocks and the like stand apart; struck-through words and small drawings stand in the line.
            if name not in _INLINE and name not in _SKIPPED_IN_LINE:
                self.close()
            self._begin_skip(name, start)
            return
        if name in _CODE:
            self._begin_skip(name, start)
            return
        block = name not in _INLINE and ":" not in name
        if block:
            self._imply_ends(name)
            self.close()
        elif name == "a" and self._open.get("a"):
            self.end("a")
        self._push(name, attributes, block, start, end)

    def _is_hidden(self, name: str, attributes: Attributes) -> bool:
        if name in _SKIPPED:
            return True
        if not attributes or name in ("html", "body"):
            return False
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            return True
        role = attributes.get("role", "")
        if role == "doc-backlink" or "footnote-back" in attributes.get("class", ""):
            return True
        return _HIDDEN_STYLE.search(attributes.get("style", "")) is not None

    def _begin_skip(self, name: str, start: int) -> None:
        self._skip, self._skip_depth, self._skip_start = name, 1, start
        self._skip_inner.clear()

    def skip_from(self, name: str, start: int) -> None:
        """Leave out what follows, up to `end(name)`: a footnote mark, say."""
        if not self._skip:
            self._begin_skip(name, start)

    def _imply_ends(self, name: str) -> None:
        """Close what HTML lets a writer leave open."""
        paragraph = self._open.get("p")
        if paragraph and self._block_at[-1] == paragraph[-1]:
            self._pop_to(paragraph[-1])
        if self._block_at and name in _ENDS_HEADING and self._stack[self._block_at[-1]].name in _HEADINGS:
            # A forgotten </h2> must not make a heading of the rest of the page.
            self._pop_to(self._block_at[-1])
        if name == "li":
            self._pop_sibling(("li",), _LISTS)
        elif name in ("dt", "dd"):
            self._pop_sibling(("dt", "dd"), ("dl",))
        elif name in ("td", "th"):
            self._pop_sibling(("td", "th"), ("tr", "table"))
        elif name in ("tr", "tbody", "thead", "tfoot"):
            self._pop_sibling(("tr", "tbody", "thead", "tfoot") if name != "tr" else ("tr",), ("table",))
        elif name in ("option", "optgroup"):
            self._pop_sibling(("option",), ("select",))

    def _pop_sibling(self, names: Sequence[str], within: Sequence[str] | frozenset[str]) -> None:
        last = max((at[-1] for n in within if (at := self._open.get(n))), default=-1)
        found = [at[-1] for n in names if (at := self._open.get(n)) and at[-1] > last]
        if found:
            self._pop_to(min(found))

    def _push(self, name: str, attributes: Attributes, block: bool, start: int, end: int) -> None:
        context = self._context_in(name, attributes, self.context)
        element = _Element(name, context, block)
        at = len(self._stack)
        mark = self._mark_of(name, attributes, start, end)
        # Bold within bold says nothing more, and each open mark costs time at every block.
        if mark is not None and not any(self._stack[i].mark == mark for i in self._marked_at):
            element.mark = mark
            element.begin = len(self._run) if self._run is not None else 0
            self._marked_at.append(at)
        self._stack.append(element)
        self._open.setdefault(name, []).append(at)
        if block:
            self._block_at.append(at)

    def _mark_of(self, name: str, attributes: Attributes, start: int, end: int) -> tuple[MarkKind, str] | None:
        kind = _MARKS.get(name)
        if kind is not None:
            return kind, ""
        if name == "a" and "href" in attributes:
            return MarkKind.LINK, self._value(attributes, "href", start, end)
        if name in ("abbr", "acronym") and attributes.get("title"):
            return MarkKind.ABBR, self._value(attributes, "title", start, end)
        if name == "span" and _BOLD_STYLE.search(attributes.get("style", "")):
            return MarkKind.STRONG, ""
        return None

    def _context_in(self, name: str, attributes: Attributes, outer: Context) -> Context:
        context = outer
        language = _LANGUAGE.match(attributes.get("lang") or attributes.get("xml:lang") or "") if attributes else None
        if language:
            code = language.group(1).lower()
            context = replace(context, language=code)
            if name == "html":
                self.metadata.language = code
        if name in _HEADINGS:
            return replace(context, kind=BlockKind.HEADING, level=_HEADINGS[name])
        if name in _LISTS:
            self._lists.append(_List(next(self._numbers), name == "ol"))
            self._note_block_in_cell()
        elif name == "li":
            return self._item(context)
        elif name == "table":
            self._start_table(attributes)
        elif name == "thead" and self._tables:
            self._tables[-1].head = True
        elif name == "tr" and self._tables:
            self._tables[-1].row += 1
            self._tables[-1].column = -1
        elif name in ("td", "th"):
            return self._cell(name, attributes, context)
        elif name == "blockquote":
            return replace(context, quoted=True)
        elif name in _CAPTIONS:
            return replace(context, kind=BlockKind.CAPTION, level=0)
        elif name in ("button", "summary"):
            return replace(context, kind=BlockKind.BUTTON, level=0)
        elif name == "nav":
            return replace(context, labels=True)
        elif name == "p":
            self._note_block_in_cell()
        elif name == "footnote":
            return replace(context, kind=BlockKind.FOOTNOTE, level=0)
        elif attributes:
            role = attributes.get("role", "")
            if role in ("doc-endnotes", "doc-endnote", "doc-footnote") or "footnotes" in attributes.get("class", "").split():
                return replace(context, kind=BlockKind.FOOTNOTE, level=0)
            if role == "navigation":
                return replace(context, labels=True)
        return context

    def _item(self, context: Context) -> Context:
        if not self._lists and self._stray_items is None:
            self._stray_items = _List(next(self._numbers), False)
        current = self._lists[-1] if self._lists or self._stray_items is None else self._stray_items
        ref = ListRef(current.number, current.items, current.ordered)
        current.items += 1
        if context.kind is BlockKind.FOOTNOTE:
            return replace(context, list_ref=ref)
        return replace(context, kind=BlockKind.LIST_ITEM, level=max(1, len(self._lists)), list_ref=ref)

    def _note_block_in_cell(self) -> None:
        if self._tables:
            self._tables[-1].blocks = True

    def _start_table(self, attributes: Attributes) -> None:
        if self._tables:
            self._layout.add(self._tables[-1].number)
        table = _Table(next(self._numbers))
        if attributes.get("role") in _PRESENTATION:
            self._layout.add(table.number)
        self._tables.append(table)

    def _cell(self, name: str, attributes: Attributes, context: Context) -> Context:
        if not self._tables:
            return context
        table = self._tables[-1]
        table.row = max(table.row, 0)
        table.column += 1
        header = name == "th" or table.head
        table.headers = table.headers or header
        table.wide = table.wide or table.column > 0
        cell = CellRef(table.number, table.row, table.column, header)
        span = attributes.get("colspan", "")
        if span.isascii() and span.isdigit():
            table.column += min(int(span[:4]), 1000) - 1 if int(span[:4]) else 0
        return replace(context, kind=BlockKind.TABLE_CELL, level=0, list_ref=None, cell=cell)

    def end(self, name: str, stop: int = 0) -> None:
        """An element closes; `stop` is where its end tag ends."""
        if self._skip:
            self._end_in_skip(name, stop)
            return
        if self._title is not None:
            self._end_title()
        at = self._open.get(name)
        if not at:
            if name not in _INLINE and name not in VOID:
                self.close()
            return
        index = at[-1]
        element = self._stack[index]
        if not element.block and self._block_at and self._block_at[-1] > index:
            # An inline end tag must not close the blocks opened since: <b><p>…</b></p>.
            self._finish_mark(index)
            at.pop()
            element.name = ""
            return
        table = self._open.get("table")
        if table and index < table[-1] and name not in _TABLE_PARTS:
            self.close()
            return
        self._pop_to(index)

    def _end_in_skip(self, name: str, stop: int) -> None:
        if name == self._skip:
            self._skip_depth -= 1
            if self._skip_depth == 0:
                self._skip = ""
                if name in _CODE and self.source.text[self._skip_start : stop].strip():
                    self.code(self._skip_start, stop)
        elif self._skip_inner[name] > 0:
            self._skip_inner[name] -= 1
        elif self._open.get(name):
            # What is skipped was never closed, but the element round it is.
            self._skip = ""
            self.end(name, stop)

    def _end_title(self) -> None:
        run, self._title = self._title, None
        block = run.block(BlockKind.PARAGRAPH) if run is not None else None
        if block is not None and not self.metadata.title:
            self.metadata.title = block.text

    def _pop_to(self, index: int) -> None:
        """Close the element at `index` and all that were opened after it."""
        if any(e.block for e in self._stack[index:]):
            self.close()
        for at in range(len(self._stack) - 1, index - 1, -1):
            element = self._stack[at]
            self._finish_mark(at)
            if element.name:
                self._open[element.name].pop()
            if element.block:
                self._block_at.pop()
            self._leave(element.name)
        del self._stack[index:]

    def _leave(self, name: str) -> None:
        if name in _LISTS and self._lists:
            self._lists.pop()
        elif name == "thead" and self._tables:
            self._tables[-1].head = False
        elif name == "table" and self._tables:
            table = self._tables.pop()
            if not table.headers and (table.blocks or not table.wide):
                self._layout.add(table.number)

    def _finish_mark(self, at: int) -> None:
        element = self._stack[at]
        if element.mark is None:
            return
        if self._run is not None:
            self._run.mark(element.mark[0], element.begin, element.mark[1])
        element.mark = None
        if self._marked_at[-1] == at:
            self._marked_at.pop()
        else:
            self._marked_at.remove(at)

    # ---- elements without content ----

    def _void(self, name: str, attributes: Attributes, start: int, end: int) -> None:
        if name == "br":
            self.hard_break(start, end)
        elif name == "hr":
            self.close()
        elif name == "img":
            self._img(attributes, start, end)
        elif name == "input":
            kind = attributes.get("type", "").lower()
            span = self.attribute_span("value", start, end) if kind in ("submit", "button", "reset") else None
            if span:
                self.add_label(BlockKind.BUTTON, *span)
        elif name == "meta":
            content = attributes.get("content", "").strip()
            if content and attributes.get("name", "").lower() in ("description", "author", "date"):
                self.metadata.values.setdefault(attributes["name"].lower(), content)

    def _img(self, attributes: Attributes, start: int, end: int) -> None:
        alt = attributes.get("alt")
        if alt is None and (attributes.get("role") in _PRESENTATION or attributes.get("aria-hidden") == "true"):
            alt = ""
        if alt is not None and FILLER in alt:
            alt = self._value(attributes, "alt", start, end)
        self.images.append(Image(start, end, self._value(attributes, "src", start, end), alt))
        span = self.attribute_span("alt", start, end) if alt else None
        if span:
            self.add_label(BlockKind.ALT, *span)

    def attribute_span(self, name: str, start: int, end: int) -> tuple[int, int] | None:
        """Source span of an attribute's value in the tag at `start:end`."""
        tag = _TAG_NAME.match(self.masked, start, end)
        if tag is None:
            return None
        for match in _ATTRIBUTE.finditer(self.masked, tag.end(), end):
            if match.group(1).strip(FILLER).lower() == name:
                group = next((g for g in (2, 3, 4) if match.group(g) is not None), None)
                return match.span(group) if group else None
        return None

    def _value(self, attributes: Attributes, name: str, start: int, end: int) -> str:
        """An attribute's value, with template tags as they stand in the source."""
        value = attributes.get(name, "")
        if FILLER in value:
            span = self.attribute_span(name, start, end)
            if span:
                return self.source.text[span[0] : span[1]]
        return value

    # ---- images whose alternative text is content (Markdown) ----

    def image_start(self, start: int, target: str) -> None:
        """An image opens; the text until `image_end` is its alternative text."""
        if not self._skip and self._image is None:
            self._image = (Run(self.source.text, self.tags), start, target)

    def image_end(self, end: int) -> None:
        """The image closes."""
        if self._skip or self._image is None:
            return
        (run, start, target), self._image = self._image, None
        block = run.block(BlockKind.ALT)
        self.images.append(Image(start, end, target, block.text if block else ""))
        self._wait(block)

    # ---- the end ----

    def finish(self) -> Document:
        """Close what is open and give the document, its blocks not yet typed."""
        self._skip = ""
        self._image = None
        if self._title is not None:
            self._end_title()
        if self._stack:
            self._pop_to(0)
        self.close()
        for block in self.blocks:
            if block.cell is not None and block.cell.table in self._layout:
                block.cell = None
                if block.kind is BlockKind.TABLE_CELL:
                    block.kind = BlockKind.PARAGRAPH
        length = len(self.source.text)
        return Document(self.source, self.blocks, self.metadata, self.images, self.directives.finish(length))
