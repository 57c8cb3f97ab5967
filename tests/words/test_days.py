"""Every way to write a day is read right, or refused."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.words.days import NotADayError, read, span

# A Monday.
TODAY = date(2026, 11, 30)


def d(text: str) -> date:
    return date.fromisoformat(text)


# (as it is written, the day that is meant where it lies ahead, and where it lies behind)
DAYS = (
    ("2026-12-05", "2026-12-05", "2026-12-05"), ("2026/12/05", "2026-12-05", "2026-12-05"),
    ("20261205", "2026-12-05", "2026-12-05"), ("05/12/2026", "2026-12-05", "2026-12-05"),
    ("5/12/26", "2026-12-05", "2026-12-05"), ("5.12.2026", "2026-12-05", "2026-12-05"),
    ("05-12-2026", "2026-12-05", "2026-12-05"), ("5 12 2026", "2026-12-05", "2026-12-05"),
    ("03/09", None, "2026-09-03"), ("3/9", None, "2026-09-03"), ("3.9", None, "2026-09-03"),
    ("3.9.", None, "2026-09-03"), ("03-09", None, "2026-09-03"),
    ("le 03/09", None, "2026-09-03"),
    ("01/12", "2026-12-01", None), ("30/11", "2026-11-30", "2026-11-30"),
    ("3 sept.", None, "2026-09-03"), ("3 sept", None, "2026-09-03"),
    ("3 septembre", None, "2026-09-03"), ("3 Septembre 2026", "2026-09-03", "2026-09-03"),
    ("3 septembre 26", "2026-09-03", "2026-09-03"), ("le 3 septembre 2026", "2026-09-03", "2026-09-03"),
    ("1er mars", "2027-03-01", "2026-03-01"), ("1 er mars", "2027-03-01", "2026-03-01"),
    ("1ᵉʳ mars", "2027-03-01", "2026-03-01"), ("premier mars", "2027-03-01", "2026-03-01"),
    ("15 août", "2027-08-15", "2026-08-15"), ("15 aout", "2027-08-15", "2026-08-15"),
    ("2 févr.", "2027-02-02", "2026-02-02"), ("25 déc.", "2026-12-25", None),
    ("Sept 3", None, "2026-09-03"), ("September 3rd, 2026", "2026-09-03", "2026-09-03"),
    ("3rd of September", None, "2026-09-03"), ("the 3rd September 2026", "2026-09-03", "2026-09-03"),
    ("3 September 2026", "2026-09-03", "2026-09-03"), ("3-sept-2026", "2026-09-03", "2026-09-03"),
    ("vendredi 4 décembre", "2026-12-04", None), ("vendredi 4/12", "2026-12-04", None),
    ("ven. 4 déc.", "2026-12-04", None), ("Friday, 4 December 2026", "2026-12-04", "2026-12-04"),
    ("Friday 4 December", "2026-12-04", None), ("samedi 28 novembre 2026", "2026-11-28", "2026-11-28"),
    ("+10", "2026-12-10", "2026-12-10"), ("+10j", "2026-12-10", "2026-12-10"),
    ("+10 jours", "2026-12-10", "2026-12-10"),
    ("+ 10 j", "2026-12-10", "2026-12-10"), ("+1j", "2026-12-01", "2026-12-01"), ("+10d", "2026-12-10", "2026-12-10"),
    ("+2s", "2026-12-14", "2026-12-14"), ("+2 s", "2026-12-14", "2026-12-14"), ("+2S", "2026-12-14", "2026-12-14"),
    ("+2 semaines", "2026-12-14", "2026-12-14"), ("+2sem", "2026-12-14", "2026-12-14"),
    ("+2 sem.", "2026-12-14", "2026-12-14"), ("+2w", "2026-12-14", "2026-12-14"),
    ("+2 weeks", "2026-12-14", "2026-12-14"),
    ("+1m", "2026-12-30", "2026-12-30"), ("+3m", "2027-02-28", "2027-02-28"), ("+1 mois", "2026-12-30", "2026-12-30"),
    ("+1 month", "2026-12-30", "2026-12-30"), ("+1a", "2027-11-30", "2027-11-30"), ("+1an", "2027-11-30", "2027-11-30"),
    ("+1y", "2027-11-30", "2027-11-30"), ("+1 year", "2027-11-30", "2027-11-30"), ("10j", "2026-12-10", "2026-12-10"),
    ("2 semaines", "2026-12-14", "2026-12-14"), ("une semaine", "2026-12-07", "2026-12-07"),
    ("dans deux semaines", "2026-12-14", "2026-12-14"), ("dans 15 jours", "2026-12-15", "2026-12-15"),
    ("dans quinze jours", "2026-12-15", "2026-12-15"), ("dans un mois", "2026-12-30", "2026-12-30"),
    ("in two weeks", "2026-12-14", "2026-12-14"), ("in a week", "2026-12-07", "2026-12-07"),
    ("in ten days", "2026-12-10", "2026-12-10"), ("within 3 days", "2026-12-03", "2026-12-03"),
    ("sous 8 jours", "2026-12-08", "2026-12-08"), ("sous huit jours", "2026-12-08", "2026-12-08"),
    ("sous huitaine", "2026-12-08", "2026-12-08"), ("sous quinzaine", "2026-12-15", "2026-12-15"),
    ("d'ici 10 jours", "2026-12-10", "2026-12-10"), ("sous 48h", "2026-12-02", "2026-12-02"),
    ("sous 72 heures", "2026-12-03", "2026-12-03"), ("+48h", "2026-12-02", "2026-12-02"),
    ("il y a 3 jours", "2026-11-27", "2026-11-27"), ("il y a deux semaines", "2026-11-16", "2026-11-16"),
    ("3 days ago", "2026-11-27", "2026-11-27"), ("two weeks ago", "2026-11-16", "2026-11-16"),
    ("aujourd'hui", "2026-11-30", "2026-11-30"), ("aujourd’hui", "2026-11-30", "2026-11-30"),
    ("Aujourd'hui", "2026-11-30", "2026-11-30"), ("ce jour", "2026-11-30", "2026-11-30"),
    ("ce matin", "2026-11-30", "2026-11-30"), ("cet après-midi", "2026-11-30", "2026-11-30"),
    ("this morning", "2026-11-30", "2026-11-30"), ("today", "2026-11-30", "2026-11-30"),
    ("hier", "2026-11-29", "2026-11-29"), ("hier soir", "2026-11-29", "2026-11-29"),
    ("yesterday", "2026-11-29", "2026-11-29"), ("avant-hier", "2026-11-28", "2026-11-28"),
    ("avant hier", "2026-11-28", "2026-11-28"), ("the day before yesterday", "2026-11-28", "2026-11-28"),
    ("demain", "2026-12-01", "2026-12-01"), ("demain matin", "2026-12-01", "2026-12-01"),
    ("tomorrow", "2026-12-01", "2026-12-01"), ("après-demain", "2026-12-02", "2026-12-02"),
    ("the day after tomorrow", "2026-12-02", "2026-12-02"), ("demain à 14h", "2026-12-01", "2026-12-01"),
    ("lundi", "2026-12-07", "2026-11-23"), ("Monday", "2026-12-07", "2026-11-23"),
    ("mardi", "2026-12-01", "2026-11-24"), ("mardi matin", "2026-12-01", "2026-11-24"),
    ("vendredi", "2026-12-04", "2026-11-27"), ("d'ici vendredi", "2026-12-04", "2026-11-27"),
    ("avant vendredi", "2026-12-04", "2026-11-27"), ("by Friday", "2026-12-04", "2026-11-27"),
    ("lundi prochain", "2026-12-07", "2026-12-07"), ("next Monday", "2026-12-07", "2026-12-07"),
    ("vendredi qui vient", "2026-12-04", "2026-12-04"), ("ce vendredi", "2026-12-04", "2026-11-27"),
    ("vendredi dernier", "2026-11-27", "2026-11-27"), ("last Friday", "2026-11-27", "2026-11-27"),
    ("fin du mois", "2026-11-30", "2026-11-30"), ("fin de mois", "2026-11-30", "2026-11-30"),
    ("fin du mois prochain", "2026-12-31", "2026-12-31"), ("end of the month", "2026-11-30", "2026-11-30"),
    ("end of next month", "2026-12-31", "2026-12-31"), ("fin décembre", "2026-12-31", None),
    ("fin novembre", "2026-11-30", "2026-11-30"), ("fin septembre 2027", "2027-09-30", "2027-09-30"),
    ("end of December", "2026-12-31", None), ("fin de l'année", "2026-12-31", "2026-12-31"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "ahead", "behind"), DAYS)
def test_a_day_is_read_as_it_is_meant(text: str, ahead: str | None, behind: str | None) -> None:
    if ahead:
        assert read(text, today=TODAY) == d(ahead)
    if behind:
        assert read(text, today=TODAY, past=True) == d(behind)


# (today, as it is written, whether a past day is asked, the day; where it is refused, both readings)
WITHOUT_YEAR = (
    ("2026-11-23", "24/11", True, ("2025-11-24", "2026-11-24")),
    ("2026-11-23", "1/12", True, ("2025-12-01", "2026-12-01")),
    ("2026-11-23", "fin décembre", True, ("2025-12-31", "2026-12-31")),
    ("2026-01-03", "15 juin", True, ("2025-06-15", "2026-06-15")),
    ("2026-11-23", "mardi 24 novembre", True, ("2025-11-24", "2026-11-24")),
    ("2026-11-23", "23/11", True, "2026-11-23"), ("2026-11-23", "2 janvier", True, "2026-01-02"),
    ("2027-01-03", "28/12", True, "2026-12-28"), ("2027-01-03", "Nov 2", True, "2026-11-02"),
    ("2027-01-31", "fin décembre", True, "2026-12-31"), ("2026-11-23", "24/11/2025", True, "2025-11-24"),
    ("2026-11-23", "20/11", False, ("2026-11-20", "2027-11-20")),
    ("2026-11-23", "3 septembre", False, ("2026-09-03", "2027-09-03")),
    ("2026-11-23", "fin octobre", False, ("2026-10-31", "2027-10-31")),
    ("2027-01-03", "28/12", False, "2027-12-28"), ("2026-11-23", "23/11", False, "2026-11-23"),
    ("2026-11-23", "15/1", False, "2027-01-15"), ("2026-11-23", "1er août", False, "2027-08-01"),
    ("2026-11-23", "20/11/2027", False, "2027-11-20"),
)  # fmt: skip


@pytest.mark.parametrize(("today", "text", "past", "meant"), WITHOUT_YEAR)
def test_another_year_is_taken_only_where_this_one_is_no_slip(
    today: str,
    text: str,
    past: bool,  # noqa: FBT001
    meant: str | tuple[str, str],
) -> None:
    if isinstance(meant, str):
        assert read(text, today=d(today), past=past) == d(meant)
        return
    with pytest.raises(NotADayError) as refused:
        read(text, today=d(today), past=past)
    assert refused.value.years == (d(meant[0]), d(meant[1]))


REFUSED = (
    "", "bientôt", "+2x", "+2semmaines", "+2 js", "+2z", "2", "15", "le 15", "+", "+99999", "12/25", "31/11", "32/12",
    "29/02/2027", "00/12", "5/13", "3/9/2", "2026-13-01", "03/09/0026", "1/1/2525", "lundi 3", "lundi ou mardi",
    "mars 2026", "septembre", "mi-décembre", "début décembre", "la semaine prochaine", "le mois prochain", "semaine 49",
    "fin de semaine", "dans 2 heures", "sous 50h", "10 jours ouvrés", "dans quelques jours", "+2s3", "3 septembre ou 4",
    "MOTIF", "JJ/MM/AAAA", "DATE", "as", "+-2", "--2", "x" * 1_000, "3 9", "9 h", "4 déc. 5 déc.", "un", "+0x10",
)  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("past", [False, True])
def test_what_is_no_day_for_certain_is_refused(text: str, past: bool) -> None:  # noqa: FBT001
    with pytest.raises(NotADayError):
        read(text, today=TODAY, past=past)


@pytest.mark.parametrize(
    ("text", "day"),
    [("lundi 4 décembre", "2026-12-04"), ("Monday, 4 December 2026", "2026-12-04"), ("jeudi 4/12", "2026-12-04")],
)
def test_a_weekday_that_is_another_is_told(text: str, day: str) -> None:
    with pytest.raises(NotADayError) as refused:
        read(text, today=TODAY)
    assert refused.value.day == d(day)


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        ("2027-01-31", "+1m", "2027-02-28"), ("2028-01-31", "+1m", "2028-02-29"), ("2028-02-29", "+1a", "2029-02-28"),
        ("2026-12-31", "+1m", "2027-01-31"), ("2026-08-31", "dans un mois", "2026-09-30"),
        ("2026-11-15", "fin du mois", "2026-11-30"), ("2026-12-02", "lundi prochain", "2026-12-07"),
        ("2026-12-06", "demain", "2026-12-07"), ("2026-12-02", "mercredi", "2026-12-09"),
    ],
)  # fmt: skip
def test_the_length_of_months_counts(today: str, text: str, day: str) -> None:
    assert read(text, today=d(today)) == d(day)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("03/12", "18/12", ("2026-12-03", "2026-12-18")), ("3", "18 décembre", ("2026-12-03", "2026-12-18")),
        ("le 3", "18/12", ("2026-12-03", "2026-12-18")), ("18/12", "3/1", ("2026-12-18", "2027-01-03")),
        ("lundi", "vendredi", ("2026-12-07", "2026-12-11")), ("demain", "+10", ("2026-12-01", "2026-12-10")),
        ("1er janvier", "fin janvier", ("2027-01-01", "2027-01-31")), ("3 Dec", "18 Dec", ("2026-12-03", "2026-12-18")),
        ("26", "30", ("2026-11-26", "2026-11-30")), ("28", "3", ("2026-11-28", "2026-12-03")),
        ("3", "28", ("2026-12-03", "2026-12-28")),
    ],
)  # fmt: skip
def test_a_span_has_both_of_its_days(first: str, last: str, days: tuple[str, str]) -> None:
    assert span(first, last, today=TODAY) == (d(days[0]), d(days[1]))


def test_a_span_whose_first_day_lies_behind_its_last_is_refused() -> None:
    with pytest.raises(NotADayError):
        span("18", "3 décembre", today=TODAY)


@given(st.text(max_size=90), st.booleans())
def test_nothing_that_is_typed_makes_it_fail(text: str, past: bool) -> None:  # noqa: FBT001
    with suppress(NotADayError):
        assert read(text, today=TODAY, past=past).year >= 1990


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_whole_date_is_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}"):
        assert read(text, today=TODAY) == day
