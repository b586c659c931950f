"""Swedish time expressions: what is found, of which kind, and which days it means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak.language import periods, timeexpr, workdays
from klarsprak.language.timeexpr import Role, TimeExpression, TimeKind, find

#: A Wednesday.
BASE = date(2026, 4, 22)
DAYS = st.dates(date(1995, 1, 1), date(2085, 12, 31))
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
WEEKDAYS = "måndag tisdag onsdag torsdag fredag lördag söndag".split()  # noqa: SIM905


def only(text: str) -> TimeExpression:
    found = find(text)
    assert len(found) == 1, [text[t.start : t.end] for t in found]
    return found[0]


def due(text: str, base: date = BASE) -> str | None:
    day = only(text).due(base)
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("senast den 14 maj 2026", "2026-05-14"),
        ("den 4:e maj", "2026-05-04"),
        ("4 maj", "2026-05-04"),
        ("den fjärde maj", "2026-05-04"),
        ("2026-05-04", "2026-05-04"),
        ("4/5", "2026-05-04"),
        ("4/5-27", "2027-05-04"),
        ("4/5 2027", "2027-05-04"),
        ("4.5.2026", "2026-05-04"),
        ("senast 4.5.", "2026-05-04"),
        ("5 sept. 2026", "2026-09-05"),
        ("den sista april", "2026-04-30"),
        ("den 25:e", "2026-04-25"),
        ("den 20:e", "2026-05-20"),
        ("onsdagen den 6 maj klockan 13.30", "2026-05-06"),
        ("ti 14/4 kl 8-12", "2026-04-14"),
        ("mellan den 4 och 8 november", "2026-11-08"),
        ("4–8 maj", "2026-05-08"),
        ("den 4 maj–8 juni", "2026-06-08"),
        ("från den 4 maj till den 26 juni", "2026-06-26"),
        ("före den 1 maj", "2026-04-30"),
        ("den 3 februari nästa år", "2027-02-03"),
        ("före utgången av november", "2026-11-30"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert due(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i dag", "2026-04-22"),
        ("idag", "2026-04-22"),
        ("kl. 15 i dag", "2026-04-22"),
        ("i kväll", "2026-04-22"),
        ("samma dag", "2026-04-22"),
        ("före lunch", "2026-04-22"),
        ("i morgon bitti", "2026-04-23"),
        ("imorrn", "2026-04-23"),
        ("senast kl. 12 i morgon", "2026-04-23"),
        ("i övermorgon", "2026-04-24"),
        ("på torsdag", "2026-04-23"),
        ("nu på onsdag", "2026-04-29"),
        ("nästa torsdag", "2026-04-30"),
        ("torsdag nästa vecka", "2026-04-30"),
        ("torsdag vecka 20", "2026-05-14"),
        ("nästa arbetsdag", "2026-04-23"),
        ("till helgen", "2026-04-26"),
        ("efter helgen", "2026-04-27"),
        ("denna vecka", "2026-04-26"),
        ("senare i veckan", "2026-04-26"),
        ("nästa vecka", "2026-05-03"),
        ("i början av nästa vecka", "2026-04-28"),
        ("vecka 20", "2026-05-17"),
        ("i v. 20–21", "2026-05-24"),
        ("under v 20 2027", "2027-05-23"),
        ("i maj", "2026-05-31"),
        ("senast i maj", "2026-05-31"),
        ("i början av mars", "2026-03-10"),
        ("i mitten av maj", "2026-05-21"),
        ("i slutet av månaden", "2026-04-30"),
        ("nästa månad", "2026-05-31"),
        ("i mars nästa år", "2027-03-31"),
        ("under kvartal 2", "2026-06-30"),
        ("första halvåret 2027", "2027-06-30"),
        ("före årsskiftet", "2026-12-31"),
        ("under 2027", "2027-12-31"),
        ("före jul", "2026-12-23"),
        ("före midsommar", "2026-06-18"),
    ],
)
def test_days_weeks_months_from_the_base(text: str, expected: str) -> None:
    assert due(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("inom fem arbetsdagar", "2026-04-29"),
        ("inom 10 vardagar", "2026-05-07"),  # första maj is free
        ("inom tre dagar", "2026-04-25"),
        ("inom 24 timmar", "2026-04-23"),
        ("inom två timmar", "2026-04-22"),
        ("inom ett dygn", "2026-04-23"),
        ("om två veckor", "2026-05-06"),
        ("senast om två veckor", "2026-05-06"),
        ("inom cirka tre månader", "2026-07-22"),
        ("inom ett halvår", "2026-10-22"),
        ("inom en och en halv månad", "2026-06-06"),
        ("inom de närmaste två veckorna", "2026-05-06"),
        ("om 5–7 dagar", "2026-04-29"),
        ("inom fyra till sex veckor", "2026-06-03"),
        ("inom trettio dagar", "2026-05-22"),
        ("inom tjugoen dagar från i dag", "2026-05-13"),
    ],
)
def test_durations(text: str, expected: str) -> None:
    assert due(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "två veckor före skolstart",
        "inom tre veckor från det att ansökan är komplett",
        "en vecka senare",
        "minst två dagar i förväg",
        "efter påsk",
        "från och med den 2 juni",
        "den 31 februari",
    ],
)
def test_firm_but_no_last_day(text: str) -> None:
    found = find(text)[0]
    assert found.firm
    assert found.due(BASE) is None


@pytest.mark.parametrize(
    "text",
    [
        "snarast",
        "snarast möjligt",
        "inom kort",
        "så snart vi kan",
        "så fort som möjligt",
        "skyndsamt",
        "omgående",
        "framöver",
        "löpande",
        "i mån av tid",
        "under hösten",
        "inom rimlig tid",
        "kan variera",
        "vid tillfälle",
        "när vi hinner",
        "inom den närmaste tiden",
        "längre fram",
        "senare",
        "i god tid",
        "inom några dagar",
        "om ett par veckor",
        "i sommar",
        "utan onödigt dröjsmål",
        "med det snaraste",
        "inom en inte alltför avlägsen framtid",
        "när tillfälle ges",
        "de närmaste dagarna",
        "våren 2027",
        "under året",
    ],
)
def test_vague(text: str) -> None:
    found = only(text)
    assert found.kind is TimeKind.VAGUE
    assert not found.firm
    assert found.due(BASE) is None


@pytest.mark.parametrize(
    "text",
    ["varje fredag", "den 25:e varje månad", "vardagar", "måndag–fredag", "dagligen", "var tredje vecka", "en gång om året"],
)
def test_recurring(text: str) -> None:
    assert {t.kind for t in find(text)} == {TimeKind.RECURRING}


@pytest.mark.parametrize(
    "text", ["i går", "i fredags", "förra veckan", "för två veckor sedan", "tre dagar sedan", "i våras", "nyligen"]
)
def test_past(text: str) -> None:
    assert [t.kind for t in find(text)] == [TimeKind.PAST]


@pytest.mark.parametrize(
    "text",
    [
        "enligt 4 § och 12 kap.",
        "dnr 2021-00176",
        "SFS 2017:725",
        "0470-00 00 00",
        "tre fjärdedelar",
        "1/2 av eleverna",
        "version 2.3",
        "var tredje invånare",
        "sjukhus i två våningar",
        "den första frågan",
        "en ko",
        "om du vill",
        "Maj Svensson",
        "to be",
        "den 25 bästa eleven",
    ],
)
def test_no_time(text: str) -> None:
    assert find(text) == []


def test_roles() -> None:
    roles = {
        text: only(text).role
        for text in ("senast den 4 maj", "före den 4 maj", "efter den 4 maj", "den 4 maj", "fyra veckor", "fyra veckor efter")
    }
    assert roles == {
        "senast den 4 maj": Role.BY,
        "före den 4 maj": Role.BEFORE,
        "efter den 4 maj": Role.AFTER,
        "den 4 maj": Role.AT,
        "fyra veckor": Role.LENGTH,
        "fyra veckor efter": Role.OFFSET,
    }


def test_several_in_order() -> None:
    text = "Vi svarar så snart vi kan, dock senast den 18 december, och ringer på måndag."
    assert [text[t.start : t.end] for t in find(text)] == ["så snart vi kan", "senast den 18 december", "på måndag"]


def test_a_date_without_year_lies_near_the_base() -> None:
    assert due("den 4 april") == "2026-04-04"  # three weeks ago: a deadline that has passed
    assert due("den 4 januari") == "2027-01-04"  # more than three months ago: the next one is meant
    assert due("den 4 januari", date(2026, 12, 20)) == "2027-01-04"
    assert due("vecka 1", date(2026, 12, 20)) == "2027-01-10"


def test_without_a_base_only_a_full_date_resolves() -> None:
    assert only("den 4 maj 2026").due() == date(2026, 5, 4)
    assert only("den 4 maj").due() is None
    assert only("inom en vecka").due() is None
    assert only("vecka 20 2026").due() == date(2026, 5, 17)


def test_leap_day() -> None:
    assert due("den 29 februari") == "2028-02-29"
    assert due("den 29 februari 2027") is None
    assert due("inom ett år", date(2028, 2, 29)) == "2029-02-28"
    assert due("den 29 februari", date(2096, 3, 1)) == "2096-02-29"
    assert due("den 29 februari", date(2097, 3, 1)) == "2104-02-29"  # 2100 is no leap year


def test_week_53() -> None:
    assert due("vecka 53 2026") == "2027-01-03"
    assert due("vecka 53 2025") is None
    assert due("vecka 53", date(2027, 6, 1)) == "2033-01-02"  # the next year with a week 53 is 2032


def test_stands_alone() -> None:
    assert [t.kind for t in timeexpr.find_alone("Maj")] == [TimeKind.MONTH]
    assert timeexpr.find_alone("Maj")[0].end == 3
    assert timeexpr.find_alone("Bygglov") == []


@given(DAYS, DAYS)
def test_a_written_date_comes_back(day: date, base: date) -> None:
    swedish = f"den {day.day} {MONTHS[day.month - 1]} {day.year}"
    for text in (
        swedish,
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}/{day.month} {day.year}",
        f"senast {swedish}",
    ):
        assert only(text).due(base) == day
    named = only(f"{WEEKDAYS[day.weekday()]} {swedish}")
    assert named.due() == day
    assert named.weekday == day.weekday()


@given(DAYS, st.integers(-90, 270))
def test_a_date_without_year_comes_back_near_the_base(base: date, days: int) -> None:
    day = base + timedelta(days=days)
    assert only(f"den {day.day} {MONTHS[day.month - 1]}").due(base) == day


@given(DAYS, st.integers(0, 6))
def test_weekday_is_within_a_week_and_never_today(base: date, number: int) -> None:
    day = only(f"på {WEEKDAYS[number]}").due(base)
    assert day is not None
    assert day.weekday() == number
    assert 1 <= (day - base).days <= 7


@given(DAYS, st.integers(1, 53))
def test_weeks_are_iso_weeks(base: date, number: int) -> None:
    period = only(f"vecka {number}").period(base)
    assert period is not None
    monday, sunday = period
    assert monday.weekday() == 0
    assert (sunday - monday).days == 6
    assert monday.isocalendar().week == sunday.isocalendar().week == number
    assert sunday >= base - timedelta(days=90)


@given(DAYS, st.integers(1, 60))
def test_workdays_skip_weekends_and_holidays(base: date, number: int) -> None:
    day = only(f"inom {number} arbetsdagar").due(base)
    assert day is not None
    assert workdays.is_workday(day)
    assert workdays.workdays_between(base, day) == number
    calendar = only(f"inom {number} dagar").due(base)
    assert calendar is not None
    assert calendar <= day


@given(DAYS, st.integers(1, 200), st.sampled_from(["dagar", "veckor", "månader", "arbetsdagar", "år"]))
def test_longer_durations_end_later(base: date, number: int, unit: str) -> None:
    one, two = only(f"inom {min(number, 100)} {unit}").due(base), only(f"inom {min(number, 100) + 1} {unit}").due(base)
    assert one is not None
    assert two is not None
    assert base <= one < two


@given(DAYS, st.integers(1, 48))
def test_months_keep_the_day_or_end_the_month(base: date, number: int) -> None:
    day = periods.add_months(base, number)
    assert (day.year * 12 + day.month) - (base.year * 12 + base.month) == number
    assert day.day == base.day or (day.day < base.day and (day + timedelta(days=1)).day == 1)


@given(DAYS, st.sampled_from(MONTHS), st.sampled_from(["början", "mitten", "slutet"]))
def test_parts_lie_in_their_month_in_order(base: date, month: str, part: str) -> None:
    whole = only(f"i {month}").period(base)
    third = only(f"i {part} av {month}").period(base)
    assert whole is not None
    assert third is not None
    assert third[0] <= third[1]
    assert third[0].month == third[1].month == whole[0].month


@given(st.text(alphabet="0123456789 .:/-–andevickomårslusitp§%", max_size=60), DAYS)
def test_never_raises_and_never_overlaps(text: str, base: date) -> None:
    end = 0
    for time in find(text):
        assert end <= time.start < time.end <= len(text)
        end = time.end
        time.period(base)
        time.due(None)


TIME_WORDS = "inom senast om två 14 3/4 den maj vecka 53 kl. 15 nästa i på måndag varje år § 2026 arbetsdagar – till och månad"


@given(st.lists(st.sampled_from(TIME_WORDS.split()), max_size=14), DAYS)
def test_any_order_of_time_words_is_survived(words: list[str], base: date) -> None:
    for time in find(" ".join(words)):
        period = time.period(base)
        assert period is None or period[0] <= period[1] or time.kind is TimeKind.DAY


@pytest.mark.parametrize("text", ["¹þ", "¹", "svar²", "²", "½ timme", "①"])
def test_raised_figures_begin_no_expression(text: str) -> None:
    """A raised figure is a word character that Python's isdigit takes for a figure but its patterns do not."""
    assert find(text) == []
