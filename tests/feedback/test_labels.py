"""Everything that a figure may be called has words in both languages."""

from typing import get_args

from tests.feedback.test_figures import PERIODS, TODAY, actions_of, known_until_today
from tests.lives import CALENDAR, PARIS, Teller
from worker.complaint.answer import Outcome
from worker.complaint.compensation import CompensationKind
from worker.complaint.labels import CODES
from worker.complaint.opening import Channel
from worker.complaint.particulars import WishKind
from worker.feedback.cases import case_of
from worker.feedback.figures import figures
from worker.feedback.labels import BREAKDOWNS, FIGURES, PROMISES
from worker.feedback.reports.gleaning import overridden
from worker.processing.calendar import Days
from worker.response.promises.values import RuleName


def test_every_figure_and_breakdown_has_its_label_and_no_label_is_left_over() -> None:
    records = [life.complaint() for life in known_until_today(Teller(1).lives(200))]
    cases = [case_of(record, PARIS) for record in records]
    counted = figures(
        cases, actions_of(records), PERIODS["a year"], today=TODAY, calendar=CALENDAR, progress_every=Days(15)
    )
    assert {figure.name for figure in counted.figures} == set(FIGURES)
    assert {one.name for one in counted.breakdowns} | {"received", "answered"} == set(BREAKDOWNS)
    ages = {cell.label for cell in counted.breakdown("age").cells}
    assert {
        *Channel,
        *get_args(Outcome),
        *get_args(CompensationKind),
        *get_args(WishKind),
        *ages,
        "",
        "settled",
    } == set(CODES)


def test_what_was_sent_in_spite_of_a_warning_is_told_in_words() -> None:
    assert set(PROMISES) == set(get_args(RuleName))
    reason, why = overridden("accord: noté: outcome: Vous serez remboursé.; delay: Sous 5 jours, oui; promis.")
    assert reason == "accord: noté"
    assert [one.told("fr") for one in why] == [
        "annonce l'issue avant la décision : « Vous serez remboursé. »",
        "cite un délai qui ne mène à aucun jour du dossier : « Sous 5 jours, oui; promis. »",
    ]
    assert overridden("une raison seule") == ("une raison seule", ())
