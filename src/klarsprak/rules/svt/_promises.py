"""What the rules on response times share: the promises that matter, drafts to fill in, and words about time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Safety, Suggestion
from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment, CommitmentStatus
from klarsprak.language.clauses import READ_AS_SENTENCES
from klarsprak.rules.base import Rule

#: Texts that somebody gets and waits for an answer to.
SENT = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS})
#: The same with decisions, forms and web pages: texts that can hold a promise to the reader.
PROMISING = SENT | {TextType.DECISION, TextType.WEB, TextType.FORM}

#: Stands for the day that the writer is to fill in.
BLANK = "[datum]"

_LEADING = re.compile(r"^(?:och|men|så|sedan|därefter)\s+", re.I)
#: A main clause that lost what stood first in it: “skickar vi ett brev” is told as “Vi skickar ett brev”.
_INVERTED = re.compile(r"^(?P<verb>\w+[rs]|ska|får)\s+(?P<who>vi|jag|du|ni|han|hon|de)\b(?!\s+att\b)", re.I)


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


def blocks(rule: Rule) -> Iterator[tuple[int, Block]]:
    """The sender's own blocks of running text in Swedish, with their places in the document."""
    for index, block in enumerate(rule.document.blocks):
        if block.is_own and block.kind in READ_AS_SENTENCES and block.text:
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
    text = _straight(_LEADING.sub("", " ".join(commitment.text.split())).rstrip(" .,;:!"))
    if "<" in text or "{" in text or "*" in text or len(text) > 110:
        return draft(f"Du får besked senast den {BLANK}.")
    if text[:1].islower():
        return draft(f"{text} senast den {BLANK}")  # an item of a list
    comma = "," if re.search(r"\b(?:när|efter att|så snart|så fort)\b", text, re.I) else ""
    return draft(f"{text}{comma} senast den {BLANK}.")


def in_place_of(commitment: Commitment) -> Suggestion:
    """The vague promise with a limit in place of its loose time."""
    text = " ".join(commitment.text.split()).rstrip(" .,;:!")
    time = " ".join(commitment.time.split())
    if "tid" in text.lower() and (not time or "varier" in time.lower()):
        return draft("Det tar oftast [antal] veckor och som längst [antal] veckor.")
    if not time or time not in text or "<" in text or "{" in text or "*" in text or len(text) > 140:
        return draft(f"Du får besked senast den {BLANK}.")
    made = _straight(_LEADING.sub("", text.replace(time, f"senast den {BLANK}", 1)))
    return draft(f"{made[:1].upper()}{made[1:]}.")


def _straight(text: str) -> str:
    """A clause with its subject first and a capital; a list item, which has no subject, as it is."""
    match = _INVERTED.match(text)
    if match:
        return f"{match['who'].capitalize()} {match['verb'].lower()}{text[match.end() :]}"
    first = text.split(" ", 1)[0]
    if first.islower() and first.endswith("r"):
        return f"Vi {text}"  # “… och hör av oss till dig”
    return text if first.islower() and first.endswith(("a", "å")) else text[:1].upper() + text[1:]
