"""OpenDocument text (odt, ott), as LibreOffice, Word and Google Docs write it.

The XML is walked here, with lxml over zipfile: importing odfdo costs some 330 ms against 25 ms for lxml.etree, and its
paragraphs give the text of comments as text. The walk reads what is printed, with every tracked change accepted. Left
out: deletions, comments, hidden text, tables of contents, page numbers.

Where things stand in the source text: see `klarsprak.readers.office`. After the body come footnotes and endnotes, and
then the page headers and footers, each once, as contact lines: what they hold is the letterhead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from lxml.etree import _Element as Element

from klarsprak.core.document import BlockKind, CellRef, Document, ListRef, MarkKind, Metadata, ReadError
from klarsprak.readers.archive import Package
from klarsprak.readers.office import LINE_BREAK, Lists, Look, Paragraph, Sheet

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    **{name: f"{_OASIS}{name}:1.0" for name in ("office", "text", "table", "style", "meta")},
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_PREFIXES = {uri: prefix for prefix, uri in _SPACES.items()}

# What may stand directly in the document's body.
_TOPS = (
    *(f"text:{n}" for n in ("p", "h", "list", "section", "numbered-paragraph")),
    "table:table",
    *(f"draw:{n}" for n in ("frame", "g", "custom-shape", "rect", "ellipse")),
)
_INDEXES = frozenset(
    f"text:{n}"
    for n in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
# Fields that stand in for what is not known yet.
_PLACEHOLDERS = frozenset(f"text:{n}" for n in ("placeholder", "database-display", "user-field-get", "user-field-input"))
_PAGE_FIELDS = frozenset({"text:page-number", "text:page-count", "text:page-continuation"})
# Elements in a paragraph whose content is no text of it.
_SKIPPED = frozenset(
    {
        "office:annotation",
        "office:annotation-end",
        "office:event-listeners",
        "text:tracked-changes",
        "text:ruby-text",
        "text:script",
        "text:note-citation",
        "svg:title",
        "svg:desc",
        "draw:control",
    }
)
_SHAPES = frozenset(f"draw:{n}" for n in ("custom-shape", "rect", "ellipse", "line", "polygon", "path", "caption"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BLANKS = re.compile(r"[ \t\r\n]+")
_TITLES = {"title": 1, "subtitle": 2}
_QUOTE_NAMES = frozenset({"quotations", "quote", "intense quote", "citat"})
_CAPTION_NAMES = frozenset({"caption", "beskrivning"})


def read(path: str, data: bytes) -> Document:
    """Read an OpenDocument text. Raises ReadError where it is broken, locked or without text."""
    package = Package(data, "OpenDocument-dokument (.odt)")
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise ReadError("Dokumentet är lösenordsskyddat. Spara om det utan lösenord.")
    try:
        return _Reader(package).read(path)
    except RecursionError as error:
        raise ReadError("Dokumentet har för många tabeller eller textrutor inuti varandra.") from error


@cache
def _tag(name: str) -> str:
    """A prefixed name as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def _name(element: Element) -> str:
    """An element's name with this module's prefix; the bare name where the namespace is none of OpenDocument's."""
    uri, _, local = str(element.tag).rpartition("}")
    prefix = _PREFIXES.get(uri[1:])
    return f"{prefix}:{local}" if prefix else local


def _get(element: Element | None, name: str) -> str:
    return "" if element is None else str(element.get(_tag(name)) or "")


def _number(text: str, default: int) -> int:
    try:
        return int(text[:9])
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class _Style:
    """A named style's own properties; None where it says nothing."""

    name: str
    parent: str
    strong: bool | None
    emphasis: bool | None
    underline: bool | None
    struck: bool | None
    hidden: bool | None
    language: str


class _Styles:
    """Paragraph, character and list styles, of content.xml and styles.xml alike."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, Element] = {}
        self.master_pages: set[str] = set()
        self.language = "sv"

    def add(self, root: Element) -> None:
        """Take in all styles under an element."""
        for style in root.iter(_tag("style:style")):
            family, name = _get(style, "style:family"), _get(style, "style:name")
            shown = (_get(style, "style:display-name") or name.replace("_20_", " ")).lower()
            self._styles[family, name] = self._read(style, shown)
            if page := _get(style, "style:master-page-name"):
                self.master_pages.add(page)
        for style in root.iter(_tag("style:default-style")):
            if _get(style, "style:family") == "paragraph":
                self.language = self._read(style, "").language or self.language
        for style in root.iter(_tag("text:list-style")):
            self._lists[_get(style, "style:name")] = style

    @staticmethod
    def _read(style: Element, name: str) -> _Style:
        properties = style.find(_tag("style:text-properties"))
        weight = _get(properties, "fo:font-weight")
        slant = _get(properties, "fo:font-style")
        under = _get(properties, "style:text-underline-style")
        through = _get(properties, "style:text-line-through-style")
        display = _get(properties, "text:display")
        return _Style(
            name,
            _get(style, "style:parent-style-name"),
            weight in ("bold", "600", "700", "800", "900") if weight else None,
            slant in ("italic", "oblique") if slant else None,
            under != "none" if under else None,
            through != "none" if through else None,
            display == "none" if display else None,
            _get(properties, "fo:language").lower(),
        )

    def chain(self, family: str, name: str) -> list[_Style]:
        """A style and those it comes from."""
        found: list[_Style] = []
        while (style := self._styles.get((family, name))) is not None and style not in found:
            found.append(style)
            name = style.parent
        return found

    def ordered(self, name: str, depth: int) -> bool:
        """Whether a list style has numbers or letters at a depth from 0."""
        for level in self._lists.get(name, ()):
            if _get(level, "text:level") == str(depth + 1):
                return _name(level) == "text:list-level-style-number" and bool(_get(level, "style:num-format"))
        return False


class _Place(NamedTuple):
    """What surrounds a paragraph."""

    kind: BlockKind = BlockKind.PARAGRAPH
    cell: CellRef | None = None
    silent: bool = False


@dataclass(slots=True)
class _Item:
    """The list item that paragraphs stand in. It gets its number with its first paragraph that holds text."""

    key: str
    style: str
    depth: int
    ref: ListRef | None = None
    level: int = 0


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = _Styles()
        self._masters: list[Element] = []
        if "styles.xml" in package:
            root = package.xml("styles.xml")
            self._styles.add(root)
            self._masters = list(root.iter(_tag("style:master-page")))
        self._sheet = Sheet(self._styles.language)
        self._lists = Lists()
        self._list_count = 0
        self._list_key = ""
        self._boxes: list[Element] = []
        self._notes: list[Element] = []

    def read(self, path: str) -> Document:
        """Read all parts into one document."""
        tags = tuple(_tag(n) for n in (*_TOPS, *_INDEXES, "office:automatic-styles", "office:text"))
        has_text = False
        for element in self._package.elements("content.xml", tags):
            parent = element.getparent()
            if _name(element) == "office:automatic-styles":
                self._styles.add(element)
            elif _name(element) == "office:text":
                has_text = True
            elif parent is not None and _name(parent) == "office:text":
                self._block(element, _Place())
                # A done block is let go, so that the whole tree of a long document never stands in memory. Its notes
                # are kept by themselves: they are read after the body.
                element.clear(keep_tail=True)
                while element.getprevious() is not None:
                    del parent[0]
        if not has_text:
            raise ReadError("Filen är inget OpenDocument-dokument (.odt): den har ingen dokumenttext.")
        self._lists.end()
        for note in self._notes:
            self._blocks(note, _Place(BlockKind.FOOTNOTE))
        self._read_letterhead()
        return self._sheet.document(path, "odt", self._metadata())

    def _read_letterhead(self) -> None:
        seen: set[str] = set()
        for number, master in enumerate(self._masters):
            if number and _get(master, "style:name") not in self._styles.master_pages:
                continue
            for part in master:
                text = "".join(str(t) for t in part.itertext()).strip()
                if _name(part).startswith(("style:header", "style:footer")) and text not in seen:
                    seen.add(text)
                    self._blocks(part, _Place(BlockKind.CONTACT))

    def _metadata(self) -> Metadata:
        metadata = Metadata()
        if "meta.xml" not in self._package:
            return metadata
        root = self._package.xml("meta.xml")
        metadata.title = (root.findtext(f".//{_tag('dc:title')}") or "").strip() or None
        # Not `metadata.date`, the day of writing: letters are written over older ones and saved again later, and a
        # deadline must not be counted from another day than in the same letter as text.
        for name, tag in (("created", "meta:creation-date"), ("modified", "dc:date")):
            value = (root.findtext(f".//{_tag(tag)}") or "").strip()[:10]
            if _DAY.fullmatch(value):
                metadata.values[name] = value
        return metadata

    # --- blocks

    def _blocks(self, parent: Element, place: _Place) -> None:
        for element in parent:
            self._block(element, place)

    def _block(self, element: Element, place: _Place) -> None:
        """Read one block-level element."""
        name = _name(element)
        if name in ("text:p", "text:h"):
            self._paragraph(element, place, None)
        elif name in ("text:list", "text:numbered-paragraph"):
            self._list(element, place, "", 0)
        elif name == "table:table":
            self._table(element, place)
        elif name == "text:section":
            if _get(element, "text:display") != "none":
                self._blocks(element, place)
        elif name in _INDEXES:
            self._blocks(element, place._replace(silent=True))
        elif name.startswith("draw:"):
            holder = Paragraph()
            self._drawing(element, holder, place)
            if len(holder):
                self._sheet.add(holder, place.kind)
            self._read_boxes(place)
        elif name not in _SKIPPED:
            self._blocks(element, place)  # the body of an index, or what some program wraps text in

    def _list(self, element: Element, place: _Place, style: str, depth: int) -> None:
        style = _get(element, "text:style-name") or style
        if not depth:
            if _get(element, "text:continue-numbering") != "true" and not _get(element, "text:continue-list"):
                self._list_count += 1
                self._list_key = str(self._list_count)
            if _name(element) == "text:numbered-paragraph":
                item = _Item(style, style, max(0, min(_number(_get(element, "text:level"), 1) - 1, 9)))
                for child in element:
                    self._paragraph(child, place, item)
                return
        for entry in element:
            item = _Item(f"{self._list_key} {style}", style, depth)
            for child in entry:
                name = _name(child)
                if name in ("text:p", "text:h"):
                    self._paragraph(child, place, item if _name(entry) == "text:list-item" else None)
                elif name == "text:list":
                    self._list(child, place, style, depth + 1)
                else:
                    self._block(child, place)

    def _table(self, element: Element, place: _Place) -> None:
        self._lists.end()
        table = self._sheet.table(place.cell)
        letterhead = place.kind is BlockKind.CONTACT
        for number, (row, header) in enumerate(_rows(element, False)):
            column = 0
            for cell in row:
                if _name(cell) == "table:table-cell":
                    here = place._replace(kind=BlockKind.TABLE_CELL, cell=CellRef(table, number, column, header))
                    self._blocks(cell, place if letterhead else here)
                    self._lists.end()
                column += max(1, min(_number(_get(cell, "table:number-columns-repeated"), 1), 1000))

    def _paragraph(self, element: Element, place: _Place, item: _Item | None) -> None:
        paragraph = Paragraph(silent=place.silent)
        chain = self._styles.chain("paragraph", _get(element, "text:style-name"))
        language = next((s.language for s in chain if s.language), "")
        if not next((s.hidden for s in chain if s.hidden is not None), False):
            self._inline(element, paragraph, Look(language=language), place)
        self._add(paragraph, element, {s.name for s in chain}, place, item)
        self._read_boxes(place)

    def _add(self, paragraph: Paragraph, element: Element, names: set[str], place: _Place, item: _Item | None) -> None:
        """Put a paragraph on the sheet as what its element and style say."""
        if not paragraph.text.strip():
            self._sheet.add(paragraph, place.kind)  # an empty line does not end a list
            return
        quoted = not names.isdisjoint(_QUOTE_NAMES)
        typed = place.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_CELL)
        level = 0
        if _name(element) == "text:h":
            level = max(1, min(_number(_get(element, "text:outline-level"), 1), 6))
        elif titles := [_TITLES[name] for name in names if name in _TITLES]:
            level = titles[0]
        if typed and level:
            self._lists.end()
            self._sheet.add(paragraph, BlockKind.HEADING, level=level, quoted=quoted, cell=place.cell)
        elif typed and item is not None:
            if item.ref is None:
                item.ref, item.level = self._lists.item(item.key, item.depth, self._styles.ordered(item.style, item.depth))
            kind = BlockKind.LIST_ITEM
            self._sheet.add(paragraph, kind, level=item.level, quoted=quoted, list_ref=item.ref, cell=place.cell)
        else:
            self._lists.end()
            caption = place.kind is BlockKind.PARAGRAPH and not names.isdisjoint(_CAPTION_NAMES)
            self._sheet.add(paragraph, BlockKind.CAPTION if caption else place.kind, quoted=quoted, cell=place.cell)

    def _read_boxes(self, place: _Place) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            # A text box stands beside the text: what is in it is read after the paragraph that it hangs on.
            self._blocks(box, _Place() if place.kind is BlockKind.TABLE_CELL else place)

    # --- text within a paragraph

    def _inline(self, element: Element, paragraph: Paragraph, look: Look, place: _Place) -> None:
        self._text(element.text, paragraph, look)
        for child in element:
            self._piece(child, paragraph, look, place)
            self._text(child.tail, paragraph, look)

    @staticmethod
    def _text(text: str | None, paragraph: Paragraph, look: Look) -> None:
        """Add character data. Runs of white space count as one space, and as none first in a paragraph (ODF 1.3, 6.1.2)."""
        if not text:
            return
        collapsed = _BLANKS.sub(" ", text)
        if not len(paragraph) or paragraph.last_char() == " ":
            collapsed = collapsed.removeprefix(" ")
        paragraph.add(collapsed, look)

    def _piece(self, element: Element, paragraph: Paragraph, look: Look, place: _Place) -> None:
        """One element in a paragraph."""
        name = _name(element)
        if name in _SKIPPED:
            return
        if name == "text:s":
            paragraph.add(" " * max(1, min(_number(_get(element, "text:c"), 1), 1000)), look)
        elif name == "text:tab":
            paragraph.add("\t", look)
        elif name == "text:line-break":
            paragraph.add(LINE_BREAK, look)
        elif name == "text:span":
            styled = self._look(_get(element, "text:style-name"), look)
            if styled is not None:
                self._inline(element, paragraph, styled, place)
        elif name in ("text:a", "draw:a"):
            self._inline(element, paragraph, replace(look, link=_get(element, "xlink:href")), place)
        elif name == "text:note":
            self._notes += element.findall(_tag("text:note-body"))
        elif name.startswith("draw:"):
            self._drawing(element, paragraph, place)
        elif name in ("text:hidden-text", "text:hidden-paragraph") and _get(element, "text:is-hidden") == "true":
            paragraph.silent |= name == "text:hidden-paragraph"
        else:
            start = len(paragraph)
            self._inline(element, paragraph, look, place)
            prompt = name == "text:text-input" and paragraph.text[start:] == _get(element, "text:description")
            if name in _PLACEHOLDERS or prompt:
                paragraph.placeholder(start)
            elif name in _PAGE_FIELDS and place.kind is BlockKind.CONTACT:
                paragraph.silent = True

    def _look(self, style: str, look: Look) -> Look | None:
        """The look of a span; None where it is hidden."""
        chain = self._styles.chain("text", style)
        if next((s.hidden for s in chain if s.hidden is not None), False):
            return None
        struck = next((s.struck for s in chain if s.struck is not None), look.struck)
        kinds = set(look.kinds)
        for kind, values in (
            (MarkKind.STRONG, [s.strong for s in chain]),
            (MarkKind.EMPHASIS, [s.emphasis for s in chain]),
            (MarkKind.UNDERLINE, [s.underline for s in chain]),
        ):
            own = next((value for value in values if value is not None), None)
            if own:
                kinds.add(kind)
            elif own is False:
                kinds.discard(kind)
        language = next((s.language for s in chain if s.language), look.language)
        return replace(look, kinds=frozenset(kinds), language=language, struck=struck)

    def _drawing(self, element: Element, paragraph: Paragraph, place: _Place) -> None:
        """A frame with a picture or a text box in it, a shape with text, or a group of them."""
        name = _name(element)
        if name in ("draw:g", "draw:a"):
            for child in element:
                self._drawing(child, paragraph, place)
        elif name == "draw:frame":
            box = element.find(_tag("draw:text-box"))
            image = element.find(_tag("draw:image"))
            drawn = image if image is not None else element.find(_tag("draw:object"))
            if box is not None:
                self._boxes.append(box)
            # A logo in the page header is no part of the text, and no screen reader reads it out.
            elif drawn is not None and place.kind is not BlockKind.CONTACT:
                alt = element.findtext(_tag("svg:title")) or element.findtext(_tag("svg:desc")) or ""
                decorative = _get(element, "loext:decorative") == "true"
                paragraph.image(_get(drawn, "xlink:href"), "" if decorative else alt.strip() or None)
        elif name in _SHAPES:
            self._boxes.append(element)


def _rows(element: Element, header: bool) -> Iterator[tuple[Element, bool]]:
    """A table's rows and whether they are header rows."""
    for child in element:
        name = _name(child)
        if name == "table:table-row":
            yield child, header
        elif name == "table:table-header-rows":
            yield from _rows(child, True)
        elif name in ("table:table-rows", "table:table-row-group"):
            yield from _rows(child, header)
