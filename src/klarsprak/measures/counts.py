"""Counts words, sentences and what else the measures need, block by block."""

from __future__ import annotations

from collections import Counter as Tally

from klarsprak.core.result import Measures
from klarsprak.language.grammar import passive_verbs
from klarsprak.language.view import BlockView
from klarsprak.measures import readability

_NOMINAL = frozenset(("NN", "PP", "PC"))
_VERBAL = frozenset(("PN", "AB", "VB"))
_LONG_WORD = 6  # no shorter token can be a long word; asking each one would double the cost


class Counter:
    """Gathers counts over own running text in Swedish: paragraphs, list items, list introductions and footnotes.

    Headings, table cells, addresses, greetings and endings are left out, and so are quoted blocks and blocks in other
    languages. A list item without a full stop counts as a sentence. Dates, times, phone numbers, addresses and case
    numbers are no words; a number is a word, but never a long one.

    Nominal ratio and passives come from tags. Blocks that were not analysed add nothing to them: over a text without
    tags `nominal_ratio` is None, and `passive_share` and `passives` are 0.
    """

    def __init__(self) -> None:
        self._words = 0
        self._long = 0
        self._sentences = 0
        self._long_sentences = 0
        self._types: set[str] = set()
        self._passives = 0
        self._passive_sentences = 0
        self._tagged_sentences = 0
        self._nominal = 0
        self._verbal = 0

    def add(self, view: BlockView) -> None:
        """Count one block."""
        if not view.block.is_running:
            return
        text = view.text
        lower = text.lower()
        same = len(lower) == len(text)  # a few foreign letters change length
        forms = self._types
        for words in view.sentence_words:
            if not words:
                continue
            self._sentences += 1
            self._words += len(words)
            self._long_sentences += len(words) > readability.LONG_SENTENCE
            for word in words:
                start, end = word.start, word.end
                if end - start > _LONG_WORD and word.is_long:
                    self._long += 1
                forms.add(lower[start:end] if same else text[start:end].lower())
        if view.analysed:
            self._add_tags(view)

    def _add_tags(self, view: BlockView) -> None:
        tokens = view.tokens
        for tag, count in Tally(tokens.tag).items():
            kind = tag[:2]
            if kind in _NOMINAL:
                self._nominal += count
            elif kind in _VERBAL:
                self._verbal += count
        passives = passive_verbs(tokens)
        self._passives += len(passives)
        self._passive_sentences += len({tokens.sent[i] for i in passives})
        self._tagged_sentences += sum(1 for words in view.sentence_words if words)

    def result(self) -> Measures:
        """The figures of all blocks so far."""
        words, sentences = self._words, self._sentences
        if not words:
            return Measures()
        lix = readability.lix(words, sentences, self._long)
        return Measures(
            words=words,
            sentences=sentences,
            lix=lix,
            rix=readability.rix(words, sentences, self._long),
            ovix=readability.ovix(words, len(self._types)),
            nominal_ratio=readability.nominal_ratio(self._nominal, self._verbal, words, sentences),
            words_per_sentence=words / sentences,
            long_words_share=self._long / words,
            long_sentences_share=self._long_sentences / sentences,
            passive_share=min(1.0, self._passive_sentences / self._tagged_sentences) if self._tagged_sentences else 0.0,
            lix_margin=None if lix is None else readability.lix_margin(sentences),
            passives=self._passives,
        )
