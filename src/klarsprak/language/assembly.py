"""Puts the embedded pipeline together from its parts, at less than half of what `spacy.load` costs.

`spacy.load` reads the config through registries, entry points and schemas, and builds a tokenizer with the language's
default rules only to throw it away for the stored one: more work than reading the weights. The classes that it arrives at
are created here directly, with the sizes that stand in the model's config. `import spacy` itself loads its command line
(typer, rich, requests, httpx) for one helper; a stand-in spares that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from configparser import RawConfigParser
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

#: Component names in the order in which they run.
COMPONENTS = ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser")


@dataclass(frozen=True, slots=True)
class Parts:
    """A loaded pipeline: the vocabulary, the tokenizer and the components by name, in order."""

    vocab: Vocab
    tokenizer: Tokenizer
    components: dict[str, Any]


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Import spaCy without `spacy.cli`. What is imported inside can ask for the real one later, and gets it."""
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return

    def info(*args: Any, **keywords: Any) -> Any:
        return import_module("spacy.cli.info").info(*args, **keywords)

    package, module = (ModuleType(name) for name in names)
    package.__path__ = []
    module.info = info  # type: ignore[attr-defined]
    sys.modules |= dict(zip(names, (package, module), strict=True))
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)


def load(path: Path) -> Parts:
    """The pipeline in the folder `path`. Raises OSError where a file of it is missing."""
    with _without_command_line():
        import spacy
    try:
        parts = _assemble(path)
    except (AttributeError, ImportError, KeyError, TypeError, ValueError):
        # Another minor version of spaCy may have moved a part; the long way round always works.
        nlp = spacy.load(path)
        parts = Parts(nlp.vocab, nlp.tokenizer, dict(nlp.pipeline))
    _to_float32(parts)
    return parts


def _settings(path: Path) -> Callable[[str, str], Any]:
    config = RawConfigParser()
    config.read(path / "config.cfg", encoding="utf-8")
    return lambda section, key: json.loads(config[f"components.{section}"][key])


def _assemble(path: Path) -> Parts:
    from spacy.lang.sv import Swedish
    from spacy.ml.models.parser import build_tb_parser_model
    from spacy.ml.models.tagger import build_tagger_model
    from spacy.ml.models.tok2vec import (
        MaxoutWindowEncoder,
        MultiHashEmbed,
        build_Tok2Vec_model,
        tok2vec_listener_v1,
    )
    from spacy.pipeline import DependencyParser, EditTreeLemmatizer, Morphologizer, Tagger, Tok2Vec
    from spacy.tokenizer import Tokenizer
    from spacy.vectors import Vectors
    from spacy.vocab import create_vocab

    setting = _settings(path)
    vocab = create_vocab("sv", Swedish.Defaults)
    vocab.vectors = Vectors(strings=vocab.strings)
    vocab.from_disk(path / "vocab")
    tokenizer = Tokenizer(vocab)
    tokenizer.from_disk(path / "tokenizer", exclude=["vocab"])
    embed, encode = "tok2vec.model.embed", "tok2vec.model.encode"
    width = setting(encode, "width")

    def listener() -> Any:
        return tok2vec_listener_v1(width, "*")

    def softmax() -> Any:
        return build_tagger_model(listener(), None, normalize=False)

    tok2vec = Tok2Vec(
        vocab,
        build_Tok2Vec_model(
            MultiHashEmbed(
                setting(embed, "width"),
                setting(embed, "attrs"),
                setting(embed, "rows"),
                setting(embed, "include_static_vectors"),
            ),
            MaxoutWindowEncoder(
                width, setting(encode, "window_size"), setting(encode, "maxout_pieces"), setting(encode, "depth")
            ),
        ),
    )
    lemmatizer, parser = "trainable_lemmatizer", "parser.model"
    components = {
        "tok2vec": tok2vec,
        "tagger": Tagger(vocab, softmax()),
        "morphologizer": Morphologizer(vocab, softmax(), overwrite=True, extend=False),
        "trainable_lemmatizer": EditTreeLemmatizer(
            vocab, softmax(), backoff=setting(lemmatizer, "backoff"), top_k=setting(lemmatizer, "top_k")
        ),
        "parser": DependencyParser(
            vocab,
            build_tb_parser_model(
                listener(),
                setting(parser, "state_type"),
                setting(parser, "extra_state_tokens"),
                setting(parser, "hidden_width"),
                setting(parser, "maxout_pieces"),
                setting(parser, "use_upper"),
                None,
            ),
        ),
    }
    for name, component in components.items():
        component.from_disk(path / name, exclude=["vocab"])
        if component is not tok2vec:
            tok2vec.find_listeners(component)
    return Parts(vocab, tokenizer, components)


def _to_float32(parts: Parts) -> None:
    """Cast the half-precision weights back: they are shipped at half size, but thinc only computes with float32."""
    import numpy as np

    vectors = parts.vocab.vectors
    if vectors.data.dtype == np.float16:
        vectors.data = vectors.data.astype("float32")
    for component in parts.components.values():
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    value = node.get_param(name)
                    if value.dtype == np.float16:
                        node.set_param(name, value.astype("float32"))
