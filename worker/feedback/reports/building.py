"""The month as letters tell it: built from figures, from what was gleaned, and from nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from worker.feedback.cases import Action
from worker.feedback.figures import Figures
from worker.feedback.labels import FIGURES
from worker.feedback.learning import late_actions
from worker.feedback.measures import Figure
from worker.feedback.reports.charts import bars, cause_rows, in_order, trend_rows
from worker.feedback.reports.discretion import small
from worker.feedback.reports.gleaning import Gleaned
from worker.feedback.reports.headline import beside, headline, to_look_at
from worker.feedback.reports.letters import ActionTold, ManagerReport, MonthlyReport, Row
from worker.feedback.reports.phrases import figure_said, told_exactly
from worker.feedback.reports.questions import question_of
from worker.feedback.reports.scrubbing import names_of, scrub
from worker.nouns.letter import Shown
from worker.processing.rules import Rules
from worker.words.said import Said
from worker.words.wording import bounded

# As many lines as one reads: the rest is in the export.
MOST = 20
IDEAS = 8
IDEA = 300
# Of which each is to be kept every time.
KEPT = frozenset(
    {
        "acknowledged_in_time", "answered_in_10_ouvrables", "answered_by_target", "answered_in_time", "informed",
        "promises_kept",
    }
)  # fmt: skip
COMMITMENTS = (
    "acknowledged_in_time", "answered_in_10_ouvrables", "answered_by_target", "answered_in_time", "informed",
    "promises_kept", "acknowledgement_minutes", "answer_days", "answer_days_p90", "content_with_handling",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """All that a month's report is made of. `figures` are the month's, `before` those of the month before it, `year`
    those of the twelve months that end with it; `ideas` are (colleague, words) since the last report.
    """

    month: date
    today: date
    figures: Figures
    before: Figures
    year: Figures
    gleaned: Gleaned
    actions: Sequence[Action]
    ideas: Sequence[tuple[str, str]] = ()


def to_everybody(material: Material, rules: Rules) -> MonthlyReport:
    return MonthlyReport(**_common(material, rules, discreet=True))


def to_leaders(material: Material, rules: Rules) -> ManagerReport:
    counted, gleaned = material.figures, material.gleaned
    late = [one for one in gleaned.awaited if one.day < material.today]
    overdue = sorted(late, key=lambda one: (one.day, one.ref))
    common = _common(material, rules, discreet=False)
    first = to_look_at(counted, len(overdue), len(gleaned.in_mediation))
    return ManagerReport(
        **common | {"more": (first, *common["more"])},
        period=f"{material.month:%Y-%m}",
        costs=_rows(
            [
                *counted.costs(),
                counted["compensations_executed"],
                counted["compensations_on_time"],
                counted["compensation_days"],
            ]
        ),
        recourse=_rows(counted[name] for name in ("reopened", "level_two", "mediation")),
        satisfaction=_rows(
            counted[name]
            for name in ("satisfaction_response", "satisfaction_result", "satisfaction_handling", "content_with_result")
        ),
        overdue=tuple(overdue[:MOST]),
        overdue_more=max(0, len(overdue) - MOST),
        late_actions=tuple(
            _late(action, rules, material.today) for action in late_actions(material.actions, material.today)[:MOST]
        ),
        overrides=tuple(gleaned.overrides[:MOST]),
        in_mediation=tuple(gleaned.in_mediation[:MOST]),
        page=Shown(letter=to_everybody(material, rules), language=rules.languages[0]),
    )


def _common(material: Material, rules: Rules, *, discreet: bool) -> dict[str, Any]:
    counted, gleaned = material.figures, material.gleaned
    thanked = counted["thanks"].n
    promised = [counted[name] for name in COMMITMENTS if counted[name].n]
    return {
        "month": material.month,
        "headline": headline(counted, material.before, material.year, material.month, discreet=discreet),
        "more": beside(counted, discreet=discreet),
        "small": discreet and small(counted["received"].n),
        "trend": trend_rows(material.year, discreet=discreet),
        "channels": bars(counted.breakdown("channel"), discreet=discreet),
        "categories": bars(counted.breakdown("category"), discreet=discreet),
        "kept": _rows((one for one in promised if is_kept(one, discreet=discreet)), discreet=discreet),
        "commitments": _rows((one for one in promised if not is_kept(one, discreet=discreet)), discreet=discreet),
        "ages": bars(counted.breakdown("age"), discreet=discreet, ordered=True),
        "causes": cause_rows(counted.breakdown("cause"), gleaned.examples, discreet=discreet),
        "decided": bars(in_order(counted.breakdown("outcome")), discreet=discreet, ordered=True),
        "opened": tuple(_opened(material)),
        "late": tuple(_late_ones(material)) if discreet else (),
        "done": tuple(_done(material)),
        "thanks": _thanks(thanked, discreet=discreet),
        "thanks_words": tuple(gleaned.thanks),
        "ideas": tuple(_ideas(material, rules, discreet=discreet)),
        "question": question_of(material.month),
    }


def is_kept(figure: Figure, *, discreet: bool) -> bool:
    """A promise of ours, of which it may be told how often it was kept."""
    return figure.name in KEPT and told_exactly(figure, discreet=discreet) is not None


def _rows(figures: Iterable[Figure], *, discreet: bool = False) -> tuple[Row, ...]:
    return tuple(
        Row(FIGURES[one.name], figure_said(one, discreet=discreet), told_exactly(one, discreet=discreet) or 0)
        for one in figures
    )


def _opened(material: Material) -> Iterator[ActionTold]:
    for action in [a for a in material.actions if a.opened_on in material.figures.period][:MOST]:
        said = due_said(action, material.today)
        yield ActionTold(material.gleaned.description(action.number, action.description), action.cause, said)


def due_said(action: Action, today: date) -> Said:
    """By when it is to be done; where that is over, by how much it is late."""
    if action.done_on is not None or action.due >= today:
        return Said("due on {due}", due=action.due)
    days = (today - action.due).days
    return (
        Said("due on {due}, late by {days} days", due=action.due, days=days)
        if days > 1
        else Said("due on {due}, late by a day", due=action.due)
    )


def _late_ones(material: Material) -> Iterator[ActionTold]:
    """Those of earlier months, without whose they are: what was announced is not forgotten."""
    for action in late_actions(material.actions, material.today)[:MOST]:
        if action.opened_on not in material.figures.period:
            words = material.gleaned.description(action.number, action.description)
            yield ActionTold(words, action.cause, due_said(action, material.today))


def _done(material: Material) -> Iterator[ActionTold]:
    for action in [a for a in material.actions if a.done_on in material.figures.period][:MOST]:
        said = {
            "effective": Said("done, and effective"),
            "not_effective": Said("done, without the effect that was meant"),
        }.get(action.effectiveness, Said("done; its effect will be checked"))
        yield ActionTold(material.gleaned.description(action.number, action.description), action.cause, said)


def _late(action: Action, rules: Rules, today: date) -> ActionTold:
    said = Said("{who}, {when}", who=rules.name_of(action.owner), when=due_said(action, today))
    return ActionTold(f"n° {action.number} {action.description}"[:200], action.cause, said)


def _thanks(number: int, *, discreet: bool) -> Said:
    if not number:
        return Said("")
    if discreet and small(number):
        return Said("Customers thanked us.")
    return Said("Messages of thanks received: {number}.", number=number)


def _ideas(material: Material, rules: Rules, *, discreet: bool) -> Iterator[str]:
    """What colleagues answered; to everybody without names, so that nobody need fear to answer."""
    known = names_of(rules.staff.values())
    for person, words in material.ideas[:IDEAS]:
        told = scrub(words, known, proposing=True) if discreet else f"{rules.name_of(person)} : {words}"
        yield bounded(told, IDEA)
