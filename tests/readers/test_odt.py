"""OpenDocument texts: clean text, kinds, marks and positions, out of the XML that LibreOffice writes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document as OdfDocument
from odfdo import Header, List
from odfdo import Paragraph as OdfParagraph

from klarsprak.core.document import BlockKind, Document, MarkKind, ReadError
from klarsprak.readers import odt
from tests.readers.build import assert_positions, assert_survives, kinds, package
from tests.readers.build import odt as build

AUTOMATIC = """
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:text-underline-style="solid"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T5" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="T6" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="T7" style:family="text" style:parent-style-name="Strong_20_Emphasis"/>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Illustration"/>
<style:style style:name="P4" style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/></style:style>
<style:style style:name="P5" style:family="paragraph" style:master-page-name="Första"/>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>
  <text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="a"/></text:list-style>
"""
STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:language="sv" fo:country="SE"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
"""


def _read(body: str, *, masters: str = "", meta: str = "", parts: Mapping[str, str] | None = None) -> Document:
    data = build(body, automatic=AUTOMATIC, styles=STYLES, masters=masters, meta=meta, parts=parts)
    document = odt.read("brev.odt", data)
    assert_positions(document)
    return document


def _text(body: str) -> str:
    (block,) = _read(body).blocks
    return block.text


def _marks(document: Document) -> list[tuple[str, str, str]]:
    return [(m.kind.value, b.text[m.start : m.end], m.value) for b in document.blocks for m in b.marks]


def _p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _span(content: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


# --- text


def test_source_is_the_text_as_read_with_a_line_a_paragraph() -> None:
    document = _read(_p("Hej!") + _p("") + _p("Första raden<text:line-break/>andra raden") + _p("Slut på brevet."))
    assert document.source.text == "Hej!\n\nFörsta raden\u2028andra raden\nSlut på brevet."
    assert document.source.format == "odt"
    assert document.source.position(document.blocks[-1].start).line == 4


def test_white_space_is_collapsed_as_the_standard_says() -> None:
    document = _read(_p(f"\n  Vi   hör\n av {_span(' oss', 'T1')} <text:s text:c='2'/>snart<text:tab/>nog \n"))
    assert document.source.text == "Vi hör av oss   snart\tnog "
    assert document.blocks[0].text == "Vi hör av oss snart nog"
    assert _text(_p("Ett<text:s/>ord")) == "Ett ord"


def test_special_characters() -> None:
    document = _read(_p("e\u2011post om sam\u00adverkan, 10\u00a0000 kr, a\u030a"))
    assert document.blocks[0].text == "e-post om samverkan, 10 000 kr, å"
    assert document.source.text == "e\u2011post om sam\u00adverkan, 10\u00a0000 kr, a\u030a"
    assert _text(_p(f"{_span('Va', 'T1')}\u030ar skola.")) == "Vår skola."
    assert _text(_p("Namn: \u2002\u2002\u2002\u2002\u2002 i Norrby")) == "Namn: Alva i Norrby"


def test_tracked_deletions_and_comments_are_left_out() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        + _p("snart")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    comment = "<office:annotation><dc:creator>Bo</dc:creator>" + _p("Hur snart?") + "</office:annotation>"
    body = changes + _p(
        f'Vi svarar <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>inom två veckor'
        f'<text:change-end text:change-id="c2"/>{comment} efter mötet<office:annotation-end/>.'
    )
    assert _text(body) == "Vi svarar inom två veckor efter mötet."


def test_hidden_and_struck() -> None:
    hidden = '<text:hidden-text text:is-hidden="true" text:string-value="x">dold</text:hidden-text>'
    shown = '<text:hidden-text text:is-hidden="false"> visad</text:hidden-text>'
    document = _read(_p(f"Synlig{_span(' dold', 'T4')}{hidden}{shown}{_span(' struken', 'T5')} text."))
    assert document.blocks[0].text == "Synlig visad text."
    assert document.source.text == "Synlig visad struken text."
    section = (
        '<text:section text:display="none">' + _p("Dold.") + "</text:section><text:section>" + _p("Visad.") + "</text:section>"
    )
    assert _text(section) == "Visad."


# --- marks


def test_marks() -> None:
    nested = _span(f"senast {_span('fredag', 'T2')}", "T1")
    document = _read(_p(f"Svara {nested} {_span('eller', 'T3')} {_span('ring', 'T7')}."))
    assert document.blocks[0].text == "Svara senast fredag eller ring."
    assert _marks(document) == [
        ("strong", "senast fredag", ""),
        ("emphasis", "fredag", ""),
        ("underline", "eller", ""),
        ("strong", "ring", ""),
    ]
    assert _marks(_read(_p(_span(f"Fet {_span('inte', 'T6')} fet", "T1")))) == [("strong", "Fet", ""), ("strong", "fet", "")]


def test_links() -> None:
    document = _read(_p(f'Läs om <text:a xlink:href="https://example.se/bygglov">bygg{_span("lov", "T1")}</text:a>.'))
    assert _marks(document) == [("link", "bygglov", "https://example.se/bygglov"), ("strong", "lov", "")]


def test_fields() -> None:
    body = _p(
        'Hej <text:placeholder text:placeholder-type="text">&lt;Namn&gt;</text:placeholder>, '
        '<text:database-display text:column-name="ort">&lt;Ort&gt;</text:database-display>! '
        '<text:date>2026-12-03</text:date> <text:text-input text:description="Skriv ort">Skriv ort</text:text-input> '
        '<text:text-input text:description="Skriv ort">Norrby</text:text-input> {{ tid }}'
    )
    document = _read(body)
    assert document.blocks[0].text == "Hej Alva, Alva! 2026-12-03 Alva Norrby Alva"
    values = [m.value for m in document.blocks[0].marks_of(MarkKind.PLACEHOLDER)]
    assert values == ["<Namn>", "<Ort>", "Skriv ort", "{{ tid }}"]


# --- structure


def test_headings() -> None:
    body = _p("Titeln", "P1") + '<text:h text:outline-level="2">Två</text:h><text:h text:outline-level="9">Djup</text:h>'
    blocks = _read(body + "<text:h>Utan nivå</text:h>" + _p("Här börjar brödtexten.")).blocks
    assert [(b.text, b.level) for b in blocks if b.kind is BlockKind.HEADING] == [
        ("Titeln", 1),
        ("Två", 2),
        ("Djup", 6),
        ("Utan nivå", 1),
    ]


def _list(*items: str, style: str = "L1", more: str = "") -> str:
    inside = "".join(f"<text:list-item>{i}</text:list-item>" for i in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def test_lists() -> None:
    nested = "<text:list><text:list-item>" + _p("först tummen") + "</text:list-item></text:list>"
    body = (
        _list(_p("mössa"), _p("vantar") + nested, _p("halsduk") + _p("helst en varm"))
        + _list(_p("stövlar"), more='text:continue-numbering="true"')
        + _p("En mening mellan listorna.")
        + _list(_p("ett"), _p("två"), style="L2")
        + _list(_p("ny lista"), style="L2")
    )
    items = [b for b in _read(body).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.text, b.level, b.list_ref.list_id, b.list_ref.index, b.list_ref.ordered) for b in items if b.list_ref] == [
        ("mössa", 1, 0, 0, False),
        ("vantar", 1, 0, 1, False),
        ("först tummen", 2, 1, 0, True),
        ("halsduk", 1, 0, 2, False),
        ("helst en varm", 1, 0, 2, False),
        ("stövlar", 1, 0, 3, False),
        ("ett", 1, 2, 0, True),
        ("två", 1, 2, 1, True),
        ("ny lista", 1, 3, 0, True),
    ]


def test_numbered_paragraphs_and_list_headers() -> None:
    numbered = '<text:numbered-paragraph text:level="1" text:style-name="L2">' + _p("{}") + "</text:numbered-paragraph>"
    blocks = _read(numbered.format("ett steg") + numbered.format("två steg")).blocks
    assert [(b.text, b.list_ref.index, b.list_ref.ordered) for b in blocks if b.list_ref] == [
        ("ett steg", 0, True),
        ("två steg", 1, True),
    ]
    header = f"<text:list><text:list-header>{_p('Det här är ingen punkt.')}</text:list-header></text:list>"
    assert kinds(_read(header)) == [("paragraph", "Det här är ingen punkt.")]


def _cell(content: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{content}</table:table-cell>"


def test_table_with_a_header_row() -> None:
    row = "<table:table-row>{}</table:table-row>"
    table = (
        "<table:table><table:table-column/><table:table-header-rows>"
        + row.format(_cell(_p("Avgift")) + _cell(_p("Kronor")))
        + "</table:table-header-rows><table:table-rows>"
        + row.format(_cell(_p("Bygglov")) + _cell(_p("1 200")))
        + row.format(_cell(_p("Totalt"), 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>" + _cell(_p("efter")))
        + "</table:table-rows></table:table>"
    )
    blocks = _read(table + _p("Efter tabellen.")).blocks
    assert [(b.text, b.cell.row, b.cell.column, b.cell.header) for b in blocks if b.cell] == [
        ("Avgift", 0, 0, True),
        ("Kronor", 0, 1, True),
        ("Bygglov", 1, 0, False),
        ("1 200", 1, 1, False),
        ("Totalt", 2, 0, False),
        ("efter", 2, 2, False),
    ]
    assert blocks[-1].cell is None


def test_layout_tables_hold_text() -> None:
    inner = "<table:table><table:table-row>" + _cell(_p("Inne i en ruta finns text.")) + "</table:table-row></table:table>"
    outer = f"<table:table><table:table-row>{_cell(inner)}{_cell(_p('Bredvid rutan finns mer.'))}</table:table-row></table:table>"
    assert [k for k, _ in kinds(_read(outer))] == ["paragraph", "paragraph"]


def test_notes_come_after_the_text() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{_p('Noten.')}{_p('Mer av noten.')}</text:note-body></text:note>"
    )
    document = _read(_p(f"Text{note} efter.") + _p("Nästa stycke är här."))
    assert kinds(document) == [
        ("paragraph", "Text efter."),
        ("paragraph", "Nästa stycke är här."),
        ("footnote", "Noten."),
        ("footnote", "Mer av noten."),
    ]


def test_frames() -> None:
    image = '<draw:frame {}><draw:image xlink:href="Pictures/karta.png"/>{}</draw:frame>'
    box = f"<draw:frame><draw:text-box>{_p('Text i rutan.')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{_p('Text i formen.')}</draw:custom-shape>"
    body = (
        _p(f"Före{image.format('', '<svg:title>Karta över Norrby</svg:title>')}{box} efter.")
        + _p(image.format("", "") + image.format('loext:decorative="true"', ""))
        + _p(f"<draw:g>{image.format('', '<svg:desc>Vapen</svg:desc>')}{shape}</draw:g>")
        + box.replace("Text i rutan", "Ruta på sidan")
    )
    document = _read(body)
    assert [(i.target, i.alt) for i in document.images] == [
        ("Pictures/karta.png", "Karta över Norrby"),
        ("Pictures/karta.png", None),
        ("Pictures/karta.png", ""),
        ("Pictures/karta.png", "Vapen"),
    ]
    assert [t for _, t in kinds(document)] == [
        "Före efter.",
        "Text i rutan.",
        "Text i formen.",
        "Ruta på sidan.",
        "Karta över Norrby",
        "Vapen",
    ]


def test_header_and_footer_as_contact_lines_after_the_text() -> None:
    page = "<style:master-page style:name='{}'>{}</style:master-page>"
    head = f"<style:header>{_p('Norrby kommun')}{_p('Sida <text:page-number>1</text:page-number>')}</style:header>"
    foot = f"<style:footer>{_p('0470-00 00 00')}</style:footer>"
    masters = (
        page.format("Standard", head)
        + page.format("Första", head + foot)
        + page.format("Oanvänd", f"<style:header>{_p('Fel')}</style:header>")
    )
    document = _read(_p("Brödtexten kommer här.", "P5"), masters=masters)
    assert kinds(document) == [
        ("paragraph", "Brödtexten kommer här."),
        ("contact", "Norrby kommun"),
        ("contact", "0470-00 00 00"),
    ]


def test_table_of_contents_is_no_text() -> None:
    title = f"<text:index-title>{_p('Innehåll')}</text:index-title>"
    index = f"<text:table-of-content><text:index-body>{title}{_p('Bakgrund 2')}</text:index-body></text:table-of-content>"
    document = _read(index + _p("Här börjar texten."))
    assert kinds(document) == [("paragraph", "Här börjar texten.")]
    assert document.source.text == "Innehåll\nBakgrund 2\nHär börjar texten."


def test_quotes_captions_and_language() -> None:
    document = _read(
        _p("Någon annans ord.", "P2") + _p("Bild 1. Kartan", "P3") + _p("Summary in English.", "P4") + _p("Våra ord.")
    )
    assert [b.quoted for b in document.blocks] == [True, False, False, False]
    assert document.blocks[1].kind is BlockKind.CAPTION
    assert [b.language for b in document.blocks] == ["sv", "sv", "en", "sv"]


def test_metadata() -> None:
    meta = (
        "<dc:title>Svar på din fråga</dc:title><meta:creation-date>2021-03-02T08:00:00</meta:creation-date>"
        "<dc:date>2026-12-03T10:12:00.5</dc:date>"
    )
    metadata = _read(_p("Hej!"), meta=meta).metadata
    assert metadata.title == "Svar på din fråga"
    assert metadata.date is None  # when the file was saved is not when the letter was written
    assert metadata.values == {"created": "2021-03-02", "modified": "2026-12-03"}


def test_what_odfdo_writes() -> None:
    made = OdfDocument("text")
    made.body.clear()
    made.body.append(Header(1, "Beslut om bidrag"))
    made.body.append(OdfParagraph("Du får 12 000 kronor  i bidrag."))
    made.body.append(List(["en kopia på avtalet", "ett intyg"]))
    out = BytesIO()
    made.save(out)
    document = odt.read("brev.odt", out.getvalue())
    assert_positions(document)
    assert [b.text for b in document.blocks] == [
        "Beslut om bidrag",
        "Du får 12 000 kronor i bidrag.",
        "en kopia på avtalet",
        "ett intyg",
    ]
    assert [b.kind for b in document.blocks][2:] == [BlockKind.LIST_ITEM] * 2


# --- broken and hostile


def _message(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        odt.read("brev.odt", data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_no_text() -> None:
    for data in (build(""), build(_p(" "))):
        assert odt.read("brev.odt", data).blocks == []


def test_locked_with_a_password() -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"<manifest:manifest xmlns:manifest='m'>{entry}</manifest:manifest>"
    assert "lösenordsskyddat" in _message(build(_p("x"), parts={"META-INF/manifest.xml": manifest}))


def test_not_a_text_document() -> None:
    assert "content.xml saknas" in _message(package({"word/document.xml": "<a/>"}))
    assert "ingen dokumenttext" in _message(package({"content.xml": "<office:document-content xmlns:office='x'/>"}))
    assert "OpenDocument" in _message(b"Bara text.")
    assert "content.xml går inte att läsa" in _message(package({"content.xml": "<a>" * 100_000}))


def test_deep_nesting_within_the_limits_of_xml() -> None:
    text = "Längst in."
    for _ in range(240):
        text = f"<text:span>{text}</text:span>"
    assert _text(_p(text)) == "Längst in."
    item = _p("Längst in.")
    for _ in range(110):
        item = f"<text:list><text:list-item>{item}</text:list-item></text:list>"
    assert _text(item) == "Längst in."


def test_attributes_that_make_no_sense() -> None:
    body = (
        '<text:h text:outline-level="många">a</text:h>'
        + _p('b<text:s text:c="999999999999"/>c<text:s text:c="-4"/>d', "finns inte")
        + "<table:table><table:table-row>"
        + _cell(_p("e"), 'table:number-columns-repeated="16384000000"')
        + _cell(_p("f"))
        + "</table:table-row></table:table>"
    )
    assert [t for _, t in kinds(_read(body))] == ["a", "b c d", "e", "f"]


_REAL = build(
    '<text:h text:outline-level="1">Beslut</text:h>'
    + _p(f"Du får {_span('bidrag', 'T1')} <text:placeholder>Tid</text:placeholder>.")
    + _list(_p("ett")),
    automatic=AUTOMATIC,
    styles=STYLES,
)


def _survives(data: bytes) -> None:
    assert_survives(odt.read, "brev.odt", data)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2_000))
def test_fuzz_random_bytes(data: bytes) -> None:
    _survives(data)
    _survives(b"PK\x03\x04" + data)


@settings(max_examples=250, deadline=None)
@given(st.integers(0, len(_REAL) - 1), st.integers(0, 255), st.booleans())
def test_fuzz_damaged_files(at: int, value: int, cut: bool) -> None:
    _survives(_REAL[:at] if cut else _REAL[:at] + bytes([value]) + _REAL[at + 1 :])


_NAMES = [
    *("text:p", "text:h", "text:list", "text:list-item", "text:section", "text:span", "text:a", "text:s", "text:tab"),
    *("text:line-break", "text:note", "text:note-body", "table:table", "table:table-row", "table:table-cell", "draw:frame"),
    *("draw:text-box", "draw:image", "draw:g", "draw:custom-shape", "text:placeholder", "text:tracked-changes", "svg:title"),
    *("text:table-of-content", "text:index-body", "text:numbered-paragraph", "office:annotation", "text:hidden-text"),
]
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="<&>", exclude_categories=("Cc", "Cs", "Cn")), max_size=5)
_TREES = st.recursive(
    _TEXTS | st.sampled_from([" ", "å\u0308", "{{ a", "}}"]),
    lambda inner: st.builds(lambda n, c: f"<{n}>{''.join(c)}</{n}>", st.sampled_from(_NAMES), st.lists(inner, max_size=4)),
    max_leaves=30,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_TREES, max_size=5))
def test_fuzz_elements_in_any_order(trees: list[str]) -> None:
    _survives(build("".join(trees), automatic=AUTOMATIC, styles=STYLES))
