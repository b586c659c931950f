"""The JSON contract: the schema holds, on texts made by hand and on what every reader gives."""

from __future__ import annotations

import io
import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

from klarsprak import readers
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine import check_document
from klarsprak.engine.runner import Checked
from klarsprak.reports.json import JsonReport, file_object
from tests.reports.sample import checked

SCHEMA = json.loads(resources.files("klarsprak.reports").joinpath("schema.json").read_text(encoding="utf-8"))


def _report(*texts: Checked, errors: tuple[FileError, ...] = ()) -> dict[str, Any]:
    stream = io.StringIO()
    report = JsonReport(stream)
    for text in texts:
        report.add(text)
    for error in errors:
        report.fail(error)
    report.finish(RunResult([t.result for t in texts], list(errors)))
    assert stream.getvalue().endswith("}\n")
    value = json.loads(stream.getvalue())
    jsonschema.Draft7Validator(SCHEMA).validate(value)
    assert isinstance(value, dict)
    return value


def test_schema_is_itself_valid() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_any_number_of_files_is_one_object(count: int) -> None:
    value = _report(*(checked(path=f"{i}.txt") for i in range(count)), errors=(FileError("x", "Saknas."),))
    assert [f["path"] for f in value["files"]] == [f"{i}.txt" for i in range(count)]
    assert value["errors"] == [{"path": "x", "message": "Saknas."}]
    assert value["summary"]["files"] == count
    assert value["summary"]["findings"] == {"error": count, "warning": 4 * count, "info": count}
    assert value["summary"]["score"] == (64 if count else None)


def test_fields_of_the_contract() -> None:
    text = checked()
    (file,) = _report(text)["files"]
    assert file["score"]["parts"] == {"ord": 48, "meningar": 71, "struktur": 100, "ton": 100, "svarstid": 62}
    assert file["score"]["effects"][1] == {
        "rule": None,
        "title": "Meningarna är långa (i snitt 18 ord)",
        "count": 0,
        "points": 3.1,
    }
    finding = next(f for f in file["findings"] if f["text"] == "handledning")
    assert finding["start"] == {"offset": text.document.source.text.index("handledning"), "line": 7, "column": 28}
    assert finding["suggestions"] == [{"text": "hjälp", "safety": "unsafe"}]
    assert finding["whole_text"] is False
    missing, explicit = file["commitments"]
    assert (missing["status"], missing["due"]) == ("missing", None)
    assert (explicit["status"], explicit["due"], explicit["time"]) == ("explicit", "2026-05-04", "den 4 maj")
    assert file["measures"]["ovix"] is None
    assert file["measures"]["lix"] == 43.25


SOURCES = {
    "a.txt": "Rubrik\r\n\r\nDu kan erhålla bidrag.\r\nKommunen\r\n".encode(),
    "bom.txt": "\ufeffDu kan erhålla bidrag. Kommunen".encode(),
    "a.md": "---\ntitle: T\n---\n# Rubrik\n\nDu kan **erhålla** bidrag, {{ namn }}. 👋 Du kan erhålla råd.\n".encode(),
    "a.html": "<h1>Rubrik</h1><p>Du kan erh&aring;lla bidrag. Du kan <b>erhålla</b> råd.</p>".encode(),
    "a.eml": (
        "From: a@example.se\nSubject: Bidrag\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\nHej!\n\nDu kan erhålla bidrag.\n"
    ).encode(),
    "tom.txt": b"",
}


@pytest.mark.parametrize("name", SOURCES)
def test_positions_point_at_the_text_in_every_format(name: str) -> None:
    document = readers.read(name, SOURCES[name])
    text = Checked(document, check_document(document))
    (file,) = _report(text)["files"]
    source = document.source.text
    for finding in file["findings"]:
        start, end = finding["start"], finding["end"]
        assert source[start["offset"] : end["offset"]] == finding["text"]
        before = source[: start["offset"]].replace("\r\n", "\n")
        assert start["line"] == before.count("\n") + 1
        assert start["column"] == len(before) - before.rfind("\n")
    assert bool(file["findings"]) is (name != "tom.txt")


def test_a_file_is_written_as_it_would_be_whole() -> None:
    text, empty = checked(), checked()
    empty.result.findings, empty.result.commitments, empty.result.policy = [], [], []
    stream = io.StringIO()
    report = JsonReport(stream)
    report.add(text)
    report.add(empty)
    files = json.dumps([file_object(text.result), file_object(empty.result)], ensure_ascii=False, indent=2)
    assert stream.getvalue().endswith(files.replace("\n", "\n  ").removesuffix("\n  ]"))
    assert '"findings": [],' in stream.getvalue()


class _Counting(io.StringIO):
    """Keeps the longest piece that was written at once."""

    longest = 0

    def write(self, text: str) -> int:
        self.longest = max(self.longest, len(text))
        return len(text)


def test_no_file_is_held_as_one_text() -> None:
    text = checked()
    stream = _Counting()
    few, many = JsonReport(stream), JsonReport(stream)
    few.add(text)
    longest = stream.longest
    text.result.findings *= 500
    many.add(text)
    assert stream.longest == longest
