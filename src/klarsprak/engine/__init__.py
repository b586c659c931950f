"""The linter: picks rules, runs them over a document block by block, filters and orders what they find."""

from klarsprak.engine.linter import check_document
from klarsprak.engine.settings import CheckSettings

__all__ = ["CheckSettings", "check_document"]
