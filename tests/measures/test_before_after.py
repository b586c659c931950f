"""Rewrites of the kind language consultants make: the score must rise in every one of them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from klarsprak import readers
from klarsprak.core.profile import TextType
from klarsprak.core.result import Score
from klarsprak.engine import CheckSettings, check_document

PASSAGES = tomllib.loads((Path(__file__).parent / "before_after.toml").read_text(encoding="utf-8"))["passage"]


@cache
def _score(text: str, text_type: str) -> Score:
    settings = CheckSettings(text_type=TextType(text_type))
    return check_document(readers.read("stycke.md", text.encode()), settings).score


def test_there_are_enough_passages() -> None:
    assert len(PASSAGES) >= 25
    assert len({p["name"] for p in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["name"])
def test_score_rises(passage: dict[str, str]) -> None:
    text_type = passage.get("text_type", "brev")
    before, after = _score(passage["before"], text_type), _score(passage["after"], text_type)
    assert after.total > before.total


def test_scores_rise_clearly_on_average() -> None:
    rises = [
        _score(p["after"], p.get("text_type", "brev")).total - _score(p["before"], p.get("text_type", "brev")).total
        for p in PASSAGES
    ]
    assert sum(rises) / len(rises) >= 10
