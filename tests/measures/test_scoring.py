"""The score: bounds, monotony, explanation and weighting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import Measures, Score
from klarsprak.measures import PARTS, label, part_of, score
from klarsprak.measures.scoring import _LETTER_WEIGHTS, _WEIGHTS

PLAIN = Measures(words=200, sentences=18, words_per_sentence=200 / 18, long_words_share=0.2, passives=1)


def finding(code: str, severity: Severity = Severity.WARNING, *, start: int = 0, whole: bool = False) -> Finding:
    return Finding(code, f"regel-{code.lower()}", severity, "", "", start, start + 1, "x", whole_text=whole)


def rate(
    found: list[Finding],
    figures: Measures = PLAIN,
    audience: Audience = Audience.PUBLIC,
    text_type: TextType = TextType.LETTER,
) -> Score:
    return score(found, figures, audience, text_type)


codes = st.sampled_from(
    [f"{family}{n:03}" for family in ("ORD", "MEN", "TXT", "TON", "SVT", "KON", "BES", "SKR") for n in (1, 2, 3)]
)
findings = st.lists(
    st.builds(finding, codes, st.sampled_from(Severity), start=st.integers(0, 500), whole=st.booleans()), max_size=60
)
figures = st.builds(
    lambda sentences, per, long, passives: Measures(
        words=sentences * per,
        sentences=sentences,
        words_per_sentence=per,
        long_words_share=long,
        passives=min(passives, sentences * per),
    ),
    st.integers(1, 400),
    st.integers(1, 60),
    st.floats(0, 1),
    st.integers(0, 500),
)
audiences = st.sampled_from(Audience)
text_types = st.sampled_from([t for t in TextType if t is not TextType.AUTO])


@given(findings, figures, audiences, text_types, st.data())
def test_removing_a_finding_never_lowers_anything(
    found: list[Finding], measured: Measures, audience: Audience, text_type: TextType, data: st.DataObject
) -> None:
    before = rate(found, measured, audience, text_type)
    assert 0 <= before.total <= 100
    assert all(0 <= value <= 100 for value in before.parts.values())
    if found:
        at = data.draw(st.integers(0, len(found) - 1))
        after = rate(found[:at] + found[at + 1 :], measured, audience, text_type)
        assert after.total >= before.total
        assert all(after.parts[name] >= before.parts[name] for name in PARTS)


@given(findings, figures, audiences, text_types, st.data())
def test_plainer_figures_never_lower_anything(
    found: list[Finding], measured: Measures, audience: Audience, text_type: TextType, data: st.DataObject
) -> None:
    """Splitting a sentence, shortening a word and making a passive active, the words being as many as before."""
    more = measured.sentences + data.draw(st.integers(0, 20))
    plainer = replace(
        measured,
        sentences=more,
        words_per_sentence=measured.words / more,
        long_words_share=measured.long_words_share * data.draw(st.floats(0, 1)),
        passives=data.draw(st.integers(0, measured.passives)),
        # A sentence with two passives that is split makes a larger share of the sentences passive.
        passive_share=1.0,
        long_sentences_share=1.0,
    )
    before = rate(found, measured, audience, text_type)
    after = rate(found, plainer, audience, text_type)
    assert after.total >= before.total
    assert all(after.parts[name] >= before.parts[name] for name in PARTS)


@given(findings, figures, audiences, text_types)
def test_effects_are_what_the_total_rises_by(
    found: list[Finding], measured: Measures, audience: Audience, text_type: TextType
) -> None:
    result = rate(found, measured, audience, text_type)
    assert list(result.effects) == sorted(result.effects, key=lambda e: -e.points)
    for effect in result.effects:
        assert effect.points > 0
        if effect.rule:
            mended = rate([f for f in found if f.rule != effect.rule], measured, audience, text_type)
            assert mended.total - result.total == pytest.approx(effect.points, abs=1.1)
            assert effect.count == sum(f.rule == effect.rule for f in found)
        else:
            assert effect.title


def test_a_plain_text_without_findings_is_near_the_top() -> None:
    result = rate([])
    assert result.total >= 97
    assert result.effects == ()
    assert list(result.parts) == list(PARTS)


def test_an_empty_text_has_nothing_against_it() -> None:
    assert rate([], Measures()).total == 100


def test_a_text_full_of_findings_ends_near_zero() -> None:
    everything = [
        finding(f"{family}{n:03}", Severity.ERROR, start=n) for family in ("ORD", "MEN", "TXT", "TON", "SVT") for n in range(20)
    ]
    hard = Measures(words=200, sentences=5, words_per_sentence=40, long_words_share=0.5, passives=14)
    assert rate(everything, hard).total <= 3


def test_one_finding_in_a_long_text_costs_little() -> None:
    long_text = replace(PLAIN, words=20_000, sentences=1_800)
    assert rate([], long_text).total - rate([finding("ORD001")], long_text).total <= 1
    assert rate([]).total - rate([finding("ORD001")]).total >= 2


def test_a_short_text_is_not_punished_for_being_short() -> None:
    short = Measures(words=12, sentences=1, words_per_sentence=12, long_words_share=0.25)
    page = Measures(words=120, sentences=10, words_per_sentence=12, long_words_share=0.25)
    assert abs(rate([finding("ORD001")], short).total - rate([finding("ORD001")], page).total) <= 1


def test_a_remark_on_the_whole_text_is_not_diluted() -> None:
    long_text = replace(PLAIN, words=6_000, sentences=540)
    on_place, on_whole = rate([finding("KON001")], long_text), rate([finding("KON001", whole=True)], long_text)
    assert on_whole.parts["svarstid"] < on_place.parts["svarstid"]
    assert on_whole.parts["svarstid"] == rate([finding("KON001", whole=True)]).parts["svarstid"]


def test_severity_weighs() -> None:
    info, warning, error = (rate([finding("SVT001", s)]).total for s in (Severity.INFO, Severity.WARNING, Severity.ERROR))
    assert info > warning > error


def test_one_rule_alone_does_not_empty_its_part() -> None:
    same = [finding("ORD001", start=n) for n in range(200)]
    many = [finding(f"ORD{n % 20:03}", start=n) for n in range(200)]
    assert rate(same).parts["ord"] > 20
    assert rate(many).parts["ord"] < 5


def test_families_count_in_their_parts() -> None:
    assert {
        family: part_of(f"{family}001")
        for family in ("ORD", "STV", "SKR", "MEN", "TXT", "WEB", "BES", "TON", "INT", "SVT", "KON")
    } == {
        "ORD": "ord",
        "STV": "ord",
        "SKR": "ord",
        "MEN": "meningar",
        "TXT": "struktur",
        "WEB": "struktur",
        "BES": "struktur",
        "TON": "ton",
        "INT": "ton",
        "SVT": "svarstid",
        "KON": "svarstid",
    }
    assert part_of("VARD001") == "ord"  # an organisation's own rule


def test_audiences_and_text_types_set_the_limits() -> None:
    measured = Measures(words=300, sentences=20, words_per_sentence=15, long_words_share=0.28)
    totals = [rate([], measured, audience).total for audience in (Audience.EASY, Audience.PUBLIC, Audience.EXPERT)]
    assert totals == sorted(totals)
    assert totals[0] < totals[2]
    slow = [finding("SVT001", Severity.ERROR)]
    assert rate(slow, text_type=TextType.SMS).total < rate(slow, text_type=TextType.REPORT).total


def test_weights_sum_to_one() -> None:
    for weights in (_LETTER_WEIGHTS, *_WEIGHTS.values()):
        assert sum(weights.values()) == pytest.approx(1)
        assert set(weights) == set(PARTS)


def test_measures_explain_themselves_in_swedish() -> None:
    hard = Measures(words=480, sentences=20, words_per_sentence=24, long_words_share=0.38, passives=22)
    titles = [effect.title for effect in rate([], hard).effects]
    assert sorted(titles) == [
        "Meningarna är långa (i snitt 24 ord)",
        "Många ord är långa (38 %)",
        "Många verb står i passiv form",
    ]


@pytest.mark.parametrize(
    ("total", "word"),
    [
        (100, "mycket tydlig"),
        (85, "mycket tydlig"),
        (84, "tydlig"),
        (69, "delvis otydlig"),
        (54, "otydlig"),
        (0, "mycket otydlig"),
    ],
)
def test_labels(total: int, word: str) -> None:
    assert label(total) == word
