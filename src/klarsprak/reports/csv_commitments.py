"""`commitments --format csv`: one row a promise, in the form that Excel with Swedish settings opens by double-click."""

from __future__ import annotations

import csv
import io

from klarsprak.core.result import RunResult
from klarsprak.reports import words

COLUMNS = ("fil", "rad", "status", "senast", "tid", "vem", "vad", "text")
# Excel reads a file as UTF-8 only with this mark first, and wants semicolons where the comma is the decimal sign.
_MARK = "\ufeff"


def table(run: RunResult) -> str:
    """The table, with a header row; `senast` is empty where no last day can be worked out."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for result in run.files:
        for c in result.commitments:
            row = (
                words.path(result.path),
                result.source.position(c.start).line,
                words.STATUSES[c.status],
                c.due.isoformat() if c.due else "",
                words.clean(c.time),
                words.clean(c.actor),
                words.clean(c.action),
                words.clean(c.text),
            )
            writer.writerow([_plain(cell) for cell in row])
    return _MARK + out.getvalue()


def _plain(cell: str | int) -> str | int:
    """A cell that a spreadsheet reads as text: one that begins like a formula gets an apostrophe first."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell
