"""Where elements stand in XML as it lies in the file."""

from __future__ import annotations

import pytest

from klarsprak.core.document import ReadError
from klarsprak.office.markup import Edit, Markup, inside

XML = (
    """<?xml version='1.0'?><!-- <a> --><a x=">" y='/>"'><?pi <b>?><b/><![CDATA[<b>]]>"""
    """<x:b  xmlns:x="u" z="å" >t&gt;</x:b ></a>\n"""
)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_spans(bom: bytes) -> None:
    data = bom + XML.encode()
    spans = Markup(data).spans({0: "a", 1: "b", 2: "b"})
    shown = {n: (data[s.start : s.inner].decode(), data[s.inner : s.close], data[s.close : s.end]) for n, s in spans.items()}
    assert shown[0][0] == """<a x=">" y='/>"'>"""
    assert shown[0][2] == b"</a>"
    assert shown[1] == ("<b/>", b"", b"")
    assert shown[2] == ('<x:b  xmlns:x="u" z="å" >', b"t&gt;", b"</x:b >")


def test_edits() -> None:
    markup = Markup(b"<a><b/></a>")
    spans = markup.spans({0: "a", 1: "b"})
    empty = inside(markup.data, spans[1], b"in")
    before = Edit(spans[1].start, spans[1].start, b"1")
    again = Edit(spans[1].start, spans[1].start, b"2")
    assert markup.edited([empty, before, again, inside(markup.data, spans[0], b"3")]) == b"<a>12<b>in</b>3</a>"
    assert markup.appended(b"<c/>", "a") == b"<a><b/><c/></a>"
    assert Markup(b"<x:a />").appended(b"<c/>", "a") == b"<x:a ><c/></x:a>"


def test_what_cannot_be_changed_safely_is_refused() -> None:
    for data, wanted in ((b"<a><b></a>", {0: "a"}), (b"<a/>", {0: "b"}), (b"<a/>", {1: "a"}), (b"", {0: "a"})):
        with pytest.raises(ReadError, match="inte kan ändra säkert"):
            Markup(data).spans(wanted)
    with pytest.raises(ReadError):
        Markup(b'<?xml version="1.0" encoding="okand"?><a/>')
