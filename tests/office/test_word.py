"""Comments and tracked changes in Word documents: at the very letters, and nothing else touched."""

from __future__ import annotations

import random
import re
from datetime import datetime
from io import BytesIO
from itertools import pairwise

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from klarsprak.core.document import ReadError
from klarsprak.office.word import MAX_COMMENTS, Author, Change, Comment, Place, WordDocument
from klarsprak.readers import docx
from tests.office.revising import bare, commented, parts, revised
from tests.readers.build import cell, field, p, package, par, r, w, word_part
from tests.readers.build import docx as build
from tests.readers.test_docx import TREES

AUTHOR = Author("klarsprak", "KS", datetime(2027, 5, 4, 12, 30))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGED = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/comments.xml"}


def _comment(word: WordDocument, text: str) -> Comment:
    start = word.document.source.text.index(text)
    return Comment(start, start + len(text), ("Varning: Kort (ORD001)", f"”{text}” & <mer>"))


def _marked(data: bytes, *texts: str, changes: dict[str, str] | None = None) -> bytes:
    word = WordDocument("brev.docx", data)
    source = word.document.source.text
    spans = [(source.index(old), old, new) for old, new in (changes or {}).items()]
    for start, old, _ in spans:
        assert word.changeable(start, start + len(old))
    made = [Change(start, start + len(old), new) for start, old, new in spans]
    return word.marked([_comment(word, text) for text in texts], made, AUTHOR)


def _assert_untouched(before: bytes, after: bytes) -> None:
    """Every other part is the same to the byte, and the main one but for marks and split runs."""
    old, new = parts(before), parts(after)
    assert list(new)[: len(old)] == list(old)
    assert set(new) - set(old) <= {"word/comments.xml"}
    for name in old:
        if name not in _CHANGED:
            assert new[name] == old[name], name
    mine = {
        str(c.get(f"{_W}id"))
        for c in etree.fromstring(new["word/comments.xml"]).iter(f"{_W}comment")
        if c.get(f"{_W}author") == AUTHOR.name
    }
    assert bare(new["word/document.xml"], mine) == bare(old["word/document.xml"], set())


def test_exact_run_is_split_and_keeps_its_properties() -> None:
    run = '<w:r w:rsidR="00A1"><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t>Du skall &amp; kan komma.</w:t></w:r>'
    data = build(par(run))
    copy = _marked(data, "skall & kan")
    xml = parts(copy)["word/document.xml"].decode()
    body = xml[xml.index("<w:body>") + 8 : xml.index("</w:body>")]
    head = '<w:r w:rsidR="00A1"><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">'
    assert body == (
        f'<w:p>{head}Du </w:t></w:r><w:commentRangeStart w:id="0"/>{head}skall &amp; kan</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        f"{head} komma.</w:t></w:r></w:p>"
    )
    _assert_untouched(data, copy)


def test_whole_run_stays_as_it_is_written() -> None:
    run = "<w:r ><!-- x --><w:rPr ><w:b  w:val='1'/></w:rPr ><w:t >skall</w:t ></w:r >"
    data = build(par(r("Du "), run, r(" komma.")))
    assert run in parts(_marked(data, "skall"))["word/document.xml"].decode()


def test_read_by_python_docx() -> None:
    data = build(p("Du skall betala."))
    document = python_docx.Document(BytesIO(_marked(data, "skall")))
    (comment,) = document.comments
    assert (comment.author, comment.initials) == ("klarsprak", "KS")
    assert comment.text == "Varning: Kort (ORD001)\n”skall” & <mer>"
    assert [run.text for run in document.paragraphs[0].runs] == ["Du ", "skall", "", " betala."]


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        (par(r("Du sk", "<w:b/>"), "<w:proofErr/>", r("all betala")), "skall", "skall"),
        (p("Du skall") + p("betala nu."), "skall\nbetala", "skallbetala"),
        (par(r("Se "), w("hyperlink", r("vad du skall göra"), anchor="a"), r(" nu")), "skall", "skall"),
        (par(w("ins", r("Du skall"), id="1", author="Kim"), w("del", w("r", w("delText", " ej")), id="2")), "skall", "skall"),
        (par(r("Se "), w("fldSimple", r("Du skall"), instr="REF x")), "skall", "Du skall"),
        (par(r("Se "), field("REF x", r("Du skall nu")), r(" här")), "skall", "Du skall nu"),
        (par(r("Se "), field("REF x", r("Du "), field("HYPERLINK a", r("skall"))), r(" här")), "skall", "Du skall"),
        (par(r("Se "), field('HYPERLINK "a"', r("Du skall nu"))), "skall", "skall"),
        (par(w("sdt", w("sdtPr"), w("sdtContent", r("Du skall nu")))), "skall", "skall"),
        (par(w("sdt", w("sdtPr", w("text")), w("sdtContent", r("Du skall nu")))), "skall", "Du skall nu"),
        (par(w("smartTag", r("Du skall nu"))), "skall", "skall"),
        (par(w("r", w("t", "Du"), w("tab"), w("t", "skall nu"))), "skall", "skall"),
        (par(w("r", w("t", "  Du skall  "))), "skall", "skall"),
        (w("tbl", w("tr", cell(p("Avgift")), cell(p("Du skall nu")))), "skall", "skall"),
        (w("sdt", w("sdtContent", p("Du skall nu"))), "skall", "skall"),
    ],
)
def test_where_text_can_stand(body: str, text: str, expected: str) -> None:
    data = build(body)
    copy = _marked(data, text)
    assert [text for _, text in commented(copy)] == [expected]
    assert docx.read("a.docx", copy).source.text == docx.read("a.docx", data).source.text
    _assert_untouched(data, copy)


def test_reference_stands_outside_links_and_insertions() -> None:
    body = par(w("hyperlink", r("Du skall"), anchor="a")) + par(w("ins", r("Du skulle"), id="1", author="Kim"))
    root = etree.fromstring(parts(_marked(build(body), "skall", "skulle"))["word/document.xml"])
    assert {run.getparent().tag for run in root.iter(f"{_W}r") if run.find(f"{_W}commentReference") is not None} == {f"{_W}p"}


def _box(*content: str) -> str:
    inner = w("txbxContent", *content)
    new = f"<w:drawing><wp:inline><a:graphic><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphic></wp:inline></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return w(
        "r",
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>',
    )


def test_nearest_place_where_word_has_no_comments() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="9" name="x" descr="Bild som skall visas"/><a:graphic><pic:pic>'
        '<a:blip r:embed="rB"/></pic:pic></a:graphic></wp:inline></w:drawing></w:r>'
    )
    body = (
        p("")
        + par(r("Hej till dig."), w("r", w("footnoteReference", id="2")), r(" Mer."))
        + par(r("Vid rutan."), _box(p("Rutan skulle bort.")), picture)
        + w("sectPr", '<w:headerReference r:id="rH"/>')
    )
    data = build(
        body,
        footnotes=w("footnote", p("Noten skall bort."), id="2"),
        related={"rH": ("header", "header1.xml"), "rB": ("image", "media/a.png")},
        parts={"word/header1.xml": word_part("hdr", p("Huvudet skall bort."))},
    )
    word = WordDocument("a.docx", data)
    text = word.document.source.text
    texts = ["Noten skall", "skulle bort", "Huvudet skall", "Bild som skall", "Mer"]
    places = [word.place(text.index(t)) for t in texts]
    assert places == [Place.NOTE, Place.BOX, Place.LETTERHEAD, Place.IMAGE, Place.TEXT]
    assert [word.changeable(text.index(t), text.index(t) + len(t)) for t in texts] == [False] * 4 + [True]
    copy = _marked(data, *texts)
    assert dict(commented(copy)) == {
        "”Noten skall” & <mer>": "[not]",
        "”skulle bort” & <mer>": "Rutan skulle bort.Rutan skulle bort.",
        "”Huvudet skall” & <mer>": "Hej till dig.[not] Mer.",
        "”Bild som skall” & <mer>": "",
        "”Mer” & <mer>": "Mer",
    }
    root = etree.fromstring(parts(copy)["word/document.xml"])
    inside = [e for box in root.iter(f"{_W}txbxContent") for e in box.iter() if "comment" in str(e.tag)]
    assert inside == []
    _assert_untouched(data, copy)


@pytest.mark.parametrize("empty", ["<w:p/>", "<w:p></w:p>", '<w:p w:rsidR="1"><w:pPr/></w:p>'])
def test_text_in_the_header_alone(empty: str) -> None:
    data = build(
        empty + w("sectPr", '<w:headerReference r:id="rH"/>'),
        related={"rH": ("header", "header1.xml")},
        parts={"word/header1.xml": word_part("hdr", p("Huvudet skall bort."))},
    )
    assert [text for _, text in commented(_marked(data, "skall"))] == [""]


def test_remark_on_the_whole_text_stands_on_the_first_paragraph() -> None:
    data = build(p(" ") + par(r("Hej "), r("Kim!")) + p("Du skall betala."))
    word = WordDocument("a.docx", data)
    spans = [(0, 0), (2, 10), (11, 14)]
    copy = word.marked([Comment(a, b, ("Tips", "hela"), whole=True) for a, b in spans], [], AUTHOR)
    assert commented(copy) == [("hela", "Hej Kim!")] * 3


def test_existing_comments_and_changes_are_kept() -> None:
    old = f'<x:comments xmlns:x="{_W[1:-1]}"><x:comment x:id="0" x:author="Kim"><x:p/></x:comment></x:comments>'
    body = par(
        '<w:commentRangeStart w:id="0"/>',
        r("Du skall betala."),
        '<w:commentRangeEnd w:id="0"/>',
        w("r", w("commentReference", id="0")),
        w("ins", r(" Tillägg."), id="1", author="Kim"),
    )
    data = build(body, related={"rC": ("comments", "egna.xml")}, parts={"word/egna.xml": old})
    copy = _marked(data, "skall", changes={"betala": "ge"})
    before, after = parts(data), parts(copy)
    assert list(before) == list(after)
    assert after["[Content_Types].xml"] == before["[Content_Types].xml"]
    assert after["word/egna.xml"].decode().startswith(old.removesuffix("</x:comments>"))
    ids = [c.get(f"{_W}id") for c in etree.fromstring(after["word/egna.xml"])]
    assert ids == ["0", "2"]
    everything = [e.get(f"{_W}id") for e in etree.fromstring(after["word/document.xml"]).iter(f"{_W}ins", f"{_W}del")]
    assert sorted(everything) == ["1", "3", "4"]


def test_missing_parts_and_odd_prefixes() -> None:
    data = build(p("Du skall betala."))
    files = parts(data)
    del files["word/_rels/document.xml.rels"]
    files["[Content_Types].xml"] = (
        files["[Content_Types].xml"].replace(b"xmlns=", b"xmlns:t=").replace(b"<", b"<t:").replace(b"<t:/", b"</t:")
    )
    text = files["word/document.xml"].decode()
    files["word/document.xml"] = text.replace("w:", "ord:").replace("xmlns:w=", "xmlns:ord=").encode()
    files["word/comments.xml"] = b"<other/>"
    copy = parts(_marked(package(files), "skall", changes={"betala": "ge"}))
    assert copy["word/comments.xml"] == b"<other/>"
    assert b"word/comments1.xml" in copy["[Content_Types].xml"]
    assert b'Target="comments1.xml"' in copy["word/_rels/document.xml.rels"]
    assert b"<w:" not in copy["word/document.xml"]
    etree.fromstring(copy["word/document.xml"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings(encoding: str) -> None:
    files = parts(build(p("Åka skall vi å&#8364;.")))
    head = "" if encoding == "utf-8-sig" else f'<?xml version="1.0" encoding="{encoding}"?>'
    files["word/document.xml"] = (head + files["word/document.xml"].decode()).encode(encoding)
    data = package(files)
    copy = _marked(data, "skall", changes={"vi": "ni"})
    assert docx.read("a.docx", copy).source.text == "Åka skall ni å€."
    assert parts(copy)["word/document.xml"].decode(encoding).startswith(head)


def test_strict_document() -> None:
    files = parts(build(p("Du skall betala.")))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        files[name] = files[name].replace(_W[1:-1].encode(), strict.encode())
    copy = parts(_marked(package(files), "skall"))
    assert copy["word/comments.xml"].count(_W[1:-1].encode()) == 0
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in copy["word/_rels/document.xml.rels"]


def test_tracked_change_has_the_look_of_most_of_what_it_replaces() -> None:
    changed = '<w:rPr><w:i/><w:rPrChange w:id="7" w:author="Kim"><w:rPr/></w:rPrChange></w:rPr>'
    data = build(par(r("Du er", "<w:b/>"), f"<w:r>{changed}<w:t>lägga</w:t></w:r>", r(" nu.")))
    root = etree.fromstring(parts(_marked(data, changes={"erlägga": "betala"}))["word/document.xml"])
    (new,) = root.iter(f"{_W}ins")
    assert new.get(f"{_W}author") == "klarsprak"
    assert new.get(f"{_W}date") == "2027-05-04T12:30:00Z"
    assert [str(e.tag).removeprefix(_W) for e in new.iter()] == ["ins", "r", "rPr", "i", "t"]
    assert ["".join(e.itertext()) for e in root.iter(f"{_W}del")] == ["er", "lägga"]


def test_note_within_changed_words_is_never_deleted() -> None:
    data = build(
        par(r("Allt sker i enlighet"), w("r", w("footnoteReference", id="2")), r(" med lag.")),
        footnotes=w("footnote", p("Not."), id="2"),
    )
    copy = _marked(data, changes={"i enlighet med": "enligt"})
    assert docx.read("a.docx", copy).source.text == "Allt sker enligt lag.\nNot."
    _assert_revisions(data, copy)


def test_change_within_somebody_s_insertion_can_be_judged_by_itself() -> None:
    data = build(par(r("Hej. "), w("ins", r("Du skall betala."), id="4", author="Kim", date="2026-01-01T00:00:00Z")))
    copy = _marked(data, "skall", changes={"skall": "ska"})
    root = etree.fromstring(parts(copy)["word/document.xml"])
    assert all(e.getparent().tag == f"{_W}p" for e in root.iter(f"{_W}ins"))
    kim = [e for e in root.iter(f"{_W}ins") if e.get(f"{_W}author") == "Kim"]
    assert len({e.get(f"{_W}id") for e in kim}) == 2
    _assert_revisions(data, copy)


@pytest.mark.parametrize(
    "body",
    [
        par(field("REF x", r("Du skall nu"))),
        par(w("fldSimple", r("Du skall nu"), instr="REF x")),
        par(w("sdt", w("sdtPr", w("dataBinding")), w("sdtContent", r("Du skall nu")))),
        par(w("moveTo", r("Du skall nu"), id="1")),
        par(w("ins", w("smartTag", r("Du skall nu")), id="1")),
    ],
)
def test_no_change_where_word_would_lose_it(body: str) -> None:
    word = WordDocument("a.docx", build(body))
    assert not word.changeable(3, 8)
    assert word.place(3) is Place.TEXT


def test_no_change_across_paragraphs_or_of_nothing() -> None:
    word = WordDocument("a.docx", build(p("Ett.") + p("Två.")))
    assert word.changeable(0, 4)
    assert not word.changeable(2, 6)
    assert not word.changeable(2, 2)


def _assert_revisions(before: bytes, after: bytes) -> None:
    """Refused, our changes leave what was there: to the letter, and in every property."""
    refused = revised(after, AUTHOR.name, accept=False)
    own = etree.fromstring(parts(after).get("word/comments.xml", b"<none/>"))
    mine = {str(c.get(f"{_W}id")) for c in own.iter(f"{_W}comment")}
    assert bare(parts(refused)["word/document.xml"], mine) == bare(parts(before)["word/document.xml"], set())
    assert docx.read("a.docx", refused).source.text == docx.read("a.docx", before).source.text


# --- any document at all

_WORDS = ["skall", "Du ", "föreligger", " ", "å", "a\u030a", "&amp;", "&lt;", "😀", "f.n. ", ". ", "\u00a0", "Vi återkommer. "]
_LOOKS = ["", "<w:b/>", "<w:i/>", "<w:vanish/>", '<w:color w:val="FF0000"/>', "<w:strike/>"]
_PIECES = [
    "<w:tab/>",
    "<w:br/>",
    "<w:noBreakHyphen/>",
    "<w:softHyphen/>",
    "<w:lastRenderedPageBreak/>",
    '<w:footnoteReference w:id="2"/>',
]
_BETWEEN = ["<w:proofErr/>", '<w:bookmarkStart w:id="90" w:name="b"/>', "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "\n  "]


_TEXTS = [r("Du skall "), par(r("Vi "), r("skulle"))]


@st.composite
def _bodies(draw: st.DrawFn) -> str:
    """The body of a document, with most of what text can stand in."""
    text = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map("".join)

    def run() -> str:
        space = ' xml:space="preserve"' if draw(st.booleans()) else ""
        inner = "".join(
            draw(st.sampled_from(_PIECES)) if draw(st.integers(0, 4)) == 0 else f"<w:t{space}>{draw(text)}</w:t>"
            for _ in range(draw(st.integers(1, 3)))
        )
        look = draw(st.sampled_from(_LOOKS))
        return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inner}</w:r>"

    def runs() -> str:
        return "".join(run() for _ in range(draw(st.integers(1, 2))))

    def inline() -> str:
        kind = draw(st.integers(0, 14))
        wrapped = {
            0: lambda: w("hyperlink", runs(), anchor="a"),
            1: lambda: w("ins", runs(), id="50", author="Kim"),
            2: lambda: w("del", w("r", w("delText", "bort")), id="51", author="Kim"),
            3: lambda: w("sdt", w("sdtPr"), w("sdtContent", runs())),
            4: lambda: w("sdt", w("sdtPr", w("text")), w("sdtContent", runs())),
            5: lambda: w("fldSimple", runs(), instr="REF x"),
            6: lambda: field("DOCPROPERTY x", runs()),
            7: lambda: w("smartTag", runs()),
            8: lambda: _box(p(draw(text))),
            9: lambda: draw(st.sampled_from(_BETWEEN)),
        }
        return wrapped.get(kind, runs)()

    def paragraph() -> str:
        return par(*(inline() for _ in range(draw(st.integers(1, 5)))))

    def block() -> str:
        kind = draw(st.integers(0, 7))
        if kind == 0:
            return w("tbl", w("tr", cell(paragraph()), cell(paragraph())))
        return w("sdt", w("sdtContent", paragraph())) if kind == 1 else paragraph()

    return "".join(block() for _ in range(draw(st.integers(1, 4))))


@settings(max_examples=150, deadline=None)
@given(_bodies(), st.randoms(use_true_random=False))
def test_any_document_is_read_the_same_with_comments(body: str, chance: random.Random) -> None:
    data = build(body, footnotes=w("footnote", p("Noten skall bort."), id="2"))
    try:
        word = WordDocument("a.docx", data)
    except ReadError:
        return
    source = word.document.source.text
    spans = [sorted(chance.choices(range(len(source) + 1), k=2)) for _ in range(6)]
    comments = [Comment(a, b, ("Tips", f"nr {n}"), whole=n == 5) for n, (a, b) in enumerate(spans)]
    copy = word.marked(comments, [], AUTHOR)
    again = docx.read("a.docx", copy)
    assert again.source.text == source
    blocks = [[(b.kind, b.text, b.marks, b.map.segments) for b in d.blocks] for d in (word.document, again)]
    assert blocks[0] == blocks[1]
    assert len(commented(copy)) == 6
    _assert_untouched(data, copy)


@settings(max_examples=150, deadline=None)
@given(_bodies(), st.randoms(use_true_random=False))
def test_changes_accepted_and_refused(body: str, chance: random.Random) -> None:
    data = build(body, footnotes=w("footnote", p("Noten skall bort."), id="2"))
    try:
        word = WordDocument("a.docx", data)
    except ReadError:
        return
    source = word.document.source.text
    cuts = sorted(chance.choices(range(len(source) + 1), k=6))
    changes = [
        Change(a, b, chance.choice(["", "ny & <text>", " ska\t", "å\u2028b"])) for a, b in zip(cuts[::2], cuts[1::2], strict=True)
    ]
    changes = [change for change in changes if word.changeable(change.start, change.end)]
    expected = source
    for change in reversed(changes):
        expected = expected[: change.start] + change.text + expected[change.end :]
    comments = [Comment(a, b, ("Tips", f"nr {n}")) for n, (a, b) in enumerate(pairwise(cuts))]
    copy = word.marked(comments, changes, AUTHOR)
    if expected.strip():
        assert _read(copy) == expected
        assert _read(revised(copy, AUTHOR.name, accept=True)) == expected
    _assert_revisions(data, copy)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(TREES | st.sampled_from([r("Du skall "), par(r("Vi "), r("skulle"))]), max_size=8), st.randoms(use_true_random=False)
)
def test_elements_in_any_order(trees: list[str], chance: random.Random) -> None:
    data = build(par(*trees), footnotes=w("footnote", p("Noten."), id=""))
    try:
        word = WordDocument("a.docx", data)
    except ReadError:
        return
    expected = word.document.source.text
    start, end = sorted(chance.choices(range(len(expected) + 1), k=2))
    changes = [Change(start, end, "ny")] if word.changeable(start, end) else []
    if changes:
        expected = f"{expected[:start]}ny{expected[end:]}"
    copy = word.marked([Comment(start, end, ("Tips", "nr 1"))], changes, AUTHOR)
    assert len(commented(copy)) == 1
    assert _read(copy) == expected


def _read(data: bytes) -> str:
    try:
        return docx.read("a.docx", data).source.text
    except ReadError:
        return docx.trace("a.docx", data).document.source.text


def test_no_more_comments_than_word_opens() -> None:
    marks = "".join(w("r", w("commentReference", id=str(n))) for n in range(3))
    assert WordDocument("a.docx", build(par(r("Hej."), marks))).room == MAX_COMMENTS - 3


def test_characters_that_xml_has_not_are_left_out_of_comments() -> None:
    word = WordDocument("a.docx", build(p("Hej på dig.")))
    copy = word.marked([Comment(0, 3, ("a\x00b\x1b", "c\ufffe\ud800d"))], [], AUTHOR)
    assert re.findall(rb"<w:t [^>]*>([^<]*)<", parts(copy)["word/comments.xml"]) == [b"ab", b"cd"]
