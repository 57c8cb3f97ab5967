"""Days that somebody named: the reminder that a colleague asked for (`#rappel DATE`), what was promised (T5), the day
that a holding letter announced, the days on which something hangs for the complainant, and the terms of the law.
"""

from collections.abc import Iterator
from datetime import date

from worker.complaint.lifecycle import is_open
from worker.processing import terms
from worker.processing.calendar import WorkingDays
from worker.processing.named_days import named
from worker.processing.people import leaders
from worker.processing.watching.row import Consequence, Row, Strike, View

# A day that the complainant named is told so early that something can be done, and again on its eve or its morning.
_EARLY = WorkingDays(3)


def _asked_for(view: View) -> Iterator[Strike]:
    if is_open(view.complaint.state):
        for snooze in view.complaint.snoozes:
            if snooze.person in view.rules.staff:
                yield Strike(view.morning(snooze.until).at, f"{snooze.until.isoformat()}:{snooze.person}")


def _recall(view: View, strike: Strike) -> Consequence:
    day, _, address = strike.tail.partition(":")
    person = view.rules.staff[address]
    return Consequence(nudges=view.nudges((person,), "asked", "recall", date.fromisoformat(day)))


def _promised(view: View) -> Iterator[Strike]:
    """On the working day before, so that it can still be kept; on the day itself where the letter left no sooner."""
    for one in view.complaint.promised:
        eve = view.rules.calendar.before(one.due, WorkingDays(1))
        yield Strike(view.morning(eve).at, one.due.isoformat()) if one.on and one.on < eve else view.alarm(one.due)


def _tell_of_promise(view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    return Consequence(nudges=view.nudges(people, part, "promise_due", strike.day, alarm=True))


def _announced(view: View) -> Iterator[Strike]:
    """On the last working day up to the one that a holding letter announced: it can still be kept."""
    holdings = view.complaint.holdings
    if view.to_answer and holdings and view.today <= holdings[-1].until:
        yield view.alarm(holdings[-1].until)


def _tell_of_announced(view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    told = view.nudges(people, part, "holding_due", strike.day)
    return Consequence(nudges=view.each_once(told, view.nudges(view.rules.desk, "desk", "holding_due", strike.day)))


def _named(view: View) -> Iterator[Strike]:
    """Where the answer may come after it. A day that is over is told to nobody."""
    for one in named(view.complaint, view.rules) if view.to_answer else ():
        if one.day <= view.complaint.deadlines.answer_due:
            yield from _near(view, one.day)


def _terms(view: View) -> Iterator[Strike]:
    """It passes whether the file is frozen or not, and whatever limit is ours."""
    for one in terms.of_file(view.complaint, view.rules) if view.to_answer else ():
        yield from _near(view, one.day)


def _near(view: View, day: date) -> Iterator[Strike]:
    if view.today <= day:
        early = view.rules.calendar.before(day, _EARLY)
        yield Strike(view.morning(early).at, f"{day.isoformat()}:early")
        yield Strike(view.alarm(day).at, f"{day.isoformat()}:last")


def _tell_of_named(view: View, strike: Strike) -> Consequence:
    day, _, when = strike.tail.partition(":")
    people, part = view.keepers
    told = view.nudges(people, part, "named_day", date.fromisoformat(day))
    desk = view.nudges(view.rules.desk, "desk", "named_day", date.fromisoformat(day)) if when == "last" else ()
    return Consequence(nudges=view.each_once(told, desk))


def _tell_of_term(view: View, strike: Strike) -> Consequence:
    """Those who lead read it as soon as whoever looks after the file."""
    day = date.fromisoformat(strike.tail.partition(":")[0])
    people, part = view.keepers
    told = view.nudges(people, part, "term", day)
    desk = view.nudges(view.rules.desk, "desk", "term", day)
    lead = view.nudges(leaders(view.complaint, view.rules, "manager", "direction"), "manager", "term", day)
    return Consequence(nudges=view.each_once(told, desk, lead))


ROWS = (
    Row("recall", _asked_for, _recall),
    Row("promise_due", _promised, _tell_of_promise),
    Row("holding_due", _announced, _tell_of_announced, in_litigation=False),
    Row("named_day", _named, _tell_of_named, in_litigation=False),
    Row("term", _terms, _tell_of_term),
)
