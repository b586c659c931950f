"""Invented texts, tagged, for the tests of the word lists."""

from __future__ import annotations

from klarsprak import readers
from klarsprak.core.document import Block, BlockKind, Document, Source
from klarsprak.core.positions import SourceMap
from klarsprak.language.view import BlockView, DocumentView, analyse
from klarsprak.lexicon import Hit, Index, parse_list, suggestions

COLUMNS = "ord\tklass\tskriv\tvillkor\n"


def views(texts: list[str]) -> list[BlockView]:
    """A tagged view of each text, as a paragraph."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, text, SourceMap.identity(at, len(text))))
        at += len(text) + 1
    found = list(DocumentView(Document(Source("exempel", "\n".join(texts), "plain"), blocks)).views())
    analyse(found, parse=False)
    return found


def view(text: str) -> BlockView:
    """A tagged view of one paragraph."""
    return views([text])[0]


def markdown(text: str) -> list[BlockView]:
    """Tagged views of the blocks of a markdown text."""
    found = list(DocumentView(readers.read("exempel.md", text.encode())).views())
    analyse(found, parse=False)
    return found


def index(*rows: str) -> Index:
    """An index over rows of word, class, wording and condition, tabs written as `|`."""
    return Index([parse_list(COLUMNS + "".join(row.replace("|", "\t") + "\n" for row in rows), "egen.tsv", own=True)])


def found(index: Index, text: str) -> list[str]:
    """The stretches of text that are found."""
    seen = view(text)
    return [seen.text[hit.start : hit.end] for hit in index.hits(seen)]


def mended(index: Index, text: str) -> str:
    """The text with the first wording of the first hit put in."""
    seen = view(text)
    hit: Hit = index.hits(seen)[0]
    (start, end), offered = suggestions(hit, seen.tokens, seen.text)
    return text[:start] + offered[0].text + text[end:]
