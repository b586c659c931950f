"""Comments and tracked changes put into a Word document; whatever else is in it stays as it is, to the byte.

Where a place in the source text stands in the document is asked of the docx reader itself, so that a comment stands on
the very letters that were read. Word takes no notice of comments in notes, text boxes, headers and footers, and opens no
document with more than 32 767 of them ([MS-OI29500] 2.1.315); such a comment stands at the nearest place that can have
one: the note's reference, the paragraph that the box hangs on, the first paragraph of the text.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from itertools import count, pairwise
from xml.sax.saxutils import escape, quoteattr

from lxml.etree import _Element as Element

from klarsprak.core.document import Document
from klarsprak.office.markup import Edit, Markup, Span, inside
from klarsprak.office.package import rewritten
from klarsprak.readers import docx
from klarsprak.readers.docx import Piece
from klarsprak.readers.office import LINE_BREAK

#: Most comments that Word opens a document with.
MAX_COMMENTS = 32_767

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_MAIN}}}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMMENTS = {  # namespace to the type of the relation to the comments
    _MAIN: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

# What a run may stand in within its paragraph; marks can stand beside it there.
_HOLDERS = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"})
# Content controls whose content is not free text: Word fills it in itself, or throws out what is put there.
_BOUND = ("dataBinding", "text", "dropDownList", "comboBox", "date", "citation", "bibliography", "picture", "checkbox")
# What stands for text in a run and can be deleted as a tracked change.
_DELETABLE = frozenset({"t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym"})

_DRAWN = frozenset({"drawing", "pict", "object"})

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ID = re.compile(rb"""(\bid\s*=\s*)("[^"]*"|'[^']*')""")
# A comment's text: 10 points, as in Word's own comments, whatever the text's size; Swedish, for Word's spelling.
_LOOK = '<w:rPr>{bold}<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="sv-SE"/></w:rPr>'


class Place(Enum):
    """Where a stretch of the text stands, as far as comments go: only the text itself can have them."""

    TEXT = auto()
    NOTE = auto()
    BOX = auto()
    LETTERHEAD = auto()
    IMAGE = auto()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the source text `start:end`, or on the text as a whole. Each line is a paragraph, the first in bold."""

    start: int
    end: int
    lines: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """New wording in the place of the source text `start:end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who comments and changes, and when (as the clock on the wall says: Word knows no time zones)."""

    name: str
    initials: str
    when: datetime

    @property
    def date(self) -> str:
        """The time as Word writes it."""
        return f"{self.when:%Y-%m-%dT%H:%M:%SZ}"


@dataclass(frozen=True, slots=True, eq=False)
class _Spot:
    """Where a piece of text stands in the document.

    `top`: child of the paragraph. `unit`: the run, or what is only enclosed as a whole, such as a content control.
    `child`: what stands in the run; the unit itself where that is no run. `size`: its letters, 1 where it is not cut.
    """

    top: Element
    unit: Element
    child: Element
    size: int
    letters: bool


@dataclass(slots=True)
class _Cut:
    """What is put in at one place: new text with the run that it looks like, ends of comments, starts of comments."""

    new: list[tuple[str, Element]] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)


class WordDocument:
    """A Word document to be commented on and changed. `document` is what was read. Raises ReadError as the reader does."""

    def __init__(self, path: str, data: bytes) -> None:
        self._data = data
        self._traced = docx.trace(path, data)
        self.document: Document = self._traced.document
        self._pieces = self._traced.pieces
        self._starts = [piece.start for piece in self._pieces]
        self._main = Markup(self._traced.package.read(self._traced.main))
        #: How many comments there is room for.
        self.room = max(0, MAX_COMMENTS - sum(1 for _ in self._traced.root.iter(f"{_W}commentReference")))

    def place(self, offset: int) -> Place:
        """Where a character of the source text stands."""
        if not self._pieces or (element := self._nearest(offset).element) is None:
            return Place.LETTERHEAD
        if _name(element) in ("footnoteReference", "endnoteReference"):
            return Place.NOTE
        if any(_name(above) == "txbxContent" for above in element.iterancestors()):
            return Place.BOX
        return Place.IMAGE if _name(element) in _DRAWN else Place.TEXT

    def changeable(self, start: int, end: int) -> bool:
        """Whether a tracked change can be made of the source text `start:end`.

        It cannot in notes, text boxes, headers, fields, content controls that Word fills in, moved text, or across
        paragraphs.
        """
        at = start
        for piece in self._within(start, end):
            spot = self._spot(piece)
            if spot is None or spot.child is not piece.element or piece.field is not None or piece.start > at:
                return False
            if _name(spot.child) not in _DELETABLE or (_name(spot.child) == "t" and not spot.letters):
                return False
            holders = [_name(e) for e in spot.unit.iterancestors() if _name(e) in ("ins", "moveTo")]
            if holders and (holders != ["ins"] or _name(spot.unit.getparent()) != "ins"):
                return False
            at = piece.end
        return start < end <= at and "\n" not in self.document.source.text[start:end]

    def marked(self, comments: Sequence[Comment], changes: Iterable[Change], author: Author) -> bytes:
        """The document with the comments, at most as many as there is room for, and with the changes as tracked ones.

        The changes must be `changeable` and must not overlap.
        """
        marking = _Marking(self._traced.root, self._main, author, self._ids())
        placed: list[tuple[int, Comment]] = []
        for comment in sorted(comments, key=lambda comment: (comment.start, -comment.end)):
            number = marking.number()
            placed.append((number, comment))
            if not self._enclose(comment, number, marking):
                marking.first_paragraph(number)
        for change in changes:
            self._change(change, marking)
        parts = self._with_comments(placed, author) if placed else {}
        edits = marking.edits()
        if edits:
            parts[self._traced.main] = self._main.edited(edits)
        return rewritten(self._data, parts)

    # --- places

    def _within(self, start: int, end: int) -> list[Piece]:
        """The pieces that the source text `start:end` touches."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, max(start, end - 1))
        return [piece for piece in self._pieces[first:last] if piece.end > start]

    def _nearest(self, offset: int) -> Piece:
        """The piece that an offset stands in, or else the one before it, or else the first one."""
        return self._pieces[max(0, bisect_right(self._starts, offset) - 1)]

    def _edges(self, piece: Piece) -> tuple[_Spot, _Spot] | None:
        """Where a comment on a piece begins and ends at the soonest; None in headers and footers.

        Of a field it is on all of it: within, Word loses it with the next update, and LibreOffice reads its text as part of
        the result.
        """
        if piece.field is not None and len(piece.field) == 2:
            begin, end = (self._spot(replace(piece, element=mark)) for mark in piece.field)
        else:
            begin = end = self._spot(piece)
        return None if begin is None or end is None else (begin, end)

    def _spot(self, piece: Piece) -> _Spot | None:
        """Where a piece stands; None in headers and footers."""
        if piece.element is None:
            return None
        chain = [piece.element, *piece.element.iterancestors()]
        boxes = [n for n, element in enumerate(chain) if _name(element) == "txbxContent"]
        above = boxes[-1] if boxes else 0
        paragraph = next((n for n, element in enumerate(chain) if n > above and _name(element) == "p"), None)
        if paragraph is None:
            return None
        path = chain[paragraph - 1 :: -1]
        for n, element in enumerate(path):
            name = _name(element)
            if name == "r" and n + 1 < len(path):
                child = path[n + 1]
                size = piece.end - piece.start
                letters = child is piece.element and _is_text(child) and len(docx.shown_text(child)) == size
                return _Spot(path[0], element, child, size if letters else 1, letters)
            if name not in _HOLDERS or (name == "sdt" and _is_bound(element)):
                return _Spot(path[0], element, element, 1, False)
        return None

    def _enclose(self, comment: Comment, number: int, marking: _Marking) -> bool:
        """Put a comment's marks round its text. False where the text of the document has no place for it at all."""
        if not self._pieces:
            return False
        own = [] if comment.whole else [(comment.start, comment.end)]
        for start, end in (*own, self._opening()):
            first, last = self._nearest(start), self._nearest(max(start, end - 1))
            edges, others = self._edges(first), self._edges(last)
            if edges is None or others is None:
                continue
            begin, finish = edges[0], others[1]
            # Notes and text boxes are read later than where they hang.
            elsewhere = any(self.place(piece.start) is not Place.TEXT for piece in (first, last))
            if elsewhere and not marking.in_order(begin, finish):
                last, finish = first, edges[1]
            low = min(max(0, start - first.start), begin.size - 1) if begin.letters else 0
            high = min(max(1, end - last.start), finish.size) if finish.letters else 1
            if first is last and high <= low:
                high = low + 1
            marking.enclose(begin, low, finish, high, number)
            return True
        return False

    def _opening(self) -> tuple[int, int]:
        """The first paragraph of the text itself, with words in it."""
        text = self.document.source.text
        for piece in self._pieces:
            if piece.element is not None:
                start = text.rfind("\n", 0, piece.start) + 1
                end = text.find("\n", piece.start)
                end = len(text) if end < 0 else end
                if re.search(r"\w", text[start:end]):
                    return start, end
        return 0, 0

    def _change(self, change: Change, marking: _Marking) -> None:
        parts = []
        for piece in self._within(change.start, change.end):
            spot = self._spot(piece)
            assert spot is not None
            low = max(0, change.start - piece.start) if spot.letters else 0
            high = min(spot.size, change.end - piece.start) if spot.letters else 1
            parts.append((spot, low, high))
        marking.change(parts, change.text)

    # --- parts

    def _ids(self) -> Iterator[int]:
        """Numbers that nothing in the document or among its comments has."""
        roots = [self._traced.root]
        if name := self._comments_part():
            roots.append(self._traced.package.xml(name, {_STRICT.encode(): _MAIN.encode()}))
        used = {value for root in roots for element in root.iter() if (value := element.get(f"{_W}id")) is not None}
        return (number for number in count() if str(number) not in used)

    def _comments_part(self) -> str | None:
        """The name of the part that holds the document's comments."""
        package = self._traced.package
        return next((name for name in self._traced.related.get("comments", []) if name in package), None)

    def _with_comments(self, placed: Iterable[tuple[int, Comment]], author: Author) -> dict[str, bytes]:
        """The parts that change when comments come in, but for the main part."""
        package = self._traced.package
        uri = _STRICT if _STRICT.encode() in self._main.data else _MAIN
        content = "".join(_comment(comment, number, author, uri) for number, comment in placed)
        if name := self._comments_part():
            return {name: Markup(package.read(name)).appended(content.encode(), "comments")}
        folder, base = posixpath.split(self._traced.main)
        names = (f"comments{number or ''}.xml" for number in count())
        target = next(name for name in names if posixpath.join(folder, name) not in package)
        part = posixpath.join(folder, target)
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations in package:
            known = package.read(relations)
            used = {element.get("Id") for element in package.xml(relations).iter()}
        else:
            known, used = f'{head}<Relationships xmlns="{_RELATIONS}"/>'.encode(), set()
        number = next(f"rId{n}" for n in count(1) if f"rId{n}" not in used)
        relation = f'<Relationship xmlns="{_RELATIONS}" Id="{number}" Type="{_COMMENTS[uri]}" Target="{target}"/>'
        types = "[Content_Types].xml"
        override = f'<Override xmlns="{_CONTENT_TYPES}" PartName={quoteattr("/" + part)} ContentType="{_COMMENTS_TYPE}"/>'
        return {
            part: f'{head}<w:comments xmlns:w="{uri}">{content}</w:comments>'.encode(),
            relations: Markup(known).appended(relation.encode(), "Relationships"),
            types: Markup(package.read(types)).appended(override.encode(), "Types"),
        }


class _Marking:
    """Collects what is put into the main part, and makes the edits of it."""

    def __init__(self, root: Element, main: Markup, author: Author, ids: Iterator[int]) -> None:
        self._root = root
        self._main = main
        self._author = author
        self._ids = ids
        self._numbers: dict[Element, int] = {}
        #: Cuts by what is cut and the letter before which it is cut.
        self._cuts: dict[Element, dict[int, _Cut]] = {}
        self._deleted: dict[Element, list[tuple[int, int]]] = {}
        self._spots: dict[Element, _Spot] = {}
        self._after: dict[Element, list[str]] = {}
        self._opening: list[str] = []

    def number(self) -> int:
        """A number that nothing has yet."""
        return next(self._ids)

    def in_order(self, first: _Spot, last: _Spot) -> bool:
        """Whether one place does not come after another one in the document."""
        if first.child is last.child:
            return True
        if not self._numbers:
            self._numbers = {element: n for n, element in enumerate(self._root.iter())}
        return self._numbers[first.child] <= self._numbers[last.child]

    def enclose(self, first: _Spot, low: int, last: _Spot, high: int, number: int) -> None:
        """A comment from before letter `low` of one place to before letter `high` of another."""
        self._cut(first, low).starts.append(_names(first.unit).element("commentRangeStart", id=number))
        ends = self._cut(last, high).ends
        ends.append(_names(last.unit).element("commentRangeEnd", id=number))
        # The reference stands in the paragraph itself: in a link it would be part of the link, and in a tracked insertion
        # it would be refused with it.
        if last.top is last.unit:
            ends.append(_reference(_names(last.unit), number))
        else:
            self._after.setdefault(last.top, []).append(_reference(_names(last.top), number))

    def first_paragraph(self, number: int) -> None:
        """A comment on the first paragraph, where none has any text."""
        self._opening.append(str(number))

    def change(self, parts: Sequence[tuple[_Spot, int, int]], text: str) -> None:
        """Delete the letters `low:high` of each place, and put new text in after the last one: it looks like most of them."""
        for spot, low, high in parts:
            self._cut(spot, low)
            self._deleted.setdefault(spot.child, []).append((low, high))
        last, _, end = parts[-1]
        new = self._cut(last, end).new
        if text:
            most, _, _ = max(parts, key=lambda part: part[2] - part[1])
            new.append((text, most.unit))

    def _cut(self, spot: _Spot, at: int) -> _Cut:
        self._spots[spot.child] = spot
        return self._cuts.setdefault(spot.child, {}).setdefault(at, _Cut())

    # --- making the edits

    def edits(self) -> list[Edit]:
        """The edits of the main part."""
        runs = dict.fromkeys(spot.unit for spot in self._spots.values() if spot.unit is not spot.child)
        whole = [spot.unit for spot in self._spots.values() if spot.unit is spot.child]
        looks = [run for cuts in self._cuts.values() for cut in cuts.values() for _, run in cut.new]
        wanted = {*whole, *self._after, *looks}
        for run in runs:
            wanted |= {run, *run}
            holder = run.getparent()
            if _name(holder) == "ins":
                wanted.add(holder)
        for run in looks:
            wanted |= {part for part in (_properties(run), _format_change(run)) if part is not None}
        paragraph = next((p for p in self._root.iter(f"{_W}p") if _in_body(p)), None) if self._opening else None
        if paragraph is not None:
            wanted.add(paragraph)
        spans = self._located(wanted)

        edits = [Edit(spans[top].end, spans[top].end, "".join(refs).encode()) for top, refs in self._after.items()]
        for unit in whole:
            cuts = self._cuts[unit]
            edits += [Edit(spans[unit].end, spans[unit].end, "".join(cuts[1].ends).encode())] if 1 in cuts else []
        for unit in whole:
            cuts = self._cuts[unit]
            edits += [Edit(spans[unit].start, spans[unit].start, "".join(cuts[0].starts).encode())] if 0 in cuts else []
        edits += [Edit(spans[run].start, spans[run].end, self._rendered(run, spans)) for run in runs]
        if paragraph is not None:
            names = _names(paragraph)
            marks = "".join(
                names.element("commentRangeStart", id=n) + names.element("commentRangeEnd", id=n) + _reference(names, n)
                for n in self._opening
            )
            edits.append(inside(self._main.data, spans[paragraph], marks.encode()))
        return edits

    def _located(self, wanted: set[Element]) -> dict[Element, Span]:
        """Where elements stand in the part's bytes."""
        numbers = {n: element for n, element in enumerate(self._root.iter()) if element in wanted}
        spans = self._main.spans({n: _name(element).rpartition("}")[2] for n, element in numbers.items()})
        return {element: spans[n] for n, element in numbers.items()}

    def _rendered(self, run: Element, spans: dict[Element, Span]) -> bytes:
        """A run with its cuts: as many runs as it takes, all with its properties, and what is put in between."""
        data = self._main.data
        names = _names(run)
        properties = _properties(run)
        span = spans[run]
        at = span.inner if properties is None else spans[properties].end
        head, tail = data[span.start : at], data[span.close : span.end]
        out: list[bytes] = []
        content: list[bytes] = []

        def flush() -> None:
            inner = b"".join(content)
            content.clear()
            if inner.strip():
                out.extend((head, inner, tail))

        for child in run:
            if child is properties:
                continue
            place = spans[child]
            content.append(data[at : place.start])
            at = place.end
            raw = data[place.start : place.end]
            spot = self._spots.get(child)
            if spot is None:
                content.append(raw)
                continue
            cuts, deleted = self._cuts[child], self._deleted.get(child, [])
            bounds = sorted({0, spot.size, *cuts})
            for low, high in [*pairwise(bounds), (spot.size, spot.size)]:
                if low in cuts:
                    flush()
                    out.append(self._put_in(cuts[low], run, spans))
                if low == high:
                    break
                gone = any(begin <= low and high <= end for begin, end in deleted)
                piece = raw
                if spot.letters and (gone or len(bounds) > 2):
                    piece = names.text("delText" if gone else "t", docx.shown_text(child)[low:high]).encode()
                if gone:
                    flush()
                    opening = names.start("del", **self._revision())
                    out.extend((opening.encode(), head, piece, tail, names.end("del").encode()))
                else:
                    content.append(piece)
        content.append(data[at : span.close])
        flush()
        return b"".join(out)

    def _put_in(self, cut: _Cut, run: Element, spans: dict[Element, Span]) -> bytes:
        """What stands at a cut."""
        out: list[bytes] = []
        names = _names(run)
        for text, look in cut.new:
            inserted = (
                names.start("ins", **self._revision()).encode()
                + names.start("r").encode()
                + self._look(look, spans)
                + names.content(text).encode()
                + (names.end("r") + names.end("ins")).encode()
            )
            holder = run.getparent()
            if _name(holder) == "ins":
                # Somebody else's insertion: ours stands between its two halves, so that each can be judged by itself.
                tag = self._main.data[spans[holder].start : spans[holder].inner]
                again = _ID.sub(lambda match: match[1] + f'"{self.number()}"'.encode(), tag, count=1)
                inserted = self._main.data[spans[holder].close : spans[holder].end] + inserted + again
            out.append(inserted)
        out.append("".join(cut.ends + cut.starts).encode())
        return b"".join(out)

    def _look(self, run: Element, spans: dict[Element, Span]) -> bytes:
        """The properties of a run for a new run: without what tells of an earlier change of them."""
        properties, changed = _properties(run), _format_change(run)
        if properties is None:
            return b""
        span = spans[properties]
        if changed is None:
            return self._main.data[span.start : span.end]
        return self._main.data[span.start : spans[changed].start] + self._main.data[spans[changed].end : span.end]

    def _revision(self) -> dict[str, str]:
        return {"id": str(self.number()), "author": self._author.name, "date": self._author.date}


@dataclass(frozen=True, slots=True)
class _Names:
    """Writes WordprocessingML elements at one place in a part: with the prefix that goes there, or one declared."""

    prefix: str
    declared: str

    def start(self, name: str, **attributes: str) -> str:
        """A start tag."""
        given = "".join(f" {self.prefix}:{key}={quoteattr(value)}" for key, value in attributes.items())
        return f"<{self.prefix}:{name}{self.declared}{given}>"

    def end(self, name: str) -> str:
        """An end tag."""
        return f"</{self.prefix}:{name}>"

    def element(self, name: str, **attributes: object) -> str:
        """An empty element."""
        return self.start(name, **{key: str(value) for key, value in attributes.items()})[:-1] + "/>"

    def text(self, name: str, text: str) -> str:
        """A text element, that keeps its spaces."""
        return f'{self.start(name)[:-1]} xml:space="preserve">{_escaped(text)}{self.end(name)}'

    def content(self, text: str) -> str:
        """What stands in a run for a text: tabs and line breaks are elements of their own."""
        parts = re.split(f"([\t{LINE_BREAK}])", text)
        own = {"\t": "tab", LINE_BREAK: "br"}
        return "".join(self.element(own[part]) if part in own else self.text("t", part) for part in parts if part)


def _names(element: Element) -> _Names:
    for prefix, uri in element.nsmap.items():
        if prefix and uri == _MAIN:
            return _Names(prefix, "")
    return _Names("w", f' xmlns:w="{_MAIN}"')


def _reference(names: _Names, number: int | str) -> str:
    """The run that ties a comment to its place."""
    return names.start("r") + names.element("commentReference", id=number) + names.end("r")


def _comment(comment: Comment, number: int, author: Author, uri: str) -> str:
    """A comment as it stands in the part for comments, with its namespace: the part may have another prefix for it."""
    paragraphs = ""
    for n, line in enumerate(comment.lines):
        mark = "<w:r><w:annotationRef/></w:r>" if n == 0 else ""
        look = _LOOK.format(bold="<w:b/>" if n == 0 else "")
        text = f'<w:t xml:space="preserve">{_escaped(line)}</w:t>'
        paragraphs += f"<w:p>{mark}<w:r>{look}{text}</w:r></w:p>"
    return (
        f'<w:comment xmlns:w="{uri}" w:id="{number}" w:author={quoteattr(author.name)} w:date="{author.date}" '
        f"w:initials={quoteattr(author.initials)}>{paragraphs}</w:comment>"
    )


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("", text), {"\r": "&#13;"})


# --- reading the tree


def _name(element: Element | None) -> str:
    return "" if element is None else str(element.tag).removeprefix(_W)


def _is_text(element: Element) -> bool:
    """Whether an element holds text and nothing else."""
    return _name(element) == "t" and len(element) == 0


def _properties(run: Element) -> Element | None:
    return run[0] if len(run) and _name(run[0]) == "rPr" else None


def _format_change(run: Element) -> Element | None:
    properties = _properties(run)
    return None if properties is None else properties.find(f"{_W}rPrChange")


def _is_bound(control: Element) -> bool:
    """Whether a content control is filled in by Word or holds plain text alone."""
    properties = control.find(f"{_W}sdtPr")
    return properties is not None and any(_name(child).rpartition("}")[2] in _BOUND for child in properties)


def _in_body(paragraph: Element) -> bool:
    return not any(_name(element) == "txbxContent" for element in paragraph.iterancestors())
