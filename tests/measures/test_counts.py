"""Counts and measures worked out by hand."""

from __future__ import annotations

import math
import time

import pytest

from klarsprak.core.document import BlockKind
from klarsprak.core.result import Measures
from klarsprak.measures import Counter, lix_label
from klarsprak.measures.readability import lix, lix_margin, nominal_ratio, ovix, rix
from tests.measures.texts import INTRO, LI, H, P, document, measure


def test_formulas_by_hand() -> None:
    # 100 words, 8 sentences, 25 long words: 12.5 + 25.
    assert lix(100, 8, 25) == pytest.approx(37.5)
    assert rix(100, 8, 25) == pytest.approx(3.125)
    # ln 200 = 5.2983, ln 100 = 4.6052; 2 - 0.86917 = 1.13083, ln = 0.12295; 5.2983 / 0.12295 = 43.09.
    assert ovix(200, 100) == pytest.approx(43.09, abs=0.01)
    assert nominal_ratio(60, 48, 150, 12) == pytest.approx(1.25)


@pytest.mark.parametrize(
    ("words", "sentences"),
    [(49, 5), (60, 2), (0, 0)],
)
def test_no_lix_for_short_texts(words: int, sentences: int) -> None:
    assert lix(words, sentences, 3) is None
    assert rix(words, sentences, 3) is None


def test_no_ovix_or_nominal_ratio_for_short_texts() -> None:
    assert ovix(199, 120) is None
    assert ovix(200, 200) is None
    assert nominal_ratio(40, 30, 99, 10) is None
    assert nominal_ratio(40, 30, 120, 4) is None
    assert nominal_ratio(40, 0, 120, 10) is None


def test_margin_follows_the_measured_spread() -> None:
    assert lix_margin(3) == pytest.approx(1.96 * 10.6)
    assert lix_margin(10) == pytest.approx(1.96 * 7.4)
    assert lix_margin(400) == pytest.approx(1.96 * 2.1)
    margins = [lix_margin(n) for n in range(1, 500)]
    assert margins == sorted(margins, reverse=True)


@pytest.mark.parametrize(
    ("value", "on_a", "on_b"),
    [
        (24.9, "mycket lättläst", "mycket lätt"),
        (30.0, "lättläst", "lätt"),
        (44.9, "medelsvår", "medel"),
        (55.0, "svår", "mycket svår"),
        (75.0, "mycket svår", "mycket svår"),
    ],
)
def test_lix_scales(value: float, on_a: str, on_b: str) -> None:
    assert lix_label(value) == on_a
    assert lix_label(value, "B") == on_b


def test_an_empty_text_has_no_figures() -> None:
    assert measure() == Measures()
    assert measure((H, "Bara en rubrik")) == Measures()


def test_paragraphs_by_hand() -> None:
    figures = measure("Du har sökt bygglov. Vi svarar i maj.", "Ring gärna om du undrar något!")
    assert (figures.words, figures.sentences) == (4 + 4 + 6, 3)
    assert figures.words_per_sentence == pytest.approx(14 / 3)
    assert figures.long_words_share == pytest.approx(1 / 14)  # bygglov
    assert figures.long_sentences_share == 0
    assert figures.lix is None
    assert figures.lix_margin is None


def test_list_items_are_sentences_and_headings_are_left_out() -> None:
    figures = measure(
        (H, "Så ansöker du om bygglov hos kommunen"),
        (INTRO, "Skicka med"),
        (LI, "en ritning"),
        (LI, "en karta över tomten"),
        (BlockKind.TABLE_CELL, "Avgiftsbestämning per kvadratmeter"),
        (BlockKind.ADDRESS, "Exempelgatan 1"),
        (BlockKind.SALUTATION, "Hej Kim!"),
        (BlockKind.ENDING, "Med vänlig hälsning"),
    )
    assert (figures.words, figures.sentences) == (2 + 2 + 4, 3)


def test_quoted_and_foreign_blocks_are_left_out() -> None:
    text = document((P, "Det här skrev du till oss."), (P, "You wrote this to us."), (P, "Tack för brevet."))
    text.blocks[0].quoted = True
    text.blocks[1].language = "en"
    from klarsprak.language.view import DocumentView

    counter = Counter()
    for view in DocumentView(text).views():
        counter.add(view)
    assert counter.result().words == 3


def test_long_sentences_have_more_than_25_words() -> None:
    limit, beyond = " ".join(["ord"] * 25) + ".", " ".join(["ord"] * 26) + "."
    assert measure(limit).long_sentences_share == 0
    assert measure(limit, beyond).long_sentences_share == 0.5


def test_lix_of_a_whole_text() -> None:
    # Ten sentences of six words, one of them long in each: 6 + 100 / 6.
    sentence = "Du kan ringa till kommunen idag."
    figures = measure(" ".join([sentence] * 10))
    assert figures.lix == pytest.approx(6 + 100 / 6)
    assert figures.rix == pytest.approx(1.0)
    assert figures.lix_margin == pytest.approx(1.96 * 7.4)


def test_ovix_counts_word_forms_in_lower_case() -> None:
    figures = measure(" ".join(["Du", "du", "kan", "kunde"] * 60) + ".")
    expected = math.log(240) / math.log(2 - math.log(3) / math.log(240))
    assert figures.ovix == pytest.approx(expected)


def test_tags_give_nominal_ratio_and_passives() -> None:
    sentences = "Ansökan prövas av nämnden. Vi skickar beslutet till dig. Det finns en blankett på webbplatsen. "
    figures = measure(sentences * 8, tags=True)
    assert figures.passives == 8
    assert figures.passive_share == pytest.approx(1 / 3)
    # Nouns and prepositions: ansökan, av, nämnden, beslutet, till, blankett, på, webbplatsen. Pronouns and verbs:
    # prövas, vi, skickar, dig, det, finns.
    assert figures.nominal_ratio == pytest.approx(8 / 6)


def test_without_tags_there_is_no_nominal_ratio() -> None:
    figures = measure("Ansökan prövas av nämnden. " * 50)
    assert figures.nominal_ratio is None
    assert (figures.passive_share, figures.passives) == (0.0, 0)


def test_a_long_text_is_counted_fast() -> None:
    from klarsprak.language.view import DocumentView

    text = document(*((P, "Du kan söka bygglov på webben. Vi svarar inom tio veckor. " * 20) for _ in range(200)))
    views = list(DocumentView(text).views())
    for view in views:
        _ = view.sentence_words  # shared with the rules, so not the counter's cost
    counter = Counter()
    start = time.process_time()
    for view in views:
        counter.add(view)
    spent = time.process_time() - start
    words = counter.result().words
    assert words == 200 * 20 * 11
    assert spent / words < 3e-6
