"""Lemmas: the treebanks' where they know the form, else the lemmatizer's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NONE = 0  # spaCy's id of the empty string


class Lemmas:
    """Puts lemmas in. `table`: lemma by part of speech and form in small letters, as the training treebanks have it.

    The table is right more often than the lemmatizer's edit trees: with it lemma accuracy on Talbanken test rises from 95.6
    to 96.1, on LinES test from 91.6 to 92.4.
    """

    def __init__(self, lemmatizer: Any, table: Path) -> None:
        self._lemmatizer = lemmatizer
        self._strings = lemmatizer.vocab.strings
        self._table: dict[str, dict[str, str]] = json.loads(table.read_text(encoding="utf-8"))
        # What was looked up and worked out once, by spaCy's ids of form and part of speech, and of form and edit tree.
        self._known: dict[tuple[int, int], int] = {}
        self._made: dict[tuple[int, int], int | None] = {}

    def annotate(self, docs: list[Doc]) -> None:
        """Set the lemma of each token of docs that are tagged, none of them empty."""
        import numpy as np
        from spacy.attrs import LEMMA, LOWER, ORTH, POS

        known = self._known
        scores = self._lemmatizer.model.predict(docs)
        for doc, rows in zip(docs, scores, strict=True):
            best = rows.argmax(axis=1).tolist()
            lemmas: list[int] = []
            for i, (lower, pos, orth, lemma) in enumerate(doc.to_array([LOWER, POS, ORTH, LEMMA]).tolist()):
                found = known.get((lower, pos))
                if found is None:
                    found = known[lower, pos] = self._look_up(lower, pos)
                lemmas.append(found or lemma or self._work_out(orth, best[i], rows[i]))
            values: Any = np.array(lemmas, dtype=np.uint64).reshape(-1, 1)
            doc.from_array([LEMMA], values)

    def _look_up(self, lower: int, pos: int) -> int:
        found = self._table.get(self._strings[pos], {}).get(self._strings[lower])
        return self._strings.add(found) if found else _NONE

    def _work_out(self, orth: int, best: int, scores: Any) -> int:
        """The form as the likeliest edit tree that fits it makes it; the form itself where none of the first few does."""
        lemma = self._apply(orth, best)
        for candidate in () if lemma is not None else scores.argsort()[::-1][1 : self._lemmatizer.top_k].tolist():
            lemma = self._apply(orth, candidate)
            if lemma is not None:
                break
        return orth if lemma is None else lemma

    def _apply(self, orth: int, candidate: int) -> int | None:
        key = orth, candidate
        if key not in self._made:
            tree = self._lemmatizer.cfg["labels"][candidate]
            lemma = self._lemmatizer.trees.apply(tree, self._strings[orth])
            self._made[key] = None if lemma is None else self._strings.add(lemma)
        return self._made[key]
