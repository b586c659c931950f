"""Counts words, sentences and what else the measures need, block by block."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import dataclass, field

from klarsprak.core.result import Measures
from klarsprak.language.grammar import passive_verbs
from klarsprak.language.view import BlockView
from klarsprak.measures import readability

_NOMINAL = frozenset(("NN", "PP", "PC"))
_VERBAL = frozenset(("PN", "AB", "VB"))
_LONG_WORD = 6  # no shorter token can be a long word; asking each one would double the cost


@dataclass(slots=True)
class _Counts:
    """Counts of a block or of several. `types`: the different words, in small letters, and how many blocks have each."""

    words: int = 0
    long: int = 0
    sentences: int = 0
    long_sentences: int = 0
    passives: int = 0
    passive_sentences: int = 0
    tagged_sentences: int = 0
    nominal: int = 0
    verbal: int = 0
    types: Tally[str] = field(default_factory=Tally)

    def add(self, other: _Counts, sign: int = 1) -> None:
        """Add another block's counts, or with a `sign` of -1 take them away."""
        self.words += sign * other.words
        self.long += sign * other.long
        self.sentences += sign * other.sentences
        self.long_sentences += sign * other.long_sentences
        self.passives += sign * other.passives
        self.passive_sentences += sign * other.passive_sentences
        self.tagged_sentences += sign * other.tagged_sentences
        self.nominal += sign * other.nominal
        self.verbal += sign * other.verbal
        if sign > 0:
            self.types.update(other.types)
            return
        for form in other.types:
            self.types[form] -= 1
            if not self.types[form]:
                del self.types[form]


def _count(view: BlockView) -> _Counts:
    counts = _Counts()
    text = view.text
    lower = text.lower()
    same = len(lower) == len(text)  # a few foreign letters change length
    forms: set[str] = set()
    for words in view.sentence_words:
        if not words:
            continue
        counts.sentences += 1
        counts.words += len(words)
        counts.long_sentences += len(words) > readability.LONG_SENTENCE
        for word in words:
            start, end = word.start, word.end
            if end - start > _LONG_WORD and word.is_long:
                counts.long += 1
            forms.add(lower[start:end] if same else text[start:end].lower())
    counts.types.update(forms)
    if view.analysed:
        _add_tags(counts, view)
    return counts


def _add_tags(counts: _Counts, view: BlockView) -> None:
    tokens = view.tokens
    for tag, count in Tally(tokens.tag).items():
        kind = tag[:2]
        if kind in _NOMINAL:
            counts.nominal += count
        elif kind in _VERBAL:
            counts.verbal += count
    passives = passive_verbs(tokens)
    counts.passives += len(passives)
    counts.passive_sentences += len({tokens.sent[i] for i in passives})
    counts.tagged_sentences += sum(1 for words in view.sentence_words if words)


class Counter:
    """Gathers counts over own running text in Swedish: paragraphs, list items, list introductions and footnotes.

    Headings, table cells, addresses, greetings and endings are left out, and so are quoted blocks and blocks in other
    languages. A list item without a full stop counts as a sentence. Dates, times, phone numbers, addresses and case
    numbers are no words; a number is a word, but never a long one.

    Nominal ratio and passives come from tags. Blocks that were not analysed add nothing to them: over a text without
    tags `nominal_ratio` is None, and `passive_share` and `passives` are 0.
    """

    def __init__(self) -> None:
        self._sum = _Counts()

    def add(self, view: BlockView) -> None:
        """Count one block."""
        if view.block.is_running:
            self._sum.add(self._counts(view))

    def remove(self, view: BlockView) -> None:
        """Take away a block that was added, whatever it has become since then."""
        counts: _Counts | None = view.memo.get(_Counts)
        if counts is not None:
            self._sum.add(counts, -1)

    @staticmethod
    def _counts(view: BlockView) -> _Counts:
        # A block counts the same wherever it stands, so it is counted once.
        counts: _Counts | None = view.memo.get(_Counts)
        if counts is None:
            counts = view.memo[_Counts] = _count(view)
        return counts

    def result(self) -> Measures:
        """The figures of all blocks so far."""
        counts = self._sum
        words, sentences = counts.words, counts.sentences
        if not words:
            return Measures()
        lix = readability.lix(words, sentences, counts.long)
        return Measures(
            words=words,
            sentences=sentences,
            lix=lix,
            rix=readability.rix(words, sentences, counts.long),
            ovix=readability.ovix(words, len(counts.types)),
            nominal_ratio=readability.nominal_ratio(counts.nominal, counts.verbal, words, sentences),
            words_per_sentence=words / sentences,
            long_words_share=counts.long / words,
            long_sentences_share=counts.long_sentences / sentences,
            passive_share=min(1.0, counts.passive_sentences / counts.tagged_sentences) if counts.tagged_sentences else 0.0,
            lix_margin=None if lix is None else readability.lix_margin(sentences),
            passives=counts.passives,
        )
