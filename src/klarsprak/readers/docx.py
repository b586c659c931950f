"""Word documents (docx, docm, dotx).

The XML is walked here, with lxml over zipfile, and not through python-docx: importing that costs some 190 ms against
25 ms for lxml.etree, and its `paragraph.text` leaves out tracked insertions, content controls, smart tags and simple
fields, which municipal templates are full of. The walk reads what Word prints, in the state where every tracked change
is accepted. Left out: deletions, comments, hidden text, field codes, tables of contents, page numbers.

Where things stand in the source text: see `klarsprak.readers.office`. After the body come footnotes, endnotes, and the
headers and footers, each once, as contact lines: what they hold is the letterhead.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml.etree import _Element as Element

from klarsprak.core.document import BlockKind, CellRef, Document, MarkKind, Metadata, ReadError
from klarsprak.readers.archive import Package
from klarsprak.readers.office import LINE_BREAK, Lists, Look, Paragraph, Sheet

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# ISO "strict" documents use other names for the same things.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": _A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _M[1:-1].encode(),
}

_ALTERNATE = f"{_MC}AlternateContent"
# Elements that only wrap what stands in them.
_WRAPPERS = frozenset({"ins", "moveTo", "smartTag", "customXml", "dir", "bdo"})
_DRAWN = frozenset({"drawing", "pict", "object"})
_PICTURES = frozenset(
    {
        f"{_A}blip",
        f"{_V}imagedata",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    }
)
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HEADING_NAME = re.compile(r"(?:heading|rubrik)\s*([1-9])(?!\d)")
_TITLES = {"title": 1, "rubrik": 1, "subtitle": 2, "underrubrik": 2}
_TOC_NAME = re.compile(r"(?:toc|innehåll)\s*(?:\d|heading)|innehållsförteckningsrubrik|table of figures|figurförteckning")
_QUOTE_NAMES = frozenset({"quote", "intense quote", "citat", "starkt citat", "block text"})
_CAPTION_NAMES = frozenset({"caption", "beskrivning", "bildtext"})

# Fields whose result stands in for what is not known yet.
_MERGE_FIELDS = frozenset({"MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE", "FILLIN", "ASK"})
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_INDEX_FIELDS = frozenset({"TOC", "INDEX", "TOA"})
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))?(?:.*?\\l\s+"([^"]*)")?', re.IGNORECASE | re.DOTALL)

# Symbol fonts have their signs in the private use area; these are the ones that letters and forms use.
_SYMBOLS = {
    "wingdings": {0x28: "☎", 0x2A: "✉", 0x6F: "☐", 0x71: "☐", 0xA7: "•", 0xA8: "☐", 0x78: "☒", 0xFC: "✓", 0xFE: "☑", 0xE0: "→"},
    "symbol": {0xB7: "•", 0x2D: "−", 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×"},
}


def read(path: str, data: bytes) -> Document:
    """Read a Word document. Raises ReadError where it is broken, locked or without text."""
    return _read(_Reader(_opened(data)), path)


@dataclass(frozen=True, slots=True)
class Piece:
    """Which element a stretch `start:end` of the source text comes from.

    `element` stands in the main part. Text outside it is given the element that it hangs on: a note its reference, an
    alternative text its image; a header or footer has none. `field`: it is the result of a field, which Word writes anew,
    with the marks where that begins and ends; empty where one element is the whole field.
    """

    start: int
    end: int
    element: Element | None
    field: Sequence[Element] | None


@dataclass(frozen=True, slots=True)
class Traced:
    """A Word document as read, with its main part and where in that part the text comes from.

    `related` gives the names of the parts that the main one names, by the last word of the relation's type. `pieces` are
    in the order of the source text; what a formula says belongs to none.
    """

    document: Document
    package: Package
    main: str
    root: Element
    related: dict[str, list[str]]
    pieces: list[Piece]


def trace(path: str, data: bytes) -> Traced:
    """Read a Word document, and tell which element each piece of its text comes from. Raises ReadError as `read` does."""
    reader = _Tracer(_opened(data))
    document = _read(reader, path)
    assert reader.root is not None
    return Traced(document, reader.package, reader.main, reader.root, reader.targets_of, reader.pieces(document))


def shown_text(element: Element) -> str:
    """What Word shows of a text element (w:t)."""
    text = str(element.text or "")
    # Word only shows outer spaces where the element says that they count.
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _opened(data: bytes) -> Package:
    return Package(data, "Word-dokument (.docx)")


def _read(reader: _Reader, path: str) -> Document:
    try:
        return reader.read(path)
    except RecursionError as error:
        raise ReadError("Dokumentet har för många tabeller eller textrutor inuti varandra.") from error


# --- reading attributes


def _name(element: Element) -> str:
    """An element's name: bare in WordprocessingML, with its namespace in others."""
    return str(element.tag).removeprefix(_W)


def _find(element: Element | None, path: str) -> Element | None:
    """The first descendant by a path of WordprocessingML names, such as "numPr/numId"."""
    return None if element is None else element.find("/".join(_W + name for name in path.split("/")))


def _attr(element: Element | None, name: str) -> str:
    return "" if element is None else str(element.get(_W + name) or "")


def _value(element: Element | None, path: str) -> str:
    """The value of the descendant at a path, or an empty string."""
    return _attr(_find(element, path), "val")


def _on(properties: Element | None, path: str) -> bool | None:
    """An on/off property: None where it is not there."""
    found = _find(properties, path)
    if found is None or (path == "u" and not _attr(found, "val")):  # such an underline only names a colour
        return None
    return _attr(found, "val") not in ("0", "false", "off", "none")


def _number(text: str, default: int, base: int = 10) -> int:
    try:
        return int(text[:9], base)  # more figures stand in damaged files only
    except ValueError:
        return default


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()


# --- styles and numbering


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    paragraph: Element | None
    run: Element | None
    header_row: bool


class _Styles:
    """Named styles, with what they inherit. `language` is the language that text has unless marked."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default_paragraph = ""
        self.language = "sv"
        if root is None:
            return
        for style in root.iter(f"{_W}style"):
            key = _attr(style, "styleId")
            self._styles[key] = _Style(
                _value(style, "name").lower(),
                _value(style, "basedOn"),
                _find(style, "pPr"),
                _find(style, "rPr"),
                any(_attr(part, "type") == "firstRow" for part in style.iter(f"{_W}tblStylePr")),
            )
            if _attr(style, "type") == "paragraph" and _attr(style, "default") in ("1", "true", "on"):
                self.default_paragraph = key
        normal = self.run_value(self.default_paragraph, "lang")
        self.language = _language(normal or _value(root, "docDefaults/rPrDefault/rPr/lang") or "sv")

    def chain(self, key: str) -> Iterator[_Style]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].parent

    def run_flag(self, key: str, name: str) -> bool:
        """Whether a style turns a run property on."""
        return next((on for style in self.chain(key) if (on := _on(style.run, name)) is not None), False)

    def run_value(self, key: str, name: str) -> str:
        """The value of a run property in a style, or an empty string."""
        return next((value for style in self.chain(key) if (value := _value(style.run, name))), "")


class _Numbering:
    """Whether a level of a numbering is ordered or has bullets."""

    def __init__(self, root: Element | None, styles: _Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}
        for child in () if root is None else root:
            if _name(child) == "abstractNum":
                self._abstract[_attr(child, "abstractNumId")] = child
            elif _name(child) == "num":
                self._instances[_attr(child, "numId")] = child

    def ordered(self, number: str, depth: int) -> bool:
        """Whether the level has numbers or letters."""
        for _ in range(3):  # a numbering may point at a style that points at a numbering
            instance = self._instances.get(number)
            abstract = self._abstract.get(_value(instance, "abstractNumId"))
            if instance is None or abstract is None:
                return False
            overrides = (o for o in instance.iterfind(f"{_W}lvlOverride") if _attr(o, "ilvl") == str(depth))
            levels = [level for o in overrides for level in o.iterfind(f"{_W}lvl")]
            levels += [level for level in abstract.iterfind(f"{_W}lvl") if _attr(level, "ilvl") == str(depth)]
            if levels:
                return _value(levels[0], "numFmt") not in ("", "bullet", "none")
            chain = self._styles.chain(_value(abstract, "numStyleLink"))
            number = next((n for style in chain if (n := _value(style.paragraph, "numPr/numId"))), "")
        return False


# --- state


@dataclass
class _Field:
    """A field that has begun: its code is collected until `separate`, its result is read until `end`."""

    code: str = ""
    in_result: bool = False
    name: str = ""
    link: str | None = None
    paragraph: Paragraph | None = None
    start: int = 0
    #: The marks where it begins and ends, where somebody asks for them.
    ends: list[Element] = field(default_factory=list)

    def open_result(self, paragraph: Paragraph) -> None:
        """The code is complete and what follows is its result."""
        self.in_result = True
        self.paragraph = paragraph
        self.start = len(paragraph)
        words = self.code.split(None, 1)
        self.name = words[0].upper() if words else ""
        if match := _HYPERLINK.match(self.code):
            anchor = f"#{match[3]}" if match[3] else ""
            self.link = (match[1] or match[2] or "") + anchor


class _Place(NamedTuple):
    """What surrounds a paragraph."""

    kind: BlockKind = BlockKind.PARAGRAPH
    cell: CellRef | None = None
    placeholder: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What a run inherits from its paragraph and from the link it stands in."""

    style: str
    look: Look
    hidden: bool


@dataclass
class _Part:
    """A part of the package that holds text, while it is read."""

    name: str
    targets: dict[str, str]
    fields: list[_Field] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    #: A paragraph whose end mark is deleted runs on in the next one.
    carried: Paragraph | None = None

    @property
    def in_code(self) -> bool:
        """Whether the code of a field, which nobody sees, is being passed."""
        return any(not f.in_result for f in self.fields)


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = next((t for k, t in self._relations("").values() if k == "officeDocument"), "word/document.xml")
        relations = self._relations(self.main)
        self.targets_of: dict[str, list[str]] = {}
        for kind, target in relations.values():
            self.targets_of.setdefault(kind, []).append(target)
        self._styles = _Styles(self._related("styles"))
        self._numbering = _Numbering(self._related("numbering"), self._styles)
        self._sheet = Sheet(self._styles.language)
        self._lists = Lists()
        self._part = self._open(self.main)
        self._letterhead: list[str] = []
        #: Notes by their number, with their first reference.
        self._notes: dict[str, dict[str, Element]] = {"footnote": {}, "endnote": {}}
        self._embedded = False
        #: The main part, once it is read: with what has not been let go of it.
        self.root: Element | None = None
        #: What the part being read hangs on in the main one: the reference of a note.
        self._host: Element | None = None

    # --- parts and relations

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relation id to the last word of its type and its target: a part's name, or an address outside the package."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        out: dict[str, tuple[str, str]] = {}
        if path not in self.package:
            return out
        for relation in self.package.xml(path).iter(f"{_REL}Relationship"):
            target = str(relation.get("Target") or "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out[str(relation.get("Id"))] = (str(relation.get("Type") or "").rpartition("/")[2], target)
        return out

    def _open(self, name: str) -> _Part:
        return _Part(name, {number: target for number, (_, target) in self._relations(name).items()})

    def _related(self, kind: str) -> Element | None:
        """The root of the part of one kind that the main part names, or None."""
        for target in self.targets_of.get(kind, []):
            if target in self.package:
                return self.package.xml(target, _STRICT)
        return None

    # --- the document

    def read(self, path: str) -> Document:
        """Read all parts into one document."""
        tags = (*(_W + name for name in ("p", "tbl", "sdt", "customXml", "altChunk", "sectPr")), _ALTERNATE)
        element: Element | None = None
        for element in self.package.elements(self.main, tags, _STRICT):
            parent = element.getparent()
            if parent is None or _name(parent) != "body":
                continue
            for reference in element.iter(f"{_W}headerReference", f"{_W}footerReference"):
                self._letterhead.append(self._part.targets.get(str(reference.get(f"{_R}id")), ""))
            self._blocks([element], _Place())
            self._let_go(element, parent)
        if element is None or _name(element) != "document":
            raise ReadError("Filen är inget Word-dokument (.docx): den har ingen dokumenttext.")
        self.root = element
        self._end_part(_Place())
        for kind in ("footnote", "endnote"):
            self._read_notes(kind)
        self._read_letterhead()
        document = self._sheet.document(path, "docx", self._metadata())
        if self._embedded:
            document.notes.append("Dokumentet innehåller en inbäddad fil som inte har lästs.")
        return document

    def _let_go(self, element: Element, parent: Element) -> None:
        """Let go of a block that is done, so that the whole tree of a long document never stands in memory."""
        element.clear(keep_tail=True)
        while element.getprevious() is not None:
            del parent[0]

    def _end_part(self, place: _Place) -> None:
        if self._part.carried is not None:
            self._sheet.add(self._part.carried, place.kind)
        self._lists.end()

    def _read_notes(self, kind: str) -> None:
        root = self._related(f"{kind}s") if self._notes[kind] else None
        if root is None:
            return
        self._part = self._open(self.targets_of[f"{kind}s"][0])
        notes = {_attr(note, "id"): note for note in root.iter(_W + kind)}
        place = _Place(BlockKind.FOOTNOTE)
        for number, reference in self._notes[kind].items():
            self._host = reference
            self._blocks(notes.get(number, ()), place)
        self._host = None
        self._end_part(place)

    def _read_letterhead(self) -> None:
        # The first page, the even pages and every section may have headers of their own that say the same again.
        seen: set[str] = set()
        for target in dict.fromkeys(self._letterhead):
            if target not in self.package:
                continue
            root = self.package.xml(target, _STRICT)
            text = "".join(str(t.text or "") for t in root.iter(f"{_W}t"))
            if text not in seen:
                seen.add(text)
                self._part = self._open(target)
                self._blocks(root, _Place(BlockKind.CONTACT))
                self._end_part(_Place(BlockKind.CONTACT))

    def _metadata(self) -> Metadata:
        metadata = Metadata()
        for kind, target in self._relations("").values():
            if kind != "core-properties" or target not in self.package:
                continue
            root = self.package.xml(target)
            metadata.title = (root.findtext(f"{_DC}title") or "").strip() or None
            # Not `metadata.date`, the day of writing: letters are written over older ones and saved again later, and a
            # deadline must not be counted from another day than in the same letter as text.
            for name in ("created", "modified"):
                value = (root.findtext(_DCTERMS + name) or "").strip()[:10]
                if _DAY.fullmatch(value):
                    metadata.values[name] = value
        return metadata

    # --- blocks

    def _blocks(self, elements: Iterable[Element], place: _Place) -> None:
        """Read block-level elements in order."""
        for element in elements:
            name = _name(element)
            if name == "p":
                self._paragraph(element, place)
            elif name == "tbl":
                self._table(element, place)
            elif name == "sdt":
                content = _find(element, "sdtContent")
                self._blocks(() if content is None else content, _control(element, place))
            elif name == _ALTERNATE:
                self._blocks(_chosen(element), place)
            elif name in _WRAPPERS:
                self._blocks(element, place)
            elif name == "altChunk":
                self._embedded = True

    def _table(self, element: Element, place: _Place) -> None:
        rows = [
            (row, list(_wrapped(row, "tc", inner)))
            for row, inner in _wrapped(element, "tr", place)
            if _find(row, "trPr/del") is None
        ]
        self._lists.end()
        table = self._sheet.table(place.cell)
        look = _find(element, "tblPr/tblLook")
        first_row = _attr(look, "firstRow") in ("1", "true", "on") or bool(_number(_attr(look, "val"), 0, 16) & 0x20)
        # Word ticks "header row" for every new table; it means something where the table's style shows it.
        shown = first_row and len(rows) > 1 and any(s.header_row for s in self._styles.chain(_value(element, "tblPr/tblStyle")))
        header = True
        letterhead = place.kind is BlockKind.CONTACT
        for number, (row, cells) in enumerate(rows):
            header = header and (bool(_on(row, "trPr/tblHeader")) or (shown and number == 0))
            column = max(0, min(_number(_value(row, "trPr/gridBefore"), 0), 1000))
            for cell, inner in cells:
                here = inner._replace(kind=BlockKind.TABLE_CELL, cell=CellRef(table, number, column, header))
                self._blocks(cell, inner if letterhead else here)
                self._lists.end()
                column += max(1, min(_number(_value(cell, "tcPr/gridSpan"), 1), 1000))

    def _paragraph(self, element: Element, place: _Place) -> None:
        part = self._part
        properties = _find(element, "pPr")
        paragraph, part.carried = part.carried or Paragraph(), None
        start = len(paragraph)
        style = _value(properties, "pStyle") or self._styles.default_paragraph
        self._inline(element, paragraph, _Around(style, Look(), self._styles.run_flag(style, "vanish")))
        if place.placeholder:
            paragraph.placeholder(start)
        if _find(properties, "rPr/del") is not None or _find(properties, "rPr/moveFrom") is not None:
            part.carried = paragraph
        else:
            self._add(paragraph, properties, style, place)
        boxes, part.boxes = part.boxes, []
        for box in boxes:
            # A text box stands beside the text: what is in it is read after the paragraph that it hangs on.
            self._blocks(box, _Place() if place.kind is BlockKind.TABLE_CELL else place)

    def _add(self, paragraph: Paragraph, properties: Element | None, style: str, place: _Place) -> None:
        """Put a paragraph on the sheet as what its style and numbering say."""
        chain = list(self._styles.chain(style))
        names = [s.name for s in chain]
        paragraph.silent |= place.silent or any(_TOC_NAME.match(name) for name in names)
        if not paragraph.text.strip():
            self._sheet.add(paragraph, place.kind)  # an empty line does not end a list
            return
        quoted = any(name in _QUOTE_NAMES for name in names)
        typed = place.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_CELL)
        level = _heading_level(properties, chain)
        number, depth = _numbering_of(properties, chain)
        if typed and level:
            self._lists.end()
            self._sheet.add(paragraph, BlockKind.HEADING, level=level, quoted=quoted, cell=place.cell)
        elif typed and number:
            ref, nesting = self._lists.item(number, depth, self._numbering.ordered(number, depth))
            self._sheet.add(paragraph, BlockKind.LIST_ITEM, level=nesting, quoted=quoted, list_ref=ref, cell=place.cell)
        else:
            self._lists.end()
            caption = place.kind is BlockKind.PARAGRAPH and any(name in _CAPTION_NAMES for name in names)
            self._sheet.add(paragraph, BlockKind.CAPTION if caption else place.kind, quoted=quoted, cell=place.cell)

    # --- text within a paragraph

    def _inline(self, elements: Iterable[Element], paragraph: Paragraph, around: _Around) -> None:
        for child in elements:
            name = _name(child)
            if name == "r":
                self._run(child, paragraph, around)
            elif name == "hyperlink":
                anchor = _attr(child, "anchor")
                link = self._part.targets.get(str(child.get(f"{_R}id")), "") + (f"#{anchor}" if anchor else "")
                self._inline(child, paragraph, replace(around, look=replace(around.look, link=link)))
            elif name == "sdt":
                start = len(paragraph)
                for content in child.iterfind(f"{_W}sdtContent"):
                    self._inline(content, paragraph, around)
                if _find(child, "sdtPr/showingPlcHdr") is not None:
                    paragraph.placeholder(start)
            elif name == "fldSimple":
                state = _Field(_attr(child, "instr"))
                state.open_result(paragraph)
                depth = len(self._part.fields)
                self._part.fields.append(state)
                self._inline(child, paragraph, around)
                if len(self._part.fields) > depth:  # a damaged file may end it from within, or leave others open in it
                    del self._part.fields[depth + 1 :]
                    self._end_field(paragraph)
            elif name == _ALTERNATE:
                self._inline(_chosen(child), paragraph, around)
            elif name in (f"{_M}oMath", f"{_M}oMathPara"):
                paragraph.unreadable("".join(str(t.text or "") for t in child.iter(f"{_M}t")))
            elif name in _WRAPPERS:
                self._inline(child, paragraph, around)

    def _run(self, element: Element, paragraph: Paragraph, around: _Around) -> None:
        properties = _find(element, "rPr")
        style = _value(properties, "rStyle")
        hidden = _on(properties, "vanish")
        if hidden or (hidden is None and (around.hidden or self._styles.run_flag(style, "vanish"))):
            return
        kinds = set()
        for name, kind in (("b", MarkKind.STRONG), ("i", MarkKind.EMPHASIS), ("u", MarkKind.UNDERLINE)):
            own = _on(properties, name)
            if own or (own is None and self._styles.run_flag(style, name)):
                kinds.add(kind)
        tag = _value(properties, "lang") or self._styles.run_value(style, "lang") or self._styles.run_value(around.style, "lang")
        struck = bool(_on(properties, "strike") or _on(properties, "dstrike"))
        start = len(paragraph)
        self._pieces(element, paragraph, replace(around.look, kinds=frozenset(kinds), language=_language(tag), struck=struck))
        if any(s.name == "placeholder text" for s in self._styles.chain(style)):
            paragraph.placeholder(start)

    def _pieces(self, elements: Iterable[Element], paragraph: Paragraph, look: Look) -> None:
        """What stands in a run."""
        for child in elements:
            self._piece(child, paragraph, look)

    def _piece(self, child: Element, paragraph: Paragraph, look: Look) -> None:
        fields = self._part.fields
        name = _name(child)
        if name == "fldChar":
            self._field_char(_attr(child, "fldCharType"), paragraph)
        elif name == "instrText":
            if fields and not fields[-1].in_result:
                fields[-1].code += str(child.text or "")
        elif name == _ALTERNATE:
            self._pieces(_chosen(child), paragraph, look)
        elif self._part.in_code:
            return
        elif name in ("br", "cr"):
            self._text(LINE_BREAK, paragraph, look)
        elif name in _DRAWN:
            self._drawing(child, paragraph)
        elif name in ("footnoteReference", "endnoteReference"):
            self._notes[name.removesuffix("Reference")].setdefault(_attr(child, "id"), child)
        elif name == "ruby":
            for base in child.iterfind(f"{_W}rubyBase/{_W}r"):
                self._pieces(base, paragraph, look)
        elif piece := _PIECES.get(name):
            self._text(piece(child), paragraph, look)

    def _text(self, text: str, paragraph: Paragraph, look: Look) -> None:
        for state in self._part.fields:
            if state.link is not None:
                look = replace(look, link=state.link)
            if state.name in _INDEX_FIELDS or (state.name in _PAGE_FIELDS and self._part.name != self.main):
                paragraph.silent = True
        paragraph.add(text, look)

    def _field_char(self, kind: str, paragraph: Paragraph) -> None:
        fields = self._part.fields
        if kind == "begin":
            fields.append(_Field())
        elif kind == "separate" and fields and not fields[-1].in_result:
            fields[-1].open_result(paragraph)
        elif kind == "end" and fields:
            self._end_field(paragraph)

    def _end_field(self, paragraph: Paragraph) -> None:
        state = self._part.fields.pop()
        if not state.in_result:
            # A macro button shows the end of its code: "MACROBUTTON NoMacro [Skriv namn här]".
            words = state.code.split(None, 2)
            if len(words) == 3 and words[0].upper() == "MACROBUTTON" and not self._part.in_code:
                start = len(paragraph)
                paragraph.add(words[2])
                paragraph.placeholder(start)
            return
        start = state.start if state.paragraph is paragraph else 0
        if state.name in _MERGE_FIELDS:
            paragraph.placeholder(start)

    def _drawing(self, element: Element, paragraph: Paragraph) -> None:
        """A picture or a text box."""
        picture: Element | None = None
        alt = ""
        decorative = False
        for part in _outside_boxes(element):
            name = _name(part)
            if name == "txbxContent":
                self._part.boxes.append(part)
            elif name in _PICTURES and picture is None:
                picture = part
            elif name == _DOC_PR or name.startswith(_V):
                # In VML, "title" belongs to other things than pictures too.
                alt = alt or str(part.get("descr") or part.get("alt") or (name == _DOC_PR and part.get("title")) or "")
            elif name == _DECORATIVE:
                decorative = part.get("val") in ("1", "true")
        # A logo in the page header is no part of the text, and no screen reader reads it out.
        if picture is not None and self._part.name not in self._letterhead:
            target = picture.get(f"{_R}embed") or picture.get(f"{_R}link") or picture.get(f"{_R}id")
            paragraph.image(self._part.targets.get(str(target), ""), "" if decorative else alt.strip() or None)


class _Tracer(_Reader):
    """A reader that keeps the main part's tree, and remembers which element gave which piece of text."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self._seen: list[tuple[Paragraph, int, int, Element | None, list[Element] | None]] = []

    def _let_go(self, element: Element, parent: Element) -> None:
        del element, parent

    def _piece(self, child: Element, paragraph: Paragraph, look: Look) -> None:
        fields = self._part.fields
        start, before, inner, depth = len(paragraph), len(self._seen), fields[-1] if fields else None, len(fields)
        super()._piece(child, paragraph, look)
        written: _Field | None = next((f for f in fields if f.in_result and f.name != "HYPERLINK"), None)
        if len(fields) > depth:
            fields[-1].ends.append(child)
        elif inner is not None and len(fields) < depth:
            inner.ends.append(child)
            written = written or inner  # what a button shows stands in its code
        if len(paragraph) > start:
            # What stands in the child, such as the letters under a ruby text, belongs to the child as a whole.
            del self._seen[before:]
            main = self._part.name == self.main
            ends = written.ends if written is not None and main else None
            self._seen.append((paragraph, start, len(paragraph), child if main else self._host, ends))

    def pieces(self, document: Document) -> list[Piece]:
        """The pieces of the document that was read, in the order of its text."""
        starts = dict(self._sheet.starts())
        pieces = sorted(
            (Piece(starts[p] + low, starts[p] + high, element, ends) for p, low, high, element, ends in self._seen),
            key=lambda piece: piece.start,
        )
        # The alternative texts of the images stand last, each on a line of its own.
        described = [image for image in document.images if image.alt]
        lines = document.source.lines
        images = {piece.start: piece.element for piece in pieces}
        for line, image in enumerate(described, lines.line_count - len(described) + 1):
            start = lines.line_start(line)
            pieces.append(Piece(start, start + len(image.alt or ""), images.get(image.start), None))
        return pieces


# --- what needs no state


def _control(element: Element, place: _Place) -> _Place:
    """The place inside a content control."""
    if _find(element, "sdtPr/showingPlcHdr") is not None:
        place = place._replace(placeholder=True)
    if _value(element, "sdtPr/docPartObj/docPartGallery") == "Table of Contents":
        place = place._replace(silent=True)
    return place


def _wrapped(element: Element, name: str, place: _Place) -> Iterator[tuple[Element, _Place]]:
    """The rows of a table or the cells of a row, out of whatever they are wrapped in."""
    for child in element:
        kind = _name(child)
        if kind == name:
            yield child, place
        elif kind == "sdt":
            for content in child.iterfind(f"{_W}sdtContent"):
                yield from _wrapped(content, name, _control(child, place))
        elif kind in _WRAPPERS:
            yield from _wrapped(child, name, place)


def _heading_level(properties: Element | None, chain: list[_Style]) -> int:
    """Heading level 1-6 by the paragraph's own outline level or by the style it comes from; 0 for text."""
    outline = _value(properties, "outlineLvl")
    for style in chain:
        if outline:
            break
        if style.name in _TITLES:
            return _TITLES[style.name]
        if match := _HEADING_NAME.match(style.name):
            return min(int(match[1]), 6)
        outline = _value(style.paragraph, "outlineLvl")
    level = _number(outline, 9)
    return min(level + 1, 6) if 0 <= level < 9 else 0


def _numbering_of(properties: Element | None, chain: list[_Style]) -> tuple[str, int]:
    """The numbering that a paragraph belongs to, by itself or by its style, and its depth; empty for none."""
    for source in (properties, *(style.paragraph for style in chain)):
        number = _value(source, "numPr/numId")
        if number:
            depth = _value(properties, "numPr/ilvl") or _value(source, "numPr/ilvl")
            return number.removeprefix("0"), max(0, min(_number(depth, 0), 8))
    return "", 0


def _chosen(alternate: Element) -> list[Element]:
    """The one branch of an alternate content that is read: the first choice, which new programs show."""
    for name in ("Choice", "Fallback"):
        branch = alternate.find(_MC + name)
        if branch is not None and len(branch):
            return list(branch)
    return []


def _outside_boxes(element: Element) -> Iterator[Element]:
    """An element's descendants in order, but not those of a text box or of a branch that is not read."""
    for child in _chosen(element) if element.tag == _ALTERNATE else element:
        yield child
        if _name(child) != "txbxContent":
            yield from _outside_boxes(child)


def _symbol(element: Element) -> str:
    code = _number(_attr(element, "char"), 0, 16)
    table = _SYMBOLS.get(_attr(element, "font").lower(), {})
    if found := table.get(code - 0xF000 if code >= 0xF000 else code):
        return found
    return chr(code) if 0x20 <= code < 0xD800 or 0xDFFF < code < 0xFFFE else ""


#: Elements of a run that stand for text.
_PIECES: dict[str, Callable[[Element], str]] = {
    "t": shown_text,
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "noBreakHyphen": lambda _: "\u2011",
    "softHyphen": lambda _: "\u00ad",
    "sym": _symbol,
}
