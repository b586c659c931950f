"""The policy report: shares, evidence in words, and the same figures in every format."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from klarsprak import readers
from klarsprak.core.result import FileError
from klarsprak.engine import CheckSettings, check_document
from klarsprak.policy.packs import load_all
from klarsprak.reports.policy import PolicyReport, _interval, said, to_html, to_json, to_markdown

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
NAMES = ("alvesta", "spraklagen")


def _data(*files: str, errors: tuple[FileError, ...] = ()) -> dict[str, Any]:
    report = PolicyReport(load_all(NAMES), date(2026, 11, 22))
    for name in files:
        path = SAMPLES / name
        report.add(check_document(readers.read(str(path), path.read_bytes(), display=name), CheckSettings(policy=NAMES)))
    return report.data(errors)


@pytest.fixture(scope="module")
def archive() -> dict[str, Any]:
    return _data("forsorjningsstod-fore.txt", "forsorjningsstod-efter.txt", errors=(FileError("x.docx", "Filen är skadad."),))


def _clause(data: dict[str, Any], clause: str) -> dict[str, Any]:
    return next(c for p in data["policies"] for c in p["clauses"] if c["clause"] == clause)


def test_shares_count_judged_texts(archive: dict[str, Any]) -> None:
    law = _clause(archive, "spraklagen:11")
    assert (law["met"], law["not_met"], law["share"], law["low"]) == (1, 1, 0.5, None)
    assert _clause(archive, "alvesta:trovardig-1")["not_applicable"] == 2
    only_human = _clause(archive, "alvesta:tillganglig-2")
    assert (only_human["human"], only_human["share"]) == (2, None)


def test_each_text_counts_once_and_its_clauses_add_up(archive: dict[str, Any]) -> None:
    assert len(archive["files"]) == 2
    for clause in archive["policies"][0]["clauses"]:
        assert sum(clause[s] for s in ("met", "not_met", "human", "not_applicable")) == 2
    assert archive["worst"][0]["path"] == "forsorjningsstod-fore.txt"
    assert archive["text_types"][0]["texts"] == 2
    assert archive["promises"]["count"] >= archive["promises"]["without_time"] == len(archive["promises"]["listed"])
    assert all(f["texts"] <= f["count"] and len(f["examples"]) <= 3 for f in archive["findings"])


def test_the_formats_say_the_same(archive: dict[str, Any]) -> None:
    assert json.loads(to_json(archive)) == archive
    markdown, page = to_markdown(archive), to_html(archive)
    for text in (markdown, page):
        assert "Diarienummer 2021-00176. Antagen 2021-06-22. Gällde till och med 2025-06-30 och har alltså gått ut." in text
        assert "50 %" in text
        assert "Filen är skadad." in text
    assert page.startswith("<!DOCTYPE html>")
    assert "http" not in page
    assert "<script" not in page


def test_one_text_is_shown_with_its_evidence() -> None:
    data = _data("forsorjningsstod-fore.txt")
    clause = _clause(data, "alvesta:enkel-2")
    assert clause["status"] == "not_met"
    assert clause["evidence"]
    assert "Inte uppfyllt" in to_markdown(data)
    assert ": rad 18" in to_html(data)


def test_an_empty_archive_is_a_report_too() -> None:
    data = _data()
    assert data["files"] == []
    assert "0 texter" in to_markdown(data)
    assert "0 texter" in to_html(data)


def test_evidence_in_words() -> None:
    assert said(["ORD004@2:3", "lix=58.5>45", "ORD004@9:1", "och 3 till", "Stämmer det?", "loften=2"]) == [
        "LIX 58,5 (gräns: högst 45)",
        "Stämmer det?",
        "löften: 2",
        "ORD004 Skall i stället för ska: rad 2, 9",
        "och 3 till",
    ]


@pytest.mark.parametrize(("met", "judged", "expected"), [(4, 4, (None, None)), (5, 10, (0.237, 0.763)), (10, 10, (0.722, 1.0))])
def test_wilson_interval(met: int, judged: int, expected: tuple[float | None, float | None]) -> None:
    assert _interval(met, judged) == expected


def test_markup_in_a_text_is_shown_as_it_is() -> None:
    report = PolicyReport(load_all(NAMES), date(2026, 11, 22))
    text = "Hej!\n\nVi återkommer till <b>dig</b> | om | ärendet.\n"
    report.add(check_document(readers.read("a<i>.txt", text.encode()), CheckSettings(policy=NAMES)))
    data = report.data(())
    assert "<i>" not in to_html(data)
    assert "<b>dig" not in to_html(data)
