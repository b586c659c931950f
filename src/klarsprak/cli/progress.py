"""A progress bar for runs of more than a second, for people only: it is drawn where there is a terminal to draw on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, SpinnerColumn, TextColumn

from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.runner import Checked
from klarsprak.reports.base import Report

#: Seconds before anything is drawn: a short run should not flicker.
PATIENCE = 1.0


class _Counting:
    """Passes results on to a report and moves the bar. `stop` takes the bar away for good."""

    def __init__(self, report: Report, bar: Progress, files: int, stop: Callable[[], None]) -> None:
        self._report = report
        self._bar = bar
        self._files = files
        self._stop = stop
        self._task = bar.add_task("Kontrollerar", total=files)

    def add(self, checked: Checked) -> None:
        if self._files == 1:
            # There is nothing more to wait for, and a bar under each line of the report would only flicker.
            self._stop()
        self._report.add(checked)
        self._bar.advance(self._task)

    def fail(self, error: FileError) -> None:
        self._report.fail(error)
        self._bar.advance(self._task)

    def finish(self, run: RunResult) -> None:
        self._stop()
        self._report.finish(run)


@contextmanager
def progress(report: Report, console: Console, files: int) -> Iterator[Report]:
    """A report that moves a bar along. The report itself, where there is no terminal."""
    if not console.is_terminal:
        # The report goes to a file or a pipe; the person may still be watching standard error.
        console = Console(stderr=True, markup=False, highlight=False)
    if not console.is_terminal or not sys.stderr.isatty():
        yield report
        return
    columns: list[ProgressColumn] = [SpinnerColumn(), TextColumn("{task.description}", markup=False)]
    if files > 1:
        columns += [BarColumn(), MofNCompleteColumn()]
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False)
    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True

    def stop() -> None:
        timer.cancel()
        # A timer that has just gone off must be let to finish: a bar started after this would never be stopped.
        timer.join()
        bar.stop()

    timer.start()
    try:
        yield _Counting(report, bar, files, stop)
    finally:
        stop()
