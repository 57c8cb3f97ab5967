"""Counting days: the vectors of the procedure, and an independent count, day by day, over ten years."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.processing.calendar import (
    Calendar,
    Days,
    Months,
    Ouvrables,
    Span,
    WorkingDays,
    Years,
    counting_start,
    parse_closed_days,
    parse_span,
    public_holidays,
)

PARIS = ZoneInfo("Europe/Paris")
METROPOLE = Calendar()
TEN_YEARS = st.dates(date(2024, 1, 1), date(2033, 12, 31))
ZONES = st.sampled_from([PARIS, ZoneInfo("America/New_York"), ZoneInfo("America/Havana"), ZoneInfo("Pacific/Auckland")])


@pytest.mark.parametrize(
    ("sent", "ouvrables", "working", "months"),
    [
        ("2026-04-28", "2026-05-12", "2026-05-15", "2026-06-28"),
        ("2026-04-30", "2026-05-15", "2026-05-19", "2026-06-30"),
        ("2026-03-14", "2026-03-26", "2026-03-27", "2026-05-14"),
        ("2026-12-22", "2027-01-05", "2027-01-07", "2027-02-22"),
        ("2026-12-31", "2027-01-13", "2027-01-15", "2027-02-28"),
        ("2027-12-29", "2028-01-11", "2028-01-12", "2028-02-29"),
    ],
)
def test_the_limits_are_those_of_the_procedure(sent: str, ouvrables: str, working: str, months: str) -> None:
    start = date.fromisoformat(sent)
    assert METROPOLE.add(start, Ouvrables(10)) == date.fromisoformat(ouvrables)
    assert METROPOLE.add(start, WorkingDays(10)) == date.fromisoformat(working)
    assert METROPOLE.add(start, Months(2)) == date.fromisoformat(months)


def holidays_known(year: int, *, alsace: bool) -> set[date]:
    """By a library that the product does without: a program of its own for each country of the world."""
    # Moselle stands for the three départements of the local law, which have the same days.
    known = holidays.country_holidays("FR", subdiv="57" if alsace else None, years=year)
    return {day for day in known if day.year == year}


@pytest.mark.parametrize("year", range(2008, 2100))
def test_the_holidays_are_the_eleven_of_the_labour_code_and_two_more_in_alsace_moselle(year: int) -> None:
    assert public_holidays("metropole", year) == holidays_known(year, alsace=False)
    assert public_holidays("alsace-moselle", year) == holidays_known(year, alsace=True)


def count_between(start: date, end: date, *, weekdays: int, closed: frozenset[date], alsace: bool) -> int:
    """How many days after `start` up to `end` count, by looking at each of them."""
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    off = {day for year in {d.year for d in days} for day in holidays_known(year, alsace=alsace)} | closed
    return sum(day.weekday() < weekdays and day not in off for day in days)


@given(start=TEN_YEARS, count=st.integers(1, 60), alsace=st.booleans(), closed=st.sets(TEN_YEARS, max_size=5))
def test_a_span_ends_on_the_day_that_brings_the_count_to_its_number(
    *, start: date, count: int, alsace: bool, closed: set[date]
) -> None:
    closures = frozenset(closed | {start + timedelta(days=3)})
    calendar = Calendar("alsace-moselle" if alsace else "metropole", closures)
    for span, weekdays, off in ((Ouvrables(count), 6, frozenset()), (WorkingDays(count), 5, closures)):
        end = calendar.add(start, span)
        assert count_between(start, end, weekdays=weekdays, closed=off, alsace=alsace) == count
        assert count_between(start, end - timedelta(days=1), weekdays=weekdays, closed=off, alsace=alsace) == count - 1


@given(start=TEN_YEARS, count=st.integers(0, 30))
def test_months_keep_the_day_number_or_end_with_the_month(start: date, count: int) -> None:
    end = METROPOLE.add(start, Months(count))
    assert (end.year - start.year) * 12 + end.month - start.month == count
    is_last_day = (end + timedelta(days=1)).day == 1
    assert end.day == start.day or (end.day < start.day and is_last_day)


def test_a_year_from_the_29th_of_february_ends_on_the_28th() -> None:
    assert METROPOLE.add(date(2028, 2, 29), Years(1)) == date(2029, 2, 28)


def test_calendar_days_count_sundays_and_holidays() -> None:
    assert METROPOLE.add(date(2026, 4, 28), Days(15)) == date(2026, 5, 13)


def test_a_closure_of_the_company_is_ouvrable_but_no_working_day() -> None:
    calendar = Calendar(closed_days=parse_closed_days(["2026-12-24"]))
    assert calendar.is_ouvrable(date(2026, 12, 24))
    assert not calendar.is_working(date(2026, 12, 24))


def test_saturday_is_ouvrable_but_no_working_day_and_sunday_is_neither() -> None:
    saturday, sunday = date(2026, 3, 14), date(2026, 3, 15)
    assert METROPOLE.is_ouvrable(saturday)
    assert not METROPOLE.is_working(saturday)
    assert not METROPOLE.is_ouvrable(sunday)
    assert not METROPOLE.is_working(sunday)


@given(end=TEN_YEARS, count=st.integers(1, 60), alsace=st.booleans(), closed=st.sets(TEN_YEARS, max_size=5))
def test_counting_back_begins_on_the_last_day_from_which_the_span_is_whole(
    *, end: date, count: int, alsace: bool, closed: set[date]
) -> None:
    calendar = Calendar("alsace-moselle" if alsace else "metropole", frozenset(closed))
    for span, weekdays, shut in ((WorkingDays(count), 5, frozenset(closed)), (Ouvrables(count), 6, frozenset[date]())):
        start = calendar.before(end, span)
        # The day itself counts among those up to the eve of the end, as a limit's own day does forward.
        eve, before = end - timedelta(days=1), start - timedelta(days=1)
        assert count_between(before, eve, weekdays=weekdays, closed=shut, alsace=alsace) == count
        assert count_between(start, eve, weekdays=weekdays, closed=shut, alsace=alsace) == count - 1


@given(end=TEN_YEARS, count=st.integers(0, 30))
def test_counting_back_days_and_months(end: date, count: int) -> None:
    assert Calendar().before(end, Days(count)) == end - timedelta(days=count)
    back = Calendar().before(end, Months(count))
    assert (end.year - back.year) * 12 + end.month - back.month == count
    assert back.day == end.day or (back + timedelta(days=1)).day == 1


@given(first=TEN_YEARS, length=st.integers(-10, 90), closed=st.sets(TEN_YEARS, max_size=5))
def test_working_days_between_two_days_are_those_that_a_person_would_count(
    first: date, length: int, closed: set[date]
) -> None:
    last = first + timedelta(days=length)
    counted = Calendar(closed_days=frozenset(closed)).working_days_between(first, last)
    assert counted == count_between(first, last, weekdays=5, closed=frozenset(closed), alsace=False)


@given(day=TEN_YEARS)
def test_the_next_working_day_is_the_first_one_that_follows(day: date) -> None:
    calendar = Calendar()
    following = calendar.next_working(day)
    assert calendar.is_working(following)
    assert count_between(day, following, weekdays=5, closed=frozenset(), alsace=False) == 1
    assert calendar.working_from(day) == (day if calendar.is_working(day) else following)


@given(limit=TEN_YEARS)
def test_the_alarm_goes_to_the_last_working_day_up_to_the_limit(limit: date) -> None:
    alarm = METROPOLE.alarm_day(limit)
    assert alarm <= limit
    assert METROPOLE.is_working(alarm)
    assert count_between(alarm, limit, weekdays=5, closed=frozenset(), alsace=False) == 0


def test_a_limit_on_a_sunday_is_not_rolled_forward_and_alarms_on_friday() -> None:
    limit = METROPOLE.add(date(2026, 4, 28), Months(2))
    assert limit.strftime("%A") == "Sunday"
    assert METROPOLE.alarm_day(limit) == date(2026, 6, 26)


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("sent", "received", "start"),
    [
        (paris("2026-04-27T23:50"), paris("2026-04-28T00:05"), "2026-04-27"),  # over midnight: the sender's day
        (paris("2026-04-21T09:00"), paris("2026-04-28T08:59"), "2026-04-21"),  # just within seven days
        (paris("2026-04-21T08:00"), paris("2026-04-28T08:01"), "2026-04-28"),  # just over: a wrong clock
        (paris("1970-01-01T01:00"), paris("2026-04-28T09:00"), "2026-04-28"),  # no clock at all
        (paris("2026-04-28T00:03"), paris("2026-04-27T23:58"), "2026-04-27"),  # a few minutes fast
        (paris("2026-04-28T12:00"), paris("2026-04-27T12:00"), "2026-04-27"),  # from the future
        (None, paris("2026-04-28T09:00"), "2026-04-28"),
        (datetime(2026, 4, 27, 9, 0), paris("2026-04-28T09:00"), "2026-04-28"),  # noqa: DTZ001  # naive on purpose
        (datetime(2026, 4, 27, 22, 30, tzinfo=UTC), paris("2026-04-28T09:00"), "2026-04-28"),  # 00:30 in Paris
        (paris("2026-03-22T09:30"), paris("2026-03-29T10:00"), "2026-03-22"),  # seven days of 167 hours, in spring
        (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), paris("2026-04-28T09:00"), "2026-04-28"),
        (datetime(1, 1, 1, tzinfo=ZoneInfo("Pacific/Auckland")), paris("2026-04-28T09:00"), "2026-04-28"),
    ],
)
def test_the_clock_starts_with_a_believable_date_header_else_with_receipt(
    sent: datetime | None, received: datetime, start: str
) -> None:
    assert counting_start(sent, received, PARIS) == date.fromisoformat(start)


@given(
    sent=st.datetimes(timezones=st.just(UTC)),
    received=st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # hypothesis adds the zone
)
def test_the_start_is_never_after_receipt_nor_more_than_eight_local_days_before(
    sent: datetime, received: datetime
) -> None:
    received_on = received.astimezone(PARIS).date()
    assert timedelta(0) <= received_on - counting_start(sent, received, PARIS) <= timedelta(days=8)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10 ouvrables", Ouvrables(10)),
        ("15 jours ouvrables", Ouvrables(15)),
        ("5 working", WorkingDays(5)),
        ("5 working days", WorkingDays(5)),
        ("5 jours ouvrés", WorkingDays(5)),
        ("15 days", Days(15)),
        ("30 jours", Days(30)),
        ("2 months", Months(2)),
        ("2 mois", Months(2)),
        ("1 year", Years(1)),
        (" 5  YEARS ", Years(5)),
        ("0 working", WorkingDays(0)),
    ],
)
def test_a_span_reads_as_an_operator_writes_it(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize("text", ["", "ten days", "10", "days", "-3 days", "1.5 months", "10 fortnights", "٣ days"])
def test_what_is_no_span_is_refused_with_the_allowed_units(text: str) -> None:
    with pytest.raises(ValueError, match=r"ouvrables, working \(jours ouvrés\), days, months, years"):
        parse_span(text)


@pytest.mark.parametrize("text", ["2001 working", "1201 months", "101 years"])
def test_a_span_without_reason_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="too long"):
        parse_span(text)


def test_closed_days_are_days_and_ranges() -> None:
    closed = parse_closed_days(["2026-08-14", "2026-12-24..2026-12-31"])
    assert closed == {date(2026, 8, 14), *(date(2026, 12, d) for d in range(24, 32))}


@pytest.mark.parametrize("value", ["", "Noël", "24/12/2026", "2026-12-31..2026-12-24", "2026-01-01..2036-01-01", ".."])
def test_what_is_no_closed_day_is_refused_and_named(value: str) -> None:
    with pytest.raises(ValueError, match=repr(value)):
        parse_closed_days([value])
