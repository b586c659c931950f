"""`--format checkstyle`: Checkstyle's XML, which many build servers and editors read."""

from __future__ import annotations

from typing import TextIO
from xml.etree import ElementTree

from klarsprak import __version__
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.runner import Checked
from klarsprak.reports import words
from klarsprak.reports.machine import repository_path, xml_text


class CheckstyleReport:
    """Gathers the files and writes the document at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._root = ElementTree.Element("checkstyle", version=__version__)

    def add(self, checked: Checked) -> None:
        """Take in a file, also one without findings: it is listed as checked."""
        result = checked.result
        file = self._file(result.path)
        for finding in result.findings:
            at = result.source.position(finding.start)
            ElementTree.SubElement(
                file,
                "error",
                line=str(at.line),
                column=str(at.column),
                severity=finding.severity.value,
                message=xml_text(words.clean(finding.message)),
                source=f"klarsprak.{finding.rule}",
            )

    def fail(self, error: FileError) -> None:
        """Take in a path that could not be read."""
        ElementTree.SubElement(
            self._file(error.path), "error", severity="error", message=xml_text(error.message), source="klarsprak.lasfel"
        )

    def finish(self, run: RunResult) -> None:
        """Write the document."""
        del run
        ElementTree.indent(self._root)
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._stream.write(ElementTree.tostring(self._root, encoding="unicode") + "\n")

    def _file(self, path: str) -> ElementTree.Element:
        return ElementTree.SubElement(self._root, "file", name=xml_text(repository_path(path)))
