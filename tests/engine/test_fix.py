"""Putting safe suggestions in: nothing but the matched text may change."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarsprak import readers
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.engine.fix import fix


def _finding(text: str, old: str, new: str, safety: Safety = Safety.SAFE, occurrence: int = 0) -> Finding:
    start = [m.start() for m in re.finditer(re.escape(old), text)][occurrence]
    return Finding("ORD901", "prov", Severity.INFO, "", "", start, start + len(old), old, (Suggestion(new, safety),), block=0)


def test_safe_suggestions_go_in_and_the_rest_is_untouched() -> None:
    text = "Du skall *komma* hit,\u00a0och du skall  vila.\r\n"
    document = readers.read("a.md", text.encode())
    findings = [_finding(text, "skall", "ska", occurrence=n) for n in (1, 0)]
    fixed = fix(document, findings)
    assert fixed.text == "Du ska *komma* hit,\u00a0och du ska  vila.\r\n"
    assert len(fixed.applied) == 2
    assert fixed.dropped == ()


@pytest.mark.parametrize("safety", [Safety.UNSAFE, Safety.DISPLAY])
def test_other_suggestions_are_passed_over(safety: Safety) -> None:
    text = "Du skall komma."
    fixed = fix(readers.read("a.md", text.encode()), [_finding(text, "skall", "ska", safety)])
    assert (fixed.text, fixed.applied, fixed.dropped) == (text, (), ())


@pytest.mark.parametrize(
    ("text", "old", "new", "reason"),
    [
        ("Lagen säger ”du skall komma” och det gäller.", "skall", "ska", "citat"),
        ('Lagen säger "du skall komma" och det gäller.', "skall", "ska", "citat"),
        ("Senast den 3 maj.", "3 maj", "4 maj", "siffror"),
    ],
)
def test_quotations_and_figures_are_never_touched(text: str, old: str, new: str, reason: str) -> None:
    fixed = fix(readers.read("a.md", text.encode()), [_finding(text, old, new)])
    assert fixed.text == text
    assert reason in fixed.dropped[0][1]


def test_overlapping_fixes_are_dropped_and_said() -> None:
    text = "I enlighet med lagen."
    findings = [_finding(text, "I enlighet med", "Enligt"), _finding(text, "enlighet", "likhet")]
    fixed = fix(readers.read("a.md", text.encode()), findings)
    assert fixed.text == "Enligt lagen."
    assert [f.text for f, _ in fixed.dropped] == ["enlighet"]


def test_a_span_that_is_no_longer_what_was_matched() -> None:
    text = "Du skall komma."
    moved = _finding("Xx " + text, "skall", "ska")
    fixed = fix(readers.read("a.md", text.encode()), [moved])
    assert fixed.text == text
    assert "ändrats" in fixed.dropped[0][1]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8), st.text("abcåäö", max_size=5)), max_size=8))
def test_text_outside_the_spans_never_changes(edits: list[tuple[int, int, str]]) -> None:
    text = "Vi läser din ansökan och svarar dig sedan i lugn och ro."
    findings = [
        Finding("ORD901", "p", Severity.INFO, "", "", s, s + n, text[s : s + n], (Suggestion(new, Safety.SAFE),), block=0)
        for s, n, new in edits
    ]
    fixed = fix(readers.read("a.txt", text.encode()), findings)
    rest, at = [], 0
    for finding in fixed.applied:
        rest.append(text[at : finding.start])
        at = finding.end
    rest.append(text[at:])
    expected = rest[0]
    for finding, part in zip(fixed.applied, rest[1:], strict=True):
        expected += finding.suggestions[0].text + part
    assert fixed.text == expected
    assert len(fixed.applied) + len(fixed.dropped) == len(findings)
