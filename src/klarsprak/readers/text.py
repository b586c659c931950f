"""Small helpers of the text readers, mostly same-length changes to a source text before a parser sees it.

The length is kept so that the parser's offsets hold in the source.
"""

from __future__ import annotations

import re

_LONE_CR = re.compile(r"\r(?!\n)")
_NOT_LINE_END = re.compile(r"[^\r\n]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def word_set(text: str) -> frozenset[str]:
    """The words of a text with spaces between them."""
    return frozenset(text.split())


def normalise(text: str) -> str:
    """The text as parsers are to see it: no lone carriage return, NUL or lone surrogate."""
    if "\r" in text:
        text = _LONE_CR.sub("\n", text)
    text = text.replace("\x00", "\u200b")
    return _SURROGATES.sub("\ufffd", text)


def blank(text: str, start: int, end: int) -> str:
    """The text with `start:end` overwritten by spaces, its line ends kept."""
    return text[:start] + _NOT_LINE_END.sub(" ", text[start:end]) + text[end:] if end > start else text
