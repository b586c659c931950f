"""The verdicts on findings can be read, and no default rule falls below its bar on them."""

from __future__ import annotations

import pytest

from klarsprak.language import pipeline
from klarsprak.rules.registry import all_rules
from tests.accuracy import precision
from tests.shared import shared_path


def test_verdicts_are_on_rules_that_exist_and_wrong_ones_say_why() -> None:
    verdicts = precision.judgements()
    assert len(verdicts) > 500
    assert {rule for rule, _, _ in verdicts.values()} <= set(all_rules())
    assert [key for key, (_, right, reason) in verdicts.items() if right is bool(reason)] == []


def test_the_page_has_a_row_for_every_rule() -> None:
    page = precision.PAGE.read_text(encoding="utf-8")
    rules = [code for code in all_rules() if code.startswith(precision.FAMILIES)]
    assert [code for code in rules if f"\n| {code} |" not in page] == [], "kör python tests/accuracy/precision.py write"


@pytest.mark.slow
def test_default_rules_reach_their_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shared_path("corpora", "dev")
    # `findings` puts a cache of parses in front of the pipeline; only this test is to have it.
    monkeypatch.setattr(pipeline, "pipe", pipeline.pipe)
    rules = all_rules()
    found = precision.findings(tuple(code for code in rules if code.startswith(precision.FAMILIES)))
    below = precision.below_bar(precision.table(found))
    assert below == []
