"""`--format sarif`: SARIF 2.1.0, which code hosts and editors read. Checked against the standard's schema in a test.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from klarsprak import __version__
from klarsprak.core.document import Source
from klarsprak.core.finding import Finding, Safety, Severity
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.fix import FIXABLE_FORMATS
from klarsprak.engine.places import identities
from klarsprak.engine.runner import Checked
from klarsprak.reports import words
from klarsprak.reports.machine import uri
from klarsprak.rules import registry

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The key of our fingerprint; a new way to work it out gets a new number.
FINGERPRINT = "klarsprakSentence/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class SarifReport:
    """Gathers the results and writes the log at the end: its rules come before its results."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._results: list[dict[str, Any]] = []
        self._rules: dict[str, int] = {}

    def add(self, checked: Checked) -> None:
        """Take in a file's findings."""
        result = checked.result
        names = identities(checked.document, result.findings)
        for finding, identity in zip(result.findings, names, strict=True):
            index = self._rules.setdefault(finding.rule, len(self._rules))
            location = {"uri": uri(result.path)}
            entry: dict[str, Any] = {
                "ruleId": finding.rule,
                "ruleIndex": index,
                "level": _LEVELS[finding.severity],
                "message": {"text": f"{words.clean(finding.message)} {words.clean(finding.why)}".strip()},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": location,
                            "region": _region(result.source, finding) | {"snippet": {"text": finding.text}},
                        }
                    }
                ],
                "partialFingerprints": {FINGERPRINT: f"{identity.digest}:{identity.occurrence}"},
                "properties": {"source": finding.source, "clauses": list(finding.clauses), "wholeText": finding.whole_text},
            }
            fixes = _fixes(result.source, finding, location)
            if fixes:
                entry["fixes"] = fixes
            self._results.append(entry)

    def fail(self, error: FileError) -> None:
        """Nothing yet: the log lists all errors together."""

    def finish(self, run: RunResult) -> None:
        """Write the log."""
        log = {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "klarsprak",
                            "version": __version__,
                            "semanticVersion": __version__,
                            "language": "sv",
                            "rules": [_rule(code) for code in self._rules],
                        }
                    },
                    "automationDetails": {"id": "klarsprak/"},
                    "columnKind": "unicodeCodePoints",
                    "newlineSequences": ["\r\n", "\n", "\r"],
                    "invocations": [
                        {
                            "executionSuccessful": not run.errors,
                            "toolExecutionNotifications": [
                                {
                                    "level": "error",
                                    "message": {"text": e.message},
                                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(e.path)}}}],
                                }
                                for e in run.errors
                            ],
                        }
                    ],
                    "results": self._results,
                }
            ],
        }
        self._stream.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _region(source: Source, finding: Finding) -> dict[str, Any]:
    """The place of a finding: lines and columns from 1, the end column just after the last character."""
    start, end = source.position(finding.start), source.position(finding.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fixes(source: Source, finding: Finding, location: dict[str, str]) -> list[dict[str, Any]]:
    """Each suggestion that a program can put in. In docx, odt and e-mail a place in the text is none in the file."""
    if source.format not in FIXABLE_FORMATS:
        return []
    return [
        {
            "description": {"text": f"Skriv ”{words.clean(s.text)}”." if s.text.strip() else "Stryk orden."},
            "artifactChanges": [
                {
                    "artifactLocation": location,
                    "replacements": [{"deletedRegion": _region(source, finding), "insertedContent": {"text": s.text}}],
                }
            ],
        }
        for s in finding.suggestions
        if s.safety is not Safety.DISPLAY
    ]


def _rule(code: str) -> dict[str, Any]:
    rule = registry.all_rules()[code]
    docs = rule.docs()
    markdown = docs.markdown(rule.code, rule.name)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": docs.title},
        "fullDescription": {"text": f"{docs.title}. {rule.why}"},
        "help": {"text": markdown, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [code[:3], registry.FAMILIES.get(code[:3], code[:3])], "source": rule.source},
    }
