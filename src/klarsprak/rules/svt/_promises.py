"""What the rules on response times share: the promises that matter, drafts to fill in, and words about time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, BlockKind
from klarsprak.core.finding import Safety, Suggestion
from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment, CommitmentStatus
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule

#: Texts that somebody gets and waits for an answer to.
SENT = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS})
#: The same with decisions, forms and web pages: texts that can hold a promise to the reader.
PROMISING = SENT | {TextType.DECISION, TextType.WEB, TextType.FORM}

#: Stands for the day that the writer is to fill in.
BLANK = "[datum]"

#: Text that is read as sentences; letterheads, contact lines and the like are left out.
RUNNING_TEXT = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_INTRO, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.TABLE_CELL}
)

_LEADING = re.compile(r"^(?:och|men|så|sedan|därefter)\s+", re.I)


class PromiseRule(Rule):
    """A rule over the promises of a text."""

    reads_commitments = True
    text_types = PROMISING

    def promises(self, status: CommitmentStatus) -> Iterator[Commitment]:
        """The promises with a status, in reading order."""
        return (c for c in self.context.commitments if c.status is status)

    @property
    def has_time(self) -> bool:
        """Whether some promise in the text says when."""
        return any(c.status is CommitmentStatus.EXPLICIT for c in self.context.commitments)


def own_sentences(block: Block, spans: Spans) -> Spans:
    """A block's sentences where it is one of `blocks`, else none: for functions that `DocumentView.gather` takes."""
    return spans if block.is_own and block.kind in RUNNING_TEXT else []


def blocks(rule: Rule) -> Iterator[tuple[int, Block]]:
    """The sender's own blocks of running text in Swedish, with their places in the document."""
    for index, block in enumerate(rule.document.blocks):
        if block.is_own and block.kind in RUNNING_TEXT and block.text:
            yield index, block


def sentences(rule: Rule) -> Iterator[tuple[int, Block, int, int]]:
    """Block number, block, and clean span of each of the sender's own sentences."""
    spans = rule.context.document.sentences
    for index, block in blocks(rule):
        for start, end in spans[index]:
            yield index, block, start, end


def draft(text: str) -> Suggestion:
    """A sentence to fill in, never put in by a program."""
    return Suggestion(text, Safety.DISPLAY)


def with_time(commitment: Commitment) -> Suggestion:
    """The promise with a place for the time: “Vi återkommer till dig senast den [datum].”"""
    text = _LEADING.sub("", " ".join(commitment.text.split())).rstrip(" .,;:!")
    if "<" in text or "{" in text or "*" in text or len(text) > 110:
        return draft(f"Du får besked senast den {BLANK}.")
    text = text[:1].upper() + text[1:]
    comma = "," if re.search(r"\b(?:när|efter att|så snart|så fort)\b", text, re.I) else ""
    return draft(f"{text}{comma} senast den {BLANK}.")


def in_place_of(commitment: Commitment) -> Suggestion:
    """The vague promise with a limit in place of its loose time."""
    text = " ".join(commitment.text.split()).rstrip(" .,;:!")
    time = " ".join(commitment.time.split())
    if not time or time not in text or "<" in text or "{" in text or "*" in text or len(text) > 140:
        return draft(f"Du får besked senast den {BLANK}.")
    made = _LEADING.sub("", text.replace(time, f"senast den {BLANK}", 1))
    return draft(f"{made[:1].upper()}{made[1:]}.")
