"""Swedish holidays and working days, against the `holidays` package and against each other."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak.language import workdays

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize("year", range(1990, 2091))
def test_same_days_as_the_holidays_package(year: int) -> None:
    theirs = oracle.country_holidays("SE", years=year, language="sv", include_sundays=False, categories=("public", "de_facto"))
    assert set(workdays.holidays(year)) == set(theirs)


def test_names_of_a_year() -> None:
    assert {day.isoformat(): name for day, name in workdays.holidays(2026).items()} == {
        "2026-01-01": "nyårsdagen",
        "2026-01-06": "trettondedag jul",
        "2026-04-03": "långfredagen",
        "2026-04-05": "påskdagen",
        "2026-04-06": "annandag påsk",
        "2026-05-01": "första maj",
        "2026-05-14": "Kristi himmelsfärdsdag",
        "2026-05-24": "pingstdagen",
        "2026-06-06": "nationaldagen",
        "2026-06-19": "midsommarafton",
        "2026-06-20": "midsommardagen",
        "2026-10-31": "alla helgons dag",
        "2026-12-24": "julafton",
        "2026-12-25": "juldagen",
        "2026-12-26": "annandag jul",
        "2026-12-31": "nyårsafton",
    }


def test_national_day_took_over_from_whit_monday() -> None:
    assert workdays.holiday_name(date(2004, 5, 31)) == "annandag pingst"
    assert workdays.holiday_name(date(2004, 6, 6)) is None
    assert workdays.holiday_name(date(2005, 5, 16)) is None
    assert workdays.holiday_name(date(2005, 6, 6)) == "nationaldagen"


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_its_season(year: int) -> None:
    day = workdays.easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(DAYS, st.integers(0, 60))
def test_adding_and_counting_workdays_agree(start: date, days: int) -> None:
    end = workdays.add_workdays(start, days)
    assert workdays.workdays_between(start, end) == days
    assert days == 0 or workdays.is_workday(end)


@given(DAYS, st.integers(0, 400))
def test_counting_is_additive(start: date, length: int) -> None:
    middle, end = start + timedelta(days=length // 3), start + timedelta(days=length)
    whole = workdays.workdays_between(start, end)
    assert whole == workdays.workdays_between(start, middle) + workdays.workdays_between(middle, end)


@given(DAYS)
def test_next_workday_skips_only_free_days(day: date) -> None:
    found = workdays.next_workday(day)
    assert workdays.is_workday(found)
    between = [day + timedelta(days=n) for n in range(1, (found - day).days)]
    assert not any(workdays.is_workday(d) for d in between)


def test_reply_time_over_a_weekend_and_christmas() -> None:
    assert workdays.workdays_between(date(2026, 5, 8), date(2026, 5, 11)) == 1
    # 24 to 27 December and New Year's Eve are free in 2026.
    assert workdays.workdays_between(date(2026, 12, 23), date(2027, 1, 4)) == 4
    assert workdays.workdays_between(date(2026, 5, 8), date(2026, 5, 1)) == 0
