"""The whole way with a real LanguageTool server, assembled by scripts/languagetool. Skipped where there is none."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from klarsprak import readers
from klarsprak.core.finding import Finding, Severity
from klarsprak.engine import CheckSettings, check_document
from klarsprak.languagetool import local
from klarsprak.languagetool.selection import DEFAULT
from klarsprak.languagetool.service import service_for
from klarsprak.rules.stv.languagetool import LanguageToolRemark

_JARS = Path(os.environ.get("KLARSPRAK_LANGUAGETOOL", Path(__file__).resolve().parents[2] / ".languagetool"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def jars() -> Iterator[str]:
    """The folder of jars. Its server runs until the tests here are done."""
    if not (_JARS / f"LanguageTool-{local.VERSION}").is_dir():
        pytest.skip("LanguageTool saknas: kör scripts/languagetool")
    if shutil.which("java") is None or find_spec("language_tool_python") is None:
        pytest.skip("Java eller language-tool-python saknas")
    yield str(_JARS)
    local.stop()


def _check(name: str, source: str | bytes, jars: str, **more: object) -> list[Finding]:
    document = readers.read(name, source if isinstance(source, bytes) else source.encode())
    options = {"languagetool": {"jars": jars, "timeout": 120, "enable": ("WORD_REPEAT_RULE",), **more}}
    result = check_document(document, CheckSettings(select=("STV003",), options=options))
    assert not result.incomplete, result.told
    assert all(document.source.text[f.start : f.end] == f.text for f in result.findings)
    return result.findings


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        ("a.txt", "Skicka in blanketten ,så svarar vi inom en vecka.", " ,"),
        ("a.md", "Skicka **in blanketten** ,så svarar vi inom en vecka 😀.\n", " ,"),
        ("a.md", "Det kom *många* **många** brev till oss i går.\n", "*många* **många"),
        ("a.html", "<p>Vi &aring;terkommer till till dig.</p>", "till till"),
        ("a.html", "<p>Vi skickar din f&ouml;rskola f&ouml;rskola brevet.</p>", "f&ouml;rskola f&ouml;rskola"),
        (
            "a.eml",
            "Subject: Hej\nContent-Type: text/plain\n\nHej!\n\nVi kommer kommer i morgon.\n",
            "kommer kommer",
        ),
    ],
)
def test_findings_stand_where_they_stand_in_the_source(name: str, source: str, text: str, jars: str) -> None:
    (finding,) = _check(name, source, jars)
    assert finding.text.strip("*") in (text.strip("*"), text.strip("*") + "så")
    assert finding.source.removeprefix("LanguageTool: ") in (*DEFAULT, "WORD_REPEAT_RULE")


def test_word_documents(jars: str, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    paragraph = document.add_paragraph("Vi kommer ")
    paragraph.add_run("kommer").bold = True
    paragraph.add_run(" i morgon.")
    document.save(tmp_path / "a.docx")
    (finding,) = _check("a.docx", (tmp_path / "a.docx").read_bytes(), jars)
    assert finding.text == "kommer kommer"


def test_rules_of_languagetool_are_chosen_in_the_configuration(jars: str) -> None:
    text = "Vi kommer kommer i morgon. hur mår du?"
    assert {f.source for f in _check("a.txt", text, jars)} == {"LanguageTool: WORD_REPEAT_RULE"}
    assert _check("a.txt", text, jars, disable=("WORD_REPEAT_RULE",)) == []
    assert _check("a.txt", text, jars, enable=()) == []
    more = _check("a.txt", text, jars, enable=("UPPERCASE_SENTENCE_START", "WORD_REPEAT_RULE"))
    assert {f.source for f in more} == {"LanguageTool: WORD_REPEAT_RULE", "LanguageTool: UPPERCASE_SENTENCE_START"}


def test_sure_rules_warn_and_the_others_are_tips(jars: str) -> None:
    text = "Ring oss, tex. i dag. Skicka in blanketten ,så svarar vi."
    found = {f.source.removeprefix("LanguageTool: "): f.severity for f in _check("a.txt", text, jars, enable=())}
    assert found == {"TEX": Severity.WARNING, "COMMA_PARENTHESIS_WHITESPACE": Severity.INFO}


def test_examples_in_the_documentation(jars: str) -> None:
    docs = LanguageToolRemark.docs()
    assert all(_check("a.md", example.text, jars) for example in docs.bad)
    assert not [f for example in docs.good for f in _check("a.md", example.text, jars)]


def test_the_server_ends_when_it_is_told_to(jars: str) -> None:
    first = service_for({"languagetool": {"jars": jars}})
    assert first is not None
    address = local.start(jars)
    assert local.start(jars) == address
    local.stop()
    host, port = address.removeprefix("http://").split(":")
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((host, int(port)), timeout=2)
