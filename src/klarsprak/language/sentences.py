"""Sentence boundaries by rule, before any parser: official Swedish is full of dots that end nothing."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)|\n")


def split(text: str) -> list[tuple[int, int]]:
    """Spans `start:end` of the sentences in a block's clean text, white space trimmed."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        following = text[match.end() :].lstrip()[:1]
        if match.group() != "\n" and following and not (following.isupper() or following.isdigit()):
            continue
        _push(text, start, match.end(), spans)
        start = match.end()
    _push(text, start, len(text), spans)
    return spans


def _push(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
