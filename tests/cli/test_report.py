"""`klarsprak report`: what is written where, and how the run ends."""

from __future__ import annotations

import importlib.util
import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.run import Cli

TEXT = "Hej Kim!\n\nVi återkommer till dig om din ansökan.\n\nMed vänlig hälsning\n\nRobin Ek\n"


@pytest.fixture(autouse=True)
def _text(tmp_path: Path, cli: Cli) -> None:
    del cli
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")


def test_report_of_one_text(cli: Cli) -> None:
    done = cli("report", "a.txt")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Uppföljning av policyn\n")
    assert "Vi säger alltid när vi återkommer" in done.out


def test_json_and_policies_by_name(cli: Cli) -> None:
    done = cli("report", "a.txt", "--policy", "forvaltningslagen,spraklagen", "--format", "json")
    data = json.loads(done.out)
    assert [p["id"] for p in data["policies"]] == ["forvaltningslagen", "spraklagen"]
    assert data["files"][0]["path"] == "a.txt"


def test_figures_are_those_of_check(cli: Cli) -> None:
    report = json.loads(cli("report", "a.txt", "--format", "json").out)
    check = json.loads(cli("check", "a.txt", "--format", "json").out)["files"][0]
    assert report["files"][0]["score"] == check["score"]["total"]
    told = {c["clause"]: (c["status"], c["evidence"]) for p in report["policies"] for c in p["clauses"]}
    assert told == {v["clause"]: (v["status"], v["evidence"]) for v in check["policy"]}


def test_html_to_a_file(cli: Cli, tmp_path: Path) -> None:
    assert cli("report", "a.txt", "--format", "html", "-o", "r.html").out == ""
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_unknown_policy_and_missing_file(cli: Cli) -> None:
    done = cli("report", "a.txt", "--policy", "alvästa")
    assert done.status == 2
    assert "”alvästa” är ingen känd policy" in done.err
    done = cli("report", "a.txt", "b.txt")
    assert done.status == 2
    assert "b.txt" in done.out


def test_change_since_a_kept_report(cli: Cli, tmp_path: Path) -> None:
    assert cli("report", "a.txt", "--format", "json", "-o", "då.json").status == 0
    (tmp_path / "a.txt").write_text(TEXT.replace("Vi återkommer", "Senast den 3 maj 2027 återkommer vi"), encoding="utf-8")
    done = cli("report", "a.txt", "--since", "då.json")
    assert done.status == 0
    assert "Löften utan tid: då 1 av 1, nu 0 av 1." in done.out.replace("\N{NO-BREAK SPACE}", " ")
    data = json.loads(cli("report", "a.txt", "--since", "då.json", "--format", "json").out)
    assert data["since"]["texts"]["same"] == 1


def test_questions_are_asked_answered_and_counted(cli: Cli, tmp_path: Path) -> None:
    done = cli("report", "a.txt", "--questions", "svar.toml")
    assert done.status == 0
    path = tmp_path / "svar.toml"
    asked = len(tomllib.loads(path.read_text(encoding="utf-8"))["answers"])
    assert done.err == f"{asked} nya frågor står nu i svar.toml.\n"
    text = path.read_text(encoding="utf-8")
    start = text.index('clause = "alvesta:trovardig-2"')
    path.write_text(text[:start] + text[start:].replace('answer = ""', 'answer = "uppfyllt"', 1), encoding="utf-8")

    done = cli("report", "a.txt", "--answers", "svar.toml", "--questions", "svar.toml", "--format", "json")
    assert done.err == "Det finns inga nya frågor att skriva.\n"
    data = json.loads(done.out)
    assert (data["answers"]["given"], data["answers"]["used"]) == (1, 1)
    (clause,) = (c for p in data["policies"] for c in p["clauses"] if c["clause"] == "alvesta:trovardig-2")
    assert (clause["status"], clause["answers"]["said"]["verdict"]) == ("human", "met")

    (tmp_path / "a.txt").write_text(TEXT.replace("ansökan", "fråga"), encoding="utf-8")
    data = json.loads(cli("report", "a.txt", "--answers", "svar.toml", "--format", "json").out)
    assert data["answers"]["stale"] == [{"clause": "alvesta:trovardig-2", "text": "a.txt", "why": ""}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--answers", "saknas.toml"), "saknas.toml: Filen finns inte. Skriv en med frågorna: klarsprak report … --questions"),
        (("--since", "saknas.json"), "saknas.json: Filen finns inte. Spara en rapport med: klarsprak report … --format json"),
        (("--since", "a.txt"), "a.txt: Filen är ingen rapport i json från klarsprak report."),
        (("--answers", "a.txt"), "a.txt: Filen är inte giltig toml"),
        (("--questions", "saknas/svar.toml"), "saknas/svar.toml: Rapporten går inte att skriva: mappen finns inte."),
        (("--format", "docx"), "--format docx ger en Word-fil: ange också --output FIL."),
        (("--format", "docx", "-o", "saknas/r.docx"), "saknas/r.docx: Rapporten går inte att skriva: mappen finns inte."),
    ],
)
def test_faults_are_said_in_swedish(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    done = cli("report", "a.txt", *arguments)
    assert done.status == 2
    assert done.err.startswith("Fel: ")
    assert said in done.err


def test_word_file(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="python-docx saknas: installera extrat docx")
    done = cli("report", "a.txt", "--format", "docx", "-o", "r.docx")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert (tmp_path / "r.docx").read_bytes().startswith(b"PK")


def test_word_file_without_the_library(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None if name == "docx" else found(name, *more))
    done = cli("report", "a.txt", "--format", "docx", "-o", "r.docx")
    assert (done.status, done.out) == (2, "")
    assert "--format docx behöver python-docx. Installera det med: pip install python-docx" in done.err


def test_declared_audience(cli: Cli) -> None:
    data = json.loads(cli("report", "a.txt", "--audience", "forening", "--format", "json").out)
    assert (data["one"]["declared"], data["one"]["audience"]) == (True, "forening")
    assert not json.loads(cli("report", "a.txt", "--format", "json").out)["one"]["declared"]


def test_a_text_named_twice_counts_once(cli: Cli) -> None:
    data = json.loads(cli("report", "a.txt", ".", "a.txt", "--format", "json").out)
    assert data["texts"] == 1
