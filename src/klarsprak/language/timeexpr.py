"""Swedish time expressions: finds them in running text and turns them into dates.

`find` gives the expressions of a text in order, without overlap. Each knows what kind of time it is (a day, a week, a
duration, only a vague word …), how it bounds what is said (at, by, before, after) and, through `period` and `due`,
which days it means seen from a base date: the day the letter was written.

Every expression begins with one of a closed set of words or with a figure, so the text is walked word by word with one
dictionary look-up a word; a regular expression runs only where that word stands.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from klarsprak.language import workdays

Period = tuple[date, date]
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

_MONTHS = (
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
    **{name: n for n, name in enumerate(_MONTHS, 1)},
    **{name[:3]: n for n, name in enumerate(_MONTHS, 1)},
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
_ONES = [
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
]
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
_ORDINAL_ONES = [
    "nollte",
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
    "trettonde",
    "fjortonde",
    "femtonde",
    "sextonde",
    "sjuttonde",
    "artonde",
    "nittonde",
    "tjugonde",
]
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
_MONTH_FULL = rf"(?:{_alternatives(_MONTHS)})\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_ORDINAL = rf"(?:{_alternatives(_ORDINALS)})\b"
_DASH = r"\s*[-–—]\s*"
_NUMBER = rf"(?:\d{{1,3}}(?:,5)?|(?:en och en halv|ett och ett halvt)\b|(?:{_alternatives(_NUMBERS)})\b)"
_UNITS = {
    r"minut(?:er)?s?|min": "minut",
    r"timm(?:ar|e|a|en)s?|tim|h": "timme",
    r"(?:hel)?dygn(?:et)?s?": "dag",
    r"(?:helgfri[a]?\s+)?(?:arbetsdag|vardag|bankdag|jobbdag|kontorsdag)(?:ar|en|arna)?s?|helgfri[a]?\s+dag(?:ar)?s?": "arbetsdag",
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


# ---------------------------------------------------------------------------------------------------------------------
# Calendar arithmetic


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def iso_week(year: int, week: int) -> Period | None:
    """Monday and Sunday of an ISO week, or None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def _nearest(candidates: list[Period], base: date) -> Period | None:
    """Of the same period in several years, the one a writer at `base` means."""
    limit = base - timedelta(days=_PAST_DAYS)
    later = [c for c in candidates if c[1] >= limit]
    return later[0] if later else None


def _in_some_year(make: Callable[[int], Period | None], year: int | None) -> Resolver:
    """Resolves something that comes once a year: in the given year, else in the one that the base date points to."""

    def resolve(base: date | None) -> Period | None:
        if year is not None:
            return make(year)
        if base is None:
            return None
        found: list[Period] = []
        for candidate in (base.year - 1, base.year, base.year + 1, base.year + 2):
            try:
                period = make(candidate)
            except ValueError:  # 29 februari outside a leap year
                continue
            if period is not None:
                found.append(period)
        return _nearest(found, base)

    return resolve


def _relative(make: Callable[[date], Period]) -> Resolver:
    return lambda base: None if base is None else make(base)


def _month_period(year: int, month: int) -> Period:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _part(period: Period, part: str) -> Period:
    """Beginning, middle or end of a period: a third of it each."""
    first, last = period
    third = ((last - first).days + 1) // 3
    if part == "början":
        return first, first + timedelta(days=max(third, 1) - 1)
    if part == "mitten":
        return first + timedelta(days=third), last - timedelta(days=third)
    if part == "slutet":
        return last - timedelta(days=max(third, 1) - 1), last
    return period


def _week_of(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _next_weekday(base: date, weekday: int) -> date:
    return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)


def add_duration(base: date, amount: float, unit: str) -> date:
    """The day `amount` units after `base`. Hours count as whole days passed; half units are rounded up to days."""
    if unit in ("minut", "timme"):
        return base + timedelta(days=int(amount // 24) if unit == "timme" else 0)
    if unit == "arbetsdag":
        return workdays.add_workdays(base, int(-(-amount // 1)))
    if unit == "dag":
        return base + timedelta(days=int(-(-amount // 1)))
    if unit == "vecka":
        return base + timedelta(days=int(-(-amount * 7 // 1)))
    months = {"månad": 1, "kvartal": 3, "halvår": 6, "år": 12}[unit] * amount
    whole = int(months)
    return add_months(base, whole) + timedelta(days=int(-(-(months - whole) * 30 // 1)))


# ---------------------------------------------------------------------------------------------------------------------
# Parsers: one for each way an expression can begin. Each gets the text and where the word starts.

Parser = Callable[[str, int], TimeExpression | None]
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
        if match["month"].endswith(".") and match.end("month") == end and match["month"].rstrip(".").lower() in _MONTHS:
            end -= 1
        if match["next"]:
            return end, lambda base: base and (date(base.year + 1, month, first), date(base.year + 1, month, last))
        return end, _days(first, last, month, _year(match["year"]))
    if match := _LAST_OF_MONTH.match(text, at):
        month = _MONTH_NUMBER[match["month"].lower()]
        return match.end(), _in_some_year(lambda y: (_month_period(y, month)[1],) * 2, _year(match["year"]))
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
        # “den första”, “den andra” are mostly no dates at all.
        followed = re.match(r"\s+(?:varje|i\s+(?:varje\s+)?månad(?:en)?\b|nästa\s+månad)", text[end : end + 24], re.I)
        if followed is None and (match["o1"] or not re.match(r"\s*(?:[.,;:!?)–-]|$|[a-zåäö])", text[end : end + 3])):
            return None
        if followed is None and match["d1"] and ":" not in match.group() and re.match(r"\s+[a-zåäö]", text[end:]):
            # “den 25 bästa”: a counted thing, not a day; a function word may follow a day.
            if not re.match(r"\s+(?:och|eller|men|så|kl|samt|för|till|med|från|i|på|om|av|kommer|får|är)\b", text[end:], re.I):
                return None
        return TimeExpression(at, _with_tail(text, end), TimeKind.DAY, resolver=_relative(lambda b: _coming_day(b, day)))
    return None


def _coming_day(base: date, day: int) -> Period:
    """The next day with this number in its month, `base` included."""
    month = base if base.day <= day else add_months(base.replace(day=1), 1)
    for _ in range(12):
        if day <= monthrange(month.year, month.month)[1]:
            found = date(month.year, month.month, day)
            return found, found
        month = add_months(month.replace(day=1), 1)
    raise ValueError(day)


_WEEKDAY_SHORT = re.compile(r"\s+(?:den\s+)?\d{1,2}(?:/\d|[.:]\d\d|\s+[a-zåäö]{3})|\s+(?:mellan\s+|kl\.?\s*)\d", re.I)
_WEEKDAY_RANGE = re.compile(
    rf"(?:{_DASH}|\s+till\s+(?:och\s+med\s+)?|\s+t\.?\s?o\.?\s?m\.?\s+)(?:{_alternatives([w for w in _WEEKDAY_NUMBER if len(w) != 2])}|to|fr)\b",
    re.I,
)


@_starts_with(*_WEEKDAY_NUMBER)
def _weekday(text: str, at: int) -> TimeExpression | None:
    word = re.compile(r"\w+\.?").match(text, at)
    assert word
    name = word.group().rstrip(".").lower()
    number = _WEEKDAY_NUMBER[name]
    after = word.end() if len(name) < 5 else at + len(name)
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
        resolver = _weekday_in(_relative(lambda b: _week_of(b + timedelta(days=7))), number)
        return TimeExpression(at, after + match.end(), TimeKind.WEEKDAY, resolver=resolver, weekday=number)
    if name.endswith("en") and re.match(r"\s+i\s+(?:varje\s+)?månad", rest, re.I):
        return TimeExpression(at, after, TimeKind.RECURRING, weekday=number)

    def coming(base: date) -> Period:
        day = _next_weekday(base, number)
        return day, day

    return TimeExpression(at, _with_tail(text, after), TimeKind.WEEKDAY, resolver=_relative(coming), weekday=number)


def _weekday_in(week: Resolver, number: int) -> Resolver:
    def resolve(base: date | None) -> Period | None:
        period = week(base)
        return (period[0] + timedelta(days=number),) * 2 if period else None

    return resolve


@_starts_with(*(name + "ar" for name in _WEEKDAYS), *(name + "arna" for name in _WEEKDAYS), "vardagar", "vardagarna", "helger")
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
    rf"(?:veckorna|vecka|v\.?)\s*(?P<w1>[1-5]?\d)(?!\d)(?:(?:{_DASH}|/|\s+(?:och|till|eller)\s+)(?:v(?:ecka|\.)?\s*)?(?P<w2>[1-5]?\d)(?!\d))?"
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
        start, stop = iso_week(year, first), iso_week(year if last >= first else year + 1, last)
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


@_starts_with(*_MONTHS)
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
        period = _month_period(year, first)[0], _month_period(year if last >= first else year + 1, last)[1]
        if shift and last != first:
            border = _month_period(year, first)[1]
            return border - timedelta(days=2), border + timedelta(days=3)
        return _part(period, part)

    if match["next"]:
        return TimeExpression(start, end, TimeKind.MONTH, resolver=_relative(lambda b: make(b.year + 1)), core=start)
    resolver = _in_some_year(make, _year(match["year"]))
    return TimeExpression(start, end, TimeKind.MONTH, resolver=resolver, core=start)


_DURATION = re.compile(
    rf"(?P<n1>{_NUMBER})(?:(?:{_DASH}|\s+(?:till|à|á|eller|upp\s+till)\s+|/)(?P<n2>{_NUMBER}))?\s*(?:stycken\s+|hela\s+|nya\s+)?{_UNIT}",
    re.I,
)
_DURATION_OFFSET = re.compile(
    r"\s+(?:före|innan|efter|senare|i\s+förväg|i\s+förtid|från|därefter|räknat|dessförinnan|framåt|framöver|fr\.?o\.?m)\b", re.I
)
_DURATION_OTHER = re.compile(r"\s+(?:gamm(?:al|la|alt)|åt\s+gången)\b|-(?=\w)", re.I)
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
    role = Role.OFFSET if _DURATION_OFFSET.match(rest) else Role.LENGTH

    def resolve(base: date) -> Period:
        return add_duration(base, low, unit), add_duration(base, amount, unit)

    return TimeExpression(at, match.end(), TimeKind.DURATION, role, _relative(resolve), unit=unit, amount=amount)


_INSIDE = re.compile(r"\b(?:inom|om|senast)\s+(?:\w+\s+){0,2}$", re.I)
_NEAREST_UNITS = re.compile(
    rf"(?:(?:den|de|det)\s+)?(?:när(?:ma|m)?st[ae]|kommande|nästkommande|följande|nästföljande)\s+(?P<n1>{_NUMBER})?\s*{_UNIT}", re.I
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
    elif word == "åren" or word.endswith(("orna", "arna", "erna", "or", "ar", "er")):
        return TimeExpression(at, match.end(), TimeKind.VAGUE)
    else:
        amount = 1

    def resolve(base: date) -> Period:
        return base, add_duration(base, amount, unit)

    return TimeExpression(at, match.end(), TimeKind.DURATION, Role.BY, _relative(resolve), unit=unit, amount=amount)


# Expressions that only depend on the base date: wording, kind, and what it means.


def _same(days: int) -> Callable[[date], Period]:
    return lambda b: (b + timedelta(days=days),) * 2


def _this_week(weeks: int, part: str = "") -> Callable[[date], Period]:
    return lambda b: _part_of_week(_week_of(b + timedelta(days=7 * weeks)), part)


def _part_of_week(week: Period, part: str) -> Period:
    monday, sunday = week
    if part == "början":
        return monday, monday + timedelta(days=1)
    if part == "mitten":
        return monday + timedelta(days=2), monday + timedelta(days=2)
    if part == "slutet":
        return monday + timedelta(days=3), sunday
    return week


def _this_month(months: int, part: str = "") -> Callable[[date], Period]:
    def make(base: date) -> Period:
        day = add_months(base.replace(day=1), months)
        return _part(_month_period(day.year, day.month), part)

    return make


def _year_period(years: int, part: str = "") -> Callable[[date], Period]:
    return lambda b: _part((date(b.year + years, 1, 1), date(b.year + years, 12, 31)), part)


def _weekend(base: date) -> Period:
    monday = _week_of(base)[0]
    return monday + timedelta(days=5), monday + timedelta(days=6)


def _after_weekend(base: date) -> Period:
    monday = _week_of(base)[0] + timedelta(days=7)
    day = monday if workdays.is_workday(monday) else workdays.next_workday(monday)
    return day, day


def _next_office_day(base: date) -> Period:
    return (workdays.next_workday(base),) * 2


_NEAR: list[tuple[str, TimeKind, Callable[[date], Period]]] = [
    (
        r"i\s?dag\b(?!släge)|i\s?kväll|i\s?eftermiddag|i\s?förmiddag|i\s?natt|nu\s+i\s+(?:kväll|natt|eftermiddag)",
        TimeKind.NEAR_DAY,
        _same(0),
    ),
    (r"(?:under|i)\s+(?:dagen|eftermiddagen|förmiddagen|kvällen|natten|morgonen)\b(?!s)", TimeKind.NEAR_DAY, _same(0)),
    (r"samma\s+(?:dag|dygn|kväll|arbetsdag|vardag|eftermiddag)\b", TimeKind.NEAR_DAY, _same(0)),
    (r"(?:före|efter|innan|vid|till)\s+lunch(?:en|tid|dags|tiden)?\b", TimeKind.NEAR_DAY, _same(0)),
    (r"innan\s+(?:jag|vi)\s+(?:går|stänger|slutar)\b(?:\s+(?:hem|för\s+dagen))?", TimeKind.NEAR_DAY, _same(0)),
    (
        r"(?:innan|före)\s+(?:dagen|dagens)\s+(?:är\s+)?slut\b|i\s+slutet\s+(?:av|på)\s+(?:arbets)?dagen",
        TimeKind.NEAR_DAY,
        _same(0),
    ),
    (
        r"(?:inom|i)\s+(?:en|den\s+närmaste)\s+timme[n]?\b|inom\s+timmen|inom\s+(?:en\s+)?(?:halvtimme|kvart)[n]?\b|om\s+(?:en\s+)?(?:halvtimme|kvart)\b",
        TimeKind.NEAR_DAY,
        _same(0),
    ),
    (r"i\s?mor(?:gon|ron|rn|n)\b", TimeKind.NEAR_DAY, _same(1)),
    (r"i\s?över\s?mor(?:gon|ron|n)\b", TimeKind.NEAR_DAY, _same(2)),
    (r"dagen\s+(?:efter|därpå|därefter)\b|(?:nästa|nästföljande|påföljande|följande)\s+dag\b", TimeKind.NEAR_DAY, _same(1)),
    (
        r"(?:nästa|nästföljande|påföljande|följande|kommande|närmast\s+följande)\s+(?:helgfria\s+)?(?:arbetsdag|vardag|bankdag)\b",
        TimeKind.NEAR_DAY,
        _next_office_day,
    ),
    (r"(?:i|till|under|över)\s+(?:den\s+här\s+)?helgen\b", TimeKind.NEAR_DAY, _weekend),
    (r"efter\s+helgen\b", TimeKind.NEAR_DAY, _after_weekend),
    (r"(?:före|innan)\s+helgen\b", TimeKind.NEAR_DAY, lambda b: (_week_of(b)[0] + timedelta(days=4),) * 2),
    (r"i\s+början\s+(?:av|på)\s+(?:nästa|kommande)\s+vecka\b", TimeKind.WEEK, _this_week(1, "början")),
    (r"i\s+mitten\s+(?:av|på)\s+(?:nästa|kommande)\s+vecka\b", TimeKind.WEEK, _this_week(1, "mitten")),
    (r"i\s+slutet\s+(?:av|på)\s+(?:nästa|kommande)\s+vecka\b", TimeKind.WEEK, _this_week(1, "slutet")),
    (r"i\s+(?:början|mitten)\s+(?:av|på)\s+veckan\b", TimeKind.WEEK, _this_week(0, "mitten")),
    (
        r"(?:i|mot)\s+slutet\s+(?:av|på)\s+(?:denna\s+)?vecka[n]?\b|(?:innan|före)\s+(?:veckan\s+är\s+slut|veckans\s+slut|veckoslutet)|senare\s+(?:i|under|denna|den\s+här)\s+vecka[n]?\b",
        TimeKind.WEEK,
        _this_week(0, "slutet"),
    ),
    (
        r"(?:veckan|vecka)\s+(?:efter|därpå|därefter)\b|i\s+veckan\s+som\s+kommer|(?:den\s+)?(?:nästa|kommande|nästkommande|påföljande|nästföljande)\s+vecka\b(?!\s*\d)",
        TimeKind.WEEK,
        _this_week(1),
    ),
    (r"(?:i|under|inom|nu\s+i)\s+veckan\b|(?:denna|den\s+här|innevarande)\s+vecka[n]?\b", TimeKind.WEEK, _this_week(0)),
    (r"i\s+början\s+(?:av|på)\s+(?:nästa|kommande)\s+månad\b", TimeKind.MONTH, _this_month(1, "början")),
    (r"i\s+mitten\s+(?:av|på)\s+(?:nästa|kommande)\s+månad\b", TimeKind.MONTH, _this_month(1, "mitten")),
    (r"i\s+slutet\s+(?:av|på)\s+(?:nästa|kommande)\s+månad\b", TimeKind.MONTH, _this_month(1, "slutet")),
    (
        r"(?:i|mot|vid)\s+slutet\s+(?:av|på)\s+(?:denna\s+)?månad(?:en)?\b|(?:innan|före)\s+(?:månaden\s+är\s+slut|månadens\s+(?:slut|utgång))|senare\s+(?:i|under|denna)\s+månad(?:en)?\b|(?:vid\s+|i\s+)?månadsskiftet\b(?!\s+\w+\s?[-–/])",
        TimeKind.MONTH,
        _this_month(0, "slutet"),
    ),
    (r"i\s+mitten\s+(?:av|på)\s+månaden\b", TimeKind.MONTH, _this_month(0, "mitten")),
    (r"i\s+början\s+(?:av|på)\s+månaden\b", TimeKind.MONTH, _this_month(0, "början")),
    (r"(?:i|under|inom)\s+månaden\b|(?:denna|den\s+här|innevarande)\s+månad(?:en)?\b", TimeKind.MONTH, _this_month(0)),
    (r"(?:nästa|kommande|nästkommande|påföljande)\s+månad\b|månaden\s+(?:efter|därpå)\b", TimeKind.MONTH, _this_month(1)),
    (r"i\s+början\s+(?:av|på)\s+nästa\s+år\b", TimeKind.SPAN, _year_period(1, "början")),
    (
        r"(?:i|mot)\s+slutet\s+(?:av|på)\s+(?:året|i\s+år)\b|(?:innan|före)\s+(?:året\s+är\s+slut|årets\s+(?:slut|utgång))",
        TimeKind.SPAN,
        _year_period(0, "slutet"),
    ),
    (r"(?:under\s+)?nästa\s+år\b", TimeKind.SPAN, _year_period(1)),
    (r"inom\s+samma\s+tid\b", TimeKind.SPAN, _same(0)),
    (r"årsskiftet\b", TimeKind.SPAN, lambda b: (date(b.year + 1, 1, 1),) * 2),
    (r"halvårsskiftet\b", TimeKind.SPAN, lambda b: (date(b.year + (b.month > 6), 7, 1),) * 2),
    (r"nästa\s+(?:nämnd(?:s)?|styrelse|fullmäktige)?(?:sammanträde|möte)\b(?=\s+den\b)", TimeKind.VAGUE, _same(0)),
]
_NEAR_ROLES = re.compile(r"^(?:före|innan)\b", re.I)
_NEAR_COMPILED = [(re.compile(p, re.I), kind, make) for p, kind, make in _NEAR]
_NEAR_FIRST = [
    "i",
    "idag",
    "ikväll",
    "inatt",
    "imorgon",
    "imorron",
    "imorrn",
    "imorn",
    "iövermorgon",
    "under",
    "samma",
    "före",
    "efter",
    "innan",
    "vid",
    "till",
    "inom",
    "om",
    "nu",
    "dagen",
    "nästa",
    "nästföljande",
    "påföljande",
    "följande",
    "kommande",
    "nästkommande",
    "närmast",
    "mot",
    "senare",
    "veckan",
    "vecka",
    "den",
    "denna",
    "innevarande",
    "månaden",
    "månadsskiftet",
    "årsskiftet",
    "halvårsskiftet",
    "över",
]


@_starts_with(*_NEAR_FIRST)
def _near(text: str, at: int) -> TimeExpression | None:
    best: TimeExpression | None = None
    for pattern, kind, make in _NEAR_COMPILED:
        match = pattern.match(text, at)
        if match and (best is None or match.end() > best.end):
            end = _with_tail(text, match.end()) if kind is TimeKind.NEAR_DAY else match.end()
            # “före lunch” and “innan veckan är slut” already hold their limit: the period is what they mean.
            best = TimeExpression(at, end, kind, Role.BY, _relative(make), core=at)
    if best and not _NEAR_ROLES.match(best_text := text[best.start : best.end]) and not best_text.lower().startswith("inom"):
        return TimeExpression(best.start, best.end, best.kind, Role.AT, best.resolver, core=best.core if best_text[:1] else -1)
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
        return date(year, (number - 1) * length + 1, 1), _month_period(year, number * length)[1]

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
    resolver: Resolver = lambda base: _part((date(year, 1, 1), date(year, 12, 31)), part)  # noqa: ARG005, E731
    return TimeExpression(start, match.end(), TimeKind.SPAN, resolver=resolver, core=start)


_FEASTS: dict[str, Callable[[int], Period]] = {
    r"jul(?:afton|en|helgen|helgerna|ledigheten)?": lambda y: (date(y, 12, 24), date(y, 12, 26)),
    r"nyår(?:et|safton|sdagen|shelgen)?": lambda y: (date(y, 12, 31), date(y + 1, 1, 1)),
    r"trettonhelgen|trettondedagen": lambda y: (date(y, 1, 6), date(y, 1, 6)),
    r"påsk(?:en|helgen|afton|lovet)?": lambda y: (workdays.easter(y) - timedelta(days=2), workdays.easter(y) + timedelta(days=1)),
    r"valborg(?:smässoafton)?": lambda y: (date(y, 4, 30), date(y, 4, 30)),
    r"första\s+maj": lambda y: (date(y, 5, 1), date(y, 5, 1)),
    r"kristi\s+himmelsfärd(?:s?dag|shelgen)?": lambda y: (workdays.easter(y) + timedelta(days=39),) * 2,
    r"pingst(?:en|helgen)?": lambda y: (workdays.easter(y) + timedelta(days=49),) * 2,
    r"nationaldagen": lambda y: (date(y, 6, 6), date(y, 6, 6)),
    r"midsommar(?:en|helgen|afton)?": lambda y: next(
        (d, d + timedelta(days=2)) for d, n in workdays.holidays(y).items() if n == "midsommarafton"
    ),
    r"alla\s+helgon(?:s\s+dag|ahelgen)": lambda y: next(
        (d, d) for d, n in workdays.holidays(y).items() if n == "alla helgons dag"
    ),
    r"lucia": lambda y: (date(y, 12, 13), date(y, 12, 13)),
}
_FEAST = re.compile(
    r"(?P<p>före|innan|till|efter|över|under|kring|runt|senast|vid)\s+(?:"
    + "|".join(f"(?P<f{i}>{p})" for i, p in enumerate(_FEASTS))
    + r")(?![\wåäö])",
    re.I,
)
_FEAST_MAKERS = tuple(_FEASTS.values())


@_starts_with("före", "innan", "till", "efter", "över", "under", "kring", "runt", "senast", "vid")
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


_CLOCK = re.compile(
    rf"(?:kl(?:ockan|o)?\.?\s*(?P<a>{_CLOCK_TIME})(?:(?:{_DASH}|\s+(?:och|till)\s+)(?:kl(?:ockan)?\.?\s*)?{_CLOCK_TIME})?|mellan\s+(?:kl(?:ockan)?\.?\s*)?{_CLOCK_TIME}\s*(?:och|{_DASH})\s*(?:kl\.?\s*)?{_CLOCK_TIME}(?!\s*(?:procent|%|kronor|år|dagar|veckor|månader|personer|meter|[a-zåäö]+er\b)))",
    re.I,
)


_BARE_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d:/-]|\.\d)(?!\s*(?:kr|kronor|%|procent|m\b|km|kg|mkr))", re.I)
_BEFORE_CLOCK = re.compile(r"\b(?:ca|cirka|c:a|omkring|runt|vid|kommer|dig|er|senast|före|efter|tid|dag|morgon|klar|tillbaka)\s+$", re.I)


@_starts_with("#")
def _bare_clock(text: str, at: int) -> TimeExpression | None:
    """“Vi är hos dig ca 12.30”, “Taxin kommer 14:05”."""
    match = _BARE_CLOCK.match(text, at)
    if match is None or not _BEFORE_CLOCK.search(text, max(0, at - 12), at):
        return None
    return TimeExpression(at, match.end(), TimeKind.CLOCK, resolver=_relative(_same(0)))


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
    return TimeExpression(at, end, TimeKind.CLOCK, resolver=_relative(_same(0)))


_RECURRING = re.compile(
    r"(?:varje|varannan|varenda|vart\s?annat|vartannat|var\s+(?:tredje|fjärde|femte|sjätte|tionde)|var\s+och\s+varannan)\s+(?:\w+\s+)?"
    r"(?:\w*dag|vardag|\w*vecka|månad|år|kvartal|termin|kväll|morgon|natt|timme|minut|halvår|gång|(?:%s))\b"
    r"|dagligen|veckovis|månadsvis|månatligen|årligen|kvartalsvis|årsvis|dygnet\s+runt|regelbundet\b|kontinuerligt\b|alla\s+(?:vardagar|dagar|helger)"
    r"|(?:en|två|tre|fyra|\d+)\s+gång(?:er)?\s+(?:per|om|i|varje|under)\s+(?:dag|vecka|månad|år|termin|kvartal|halvår)\w*"
    r"|(?:första|andra|tredje|fjärde|sista)\s+\w+dagen\s+i\s+(?:varje\s+)?månaden"
    r"|(?:i\s+(?:början|slutet|mitten)\s+av\s+)varje\s+\w+" % "|".join(_MONTHS),
    re.I,
)


@_starts_with(
    "varje",
    "varannan",
    "varenda",
    "vart",
    "vartannat",
    "var",
    "dagligen",
    "veckovis",
    "månadsvis",
    "månatligen",
    "årligen",
    "kvartalsvis",
    "årsvis",
    "dygnet", "regelbundet", "kontinuerligt",
    "alla",
    "en",
    "två",
    "tre",
    "fyra",
    "#",
    "första",
    "andra",
    "tredje",
    "fjärde",
    "sista",
    "i",
)
def _recurring(text: str, at: int) -> TimeExpression | None:
    match = _RECURRING.match(text, at)
    return TimeExpression(at, match.end(), TimeKind.RECURRING) if match else None


_PAST = re.compile(
    r"i\s?går\b|i\s?förr\s?går|förra\s+(?:vecka[n]?|månad(?:en)?|år(?:et)?|höst(?:en)?|vår(?:en)?|sommar(?:en)?|vinter(?:n)?|helgen|\w+dag(?:en)?)"
    r"|i\s?(?:våras|somras|höstas|vintras|julas|påskas|fjol|morse)\b|häromdagen|häromsistens|nyligen|föregående\s+(?:vecka|månad|år|dag)"
    r"|för\s+(?:\w+\s+){1,3}sedan\b|sedan\s+(?:i\s+\w+s|den\s+\d{1,2}\s+\w+|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b"
    r"|tidigare\s+(?:i\s+(?:år|veckan|månaden|dag|vår|höst|somras))|hittills|sedan\s+dess|i\s+lördags|till\s+dags\s+dato",
    re.I,
)


@_starts_with(
    "i",
    "igår",
    "iförrgår",
    "förra",
    "häromdagen",
    "häromsistens",
    "nyligen",
    "föregående",
    "för",
    "sedan",
    "tidigare",
    "hittills",
    "till",
)
def _past(text: str, at: int) -> TimeExpression | None:
    match = _PAST.match(text, at)
    return TimeExpression(at, match.end(), TimeKind.PAST) if match else None


_SEASON_WORD = (
    r"(?:(?:för|sen|efter)?(?:vår|sommar|höst|vinter)(?:en|n|terminen|säsongen|semestern|lovet|uppehållet|månaderna|halvåret)?|vårvintern|sensommaren|senhösten|förvåren"
    r"|semestern|semestrarna|semesterperioden|ledigheten|terminen|läsåret|säsongen|året|terminsstart(?:en)?|skolstart(?:en)?|lovet|sportlovet|höstlovet|påsklovet|jullovet|decenniet|mandatperioden)"
)
_VAGUE_PATTERNS = (
    r"så\s+(?:snart|fort|snabbt|tidigt|skyndsamt|raskt|kvickt)(?:\s+som)?(?:\s+(?:det\s+(?:bara\s+|är\s+)?(?:praktiskt\s+)?(?:möjligt|går|någonsin)|möjligt|(?:vi|jag|hon|han|de)\s+(?:bara\s+)?(?:kan|hinner|vet|har\s+möjlighet)))?\b(?!\s+inte\b)",
    r"snarast(?:\s+möjligt)?\b",
    r"med\s+det\s+snaraste\b",
    r"(?:gan?ska|mycket|rätt|väldigt|förhoppningsvis|alldeles)?\s*snart\b(?!\s+är\b)",
    r"inom\s+kort\b",
    r"strax\b(?!\s+(?:innan|före|efter|utanför|norr|söder|öster|väster|intill|bredvid|över|under))",
    r"omgående\b|omedelbart\b|ögonblickligen\b|genast\b|prompt\b|asap\b|illico\b",
    r"skyndsamt\b|skyndsammast\b|snabbast\s+möjligt\b|fortast\s+möjligt\b|snarligen\b",
    r"utan\s+(?:onödi[g]t?|oskäligt|vidare|större|mer)?\s*(?:dröjsmål|fördröjning|uppskov|tidsutdräkt|onödig\s+fördröjning)\b",
    r"i\s+brådskande\s+ordning\b|i\s+närtid\b|inom\s+det\s+snaraste\b",
    r"inom\s+(?:en\s+|ett\s+)?(?:\w+\s+){0,3}?(?:rimlig|skälig|snar|nära|lång|överskådlig|lagom|acceptabel|godtagbar|kort|avlägsen)\s+(?:tid|framtid|tidsrymd|tidsram)\b",
    r"(?:inom|under|i)\s+(?:den\s+)?(?:när(?:ma|m)?st[ae]|kommande)\s+(?:tid(?:en)?|framtid(?:en)?)\b",
    r"(?:inom|under|de)?\s*(?:den|de)?\s*(?:när(?:ma|m)?st[ae]|kommande)\s+(?:dagarna|veckorna|månaderna|åren|tiden|framtiden)\b",
    r"(?:under|inom)\s+(?:de\s+)?(?:dagarna|veckorna)\s+(?:som\s+kommer|framöver)\b|under\s+dagarna\b",
    r"framöver\b|framgent\b|fortsättningsvis\b|i\s+framtiden\b|för\s+framtiden\b",
    r"längre\s+fram\b|(?:lite\s+|något\s+)?senare\b(?!\s+(?:än|beslut|brev|ärende|år))|så\s+småningom\b|i\s+sinom\s+tid\b|med\s+tiden\b|förr\s+eller\s+senare\b|sinom\s+tid\b",
    r"vid\s+(?:\w+\s+){0,3}tillfälle\b",
    r"när\s+(?:tillfälle\s+ges|tid\s+finns|tiden\s+medger|tid\s+ges|möjlighet\s+(?:ges|finns)|läge\s+(?:ges|finns))\b",
    r"(?:när|då|vartefter|allteftersom|i\s+den\s+takt|så\s+(?:snart|fort|snabbt))\s+(?:vi|jag|hon|han|de|man|någon|personalen|tid|väder\w*|vädret(?:\s+och\s+\w+)?|bemanningen|resurser\w*|det)\s+(?:bara\s+)?(?:hinner|kan|har\s+(?:tid|möjlighet|en\s+lucka|tillfälle|resurser|hunnit)|(?:har\s+)?får?t?t?\s+(?:lite\s+)?(?:tid|möjlighet|tillfälle|en\s+lucka|luft|loss)|finns\s+(?:tid|möjlighet|utrymme|resurser|personal)|tillåter|medger|går|passar|räcker|blir\s+(?:tid|möjligt|läge|lucka|en\s+lucka)|är\s+(?:möjligt|praktiskt\s+möjligt|dags|läge))",
    r"i\s+mån\s+av\s+(?:tid|resurser|plats|möjlighet|utrymme)\b|efter\s+hand\b|efterhand\b|allt\s?eftersom\b|vartefter\b|undan\s+för\s+undan\b|efter\s+förmåga\b|i\s+möjligaste\s+mån\b",
    r"i\s+(?:tur\s+och\s+ordning|turordning|den\s+ordning)\b|i\s+kö(?:ordning)?\b",
    r"löpande\b(?!\s+(?:band|text|ränta|räkning))|fortlöpande\b",
    r"i\s+god\s+tid\b|med\s+god\s+framförhållning\b|i\s+(?:rätt|lagom)\s+tid\b",
    r"(?:om|inom|efter|i|under)?\s*(?:bara\s+|förhoppningsvis\s+)?(?:några(?:\s+få)?|någon|något|ett\s+par(?:\s+tre)?|ett\s+antal|en\s+handfull|flera|enstaka|ett\s+fåtal)\s+(?:arbets|var)?(?:timmar|timme|dygn|dagar|dag|dar|veckor|vecka|månader|månad|minuter|år)(?:s\s+tid)?\b",
    r"(?:om|inom|efter)\s+(?:en\s+(?:liten\s+|kort\s+)?(?:stund|tid)|ett\s+tag)\b|ett\s+(?:litet\s+)?tag\b(?!\s+sedan)|en\s+(?:liten\s+|god\s+)?stund\b|lång\s+tid\b|(?:lite\s+|något\s+|betydligt\s+)?längre\s+tid\b|viss\s+tid\b",
    r"(?:kan\s+)?(?:komma\s+att\s+)?(?:variera|skifta|vara\s+olika)\b|varierar\b|skiftar\b",
    r"med\s+förtur\b|prioriterat\b|med\s+hög\s+prioritet\b",
    rf"(?:i|under|till|före|innan|efter|framåt|framemot|senast|tidigast|inför|kring|mot|från)\s+(?:(?:den\s+|nu\s+i\s+|slutet\s+av\s+|början\s+av\s+|mitten\s+av\s+|efter\s+|senare\s+delen\s+av\s+|första\s+delen\s+av\s+)?)(?:nästa\s+|kommande\s+|innevarande\s+)?{_SEASON_WORD}(?:\s+{_YEAR})?(?![\wåäö])",
    rf"(?:våren|sommaren|hösten|vintern)\s+{_YEAR}",
    r"(?:nästa|kommande)\s+(?:termin|säsong|höst|vår|sommar|vinter|läsår)\b",
    r"n(?:ågon|ån)\s+gång\b(?:\s+(?:efter|till|framåt|framemot)\s+(?:jul|nyår|påsk|midsommar)(?:en|et)?)?|senare\s+(?:i\s+(?:år|vår|höst)|under\s+(?:året|våren|hösten))",
    r"inom\s+(?:de\s+)?ordinarie\s+(?:handläggningstid|tid)\b|i\s+rimlig\s+tid\b|i\s+vanlig\s+ordning\b",
    r"när\s+det\s+(?:är|blir)\s+dags\b",
    r"(?:så\s+)?(?:snabbt|fort|raskt|kvickt)\b(?!\s+(?:som\s+attan|sagt|växande))",
    r"till\s+(?:våren|hösten|sommaren|vintern)\b",
    r"på\s+gång\b|nära\s+förestående\b|när\s+det\s+(?:närmar\s+sig|drar\s+ihop\s+sig)\b|viss\s+(?:vänte|handläggnings)tid\b",
    r"i\s+dagarna\b|endera\s+dagen\b|vilken\s+dag\s+som\s+helst\b",
)
_VAGUE = [re.compile(p, re.I) for p in _VAGUE_PATTERNS]
_VAGUE_FIRST = ["på", "nära", 
    "så",
    "snarast",
    "med",
    "ganska",
    "mycket",
    "rätt",
    "väldigt",
    "förhoppningsvis",
    "alldeles",
    "snart",
    "inom",
    "strax",
    "omgående",
    "omedelbart",
    "ögonblickligen",
    "genast",
    "prompt",
    "asap",
    "illico",
    "skyndsamt",
    "skyndsammast",
    "snabbast",
    "fortast",
    "snarligen",
    "utan",
    "i",
    "under",
    "de",
    "den",
    "närmaste",
    "närmsta",
    "kommande",
    "framöver",
    "framgent",
    "fortsättningsvis",
    "för",
    "längre",
    "lite",
    "något",
    "senare",
    "sinom",
    "förr",
    "vid",
    "när",
    "då",
    "om",
    "vartefter",
    "allteftersom",
    "efter",
    "efterhand",
    "allt",
    "undan",
    "löpande",
    "kontinuerligt",
    "fortlöpande",
    "regelbundet",
    "några",
    "någon",
    "ett",
    "en",
    "flera",
    "enstaka",
    "bara",
    "lång",
    "betydligt",
    "viss",
    "kan",
    "komma",
    "variera",
    "skifta",
    "vara",
    "varierar",
    "skiftar",
    "prioriterat",
    "till",
    "före",
    "innan",
    "framåt",
    "framemot",
    "senast",
    "tidigast",
    "inför",
    "kring",
    "mot",
    "från",
    "våren",
    "sommaren",
    "hösten",
    "vintern",
    "nästa",
    "snabbt",
    "fort",
    "raskt",
    "kvickt",
    "endera",
    "vilken",
]


@_starts_with(*_VAGUE_FIRST)
def _vague(text: str, at: int) -> TimeExpression | None:
    best = 0
    for pattern in _VAGUE:
        match = pattern.match(text, at)
        if match and match.end() > best:
            best = match.end()
    return TimeExpression(at, best, TimeKind.VAGUE) if best else None


# ---------------------------------------------------------------------------------------------------------------------
# Prepositions and limits before an expression

_QUALIFIER = (
    r"(?:cirka|circa|ca\.?|c:a|ungefär|omkring|runt|kring|högst|max\.?|maximalt|som\s+mest|som\s+längst|upp\s+till|uppemot|minst|drygt|knappt|redan"
    r"|normalt|vanligtvis|vanligen|oftast|preliminärt|preliminär|absolut|allra|nu|den|på|i|under|vid|om|till|någon\s+gång|en|ett|nästan|loppet\s+av|en\s+period\s+(?:av|på)|runtomkring|ytterligare|hela)"
)
_PREFIX = re.compile(
    rf"(?:(?<=\s)|(?<=^)|(?<=[(:–-]))(?P<word>(?:absolut\s+|allra\s+|dock\s+)?senast|inte\s+senare\s+än|inom|inte\s+förrän|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|före|innan|efter"
    rf"|från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|from|tidigast|från|sedan|mellan|till|tills|på|i|under|vid|om|omkring|kring|runt|redan|för|den)\s+(?:{_QUALIFIER}\s+)*$",
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
_QUALIFIERS_ONLY = re.compile(rf"(?:(?<=\s)|(?<=^))(?:{_QUALIFIER}\s+)+$", re.I)


def _apply_prefix(text: str, expr: TimeExpression) -> TimeExpression:
    """Widen an expression over the preposition before it, and take its role from that."""
    window = max(0, expr.start - 48)
    match = _PREFIX.search(text, window, expr.start)
    if match is None:
        return expr
    word = re.sub(r"^(?:absolut|allra|dock)\s+", "", re.sub(r"\s+", " ", match["word"].lower()))
    if word.startswith(("t.", "t o", "tom")):
        word = "till och med"
    elif word.startswith(("fr.", "fr o", "fro")):
        word = "från och med"
    role = _PREFIX_ROLE.get(word, Role.AT)
    if expr.kind is TimeKind.DURATION:
        if expr.role is Role.OFFSET and word not in ("inom", "senast"):
            return expr
        if word in ("inom", "senast", "om", "efter", "inte senare än", "fram till", "innan", "före", "tidigast"):
            role = Role.BY
        elif word == "för" or (word in ("i", "på", "under")):
            return expr  # a length: “i tre veckor”, “på två dagar”
        else:
            return expr
    if expr.kind in (TimeKind.NEAR_DAY, TimeKind.WEEK, TimeKind.MONTH, TimeKind.SPAN) and expr.role is not Role.AT:
        role = expr.role
    start = match.start("word")
    core = expr.core if expr.core >= 0 else expr.start
    return TimeExpression(start, expr.end, expr.kind, role, expr.resolver, expr.weekday, expr.unit, expr.amount, core)


_BETWEEN = re.compile(r"\s*(?:[-–—]|till|och|t\.?o\.?m\.?|till\s+och\s+med)\s*(?:den\s+)?", re.I)
_WORD = re.compile(r"[^\W\d_]+|\d+")


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


_KIND_ORDER = (TimeKind.PAST, TimeKind.RECURRING)


def find(text: str) -> list[TimeExpression]:
    """The time expressions of a text, in order and without overlap."""
    found: list[TimeExpression] = []
    end = 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < end:
            continue
        token = word.group()
        parsers = _PARSERS.get("#" if token[0].isdigit() else token.lower())
        if not parsers:
            continue
        best: TimeExpression | None = None
        for parser in parsers:
            expr = parser(text, at)
            if expr and (best is None or expr.end > best.end or (expr.end == best.end and expr.kind in _KIND_ORDER)):
                best = expr
        if best is None:
            continue
        if best.kind not in (TimeKind.VAGUE, TimeKind.RECURRING, TimeKind.PAST):
            best = _apply_prefix(text, best)
            if best.kind is TimeKind.DAY and re.match(
                r"\s+(?:i\s+)?varje\b|\s+i\s+(?:varje\s+)?månaden\b", text[best.end : best.end + 20]
            ):
                best = TimeExpression(best.start, best.end, TimeKind.RECURRING)
        if found and best.start < found[-1].end:
            best = TimeExpression(
                found[-1].end, best.end, best.kind, best.role, best.resolver, best.weekday, best.unit, best.amount, best.core
            )
        found.append(best)
        end = best.end
    return _merge_ranges(text, found) if len(found) > 1 else found


def find_alone(text: str) -> list[TimeExpression]:
    """The time expressions of a text that stands alone, such as a table cell, where “Maj” is a month without a preposition."""
    found = find(text)
    if found or len(text) > 30:
        return found
    return [_shifted(t, -2) for t in find("i " + text)]


def _shifted(time: TimeExpression, by: int) -> TimeExpression:
    core = time.core + by if time.core >= 0 else -1
    start = max(0, time.start + by)
    return TimeExpression(start, time.end + by, time.kind, time.role, time.resolver, time.weekday, time.unit, time.amount, core)
