"""`--format concise`: one line a finding, `path:line:column: CODE severity message`, for editors and for grep."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from klarsprak.core.finding import Finding
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.runner import Checked
from klarsprak.reports import words


class ConciseReport:
    """Writes each finding as a line as soon as its file is checked.

    `fails`: tells of a finding in the text of a path whether it makes the run fail; given, nothing else is shown.
    """

    def __init__(self, stream: TextIO, fails: Callable[[Finding, str], bool] | None = None) -> None:
        self._stream = stream
        self._fails = fails

    def add(self, checked: Checked) -> None:
        """Write a file's findings."""
        result = checked.result
        path = words.path(result.path)
        for finding in result.findings:
            if self._fails is not None and not self._fails(finding, result.path):
                continue
            at = result.source.position(finding.start)
            message = words.clean(finding.message)
            self._stream.write(f"{path}:{at.line}:{at.column}: {finding.rule} {finding.severity} {message}\n")

    def fail(self, error: FileError) -> None:
        """Nothing: errors go to standard error."""

    def finish(self, run: RunResult) -> None:
        """Nothing: a summary would be taken for a finding."""
