"""Markdown: what each construct becomes."""

from __future__ import annotations

import pytest

from klarsprak.core.document import Block, BlockKind, CellRef, Document, Mark, MarkKind
from klarsprak.readers import read

K = BlockKind


def _doc(text: str, path: str = "a.md") -> Document:
    return read(path, text.encode())


def _view(text: str, path: str = "a.md") -> list[tuple[BlockKind, int, str]]:
    return [(b.kind, b.level, b.text) for b in _doc(text, path).blocks]


def test_headings() -> None:
    assert _view("# Ett\n\n### Tre ###\n\nTvå\n---\n\n###### Sex {#id}\n") == [
        (K.HEADING, 1, "Ett"),
        (K.HEADING, 3, "Tre"),
        (K.HEADING, 2, "Två"),
        (K.HEADING, 6, "Sex"),
    ]


def test_nested_lists() -> None:
    blocks = _doc("1. Ett\n   - A\n   - B\n2. Två\n\n   Mer om två.\n\nText här.\n\n- Ny\n").blocks
    view = [(b.kind, b.level, b.text, b.list_ref and (b.list_ref.list_id, b.list_ref.index, b.list_ref.ordered)) for b in blocks]
    assert view == [
        (K.LIST_ITEM, 1, "Ett", (0, 0, True)),
        (K.LIST_ITEM, 2, "A", (1, 0, False)),
        (K.LIST_ITEM, 2, "B", (1, 1, False)),
        (K.LIST_ITEM, 1, "Två", (0, 1, True)),
        (K.LIST_ITEM, 1, "Mer om två.", (0, 1, True)),
        (K.PARAGRAPH, 0, "Text här.", None),
        (K.LIST_ITEM, 1, "Ny", (2, 0, False)),
    ]


def test_task_list_boxes_are_no_text() -> None:
    assert [t for _, _, t in _view("- [ ] Ring\n- [x] Skriv\n")] == ["Ring", "Skriv"]


def test_table() -> None:
    blocks = _doc("| Vad | När |\n|:--|--:|\n| Svar \\| brev | **nu** |\n| | sen |\n").blocks
    assert [(b.text, b.cell) for b in blocks] == [
        ("Vad", CellRef(0, 0, 0, True)),
        ("När", CellRef(0, 0, 1, True)),
        ("Svar | brev", CellRef(0, 1, 0, False)),
        ("nu", CellRef(0, 1, 1, False)),
        ("sen", CellRef(0, 2, 1, False)),
    ]
    assert {b.kind for b in blocks} == {K.TABLE_CELL}


def test_quotes_and_callouts() -> None:
    blocks = _doc("> Citat ett.\n>\n> > Djupare.\n>\n> - punkt\n\n> [!TIP]\n> Eget tips.\n\nSlut här.\n").blocks
    assert [(b.text, b.quoted) for b in blocks] == [
        ("Citat ett.", True),
        ("Djupare.", True),
        ("punkt", True),
        ("Eget tips.", False),
        ("Slut här.", False),
    ]


def test_footnotes() -> None:
    assert _view("Text[^1] och mer[^not].\n\n[^1]: Första noten.\n\n[^not]:\n    Andra noten.\n\n    - punkt\n") == [
        (K.PARAGRAPH, 0, "Text och mer."),
        (K.FOOTNOTE, 0, "Första noten."),
        (K.FOOTNOTE, 0, "Andra noten."),
        (K.FOOTNOTE, 0, "punkt"),
    ]


def test_definition_list() -> None:
    assert _view("Bygglov\n: Ett tillstånd att bygga.\n") == [
        (K.CAPTION, 0, "Bygglov"),
        (K.PARAGRAPH, 0, "Ett tillstånd att bygga."),
    ]


def _marks(block: Block) -> list[tuple[MarkKind, str, str]]:
    return [(m.kind, block.text[m.start : m.end], m.value) for m in block.marks]


def test_marks() -> None:
    text = "En **fet *kursiv*** text med [en *länk*](/x 'titel'), <https://example.se>, [ref] och `kod`.\n\n[ref]: /y\n"
    block = _doc(text).blocks[0]
    assert block.text == "En fet kursiv text med en länk, https://example.se, ref och Alva."
    assert _marks(block) == [
        (MarkKind.STRONG, "fet kursiv", ""),
        (MarkKind.EMPHASIS, "kursiv", ""),
        (MarkKind.LINK, "en länk", "/x"),
        (MarkKind.EMPHASIS, "länk", ""),
        (MarkKind.LINK, "https://example.se", "https://example.se"),
        (MarkKind.LINK, "ref", "/y"),
        (MarkKind.CODE, "Alva", "`kod`"),
    ]


def test_images() -> None:
    document = _doc("Se ![En *karta*](k.png) och ![](dekor.png).\n\n[![Knapp](b.png)](/start)\n")
    assert [(i.target, i.alt) for i in document.images] == [("k.png", "En karta"), ("dekor.png", ""), ("b.png", "Knapp")]
    assert [(b.kind, b.text) for b in document.blocks] == [(K.PARAGRAPH, "Se och ."), (K.ALT, "En karta"), (K.ALT, "Knapp")]
    assert document.blocks[2].marks == (Mark(MarkKind.LINK, 0, 5, "/start"),)
    image = document.images[0]
    assert document.source.text[image.start : image.end] == "![En *karta*](k.png)"


def test_raw_html() -> None:
    text = (
        'Text med <abbr title="bland annat">bl.a.</abbr> och <b>fet</b>.<br>Hej Anna!\n\n<div lang="en">\n\nWelcome **here**.\n\n'
        "</div>\n\n<details><summary>Läs mer</summary>\n\nMer text.\n\n</details>\n\n<button>Skicka</button>\n"
    )
    blocks = _doc(text).blocks
    assert [(b.kind, b.text, b.language) for b in blocks] == [
        (K.PARAGRAPH, "Text med bl.a. och fet.", "sv"),
        (K.SALUTATION, "Hej Anna!", "sv"),
        (K.PARAGRAPH, "Welcome here.", "en"),
        (K.BUTTON, "Läs mer", "sv"),
        (K.PARAGRAPH, "Mer text.", "sv"),
        (K.BUTTON, "Skicka", "sv"),
    ]
    assert _marks(blocks[0]) == [(MarkKind.ABBR, "bl.a.", "bland annat"), (MarkKind.STRONG, "fet", "")]


@pytest.mark.parametrize("name", ["script", "title", "svg", "del", "code", "b", "template"])
def test_a_lone_tag_in_running_text_loses_nothing_after_it(name: str) -> None:
    assert _view(f"Ordet <{name}> i text.\n\nNästa stycke kommer här.\n")[-1][2] == "Nästa stycke kommer här."


def test_containers_and_attribute_lists() -> None:
    text = "::: warning Tänk på det här\nVi svarar snart.\n:::\n\n::: info\nEn sak till.\n:::\n\nSlut.\n{: .fin}\n"
    assert _view(text) == [
        (K.HEADING, 3, "Tänk på det här"),
        (K.PARAGRAPH, 0, "Vi svarar snart."),
        (K.PARAGRAPH, 0, "En sak till."),
        (K.PARAGRAPH, 0, "Slut."),
    ]


def test_mdx() -> None:
    text = 'import Kort from "./kort"\nexport const x = 1\n\n# Rubrik\n\n'
    text += '<Kort titel="x">\n\nVi skriver {namn} här.\n\n</Kort>\n\n<Ruta />\n'
    assert _view(text, "a.mdx") == [(K.HEADING, 1, "Rubrik"), (K.PARAGRAPH, 0, "Vi skriver Alva här.")]


def test_hard_break_in_a_heading_is_a_space() -> None:
    assert _view("Rubrik som  \när lång\n===\n") == [(K.HEADING, 1, "Rubrik som är lång")]


def test_list_intro() -> None:
    assert [k for k, _, _ in _view("Ta med:\n\n- legitimation\n- blanketten\n")] == [K.LIST_INTRO, K.LIST_ITEM, K.LIST_ITEM]
