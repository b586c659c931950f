"""Puts safe suggestions into a text: only where the source is what was matched, and never over one another.

A municipality must be able to trust that nothing else changes. So a fix is put in only where the source text at the span
is the finding's text to the letter, where it changes no figure, and where it does not stand in a quotation. Whatever is
left out is said, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding, Safety

#: Formats whose decoded file is the source text, so that a changed source can be written back as it was.
FIXABLE_FORMATS = frozenset({"plain", "markdown", "html"})

_DIGITS = re.compile(r"\d")
_QUOTES = (("”", "”"), ('"', '"'), ("“", "”"), ("»", "»"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended source text, the findings whose suggestion was put in, and those left out with the reason in Swedish."""

    text: str
    applied: tuple[Finding, ...]
    dropped: tuple[tuple[Finding, str], ...]


def fix(document: Document, findings: Iterable[Finding]) -> Fixed:
    """Put in the first suggestion of every finding where it is a safe one.

    Findings without a safe first suggestion are passed over in silence: they were never up for being mended.
    """
    source = document.source.text
    pieces: list[str] = []
    applied: list[Finding] = []
    dropped: list[tuple[Finding, str]] = []
    at = 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if not finding.suggestions or finding.suggestions[0].safety is not Safety.SAFE:
            continue
        new = finding.suggestions[0].text
        reason = _obstacle(document, finding, new)
        if reason is None and finding.start < at:
            reason = "den överlappar en annan rättning; kör en gång till"
        if reason is not None:
            dropped.append((finding, reason))
            continue
        pieces += [source[at : finding.start], new]
        applied.append(finding)
        at = finding.end
    pieces.append(source[at:])
    return Fixed("".join(pieces), tuple(applied), tuple(dropped))


def _obstacle(document: Document, finding: Finding, new: str) -> str | None:
    """Why a fix may not be put in, or None."""
    if document.source.text[finding.start : finding.end] != finding.text:
        return "texten på platsen har ändrats"
    if _DIGITS.findall(finding.text) != _DIGITS.findall(new):
        return "den skulle ändra siffror"
    if _quoted(document, finding):
        return "stället är ett citat"
    return None


def _quoted(document: Document, finding: Finding) -> bool:
    """Whether the finding stands between quotation marks in its block."""
    if finding.block < 0:
        return False
    block = document.blocks[finding.block]
    before = document.source.text[block.start : finding.start]
    after = document.source.text[finding.end : block.end]
    for opening, closing in _QUOTES:
        if opening == closing:
            if before.count(opening) % 2 and closing in after:
                return True
        elif before.rfind(opening) > before.rfind(closing) and closing in after:
            return True
    return False
