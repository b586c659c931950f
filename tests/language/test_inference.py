"""The quick way through the pipeline says what spaCy's own components say, one by one."""

from __future__ import annotations

from typing import Any

import pytest

from klarsprak.language import inference, pipeline
from klarsprak.language.sentences import split

TEXTS = (
    "Hej!",
    "Hej Anna! Tack för din ansökan om bygglov. Vi behöver en situationsplan enl. 9 kap. 21 § plan- och bygglagen. "
    "Skicka den till oss senast den 31 mars, t ex med e-post. Ansökan prövas av byggnadsnämnden när den är komplett.",
    "Vi återkommer när vi har fått in uppgifterna.",
    "Om du inte har hört av dig innan dess kommer ärendet att avgöras på de uppgifter som finns, vilket kan leda till avslag.",
    "Beslutet har fattats av nämnden\n\n  efter samråd – och kan överklagas.",
    "𝓞 ☺ \ufffd xyzzy1234 ÅÄÖ",
)


def _said(docs: list[Any]) -> list[Any]:
    return [[(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i) for t in doc] for doc in docs]


def _analyse(texts: tuple[str, ...]) -> list[Any]:
    return _said(list(pipeline.pipe([(text, split(text)) for text in texts])))


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the components say one by one."""
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "_annotate", lambda: pipeline._component_by_component)
        return _analyse(TEXTS * 30)


def test_the_embedded_model_is_run_the_quick_way() -> None:
    assert isinstance(inference.Network(pipeline.load()), inference.Network)
    assert pipeline._annotate() is not pipeline._component_by_component


def test_same_as_the_components(plain: list[Any]) -> None:
    assert _analyse(TEXTS * 30) == plain


def test_few_docs_are_parsed_by_spacy(plain: list[Any]) -> None:
    assert _analyse(TEXTS[1:2]) == plain[1:2]


def test_forgotten_forms_are_learnt_again(plain: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "_FORMS", 50)
    monkeypatch.setattr(pipeline, "_BATCH", 2)
    network = inference.Network(pipeline.load())
    monkeypatch.setattr(pipeline, "_annotate", lambda: network.annotate)
    assert _analyse(TEXTS * 2) == plain[: 2 * len(TEXTS)]


def test_small_tiles(plain: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "_TILE", 3)
    assert _analyse(TEXTS) == plain[: len(TEXTS)]


def test_another_model_goes_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(parts: Any) -> None:
        raise ValueError(f"{len(parts.components)} components that are not known")

    monkeypatch.setattr(inference, "Network", unknown)
    assert pipeline._annotate.__wrapped__() is pipeline._component_by_component


def test_a_grown_pipeline_is_let_go_and_loaded_anew(plain: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.tidy()
    before = pipeline.load()
    assert _analyse(TEXTS) == plain[: len(TEXTS)]
    monkeypatch.setattr(pipeline, "_MOST_STRINGS", 100)
    pipeline.tidy()
    assert pipeline.load() is not before
    assert _analyse(TEXTS) == plain[: len(TEXTS)]
