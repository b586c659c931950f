"""The table of promises for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from klarsprak.core.document import Source
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult, Measures, RunResult, Score
from klarsprak.reports import csv_commitments

LETTER = "Hej!\n\nVi svarar senast den 29 maj."


def promise(text: str = "Vi svarar senast den 29 maj", actor: str = "Vi", due: date | None = date(2026, 5, 29)) -> Commitment:
    return Commitment(text, actor, "svara", CommitmentStatus.EXPLICIT, due, 6, 20, "senast den 29 maj")


def rows(*promises: Commitment, path: str = "brev.txt") -> list[list[str]]:
    source = Source(path, LETTER, "plain")
    result = FileResult(source, "allmanhet", "brev", Score(), Measures(), commitments=list(promises))
    table = csv_commitments.table(RunResult([result]))
    assert table.startswith("\ufeff")
    return list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_a_row_for_each_promise() -> None:
    assert rows(promise()) == [
        ["fil", "rad", "status", "senast", "tid", "vem", "vad", "text"],
        ["brev.txt", "3", "tid angiven", "2026-05-29", "senast den 29 maj", "Vi", "svara", "Vi svarar senast den 29 maj"],
    ]


def test_without_promises_only_the_header() -> None:
    assert len(rows()) == 1


def test_no_last_day_is_an_empty_cell() -> None:
    assert rows(promise(due=None))[1][3] == ""


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('Vi svarar; snart, ”ja” och "nej"', 'Vi svarar; snart, ”ja” och "nej"'),
        ("Vi svarar\ni morgon", "Vi svarar i morgon"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+46 svarar", "'+46 svarar"),
        ("-- Vi svarar", "'-- Vi svarar"),
        ("@vi svarar", "'@vi svarar"),
        ("\x1b[31mVi svarar", "[31mVi svarar"),
    ],
)
def test_what_would_break_a_cell(text: str, cell: str) -> None:
    (_, row) = rows(promise(text))
    assert row[7] == cell


def test_lines_end_as_a_spreadsheet_wants() -> None:
    source = Source("brev.txt", LETTER, "plain")
    result = FileResult(source, "allmanhet", "brev", Score(), Measures(), commitments=[promise()])
    table = csv_commitments.table(RunResult([result]))
    assert table.count("\r\n") == 2
    assert "\n" not in table.replace("\r\n", "")
