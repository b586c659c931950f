"""Documents made by hand, for measuring without a reader."""

from __future__ import annotations

from klarsprak.core.document import Block, BlockKind, Document, Source
from klarsprak.core.positions import SourceMap
from klarsprak.core.result import Measures
from klarsprak.language.view import DocumentView, analyse
from klarsprak.measures import Counter

P, H, LI, INTRO = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.LIST_INTRO


def document(*blocks: tuple[BlockKind, str]) -> Document:
    """A document of blocks that stand one a line."""
    at, made = 0, []
    for kind, text in blocks:
        made.append(Block(kind, text, SourceMap.identity(at, len(text))))
        at += len(text) + 1
    return Document(Source("prov", "\n".join(text for _, text in blocks), "plain"), made)


def measure(*blocks: tuple[BlockKind, str] | str, tags: bool = False) -> Measures:
    """The figures of some blocks; a bare string is a paragraph."""
    view = DocumentView(document(*((P, b) if isinstance(b, str) else b for b in blocks)))
    views = list(view.views())
    if tags:
        analyse(views, parse=False)
    counter = Counter()
    for one in views:
        counter.add(one)
    return counter.result()
