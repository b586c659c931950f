"""The text as people are shown it: a block's clean text, with placeholders as they are written in the source.

Findings have source offsets; here they are turned into places in the shown text. Both the terminal and the HTML report
build on it, so that they mark the same letters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from klarsprak.core.document import Block, MarkKind, Source
from klarsprak.reports.words import clean

_OPAQUE = (MarkKind.CODE, MarkKind.PLACEHOLDER)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of shown text and the source it stands for; `linear`: letter by letter."""

    start: int
    end: int
    source_start: int
    source_end: int
    linear: bool
    opaque: bool


class ShownBlock:
    """One block as shown. `text`: what is shown. `opaque`: stretches of it that are template tags or code."""

    def __init__(self, block: Block, source: Source) -> None:
        self._pieces: list[_Piece] = []
        parts: list[str] = []
        length = 0
        for segment in block.map.segments:
            at = segment.clean
            opaque = any(m.start < at + segment.length and m.end > at for m in block.marks if m.kind in _OPAQUE)
            text = block.text[at : at + segment.length]
            linear = segment.linear
            if opaque and not linear:
                text = clean(source.text[segment.start : segment.end]).strip("`")
                linear = len(text) == segment.end - segment.start
            parts.append(text)
            self._pieces.append(_Piece(length, length + len(text), segment.start, segment.end, linear, opaque))
            length += len(text)
        self.text = "".join(parts)
        self._source_starts = [p.source_start for p in self._pieces]

    @property
    def opaque(self) -> list[tuple[int, int]]:
        """Stretches of the shown text that are template tags or code."""
        return [(p.start, p.end) for p in self._pieces if p.opaque and p.end > p.start]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the shown text of a source span, or None where the span lies outside the block."""
        touched = [p for p in self._pieces if p.source_start < end and p.source_end > start]
        if not touched:
            return self._point(start) if start == end else None
        first, last = touched[0], touched[-1]
        low = first.start + max(0, start - first.source_start) if first.linear else first.start
        high = last.end - max(0, last.source_end - end) if last.linear else last.end
        return low, max(low, high)

    def _point(self, offset: int) -> tuple[int, int] | None:
        index = bisect_right(self._source_starts, offset) - 1
        if index < 0 or offset > self._pieces[index].source_end:
            return None
        piece = self._pieces[index]
        at = piece.start + offset - piece.source_start if piece.linear else piece.start
        return at, at
