"""Days and delays, as letters name them, against those that the record has."""

from dataclasses import replace
from datetime import date

import pytest

from worker.processing.calendar import Calendar
from worker.response.promises.delays import days_ahead, delays
from worker.response.promises.moments import moments
from worker.response.promises.values import Known
from worker.words.wording import fold

TUESDAY = date(2026, 3, 10)
KNOWN = Known(frozenset(), frozenset(), TUESDAY)


def read(text: str) -> list[tuple[str, bool]]:
    """The words of each date, and whether a day and a month are among them."""
    folded = fold(text)
    return [(folded[moment.start : moment.end], moment.in_full) for moment in moments(folded, TUESDAY)]


def delayed(text: str, known: Known = KNOWN) -> list[tuple[str, list[date]]]:
    """The words of each delay with the days to which it may lead."""
    folded = fold(text)
    return [(folded[d.start : d.end], [first for first, _ in d.spans]) for d in delays(folded, known)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le 12 mars 2026", date(2026, 3, 12)),
        ("le jeudi 12 mars", date(2026, 3, 12)),
        ("le 1er avril 2026", date(2026, 4, 1)),
        ("le 12/03/2026", date(2026, 3, 12)),
        ("le 12-03-26", date(2026, 3, 12)),
        ("le 12.03.2026", date(2026, 3, 12)),
        ("le 2026-03-12", date(2026, 3, 12)),
        ("le 12/03", date(2026, 3, 12)),
        ("le 3 févr. 2026", date(2026, 2, 3)),
        ("mar. 10 mars 2026", date(2026, 3, 10)),
        ("le 28 décembre", date(2025, 12, 28)),
        ("on 12 March 2026", date(2026, 3, 12)),
        ("on Thursday 12th March", date(2026, 3, 12)),
        ("on the 12th of March", date(2026, 3, 12)),
        ("on March 12, 2026", date(2026, 3, 12)),
        ("by 2 May", date(2026, 5, 2)),
        ("12/25/2026", date(2026, 12, 25)),
    ],
)
def test_a_date_is_known_where_the_record_has_its_day(text: str, day: date) -> None:
    [moment] = moments(fold(text), TUESDAY)
    assert moment.in_full
    assert moment.known({day})
    assert not moment.known({date(2026, 1, 20), date(2027, 6, 30)})


def test_both_days_of_a_span_are_read() -> None:
    first, second = moments("du 12 au 15 mars 2026", TUESDAY)
    assert first.known({date(2026, 3, 12)})
    assert not first.known({date(2026, 3, 15)})
    assert second.known({date(2026, 3, 15)})


def test_a_month_is_known_by_any_day_in_it() -> None:
    [moment] = moments("mars 2026", TUESDAY)
    assert not moment.in_full
    assert moment.known({date(2026, 3, 31)})
    assert not moment.known({date(2026, 4, 1)})


def test_a_day_that_no_calendar_has_is_never_known() -> None:
    [moment] = moments("le 31 fevrier 2026", TUESDAY)
    assert not moment.known({date(2026, 2, 28), date(2026, 3, 3)})


@pytest.mark.parametrize(
    "text",
    [
        "REC-2026-000123-38",
        "04 72 00 00 00",
        "facture-12-03-2026.pdf",
        "facture n° 2026-1187",
        "de 9 h à 18 h",
        "24/7",
        "les 2 may be late",
        "version 1.2.10",
        "article 4.1.12",
        "192.168.10.12",
        "1 234,50 euros",
        "99/99/2026",
        "les 12 marches",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("sous 48 heures", date(2026, 3, 12)),
        ("sous 36 h", date(2026, 3, 12)),
        ("dans un délai de 3 jours", date(2026, 3, 13)),
        ("d'ici deux semaines", date(2026, 3, 24)),
        ("sous 10 jours ouvrés", date(2026, 3, 24)),
        ("sous 10 jours ouvrables", date(2026, 3, 21)),
        ("dans les deux mois", date(2026, 5, 10)),
        ("within 3 days", date(2026, 3, 13)),
        ("within ten working days", date(2026, 3, 24)),
        ("we will call you in a week", date(2026, 3, 17)),
        ("demain", date(2026, 3, 11)),
        ("the day after tomorrow", date(2026, 3, 12)),
        ("avant vendredi", date(2026, 3, 13)),
        ("by Friday", date(2026, 3, 13)),
        ("nous vous rappelons mardi", date(2026, 3, 17)),
    ],
)
def test_a_delay_leads_to_its_day(text: str, day: date) -> None:
    [(_, days)] = delayed(text)
    assert days[0] == day


def test_next_tuesday_may_be_either() -> None:
    assert delayed("mardi prochain") == [("mardi prochain", [date(2026, 3, 17), date(2026, 3, 24)])]


def test_working_days_leave_out_the_days_on_which_the_company_is_closed() -> None:
    known = replace(KNOWN, calendar=Calendar(closed_days=frozenset({date(2026, 3, 11)})))
    assert delayed("sous 2 jours ouvrés", known) == [("sous 2 jours ouvres", [date(2026, 3, 13)])]


@pytest.mark.parametrize(
    "text",
    [
        "sous 3 à 5 jours",
        "sous 24/48h",
        "dans une quinzaine de jours",
        "sous quinzaine",
        "la semaine prochaine",
        "d'ici la fin de la semaine",
        "fin mars",
        "avant la fin du mois",
        "dans la journée",
        "next week",
        "by the end of the month",
        "in a couple of weeks we will know",
        "within 99999 days",
        "sous 9999 ans",
    ],
)
def test_a_delay_that_names_no_single_day_leads_nowhere(text: str) -> None:
    assert [days for _, days in delayed(text)] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "depuis trois semaines",
        "il y a 10 jours",
        "pendant 48 heures",
        "une garantie de 2 ans",
        "dans les 14 jours suivant la livraison, vous pouviez vous rétracter",
        "within 14 days of the purchase",
        "notre technicien est passé vendredi",
        "you called us on Friday",
        "du lundi au vendredi",
        "Monday to Friday",
        "the second failure in 3 days",
        "réparé en 3 jours",
        "votre achat en mars",
        "le mardi 17 mars 2026",
        "for three weeks",
    ],
)
def test_what_is_past_or_a_term_of_the_contract_is_no_delay_of_ours(text: str) -> None:
    assert delayed(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("livré lundi 16", date(2026, 3, 16)),
        ("on the Monday 16th", date(2026, 3, 16)),
        ("avant le vendredi 13", date(2026, 3, 13)),
        ("mercredi 1er", date(2026, 4, 1)),
        # The nearest lies behind, the next one too far ahead to be meant.
        ("reçu lundi 9", None),
        ("lundi 9 h", None),
        ("lundi 30 €", None),
    ],
)
def test_a_weekday_with_its_number_is_one_day(text: str, day: date | None) -> None:
    ahead = days_ahead(text, KNOWN)
    assert ahead[:1] == ((day,) if day else ())
