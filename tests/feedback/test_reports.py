"""What the month's letters say to everybody and to those who lead, over lives told from seeds."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feedback.rules import RULES
from tests.feedback.test_figures import actions_of, known_until_today
from tests.lives import CALENDAR, Life, Teller
from worker.complaint.particulars import Complainant
from worker.feedback.cases import case_of
from worker.feedback.figures import Figures, figures
from worker.feedback.periods import Period, last_months, month_before, month_of
from worker.feedback.reports.building import Material, to_everybody, to_leaders
from worker.feedback.reports.discretion import small
from worker.feedback.reports.gleaning import RESERVES, glean
from worker.feedback.reports.letters import MonthlyReport
from worker.feedback.reports.questions import QUESTIONS, question_of
from worker.feedback.reports.synthesis import synthesis
from worker.intake.sorting.table import REPORTS
from worker.processing.calendar import Days
from worker.words.said import Said
from worker.writing.composing import compose
from worker.writing.samples import HOUSE
from worker.writing.templates import templates

TODAY = date(2026, 11, 23)
OCTOBER = month_of(date(2026, 10, 1))


def material(lives: list[Life], month: Period = OCTOBER, **changes: Any) -> Material:
    records = [life.complaint() for life in known_until_today(lives)]
    gleaned = glean(records, month, RULES)
    actions = actions_of(records)

    def counted(period: Period) -> Figures:
        return figures(gleaned.cases, actions, period, today=TODAY, calendar=CALENDAR, progress_every=Days(15))

    return Material(
        month=month.first,
        today=TODAY,
        figures=counted(month),
        before=counted(month_before(month.first)),
        year=counted(last_months(month, 12)),
        gleaned=gleaned,
        actions=actions,
        ideas=changes.get("ideas", ()),
    )


def written(letter: MonthlyReport, language: str = "fr") -> str:
    composed = compose(letter, language=language, house=HOUSE, reply_address="a@b.fr", templates=templates())
    return composed.subject + "\n" + composed.text


@pytest.mark.slow
@given(seed=st.integers(0, 10_000), count=st.integers(0, 120))
def test_no_number_under_three_is_told_to_everybody(seed: int, count: int) -> None:
    found = material(Teller(seed).lives(count))
    report = to_everybody(found, RULES)
    for rows in (report.channels, report.categories, report.ages, report.decided, report.causes):
        assert not any(small(int(str(row.said.facts["number"]))) for row in rows)
    for row in report.trend:
        assert all(isinstance(fact, Said) or not small(int(str(fact))) for fact in row.said.facts.values())
    for row in (*report.kept, *report.commitments):
        facts = row.said.facts
        if "hits" in facts and row.said.into("en").startswith("{percent}"):
            hits, n = int(str(facts["hits"])), int(str(facts["n"]))
            assert not small(hits)
            assert not small(n - hits)
        assert not small(int(str(facts.get("n", 0))))
    # By subtraction: what is shown of a total leaves out either nothing, or a group of three and more.
    received = found.figures["received"].n
    for rows in (report.channels, report.categories):
        assert sum(int(str(row.said.facts["number"])) for row in rows) in {0, received}
    assert report.small is small(received)


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_named_to_everybody(seed: int) -> None:
    found = material(Teller(seed).lives(500), ideas=(("bob@example.com", "Bob Petit propose de rappeler Mme Roux."),))
    report = to_everybody(found, RULES)
    assert sum(bool(row.example) for row in report.causes) >= 2
    for language in ("fr", "en"):
        text = written(report, language)
        assert not re.search(
            r"Fictive|Claudine|client\d|example\.org|REC-|Martin|Perrin|Lilas|Lyon|48213|06 12|Bob|Roux", text
        )
        assert "[…]" in text


def test_those_who_lead_see_what_is_late_what_it_cost_and_who_went_on_in_spite_of_a_warning() -> None:
    found = material(Teller(5).lives(260))
    report = to_leaders(found, RULES)
    assert report.overdue
    assert all(file.day < TODAY for file in report.overdue)
    assert [file.day for file in report.overdue] == sorted(file.day for file in report.overdue)
    assert report.overrides
    assert {file.who for file in report.overrides} == {"Bob Petit"}
    text = written(report)
    assert "€" in text
    assert report.overdue[0].ref in text
    # Their words are no less without people than everybody's.
    assert "Fictive" not in text


def test_a_case_that_could_do_harm_is_never_the_example() -> None:
    lives = Teller(9).lives(200)
    records = [life.complaint() for life in known_until_today(lives)]
    harmful = (
        {"litigation": True},
        {"complained_of": ("bob@example.com",)},
        {"data_protection_request": True},
        {"complainant": Complainant(name="A", adaptation_needed="grands caractères")},
    )
    for change in harmful:
        assert glean([one.model_copy(update=change) for one in records], OCTOBER, RULES).examples == {}
    assert glean(records, OCTOBER, RULES).examples


def flat(letter: MonthlyReport, language: str = "fr") -> str:
    return " ".join(written(letter, language).replace("\u00a0", " ").split())


def test_an_empty_month_is_told_as_such() -> None:
    for report in (to_everybody(material([]), RULES), to_leaders(material([]), RULES)):
        text = flat(report)
        assert "Aucune réclamation reçue en octobre 2026." in text
        assert "Aucune réponse n'atteignait sa date limite." in text
        assert "Aucune action n'a été décidée ni terminée ce mois-ci." in text
        assert "précédent" not in text
        assert "None" not in text
    assert "En retard aujourd'hui : 0. Versé en dédommagements : 0,00 €. Chez le médiateur : 0." in text


def came_in(lives: list[Life], month: Period) -> list[Life]:
    cases = ((life, case_of(life.complaint(), RULES.zone)) for life in lives)
    return [life for life, case in cases if case.counted and case.received_on in month]


def test_an_empty_month_after_others_says_that_it_is_less() -> None:
    september = came_in(Teller(4).lives(200), month_before(OCTOBER.first))
    said = f"Aucune réclamation reçue en octobre 2026 : {len(september)} de moins que le mois précédent."
    assert said in flat(to_everybody(material(september), RULES))


def test_the_first_month_is_compared_with_nothing() -> None:
    report = to_everybody(material(came_in(Teller(4).lives(300), OCTOBER)), RULES)
    assert "les premières en douze mois." in flat(report)
    assert "précédent" not in flat(report)
    assert "the first in twelve months." in flat(report, "en")


@pytest.mark.parametrize("count", [1, 2])
def test_a_month_of_one_or_two_tells_everybody_nothing_of_them_and_leaders_all(count: int) -> None:
    october = came_in(Teller(4).lives(300), OCTOBER)[:count]
    assert "Moins de 3 réclamations reçues en octobre 2026" in flat(to_everybody(material(october), RULES))
    number = "1 réclamation reçue" if count == 1 else "2 réclamations reçues"
    assert f"{number} en octobre 2026" in flat(to_leaders(material(october), RULES))


@pytest.mark.slow
def test_a_month_of_two_thousand_is_as_short_as_any() -> None:
    october = came_in(Teller(4).lives(300), OCTOBER)
    many = (october * (2000 // len(october) + 1))[:2000]
    report = to_everybody(material(many), RULES)
    assert "2000 réclamations reçues en octobre 2026" in flat(report)
    assert len(report.causes) <= 6
    assert len(written(report)) < 9000


def test_those_who_lead_read_first_what_is_late_what_it_cost_and_what_is_with_the_mediator() -> None:
    text = flat(to_leaders(material(Teller(5).lives(260)), RULES))
    places = [text.find(words) for words in ("En retard aujourd'hui", "En retard -", "Coût -", "Pourquoi nos clients")]
    assert places == sorted(places)
    assert min(places) >= 0


def test_everybody_finds_the_question_before_any_figure_but_the_headline() -> None:
    text = flat(to_everybody(material(Teller(5).lives(260)), RULES))
    places = [text.find(words) for words in ("réclamations reçues", "Une question pour vous", "Pourquoi nos clients",
                                             "Ce que nous changeons", "Avons-nous tenu", "Douze mois")]  # fmt: skip
    assert places == sorted(places)
    assert min(places) >= 0


def test_a_full_bar_is_a_hundred_percent() -> None:
    report = to_everybody(material(Teller(5).lives(260)), RULES)
    for rows in (report.categories, report.channels, report.decided):
        assert abs(sum(row.share for row in rows) - 100) <= len(rows)
    assert report.kept
    assert all(row.share == row.said.facts["percent"] for row in report.kept)


def test_each_month_asks_another_question() -> None:
    assert len({question_of(date(2026, month, 1)).into("fr") for month in range(1, 13)}) == len(QUESTIONS) == 12


def test_answers_are_looked_for_behind_the_letters_that_ask() -> None:
    found = material([])
    assert {to_everybody(found, RULES).occasion, to_leaders(found, RULES).occasion} == REPORTS


def test_the_year_holds_every_figure_and_says_how_it_is_counted() -> None:
    lives = Teller(3).lives(200)
    found = material(lives)
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    counted = figures(found.gleaned.cases, found.actions, year, today=TODAY, calendar=CALENDAR, progress_every=Days(15))
    letter = synthesis(counted, found.gleaned, found.actions, root="register root: …")
    assert len(letter.figures) == len(counted.figures)
    assert all(isinstance(row.said, Said) for row in letter.figures)
    assert len(letter.trend) == 12
    assert letter.actions


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Un grand merci à votre équipe pour sa gentillesse.", True),
        ("J'accepte votre offre, merci.", False),
        ("Merci pour les 800 promis.", False),
        ("Merci pour votre virement, quelle équipe.", False),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_all_staff_read_mere_thanks_of_whose_file_it_is_and_no_bargain(text: str, *, quoted: bool, known: bool) -> None:
    lives = Teller(9).lives(60)
    records = [life.complaint() for life in known_until_today(lives)]
    one = next(
        file
        for file in records
        if glean([file], OCTOBER, RULES).cases[0].counted
        and file.messages
        and not any(reserve(file) for _, reserve in RESERVES)
    )
    sender = one.complainant.addresses[0] if known and one.complainant.addresses else "eve@attacker.example"
    message = one.messages[0].model_copy(
        update={"followup_kind": "thanks", "new_text": text, "sender": sender, "defects": ()}
    )
    when = message.received_at.replace(year=2026, month=10, day=12)
    file = one.model_copy(update={"messages": (message.model_copy(update={"received_at": when}),)})
    assert bool(glean([file], OCTOBER, RULES).thanks) == (quoted and bool(known and one.complainant.addresses))
