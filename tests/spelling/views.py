"""Views of short texts, analysed, for the spelling tests."""

from __future__ import annotations

from klarsprak.core.document import Block, BlockKind, Document, Source
from klarsprak.core.positions import SourceMap
from klarsprak.language.view import BlockView, DocumentView, analyse


def view_of(text: str, *, tags: bool = False) -> BlockView:
    """The view of a paragraph."""
    block = Block(BlockKind.PARAGRAPH, text, SourceMap.identity(0, len(text)))
    view = next(iter(DocumentView(Document(Source("t.txt", text, "plain"), [block])).views()))
    if tags:
        analyse([view], parse=False)
    return view
