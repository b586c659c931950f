"""The reports' common parts: excerpts, shown blocks, groups, Swedish numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from klarsprak import readers
from klarsprak.core.finding import Severity
from klarsprak.core.result import Measures
from klarsprak.reports import words
from klarsprak.reports.display import ShownBlock
from klarsprak.reports.excerpt import excerpt
from klarsprak.reports.grouping import grouped
from tests.reports.sample import checked

LINE = "Det här är en rad som är lång nog för att inte få plats på en skärm med fyrtio tecken."


@pytest.mark.parametrize(
    ("needle", "expected"),
    [
        ("Det", "Det här är en rad som är lång nog för …"),
        ("lång", "… som är lång nog för att inte få …"),
        ("tecken.", "… plats på en skärm med fyrtio tecken."),
    ],
)
def test_excerpt_shows_what_is_round_the_mark(needle: str, expected: str) -> None:
    start = LINE.index(needle)
    (line,) = excerpt(LINE, start, start + len(needle), 40)
    assert line.text == expected
    assert line.text[line.start : line.end] == needle


def test_excerpt_of_a_long_span_shows_both_its_ends() -> None:
    lines = excerpt(LINE, 0, len(LINE), 30, max_lines=2)
    assert [line.text for line in lines] == ["Det här är en rad som är lång", "… en skärm med fyrtio tecken."]
    assert all(line.all_marked for line in lines)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(12, 80))
def test_excerpt_never_exceeds_the_width(text: str, one: int, other: int, width: int) -> None:
    text = words.clean(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    lines = excerpt(text, start, end, width, length=cell_len)
    for line in lines:
        assert 0 <= line.start <= line.end <= len(line.text)
        # A letter may itself be two cells wide.
        assert cell_len(line.text) <= width + 1
    if len(lines) == 1 and cell_len(text[start:end]) <= width - 4:
        assert lines[0].text[lines[0].start : lines[0].end] == text[start:end]


def test_shown_block_maps_through_markup_entities_and_placeholders() -> None:
    source = "Hej {{ namn }}, du f\u00e5r **tv\u00e5** ber\u00e4ttel&shy;ser &amp; a\u030ar.\n"
    document = readers.read("a.md", source.encode())
    (block,) = document.blocks
    shown = ShownBlock(block, document.source)
    assert shown.text == "Hej {{ namn }}, du får två berättelser & år."
    for needle, expected in (("{{ namn }}", "{{ namn }}"), ("två", "två"), ("a\u030ar", "år"), ("&amp;", "&"), ("du", "du")):
        start = document.source.text.index(needle)
        span = shown.span(start, start + len(needle))
        assert span is not None
        assert shown.text[slice(*span)] == expected
    assert shown.span(len(source) + 5, len(source) + 9) is None


def test_groups_stand_by_gravity_then_by_what_they_cost() -> None:
    result = checked().result
    groups = grouped(result, result.findings)
    assert list(groups) == [Severity.ERROR, Severity.WARNING, Severity.INFO]
    (group,) = groups[Severity.WARNING]
    assert (group.rule, group.count, [len(p.findings) for p in group.places]) == ("ORD901", 4, [3, 1])
    assert group.why == "Få använder ordet i tal."


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(0, 0, "0"), (1234567, 0, "1\xa0234\xa0567"), (18.44, 1, "18,4"), (-2.5, 1, "−2,5"), (1234.5, 2, "1\xa0234,50")],
)
def test_numbers_are_swedish(value: float, decimals: int, expected: str) -> None:
    assert words.number(value, decimals) == expected


def test_one_and_many() -> None:
    assert words.count(1, "text", "texter") == "1\xa0text"
    assert words.count(0, "text", "texter") == "0\xa0texter"
    assert words.findings_count({"error": 1, "warning": 1, "info": 2}) == "1\xa0fel, 1\xa0varning och 2\xa0tips"
    assert words.findings_count({"error": 0, "warning": 0, "info": 0}) == "inga anmärkningar"
    assert words.listed(["a"]) == "a"
    assert words.listed([]) == ""


def test_two_paths_never_look_the_same() -> None:
    assert words.path("a\nb") == "a\\nb"
    assert words.path("a\x1bb") == "a\\x1bb"
    assert words.path("å ä ö") == "å ä ö"


def test_short_texts_get_no_figures_and_no_verdict() -> None:
    figures = {f.key: f for f in words.described_measures(Measures(words=10, sentences=2, words_per_sentence=5))}
    assert (figures["lix"].value, figures["lix"].reading) == ("–", "texten är för kort")
    assert figures["nominal_ratio"].value == "–"
    uncertain = words.described_measures(Measures(words=60, sentences=5, words_per_sentence=12, lix=40.0, lix_margin=16.9))
    assert next(f for f in uncertain if f.key == "lix").reading == "osäkert (±\xa017), texten är kort"
