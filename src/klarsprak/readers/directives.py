"""Suppression comments: `klarsprak: av ORD003 – skäl` … `klarsprak: på`."""

from __future__ import annotations

import re
from typing import NamedTuple

from klarsprak.core.document import Suppression

_DIRECTIVE = re.compile(r"\s*klarsprak\s*:\s*(av|på|pa)(?![^\W_])(.*)\Z", re.IGNORECASE | re.DOTALL)
_REASON = re.compile(r"(?:^|\s)(?:[–—]|--?)\s+")
_CODE = re.compile(r"[A-ZÅÄÖ]{2,5}\d{0,3}|[A-Za-zÅÄÖåäö]{2,5}\d{1,3}|[a-z0-9]+(?:-[a-z0-9]+)+")


class Directive(NamedTuple):
    """What one comment asks for. No codes: all rules."""

    off: bool
    codes: tuple[str, ...]
    reason: str


def parse(comment: str) -> Directive | None:
    """Read a comment's text (without its delimiters). None where it is no directive.

    A reason follows a dash. Without a dash, words after the codes are the reason; where no word looks like a code, all
    are kept as codes, so that a misspelt code is reported and never silences every rule.
    """
    match = _DIRECTIVE.match(comment)
    if match is None:
        return None
    off = match.group(1).lower() == "av"
    rest = match.group(2).strip().replace("\u00a0", " ")
    cut = _REASON.search(rest)
    if cut:
        return Directive(off, tuple(rest[: cut.start()].replace(",", " ").split()), " ".join(rest[cut.end() :].split()))
    words = rest.replace(",", " ").split()
    count = next((i for i, word in enumerate(words) if not _CODE.fullmatch(word.rstrip(":.;"))), len(words))
    codes = words[:count] or words
    reason = " ".join(words[len(codes) :])
    return Directive(off, tuple(code.rstrip(":.;") for code in codes), reason)


class _Open(NamedTuple):
    codes: frozenset[str]
    reason: str
    start: int
    directive: tuple[int, int]


class Tracker:
    """Collects directives in reading order and turns them into stretches of source."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._closed: list[Suppression] = []

    def comment(self, text: str, start: int, end: int) -> None:
        """Take in the comment at `start:end`, whose content is `text`."""
        directive = parse(text)
        if directive is None:
            return
        codes = frozenset(directive.codes)
        if directive.off:
            self._open.append(_Open(codes, directive.reason, end, (start, end)))
            return
        still: list[_Open] = []
        for item in self._open:
            # "på ORD003" after "av" with no codes turns everything on again: a rule the writer asked to have back
            # must not stay silent.
            ended = item.codes & codes if codes and item.codes else item.codes
            if ended or not item.codes or not codes:
                self._closed.append(Suppression(ended, item.start, start, item.reason, item.directive))
            left = item.codes - ended
            if left:
                still.append(item._replace(codes=left))
        self._open = still

    def whole(self, text: str, directive: tuple[int, int], length: int) -> None:
        """Take in a directive for the whole text, from front matter."""
        found = parse(text)
        if found is not None and found.off:
            self._closed.append(Suppression(frozenset(found.codes), 0, length, found.reason, directive))

    def finish(self, length: int) -> list[Suppression]:
        """All suppressions, in the order of their start; what is still open ends at `length`."""
        rest = [Suppression(o.codes, o.start, length, o.reason, o.directive) for o in self._open]
        return sorted([*self._closed, *rest], key=lambda s: (s.start, s.end))
