"""Word documents: clean text, kinds, marks and positions, out of the XML that Word writes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarsprak.core.document import BlockKind, Document, MarkKind, ReadError
from klarsprak.readers import docx
from tests.readers.build import (
    STYLES,
    assert_positions,
    assert_survives,
    cell,
    field,
    field_char,
    item,
    kinds,
    p,
    package,
    par,
    r,
    w,
    word_part,
)
from tests.readers.build import docx as build
from tests.shared import shared_path


def _read(
    body: str,
    *,
    related: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str] | None = None,
    core: str = "",
    **roots: str,
) -> Document:
    document = docx.read("brev.docx", build(body, related=related, parts=parts, core=core, **roots))
    assert_positions(document)
    return document


def _text(body: str, styles: str = STYLES) -> str:
    (block,) = _read(body, styles=styles).blocks
    return block.text


def _marks(document: Document) -> list[tuple[str, str, str]]:
    return [(m.kind.value, b.text[m.start : m.end], m.value) for b in document.blocks for m in b.marks]


def _sdt(*content: str, properties: str = "") -> str:
    return w("sdt", w("sdtPr", properties), w("sdtContent", *content))


BOLD, ITALIC = w("b"), w("i")
PROMPT = w("showingPlcHdr")


# --- text


def test_source_is_the_text_as_read_with_a_line_a_paragraph() -> None:
    broken = par(r("Första raden"), w("r", w("br")), r("andra raden"))
    document = _read(p("Hej!") + p("") + broken + p("Slut på brevet."))
    assert document.source.text == "Hej!\n\nFörsta raden\u2028andra raden\nSlut på brevet."
    assert document.source.format == "docx"
    assert document.source.position(document.blocks[-1].start).line == 4


def test_runs_are_joined() -> None:
    document = _read(par(r("Vi åter"), r("kommer", BOLD), r(" snart.")))
    assert kinds(document) == [("paragraph", "Vi återkommer snart.")]
    assert _marks(document) == [("strong", "kommer", "")]
    assert document.blocks[0].map.is_verbatim(0, len("Vi återkommer snart."))


def test_what_python_docx_leaves_out_is_read() -> None:
    body = par(
        r("Handläggare är "),
        _sdt(r("Bo")),
        w("smartTag", r(" Ek")),
        w("fldSimple", r(" på miljöenheten"), instr=" DOCPROPERTY Roll "),
        w("customXml", r(" i Norrby")),
        r("."),
    )
    assert _text(body) == "Handläggare är Bo Ek på miljöenheten i Norrby."


def test_tracked_changes_are_read_as_accepted() -> None:
    body = par(
        r("Vi svarar "),
        w("del", w("r", w("delText", "snart"))),
        w("ins", r("inom två veckor")),
        w("moveFrom", r(" dit")),
        w("moveTo", r(" hit")),
        r("."),
    )
    assert _text(body) == "Vi svarar inom två veckor hit."


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = w("pPr", w("rPr", w("del")))
    assert kinds(_read(par(deleted, r("Vi svarar ")) + p("i morgon.", "Rubrik1"))) == [("heading", "Vi svarar i morgon.")]
    assert _text(par(deleted, r("Sist i brevet."))) == "Sist i brevet."


def test_special_characters() -> None:
    body = par(
        *(r("e"), w("r", w("noBreakHyphen")), r("post, sam"), w("r", w("softHyphen")), r("verkan,"), w("r", w("tab"))),
        *(r("10\u00a0000 kr, a\u030a "), w("r", w("sym", font="Wingdings", char="F0A8")), r(" ja ")),
        w("r", w("sym", font="Symbol", char="F0B7")),
    )
    document = _read(body)
    (block,) = document.blocks
    assert block.text == "e-post, samverkan, 10 000 kr, å ☐ ja •"
    start = block.text.index("samverkan")
    low, high = block.map.span(start, start + len("samverkan"))
    assert document.source.text[low:high] == "sam\u00adverkan"


def test_a_letter_is_composed_over_a_change_of_format() -> None:
    assert _text(par(r("Va", BOLD), r("\u030ar skola."))) == "Vår skola."


def test_hidden_struck_and_commented() -> None:
    document = _read(
        par(
            r("Synlig"),
            r(" dold", w("vanish")),
            r(" också dold", w("rStyle", val="Dold")),
            r(" synlig igen", w("rStyle", val="Dold"), w("vanish", val="0")),
            r(" struken", w("strike")),
            w("commentRangeStart", id="1"),
            r(" text"),
            w("commentRangeEnd", id="1"),
            w("r", w("commentReference", id="1")),
        )
    )
    assert document.blocks[0].text == "Synlig synlig igen text"
    assert document.source.text == "Synlig synlig igen struken text"


def test_outer_spaces_count_only_where_they_are_kept() -> None:
    assert _text(par(w("r", w("t", " Hej ")), r(" du"))) == "Hej du"


def test_line_ends_in_the_xml_are_spaces() -> None:
    assert _read(p("ett\ntvå&#13;&#10;tre")).source.text == "ett två tre"


def test_a_formula_is_an_opaque_word() -> None:
    document = _read(par(r("Räkna "), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", r(" så.")))
    assert document.blocks[0].text == "Räkna Alva så."
    assert document.blocks[0].is_opaque(6, 10)
    assert document.source.text == "Räkna a+b så."


# --- marks


def test_a_mark_over_several_runs_is_one_mark() -> None:
    document = _read(par(r("Svara "), r("senast ", BOLD, ITALIC), r("fredag", BOLD), r(".")))
    assert _marks(document) == [("strong", "senast fredag", ""), ("emphasis", "senast", "")]


def test_marks_from_a_character_style_and_switched_off() -> None:
    strong = w("rStyle", val="Stark")
    document = _read(par(r("Viktigt", strong), r(" men lugnt", strong, w("b", val="0")), r(" läge", w("u", val="single"))))
    assert _marks(document) == [("strong", "Viktigt", ""), ("underline", "läge", "")]
    assert _marks(_read(par(r("Utan", w("u", val="none")), r("färg", w("u", color="000000"))))) == []


def test_hyperlinks() -> None:
    body = par(
        r("Läs om "),
        f'<w:hyperlink r:id="r9">{r("bygg", w("u", val="single"))}{r("lov")}</w:hyperlink>',
        r(" eller "),
        w("hyperlink", r("kapitel 2"), anchor="_kap2"),
        r(" eller "),
        field(' HYPERLINK "https://example.se/a" \\l "b" ', r("sidan")),
        r("."),
    )
    document = _read(body, related={"r9": ("hyperlink", "https://example.se/bygglov")})
    assert document.blocks[0].text == "Läs om bygglov eller kapitel 2 eller sidan."
    assert _marks(document) == [
        ("link", "bygglov", "https://example.se/bygglov"),
        ("link", "kapitel 2", "#_kap2"),
        ("link", "sidan", "https://example.se/a#b"),
    ]


# --- fields and placeholders


def test_content_control_not_filled_in() -> None:
    prompt = r("Klicka här för att ange text.")
    document = _read(par(r("Ditt ärende har nummer "), _sdt(prompt, properties=PROMPT), r(".")))
    (block,) = document.blocks
    assert block.text == "Ditt ärende har nummer Alva."
    (mark,) = block.marks
    assert (mark.kind, mark.value) == (MarkKind.PLACEHOLDER, "Klicka här för att ange text.")
    start, end = block.map.span(mark.start, mark.end)
    assert document.source.text[start:end] == "Klicka här för att ange text."
    assert kinds(_read(_sdt(p("Klicka här."), properties=PROMPT) + p("Mer text."))) == [("paragraph", "Mer text.")]
    assert _text(par(r("Till "), r("Välj ett objekt", w("rStyle", val="Platshllartext")))) == "Till Alva"


def test_merge_fields() -> None:
    simple = w("fldSimple", r("«Namn»"), instr=" MERGEFIELD Namn ")
    split = field(" MERGEFIELD  Ort ", r("«O"), r("rt»", BOLD))
    document = _read(par(r("Hej "), simple, r(" i "), split, r("!")))
    assert document.blocks[0].text == "Hej Alva i Alva!"
    assert [m.value for m in document.blocks[0].marks_of(MarkKind.PLACEHOLDER)] == ["«Namn»", "«Ort»"]
    assert document.source.text == "Hej «Namn» i «Ort»!"


def test_template_tags_typed_as_text() -> None:
    document = _read(par(r("Hej {{ för"), r("namn }} i {% if ort %}", BOLD), r("{{ ort }}"), r("{% endif %}!")))
    assert document.blocks[0].text == "Hej Alva i Alva!"
    assert [m.value for m in document.blocks[0].marks_of(MarkKind.PLACEHOLDER)] == ["{{ förnamn }}", "{{ ort }}"]


def test_field_code_is_skipped_and_result_read() -> None:
    condition = (
        field_char("begin"),
        w("r", w("instrText", " IF ")),
        field("MERGEFIELD Roll", r("granne")),
        w("r", w("instrText", ' = "granne" ')),
        field_char("separate"),
        r("grannen"),
        field_char("end"),
    )
    assert _text(par(r("Hälsa "), *condition, r("."))) == "Hälsa grannen."
    assert _text(par(r("Datum: "), field(" DATE ", r("2026-12-03")))) == "Datum: 2026-12-03"


def test_macro_button_shows_its_prompt() -> None:
    button = field_char("begin") + w("r", w("instrText", " MACROBUTTON NoMacro [Skriv namn här]")) + field_char("end")
    document = _read(par(r("Hej "), button, r("!")))
    assert document.blocks[0].text == "Hej Alva!"
    assert document.blocks[0].marks[0].value == "[Skriv namn här]"


def test_form_fields() -> None:
    empty = field(" FORMTEXT ", r("\u2002" * 5))
    assert _text(par(r("Namn "), empty, r(" ort "), field(" FORMTEXT ", r("Norrby")))) == "Namn Alva ort Norrby"


# --- structure


def test_headings_by_style_inheritance_and_outline() -> None:
    body = (
        p("Titeln", "Rubrik")
        + p("Ett", "Rubrik1")
        + p("Ärvd", "Kommunrubrik")
        + p("Nivå tre", "", w("outlineLvl", val="2"))
        + p("Djup", "", w("outlineLvl", val="8"))
        + p("Detta är ingen rubrik.", "Rubrik1", w("outlineLvl", val="9"))
    )
    blocks = _read(body).blocks
    headings = [(b.text, b.level) for b in blocks if b.kind is BlockKind.HEADING]
    assert headings == [("Titeln", 1), ("Ett", 1), ("Ärvd", 1), ("Nivå tre", 3), ("Djup", 6)]
    assert len(blocks) == 6


def test_styles_that_refer_to_each_other_in_a_ring() -> None:
    ring = "".join(w("style", w("name", val=a), w("basedOn", val=b), type="paragraph", styleId=a) for a, b in ("ab", "ba"))
    assert _text(p("Text i ring.", "a"), styles=ring) == "Text i ring."


def test_lists() -> None:
    body = (
        item("mössa")
        + item("vantar")
        + item("först tummen", 1, 1)
        + item("sedan handen", 1, 1)
        + item("halsduk")
        + p("")
        + p("stövlar", "Punktlista")
        + p("En mening mellan listorna.")
        + item("ett", 2)
        + item("två", 2)
        + p("Ingen punkt", "Punktlista", w("numPr", w("numId", val="0")))
    )
    items = [b for b in _read(body).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.text, b.level, b.list_ref.list_id, b.list_ref.index, b.list_ref.ordered) for b in items if b.list_ref] == [
        ("mössa", 1, 0, 0, False),
        ("vantar", 1, 0, 1, False),
        ("först tummen", 2, 1, 0, True),
        ("sedan handen", 2, 1, 1, True),
        ("halsduk", 1, 0, 2, False),
        ("stövlar", 1, 0, 3, False),
        ("ett", 1, 2, 0, True),
        ("två", 1, 2, 1, True),
    ]


def test_numbering_by_override_and_by_style_link() -> None:
    def level(kind: str) -> str:
        return w("lvl", w("numFmt", val=kind), ilvl="0")

    numbering = (
        w("abstractNum", level("decimal"), abstractNumId="0")
        + w("abstractNum", w("numStyleLink", val="Lista"), abstractNumId="1")
        + w("num", w("abstractNumId", val="0"), w("lvlOverride", level("bullet"), ilvl="0"), numId="1")
        + w("num", w("abstractNumId", val="0"), numId="2")
        + w("num", w("abstractNumId", val="1"), numId="3")
    )
    styles = w("style", w("pPr", w("numPr", w("numId", val="2"))), type="numbering", styleId="Lista")
    body = item("punkt", 1) + item("nummer", 2) + item("via stil", 3) + item("saknas", 9)
    blocks = _read(body, numbering=numbering, styles=styles).blocks
    assert [b.list_ref.ordered for b in blocks if b.list_ref] == [False, True, True, False]


def test_table_with_a_header_row() -> None:
    table = w(
        "tbl",
        w("tr", w("trPr", w("tblHeader")), cell(p("Avgift")), cell(p("Kronor"))),
        w("tr", cell(p("Bygglov")), cell(p("1 200"))),
        w("tr", cell(p("Totalt"), gridSpan="2"), cell(p("efter"))),
    )
    document = _read(table + p("Efter tabellen."))
    assert [(b.text, b.cell.row, b.cell.column, b.cell.header) for b in document.blocks if b.cell] == [
        ("Avgift", 0, 0, True),
        ("Kronor", 0, 1, True),
        ("Bygglov", 1, 0, False),
        ("1 200", 1, 1, False),
        ("Totalt", 2, 0, False),
        ("efter", 2, 2, False),
    ]
    assert all(b.kind is BlockKind.TABLE_CELL for b in document.blocks[:-1])
    assert document.blocks[-1].cell is None


@pytest.mark.parametrize(("style", "header"), [("Fin", True), ("Rutnt", False)])
def test_first_row_is_a_header_where_the_table_style_shows_it(style: str, header: bool) -> None:
    table = w(
        "tbl",
        w("tblPr", w("tblStyle", val=style), w("tblLook", val="04A0")),
        w("tr", cell(p("Dag")), cell(p("Tid"))),
        w("tr", cell(p("Måndag")), cell(p("9–12"))),
    )
    assert [b.cell.header for b in _read(table).blocks if b.cell] == [header, header, False, False]


def test_layout_tables_hold_text() -> None:
    box = w("tbl", w("tr", cell(p("Du kan söka bidraget på webben."), p("Ansök senast den 3 maj."))))
    assert [k for k, _ in kinds(_read(box))] == ["paragraph", "paragraph"]
    columns = w("tbl", w("tr", cell(p("Vad gäller?", "Rubrik1"), p("Så här är det.")), cell(p("Här står mer."))))
    document = _read(columns)
    assert [k for k, _ in kinds(document)] == ["heading", "paragraph", "paragraph"]
    assert not any(b.cell for b in document.blocks)


def test_rows_and_cells_in_content_controls_and_deleted_rows() -> None:
    table = w(
        "tbl",
        w("tr", cell(p("Namn")), _sdt(cell(p("Datum")))),
        _sdt(w("tr", cell(p("a")), cell(p("b")))),
        w("tr", w("trPr", w("del")), cell(p("borta")), cell(p("borta"))),
    )
    assert [t for _, t in kinds(_read(table))] == ["Namn", "Datum", "a", "b"]


def test_block_level_content_controls() -> None:
    body = _sdt(p("Ett stycke i en kontroll."), _sdt(p("Ett till.")))
    assert [t for _, t in kinds(_read(body))] == ["Ett stycke i en kontroll.", "Ett till."]


def _drawing(inside: str, properties: str = "/>") -> str:
    return w("r", w("drawing", f'<wp:inline><wp:docPr id="1" name="Bild 1" {properties}{inside}</wp:inline>'))


def test_images() -> None:
    blip = '<a:graphic><pic:pic><pic:blipFill><a:blip r:embed="r7"/></pic:blipFill></pic:pic></a:graphic>'
    decorative = '><a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst></wp:docPr>'
    body = (
        par(r("Se bilden"), _drawing(blip, 'descr="Karta över Norrby"/>'), r(" här."))
        + par(_drawing(blip))
        + par(_drawing(blip, decorative))
        + par(w("r", w("pict", '<v:shape alt="Vapen"><v:imagedata r:id="r7"/></v:shape>')))
    )
    document = _read(body, related={"r7": ("image", "media/karta.png")})
    target = "word/media/karta.png"
    assert [(i.target, i.alt) for i in document.images] == [
        (target, "Karta över Norrby"),
        (target, None),
        (target, ""),
        (target, "Vapen"),
    ]
    assert {document.source.text[i.start : i.end] for i in document.images} == {"\ufffc"}
    assert kinds(document) == [("paragraph", "Se bilden här."), ("alt", "Karta över Norrby"), ("alt", "Vapen")]


def test_a_text_box_is_read_once() -> None:
    content = w("txbxContent", p("Text i rutan."))
    new = _drawing(f"<a:graphic><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphic>")
    old = w("r", w("pict", f"<v:shape><v:textbox>{content}</v:textbox></v:shape>"))
    choice = f"<mc:Choice Requires='wps'>{new}</mc:Choice>"
    alternate = f"<mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    document = _read(par(r("Före "), alternate, r("och efter.")) + p("Nästa stycke."))
    assert [t for _, t in kinds(document)] == ["Före och efter.", "Text i rutan.", "Nästa stycke."]
    assert document.images == []
    assert _text(par(old)) == "Text i rutan."
    assert _text(par(alternate.replace(choice, ""))) == "Text i rutan."


def test_footnotes_and_endnotes_in_the_order_of_their_references() -> None:
    body = par(
        r("Först"),
        w("r", w("footnoteReference", id="3")),
        r(" sedan"),
        w("r", w("footnoteReference", id="2")),
        w("r", w("endnoteReference", id="1")),
        r("."),
    )
    footnotes = (
        w("footnote", par(), id="0", type="separator")
        + w("footnote", p("Andra noten."), id="2")
        + w("footnote", par(w("r", w("footnoteRef")), r(" Första noten.")), id="3")
        + w("footnote", p("Ingen pekar hit."), id="4")
    )
    document = _read(body, footnotes=footnotes, endnotes=w("endnote", p("Slutnoten."), id="1"))
    assert kinds(document) == [
        ("paragraph", "Först sedan."),
        ("footnote", "Första noten."),
        ("footnote", "Andra noten."),
        ("footnote", "Slutnoten."),
    ]


def test_header_and_footer_once_as_contact_lines_after_the_text() -> None:
    page = par(r("Sida "), field(" PAGE ", r("1")))
    head = word_part("hdr", p("Norrby kommun") + w("tbl", w("tr", cell(p("Miljöenheten")), cell(p("Tekniska")))) + page)
    foot = word_part("ftr", p("0470-00 00 00"))
    references = (("header", "default", "h1"), ("header", "first", "h2"), ("footer", "default", "f1"))
    section = w("sectPr", *(f'<w:{kind}Reference w:type="{when}" r:id="{number}"/>' for kind, when, number in references))
    document = _read(
        p("Brödtexten kommer här.") + par(w("pPr", section)) + p("Här är andra avsnittet.") + section,
        related={"h1": ("header", "header1.xml"), "h2": ("header", "header2.xml"), "f1": ("footer", "footer1.xml")},
        parts={"word/header1.xml": head, "word/header2.xml": head, "word/footer1.xml": foot},
    )
    assert kinds(document) == [
        ("paragraph", "Brödtexten kommer här."),
        ("paragraph", "Här är andra avsnittet."),
        ("contact", "Norrby kommun"),
        ("contact", "Miljöenheten"),
        ("contact", "Tekniska"),
        ("contact", "0470-00 00 00"),
    ]
    assert document.source.position(document.blocks[1].start).line == 3


def test_table_of_contents_is_no_text() -> None:
    begin = field_char("begin") + w("r", w("instrText", " TOC \\o ")) + field_char("separate")
    body = (
        par(begin, r("Bakgrund"), w("r", w("tab")), r("2"))
        + p("Förslag", "Innehll1")
        + par(field_char("end"))
        + p("Bakgrund", "Rubrik1")
        + p("Här börjar texten.")
    )
    document = _read(body)
    assert [t for _, t in kinds(document)] == ["Bakgrund", "Här börjar texten."]
    assert document.source.text.startswith("Bakgrund\t2\nFörslag\n")
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"))
    assert _text(_sdt(p("Innehåll"), properties=gallery) + p("Här börjar texten.")) == "Här börjar texten."


def test_quotes_and_captions() -> None:
    document = _read(p("Någon annans ord.", "Citat") + p("Tabell 1. Avgifter", "Beskrivning") + p("Våra ord."))
    assert [b.quoted for b in document.blocks] == [True, False, False]
    assert document.blocks[1].kind is BlockKind.CAPTION


def test_language_is_trusted_in_swedish_documents_only() -> None:
    body = par(r("Summary in English.", w("lang", val="en-GB"))) + p("Svensk text.")
    assert [b.language for b in _read(body).blocks] == ["en", "sv"]
    foreign = w("docDefaults", w("rPrDefault", w("rPr", w("lang", val="en-US"))))
    assert [b.language for b in _read(body, styles=foreign).blocks] == ["sv", "sv"]


def test_metadata() -> None:
    core = (
        "<dc:title>Svar på din fråga</dc:title><dcterms:created>2021-03-02T08:00:00Z</dcterms:created>"
        "<dcterms:modified>2026-12-03T10:12:00Z</dcterms:modified>"
    )
    metadata = _read(p("Hej!"), core=core).metadata
    assert metadata.title == "Svar på din fråga"
    assert metadata.date is None  # when the file was saved is not when the letter was written
    assert metadata.values == {"created": "2021-03-02", "modified": "2026-12-03"}
    assert _read(p("Hej!"), core="<dcterms:created>i går</dcterms:created>").metadata.values == {}


def test_an_embedded_file_is_noted() -> None:
    document = _read(p("Se nedan.") + '<w:altChunk r:id="r5"/>')
    assert document.notes == ["Dokumentet innehåller en inbäddad fil som inte har lästs."]


def test_strict_open_xml() -> None:
    styles = w("style", w("name", val="heading 1"), styleId="Rubrik1")
    parts = {
        "word/document.xml": word_part("document", w("body", p("Strikt text", "Rubrik1"))),
        "word/styles.xml": word_part("styles", styles),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="/word/styles.xml"/></Relationships>'
        ),
    }
    transitional, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    for new in ("wordprocessingml/", "officeDocument/"):
        parts = {name: text.replace(f"{transitional}{new}2006/", f"{strict}{new}") for name, text in parts.items()}
    assert kinds(docx.read("brev.docx", package(parts))) == [("heading", "Strikt text")]


# --- written by others


def test_what_python_docx_writes() -> None:
    made = python_docx.Document()
    made.core_properties.title = "Brev"
    made.add_heading("Beslut om bidrag", 1)
    paragraph = made.add_paragraph("Du får ")
    paragraph.add_run("12 000 kronor").bold = True
    paragraph.add_run(" i bidrag.")
    made.add_paragraph("en kopia på avtalet", style="List Bullet")
    made.add_paragraph("ett intyg", style="List Bullet")
    made.add_paragraph("steg ett", style="List Number")
    table = made.add_table(2, 2)
    for n, made_cell in enumerate(c for row in table.rows for c in row.cells):
        made_cell.text = f"ruta {n}"
    out = BytesIO()
    made.save(out)
    document = docx.read("brev.docx", out.getvalue())
    assert_positions(document)
    assert [b.text for b in document.blocks[:2]] == ["Beslut om bidrag", "Du får 12 000 kronor i bidrag."]
    assert document.blocks[0].kind is BlockKind.HEADING
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.text, b.list_ref.ordered) for b in items if b.list_ref] == [
        ("en kopia på avtalet", False),
        ("ett intyg", False),
        ("steg ett", True),
    ]
    assert [b.text for b in document.blocks if b.cell] == [f"ruta {n}" for n in range(4)]
    assert document.metadata.title == "Brev"


def test_a_document_from_the_field() -> None:
    (found,) = shared_path("corpora", "dev", "decision-template").rglob("annual-report-sv.docx")
    document = docx.read(found.name, found.read_bytes())
    assert_positions(document)
    assert len(document.blocks) > 80
    assert sum(b.kind is BlockKind.HEADING for b in document.blocks) >= 8
    assert any(b.list_ref and b.list_ref.ordered for b in document.blocks)
    assert sum(len(b.marks_of(MarkKind.PLACEHOLDER)) for b in document.blocks) > 20


# --- broken and hostile


def _message(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        docx.read("brev.docx", data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_no_text() -> None:
    for data in (build(""), build(p("") + p(" "))):
        assert docx.read("brev.docx", data).blocks == []


def test_not_a_word_document() -> None:
    assert "word/document.xml saknas" in _message(package({"content.xml": "<a/>"}))
    assert "ingen dokumenttext" in _message(package({"word/document.xml": "<a/>"}))
    assert "Word-dokument" in _message(b"Bara text.")
    assert "lösenordsskyddat" in _message(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


def test_cut_xml() -> None:
    whole = word_part("document", w("body", p("Hej!")))
    assert "word/document.xml går inte att läsa" in _message(package({"word/document.xml": whole[:-20]}))
    assert "word/document.xml går inte att läsa" in _message(package({"word/document.xml": "<w:a>" * 100_000}))


def test_deep_nesting_within_the_limits_of_xml() -> None:
    tables = p("Längst in.")
    for _ in range(70):
        tables = w("tbl", w("tr", w("tc", tables)))
    assert _text(tables) == "Längst in."
    inline = r("Längst in.")
    for _ in range(240):
        inline = w("ins", inline)
    assert _text(par(inline)) == "Längst in."


def test_fields_that_never_end_or_never_begin() -> None:
    assert _text(par(field_char("end"), field_char("separate"), r("Text."))) == "Text."
    assert _text(par(field_char("begin"), w("r", w("instrText", "DATE")), field_char("separate"), r("Text."))) == "Text."


def test_attributes_that_make_no_sense() -> None:
    body = (
        p("a", "", w("outlineLvl", val="många"), w("numPr", w("ilvl", val="-5"), w("numId", val="x")))
        + w(
            "tbl",
            w("tblPr", w("tblLook", val="zz")),
            w("tr", w("trPr", w("gridBefore", val="9999999999")), cell(p("b"), gridSpan="-1"), cell(p("c"))),
        )
        + par(w("r", w("sym", char="D800"), w("sym", char="FFFFFFFFF"), w("sym"), w("t", "d")))
    )
    assert [t for _, t in kinds(_read(body))] == ["a", "b", "c", "d"]


_REAL = build(
    p("Beslut", "Rubrik1")
    + par(r("Du får "), r("bidrag", BOLD), field(" MERGEFIELD Tid ", r("«Tid»")))
    + item("ett")
    + w("tbl", w("tr", cell(p("x")), cell(p("y"))))
)


def _survives(data: bytes) -> None:
    assert_survives(docx.read, "brev.docx", data)


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
    *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr", "showingPlcHdr", "ins", "del", "hyperlink", "pPr"),
    *("rPr", "fldSimple", "numPr", "drawing", "pict", "txbxContent", "footnoteReference", "br", "tab", "vanish", "strike"),
    *("b", "ruby"),
]
_LEAVES = [
    *(r("å\u0308"), r("{{ a"), r("}}"), w("r", w("instrText", "MERGEFIELD x"))),
    *(field_char(kind) for kind in ("begin", "separate", "end")),
]
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="<&>", exclude_categories=("Cc", "Cs", "Cn")), max_size=5)
TREES = st.recursive(
    _TEXTS | st.sampled_from(_LEAVES),
    lambda inner: st.tuples(st.sampled_from(_NAMES), st.lists(inner, max_size=4)).map(lambda t: w(t[0], *t[1])),
    max_leaves=30,
)


def test_simple_field_with_loose_field_marks() -> None:
    for mark in ("end", "begin", "separate"):
        assert _text(par(r("Enligt "), w("fldSimple", field_char(mark), r("lag"), instr="REF x"), r(" gäller det."))).startswith(
            "Enligt"
        )


@settings(max_examples=200, deadline=None)
@given(st.lists(TREES, max_size=5))
def test_fuzz_elements_in_any_order(trees: list[str]) -> None:
    _survives(build("".join(trees)))
