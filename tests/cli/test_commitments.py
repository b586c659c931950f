"""`klarsprak commitments`: promises as a table and as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from klarsprak.cli import commitments as command
from klarsprak.core.document import Source
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult, Measures, RunResult, Score
from tests.cli.run import Cli

LETTER = "Hej Kim!\n\nVi återkommer till dig. Du får svar inom två arbetsdagar.\n\nMed vänlig hälsning\nRobin Alm\n"


def _result(path: str, promises: list[Commitment]) -> FileResult:
    return FileResult(Source(path, LETTER, "plain"), "allmanhet", "brev", Score(), Measures(), commitments=promises)


def _promise(status: CommitmentStatus, due: date | None = None) -> Commitment:
    return Commitment("Vi återkommer\ntill dig", "Vi", "återkommer", status, due, 10, 32)


def test_table_in_words() -> None:
    run = RunResult(
        [
            _result("a.txt", [_promise(CommitmentStatus.MISSING), _promise(CommitmentStatus.EXPLICIT, date(2026, 5, 4))]),
            _result("b.txt", []),
            _result("c.txt", [_promise(CommitmentStatus.VAGUE)]),
        ]
    )
    assert command._table(run).replace("\xa0", " ") == (
        "a.txt\n"
        "  rad 3    tid saknas   ”Vi återkommer till dig”\n"
        "  rad 3    tid angiven  ”Vi återkommer till dig” Senast 2026-05-04.\n"
        "\n"
        "c.txt\n"
        "  rad 3    oklar tid    ”Vi återkommer till dig”\n"
        "\n"
        "3 löften: 1 med tid angiven, 1 med oklar tid och 1 där tid saknas.\n"
    )
    assert command._table(RunResult([_result("b.txt", [])])) == "Inga löften hittades.\n"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Vi återkommer till dig", "missing"),
        ("Vi återkommer till dig inom kort", "vague"),
        ("Du får svar inom två arbetsdagar", "explicit"),
    ],
)
def test_promises_of_a_letter(cli: Cli, tmp_path: Path, sentence: str, status: str) -> None:
    text = f"Hej Kim!\n\n{sentence}.\n\nMed vänlig hälsning\nRobin Alm\n"
    (tmp_path / "brev.txt").write_text(text, encoding="utf-8")
    # Turning the rules off must not hide the promises themselves.
    (tmp_path / "klarsprak.toml").write_text('ignore = ["SVT"]\n')
    (file,) = json.loads(cli("commitments", "brev.txt", "--format", "json").out)["files"]
    (promise,) = file["commitments"]
    assert promise["status"] == status
    assert text[promise["start"]["offset"] : promise["end"]["offset"]] == promise["text"]
    assert promise["start"]["line"] == 3


@pytest.mark.usefixtures("house")
def test_something_unreadable(cli: Cli) -> None:
    done = cli("commitments", "saknas.txt")
    assert (done.status, done.out, done.err) == (2, "", "Fel: saknas.txt: Filen eller mappen finns inte.\n")
