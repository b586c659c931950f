"""The embedded pipeline: what it is made of, what it says, and that any text at all goes through it."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klarsprak.language import assembly, pipeline
from klarsprak.language.sentences import split

LETTER = (
    "Hej Anna! Tack för din ansökan om bygglov. Vi behöver en situationsplan enl. 9 kap. 21 § plan- och bygglagen. "
    "Skicka den till oss senast den 31 mars. Ansökan prövas av byggnadsnämnden när den är komplett."
)


def analyse(*texts: str, parse: bool = True) -> list:  # type: ignore[type-arg]
    return list(pipeline.pipe([(text, split(text)) for text in texts], parse=parse))


def test_tokens_tags_lemmas_and_heads() -> None:
    (doc,) = analyse("Du får svar inom fyra veckor.")
    assert [t.text for t in doc] == ["Du", "får", "svar", "inom", "fyra", "veckor", "."]
    assert [t.pos_ for t in doc] == ["PRON", "VERB", "NOUN", "ADP", "NUM", "NOUN", "PUNCT"]
    assert [t.lemma_ for t in doc][:6] == ["du", "få", "svar", "inom", "fyra", "vecka"]
    assert doc[1].tag_ == "VB|PRS|AKT"
    assert "VerbForm=Fin" in str(doc[1].morph)
    assert [t.head.i for t in doc] == [1, 1, 1, 5, 5, 1, 1]
    assert doc[0].dep_ == "nsubj"


def test_sentences_are_those_given() -> None:
    (doc,) = analyse(LETTER)
    assert [s.text for s in doc.sents] == [LETTER[a:b] for a, b in split(LETTER)]


def test_without_parser_there_are_tags_but_no_heads() -> None:
    (doc,) = analyse(LETTER, parse=False)
    assert all(t.tag_ and t.lemma_ for t in doc)
    assert not any(t.dep_ for t in doc)


def test_tags_do_not_hang_on_the_parser() -> None:
    (parsed,), (tagged,) = analyse(LETTER), analyse(LETTER, parse=False)
    assert [(t.tag_, t.pos_, t.lemma_, str(t.morph)) for t in parsed] == [
        (t.tag_, t.pos_, t.lemma_, str(t.morph)) for t in tagged
    ]


@pytest.mark.parametrize(
    ("text", "form", "pos"),
    [
        ("Beslutet fattades enl. plan- och bygglagen.", "enl.", "ADP"),
        ("Handläggare är Anna Berg på avd. Vatten.", "avd.", "NOUN"),
        ("Du får ca. 200 kronor.", "ca.", "ADV"),
        ("Ta med t.ex. pass.", "t.ex.", "ADV"),
        ("Ta med t ex pass.", "t ex", "ADV"),
        ("En s k sidoåtgärd.", "s k", "ADJ"),
        ("Avgiften gäller fr o m 1 mars.", "fr o m", "ADV"),
    ],
)
def test_official_abbreviations_are_one_token(text: str, form: str, pos: str) -> None:
    (doc,) = analyse(text)
    assert [t.pos_ for t in doc if t.text == form] == [pos]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Ange ditt ärendenummer när du skriver.", "ange"),
        ("Anmäl dig till mötet.", "anmäla"),
        ("Boka tid i god tid.", "boka"),
        ("Besök gärna vår utställning.", "besöka"),
        ("Hämta blanketten på vår webbplats.", "hämta"),
        ("Skicka blanketten till oss.", "skicka"),
        ("Ring oss om du har frågor.", "ringa"),
        ("Ring 0470-00 00 00 om du vill boka en tid.", "ringa"),
        ("Möt oss på torget.", "möta"),
    ],
)
def test_requests_are_imperatives(text: str, lemma: str) -> None:
    (doc,) = analyse(text)
    assert doc[0].lemma_ == lemma
    assert doc[0].morph.get("Mood") == ["Imp"]


@pytest.mark.parametrize("text", ["Hjälp finns att få på kontoret.", "Fråga 3 gäller avgiften.", "Besök: Storgatan 4"])
def test_nouns_that_look_like_requests_stay_nouns(text: str) -> None:
    (doc,) = analyse(text)
    assert doc[0].morph.get("Mood") != ["Imp"]


def test_yesterday_is_no_verb() -> None:
    (doc,) = analyse("Vi fick ditt mejl i går.")
    assert [t.text for t in doc if t.pos_ == "VERB"] == ["fick"]


def test_the_lemma_table_is_used() -> None:
    (doc,) = analyse("De mindre barnen fick sämst platser.")
    assert doc[1].lemma_ == "liten"


ODD = [
    "",
    " ",
    "...",
    "§",
    "😊😊 🇸🇪 👩‍👧",
    "\n",
    "\u2028",
    "(" * 600,
    "a" * 5_000,
    "https://example.se/" + "x" * 1_000 + " är en adress.",
    "a\x00b",
    "א ب 中文",
]


def test_one_doc_for_each_text_in_order() -> None:
    texts = [*ODD, LETTER, *(f"Text nummer {i}." for i in range(200)), ""]
    docs = analyse(*texts)
    assert [doc.text for doc in docs] == texts


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(text: str) -> None:
    (doc,) = analyse(text)
    assert doc.text == text
    assert all(t.tag_ for t in doc)


def test_half_a_character_becomes_a_replacement_sign() -> None:
    (doc,) = analyse("Ett \ud800 tecken.")
    assert doc.text == "Ett \ufffd tecken."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), max_size=5))
def test_any_text_keeps_its_characters(texts: list[str]) -> None:
    assert [doc.text for doc in analyse(*texts)] == texts


@pytest.mark.parametrize("unit", ["a", "a.", "(", "1,", "😊", "http://", "-", "a@", "A.b"])
def test_a_hundred_thousand_characters_without_a_space(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    started = time.perf_counter()
    (doc,) = analyse(text)
    assert doc.text == text
    assert time.perf_counter() - started < 60


def test_a_long_text_is_analysed_in_pieces_that_join_seamlessly() -> None:
    text = " ".join([LETTER] * 250)
    assert len(text) > 2 * pipeline._PIECE
    (doc,) = analyse(text)
    assert doc.text == text
    spans = split(text)
    assert [s.text for s in doc.sents] == [text[a:b] for a, b in spans]
    (letter,) = analyse(LETTER)
    assert [(t.text, t.pos_) for t in doc[-len(letter) :]] == [(t.text, t.pos_) for t in letter]


def test_a_sentence_longer_than_a_piece() -> None:
    text = "ord " * 20_000 + "slut."
    (doc,) = analyse(text)
    assert doc.text == text


def test_own_assembly_gives_what_spacy_load_gives() -> None:
    import spacy

    nlp = spacy.load(pipeline.MODEL_PATH)
    usual = assembly.Parts(nlp.vocab, nlp.tokenizer, dict(nlp.pipeline))
    assembly._to_float32(usual)
    own = assembly.load(pipeline.MODEL_PATH)
    assert list(own.components) == list(usual.components) == list(assembly.COMPONENTS)
    results = []
    for parts in (own, usual):
        doc = parts.tokenizer(LETTER)
        for component in parts.components.values():
            doc = component(doc)
        results.append([(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i) for t in doc])
    assert results[0] == results[1]


def test_a_changed_spacy_is_loaded_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: object) -> assembly.Parts:
        raise ImportError(str(path))

    monkeypatch.setattr(assembly, "_assemble", broken)
    parts = assembly.load(pipeline.MODEL_PATH)
    assert list(parts.components) == list(assembly.COMPONENTS)


def _in_fresh_process(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_spacy_is_not_imported_before_it_is_needed() -> None:
    code = (
        "import sys, klarsprak.language.pipeline, klarsprak.language.view; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    )
    assert _in_fresh_process(code) == "False False"


def test_spacys_command_line_is_left_out_but_not_lost() -> None:
    code = (
        "import sys; from klarsprak.language import pipeline; pipeline.load();"
        "print('typer' in sys.modules, 'requests' in sys.modules, 'spacy.cli' in sys.modules);"
        "import spacy; print(spacy.info()['spacy_version'] == spacy.__version__)"
    )
    assert _in_fresh_process(code).split() == ["False", "False", "False", "True"]


def test_the_model_says_what_it_is() -> None:
    meta = json.loads((pipeline.MODEL_PATH / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["pipeline"] == list(assembly.COMPONENTS)
    assert "ner" not in meta["labels"]
    assert "CC BY-SA 4.0" in (pipeline.MODEL_PATH / "LICENSE").read_text(encoding="utf-8")
    attribution = (pipeline.MODEL_PATH / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert all(name in attribution for name in ("Talbanken", "PUD", "SweLL", "Universal NER"))


def test_the_model_is_under_its_size() -> None:
    assert sum(path.stat().st_size for path in pipeline.MODEL_PATH.rglob("*") if path.is_file()) < 25e6
