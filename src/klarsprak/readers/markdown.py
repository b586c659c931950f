"""Markdown: CommonMark with tables, footnotes, task lists, definition lists and raw HTML, read by pyromark.

pyromark's events become the elements that the same construct has in HTML, so that `flow` treats both alike.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pyromark

from klarsprak.core.document import Document, Source
from klarsprak.readers import frontmatter, structure, templates
from klarsprak.readers.flow import Flow
from klarsprak.readers.frontmatter import FrontMatter
from klarsprak.readers.templates import FILLER, TagKind, TemplateSpan
from klarsprak.readers.text import blank, normalise

if TYPE_CHECKING:
    from klarsprak.readers.html import TagFeeder

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_COMMENT = re.compile(r"\s*<!--(.*?)-->\s*\Z", re.DOTALL)

# Writing that Markdown dialects add to the standard. Each is overwritten with spaces or turned into standard Markdown
# of the same length.
_ATTRIBUTE_LIST = re.compile(r"\{:[^}\n]*\}")
_CONTAINER = re.compile(r"^([ \t]{0,3})(:{3,})([ \t]*[a-z-]*(?:[ \t]*\{[^}\n]*\})?)([ \t]*)([^\n]*)$", re.MULTILINE)
_MDX_MODULE = re.compile(r"^(?:import|export)[ \t{][^\n]*(?:from[ \t]*['\"]|=|['\"];?[ \t]*$)[^\n]*$", re.MULTILINE)
_MDX_EXPRESSION = re.compile(r"\{[^{}\n\"'`]{1,200}\}")

_ELEMENTS = {
    "Paragraph": "p",
    "Item": "li",
    "TableHead": "thead",
    "TableRow": "tr",
    "TableCell": "td",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
    "Link": "a",
    "CodeBlock": "pre",
}
_NO_ATTRIBUTES: dict[str, str] = {}


class _Offsets:
    """Character offsets of UTF-8 byte offsets: one entry a non-ASCII character, none for plain ASCII."""

    def __init__(self, text: str) -> None:
        self._after = array("Q")
        self._excess = array("Q", [0])
        excess = 0
        for match in _NON_ASCII.finditer(text):
            char = match.start()
            code = ord(text[char])
            size = 2 if code < 0x800 else 3 if code < 0x10000 else 4
            excess += size - 1
            self._after.append(char + 1 + excess)
            self._excess.append(excess)

    def char(self, byte: int) -> int:
        """The character offset of a byte offset that stands between characters."""
        return byte - self._excess[bisect_right(self._after, byte)]


#: What the parser tells: an event, and where it stands in the masked text.
Event = tuple[Any, int, int]


def events(masked: str) -> Iterator[Event]:
    """The events of a masked text, in order."""
    char = _Offsets(masked).char
    for event, where in pyromark.events_with_range(masked, options=_OPTIONS):
        yield event, char(where["start"]), char(where["end"])


class Reader:
    """Turns events into blocks."""

    def __init__(self, flow: Flow, masked: str) -> None:
        self._flow = flow
        self._masked = masked
        self._feeder: TagFeeder | None = None
        self._html: list[tuple[int, int]] | None = None
        self._names: list[str] = []

    def run(self, told: Iterable[Event]) -> None:
        """Read some events."""
        flow = self._flow
        for event, start, end in told:
            if event == "SoftBreak":
                flow.soft_break(start, end)
            elif event == "HardBreak":
                flow.hard_break(start, end)
            elif event == "Rule":
                flow.start("hr", _NO_ATTRIBUTES, start, end)
            elif isinstance(event, dict):
                self._event(event, start, end)

    def _event(self, event: Any, start: int, end: int) -> None:
        (name, value) = next(iter(event.items()))
        flow = self._flow
        if name == "Text":
            if self._masked[start:end] == value:
                flow.text(start, end)
            else:
                self._text_as(value, start, end)
        elif name == "Start":
            self._start(value, start, end)
        elif name == "End":
            self._end(value, end)
        elif name == "Code":
            flow.code(start, end)
        elif name == "InlineHtml":
            self._raw(start, end)
        elif name == "Html" and self._html is not None:
            self._html.append((start, end))

    def _text_as(self, value: str, start: int, end: int) -> None:
        """Text written otherwise than it reads: an entity, or a place where the parser changed a character."""
        if end > start:
            self._flow.entity(value, start, end)

    def _start(self, value: Any, start: int, end: int) -> None:
        kind = value if isinstance(value, str) else next(iter(value))
        detail: Any = None if isinstance(value, str) else value[kind]
        flow = self._flow
        if kind == "HtmlBlock":
            self._html = []
            return
        if kind == "Image":
            flow.image_start(start, self._written(detail["dest_url"], start, end))
            return
        attributes = _NO_ATTRIBUTES
        if kind == "Heading":
            name = detail["level"].lower()
        elif kind == "BlockQuote":
            # A callout ("> [!NOTE]") is the writer's own words.
            name = "blockquote" if detail is None else "div"
        elif kind == "List":
            name = "ul" if detail is None else "ol"
        elif kind == "Table":
            name = "table"
        elif kind == "FootnoteDefinition":
            name = "footnote"
        else:
            name = _ELEMENTS.get(kind, "div")
            if kind == "Link":
                attributes = {"href": self._written(detail["dest_url"], start, end)}
        self._names.append(name)
        flow.start(name, attributes, start, start)

    def _end(self, value: Any, end: int) -> None:
        kind = value if isinstance(value, str) else next(iter(value))
        if kind == "HtmlBlock":
            self._raw_block()
        elif kind == "Image":
            self._flow.image_end(end)
        else:
            self._flow.end(self._names.pop(), end)

    def _written(self, target: str, start: int, end: int) -> str:
        """A link's target, with template tags as they stand in the source."""
        if FILLER not in target:
            return target
        at = self._masked.find(target, start, end)
        return self._flow.source.text[at : at + len(target)] if at >= 0 else target

    # ---- raw HTML ----

    def _raw_block(self) -> None:
        pieces, self._html = self._html or [], None
        if not pieces:
            return
        start, end = pieces[0][0], pieces[-1][1]
        gaps = "".join(self._masked[a[1] : b[0]] for a, b in pairwise(pieces))
        if not gaps or gaps.isspace():
            self._feed(self._masked[start:end], start)
            return
        # In a quote the lines' markers stand between the pieces: they are no part of the HTML.
        for low, high in pieces:
            self._feed(self._masked[low:high], low)

    def _raw(self, start: int, end: int) -> None:
        self._feed(self._masked[start:end], start)

    def _feed(self, text: str, start: int) -> None:
        comment = _COMMENT.match(text)
        if comment and "-->" not in comment.group(1):
            # Most raw HTML in Markdown is comments: they need no tokenizer, whose import costs more than the parse.
            self._flow.comment(comment.group(1), start + text.index("<!--"), start + comment.end(1) + 3)
            return
        if self._feeder is None:
            from klarsprak.readers.html import TagFeeder

            self._feeder = TagFeeder(self._flow)
        self._feeder.feed(text, start)


def _mask_dialects(text: str, mdx: bool) -> tuple[str, list[TemplateSpan]]:
    """Overwrite what CommonMark does not know. MDX expressions come back as spans: they print a word."""
    spans: list[TemplateSpan] = []
    if "{:" in text:
        text = _ATTRIBUTE_LIST.sub(lambda m: " " * len(m.group()), text)
    if ":::" in text:
        text = _CONTAINER.sub(_container, text)
    if mdx:
        text = _MDX_MODULE.sub(lambda m: " " * len(m.group()), text)
        spans = [TemplateSpan(m.start(), m.end(), TagKind.OUTPUT) for m in _MDX_EXPRESSION.finditer(text)]
        text = _MDX_EXPRESSION.sub(lambda m: FILLER * len(m.group()), text)
    return text, spans


def _container(match: re.Match[str]) -> str:
    indent, colons, kind, gap, title = match.groups()
    if not title.strip():
        return " " * len(match.group())
    # ::: warning Tänk på … : the title of a box is a heading over it.
    return f"{indent}###{' ' * (len(colons) - 3 + len(kind) + max(0, len(gap)))}{title}"


def mask(source: Source, header: FrontMatter) -> tuple[str, list[TemplateSpan]]:
    """The text as the parser is to see it, of the same length, and the template tags in it."""
    masked = blank(source.text, 0, header.end)
    masked, spans = templates.mask(masked)
    masked, more = _mask_dialects(normalise(masked), PurePath(source.path).suffix.lower() == ".mdx")
    return masked, sorted([*spans, *more]) if more else spans


def extract(source: Source) -> Document:
    """The document with its raw blocks, before the typing pass."""
    text = source.text
    header = frontmatter.parse(text)
    masked, spans = mask(source, header)
    flow = Flow(source, masked, spans)
    for directive, start, end in header.directives:
        flow.directives.whole(directive, (start, end), len(text))
    Reader(flow, masked).run(events(masked))
    document = flow.finish()
    frontmatter.fill(document, header)
    return document


def read(source: Source) -> Document:
    """Read Markdown."""
    document = extract(source)
    document.blocks = structure.finish(document.blocks)
    return document
