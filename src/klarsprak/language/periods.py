"""Periods of days: months, weeks, parts of them, and durations counted from a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from klarsprak.language import workdays

#: First and last day, both included.
Period = tuple[date, date]
Maker = Callable[[date], Period]


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_duration(base: date, amount: float, unit: str) -> date:
    """The day `amount` units after `base`. Hours count as the whole days they hold; parts of days are rounded up.

    `unit`: minut, timme, dag, arbetsdag, vecka, månad, kvartal, halvår or år. Raises OverflowError past the year 9999.
    """
    if unit in ("minut", "timme"):
        return base + timedelta(days=int(amount // 24) if unit == "timme" else 0)
    if unit == "arbetsdag":
        return workdays.add_workdays(base, int(-(-amount // 1)))
    if unit in ("dag", "vecka"):
        return base + timedelta(days=int(-(-amount * (7 if unit == "vecka" else 1) // 1)))
    months = {"månad": 1, "kvartal": 3, "halvår": 6, "år": 12}[unit] * amount
    whole = int(months)
    return add_months(base, whole) + timedelta(days=int(-(-(months - whole) * 30 // 1)))


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def week(year: int, number: int) -> Period | None:
    """Monday and Sunday of an ISO week, or None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
        return monday, monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None


def part(period: Period, which: str) -> Period:
    """Början, mitten or slutet of a period, a third of it each; the whole of it for anything else."""
    first, last = period
    third = max(((last - first).days + 1) // 3, 1)
    if which == "början":
        return first, first + timedelta(days=third - 1)
    if which == "mitten":
        return first + timedelta(days=third), last - timedelta(days=third)
    if which == "slutet":
        return last - timedelta(days=third - 1), last
    return period


def week_of(day: date) -> Period:
    """Monday and Sunday of the week that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def next_weekday(base: date, weekday: int) -> date:
    """The first such weekday after `base`; 0 is Monday."""
    return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)


def coming_day(base: date, number: int) -> Period:
    """The next day with this number in its month, `base` included. Raises ValueError for a number over 31."""
    start = base if base.day <= number else add_months(base.replace(day=1), 1)
    for ahead in range(12):
        first, last = month(*divmod_month(start, ahead))
        if number <= last.day:
            day = first.replace(day=number)
            return day, day
    raise ValueError(number)


def divmod_month(day: date, ahead: int) -> tuple[int, int]:
    """Year and month number `ahead` months after the month of `day`."""
    year, number = divmod(day.year * 12 + day.month - 1 + ahead, 12)
    return year, number + 1


# Makers: what a wording means seen from the day it was written.


def days_ahead(days: int) -> Maker:
    """One day, `days` after the base."""
    return lambda b: (b + timedelta(days=days),) * 2


def weeks_ahead(weeks: int, which: str = "") -> Maker:
    """A week counted from this one. Its beginning is Monday–Tuesday, its middle Wednesday, its end Thursday–Sunday."""
    low, high = {"början": (0, 1), "mitten": (2, 2), "slutet": (3, 6)}.get(which, (0, 6))

    def make(base: date) -> Period:
        monday = week_of(base)[0] + timedelta(days=7 * weeks)
        return monday + timedelta(days=low), monday + timedelta(days=high)

    return make


def months_ahead(months: int, which: str = "") -> Maker:
    """A calendar month counted from this one, or a third of it."""
    return lambda b: part(month(*divmod_month(b, months)), which)


def years_ahead(years: int, which: str = "") -> Maker:
    """A calendar year counted from this one, or a third of it."""
    return lambda b: part((date(b.year + years, 1, 1), date(b.year + years, 12, 31)), which)


def before_something(base: date) -> Period:
    """“Kvällen före”: before what the text has named, which no base date tells. Raises ValueError."""
    raise ValueError(base)


def next_office_day(base: date) -> Period:
    """The next working day."""
    return (workdays.next_workday(base),) * 2


def weekend(base: date) -> Period:
    """Saturday and Sunday of this week."""
    return weeks_ahead(0)(base)[0] + timedelta(days=5), weeks_ahead(0)(base)[1]


def after_weekend(base: date) -> Period:
    """The first working day of next week: what “efter helgen” means."""
    return next_office_day(week_of(base)[1])


def before_weekend(base: date) -> Period:
    """Friday of this week."""
    return (week_of(base)[0] + timedelta(days=4),) * 2


def new_year(base: date) -> Period:
    """The next first of January."""
    return (date(base.year + 1, 1, 1),) * 2


def mid_year(base: date) -> Period:
    """The next first of July."""
    return (date(base.year + (base.month > 6), 7, 1),) * 2


def _named(name: str, days: int = 0) -> Callable[[int], Period]:
    def make(year: int) -> Period:
        day = next(d for d, n in workdays.holidays(year).items() if n == name)
        return day, day + timedelta(days=days)

    return make


def _fixed(number: int, day: int, days: int = 0) -> Callable[[int], Period]:
    return lambda year: (date(year, number, day), date(year, number, day) + timedelta(days=days))


#: Feasts by the pattern of their names: the days of one year.
FEASTS: dict[str, Callable[[int], Period]] = {
    r"jul(?:afton|en|helgen|helgerna|ledigheten)?": _fixed(12, 24, 2),
    r"nyår(?:et|safton|sdagen|shelgen)?": _fixed(12, 31, 1),
    r"trettonhelgen|trettondedagen": _fixed(1, 6),
    r"påsk(?:en|helgen|afton|lovet)?": _named("långfredagen", 3),
    r"valborg(?:smässoafton)?": _fixed(4, 30),
    r"första\s+maj": _fixed(5, 1),
    r"kristi\s+himmelsfärd(?:s?dag|shelgen)?": _named("Kristi himmelsfärdsdag"),
    r"pingst(?:en|helgen)?": _named("pingstdagen"),
    r"nationaldagen": _fixed(6, 6),
    r"midsommar(?:en|helgen|afton)?": _named("midsommarafton", 2),
    r"alla\s+helgon(?:s\s+dag|ahelgen)": _named("alla helgons dag"),
    r"lucia": _fixed(12, 13),
}
