"""What a report is, and what each format is told about a run."""

from __future__ import annotations

from typing import Protocol

from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.runner import Checked


class Report(Protocol):
    """Takes in results as they come and writes them, at once where the format allows it."""

    def add(self, checked: Checked) -> None:
        """A checked text."""

    def fail(self, error: FileError) -> None:
        """A path that could not be read."""

    def finish(self, run: RunResult) -> None:
        """The end of the run, with all that was found."""
