"""A step that is late rises: first its owner or the desk, two working days later their managers, then the direction.

Each is told once of each step; from then on those who lead hear once a week where it stands, as long as it is late.
The limits of the law have alarms of their own (`escalation`), which wait for nobody's turn.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from worker.complaint.lifecycle import TO_ANSWER, State
from worker.nouns.decision import Matter, Nudge, Part
from worker.nouns.item import Person
from worker.processing.calendar import WorkingDays
from worker.processing.people import leaders
from worker.processing.reactions import unjudged_since
from worker.processing.watching.row import Consequence, Row, Strike, View

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
# How long whoever stands lower has before the next hears of it.
TURN = WorkingDays(2)
# The internal clock stands still for the complainant's answer; until the scores are there, their own clock speaks.
RUNNING = TO_ANSWER - {State.AWAITING_CUSTOMER, State.REGISTERED}


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done by `due`; on the working day after, it is late."""

    matter: Matter
    due: date


def assessment(view: View) -> Iterator[Step]:
    """Scores are to be confirmed and an owner named."""
    if view.complaint.state is State.REGISTERED:
        yield Step("assess_late", view.complaint.deadlines.assess_due)


def beginning(view: View) -> Iterator[Step]:
    """Its owner begins, within as many working days after the assignment as an assessment may take."""
    complaint = view.complaint
    if complaint.state is State.ASSESSED and complaint.assigned_at is not None:
        since = view.rules.day(complaint.assigned_at)
        yield Step("unanswered", view.rules.calendar.add(since, view.rules.clocks.assess_limit))


def target(view: View) -> Iterator[Step]:
    if view.complaint.state in RUNNING and not view.complaint.litigation:
        yield Step("target_passed", view.complaint.deadlines.answer_target)


def reaction(view: View) -> Iterator[Step]:
    """Somebody says whether what the complainant wrote of the answer contests it."""
    since = unjudged_since(view.complaint)
    if since is not None:
        yield Step("reply_waits", view.rules.calendar.add(view.rules.day(since), view.rules.clocks.assess_limit))


def owing(view: View) -> Iterator[Step]:
    due = min((one.due for one in view.complaint.owed if one.due), default=None)
    if due is not None:
        yield Step("compensation_late", due)


STEPS: tuple[Callable[[View], Iterator[Step]], ...] = (assessment, beginning, target, reaction, owing)


def steps(view: View) -> tuple[Step, ...]:
    return tuple(step for of in STEPS for step in of(view))


def _managers(view: View) -> tuple[Person, ...]:
    """Whoever keeps the file knows already; where nobody leads, nobody more is told."""
    known = view.keepers[0]
    return tuple(p for p in leaders(view.complaint, view.rules, "manager", "direction") if p not in known and _leads(p))


def _direction(view: View) -> tuple[Person, ...]:
    known = (*view.keepers[0], *_managers(view))
    return tuple(p for p in leaders(view.complaint, view.rules, "direction") if p not in known and _leads(p))


def _leads(person: Person) -> bool:
    return bool(person.roles & {"manager", "direction"})


def _first_late(view: View, step: Step) -> date:
    return view.rules.calendar.working_from(step.due + _DAY)


def is_urgent(view: View) -> bool:
    """Of first priority, as somebody says or as the words propose: to be taken up on the day that it came."""
    return view.complaint.deadlines.assess_due <= view.rules.day(view.complaint.registered_at)


def _after(turns: int, view: View) -> Iterator[Strike]:
    """`turns` after the first morning on which the step is late."""
    urgent = is_urgent(view)
    for step in steps(view):
        day = _first_late(view, step)
        for _ in range(turns):
            # Of first priority nobody waits for: the next morning is the next one's turn.
            day = view.rules.calendar.add(day, WorkingDays(1) if urgent else TURN)
        yield Strike(view.morning(day).at, f"{step.matter}:{step.due.isoformat()}")


def _tell(view: View, strike: Strike, people: tuple[Person, ...], part: Part) -> Consequence:
    matter, _, _ = strike.tail.partition(":")
    step = next((one for one in steps(view) if one.matter == matter), None)
    if step is None or not people:
        return Consequence()
    return Consequence(nudges=view.nudges(people, part, step.matter, step.due))


def _weekly(view: View) -> Iterator[Strike]:
    """The first working day of each week, once those who lead know of it: this week's, and the next one's."""
    late = [_first_late(view, step) for step in steps(view)]
    if view.to_answer:
        late.append(view.rules.calendar.working_from(view.complaint.deadlines.answer_due + _DAY))
    if not late:
        return
    known = view.rules.calendar.add(min(late), WorkingDays(2 * TURN.count))
    from_day = max(view.today, known)
    monday = from_day - timedelta(days=from_day.weekday())
    for week in (monday, monday + _WEEK):
        morning = view.rules.calendar.working_from(week)
        if morning > known:
            yield Strike(view.morning(morning).at, week.isoformat())


def _tell_weekly(view: View, _strike: Strike) -> Consequence:
    """One line a file: the limit once it has passed, else the step that is late for longest."""
    due = view.complaint.deadlines.answer_due
    late = [step for step in steps(view) if step.due < view.today]
    worst = Step("overdue", due) if view.to_answer and due < view.today else min(late, key=_due, default=None)
    if worst is None:
        return Consequence()
    told = (
        view.nudges(_managers(view), "manager", worst.matter, worst.due),
        view.nudges(_direction(view), "direction", worst.matter, worst.due),
    )
    nudges: tuple[Nudge, ...] = view.each_once(*told)
    return Consequence(nudges=nudges)


def _due(step: Step) -> date:
    return step.due


def _reaction_late(view: View) -> Iterator[Strike]:
    for step in reaction(view):
        yield view.morning(step.due + _DAY)


def _tell_keepers(view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    return Consequence(nudges=view.nudges(people, part, "reply_waits", strike.day))


ROWS = (
    Row("reaction_late", _reaction_late, _tell_keepers),
    Row(
        "late_manager",
        lambda view: _after(1, view),
        lambda view, strike: _tell(view, strike, _managers(view), "manager"),
    ),
    Row(
        "late_direction",
        lambda view: _after(2, view),
        lambda view, strike: _tell(view, strike, _direction(view), "direction"),
    ),
    Row("late_weekly", _weekly, _tell_weekly),
)
