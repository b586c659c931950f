"""A real LibreOffice opens the commented copy: comments and tracked changes where they belong, the text unharmed."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from klarsprak import readers
from klarsprak.engine import CheckSettings, check_document
from klarsprak.reports.word import AUTHOR, commented
from tests.office.revising import commented as marked
from tests.office.revising import revised
from tests.readers.build import cell, field, p, par, r, w, word_part
from tests.readers.build import docx as build

BODY = (
    p("Beslut om avgift", "Rubrik1")
    + p("Hej Kim!")
    + par(r("Det "), r("före", "<w:b/>"), r("ligger ett fel. Du skall er"), r("lägga", "<w:i/>"), r(" avgiften &amp; skatten."))
    + par(r("Se "), w("hyperlink", r("vad du skall läsa"), anchor="a"), r(" om ditt ärende."))
    + par(w("ins", r("Avgiften skall inges nu."), id="7", author="Kim", date="2026-01-01T00:00:00Z"), r(" Vi återkommer."))
    + par(r("Här står noten."), w("r", w("footnoteReference", id="2")), r(" "), field("DOCPROPERTY x", r("Fältet skall stå.")))
    + w(
        "tbl",
        w("tblPr"),
        w("tblGrid"),
        w("tr", cell(p("Avgift")), cell(p("Belopp"))),
        w("tr", cell(p("Du skall betala")), cell(p("450"))),
    )
    + par(field('HYPERLINK "a"', r("Länken skall bort.")))
    + par(w("sdt", w("sdtPr"), w("sdtContent", r("Rutan skall fyllas i. "))), r("Vi hör av oss."))
    + par(r("Se "), w("sdt", w("sdtPr", w("text")), w("sdtContent", r("Det skall stå här."))), r(" Mer."))
    + par(r("Enligt "), w("fldSimple", r("Texten skall stå."), instr="REF x"))
    + p("Med vänlig hälsning")
    + w("sectPr", '<w:headerReference w:type="default" r:id="rH"/>')
)


@pytest.fixture(scope="module")
def copy() -> bytes:
    """A commented copy with tracked changes of a letter with most of what a letter can hold."""
    header = word_part("hdr", p("Huvudet skall bort."))
    data = build(
        BODY,
        footnotes=w("footnote", p("Noten skall bort."), id="2"),
        related={"rH": ("header", "header1.xml")},
        parts={"word/header1.xml": header},
    )
    document = readers.read("brev.docx", data)
    findings = check_document(document, CheckSettings()).findings
    made = commented("brev.docx", data, document.source.text, findings, track=True, when=datetime(2027, 5, 4))
    assert made.comments > 8
    assert made.changes >= 5
    return made.data


def converted(data: bytes, target: str, folder: Path) -> bytes:
    """The document as LibreOffice writes it in another format; skips visibly where there is no LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice saknas: apt-get install libreoffice-writer-nogui")
    (folder / "kopia.docx").write_bytes(data)
    out = folder / "ut"
    # A profile of its own: two runs beside each other would otherwise stop each other.
    command = [program, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to", target]
    done = subprocess.run(
        [*command, "--outdir", str(out), str(folder / "kopia.docx")], capture_output=True, text=True, timeout=120, check=False
    )
    made = out / f"kopia.{target.partition(':')[0]}"
    assert made.exists(), done.stderr
    return made.read_bytes()


def test_comments_stand_on_the_same_words(copy: bytes, tmp_path: Path) -> None:
    again = converted(copy, "docx", tmp_path)
    assert sorted(marked(again)) == sorted(marked(copy))
    assert len(list(python_docx.Document(BytesIO(again)).comments)) == len(marked(copy))
    assert readers.read("a.docx", again).source.text == readers.read("a.docx", copy).source.text


def test_tracked_changes_can_be_refused(copy: bytes, tmp_path: Path) -> None:
    again = converted(copy, "docx", tmp_path)
    for accept in (True, False):
        ours, theirs = (revised(data, AUTHOR, accept=accept) for data in (copy, again))
        assert readers.read("a.docx", theirs).source.text == readers.read("a.docx", ours).source.text


def test_page_can_be_printed(copy: bytes, tmp_path: Path) -> None:
    page = converted(copy, 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}', tmp_path)
    assert page.startswith(b"%PDF-")
    # Each comment is a note on the page.
    assert len(re.findall(rb"/Subtype */Text\b", page)) == len(marked(copy))
