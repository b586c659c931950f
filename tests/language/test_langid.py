"""Which blocks are left alone because they are not Swedish; and that no Swedish block ever is."""

from __future__ import annotations

import pytest

from klarsprak.core.document import Block, BlockKind, Document, Source
from klarsprak.core.positions import SourceMap
from klarsprak.language.langid import guess, identify
from tests.language import foreign
from tests.language.test_sentences import CASES
from tests.shared import shared_path


def document(*texts: str) -> Document:
    blocks = [Block(BlockKind.PARAGRAPH, text, SourceMap.identity(0, len(text))) for text in texts]
    return Document(Source("prov.txt", "\n".join(texts), "plain"), blocks)


def languages(*texts: str) -> list[str]:
    made = document(*texts)
    identify(made)
    return [block.language for block in made.blocks]


SWEDISH = "Du får svar på din ansökan inom fyra veckor från den dag då den är komplett."


@pytest.mark.parametrize("text", foreign.lines(foreign.ENGLISH))
def test_english(text: str) -> None:
    assert languages(SWEDISH, text) == ["sv", "en"]


@pytest.mark.parametrize("text", [t for t in foreign.lines(foreign.FINNISH) if len(t.split()) > 4])
def test_finnish(text: str) -> None:
    assert languages(SWEDISH, text) == ["sv", "fi"]


def test_norwegian_and_danish_paragraphs() -> None:
    assert guess(" ".join(foreign.lines(foreign.NORWEGIAN)))[0] == "no"
    assert guess(" ".join(foreign.lines(foreign.DANISH)))[0] == "da"
    single = [guess(text)[0] for text in foreign.lines(foreign.NORWEGIAN) + foreign.lines(foreign.DANISH)]
    assert sum(language in ("no", "da") for language in single) >= 11


@pytest.mark.parametrize("text", foreign.lines(foreign.GERMAN))
def test_german(text: str) -> None:
    assert languages(SWEDISH, text) == ["sv", "de"]


@pytest.mark.parametrize("text", foreign.lines(foreign.OTHER))
def test_other_languages(text: str) -> None:
    assert languages(SWEDISH, text) == ["sv", "xx"]


@pytest.mark.parametrize("text", [line.replace("|", "").replace("⏎", "\n") for line in CASES.splitlines() if line])
def test_official_swedish_is_swedish(text: str) -> None:
    assert languages(text) == ["sv"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Alvesta",
        "Karin Andersson, Storgatan 4, 342 30 Alvesta",
        "www.example.se",
        "Vi visar filmen The Lord of the Rings på biblioteket.",
        "Läs mer om Planning and Building Act i vår broschyr.",
        "Hans Majestät Konungen af Sverige hvad angår lifstiden",
        "Johan von Essen och Ludwig van der Berg von Stein kom till mötet.",
    ],
)
def test_swedish_with_names_and_scraps_stays_swedish(text: str) -> None:
    assert languages(text) == ["sv"]


def test_short_blocks_follow_a_text_in_another_language() -> None:
    english = foreign.lines(foreign.ENGLISH)
    assert languages("Opening hours", *english[:5], "Contact") == ["en"] * 7
    assert languages("Öppettider", SWEDISH, *english[:2], "Contact") == ["sv", "sv", "en", "en", "sv"]


def test_a_language_set_by_the_reader_stays() -> None:
    made = document(SWEDISH, "Tack")
    made.blocks[0].language = "fr"
    identify(made)
    assert [block.language for block in made.blocks] == ["fr", "sv"]


@pytest.mark.parametrize("unit", ["a", ".", " ", "@", "a@", "www.", "a "])
def test_hostile_text(unit: str) -> None:
    assert guess(unit * 200_000)[0] != "sv"


@pytest.mark.slow
def test_no_treebank_sentence_is_taken_for_another_language() -> None:
    """The bar is one in two thousand; the one that falls is a reference to an English book."""
    sentences = [
        line[9:].strip()
        for name in ("talbanken-dev", "talbanken-test", "lines-dev", "lines-test", "pud")
        for line in shared_path("ud", f"{name}.conllu").read_text(encoding="utf-8").splitlines()
        if line.startswith("# text = ")
    ]
    wrong = [text for text in sentences if guess(text)[0] not in ("sv", None)]
    assert len(sentences) > 4900
    assert len(wrong) < 0.0005 * len(sentences), wrong


@pytest.mark.slow
def test_english_treebank_sentences_are_recognised() -> None:
    """Single sentences of fiction, manuals and news, translations in the treebanks' comments."""
    found = [
        guess(text)[0]
        for name in ("lines-dev", "lines-test", "pud")
        for line in shared_path("ud", f"{name}.conllu").read_text(encoding="utf-8").splitlines()
        if line.startswith("# text_en = ") and len((text := line[12:].strip()).split()) >= 5
    ]
    assert found.count("en") > 0.95 * len(found)
    assert found.count("sv") < 0.01 * len(found)
