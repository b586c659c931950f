"""Small helpers that turn lists of words into sets and patterns, so that the lists can be read as lists."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


def alternatives(text: str) -> str:
    """A list as alternatives of a pattern. `_` in an entry is white space in the text."""
    return "|".join(text.split()).replace("_", r"\s+")


def ending(text: str) -> re.Pattern[str]:
    """Matches a lower-case word that is, or as a compound ends with, a word of the list."""
    return re.compile(rf"[\w-]*?(?:{alternatives(text)})$")


def wording(text: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Finds a phrase of the list, at word boundaries and in any case."""
    return re.compile(rf"\b{before}(?:{alternatives(text)}){after}\b", re.I)
