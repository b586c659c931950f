"""Swedish time expressions: finds them in running text and turns them into dates.

`find` gives the expressions of a text in order, without overlap. Each knows what kind of time it is (a day, a week, a
duration, only a vague word …), how it bounds what is said (at, by, before, after) and, through `period` and `due`,
which days it means seen from a base date: the day the letter was written.

Every expression begins with one of a closed set of words or with a figure, so the text is walked word by word with one
dictionary look-up a word; a regular expression runs only where that word stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from klarsprak.language import periods, timewords
from klarsprak.language.periods import Maker, Period

Resolver = Callable[[date | None], Period | None]

#: How far back a date without a year may lie before it is taken to mean next year. A deadline that passed last month is
#: a mistake worth telling; one that would lie nine months back is next year's.
_PAST_DAYS = 90


class TimeKind(StrEnum):
    """What sort of time an expression gives."""

    DAY = "day"  # den 4 maj, 2026-05-04, 4/5
    WEEKDAY = "weekday"  # på torsdag
    NEAR_DAY = "near_day"  # i morgon, samma dag, efter helgen
    WEEK = "week"  # vecka 14, nästa vecka
    MONTH = "month"  # i mars, i början av mars, nästa månad
    SPAN = "span"  # under 2026, kvartal 2, årsskiftet, före jul
    DURATION = "duration"  # inom fem arbetsdagar, fyra till sex veckor
    CLOCK = "clock"  # kl. 15
    VAGUE = "vague"  # snarast, under hösten, om några dagar
    RECURRING = "recurring"  # varje fredag, vardagar, den 25:e varje månad
    PAST = "past"  # i går, i fredags, för två veckor sedan


class Role(StrEnum):
    """How the expression bounds what is said."""

    AT = "at"  # på, i, under, den, om
    BY = "by"  # senast, till och med, inom, fram till
    BEFORE = "before"  # före, innan
    AFTER = "after"  # efter, från och med, tidigast
    LENGTH = "length"  # a bare duration: how long something takes or lasts
    OFFSET = "offset"  # a duration counted from something named: två veckor före skolstart


_FIRM = frozenset(
    {
        TimeKind.DAY,
        TimeKind.WEEKDAY,
        TimeKind.NEAR_DAY,
        TimeKind.WEEK,
        TimeKind.MONTH,
        TimeKind.SPAN,
        TimeKind.DURATION,
        TimeKind.CLOCK,
    }
)


def _never(base: date | None) -> Period | None:
    del base
    return None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression `start:end` of a text.

    `weekday`: the day of the week that is named, 0 for Monday, or None. `unit`: of a duration, the unit it is counted
    in (`timme`, `dag`, `arbetsdag`, `vecka`, `månad`, `år`). `amount`: of a duration, its upper number, else 0.
    `core`: where the expression itself begins, after “senast”, “inom” and the like.
    """

    start: int
    end: int
    kind: TimeKind
    role: Role = Role.AT
    resolver: Resolver = _never
    weekday: int | None = None
    unit: str = ""
    amount: float = 0
    core: int = -1

    @property
    def firm(self) -> bool:
        """Whether a reader can put it in a calendar."""
        return self.kind in _FIRM

    def period(self, base: date | None = None) -> Period | None:
        """First and last day meant, seen from `base`; None where that cannot be worked out."""
        try:
            return self.resolver(base)
        except (ValueError, OverflowError):  # 31 februari, år 9999 plus tio veckor
            return None

    def due(self, base: date | None = None) -> date | None:
        """The last day on which something promised for this time is in time; None where there is no last day."""
        period = self.period(base)
        if period is None or self.role is Role.AFTER:
            return None
        if self.role is Role.BEFORE:
            return period[0] - timedelta(days=1)
        return period[1]


# ---------------------------------------------------------------------------------------------------------------------
# Words

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH_NUMBER = {
    **{name: n for n, name in enumerate(MONTHS, 1)},
    **{name[:3]: n for n, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKDAY_NUMBER = {
    **{name: n for n, name in enumerate(_WEEKDAYS)},
    **{name + "en": n for n, name in enumerate(_WEEKDAYS)},
    **{name[:3]: n for n, name in enumerate(_WEEKDAYS)},
    **{name[:2]: n for n, name in enumerate(_WEEKDAYS)},
    "tors": 3,
}
_ONES = tuple(
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton".split()  # noqa: SIM905
)
_TENS = {"tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90}
_NUMBERS: dict[str, float] = {
    **{word: n for n, word in enumerate(_ONES) if n},
    **_TENS,
    **{tens + one: ten + n for tens, ten in _TENS.items() for n, one in enumerate(_ONES) if 0 < n < 10},
    **{tens + "ett": ten + 1 for tens, ten in _TENS.items()},
    "ett": 1,
    "hundra": 100,
    "halv": 0.5,
    "halvt": 0.5,
    "halvannan": 1.5,
    "dussin": 12,
}
_ORDINAL_ONES = tuple(
    "nollte första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde "  # noqa: SIM905
    "sextonde sjuttonde artonde nittonde tjugonde".split()
)
_ORDINALS = {
    **{word: n for n, word in enumerate(_ORDINAL_ONES) if n},
    **{"tjugo" + _ORDINAL_ONES[n]: 20 + n for n in range(1, 10)},
    "förste": 1,
    "trettionde": 30,
    "trettioförsta": 31,
}


def _alternatives(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = rf"(?:{_alternatives(_MONTH_NUMBER)})(?![\wåäö])\.?"
_MONTH_FULL = rf"(?:{_alternatives(MONTHS)})\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_ORDINAL = rf"(?:{_alternatives(_ORDINALS)})\b"
_DASH = r"\s*[-–—]\s*"
_NUMBER = rf"(?:\d{{1,3}}(?:,5)?|(?:en och en halv|ett och ett halvt)\b|(?:{_alternatives(_NUMBERS)})\b)"
_UNITS = {
    r"minut(?:er)?s?|min": "minut",
    r"timm(?:ar|e|a|en)s?|tim|h": "timme",
    r"(?:hel)?dygn(?:et)?s?": "dag",
    r"(?:helgfria?\s+)?(?:arbets|var|bank|jobb|kontors)dag(?:ar|en|arna)?s?|helgfria?\s+dag(?:ar)?s?": "arbetsdag",
    r"(?:kalender)?dag(?:ar|en|arna)?s?|dar|dgr": "dag",
    r"(?:kalender|arbets)?veck(?:or|a|an|orna)s?|v|vck": "vecka",
    r"(?:kalender)?månad(?:er|en|erna)?s?|mån": "månad",
    r"kvartal(?:et)?s?": "kvartal",
    r"halvår(?:et)?s?": "halvår",
    r"år(?:et|en)?s?": "år",
}
_UNIT = "(?:" + "|".join(f"(?P<u{i}>{pattern})" for i, pattern in enumerate(_UNITS)) + r")(?![\wåäö])"
_UNIT_NAMES = tuple(_UNITS.values())
_YEAR = r"(?:19|20)\d{2}(?!\d)"
_CLOCK_TIME = r"\d{1,2}(?:[.:]\d{2})?(?!\d)"
_PART_OF_DAY = r"(?:förmiddag|eftermiddag|kväll|morgon|natt)(?:en)?|bitti|lunch|em|fm"
#: What may follow a day and belongs to it: part of the day and clock time.
_DAY_TAIL = re.compile(
    rf"(?:\s+(?:på\s+|under\s+|före\s+|efter\s+)?(?:{_PART_OF_DAY})\b)?"
    rf"(?:,?\s*(?:\(?\s*)?(?:(?:mellan|från|före|efter|senast|omkring|vid|runt)\s+)?(?:(?:kl(?:ockan|o|\b)\.?\s*)(?:{_CLOCK_TIME})"
    rf"|(?<=mellan\s){_CLOCK_TIME})(?:(?:{_DASH}|\s+och\s+|\s+till\s+)(?:kl(?:ockan)?\.?\s*)?{_CLOCK_TIME})?)?",
    re.I,
)


def _number(text: str) -> float:
    text = text.lower()
    if text in ("en och en halv", "ett och ett halvt"):
        return 1.5
    if text[0].isdigit():
        return float(text.replace(",", "."))
    return _NUMBERS[text]


def _nearest(candidates: list[Period], base: date) -> Period | None:
    """Of the same period in several years, the one a writer at `base` means."""
    limit = base - timedelta(days=_PAST_DAYS)
    return next((c for c in candidates if c[1] >= limit), None)


def _in_some_year(make: Callable[[int], Period | None], year: int | None) -> Resolver:
    """Resolves something that comes once a year: in the given year, else in the one that the base date points to."""

    def resolve(base: date | None) -> Period | None:
        if year is not None:
            return make(year)
        if base is None:
            return None
        found: list[Period] = []
        # Eight years ahead hold a 29 February even where a turn of the century leaves one out.
        for candidate in range(base.year - 1, base.year + 9):
            try:
                period = make(candidate)
            except ValueError:  # no such day that year
                continue
            if period is not None:
                found.append(period)
        return _nearest(found, base)

    return resolve


def _relative(make: Callable[[date], Period | None]) -> Resolver:
    return lambda base: None if base is None else make(base)


# ---------------------------------------------------------------------------------------------------------------------
# Parsers: one for each way an expression can begin. Each gets the text and where the word starts.

Parser = Callable[[str, int], TimeExpression | None]
_WORD = re.compile(r"[^\W\d_]+|\d+")


def _first_word(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return "" if match is None else _key(match.group())


def _key(word: str) -> str:
    """What a word is looked up by: `#` for a figure. isdecimal, not isdigit: `¹` is no figure to the patterns either."""
    return "#" if word.isdecimal() else word.lower()


_PARSERS: dict[str, list[Parser]] = {}


def _starts_with(*words: str) -> Callable[[Parser], Parser]:
    def register(parser: Parser) -> Parser:
        for word in words:
            _PARSERS.setdefault(word, []).append(parser)
        return parser

    return register


_DATE = re.compile(
    rf"(?:den\s+)?(?:(?P<d1>{_DAY})(?::[ea]|\.(?=\s)|e\b)?|(?P<o1>{_ORDINAL}))"
    rf"(?:(?:{_DASH}|\s+(?:och|till|eller|t\.?o\.?m\.?)\s+(?:den\s+)?)(?:(?P<d2>{_DAY})(?::[ea]|\.(?=\s))?|(?P<o2>{_ORDINAL})))?"
    rf"\s+(?P<month>{_MONTH})(?:\s+(?P<year>{_YEAR})|\s+(?P<next>nästa\s+år))?",
    re.I,
)
_LAST_OF_MONTH = re.compile(rf"(?:den\s+)?sista\s+(?:dagen\s+i\s+)?(?P<month>{_MONTH_FULL})(?:\s+(?P<year>{_YEAR}))?", re.I)
_ISO = re.compile(r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_SLASH = re.compile(
    rf"(?:den\s+)?(?P<d1>{_DAY})(?:{_DASH}(?P<d2>{_DAY}))?/(?P<month>1[0-2]|0?[1-9])(?:[-/\s](?P<year>{_YEAR}|2\d(?!\d)))?"
    r"(?![\d/])(?!\s+(?:del|av)\b)",
    re.I,
)
_DOTS = re.compile(
    rf"(?:den\s+)?(?P<d1>{_DAY})\.(?P<month>1[0-2]|0?[1-9])\.(?:(?P<year>{_YEAR})|(?=\s|$|,))(?:(?<=\d)|(?<=\.))", re.I
)
_DAY_OF_MONTH = re.compile(rf"den\s+(?:(?P<d1>{_DAY})(?::[ea]\b)?|(?P<o1>{_ORDINAL}))(?!\s*[.,:/–-]?\d)(?!\s*%)", re.I)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)


def _days(first: int, last: int, month: int, year: int | None) -> Resolver:
    return _in_some_year(lambda y: (date(y, month, first), date(y, month, last)), year)


def _absolute_date(text: str, at: int) -> tuple[int, Resolver] | None:
    """A date with a month at `at`: where it ends and how to resolve it."""
    if match := _ISO.match(text, at):
        y, m, d = (int(match[g]) for g in ("year", "month", "day"))
        return match.end(), _days(d, d, m, y)
    if match := _DATE.match(text, at):
        first = int(match["d1"]) if match["d1"] else _ORDINALS[match["o1"].lower()]
        last = int(match["d2"]) if match["d2"] else _ORDINALS[match["o2"].lower()] if match["o2"] else first
        month = _MONTH_NUMBER[match["month"].rstrip(".").lower()]
        end = match.end()
        # A full stop after a whole month name ends the sentence, not the month.
        if match["month"].endswith(".") and match.end("month") == end and match["month"].rstrip(".").lower() in MONTHS:
            end -= 1
        if match["next"]:
            return end, lambda base: base and (date(base.year + 1, month, first), date(base.year + 1, month, last))
        return end, _days(first, last, month, _year(match["year"]))
    if match := _LAST_OF_MONTH.match(text, at):
        month = _MONTH_NUMBER[match["month"].lower()]
        return match.end(), _in_some_year(lambda y: (periods.month(y, month)[1],) * 2, _year(match["year"]))
    for pattern in (_SLASH, _DOTS):
        if match := pattern.match(text, at):
            first = int(match["d1"])
            last = int(match["d2"]) if "d2" in match.groupdict() and match["d2"] else first
            return match.end(), _days(first, last, int(match["month"]), _year(match["year"]))
    return None


def _with_tail(text: str, end: int) -> int:
    match = _DAY_TAIL.match(text, end)
    return match.end() if match else end


@_starts_with("den", "sista", "#", *_ORDINALS)
def _date(text: str, at: int) -> TimeExpression | None:
    found = _absolute_date(text, at)
    if found:
        end, resolver = found
        return TimeExpression(at, _with_tail(text, end), TimeKind.DAY, resolver=resolver)
    if match := _DAY_OF_MONTH.match(text, at):
        day = int(match["d1"]) if match["d1"] else _ORDINALS[match["o1"].lower()]
        end = match.end()
        if not _stands_as_day(match, text[end:]):
            return None
        return TimeExpression(at, _with_tail(text, end), TimeKind.DAY, resolver=_relative(lambda b: periods.coming_day(b, day)))
    return None


_EVERY_MONTH = re.compile(r"\s+(?:varje|i\s+(?:varje\s+)?månad(?:en)?\b|nästa\s+månad)", re.I)
_AFTER_DAY = re.compile(r"\s+(?:och|eller|men|så|kl|samt|för|till|med|från|i|på|om|av|kommer|får|är)\b", re.I)


def _stands_as_day(match: re.Match[str], rest: str) -> bool:
    """Whether “den 25”, “den 25:e”, “den femte” is a day of the month: “den första” and “den 25 bästa” are not."""
    if _EVERY_MONTH.match(rest):
        return True
    if match["o1"]:
        return False
    if re.match(r"\s+[a-zåäö]", rest):
        return ":" in match.group() or _AFTER_DAY.match(rest) is not None
    return re.match(r"\s*(?:[.,;:!?)–-]|$)", rest) is not None


_WEEKDAY_SHORT = re.compile(r"\s+(?:den\s+)?\d{1,2}(?:/\d|[.:]\d\d|\s+[a-zåäö]{3})|\s+(?:mellan\s+|kl\.?\s*)\d", re.I)
_WEEKDAY_RANGE = re.compile(
    rf"(?:{_DASH}|\s+till\s+(?:och\s+med\s+)?|\s+t\.?\s?o\.?\s?m\.?\s+)"
    rf"(?:{_alternatives([w for w in _WEEKDAY_NUMBER if len(w) != 2])}|to|fr)\b",
    re.I,
)


@_starts_with(*_WEEKDAY_NUMBER)
def _weekday(text: str, at: int) -> TimeExpression | None:
    name = _first_word(text, at)
    after = at + len(name)
    if text[after : after + 1].isalnum():
        return None
    number = _WEEKDAY_NUMBER[name]
    after += len(name) < 5 and text[after : after + 1] == "."
    rest = text[after : after + 40]
    if len(name) < 5 and not _WEEKDAY_SHORT.match(rest):
        # “mån–fre” is opening hours; a lone “ons”, “to” or “fre” could be anything.
        match = _WEEKDAY_RANGE.match(rest)
        return TimeExpression(at, after + match.end(), TimeKind.RECURRING) if match else None
    gap = re.compile(r",?\s+(?:den\s+)?").match(text, after)
    found = (_absolute_date(text, gap.end()) or (gap and _absolute_date(text, after + 1))) if gap else None
    if found:
        end, resolver = found
        return TimeExpression(at, _with_tail(text, end), TimeKind.DAY, resolver=resolver, weekday=number)
    if match := _WEEKDAY_RANGE.match(rest):
        return TimeExpression(at, after + match.end(), TimeKind.RECURRING, weekday=number)
    if match := re.match(r"\s+(?:i\s+)?(vecka\s+\d+|v\.?\s*\d+)", rest, re.I):
        week = _week(text, after + match.start(1))
        if week:
            return TimeExpression(at, week.end, TimeKind.WEEKDAY, resolver=_weekday_in(week.resolver, number), weekday=number)
    if match := re.match(r"\s+(?:i\s+)?nästa\s+vecka\b", rest, re.I):
        resolver = _weekday_in(_relative(lambda b: periods.week_of(b + timedelta(days=7))), number)
        return TimeExpression(at, after + match.end(), TimeKind.WEEKDAY, resolver=resolver, weekday=number)
    if name.endswith("en") and re.match(r"\s+i\s+(?:varje\s+)?månad", rest, re.I):
        return TimeExpression(at, after, TimeKind.RECURRING, weekday=number)

    def coming(base: date) -> Period:
        day = periods.next_weekday(base, number)
        return day, day

    return TimeExpression(at, _with_tail(text, after), TimeKind.WEEKDAY, resolver=_relative(coming), weekday=number)


def _weekday_in(week: Resolver, number: int) -> Resolver:
    def resolve(base: date | None) -> Period | None:
        period = week(base)
        return (period[0] + timedelta(days=number),) * 2 if period else None

    return resolve


@_starts_with(*(name + "ar" for name in _WEEKDAYS), *(name + "arna" for name in _WEEKDAYS))
def _weekdays(text: str, at: int) -> TimeExpression | None:
    match = re.compile(r"\w+").match(text, at)
    return TimeExpression(at, match.end(), TimeKind.RECURRING) if match else None


@_starts_with(*(name + "s" for name in _WEEKDAYS))
def _last_weekday(text: str, at: int) -> TimeExpression | None:
    if not re.search(r"\bi\s+$", text[max(0, at - 4) : at], re.I):
        return None
    match = re.compile(r"\w+").match(text, at)
    return TimeExpression(at, match.end(), TimeKind.PAST) if match else None


_WEEK = re.compile(
    rf"(?:veckorna|vecka|v\.?)\s*(?P<w1>[1-5]?\d)(?!\d)"
    rf"(?:(?:{_DASH}|/|\s+(?:och|till|eller)\s+)(?:v(?:ecka|\.)?\s*)?(?P<w2>[1-5]?\d)(?!\d))?"
    rf"(?:,?\s*(?P<year>{_YEAR}))?",
    re.I,
)


@_starts_with("vecka", "veckorna", "v")
def _week(text: str, at: int) -> TimeExpression | None:
    match = _WEEK.match(text, at)
    if match is None:
        return None
    first, last = int(match["w1"]), int(match["w2"] or match["w1"])
    if not (1 <= first <= 53 and 1 <= last <= 53):
        return None

    def make(year: int) -> Period | None:
        start, stop = periods.week(year, first), periods.week(year if last >= first else year + 1, last)
        return (start[0], stop[1]) if start and stop else None

    return TimeExpression(at, match.end(), TimeKind.WEEK, resolver=_in_some_year(make, _year(match["year"])))


_MONTH_ALONE = re.compile(
    rf"(?P<month>{_MONTH_FULL})(?:{_DASH}|/|\s+(?:och|eller|till)\s+)?(?P<last>(?<!\w){_MONTH_FULL})?(?:\s+månad\b)?"
    rf"(?:\s+(?:(?P<year>{_YEAR})|(?P<next>nästa\s+år)))?",
    re.I,
)
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:i|under|till|senast|före|innan|efter|från|fr\.?o\.?m\.?|t\.?o\.?m\.?|och\s+med|tidigast|kring|omkring|runt|hela|sista|mellan|redan"
    r"|(?P<part>början|mitten|slutet|slut|utgången|ingången)\s+(?:av|på)|månadsskiftet|halvan\s+av|veckan\s+i|veckorna\s+i)\s+|[-–/(:]\s*)$",
    re.I,
)


@_starts_with(*MONTHS)
def _month(text: str, at: int) -> TimeExpression | None:
    match = _MONTH_ALONE.match(text, at)
    before = _MONTH_BEFORE.search(text, max(0, at - 24), at)
    if match is None or (before is None and not match["year"]):
        return None
    first = _MONTH_NUMBER[match["month"].lower()]
    last = _MONTH_NUMBER[match["last"].lower()] if match["last"] else first
    end = match.end() if match["last"] or match["year"] or match["next"] else match.start() + len(match["month"])
    if re.match(r"\s+månad\b", text[end:], re.I):
        end += re.match(r"\s+månad\b", text[end:], re.I).end()  # type: ignore[union-attr]
    part = ((before["part"] if before else "") or "").lower()
    part = {"utgången": "slutet", "slut": "slutet", "ingången": "början"}.get(part, part)
    shift = before is not None and before.group().lower().startswith("månadsskiftet")
    start = before.start() if before and (part or shift) else at

    def make(year: int) -> Period:
        period = periods.month(year, first)[0], periods.month(year if last >= first else year + 1, last)[1]
        if shift and last != first:
            border = periods.month(year, first)[1]
            return border - timedelta(days=2), border + timedelta(days=3)
        return periods.part(period, part)

    if match["next"]:
        return TimeExpression(start, end, TimeKind.MONTH, resolver=_relative(lambda b: make(b.year + 1)), core=start)
    resolver = _in_some_year(make, _year(match["year"]))
    return TimeExpression(start, end, TimeKind.MONTH, resolver=resolver, core=start)


_DURATION = re.compile(
    rf"(?P<n1>{_NUMBER})(?:(?:{_DASH}|\s+(?:till|à|á|eller|upp\s+till)\s+|/)(?P<n2>{_NUMBER}))?"
    rf"\s*(?:stycken\s+|hela\s+|nya\s+)?{_UNIT}",
    re.I,
)
_DURATION_OFFSET = re.compile(
    r"\s+(?:före|innan|efter|senare|i\s+förväg|i\s+förtid|från|därefter|räknat|dessförinnan|framåt|framöver|fr\.?o\.?m)\b", re.I
)
_DURATION_OTHER = re.compile(r"\s+(?:ålder\b|gamm(?:al|la|alt)|åt\s+gången)\b|-(?=\w)", re.I)
_DURATION_RATE = re.compile(r"\s*(?:per|om|i|/)\s*(?:dag(?:en)?|vecka(?:n)?|månad(?:en)?|år(?:et)?|dygn(?:et)?)\b", re.I)


@_starts_with("#", *_NUMBERS)
def _duration(text: str, at: int) -> TimeExpression | None:
    match = _DURATION.match(text, at)
    if match is None:
        return None
    unit = next(_UNIT_NAMES[i] for i in range(len(_UNIT_NAMES)) if match[f"u{i}"])
    written = match.group().rstrip()
    if written.endswith(("h", "v")) and not written[0].isdigit() and written[-2] == " ":
        return None
    low = _number(match["n1"])
    amount = _number(match["n2"]) if match["n2"] else low
    rest = text[match.end() : match.end() + 30]
    if _DURATION_OTHER.match(rest):
        return None
    if _DURATION_RATE.match(rest) and not _INSIDE.search(text, max(0, at - 24), at):
        return TimeExpression(at, match.end(), TimeKind.RECURRING)
    if re.match(r"\s+sedan\b(?!\s+dess)", rest, re.I):
        return TimeExpression(at, match.end() + 6, TimeKind.PAST)
    offset = _DURATION_OFFSET.match(rest)

    def resolve(base: date) -> Period:
        return periods.add_duration(base, low, unit), periods.add_duration(base, amount, unit)

    # “två veckor före skolstart”, “inom tre veckor från det att …” count from a day that only the reader knows.
    from_now = _FROM_NOW.match(rest)
    resolver = _never if offset and not from_now else _relative(resolve)
    role = Role.OFFSET if offset else Role.LENGTH
    end = match.end() + (from_now.end() if from_now else 0)
    return TimeExpression(at, end, TimeKind.DURATION, role, resolver, unit=unit, amount=amount)


_FROM_NOW = re.compile(r"\s+(?:framåt|framöver|från\s+(?:i\s?dag|nu|dagens\s+datum|detta\s+datum))\b", re.I)
_INSIDE = re.compile(r"\b(?:inom|om|senast)\s+(?:\w+\s+){0,2}$", re.I)
_NEAREST_UNITS = re.compile(
    rf"(?:(?:den|de|det)\s+)?(?:när(?:ma|m)?st[ae]|kommande|nästkommande|följande|nästföljande)\s+(?P<n1>{_NUMBER})?\s*{_UNIT}",
    re.I,
)


@_starts_with("den", "de", "det", "närmaste", "närmsta", "närmast", "kommande", "följande")
def _nearest_units(text: str, at: int) -> TimeExpression | None:
    """De närmaste två veckorna (firm); de närmaste dagarna (vague); kommande vecka (firm)."""
    match = _NEAREST_UNITS.match(text, at)
    if match is None:
        return None
    unit = next(_UNIT_NAMES[i] for i in range(len(_UNIT_NAMES)) if match[f"u{i}"])
    word = match.group().split()[-1].lower()
    if match["n1"]:
        amount = _number(match["n1"])
    elif word in ("åren", "året") or word.endswith(("orna", "arna", "erna", "or", "ar", "er")):
        return TimeExpression(at, match.end(), TimeKind.VAGUE)
    else:
        amount = 1

    def resolve(base: date) -> Period:
        return base, periods.add_duration(base, amount, unit)

    return TimeExpression(at, match.end(), TimeKind.DURATION, Role.BY, _relative(resolve), unit=unit, amount=amount)


_NEAR: dict[str, list[tuple[re.Pattern[str], TimeKind, Maker]]] = {}
for _words, _pattern, _kind, _maker in timewords.NEAR:
    for _first in _words.split():
        _NEAR.setdefault(_first, []).append((re.compile(_pattern, re.I), TimeKind(_kind), _maker))


@_starts_with(*_NEAR)
def _near(text: str, at: int) -> TimeExpression | None:
    best: TimeExpression | None = None
    for pattern, kind, make in _NEAR[_first_word(text, at)]:
        match = pattern.match(text, at)
        if match and (best is None or match.end() > best.end):
            end = _with_tail(text, match.end()) if kind is TimeKind.NEAR_DAY else match.end()
            # “före lunch” and “innan veckan är slut” already hold their limit: the period is what they mean.
            limited = match.group()[:4].lower() in ("före", "inna", "inom")
            best = TimeExpression(at, end, kind, Role.BY if limited else Role.AT, _relative(make), core=at)
    return best


_QUARTER = re.compile(
    rf"(?:(?P<o>första|andra|tredje|fjärde|sista)\s+(?P<what>kvartal|halvår)et|kvartal\s+(?P<q>[1-4])|Q(?P<q2>[1-4]))\b(?:\s+(?:av\s+)?(?P<year>{_YEAR}))?",
    re.I,
)


@_starts_with("första", "andra", "tredje", "fjärde", "sista", "kvartal", "q1", "q2", "q3", "q4", "q")
def _quarter(text: str, at: int) -> TimeExpression | None:
    match = _QUARTER.match(text, at)
    if match is None:
        return None
    half = (match["what"] or "").lower() == "halvår"
    order = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "sista": 2 if half else 4}
    number = int(match["q"] or match["q2"] or 0) or order[match["o"].lower()]
    length = 6 if half else 3
    if number * length > 12:
        return None

    def make(year: int) -> Period:
        return date(year, (number - 1) * length + 1, 1), periods.month(year, number * length)[1]

    return TimeExpression(at, match.end(), TimeKind.SPAN, resolver=_in_some_year(make, _year(match["year"])))


_BARE_YEAR = re.compile(rf"(?P<year>{_YEAR})(?![\w§/:.-]*\d)(?!-)")
_BEFORE_YEAR = re.compile(
    r"\b(?:under|senast|före|innan|(?P<part>början|slutet|mitten|utgången)\s+av|tidigast|år|hela|i\s+januari)\s+(?:år\s+)?$", re.I
)


@_starts_with("#")
def _year_alone(text: str, at: int) -> TimeExpression | None:
    match = _BARE_YEAR.match(text, at)
    before = _BEFORE_YEAR.search(text, max(0, at - 24), at)
    if match is None or before is None:
        return None
    year = int(match["year"])
    part = {"utgången": "slutet"}.get((before["part"] or "").lower(), (before["part"] or "").lower())
    start = before.start() if part else at
    resolver: Resolver = lambda base: periods.part((date(year, 1, 1), date(year, 12, 31)), part)  # noqa: ARG005, E731
    return TimeExpression(start, match.end(), TimeKind.SPAN, resolver=resolver, core=start)


_FEAST = re.compile(
    r"(?P<p>före|innan|framåt|lagom\s+till|till|efter|över|under|kring|runt|senast|vid)\s+(?:"
    + "|".join(f"(?P<f{i}>{p})" for i, p in enumerate(periods.FEASTS))
    + r")(?![\wåäö])",
    re.I,
)
_FEAST_MAKERS = tuple(periods.FEASTS.values())


@_starts_with("före", "innan", "framåt", "lagom", "till", "efter", "över", "under", "kring", "runt", "senast", "vid")
def _feast(text: str, at: int) -> TimeExpression | None:
    match = _FEAST.match(text, at)
    if match is None:
        return None
    make = next(_FEAST_MAKERS[i] for i in range(len(_FEAST_MAKERS)) if match[f"f{i}"])
    role = {"före": Role.BEFORE, "innan": Role.BEFORE, "efter": Role.AFTER}.get(match["p"].lower(), Role.BY)

    def resolve(base: date) -> Period | None:
        return next((p for y in (base.year - 1, base.year, base.year + 1) if (p := make(y))[1] >= base), None)

    return TimeExpression(
        at,
        match.end(),
        TimeKind.SPAN,
        role,
        lambda base: None if base is None else resolve(base),
        core=match.start("p") + len(match["p"]) + 1,
    )


_HOURS = "ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv"
_CLOCK = re.compile(
    rf"(?:kl(?:ockan|o)?\.?\s+(?:halv\s+|kvart\s+(?:över|i)\s+)?(?:{_HOURS})\b|klockan\s+(?:halv|kvart\s+(?:över|i))\s+\d{{1,2}}(?!\d))"
    rf"|kl(?:ockan|o)?\.?\s*{_CLOCK_TIME}(?:(?:{_DASH}|\s+(?:och|till)\s+)(?:kl(?:ockan)?\.?\s*)?{_CLOCK_TIME})?"
    rf"|mellan\s+(?:kl(?:ockan)?\.?\s*)?{_CLOCK_TIME}\s*(?:och|{_DASH})\s*(?:kl\.?\s*)?{_CLOCK_TIME}"
    r"(?!\s*(?:procent|%|kronor|år|dagar|veckor|månader|personer|meter|[a-zåäö]+er\b))",
    re.I,
)
_BARE_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d:/-]|\.\d)(?!\s*(?:kr|kronor|%|procent|m\b|km|kg|mkr))", re.I)
_BEFORE_CLOCK = re.compile(
    r"\b(?:ca|cirka|c:a|omkring|runt|vid|kommer|dig|er|senast|före|efter|tid|dag|morgon|klar|tillbaka)\s+$", re.I
)


#: Last in a sentence and no number of a chapter: “Ledsagaren möter dig vid entrén 12.45.”
_CLOCK_LAST = re.compile(r"\s*[.!]?\s*$")
_NO_CLOCK = re.compile(
    r"(?:\b(?:kap\w*|avsnitt|version|punkt|tabell|figur|bilaga|rubrik|nr|nummer|kr|på|till|med|är|av|om|i|se)\.?|[.§:\d–-])\s*$",
    re.I,
)


@_starts_with("#")
def _bare_clock(text: str, at: int) -> TimeExpression | None:
    """“Vi är hos dig ca 12.30”, “Taxin kommer 14:05”."""
    match = _BARE_CLOCK.match(text, at)
    last = match is not None and _CLOCK_LAST.match(text, match.end()) and not _NO_CLOCK.search(text, max(0, at - 14), at)
    if match is None or not (last or _BEFORE_CLOCK.search(text, max(0, at - 12), at)):
        return None
    return TimeExpression(at, match.end(), TimeKind.CLOCK, resolver=_relative(periods.days_ahead(0)))


@_starts_with("kl", "klockan", "klo", "mellan")
def _clock(text: str, at: int) -> TimeExpression | None:
    match = _CLOCK.match(text, at)
    if match is None:
        return None
    end = match.end()
    # “kl. 15 i dag” is one time.
    if tail := re.match(r"\s+(?=(?:i\s?dag|i\s?morgon|i\s?kväll|på\s+\w+dag|den\s+\d|samma\s+dag)\b)", text[end:], re.I):
        word = _WORD.match(text, end + tail.end())
        for parser in _PARSERS.get(word.group().lower(), []) if word else []:
            day = parser(text, end + tail.end())
            if day and day.kind in (TimeKind.NEAR_DAY, TimeKind.DAY):
                return TimeExpression(at, day.end, day.kind, resolver=day.resolver, weekday=day.weekday)
    return TimeExpression(at, end, TimeKind.CLOCK, resolver=_relative(periods.days_ahead(0)))


def _phrases(kind: TimeKind, rows: Iterable[tuple[str, str]]) -> None:
    """Register fixed phrases: of those that match, the longest is taken."""
    patterns = timewords.by_first_word(rows)

    @_starts_with(*patterns)
    def parse(text: str, at: int) -> TimeExpression | None:
        end = max((m.end() for p in patterns[_first_word(text, at)] if (m := p.match(text, at))), default=0)
        return TimeExpression(at, end, kind) if end else None


_phrases(TimeKind.VAGUE, timewords.VAGUE)
_phrases(TimeKind.RECURRING, timewords.RECURRING)
_phrases(TimeKind.PAST, timewords.PAST)


# ---------------------------------------------------------------------------------------------------------------------
# Prepositions and limits before an expression

_QUALIFIER = (
    r"(?:cirka|circa|ca\.?|c:a|ungefär|omkring|runt|kring|högst|max\.?|maximalt|som\s+mest|som\s+längst|upp\s+till|uppemot|minst|drygt|knappt|redan"
    r"|normalt|vanligtvis|vanligen|oftast|preliminärt|preliminär|absolut|allra|nu|den|på|i|under|vid|om|till|någon\s+gång|en|ett|nästan|loppet\s+av|en\s+period\s+(?:av|på)|runtomkring|ytterligare|hela)"
)
_PREFIX = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[(:–-]))(?:dock\s+)?(?P<word>(?:absolut\s+|allra\s+)?senast|inte\s+senare\s+än|inom|inte\s+förrän"
    r"|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|före|innan|efter|från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|from|tidigast"
    r"|från|sedan|mellan|till|tills|på|i|under|vid|om|omkring|kring|runt|redan|för|nästa|den)"
    rf"\s+(?:{_QUALIFIER}\s+)*$",
    re.I,
)
_PREFIX_ROLE = {
    "senast": Role.BY,
    "inte senare än": Role.BY,
    "inom": Role.BY,
    "inte förrän": Role.AT,
    "till och med": Role.BY,
    "fram till": Role.BY,
    "till": Role.BY,
    "tills": Role.BY,
    "före": Role.BEFORE,
    "innan": Role.BEFORE,
    "efter": Role.AFTER,
    "från och med": Role.AFTER,
    "tidigast": Role.AFTER,
    "from": Role.AFTER,
    "från": Role.AFTER,
    "sedan": Role.AFTER,
}
#: With one of these a duration is a time limit; with another preposition (“i tre veckor”) it is a length.
_LIMITING = frozenset(("inom", "senast", "om", "efter", "inte senare än", "fram till", "innan", "före", "tidigast"))


def _apply_prefix(text: str, expr: TimeExpression) -> TimeExpression:
    """Widen an expression over the preposition before it, and take its role from that."""
    match = _PREFIX.search(text, max(0, expr.start - 48), expr.start)
    if match is None:
        return expr
    word = re.sub(r"^(?:absolut|allra)\s+", "", re.sub(r"\s+", " ", match["word"].lower()))
    if word.startswith(("t.", "t o", "tom")):
        word = "till och med"
    elif word.startswith(("fr.", "fr o", "fro")):
        word = "från och med"
    role = _PREFIX_ROLE.get(word, Role.AT)
    resolver = expr.resolver
    if expr.kind is TimeKind.DURATION:
        if word not in _LIMITING or (expr.role is Role.OFFSET and word not in ("inom", "senast")):
            return expr
        role = Role.BY
    elif expr.kind is TimeKind.WEEKDAY and word == "nästa" and expr.weekday is not None:
        # “nästa torsdag” is the Thursday of next week; the one to come is “på torsdag” or “nu på torsdag”.
        resolver = _weekday_in(_relative(periods.weeks_ahead(1)), expr.weekday)
    elif expr.kind in (TimeKind.NEAR_DAY, TimeKind.WEEK, TimeKind.MONTH, TimeKind.SPAN) and expr.role is not Role.AT:
        role = expr.role
    elif role is Role.BEFORE and re.match(r"(?:utgången|slutet)\b", text[expr.start :], re.I):
        role = Role.BY  # “före utgången av november” holds the whole of November
    core = expr.core if expr.core >= 0 else expr.start
    return replace(expr, start=match.start("word"), role=role, resolver=resolver, core=core)


_BETWEEN = re.compile(r"\s*(?:[-–—]|till|och|t\.?o\.?m\.?|till\s+och\s+med)\s*(?:den\s+)?", re.I)


def _merge_ranges(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """“från den 4 maj till den 8 juni” is one period."""
    out: list[TimeExpression] = []
    for expr in found:
        last = out[-1] if out else None
        if (
            last
            and last.kind is expr.kind is TimeKind.DAY
            and _BETWEEN.fullmatch(text, last.end, expr.core if expr.core >= 0 else expr.start)
            and (
                text[last.end : last.end + 1] in "-–—"
                or re.match(r"(?:mellan|från)\b", text[last.start :], re.I)
                or last.role is Role.AFTER
            )
        ):
            first, second = last.resolver, expr.resolver

            def both(base: date | None, first: Resolver = first, second: Resolver = second) -> Period | None:
                low, high = first(base), second(base)
                return (low[0], max(low[1], high[1])) if low and high else None

            out[-1] = TimeExpression(last.start, expr.end, TimeKind.DAY, Role.AT, both, core=last.core)
            continue
        out.append(expr)
    return out


#: “i veckan som kommer eller så”, “i helgen eller strax därefter”: no limit after all.
_HEDGED = re.compile(
    r"\s+eller\s+(?:så|där(?:omkring)?|(?:strax|kort|något|lite|tiden)\s+(?:därefter|senare|efter))\b(?!\s+(?:snart|fort))", re.I
)
_KIND_ORDER = (TimeKind.PAST, TimeKind.RECURRING)
_EVERY = re.compile(r"\s+(?:i\s+)?varje\b|\s+i\s+(?:varje\s+)?månaden\b", re.I)


def _longest(text: str, at: int, first: str) -> TimeExpression | None:
    """The longest expression that begins at a word."""
    best: TimeExpression | None = None
    for parser in _PARSERS.get(first, ()):
        expr = parser(text, at)
        if expr and (best is None or expr.end > best.end or (expr.end == best.end and expr.kind in _KIND_ORDER)):
            best = expr
    return best


def find(text: str) -> list[TimeExpression]:
    """The time expressions of a text, in order and without overlap."""
    return list(_find(text) if len(text) <= _KEPT else _find.__wrapped__(text))


# Several rules ask about the same sentences, and in an editor they do so again at every key. A huge text is not kept.
_KEPT = 2_000


@lru_cache(maxsize=2_048)
def _find(text: str) -> tuple[TimeExpression, ...]:
    found: list[TimeExpression] = []
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        token = word.group()
        best = _longest(text, word.start(), _key(token))
        if best is None:
            continue
        if best.kind not in (TimeKind.VAGUE, TimeKind.RECURRING, TimeKind.PAST):
            best = _apply_prefix(text, best)
            if best.kind is TimeKind.DAY and _EVERY.match(text, best.end):
                best = replace(best, kind=TimeKind.RECURRING, resolver=_never)
        last = found[-1] if found else None
        if last and best.start < last.end:
            best = replace(best, start=last.end)
        end = best.end
        if last and best.kind is TimeKind.VAGUE and last.role is Role.OFFSET and not text[last.end : best.start].strip():
            found[-1] = replace(last, end=best.end)  # “två veckor | före skolstart”, “en vecka | senare”
        else:
            found.append(best)
        if best.firm and best.kind is not TimeKind.CLOCK and _HEDGED.match(text, best.end):
            found[-1] = replace(found[-1], kind=TimeKind.VAGUE, resolver=_never)
    return tuple(_merge_ranges(text, found) if len(found) > 1 else found)


def find_alone(text: str) -> list[TimeExpression]:
    """The time expressions of a text that stands alone, such as a table cell, where “Maj” is a month without a preposition."""
    found = find(text)
    if found or len(text) > 30:
        return found
    return [shifted(t, -2) for t in find("i " + text)]


def shifted(time: TimeExpression, by: int) -> TimeExpression:
    """The same expression in a text that has `by` more characters before it."""
    core = time.core + by if time.core >= 0 else -1
    return replace(time, start=max(0, time.start + by), end=time.end + by, core=core)
