"""HTML: what each construct becomes."""

from __future__ import annotations

import pytest

from klarsprak.core.document import BlockKind, CellRef, Document, Mark, MarkKind
from klarsprak.readers import read

K = BlockKind


def _doc(text: str, path: str = "a.html") -> Document:
    return read(path, text.encode())


def _view(text: str, path: str = "a.html") -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for b in _doc(text, path).blocks]


def test_head() -> None:
    document = _doc(
        '<!DOCTYPE html><html lang="sv-SE"><head><title>Bygglov &amp; m&aring;l</title>'
        '<meta name="description" content="Så gör du">'
        "<style>p{}</style></head><body><p>Text.</body></html>"
    )
    assert (document.metadata.title, document.metadata.language) == ("Bygglov & mål", "sv")
    assert document.metadata.values == {"description": "Så gör du"}
    assert [b.text for b in document.blocks] == ["Text."]


def test_omitted_end_tags() -> None:
    assert _view(
        "<h2>Så<p>Ett.<p>Två.<ul><li>a<li>b<ul><li>c</ul><li>d</ul><table><tr><th>k<th>v<tr><td>1<td>2</table><p>Slut."
    ) == [
        (K.HEADING, "Så"),
        (K.PARAGRAPH, "Ett."),
        (K.PARAGRAPH, "Två."),
        (K.LIST_ITEM, "a"),
        (K.LIST_ITEM, "b"),
        (K.LIST_ITEM, "c"),
        (K.LIST_ITEM, "d"),
        (K.TABLE_CELL, "k"),
        (K.TABLE_CELL, "v"),
        (K.TABLE_CELL, "1"),
        (K.TABLE_CELL, "2"),
        (K.PARAGRAPH, "Slut."),
    ]


def test_list_numbers_and_depth() -> None:
    blocks = _doc("<ol><li>a<ul><li>b</li></ul>efter</li><li>c</li></ol><ul><li>d</ul>").blocks
    view = [(b.text, b.level, b.list_ref and (b.list_ref.list_id, b.list_ref.index, b.list_ref.ordered)) for b in blocks]
    assert view == [
        ("a", 1, (0, 0, True)),
        ("b", 2, (1, 0, False)),
        ("efter", 1, (0, 0, True)),
        ("c", 1, (0, 1, True)),
        ("d", 1, (2, 0, False)),
    ]


def test_table_cells() -> None:
    blocks = _doc(
        "<table><caption>Avgifter</caption><thead><tr><td>Vad</td><td>Pris</td></tr></thead><tbody><tr><td colspan=2>Allt</td>"
        "<td>5 kr</td></tr></tbody></table>"
    ).blocks
    assert [(b.kind, b.text, b.cell) for b in blocks] == [
        (K.CAPTION, "Avgifter", None),
        (K.TABLE_CELL, "Vad", CellRef(0, 0, 0, True)),
        (K.TABLE_CELL, "Pris", CellRef(0, 0, 1, True)),
        (K.TABLE_CELL, "Allt", CellRef(0, 1, 0, False)),
        (K.TABLE_CELL, "5 kr", CellRef(0, 1, 2, False)),
    ]


@pytest.mark.parametrize(
    "table",
    [
        '<table role="presentation"><tr><td>{}</td><td></td></tr></table>',
        "<table><tr><td><table><tr><td>{}</td><td>x</td></tr></table></td></tr></table>",
        "<table><tr><td>{}</td></tr></table>",
    ],
)
def test_layout_tables_are_no_tables(table: str) -> None:
    kinds = {t: k for k, t in _view(table.format("<p>Vi har fått din ansökan.</p>"))}
    assert kinds["Vi har fått din ansökan."] is K.PARAGRAPH


def test_marks() -> None:
    block = _doc(
        "<p>En <strong>fet <em>kursiv</em></strong> <u>text</u> om <abbr title='bland annat'>bl.a.</abbr> "
        "<a href='/x'>en länk</a>, "
        "<a name=y>ett ankare</a> och <code>kod</code>."
    ).blocks[0]
    assert block.text == "En fet kursiv text om bl.a. en länk, ett ankare och Alva."
    assert [(m.kind, block.text[m.start : m.end], m.value) for m in block.marks] == [
        (MarkKind.STRONG, "fet kursiv", ""),
        (MarkKind.EMPHASIS, "kursiv", ""),
        (MarkKind.UNDERLINE, "text", ""),
        (MarkKind.ABBR, "bl.a.", "bland annat"),
        (MarkKind.LINK, "en länk", "/x"),
        (MarkKind.CODE, "Alva", "<code>kod</code>"),
    ]


def test_a_link_round_blocks_marks_each() -> None:
    blocks = _doc('<a href="/x"><h3>Rubrik</h3><p>Text här.</p></a>').blocks
    assert [[(b.text[m.start : m.end], m.value) for m in b.marks] for b in blocks] == [[("Rubrik", "/x")], [("Text här.", "/x")]]


def test_images() -> None:
    document = _doc(
        '<p>Se <img src="a.png" alt="En karta"> <img src="b.png"> <img src="c.png" alt=""> <img src="d.png" role="presentation">'
        ' <a href="/start"><img src="e.png" alt="Start"></a></p>'
    )
    assert [(i.target, i.alt) for i in document.images] == [
        ("a.png", "En karta"),
        ("b.png", None),
        ("c.png", ""),
        ("d.png", ""),
        ("e.png", "Start"),
    ]
    assert [(b.kind, b.text) for b in document.blocks] == [(K.PARAGRAPH, "Se"), (K.ALT, "En karta"), (K.ALT, "Start")]
    assert document.blocks[2].marks == (Mark(MarkKind.LINK, 0, 5, "/start"),)


def test_languages() -> None:
    blocks = _doc(
        '<html lang="sv"><p>Svenska.<p lang="en-GB">English.<div lang="fi"><p>Suomeksi.<p xml:lang="se">Davvi.</div>'
        '<p>Ordet <span lang="en">service</span> är lånat.<p><span lang="de">Guten Tag allerseits.</span></p>'
    ).blocks
    assert [(b.text, b.language) for b in blocks] == [
        ("Svenska.", "sv"),
        ("English.", "en"),
        ("Suomeksi.", "fi"),
        ("Davvi.", "se"),
        ("Ordet service är lånat.", "sv"),
        ("Guten Tag allerseits.", "de"),
    ]


def test_forms_and_labels() -> None:
    assert _view(
        '<form><fieldset><legend>Uppgifter</legend><label for=n>Namn</label><input id=n value="x">'
        "<select><option>Ja<option>Nej</select>"
        '<textarea>skräp</textarea><input type=submit value="Skicka in"><button>Avbryt</button></fieldset></form>'
    ) == [
        (K.CAPTION, "Uppgifter"),
        (K.CAPTION, "Namn"),
        (K.CAPTION, "Ja"),
        (K.CAPTION, "Nej"),
        (K.BUTTON, "Skicka in"),
        (K.BUTTON, "Avbryt"),
    ]


def test_navigation_is_labels() -> None:
    assert _view("<nav><h2>Meny</h2><ul><li><a href=/>Start</a><li><a href=/b>Bygga</a></ul></nav><p>Text.") == [
        (K.HEADING, "Meny"),
        (K.BUTTON, "Start"),
        (K.BUTTON, "Bygga"),
        (K.PARAGRAPH, "Text."),
    ]


def test_figures_quotes_and_definitions() -> None:
    document = _doc(
        "<figure><img src=x alt=''><figcaption>En bild.</figcaption></figure><blockquote><p>Citat.<ul><li>punkt</ul></blockquote>"
        "<dl><dt>Ord<dd>Förklaring av ordet.<dt>Nästa<dd>En till.</dl>"
    )
    assert [(b.kind, b.text, b.quoted) for b in document.blocks] == [
        (K.CAPTION, "En bild.", False),
        (K.PARAGRAPH, "Citat.", True),
        (K.LIST_ITEM, "punkt", True),
        (K.CAPTION, "Ord", False),
        (K.PARAGRAPH, "Förklaring av ordet.", False),
        (K.CAPTION, "Nästa", False),
        (K.PARAGRAPH, "En till.", False),
    ]


def test_footnotes() -> None:
    assert _view(
        '<p>Text<sup id=r><a href="#n1">1</a></sup> och 5 m<sup>2</sup>.</p><section class="footnotes" role="doc-endnotes"><ol>'
        '<li id=n1><p>Noten. <a class="footnote-backref" href="#r">↩</a></p></ol></section>'
    ) == [(K.PARAGRAPH, "Text och 5 m2."), (K.FOOTNOTE, "Noten.")]


def test_inline_end_tags_out_of_order() -> None:
    document = _doc("<p><b>fet <i>båda</b> kursiv</i> vanlig.</p><b><p>Stycke.</b> Mer.</p>")
    assert [b.text for b in document.blocks] == ["fet båda kursiv vanlig.", "Stycke. Mer."]


def test_unknown_elements_are_blocks_and_namespaced_ones_are_not() -> None:
    assert [t for _, t in _view("<my-card>Ett kort.</my-card><my-card>Ett till.</my-card>")] == ["Ett kort.", "Ett till."]
    assert [t for _, t in _view("<p>En <o:p>rad</o:p> text.</p>")] == ["En rad text."]


def test_self_closing() -> None:
    assert [t for _, t in _view("<p>a<ui:param name='x'/> b</p>", "a.xhtml")] == ["a b"]
    assert [t for _, t in _view("<p>Ett.<p/>Två.", "a.html")] == ["Ett.", "Två."]


def test_stray_end_tags() -> None:
    assert [t for _, t in _view("</p></ul><div>a</span></div></td></table></li>b</body>")] == ["a", "b"]


def test_end_tag_inside_a_cell_does_not_close_what_is_outside_the_table() -> None:
    blocks = _doc("<blockquote><table><tr><th>a</th></blockquote><td>b</td></tr></table></blockquote><p>c").blocks
    assert [(b.text, b.quoted) for b in blocks] == [("a", True), ("b", True), ("c", False)]
