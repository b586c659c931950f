"""`commitments --format ics`: promises with a last day as all-day events, for any calendar (RFC 5545).

An event's UID comes from the file, the wording without its time, and its number among equals: a second export of the same
letters updates the events in the calendar instead of doubling them, also where a date has been changed.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from klarsprak import __version__
from klarsprak.core.result import Commitment, FileResult, RunResult
from klarsprak.reports import words

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
#: Octets a line, line break not counted (RFC 5545, 3.1).
_LINE = 75


def calendar(run: RunResult, stamp: datetime | None = None) -> str:
    """The calendar with CRLF line ends. `stamp`: when it is made, by default now."""
    stamp = (stamp or datetime.now(UTC)).astimezone(UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//klarsprak//klarsprak {__version__}//SV",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Löften i texter",
    ]
    for result in run.files:
        counted: Counter[str] = Counter()
        for commitment in result.commitments:
            key = _key(commitment)
            counted[key] += 1
            if commitment.due is not None:
                lines += _event(result, commitment, f"{key}\n{counted[key]}", stamp)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _key(commitment: Commitment) -> str:
    """The promise's wording without its time, so that a moved date is still the same promise."""
    wording = words.clean(commitment.text)
    time = words.clean(commitment.time)
    return " ".join(wording.replace(time, " ").split()).lower() if time else wording.lower()


def _uid(path: str, key: str) -> str:
    place = PurePath(os.path.relpath(path)).as_posix()  # the same file, however its path was given
    return hashlib.sha256(f"{place}\n{key}".encode()).hexdigest()[:32] + "@klarsprak"


def _event(result: FileResult, commitment: Commitment, key: str, stamp: datetime) -> list[str]:
    due = commitment.due
    assert due is not None
    text = words.clean(commitment.text)
    line = result.source.position(commitment.start).line
    stamped = stamp.strftime("%Y%m%dT%H%M%SZ")
    title = _escaped(f"Löfte: {_short(text)}")
    details = f"”{text}”\n\nVem: {words.clean(commitment.actor)}\nText: {words.path(result.path)}, rad {line}"
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(result.path, key)}",
        f"DTSTAMP:{stamped}",
        f"LAST-MODIFIED:{stamped}",
        # Calendars take the event with the higher number: minutes since 2000 only grow.
        f"SEQUENCE:{int((stamp - _EPOCH).total_seconds() // 60)}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{title}",
        f"DESCRIPTION:{_escaped(details)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title}",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
    ]


def _short(text: str, length: int = 70) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def _folded(line: str) -> str:
    """A content line broken so that no part has more than 75 octets and no character is cut in two."""
    parts: list[str] = []
    part, size = "", 0
    for character in line:
        length = len(character.encode())
        if size + length > _LINE - (1 if parts else 0):
            parts.append(part)
            part, size = "", 0
        part += character
        size += length
    parts.append(part)
    return "\r\n ".join(parts)
