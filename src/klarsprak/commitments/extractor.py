"""Gathers the promises of a whole text: sentence by sentence, then with what neighbours, headings and cells say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from klarsprak.commitments.lexicon import FORMS, Tense, is_receipt
from klarsprak.commitments.promises import Promise, SentenceReader
from klarsprak.core.document import Block, BlockKind, Document, MarkKind
from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment, CommitmentStatus
from klarsprak.language import timeexpr
from klarsprak.language.timeexpr import TimeExpression, TimeKind
from klarsprak.language.view import BlockView, DocumentView, Needs, Tokens

NEEDS = Needs.TAGS

_SKIPPED = frozenset({BlockKind.ADDRESS, BlockKind.SALUTATION, BlockKind.CONTACT, BlockKind.ENDING, BlockKind.ALT, BlockKind.BUTTON})
_LETTER_DATE = re.compile(
    r"^(?:datum:?\s*|[A-ZÅÄÖ][a-zåäö]+(?:\s+kommun)?,?\s+(?:den\s+)?)?(?P<date>(?:den\s+)?\d{1,2}\s+[a-zåäö]+\s+\d{4}|\d{4}-\d{2}-\d{2})\.?$", re.I
)
#: A sentence that only says when: what the sentence before or after it promises is kept then.
_SAYS_WHEN = re.compile(
    r"^\W*(?:det(?:ta)?|då|besöket|mötet|arbetet|besiktningen|svaret|beslutet|beskedet|utbetalningen|senast|vanligtvis|normalt|oftast|vanligen|i\s+normala\s+fall)\b", re.I
)
_LEANS_BACK = re.compile(r"\b(?:då|därefter|efter\s+det(?:ta)?|sedan|efter\s+(?:mötet|besöket|sammanträdet|helgen)|samtidigt|dagen\s+därpå|dagen\s+efter|i\s+samband\s+med\s+det(?:ta)?)\b", re.I)


@dataclass(slots=True)
class _Sentence:
    """What is kept of a sentence until its neighbours are known."""

    block: int
    text: str
    promises: list[Promise]
    times: list[TimeExpression]
    tokens: Tokens = field(repr=False)
    spans: list[tuple[int, int]] = field(default_factory=list)


class Extractor:
    """Finds the promises of one text, block by block. `result` is complete once every block has been added."""

    def __init__(self, document: DocumentView, text_type: TextType, options: Mapping[str, object]) -> None:
        del options
        self._document = document.document
        self._text_type = text_type
        self._base = base_date(self._document)
        self._found: list[Commitment] = []
        self._heading: str = ""
        self._own_names = _own_names(self._document)

    def add(self, view: BlockView) -> None:
        """Look at one block."""
        block = view.block
        if block.kind is BlockKind.HEADING:
            self._heading = block.text
        if block.kind in _SKIPPED or not block.text:
            return
        tokens = view.tokens
        sentences: list[_Sentence] = []
        any_promise = False
        for number in range(len(tokens.sentences)):
            first, stop = tokens.sentences[number]
            if first == stop:
                continue
            reader = self._reader(tokens, number, view.text)
            promises = reader.promises() if reader else []
            any_promise = any_promise or bool(promises)
            text = view.text[tokens.start[first] : tokens.end[stop - 1]]
            sentences.append(_Sentence(view.index, text, promises, reader.times if reader else [], tokens))
        if any_promise:
            self._lean(sentences)
            for sentence in sentences:
                for promise in sentence.promises:
                    self._found.append(self._commitment(block, view.index, view.text, tokens, promise))

    def _reader(self, tokens: Tokens, number: int, text: str) -> SentenceReader | None:
        return SentenceReader(tokens, number, text, self._text_type, self._is_own)

    def _is_own(self, word: str) -> bool:
        return any(name.startswith(word[:8]) for name in self._own_names)

    def _lean(self, sentences: list[_Sentence]) -> None:
        """Give promises without a time the time that the sentence after or before them states."""
        for number, sentence in enumerate(sentences):
            for promise in sentence.promises:
                if any(t.firm for t in promise.times):
                    continue
                after = sentences[number + 1] if number + 1 < len(sentences) else None
                before = sentences[number - 1] if number else None
                if after and (time := _stated(after, forward=True)):
                    promise.times = [time]
                elif before and not promise.times and not promise.loose and (time := _stated(before, forward=False, leaning=sentence)):
                    promise.times = [time]

    def _commitment(self, block: Block, index: int, text: str, tokens: Tokens, promise: Promise) -> Commitment:
        low = tokens.start[promise.first]
        high = tokens.end[promise.stop - 1]
        for time in promise.times:
            if tokens.start[promise.first] <= time.end and time.start <= tokens.end[promise.stop - 1] + 80:
                high = max(high, time.end) if time.end <= _sentence_end(tokens, promise) else high
        while high > low and text[high - 1] in " .,;:!":
            high -= 1
        firm = [t for t in promise.times if t.firm]
        placeholder = any(m.kind is MarkKind.PLACEHOLDER and m.start < high and m.end > low for m in block.marks)
        if firm:
            status, time = CommitmentStatus.EXPLICIT, firm[-1] if len(firm) == 1 else firm[0]
        elif placeholder and re.search(r"\b(?:senast|den|inom|före|vecka|till)\s+(?:den\s+)?\S*$", text[low : _placeholder_start(block, low)], re.I):
            status, time = CommitmentStatus.EXPLICIT, None
        elif promise.times or promise.loose:
            status, time = CommitmentStatus.VAGUE, promise.times[0] if promise.times else None
        else:
            status, time = CommitmentStatus.MISSING, None
        start, end = block.map.span(low, high)
        time_span = block.map.span(time.start, time.end) if time else (-1, -1)
        return Commitment(
            text=self._document.source.text[start:end],
            actor=promise.actor,
            action=promise.action,
            status=status,
            due=time.due(self._base) if time and time.firm else None,
            start=start,
            end=end,
            time=text[time.start : time.end] if time else "",
            time_start=time_span[0],
            time_end=time_span[1],
            block=index,
        )

    def result(self) -> list[Commitment]:
        """All promises, in reading order."""
        return sorted(self._found, key=lambda c: (c.start, c.end))


def _placeholder_start(block: Block, low: int) -> int:
    return next((m.start for m in block.marks if m.kind is MarkKind.PLACEHOLDER and m.start >= low), low)


def _sentence_end(tokens: Tokens, promise: Promise) -> int:
    _, stop = tokens.sentences[tokens.sent[promise.first]]
    return tokens.end[stop - 1]


def _stated(sentence: _Sentence, *, forward: bool, leaning: _Sentence | None = None) -> TimeExpression | None:
    """The firm time that a neighbouring sentence states for the promise beside it, or None."""
    firm = [t for p in sentence.promises if p.answers for t in p.times if t.firm]
    if firm:
        if forward:
            return firm[0]
        # “Handläggningstiden är sex veckor. Vi hör av oss när beslutet är fattat.”
        return firm[0]
    own = [t for t in sentence.times if t.firm and t.kind is not TimeKind.CLOCK]
    if not own:
        return None
    if forward:
        return own[0] if _SAYS_WHEN.match(sentence.text) and not re.search(r"\b(?:var|blev|skedde|hade|kom|du\s+(?:ska|måste|behöver))\b", sentence.text, re.I) else None
    assert leaning is not None
    return own[0] if _LEANS_BACK.search(leaning.text) and not re.search(r"\b(?:har|hade|var|blev|ska\s+du|skicka|kom|fick)\b", sentence.text, re.I) else None


def base_date(document: Document) -> date | None:
    """The day the text was written: the given date, else a date standing alone among the first blocks, else None."""
    if document.metadata.date is not None:
        return document.metadata.date
    for block in document.blocks[:12]:
        if block.quoted or len(block.text) > 60:
            continue
        for line in block.text.splitlines():
            match = _LETTER_DATE.match(line.strip())
            if match:
                found = timeexpr.find(match["date"])
                period = found[0].period() if found else None
                if period:
                    return period[0]
    return None


def _own_names(document: Document) -> tuple[str, ...]:
    """Lower-case words of the blocks that say who sends the text."""
    words: list[str] = []
    for block in document.blocks:
        if block.quoted:
            continue
        if block.kind in (BlockKind.ENDING, BlockKind.CONTACT, BlockKind.ADDRESS):
            words.extend(w.lower() for w in re.findall(r"[^\W\d_]{4,}", block.text))
    if document.metadata.sender:
        words.extend(w.lower() for w in re.findall(r"[^\W\d_]{4,}", document.metadata.sender))
    return tuple(dict.fromkeys(words))


_ = (FORMS, Tense, is_receipt)
