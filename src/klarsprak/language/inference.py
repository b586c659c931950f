"""Runs the pipeline's components over a batch of Docs: the same numbers as spaCy gives, without the work it repeats.

Three things take most of spaCy's time and can be had cheaper, with no token's analysis changed:

- A token's embedding hangs on its form alone, and a text repeats its forms: it is computed once a form and kept.
- The encoder's layers are computed in tiles that fit the processor's cache, with no array that training would need.
- The parser's inner loop takes Python's lock twice for each transition, which costs more than the arithmetic. Stepped from
  Python, all sentences of a batch take a transition at a time, with the lock held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from klarsprak.language.assembly import Parts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

#: Forms whose embedding is kept: half a kilobyte each. When there are more, all are forgotten.
_FORMS = 20_000
# Tokens encoded together: their rows stay in the processor's cache from one layer to the next.
_TILE = 1_500
# Docs parsed in step. With fewer in step than this, spaCy's own loop is quicker.
_STEP, _FEW = 64, 3


class Network:
    """The components of a loaded pipeline, ready to annotate."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        embed, encoder = parts.components["tok2vec"].model.layers
        self._embed = Embedding(embed, parts.vocab)
        self._encode = Encoder(encoder)

    def annotate(self, docs: list[Doc], parse: bool) -> None:
        """Tag (and with `parse` parse) docs, none of them empty. Lemmas are left out."""
        components = self._parts.components
        self._encode_into(docs)
        for name in ("tagger", "morphologizer"):
            for _ in components[name].pipe(docs, batch_size=len(docs)):
                pass
        if parse:
            for group in _groups(docs):
                _parse(components["parser"], group)

    def _encode_into(self, docs: list[Doc]) -> None:
        embedded = self._embed(docs)
        tile: list[Floats] = []
        at = tokens = 0
        for number, rows in enumerate(embedded, 1):
            tile.append(rows)
            tokens += len(rows)
            if tokens >= _TILE or number == len(docs):
                tensors: Iterator[Any] = self._encode(tile)
                for doc, tensor in zip(docs[at:number], tensors, strict=True):
                    doc.tensor = tensor
                tile, at, tokens = [], number, 0


class Embedding:
    """The embedding layer, computed once for each form: all its features are those of the token's own form."""

    def __init__(self, model: Any, vocab: Any) -> None:
        self._model = model
        self._vocab = vocab
        self._row: dict[tuple[int, ...], int] = {}
        self._rows: Floats = np.zeros((0, model.get_dim("nO")), dtype=np.float32)

    def __call__(self, docs: list[Doc]) -> list[Floats]:
        """The embedding of each doc's tokens, a row each."""
        from spacy.attrs import NORM, ORTH, SPACY

        keys = [list(map(tuple, doc.to_array([ORTH, NORM, SPACY]).tolist())) for doc in docs]
        forms = dict.fromkeys(chain.from_iterable(keys))
        new = [key for key in forms if key not in self._row]
        if len(self._row) + len(new) > _FORMS:
            self._row, new = {}, list(forms)
        if new:
            self._learn(new)
        row = self._row
        return [self._rows[[row[key] for key in one]] for one in keys]

    def _learn(self, keys: list[tuple[int, ...]]) -> None:
        from spacy.attrs import NORM
        from spacy.tokens import Doc as SpacyDoc

        words = [self._vocab.strings[orth] for orth, _, _ in keys]
        doc = SpacyDoc(self._vocab, words=words, spaces=[bool(space) for _, _, space in keys])
        norms: Any = np.array([norm for _, norm, _ in keys], dtype=np.uint64).reshape(-1, 1)
        doc.from_array([NORM], norms)
        used = len(self._row)
        self._row.update(zip(keys, range(used, used + len(keys)), strict=True))
        if used + len(keys) > len(self._rows):
            grown = np.zeros((2 * (used + len(keys)), self._rows.shape[1]), dtype=np.float32)
            grown[:used] = self._rows[:used]
            self._rows = grown
        self._rows[used : used + len(keys)] = self._model.predict([doc])[0]


class Encoder:
    """The encoder: layers that look at a token and its neighbours, each added to what was there before."""

    def __init__(self, model: Any) -> None:
        self._pad: int = model.attrs["pad"]
        self._layers = []
        for residual in model.layers[0].layers:
            window, (maxout, norm) = residual.layers[0].layers[0], _maxout_and_norm(residual)
            if window.attrs["window_size"] != 1:
                raise ValueError("window")
            nO, nP, nI = (maxout.get_dim(name) for name in ("nO", "nP", "nI"))
            # The pieces of all outputs one after another: their maximum is then one pass over whole rows.
            weights = maxout.get_param("W").reshape(nO, nP, nI).transpose(1, 0, 2).reshape(nO * nP, nI)
            bias = maxout.get_param("b").reshape(nO, nP).T.reshape(-1)
            self._layers.append((np.ascontiguousarray(weights.T), bias, nP, norm.get_param("G"), norm.get_param("b")))

    def __call__(self, rows: Sequence[Floats]) -> Iterator[Floats]:
        """The tokens of each doc as the components want them, from their embeddings."""
        pad = self._pad
        width = rows[0].shape[1]
        x = np.zeros((sum(map(len, rows)) + pad * (len(rows) + 1), width), dtype=np.float32)
        at = pad
        for part in rows:
            x[at : at + len(part)] = part
            at += len(part) + pad
        window = np.zeros((len(x), 3 * width), dtype=np.float32)
        for weights, bias, pieces, scale, shift in self._layers:
            window[1:, :width] = x[:-1]
            window[:, width : 2 * width] = x
            window[:-1, 2 * width :] = x[1:]
            y = window @ weights
            y += bias
            best = y[:, :width]
            for piece in range(1, pieces):
                np.maximum(best, y[:, piece * width : (piece + 1) * width], out=best)
            z = best - best.mean(axis=1, keepdims=True)
            spread = np.square(z).sum(axis=1, keepdims=True) / np.float32(width)
            spread += np.float32(1e-08)
            z *= spread ** np.float32(-0.5)
            z *= scale
            z += shift
            x += z
        at = pad
        for part in rows:
            yield x[at : at + len(part)].copy()
            at += len(part) + pad


def _maxout_and_norm(residual: Any) -> tuple[Any, Any]:
    found = {node.name: node for node in residual.walk()}
    return found["maxout"], found["layernorm"]


def _groups(docs: list[Doc]) -> Iterator[list[Doc]]:
    """Docs of about the same length together, so that they take about the same number of steps."""
    by_length = sorted(docs, key=len)
    for at in range(0, len(by_length), _STEP):
        yield by_length[at : at + _STEP]


def _parse(parser: Any, docs: list[Doc]) -> None:
    """Parse docs, the longest last."""
    if sum(map(len, docs)) < _FEW * len(docs[-1]):
        for _ in parser.pipe(docs, batch_size=len(docs)):
            pass
        return
    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    weights, bias = model.vec2scores.get_param("W").T, model.vec2scores.get_param("b")
    context: Callable[[Any], Any] = model.get_token_ids
    hidden: Callable[[Any], Floats] = model.state2vec.predict
    going = [state for state in states if not state.is_final()]
    while going:
        scores = hidden(context(going)) @ weights
        scores += bias
        parser.transition_states(going, scores)
        going = [state for state in going if not state.is_final()]
    model.clear_memory()
    parser.set_annotations(docs, states)
