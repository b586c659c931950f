"""`--format github`: workflow commands, which GitHub shows as remarks beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TextIO

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import FileError, FileResult, RunResult
from klarsprak.engine.runner import Checked
from klarsprak.reports import words
from klarsprak.reports.machine import repository_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReport:
    """Writes each finding as a command as soon as its file is checked."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, checked: Checked) -> None:
        """Write a file's findings."""
        for finding in checked.result.findings:
            self._finding(checked.result, finding)

    def _finding(self, result: FileResult, finding: Finding) -> None:
        start, end = result.source.position(finding.start), result.source.position(finding.end)
        properties = {"file": repository_path(result.path), "line": str(start.line), "endLine": str(end.line)}
        # Columns may only be given for a remark on a single line.
        if start.line == end.line:
            properties |= {"col": str(start.column), "endColumn": str(end.column)}
        properties["title"] = f"{finding.rule} {words.rule_title(finding.rule, finding.name)}"
        better = [words.clean(s.text) for s in words.suggestions(finding)]
        parts = [words.clean(finding.message), words.clean(finding.why)]
        if better:
            parts.append(f"Skriv hellre: {', '.join(better[:4])}")
        self._command(_COMMANDS[finding.severity], properties, "\n".join(p for p in parts if p))

    def fail(self, error: FileError) -> None:
        """Write a path that could not be read."""
        self._command("error", {"file": repository_path(error.path), "title": "Filen kunde inte kontrolleras"}, error.message)

    def finish(self, run: RunResult) -> None:
        """Nothing: all has been said."""

    def _command(self, name: str, properties: dict[str, str], message: str) -> None:
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        self._stream.write(f"::{name} {listed}::{_data(message)}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
