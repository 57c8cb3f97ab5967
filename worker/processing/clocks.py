"""The clocks of a complaint. Every value is a default that the configuration may change, with its source beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from types import MappingProxyType
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

from worker.complaint.assessment import Deadlines, Priority
from worker.complaint.lifecycle import OPEN_STATES, State
from worker.complaint.record import Complaint
from worker.complaint.value import Value
from worker.processing.calendar import (
    Calendar,
    Days,
    Months,
    Ouvrables,
    Span,
    WorkingDays,
    Years,
    counting_start,
    parse_span,
)
from worker.processing.reactions import unjudged_since
from worker.words.said import Said

# A span as the code builds it, or as an operator writes it ("10 ouvrables").
Written = Annotated[Span, BeforeValidator(lambda value: parse_span(value) if isinstance(value, str) else value)]


class AnswerTarget(Value):
    """When we mean to answer, by priority. Practice."""

    P1: Written = WorkingDays(3)
    P2: Written = WorkingDays(5)
    P3: Written = WorkingDays(10)
    P4: Written = WorkingDays(20)

    def of(self, priority: Priority) -> Span:
        return {"P1": self.P1, "P2": self.P2, "P3": self.P3, "P4": self.P4}[priority]


class ClockRules(Value):
    """How long each clock runs. The names are those of `[clocks]`: `ClockRules.model_validate(table)` reads that table.

    Raises pydantic's ValidationError, a ValueError, for a span that cannot be read and for a name that is no clock.
    """

    ack_limit: Written = Ouvrables(10)  # ISO 10002 7.4 says "immediately"; ACPR 2024-R-02 gives the limit.
    ack_alarm: Written = WorkingDays(2)  # ISO 10002 7.4.
    assess_limit: Written = WorkingDays(2)  # ISO 10002 7.5.
    answer_target: AnswerTarget = AnswerTarget()
    answer_limit: Written = Months(2)  # ACPR 2024-R-02; payment services: 15 ouvrables, CMF L133-45.
    progress_every: Written = Days(15)  # Practice.
    clarification_limit: Written = WorkingDays(10)  # LGSCO guide §16.
    clarification_reminder: Written = WorkingDays(5)  # LGSCO guide §16.
    holding_before: Written = WorkingDays(5)  # Our own.
    compensation_limit: Written = WorkingDays(10)  # Our own.
    objection_window: Written = Days(30)  # Practice.
    survey_after: Written = WorkingDays(3)  # Our own.
    mediation_limit: Written = Years(1)  # C. conso. L612-2.
    effectiveness_check: Written = Days(90)  # Our own.


@dataclass(frozen=True, slots=True)
class Clock:
    """One date of the file: `runs` gives its length, `start` the day that it counts from."""

    name: str
    start: Literal["sent", "registered"]
    runs: Callable[[ClockRules, Priority], Span]
    source: str


# The regulatory clocks run from the day the complaint was sent and never stop; the internal ones from registration.
CLOCKS: tuple[Clock, ...] = (
    # Whoever complains knows within ten jours ouvrables that we hold their complaint.
    Clock("ack_limit", "sent", lambda rules, _: rules.ack_limit, "ISO 10002 7.4; ACPR 2024-R-02"),
    # Somebody looks at it and takes it: a most urgent one the same day.
    Clock("assess_due", "registered", lambda rules, p: Days(0) if p == "P1" else rules.assess_limit, "ISO 10002 7.5"),
    # When we mean to answer; pauses while the customer is asked, and the pause is reported.
    Clock("answer_target", "registered", lambda rules, p: rules.answer_target.of(p), "practice"),
    # When we must have answered, whatever happens in between.
    Clock("answer_due", "sent", lambda rules, _: rules.answer_limit, "ACPR 2024-R-02; CMF L133-45"),
    # Until when a consumer may turn to the mediator; printed in letters.
    Clock("mediation_limit", "sent", lambda rules, _: rules.mediation_limit, "C. conso. L612-2"),
)


def deadlines(
    rules: ClockRules,
    calendar: Calendar,
    *,
    sent_at: datetime | None,
    received_at: datetime,
    registered_at: datetime,
    zone: ZoneInfo,
    priority: Priority = "P3",
    start: date | None = None,
) -> Deadlines:
    """The dates of a new file; each limit runs to its end of day. Times are aware.

    `start` is a day somebody vouches for, and so stands above the Date header: the date of a letter typed by staff, or
    that of the original which a colleague forwards. It is never later than receipt.
    """
    received_on = received_at.astimezone(zone).date()
    sent_on = counting_start(sent_at, received_at, zone) if start is None else min(start, received_on)
    starts = {"sent": sent_on, "registered": registered_at.astimezone(zone).date()}
    dates = {clock.name: calendar.add(starts[clock.start], clock.runs(rules, priority)) for clock in CLOCKS}
    return Deadlines(clock_start=sent_on, **dates)


def internal_deadlines(
    known: Deadlines,
    rules: ClockRules,
    calendar: Calendar,
    *,
    registered_on: date,
    priority: Priority,
    waited: int,
) -> Deadlines:
    """The file's dates with the internal clocks run anew for a priority, `waited` working days later.

    The regulatory clocks never move.
    """
    internal = {
        clock.name: calendar.add(registered_on, clock.runs(rules, priority))
        for clock in CLOCKS
        if clock.start == "registered"
    }
    internal["answer_target"] = calendar.add(internal["answer_target"], WorkingDays(waited))
    return known.model_copy(update=internal)


# What is awaited in each state, with the name of its date; in all others the answer itself.
_AWAITED: Mapping[State, tuple[Said, Callable[[Complaint], date]]] = MappingProxyType(
    {
        State.REGISTERED: (
            Said("assessment due by"),
            lambda complaint: complaint.deadlines.assess_due,
        ),
        State.AWAITING_CUSTOMER: (
            Said("the customer's answer is awaited by"),
            lambda complaint: (
                asked.reply_by if (asked := complaint.open_clarification) else complaint.deadlines.answer_target
            ),
        ),
    }
)
_TARGET = (Said("answer aimed at"), lambda complaint: complaint.deadlines.answer_target)


def next_date(complaint: Complaint, zone: tzinfo = UTC) -> tuple[Said, date | None]:
    """What comes next for a file and when: its name in a sentence, and the day; None where nothing is awaited.

    `zone` is the company's: what came after midnight there came on that day.
    """
    if complaint.state is State.ANSWERED:
        return _after_answer(complaint, zone)
    if complaint.state not in OPEN_STATES or complaint.state is State.IN_MEDIATION:
        return Said("nothing is awaited"), None
    name, awaited = _AWAITED.get(complaint.state, _TARGET)
    day = awaited(complaint)
    # What a person announced to the complainant stands above what we aimed at.
    if complaint.holdings and (name, awaited) == _TARGET:
        name, day = Said("answer announced to the complainant by"), complaint.holdings[-1].until
    # The limit of the procedure stands still for nobody.
    due = complaint.deadlines.answer_due
    return (name, day) if day <= due else (Said("answer due by"), due)


def next_late(complaint: Complaint, today: date) -> int:
    """By how many days what comes next is late; a reaction has no day by which."""
    _, day = next_date(complaint)
    reacted = complaint.state is State.ANSWERED and unjudged_since(complaint) is not None
    return max(0, (today - day).days) if day and not reacted else 0


def _after_answer(complaint: Complaint, zone: tzinfo) -> tuple[Said, date | None]:
    """What they were promised, and a word of theirs that nobody has judged: both wait for us."""
    since = unjudged_since(complaint)
    if since is not None:
        return Said("the customer's reaction is to be judged, it came on"), since.astimezone(zone).date()
    owed = [one.due for one in complaint.owed if one.due]
    if owed:
        return Said("compensation to be carried out by"), min(owed)
    return Said("nothing is awaited"), None
