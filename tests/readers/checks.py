"""What must hold of every document that a reader gives."""

from __future__ import annotations

from klarsprak.core.document import BlockKind, Document, MarkKind

# Characters that clean text holds in a plainer form than the source, one for one.
_PLAIN = str.maketrans(
    {**dict.fromkeys("\t\n\r\f\v\u00a0\u2028\u2029\x85\u2007\u202f\u2009\u200a", " "), "\u2010": "-", "\u2011": "-"}
)

# Formats in which a placeholder stands in the source as its author wrote it.
_AS_WRITTEN = ("plain", "markdown", "html")


def check(document: Document) -> None:
    """Assert what holds of every read text: maps inside the source and in order, linear stretches true to it."""
    source = document.source.text
    for block in document.blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert "\n" not in block.text
        assert "\x00" not in block.text
        clean = at = 0
        for segment in block.map.segments:
            assert segment.clean == clean
            assert segment.length > 0
            assert at <= segment.start <= segment.end <= len(source)
            clean, at = clean + segment.length, segment.end
            if segment.linear:
                assert segment.end - segment.start == segment.length
                piece = source[segment.start : segment.end].translate(_PLAIN)
                assert piece == block.text[segment.clean : segment.clean + segment.length]
        assert clean == len(block.text)
        assert 0 <= block.start < block.end <= len(source)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
            if mark.kind is MarkKind.PLACEHOLDER and document.source.format in _AS_WRITTEN:
                start, end = block.map.span(mark.start, mark.end)
                assert source[start:end] == mark.value
        if block.kind is BlockKind.HEADING:
            assert 1 <= block.level <= 6
        if block.kind is BlockKind.LIST_ITEM:
            assert block.list_ref is not None
        if block.kind is BlockKind.TABLE_CELL:
            assert block.cell is not None
    for image in document.images:
        assert 0 <= image.start < image.end <= len(source)
    for suppression in document.suppressions:
        assert 0 <= suppression.start <= suppression.end <= len(source)
        assert "klarsprak" in source[slice(*suppression.directive)]
