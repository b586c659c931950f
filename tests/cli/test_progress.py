"""The progress bar: only for people, only in runs of more than a second, and never in the report."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

from klarsprak.cli import progress as module
from klarsprak.core.result import RunResult
from klarsprak.engine.runner import Checked


class _Slow:
    """A report whose texts take their time."""

    def __init__(self) -> None:
        self.added = 0
        self.finished = False

    def add(self, checked: Checked) -> None:
        del checked
        self.added += 1
        time.sleep(0.15)

    def fail(self, error: object) -> None:
        del error

    def finish(self, run: RunResult) -> None:
        del run
        self.finished = True


def _run(monkeypatch: pytest.MonkeyPatch, *, patience: float, terminal: bool) -> tuple[str, _Slow]:
    monkeypatch.setattr(module, "PATIENCE", patience)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=80)
    report = _Slow()
    with module.progress(report, console, 3) as shown:
        for _ in range(3):
            shown.add(None)  # type: ignore[arg-type]
        shown.finish(RunResult())
    return stream.getvalue(), report


def test_long_run_shows_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, report = _run(monkeypatch, patience=0.05, terminal=True)
    assert "Kontrollerar" in drawn
    assert "/3" in drawn
    assert (report.added, report.finished) == (3, True)


def test_short_run_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, report = _run(monkeypatch, patience=30, terminal=True)
    assert "Kontrollerar" not in drawn
    assert report.finished


def test_nothing_is_drawn_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, report = _run(monkeypatch, patience=0.05, terminal=False)
    assert drawn == ""
    assert (report.added, report.finished) == (3, True)
