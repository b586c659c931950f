"""Counts, LIX, RIX, OVIX, nominal ratio, sentence shares, and the score."""

from __future__ import annotations

from klarsprak.core.finding import Finding
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import Measures, Score
from klarsprak.language.view import BlockView


class Counter:
    """Gathers counts block by block."""

    def add(self, view: BlockView) -> None:
        """Count one block."""

    def result(self) -> Measures:
        """The figures."""
        return Measures()


def score(findings: list[Finding], figures: Measures, audience: Audience, text_type: TextType) -> Score:
    """The score."""
    del findings, figures, audience, text_type
    return Score()
