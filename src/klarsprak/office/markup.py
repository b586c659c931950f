"""Places in a part's XML as it lies in the file, and edits at them.

A part is not parsed and written anew: that would also change its declaration, its quotation marks and its entities. It
is told where its elements stand, byte by byte, and only what is put in or exchanged differs afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from klarsprak.core.document import ReadError

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}


class Span(NamedTuple):
    """Where an element stands: its start tag, its content `inner:close` and its end. All are byte offsets in `Markup.data`."""

    start: int
    inner: int
    close: int
    end: int


class Edit(NamedTuple):
    """`text` in the place of the bytes `start:end`. Edits at one place are made in the order they are given."""

    start: int
    end: int
    text: bytes


class Markup:
    """The XML of a part, as UTF-8 in `data` whatever its own encoding is. Raises ReadError where it is broken."""

    def __init__(self, part: bytes) -> None:
        declared = _DECLARED.match(part)
        self._encoding = _UTF16.get(part[:2]) or (declared[1].decode().lower() if declared else "utf-8")
        try:
            self.data = part if self._encoding == "utf-8" else part.decode(self._encoding).encode()
        except (UnicodeError, LookupError) as error:
            raise _unreadable() from error

    def spans(self, wanted: Mapping[int, str]) -> dict[int, Span]:
        """Where some elements stand: by their number in document order from 0, with their name without prefix.

        The name is there to be sure: a number that points at another element is refused.
        """
        data = self.data
        found: dict[int, Span] = {}
        stack: list[tuple[int, int, int, bool]] = []
        count = 0

        def start(name: str, _: object) -> None:
            nonlocal count
            if count in wanted:
                if name.rpartition(":")[2] != wanted[count]:
                    raise _unreadable()
                at = parser.CurrentByteIndex
                tag = _TAG.match(data, at)
                if tag is None:
                    raise _unreadable()
                stack.append((count, at, tag.end(), tag[0].endswith(b"/>")))
            else:
                stack.append((-1, 0, 0, False))
            count += 1

        def end(_: str) -> None:
            number, at, inner, empty = stack.pop()
            if number >= 0:
                close = inner if empty else parser.CurrentByteIndex
                found[number] = Span(at, inner, close, inner if empty else data.index(b">", close) + 1)

        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise _unreadable() from error
        if len(found) != len(wanted):
            raise _unreadable()
        return found

    def edited(self, edits: list[Edit]) -> bytes:
        """The part with the edits made, in its own encoding. They must not overlap."""
        pieces: list[bytes] = []
        at = 0
        for edit in sorted(edits, key=lambda edit: edit[:2]):
            assert edit.start >= at
            pieces += [self.data[at : edit.start], edit.text]
            at = edit.end
        pieces.append(self.data[at:])
        changed = b"".join(pieces)
        return changed if self._encoding == "utf-8" else changed.decode().encode(self._encoding, "xmlcharrefreplace")

    def appended(self, content: bytes, root: str) -> bytes:
        """The part with `content` last in its outermost element, whose name (without prefix) is `root`."""
        return self.edited([inside(self.data, self.spans({0: root})[0], content)])


def inside(data: bytes, span: Span, content: bytes) -> Edit:
    """The edit that puts `content` last in an element."""
    if span.close < span.end:
        return Edit(span.close, span.close, content)
    tag = data[span.start : span.end]
    name = re.match(rb"<([^\s/>]+)", tag)
    assert name is not None
    return Edit(span.end - 2, span.end, b">" + content + b"</" + name[1] + b">")


def _unreadable() -> ReadError:
    return ReadError("Dokumentet är uppbyggt på ett sätt som klarsprak inte kan ändra säkert.")
