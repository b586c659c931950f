"""Cuts out the part of a line that a finding is about, to fit a width, and keeps track of where the mark falls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """A line to show; `start:end` is the marked part of it."""

    text: str
    start: int
    end: int

    @property
    def all_marked(self) -> bool:
        """Whether there is nothing but the mark to see."""
        return self.start == 0 and self.end == len(self.text)


def excerpt(
    text: str, start: int, end: int, width: int, *, max_lines: int = 3, length: Callable[[str], int] = len
) -> list[ExcerptLine]:
    """The span `start:end` of a text with as much round it as there is room for.

    A span that is wider than `width` is broken over at most `max_lines` lines and cut in its middle, so that both its
    ends are seen. `length` gives the width of a string on the screen.
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    if length(text[start:end]) <= width - 4:
        return [_in_context(text, start, end, width, length)]
    lines = _wrapped(text[start:end], width, length)
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], f"{ELLIPSIS} {_last_words(text[start:end], width - 2, length)}"]
    return [ExcerptLine(line, 0, len(line)) for line in lines]


def _in_context(text: str, start: int, end: int, width: int, length: Callable[[str], int]) -> ExcerptLine:
    if length(text) <= width:
        return ExcerptLine(text, start, end)
    room = width - length(text[start:end])
    # A third of the room goes before the span: what follows usually says more. What one side leaves, the other takes.
    after_needed = length(text[end:])
    before_room = max(room // 3, room - after_needed)
    before = _tail(text[:start], before_room, length)
    after = _head(text[end:], room - length(before), length)
    return ExcerptLine(before + text[start:end] + after, len(before), len(before) + end - start)


def _tail(text: str, room: int, length: Callable[[str], int]) -> str:
    """The end of a text in so much room, from a word's beginning."""
    if length(text) <= room:
        return text
    room -= 2
    cut = len(text)
    while cut > 0 and length(text[cut - 1 :]) <= room:
        cut -= 1
    space = text.find(" ", cut)
    if 0 <= space < len(text) - 1:
        cut = space + 1
    elif space == len(text) - 1:
        cut = len(text)
    return f"{ELLIPSIS} {text[cut:]}" if room > 0 else ""


def _head(text: str, room: int, length: Callable[[str], int]) -> str:
    """The beginning of a text in so much room, to a word's end."""
    if length(text) <= room:
        return text
    room -= 2
    cut = 0
    while cut < len(text) and length(text[: cut + 1]) <= room:
        cut += 1
    space = text.rfind(" ", 0, cut + 1)
    if space > 0:
        cut = space
    return f"{text[:cut]} {ELLIPSIS}" if room > 0 else ""


def _wrapped(text: str, width: int, length: Callable[[str], int]) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        rest = word
        # A word without end, such as a long address, is broken where the line ends.
        while length(rest) > width:
            cut = max(1, width - length(line) - 1 if line else width)
            lines.append(f"{line} {rest[:cut]}".strip())
            rest, line = rest[cut:], ""
        if line and length(line) + 1 + length(rest) > width:
            lines.append(line)
            line = rest
        else:
            line = f"{line} {rest}".strip()
    return [*lines, line] if line else lines


def _last_words(text: str, width: int, length: Callable[[str], int]) -> str:
    out = ""
    for word in reversed(text.split()):
        if length(word) + 1 + length(out) > width:
            break
        out = f"{word} {out}".strip()
    return out or text[-width:]
