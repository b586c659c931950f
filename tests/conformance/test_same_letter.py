"""The same letter in every format gives the same blocks, figures, findings and score."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import FileResult
from klarsprak.engine import CheckSettings, check_document
from klarsprak.readers import read
from tests.conformance.letter import FORMATS, LETTER, WITH_TABLES, WITHOUT_TABLE, Part
from tests.readers.build import assert_positions, kinds

BLOCKS = [
    ("heading", "Din ansökan om bygglov"),
    ("salutation", "Hej Anna Berg!"),
    (
        "paragraph",
        "Tack för din ansökan. Ansökan har inkommit till kommunen och skall kompletteras innan vi kan fatta beslut. "
        "Du behöver skicka in två handlingar senast den 10 juni 2026. Vi återkommer så snart som möjligt när vi har gått "
        "igenom dem.",
    ),
    ("heading", "Detta behöver du skicka"),
    ("list_intro", "Skicka följande handlingar till oss:"),
    ("list_item", "en situationsplan i skala 1:500"),
    ("list_item", "en ritning av altanen och allt som kan påverka grannarna"),
    ("list_item", "ett foto"),
    (
        "paragraph",
        "Du kan lämna handlingarna i kommunhusets reception eller skicka dem med e-post. Glöm inte att skriva ditt "
        "ärendenummer. Handläggaren går igenom handlingarna när alla har kommit in, och beslutet meddelas därefter av nämnden.",
    ),
    ("heading", "Avgift"),
    ("paragraph", "Avgiften är 12 400 kronor. Fakturan kommer när beslutet är fattat."),
    ("table_cell", "Åtgärd"),
    ("table_cell", "Avgift"),
    ("table_cell", "Bygglov"),
    ("table_cell", "12 400 kronor"),
    ("table_cell", "Startbesked"),
    ("table_cell", "3 100 kronor"),
    ("heading", "Om du har frågor"),
    ("paragraph", "Du når oss på telefon varje vardag."),
    ("contact", "Telefon: 0470-00 00 00"),
    ("contact", "E-post: bygglov@example.se"),
    ("ending", "Med vänlig hälsning"),
    ("ending", "Bo Ek"),
    ("ending", "Bygglovshandläggare"),
    ("ending", "Miljö- och byggenheten, Norrby kommun"),
]


@cache
def _document(name: str, parts: tuple[Part, ...]) -> Document:
    return read(name, FORMATS[name](parts))


@pytest.mark.parametrize("name", WITH_TABLES)
def test_same_blocks(name: str) -> None:
    document = _document(name, LETTER)
    assert kinds(document) == BLOCKS
    assert_positions(document)
    assert [(b.cell.row, b.cell.column, b.cell.header) for b in document.blocks if b.cell] == [
        (row, column, row == 0) for row in range(3) for column in range(2)
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_same_blocks_without_a_table(name: str) -> None:
    document = _document(name, WITHOUT_TABLE)
    assert kinds(document) == [block for block in BLOCKS if block[0] != "table_cell"]
    assert_positions(document)
    assert [b.level for b in document.blocks if b.kind == "heading"] == [1, 2, 2, 2]
    assert [(b.list_ref.index, b.list_ref.ordered, b.level) for b in document.blocks if b.list_ref] == [
        (n, False, 1) for n in range(3)
    ]
    assert not any(b.quoted for b in document.blocks)


@pytest.mark.parametrize("name", WITH_TABLES)
def test_same_marks(name: str) -> None:
    document = _document(name, LETTER)
    marks = {(m.kind.value, b.text[m.start : m.end], m.value) for b in document.blocks for m in b.marks}
    assert marks == {
        ("link", "kommunhusets reception", "https://example.se/reception"),
        ("strong", "Glöm inte att skriva ditt ärendenummer.", ""),
    }


@pytest.mark.parametrize("name", ["libreoffice.odt", "libreoffice.docx"])
def test_same_blocks_where_libreoffice_wrote_the_file(name: str) -> None:
    # Made with `soffice --convert-to` 7.4 from the letter that tests.conformance.letter writes in the other format.
    document = read(name, (Path(__file__).parent / "data" / name).read_bytes())
    assert kinds(document) == BLOCKS
    assert_positions(document)


@cache
def _result(name: str, parts: tuple[Part, ...]) -> FileResult:
    # The kind of text is given: a web page and an e-mail are recognised as what they are, and rules go by that.
    settings = CheckSettings(audience=Audience.PUBLIC, text_type=TextType.LETTER)
    return check_document(_document(name, parts), settings)


def _clean(document: Document, finding: Finding) -> str:
    """The words that a finding is about, as clean text."""
    if finding.block < 0:
        return ""
    block = document.blocks[finding.block]
    inside = [i for i in range(len(block.text)) if block.map.start_of(i) >= finding.start and block.map.end_of(i) <= finding.end]
    return block.text[inside[0] : inside[-1] + 1] if inside else ""


def _findings(name: str, parts: tuple[Part, ...]) -> list[tuple[str, int, str, str]]:
    document = _document(name, parts)
    found = _result(name, parts).findings
    assert all(document.source.text[f.start : f.end] == f.text for f in found)
    return sorted((f.rule, f.block, _clean(document, f), f.message) for f in found)


@pytest.mark.parametrize("name", FORMATS)
def test_same_measures_findings_and_score(name: str) -> None:
    expected, result = _result("brev.md", WITHOUT_TABLE), _result(name, WITHOUT_TABLE)
    assert result.measures == expected.measures
    assert result.measures.words > 80
    found = _findings(name, WITHOUT_TABLE)
    assert found == _findings("brev.md", WITHOUT_TABLE)
    assert found
    assert result.score == expected.score
    promises = [(p.actor, p.action, p.status, p.due, p.time) for p in result.commitments]
    assert promises == [(p.actor, p.action, p.status, p.due, p.time) for p in expected.commitments]


@pytest.mark.parametrize("name", WITH_TABLES)
def test_same_measures_findings_and_score_with_a_table(name: str) -> None:
    expected, result = _result("brev.md", LETTER), _result(name, LETTER)
    assert (result.measures, result.score) == (expected.measures, expected.score)
    assert _findings(name, LETTER) == _findings("brev.md", LETTER)
    assert result.measures == _result("brev.md", WITHOUT_TABLE).measures  # table cells are no running text
