"""`--format junit`: JUnit's XML, which build servers show as tests: a suite a text, a test a finding.

A finding that makes the run fail is a failed test; any other one is a passed test that has something to tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO
from xml.etree import ElementTree

from klarsprak.core.finding import Finding
from klarsprak.core.result import FileError, FileResult, RunResult
from klarsprak.engine.runner import Checked
from klarsprak.reports import words
from klarsprak.reports.machine import repository_path, xml_text


class JunitReport:
    """Gathers the texts and writes the document at the end.

    `fails`: tells of a finding in the text of a path whether it makes the run fail.
    """

    def __init__(self, stream: TextIO, fails: Callable[[Finding, str], bool]) -> None:
        self._stream = stream
        self._fails = fails
        self._root = ElementTree.Element("testsuites", name="klarsprak")
        self._total = {"tests": 0, "failures": 0, "errors": 0}

    def add(self, checked: Checked) -> None:
        """Take in a text: one passed test where nothing was found."""
        result = checked.result
        failing = [self._fails(f, result.path) for f in result.findings]
        suite = self._suite(result.path, max(1, len(failing)), failures=sum(failing))
        if not result.findings:
            _case(suite, result.path, "Inga anmärkningar")
        for finding, fails in zip(result.findings, failing, strict=True):
            line = result.source.position(finding.start).line
            message = words.clean(finding.message)
            case = _case(suite, result.path, f"{finding.rule} rad {line}: {message}")
            body = _body(result, finding)
            if fails:
                failure = ElementTree.SubElement(case, "failure", type=finding.severity.value, message=xml_text(message))
                failure.text = body
            else:
                ElementTree.SubElement(case, "system-out").text = body

    def fail(self, error: FileError) -> None:
        """Take in a path that could not be read."""
        suite = self._suite(error.path, 1, errors=1)
        case = _case(suite, error.path, "Filen kunde inte kontrolleras")
        ElementTree.SubElement(case, "error", type="lasfel", message=xml_text(error.message))

    def finish(self, run: RunResult) -> None:
        """Write the document."""
        del run
        for key, value in self._total.items():
            self._root.set(key, str(value))
        ElementTree.indent(self._root)
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._stream.write(ElementTree.tostring(self._root, encoding="unicode") + "\n")

    def _suite(self, path: str, tests: int, *, failures: int = 0, errors: int = 0) -> ElementTree.Element:
        counts = {"tests": tests, "failures": failures, "errors": errors}
        for key, value in counts.items():
            self._total[key] += value
        attributes = {"name": xml_text(repository_path(path))} | {key: str(value) for key, value in counts.items()}
        return ElementTree.SubElement(self._root, "testsuite", attributes)


def _case(suite: ElementTree.Element, path: str, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname=xml_text(repository_path(path)), name=xml_text(name))


def _body(result: FileResult, finding: Finding) -> str:
    at = result.source.position(finding.start)
    lines = [f"{repository_path(result.path)}:{at.line}:{at.column}", f"”{words.clean(finding.text)}”", words.clean(finding.why)]
    better = [words.clean(s.text) for s in words.suggestions(finding)]
    if better:
        lines.append(f"Skriv hellre: {', '.join(better[:4])}")
    return xml_text("\n".join(lines))
