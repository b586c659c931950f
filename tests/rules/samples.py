"""Runs rules over a piece of markdown: the shared beginning of the rule tests."""

from __future__ import annotations

from klarsprak import readers
from klarsprak.core.finding import Finding
from klarsprak.core.profile import Audience, TextType
from klarsprak.engine import CheckSettings, check_document


def find(
    text: str, *codes: str, text_type: TextType = TextType.LETTER, audience: Audience | None = None, name: str = "text.md"
) -> list[Finding]:
    """The findings of the given rules, in order."""
    settings = CheckSettings(audience=audience, text_type=text_type, select=codes)
    return check_document(readers.read(name, text.encode()), settings).findings
