"""Words without a parser: one regex pass that tells words from numbers, dates, addresses and case numbers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class WordKind(StrEnum):
    """What a token is. Only `WORD`, `ABBREVIATION` and `NUMBER` are counted as words, and numbers are never long."""

    WORD = "word"
    ABBREVIATION = "abbreviation"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"
    URL = "url"
    EMAIL = "email"
    CASE_NUMBER = "case_number"


class Word(NamedTuple):
    """A token `start:end` of a block's clean text."""

    start: int
    end: int
    kind: WordKind

    @property
    def counts(self) -> bool:
        """Whether it is a word for sentence length and LIX."""
        return self.kind in (WordKind.WORD, WordKind.ABBREVIATION, WordKind.NUMBER)

    @property
    def is_long(self) -> bool:
        """A word of more than six letters, Björnsson's long word."""
        return self.kind is WordKind.WORD and self.end - self.start > 6


_WORD = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?\"”]|\b[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|eu|net)\b(?:/[\w./-]*\w)?)"
    r"|(?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:[ -]\d{4})?|\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?P<case_number>[A-ZÅÄÖ]*\d{4}[-:/]\d+(?:-\d+)?|\d{6,8}-\d{4})"
    r"|(?P<phone>(?:\+46[ -]?\d|0\d)[\d]{0,3}[- ]?(?:\d{2,3}[ -]?){2,4}(?!\w))"
    r"|(?P<time>\d{1,2}[.:]\d{2}(?:[–-]\d{1,2}[.:]\d{2})?)"
    r"|(?P<number>\d+(?:[   .,]\d+)*(?:[–-]\d+)?)"
    r"|(?P<abbreviation>(?:[A-Za-zÅÄÖåäö]{1,4}\.){2,}|[A-ZÅÄÖ]{2,}(?:[:-][a-zåäö]+)?(?!\w))"
    r"|(?P<word>[^\W\d_][\w]*(?:[-’':][^\W\d_][\w]*)*)"
)
_KINDS = {kind.value: kind for kind in WordKind}


def words(text: str) -> list[Word]:
    """The tokens of a clean text that are words, numbers or addresses; punctuation is left out."""
    return [Word(m.start(), m.end(), _KINDS[m.lastgroup]) for m in _WORD.finditer(text) if m.lastgroup]
