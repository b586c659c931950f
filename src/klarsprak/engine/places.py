"""Where a finding stands in the wording: the sentence round it, and an identity that survives moved lines.

The identity of a finding is its rule, a digest of the sentence it stands in and a running number among equals. Lines may
move, and other sentences may change, without a finding becoming another one; a changed sentence is a new sentence.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding
from klarsprak.language import sentences


@dataclass(frozen=True, slots=True)
class Place:
    """The wording round a finding: its clean text, and the source span `start:end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Identity:
    """What a finding is known by: `digest` of its sentence, and its number from 0 among those with the same rule there."""

    rule: str
    digest: str
    occurrence: int


class Places:
    """Finds the sentences that findings of one document stand in. Needs no spaCy."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences: dict[int, list[Place]] = {}

    def of(self, finding: Finding) -> Place:
        """The sentences that a finding touches; the finding itself where it stands in no block.

        A finding on the text as a whole has no wording of its own: its place has an empty text.
        """
        if finding.whole_text:
            return Place("", finding.start, finding.end)
        if 0 <= finding.block < len(self._document.blocks):
            touched = [p for p in self._in_block(finding.block) if p.start < finding.end and p.end > finding.start]
            if touched:
                text = " ".join(p.text for p in touched)
                return Place(text, min(finding.start, touched[0].start), max(finding.end, touched[-1].end))
        return Place(finding.text, finding.start, finding.end)

    def _in_block(self, index: int) -> list[Place]:
        if index not in self._sentences:
            block = self._document.blocks[index]
            self._sentences[index] = [
                Place(block.text[low:high], *block.map.span(low, high)) for low, high in sentences.split(block.text)
            ]
        return self._sentences[index]


def digest(text: str) -> str:
    """A short digest of a wording, blind to capitals, white space and how its letters are composed."""
    normal = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    # surrogatepass: a file name or a broken text may hold half a surrogate pair.
    return hashlib.blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def identities(document: Document, findings: Iterable[Finding]) -> list[Identity]:
    """The identity of each finding, in order. No two of them are equal."""
    places = Places(document)
    seen: dict[tuple[str, str], int] = {}
    out: list[Identity] = []
    for finding in findings:
        key = (finding.rule, digest(places.of(finding).text))
        out.append(Identity(*key, seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return out
