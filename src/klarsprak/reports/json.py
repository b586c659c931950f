"""`--format json`: the contract that other programs build on. Described by `schema.json`, checked against it in a test.

Files are written one by one, as they are checked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from klarsprak import __version__
from klarsprak.core.document import Source
from klarsprak.core.finding import Finding
from klarsprak.core.result import Commitment, FileError, FileResult, Measures, RunResult
from klarsprak.engine.runner import Checked

SCHEMA_VERSION = 1


def position(source: Source, offset: int) -> dict[str, int]:
    """A place in the source: offset from 0, line and column from 1, all in characters."""
    at = source.position(offset)
    return {"offset": at.offset, "line": at.line, "column": at.column}


def measures_object(m: Measures) -> dict[str, Any]:
    """The measures, with as many decimals as they mean anything with."""
    return {
        "words": m.words,
        "sentences": m.sentences,
        "lix": _rounded(m.lix, 2),
        "lix_margin": _rounded(m.lix_margin, 2),
        "rix": _rounded(m.rix, 2),
        "ovix": _rounded(m.ovix, 2),
        "nominal_ratio": _rounded(m.nominal_ratio, 3),
        "words_per_sentence": _rounded(m.words_per_sentence, 2),
        "long_words_share": _rounded(m.long_words_share, 4),
        "long_sentences_share": _rounded(m.long_sentences_share, 4),
        "passive_share": _rounded(m.passive_share, 4),
        "passives": m.passives,
    }


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(float(value), decimals)


def commitment_object(source: Source, c: Commitment) -> dict[str, Any]:
    """A promise. `time` is its time as worded, empty where it has none."""
    return {
        "text": c.text,
        "actor": c.actor,
        "action": c.action,
        "status": c.status.value,
        "time": c.time,
        "due": c.due.isoformat() if c.due else None,
        "start": position(source, c.start),
        "end": position(source, c.end),
    }


def file_object(result: FileResult) -> dict[str, Any]:
    """One file of the report."""
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in _members(result).items()}


def _members(result: FileResult) -> dict[str, Any]:
    """A file's members in order; what can be long comes one by one."""
    source = result.source
    return {
        "path": result.path,
        "format": source.format,
        "encoding": source.encoding,
        "audience": result.audience,
        "text_type": result.text_type,
        "score": {
            "total": result.score.total,
            "parts": result.score.parts,
            "effects": [
                {"rule": e.rule or None, "title": e.title, "count": e.count, "points": e.points} for e in result.score.effects
            ],
        },
        "measures": measures_object(result.measures),
        "findings": (_finding_object(source, f) for f in result.findings),
        "commitments": (commitment_object(source, c) for c in result.commitments),
        "policy": ({"clause": p.clause, "status": p.status, "evidence": list(p.evidence)} for p in result.policy),
        "notes": result.notes,
    }


def _finding_object(source: Source, f: Finding) -> dict[str, Any]:
    return {
        "rule": f.rule,
        "name": f.name,
        "severity": f.severity.value,
        "message": f.message,
        "why": f.why,
        "start": position(source, f.start),
        "end": position(source, f.end),
        "text": f.text,
        "suggestions": [{"text": s.text, "safety": s.safety.value} for s in f.suggestions],
        "source": f.source,
        "clauses": list(f.clauses),
        "whole_text": f.whole_text,
    }


def error_object(error: FileError) -> dict[str, str]:
    """A path that could not be read."""
    return {"path": error.path, "message": error.message}


def whole(run: RunResult, one: Callable[[FileResult], dict[str, Any]], **more: Any) -> str:
    """A run as one object with the same frame as the report's: what `one` says of each file, the errors, and `more`."""
    return (
        _dump(
            {
                "schema": SCHEMA_VERSION,
                "version": __version__,
                "files": [
                    {"path": f.path, "audience": f.audience, "text_type": f.text_type, **one(f), "notes": f.notes}
                    for f in run.files
                ],
                "errors": [error_object(e) for e in run.errors],
                **more,
            }
        )
        + "\n"
    )


class JsonReport:
    """Writes the report's beginning at once, each file when it is done, and errors and summary last."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._first = True
        self._stream.write(f'{{\n  "schema": {SCHEMA_VERSION},\n  "version": {_dump(__version__)},\n  "files": [')

    def add(self, checked: Checked) -> None:
        """Write a file, finding by finding: all of them as one text would take more memory than the check did."""
        write = self._stream.write
        write("\n    {" if self._first else ",\n    {")
        self._first = False
        between = "\n      "
        for key, value in _members(checked.result).items():
            write(f'{between}"{key}": ')
            between = ",\n      "
            if isinstance(value, Iterator):
                self._write_all(value)
            else:
                write(_dump(value, 6))
        write("\n    }")

    def _write_all(self, values: Iterator[Any]) -> None:
        write = self._stream.write
        before = "[\n        "
        for value in values:
            write(before + _dump(value, 8))
            before = ",\n        "
        write("[]" if before[0] == "[" else "\n      ]")

    def fail(self, error: FileError) -> None:
        """Nothing yet: errors are written with the summary."""

    def finish(self, run: RunResult) -> None:
        """Write the errors and the summary."""
        rest = {
            "errors": [error_object(e) for e in run.errors],
            "summary": {"files": len(run.files), "findings": run.counts(), "score": run.score},
        }
        # The closing part of an object of its own, without its opening brace.
        self._stream.write(("" if self._first else "\n  ") + "]," + _dump(rest)[1:] + "\n")


_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=2)


def _dump(value: Any, indent: int = 0) -> str:
    text = _ENCODER.encode(value)
    # Inside strings line breaks are escaped, so those that stand here part the members.
    return text.replace("\n", "\n" + " " * indent) if indent else text
