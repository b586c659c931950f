"""Character offsets to the protocol's positions and back, in the unit that the client has chosen.

The line index is the one that everything else uses: only `\\n`, `\\r\\n` and `\\r` end a line. pygls' own functions also
break lines at U+2028 and form feed, which texts pasted from Word hold.
"""

from __future__ import annotations

from klarsprak.core.positions import LineIndex

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


class Positions:
    """Looks up places in one text. `encoding`: utf-8, utf-16 or utf-32, the unit that `character` counts.

    `lines`: the text's lines, where they are known.
    """

    def __init__(self, text: str, encoding: str = UTF16, lines: LineIndex | None = None) -> None:
        self._text = text
        self._encoding = encoding
        self._lines = lines or LineIndex(text)
        # In a text of ASCII, or counted in characters, no unit differs from a character; in UTF-16 only where there are
        # characters of two units, as emojis are.
        self._plain = encoding == UTF32 or text.isascii() or (encoding == UTF16 and units(text, UTF16) == len(text))

    def at(self, offset: int) -> tuple[int, int]:
        """Line and character, both from 0, of a character offset. An offset past the end gives the end."""
        offset = min(offset, len(self._text))
        line, column = self._lines.place(offset)
        return line, column if self._plain else units(self._text[offset - column : offset], self._encoding)

    def offset(self, line: int, character: int) -> int:
        """The character offset of a position. A position past the end of its line gives that end."""
        if line >= self._lines.line_count:
            return len(self._text)
        start = self._lines.line_start(line + 1)
        end = self.line_end(line)
        if self._plain:
            return min(start + character, end)
        left = character
        for at in range(start, end):
            left -= units(self._text[at], self._encoding)
            if left < 0:
                return at
        return end

    def line_end(self, line: int) -> int:
        """The offset just after the last character of a line (from 0), before what ends the line."""
        if line + 1 >= self._lines.line_count:
            return len(self._text)
        end = self._lines.line_start(line + 2)
        return end - (2 if self._text[end - 2 : end] == "\r\n" else 1)


def units(text: str, encoding: str) -> int:
    """The length of a text in the unit of a position encoding."""
    if encoding == UTF32 or text.isascii():
        return len(text)
    if encoding == UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
