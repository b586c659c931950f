"""Who promises whom what, and by when."""

from __future__ import annotations

from collections.abc import Mapping

from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment
from klarsprak.language.view import BlockView, DocumentView, Needs

NEEDS = Needs.TAGS


class Extractor:
    """Finds the promises of one text, block by block."""

    def __init__(self, document: DocumentView, text_type: TextType, options: Mapping[str, object]) -> None:
        del document, text_type, options
        self._found: list[Commitment] = []

    def add(self, view: BlockView) -> None:
        """Look at one block."""

    def result(self) -> list[Commitment]:
        """All promises, in reading order."""
        return self._found
