"""The linter: picks rules, runs them over a document block by block, filters and orders what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klarsprak.engine.linter import check_document
    from klarsprak.engine.settings import CheckSettings

__all__ = ["CheckSettings", "check_document"]


def __getattr__(name: str) -> object:
    # The linter brings in all there is of rules and language; a run from kept results needs none of it.
    if name == "check_document":
        from klarsprak.engine.linter import check_document

        return check_document
    if name == "CheckSettings":
        from klarsprak.engine.settings import CheckSettings

        return CheckSettings
    raise AttributeError(name)
