"""Loads the embedded Swedish spaCy pipeline and runs it over blocks, with sentence boundaries set by rule."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL_PATH = Path(__file__).parent / "model"
_BATCH = 64


def _to_float32(nlp: Language) -> None:
    """Cast the half-precision weights back: they are shipped at half size, but thinc only computes with float32."""
    import numpy as np

    vectors = nlp.vocab.vectors
    if vectors.data.dtype == np.float16:
        vectors.data = vectors.data.astype("float32")
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is None:
            continue
        for node in model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    value = node.get_param(name)
                    if value.dtype == np.float16:
                        node.set_param(name, value.astype("float32"))


@lru_cache(maxsize=1)
def load() -> Language:
    """The embedded pipeline, loaded once a process."""
    # One thread: two gave no reliable gain on short texts, and parallel runs use one process a core instead.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    import spacy
    from thinc.api import get_current_ops

    nlp = spacy.load(MODEL_PATH)
    _to_float32(nlp)
    # numpy's BLAS is nearly twice as fast as the bundled blis on this model, with no token changed.
    ops: Any = get_current_ops()
    ops.use_blis = False
    return nlp


def pipe(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], *, parse: bool = True) -> Iterator[Doc]:
    """Analyse blocks of clean text, each with its sentence spans. Without `parse` heads and labels are left out."""
    nlp = load()
    disabled = [] if parse else ["parser"]
    with nlp.select_pipes(disable=disabled):
        yield from nlp.pipe(_docs(nlp, texts), batch_size=_BATCH)


def _docs(nlp: Language, texts: Iterable[tuple[str, Sequence[tuple[int, int]]]]) -> Iterator[Doc]:
    import numpy as np
    from spacy.attrs import IDX, SENT_START

    for text, sentences in texts:
        doc = nlp.make_doc(text)
        if len(doc):
            offsets = doc.to_array([IDX]).reshape(-1)
            starts = np.full(len(doc), -1, dtype=np.int64)
            # A sentence starts at the first token at or after its first character.
            at = np.searchsorted(offsets, [s for s, _ in sentences], side="left")
            starts[at[at < len(doc)]] = 1
            starts[0] = 1
            doc.from_array([SENT_START], starts.astype(np.uint64).reshape(-1, 1))
        yield doc
