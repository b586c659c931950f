"""`klarsprak report`: what is written where, and how the run ends."""

from __future__ import annotations

import json
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
