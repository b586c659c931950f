"""Tells the new text of an e-mail from the messages quoted below or between it, and from the signature.

Written for the forms that Swedish and English mail programs leave: Outlook's header lines, the line "Den … skrev …:" of
Gmail, Thunderbird and Apple Mail, forwarded messages, and ">" in front of every line. mail-parser-reply knows most of
them but gives text without positions, no sender and no date, and leaves forwarded messages uncut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple


class Line(NamedTuple):
    """A line of a message's body without quote marks. `quoted`: it had some, or stands in a block quote."""

    text: str
    quoted: bool


class Role(Enum):
    """What a line is."""

    NEW = "new"
    QUOTE = "quote"
    SIGNATURE = "signature"
    MARK = "mark"  # the line "-- " that parts the text from the signature


class Start(NamedTuple):
    """Where a quoted message begins: the line, and its sender and day as far as its header tells."""

    line: int
    sender: str | None
    sent: date | None


class _Header(NamedTuple):
    lines: int
    sender: str | None
    sent: date | None


_LABEL = re.compile(
    r"[*_\s]*(?:(?P<sender>från|from|avsändare)|(?P<sent>skickat|sent|datum|date|skickades)|(?P<to>till|to|mottagare)"
    r"|(?P<cc>kopia|cc|svar till|reply-to)|(?P<subject>ämne|subject))[*_\s]*:[*_]*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ONE_LINE = re.compile(
    r"\**(?:från|from)\**:\**\s*(?P<sender>.{1,200}?)\s*\**(?:skickat|sent|datum|date)\**:\**\s*(?P<sent>.{4,80}?)\s*"
    r"\**(?:till|to|ämne|subject)\**:",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"(?:[-–—_=*]{2,}\s*)?(?:ursprungligt meddelande|original ?meddelande|ursprungligt mail|original message|"
    r"vidarebefordrat meddelande|vidarebefordrat brev|forwarded message|begin forwarded message|"
    r"start på vidarebefordrat meddelande)\s*:?(?:\s*[-–—_=*]{2,})?",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{8,}")
_WROTE = re.compile(r"\b(?:skrev|wrote)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:den|on)\s|\d{1,2}\s|\d{4}-\d\d|(?:mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)[a-zåäö]*\.?,?\s",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_PRONOUN = re.compile(r"(?:du|ni|vi|jag|han|hon|de|man|you|we|i|he|she|they)\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"--\s*")
_SENT_FROM = re.compile(
    r"(?:skickat från (?:min|mitt|mobilen|outlook|e-post|en)|hämta outlook för|sent from (?:my|outlook|mail)|"
    r"get outlook for)\b.{0,80}",
    re.IGNORECASE,
)
_LONGEST_HEADER = 14

_MONTHS = ("jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec")
_MONTH = "|".join(f"(?P<m{n}>{name})" for n, name in enumerate(_MONTHS, 1))
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
    re.compile(rf"\b(?P<day>\d{{1,2}})\.?\s+(?:{_MONTH})[a-z]*\.?,?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"\b(?:{_MONTH})[a-z]*\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})", re.IGNORECASE),
)


def day_in(text: str) -> date | None:
    """The day that a header line names: ISO, or with the month's name in Swedish or English; None where there is none.

    Days in figures, as in 3/12/2026, mean different things in different countries and are left alone.
    """
    for pattern in _DATES:
        match = pattern.search(text)
        if match is None:
            continue
        found = match.groupdict()
        month = int(found["month"]) if "month" in found else next(n for n in range(1, 13) if found[f"m{n}"])
        try:
            return date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            return None
    return None


def divide(lines: Sequence[Line]) -> tuple[list[Role], list[Start]]:
    """The role of every line, and where quoted messages begin."""
    roles: list[Role] = []
    starts: list[Start] = []
    to_the_end = False
    outside = Role.NEW
    i = 0
    while i < len(lines):
        header = _header(lines, i)
        if header is not None:
            starts.append(Start(i, header.sender, header.sent))
            roles += [Role.QUOTE] * header.lines
            i += header.lines
            below = next((line for line in lines[i:] if line.text.strip()), None)
            # Below a header, ">" on every line tells where the quotation ends. Without it, it goes on to the end.
            to_the_end |= not lines[i - 1].quoted and not (below is not None and below.quoted)
            outside = Role.NEW
            continue
        line = lines[i]
        if line.quoted or to_the_end:
            role = Role.QUOTE
        elif not line.text.strip():
            role = roles[-1] if roles and roles[-1] is not Role.MARK else outside
        elif _SIGNATURE.fullmatch(line.text):
            role, outside = Role.MARK, Role.SIGNATURE
        else:
            role = Role.SIGNATURE if _SENT_FROM.fullmatch(line.text.strip()) else outside
        roles.append(role)
        i += 1
    return roles, starts


def _header(lines: Sequence[Line], i: int) -> _Header | None:
    """What announces a quoted message at line `i`, if anything does."""
    text = lines[i].text.strip()
    if not text:
        return None
    if _ORIGINAL.fullmatch(text):
        at = _next_filled(lines, i + 1)
        below = _labels(lines, at, forwarded=True) if at < len(lines) else None
        return _Header(at - i + below.lines, below.sender, below.sent) if below else _Header(1, None, None)
    if _RULE.fullmatch(text):
        at = _next_filled(lines, i + 1)
        below = _labels(lines, at, forwarded=False) if at < len(lines) else None
        return _Header(at - i + below.lines, below.sender, below.sent) if below else None
    return _labels(lines, i, forwarded=False) or _attribution(lines, i)


def _next_filled(lines: Sequence[Line], i: int) -> int:
    while i < len(lines) and not lines[i].text.strip():
        i += 1
    return i


def _labels(lines: Sequence[Line], i: int, *, forwarded: bool) -> _Header | None:
    """A block of header lines: Från, Skickat, Till, Ämne. Forwarded ones may come in any order."""
    first = _LABEL.match(lines[i].text)
    if first is None or not (first["sender"] or forwarded):
        return None
    if one := _ONE_LINE.match(lines[i].text.strip()):
        return _Header(1, _name(one["sender"]), day_in(one["sent"]))
    values: dict[str, str] = {}
    last = i
    for at in range(i, min(len(lines), i + _LONGEST_HEADER)):
        text = lines[at].text.strip()
        match = _LABEL.match(text)
        if match is not None:
            kind = next(k for k in ("sender", "sent", "to", "cc", "subject") if match[k])
            values.setdefault(kind, match["value"].strip())
            last = at
        elif (not text and len(values) > 2) or at - last > 3:
            break
    if "sender" not in values or "sent" not in values or not ("to" in values or "subject" in values):
        return None
    # "Datum" is a word of memos and minutes, too: there it has no time of day and no e-mail address beside it.
    sent_label = any(_LABEL_SENT.match(line.text) for line in lines[i : last + 1])
    if not (forwarded or sent_label or _TIME.search(values["sent"]) or _ADDRESS.search(values["sender"])):
        return None
    return _Header(last - i + 1, _name(values["sender"]), day_in(values["sent"]))


_LABEL_SENT = re.compile(r"[*_\s]*(?:skickat|sent)[*_\s]*:", re.IGNORECASE)


def _attribution(lines: Sequence[Line], i: int) -> _Header | None:
    """The line "Den … skrev …:", which mail programs may break in three."""
    text = ""
    for count in range(1, 4):
        if i + count > len(lines) or lines[i + count - 1].quoted != lines[i].quoted:
            return None
        piece = lines[i + count - 1].text.strip()
        if not piece or (count == 2 and not _OPENS.match(text)):
            return None
        text = f"{text} {piece}".strip()
        if not text.endswith(":") or not (wrote := _WROTE.search(text)) or len(text) > 400:
            continue
        below = _next_filled(lines, i + count)
        answered = below < len(lines) and lines[below].quoted and not lines[i].quoted
        sender = _sender(text, wrote)
        known = _ADDRESS.search(text) is not None
        dated = day_in(text) is not None and (_TIME.search(text) is not None or answered)
        # "Den 3 december 2026 kl. 10.12 skrev du:" may be the new text itself.
        named = sender is not None and sender[:1].isupper() and not _PRONOUN.match(sender)
        if (known and (dated or answered or text.endswith(">:") or _OPENS.match(text))) or (dated and named):
            return _Header(count, sender, day_in(text))
    return None


def _sender(text: str, wrote: re.Match[str]) -> str | None:
    after = text[wrote.end() :].strip().rstrip(":").strip()
    if after and not re.match(r"(?:den\s+)?\d|(?:den|följande|this)\b", after, re.IGNORECASE):
        return _name(after)
    before = text[: wrote.start()]
    times = list(_TIME.finditer(before))
    return _name(before[times[-1].end() :] if times else before)


def _name(text: str) -> str | None:
    """A sender as a header names one, without the marks and spaces that quoting leaves."""
    text = re.sub(r"\s+", " ", text.replace("*", " ")).replace("< ", "<").replace(" >", ">")
    return text.strip(" ,;\"'") or None
