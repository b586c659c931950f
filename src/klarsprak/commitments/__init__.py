"""Who promises whom what, and by when."""

from __future__ import annotations

from collections.abc import Mapping

from klarsprak.commitments.extractor import NEEDS, Extractor, base_date
from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment
from klarsprak.language.view import DocumentView, analyse

__all__ = ["NEEDS", "Extractor", "base_date", "extract"]


def extract(document: DocumentView, text_type: TextType, options: Mapping[str, object]) -> list[Commitment]:
    """All promises of a document, analysed here and now. The engine feeds an `Extractor` block by block instead."""
    extractor = Extractor(document, text_type, options)
    views = [v for v in document.views() if not v.block.quoted and v.block.language == "sv"]
    analyse(views, parse=False)
    for view in views:
        extractor.add(view)
    return extractor.result()
