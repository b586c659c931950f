"""Every example in a rule's documentation is run: the bad one must be found, the better one must not."""

from __future__ import annotations

import pytest

from klarsprak import readers
from klarsprak.core.finding import Finding
from klarsprak.engine import CheckSettings, check_document
from klarsprak.rules.base import Rule
from klarsprak.rules.docs import Example
from klarsprak.rules.registry import all_rules


def _findings(rule: type[Rule], example: Example) -> list[Finding]:
    document = readers.read("exempel.md", example.text.encode())
    settings = CheckSettings(audience=example.audience, text_type=example.text_type, select=(rule.code,))
    return check_document(document, settings).findings


def _cases(good: bool) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{code}-{number}")
        for code, rule in all_rules().items()
        if not rule.outside
        for number, example in enumerate(rule.docs().good if good else rule.docs().bad)
    ]


@pytest.mark.parametrize(("rule", "example"), _cases(good=False))
def test_bad_example_is_found(rule: type[Rule], example: Example) -> None:
    assert _findings(rule, example)


@pytest.mark.parametrize(("rule", "example"), _cases(good=True))
def test_better_example_is_left_alone(rule: type[Rule], example: Example) -> None:
    assert [(f.text, f.message) for f in _findings(rule, example)] == []


@pytest.mark.parametrize("rule", [pytest.param(r, id=c) for c, r in all_rules().items()])
def test_documentation_is_whole(rule: type[Rule]) -> None:
    docs = rule.docs()
    assert docs.title
    assert {"Vad", "Varför", "Exempel", "Skriv hellre", "Källa"} <= set(docs.sections)
    assert docs.bad
    assert docs.good
    assert rule.why.strip().endswith((".", "!", "?"))
    assert rule.source
