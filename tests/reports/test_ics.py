"""The calendar of promises: valid for the icalendar library, stable from export to export, right at the line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from klarsprak.core.document import Source
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult, Measures, RunResult, Score
from klarsprak.reports import ics

STAMP = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
DUE = date(2026, 5, 29)


def promise(text: str = "Vi svarar senast den 29 maj", time: str = "senast den 29 maj", due: date | None = DUE) -> Commitment:
    return Commitment(text, "Vi", "svara", CommitmentStatus.EXPLICIT, due, 0, len(text), time)


def run(*promises: Commitment, path: str = "brev.txt") -> RunResult:
    text = "\n".join(p.text for p in promises) or "Hej!"
    return RunResult(
        [FileResult(Source(path, text, "plain"), "allmanhet", "brev", Score(), Measures(), commitments=list(promises))]
    )


def events(calendar: str) -> list[Event]:
    read = Calendar.from_ical(calendar)
    assert not read.errors
    for event in read.events:
        assert not event.errors
    return list(read.events)


def test_an_event_for_each_promise_with_a_last_day() -> None:
    first, second = promise(), promise("Vi hör av oss", "", None)
    (event,) = events(ics.calendar(run(first, second), STAMP))
    assert event.start == DUE
    assert event.end == DUE + timedelta(days=1)
    assert event["SUMMARY"] == "Löfte: Vi svarar senast den 29 maj"
    assert event["DESCRIPTION"] == "”Vi svarar senast den 29 maj”\n\nVem: Vi\nText: brev.txt, rad 1"
    assert event["DTSTAMP"].dt == STAMP
    assert event["TRANSP"] == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=-15)
    assert alarm["ACTION"] == "DISPLAY"


def test_calendar_has_what_rfc_5545_requires() -> None:
    text = ics.calendar(run(promise()), STAMP)
    read = Calendar.from_ical(text)
    assert read["VERSION"] == "2.0"
    assert read["PRODID"].startswith("-//klarsprak//")
    assert "METHOD" not in read  # RFC 5546 would want an organizer with it
    for event in read.events:
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_no_promises_give_an_empty_calendar() -> None:
    assert events(ics.calendar(RunResult([]), STAMP)) == []


def test_a_second_export_updates_the_same_event() -> None:
    (before,) = events(ics.calendar(run(promise()), STAMP))
    moved = promise("Vi svarar senast den 5 juni", "senast den 5 juni", date(2026, 6, 5))
    (after,) = events(ics.calendar(run(moved), STAMP + timedelta(days=1)))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.start == date(2026, 6, 5)


def test_equal_promises_are_told_apart_and_keep_their_numbers() -> None:
    calendar = ics.calendar(run(promise(), promise(), promise("Vi ringer dig den 29 maj", "den 29 maj")), STAMP)
    uids = [e["UID"] for e in events(calendar)]
    assert len(set(uids)) == 3
    assert uids == [e["UID"] for e in events(ics.calendar(run(promise(), promise(), promise("Vi ringer dig")), STAMP))]


def test_uid_is_the_file_however_its_path_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given_as = ("brev.txt", "./brev.txt", str(tmp_path / "brev.txt"), "mapp/../brev.txt")
    uids = {events(ics.calendar(run(promise(), path=path), STAMP))[0]["UID"] for path in given_as}
    assert len(uids) == 1
    assert events(ics.calendar(run(promise(), path="annat.txt"), STAMP))[0]["UID"] not in uids


@pytest.mark.parametrize(
    "text",
    [
        "Vi svarar, ringer; och mejlar \\ i morgon",
        "Vi svarar\nsenast i morgon",
        "”Vi svarar”: 100 % säkert, sa hon – ja!",
        "Vi svarar 👩‍👩‍👧‍👦 " * 12,
        "BEGIN:VEVENT",
        "Vi svarar\u2028i morgon\x07",
    ],
)
def test_special_characters_come_back(text: str) -> None:
    (event,) = events(ics.calendar(run(promise(text, "")), STAMP))
    shown = re.sub(r"[\s\u2028]+", " ", text.replace("\x07", "").replace("\u200b", "")).strip()
    assert str(event["DESCRIPTION"]).split("”\n\nVem:")[0] == f"”{shown}"


def test_a_long_summary_is_cut_at_a_word() -> None:
    (event,) = events(ics.calendar(run(promise("Vi svarar " + "mycket " * 20 + "snart", "")), STAMP))
    assert len(event["SUMMARY"]) <= len("Löfte: ") + 70
    assert str(event["SUMMARY"]).endswith("mycket…")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=400))
def test_lines_are_folded_at_75_octets_and_unfold_again(text: str) -> None:
    folded = ics._folded(f"DESCRIPTION:{text}")
    lines = folded.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])
    assert folded.replace("\r\n ", "") == f"DESCRIPTION:{text}"


@given(st.text(max_size=200), st.dates(date(1900, 1, 1), date(9998, 12, 31)))
def test_any_text_gives_a_calendar_that_can_be_read(text: str, due: date) -> None:
    (event,) = events(ics.calendar(run(promise(text, "", due)), STAMP))
    assert event.start == due
