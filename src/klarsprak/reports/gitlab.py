"""`--format gitlab`: a GitLab Code Quality report.

https://docs.gitlab.com/ci/testing/code_quality/
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, TextIO

from klarsprak.core.finding import Severity
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.places import identities
from klarsprak.engine.runner import Checked
from klarsprak.reports import words
from klarsprak.reports.machine import repository_path

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReport:
    """Gathers the findings and writes the list at the end.

    GitLab shows only the first of two entries with one fingerprint. It is made from path, rule, sentence and a running
    number: the same after lines have moved, and never the same for two findings.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._entries: list[dict[str, Any]] = []

    def add(self, checked: Checked) -> None:
        """Take in a file's findings."""
        result = checked.result
        path = repository_path(result.path)
        names = identities(checked.document, result.findings)
        for finding, identity in zip(result.findings, names, strict=True):
            start, end = result.source.position(finding.start), result.source.position(finding.end)
            description = f"{words.clean(finding.message)} {words.clean(finding.why)}".strip()
            entry = _entry(path, finding.rule, description, _SEVERITIES[finding.severity], start.line)
            entry["location"]["lines"]["end"] = end.line
            entry["fingerprint"] = _fingerprint(path, identity.rule, identity.digest, str(identity.occurrence))
            self._entries.append(entry)

    def fail(self, error: FileError) -> None:
        """Take in a path that could not be read."""
        path = repository_path(error.path)
        entry = _entry(path, "klarsprak-lasfel", error.message, "blocker", 1)
        entry["fingerprint"] = _fingerprint(path, "klarsprak-lasfel", error.message, "0")
        self._entries.append(entry)

    def finish(self, run: RunResult) -> None:
        """Write the list."""
        del run
        self._stream.write(json.dumps(self._entries, ensure_ascii=False, indent=2) + "\n")


def _entry(path: str, rule: str, description: str, severity: str, line: int) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": "",
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }


def _fingerprint(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
