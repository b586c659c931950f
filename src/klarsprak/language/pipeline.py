"""Runs the embedded Swedish spaCy pipeline over blocks, with sentence boundaries set by rule."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klarsprak.language import corrections
from klarsprak.language.assembly import Parts
from klarsprak.language.assembly import load as assemble
from klarsprak.language.lemmas import Lemmas

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL_PATH = Path(__file__).parent / "model"

# Blocks that are analysed together: enough for the matrix products to be quick, few enough to keep memory low.
_BATCH, _BATCH_TOKENS = 64, 6_000
# A block of more characters is analysed in pieces, so that the parser's memory has a limit.
_PIECE = 20_000
# Longer runs without a space (base64, a row of dots) are cut up before the tokenizer, which takes quadratic time over them.
_RUN = 500
_LONG_RUN = re.compile(rf"\S{{{_RUN + 1},}}")

# Words, lemmas and parts of words that spaCy may remember; a fresh pipeline has some twenty thousand, a new word adds three.
_MOST_STRINGS = 120_000

# Half a character, as broken JSON leaves it: no tokenizer takes it.
_SURROGATE = re.compile("[\ud800-\udfff]")

Text = tuple[str, Sequence[tuple[int, int]]]


@lru_cache(maxsize=1)
def load() -> Parts:
    """The embedded pipeline, loaded once a process."""
    # One thread: two gave no reliable gain on short texts, and parallel runs use one process a core instead.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    parts = assemble(MODEL_PATH)
    from thinc.api import get_current_ops

    # numpy's BLAS is nearly twice as fast as the bundled blis on this model, with no token changed.
    ops: Any = get_current_ops()
    ops.use_blis = False
    # All this stays until the process ends. Taken out of the collector's sight it is not walked through again, which cost
    # a fifth of the time that a one-page letter takes, most of it at exit.
    gc.freeze()
    # What a check makes is hardly ever cyclic. Looked through after every seven hundred new objects, as is the default, it took
    # a twentieth of the time.
    gc.set_threshold(20_000, 20, 20)
    return parts


@lru_cache(maxsize=1)
def _lemmas() -> Lemmas:
    return Lemmas(load().components["trainable_lemmatizer"], MODEL_PATH / "lemmas.json")


@lru_cache(maxsize=1)
def _annotate() -> Callable[[list[Doc], bool], None]:
    """What tags and parses a batch of docs."""
    from klarsprak.language.inference import Network

    try:
        return Network(load()).annotate
    except (AttributeError, LookupError, TypeError, ValueError):
        # A model of another build, or another minor version of spaCy: its components can always be run one by one.
        return _component_by_component


def _component_by_component(docs: list[Doc], parse: bool) -> None:
    for name, component in load().components.items():
        if name != "trainable_lemmatizer" and (parse or name != "parser"):
            for _ in component.pipe(docs, batch_size=len(docs)):
                pass


def tidy() -> None:
    """Let the pipeline go where it has met so many words that it has grown; the next text loads it anew.

    spaCy remembers every form that it meets for as long as it lives: over an archive of millions of words, that adds up. Not
    to be called while a text is being analysed.
    """
    if load.cache_info().currsize and len(load().vocab.strings) > _MOST_STRINGS:
        for made in (load, _lemmas, _annotate):
            made.cache_clear()
        gc.unfreeze()
        gc.collect()
        release()


def pipe(texts: Iterable[Text], *, parse: bool = True) -> Iterator[Doc]:
    """Analyse blocks of clean text, each with its sentence spans: one Doc a block, in order.

    Tokens get tag, part of speech, morphology and lemma; with `parse` heads and labels as well. Any text will do, empty
    and very long ones too.
    """
    load()  # before anything else imports spaCy: the assembly knows the short way
    queue: list[list[Doc]] = []
    tokens = 0
    for raw, sentences in texts:
        text = _SURROGATE.sub("\ufffd", raw)
        starts = [start for start, _ in sentences]
        pieces = [_doc(text[low:high], [s - low for s in starts if low <= s < high]) for low, high in _cuts(text, starts)]
        queue.append(pieces)
        tokens += sum(map(len, pieces))
        if len(queue) >= _BATCH or tokens >= _BATCH_TOKENS:
            yield from _analyse(queue, parse)
            queue, tokens = [], 0
    yield from _analyse(queue, parse)


def _analyse(queue: list[list[Doc]], parse: bool) -> Iterator[Doc]:
    from spacy.tokens import Doc as SpacyDoc

    for batch in _batches(doc for pieces in queue for doc in pieces if len(doc)):
        _annotate()(batch, parse)
        _lemmas().annotate(batch)
        for doc in batch:
            corrections.put_right(doc)
            doc.tensor = doc.tensor[:0]  # half a kilobyte a token that nobody asks for again
    for pieces in queue:
        yield pieces[0] if len(pieces) == 1 else SpacyDoc.from_docs(pieces, ensure_whitespace=False)


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    tokens = 0
    for doc in docs:
        batch.append(doc)
        tokens += len(doc)
        if tokens >= _BATCH_TOKENS:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


def _cuts(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Where to cut a text into pieces: between sentences where that will do, else at a space, else anywhere."""
    cuts = [0]
    last = 0
    if len(text) > _PIECE:
        for boundary in (*starts, len(text)):
            if boundary - cuts[-1] > _PIECE and last > cuts[-1]:
                cuts.append(last)
            while boundary - cuts[-1] > _PIECE:
                space = text.rfind(" ", cuts[-1] + 1, cuts[-1] + _PIECE)
                cuts.append(space + 1 if space > 0 else cuts[-1] + _PIECE)
            last = boundary
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _doc(text: str, starts: Sequence[int]) -> Doc:
    """A text's tokens, with sentences that begin at the given offsets."""
    import numpy as np
    from spacy.attrs import IDX, SENT_START

    doc = _tokenize(text)
    if len(doc):
        offsets = doc.to_array([IDX]).reshape(-1)
        marks = np.full(len(doc), -1, dtype=np.int64)
        # A sentence starts at the first token at or after its first character.
        at = np.searchsorted(offsets, starts, side="left")
        marks[at[at < len(doc)]] = 1
        marks[0] = 1
        values: Any = marks.astype(np.uint64).reshape(-1, 1)
        doc.from_array([SENT_START], values)
    return doc


def _tokenize(text: str) -> Doc:
    from spacy.tokens import Doc as SpacyDoc

    tokenizer: Callable[[str], Doc] = load().tokenizer
    if not _LONG_RUN.search(text):
        doc = tokenizer(text)
        corrections.join_abbreviations(doc, text)
        return doc

    words: list[str] = []
    spaces: list[bool] = []

    def add(piece: str) -> None:
        if words and piece.startswith(" "):
            spaces[-1] = True
            piece = piece[1:]
        for token in tokenizer(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))

    at = 0
    for match in _LONG_RUN.finditer(text):
        add(text[at : match.start()])
        run = match.group()
        words.extend(run[i : i + _RUN] for i in range(0, len(run), _RUN))
        spaces.extend([False] * (len(words) - len(spaces)))
        at = match.end()
    add(text[at:])
    return SpacyDoc(load().vocab, words=words, spaces=spaces)


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    """glibc's `malloc_trim`, or None on systems whose C library has no such thing."""
    import ctypes

    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
    return trim


def release() -> None:
    """Give freed memory back to the system, where that can be asked for.

    The arrays of each batch leave holes that glibc keeps: without this a text of a million words grew to a gigabyte of
    which a tenth was in use. For one who works through a long text, between its parts.
    """
    trim = _malloc_trim()
    if trim is not None:
        trim(0)
