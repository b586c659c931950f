"""Offsets, lines and columns: the one place that turns character offsets into line and column."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# Only these three end a line for editors, SARIF and LSP. str.splitlines also breaks at U+2028, form feed and
# NEL, which texts pasted from Word hold, and every later line number would then be wrong.
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the decoded source: `offset` from 0 in characters, `line` and `column` from 1."""

    offset: int
    line: int
    column: int


class LineIndex:
    """Line starts of one text, for looking up positions."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        # An array, since a text of a million words has a hundred thousand lines.
        self._starts = array("Q", (0,))
        self._starts.extend(m.end() for m in _LINE_END.finditer(text))

    def position(self, offset: int) -> Position:
        """The position of a character offset."""
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both from 0."""
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]

    def line_start(self, line: int) -> int:
        """Offset of the first character of a line, counted from 1."""
        return self._starts[line - 1]

    @property
    def line_count(self) -> int:
        """How many lines the text has; an empty text has one."""
        return len(self._starts)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of clean text and the stretch of source it came from.

    A linear segment maps character by character. An opaque one (an entity, a placeholder, a composed letter)
    maps as a whole: any part of it stands for all of the source stretch.
    """

    clean: int
    length: int
    start: int
    end: int
    linear: bool


class SourceMap:
    """Maps offsets in a block's clean text to offsets in the decoded source."""

    __slots__ = ("_by", "_clean_starts", "_segments")

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self._segments = segments
        # Most maps are one segment, which is found without looking.
        self._clean_starts: Sequence[int] = [s.clean for s in segments] if len(segments) > 1 else ()
        # How far the source has moved since the segments were made: a word typed at the top moves all maps of a text.
        self._by = 0

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The runs of clean text, in order."""
        by, self._by = self._by, 0
        if by:
            self._segments = tuple(Segment(s.clean, s.length, s.start + by, s.end + by, s.linear) for s in self._segments)
        return self._segments

    def move(self, by: int) -> None:
        """The text of this map now stands `by` characters later in the source."""
        self._by += by

    @classmethod
    def identity(cls, start: int, length: int) -> SourceMap:
        """A map for clean text that stands unchanged at `start` in the source."""
        return cls((Segment(0, length, start, start + length, True),))

    def _first(self, index: int) -> int:
        return max(0, bisect_right(self._clean_starts, index) - 1)

    def _segment(self, index: int) -> Segment:
        return self._segments[self._first(index)]

    def start_of(self, index: int) -> int:
        """Source offset where the clean character at `index` begins. At the end of the text: where the source ends."""
        if not self._segments:
            return 0
        segment = self._segment(index)
        within = index - segment.clean
        if within >= segment.length:
            return segment.end + self._by
        return segment.start + self._by + (within if segment.linear else 0)

    def end_of(self, index: int) -> int:
        """Source offset just after the clean character at `index`."""
        if not self._segments:
            return 0
        segment = self._segment(index)
        within = min(index - segment.clean, segment.length - 1)
        return self._by + (segment.start + within + 1 if segment.linear else segment.end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source span of the clean span `start:end`; an empty clean span gives an empty source span."""
        begin = self.start_of(start)
        if end <= start:
            return begin, begin
        return begin, self.end_of(end - 1)

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether the clean span stands in the source character for character, with no markup between."""
        begin, stop = self.span(start, end)
        if stop - begin != end - start:
            return False
        for i in range(self._first(start), len(self._segments)):
            segment = self._segments[i]
            if segment.clean >= end:
                break
            if not segment.linear and segment.clean + segment.length > start:
                return False
        return True

    def slice(self, start: int, end: int) -> SourceMap:
        """The map of the clean text `start:end`, counted from 0 again."""
        parts: list[Segment] = []
        segments = self.segments
        for i in range(self._first(start), len(segments)):
            s = segments[i]
            if s.clean >= end:
                break
            low, high = max(start, s.clean), min(end, s.clean + s.length)
            if low >= high:
                continue
            if s.linear:
                parts.append(Segment(low - start, high - low, s.start + low - s.clean, s.start + high - s.clean, True))
            else:
                parts.append(Segment(low - start, high - low, s.start, s.end, False))
        return SourceMap(tuple(parts))


# Characters that a reader never sees or that only stand for a plain space or letter. One regex finds the few
# places in a text where clean text and source part; everything between them is copied as it is.
_SPECIAL = re.compile(
    "[\u00ad\u200b-\u200d\u2060\ufeff\x00]"  # soft hyphen, zero-width characters, byte order mark, NUL: dropped
    "|[\u00a0\u2007\u202f\u2009\u200a\t]"  # no-break and thin spaces, tab: a space
    "|[\u2010\u2011]"  # Unicode's own hyphen and the no-break hyphen: the plain one that word lists have
    "|.[\u0300-\u036f]+",  # a letter with combining marks: composed where Unicode has the letter
    re.DOTALL,
)


class TextBuilder:
    """Collects a block's clean text with its source map. Readers add pieces in reading order.

    Soft hyphens and zero-width characters are dropped, no-break spaces and tabs become spaces, no-break hyphens become
    hyphens, and decomposed letters (a + ring) are composed, so that rules and word lists meet one form of every word.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """The clean text so far."""
        return "".join(self._parts)

    def last_char(self) -> str:
        """The last clean character, or an empty string."""
        return self._parts[-1][-1] if self._parts else ""

    def _add(self, clean: str, start: int, end: int, linear: bool) -> None:
        if not clean:
            return
        length = len(clean)
        if linear and self._segments:
            last = self._segments[-1]
            if last.linear and last.end == start:
                self._segments[-1] = Segment(last.clean, last.length + length, last.start, end, True)
                self._parts.append(clean)
                self._length += length
                return
        self._segments.append(Segment(self._length, length, start, end, linear))
        self._parts.append(clean)
        self._length += length

    def add(self, text: str, start: int) -> None:
        """Add source text that stands at `start`, normalised."""
        import unicodedata

        at = 0
        for match in _SPECIAL.finditer(text):
            low, high = match.span()
            self._add(text[at:low], start + at, start + low, True)
            at = high
            piece = match.group()
            if len(piece) > 1:
                composed = unicodedata.normalize("NFC", piece)
                self._add(composed, start + low, start + high, False)
            elif piece in "\u00a0\u2007\u202f\u2009\u200a\t":
                self._add(" ", start + low, start + high, True)
            elif piece in "\u2010\u2011":
                self._add("-", start + low, start + high, True)
        self._add(text[at:], start + at, start + len(text), True)

    def add_opaque(self, clean: str, start: int, end: int) -> None:
        """Add clean text that stands for the whole source stretch `start:end` (an entity, a placeholder, a line break)."""
        self._add(clean, start, end, False)

    def build(self) -> tuple[str, SourceMap]:
        """The clean text, with outer white space trimmed, and its map."""
        text = self.text
        stripped = text.strip()
        source_map = SourceMap(tuple(self._segments))
        if stripped == text:
            return text, source_map
        low = len(text) - len(text.lstrip())
        return stripped, source_map.slice(low, low + len(stripped))

    def trimmed_offset(self) -> int:
        """How many leading characters `build` trims: marks collected in builder offsets are moved by it."""
        text = self.text
        return len(text) - len(text.lstrip())
