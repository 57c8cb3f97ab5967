"""What waits to be told to one colleague becomes one mail: alarms at once, reminders once a day in working hours."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from worker.complaint.lifecycle import TO_ANSWER, State, is_open
from worker.complaint.record import Complaint
from worker.nouns.decision import Matter, Nudge
from worker.nouns.item import Absence, Person
from worker.processing import seeing_to
from worker.processing.lines import FileLine, days_late
from worker.processing.people import is_away
from worker.processing.rules import Rules
from worker.processing.watching.letters import Escalation, Reminder, Reminders

Stands = Callable[[Complaint], bool]


def _to_answer(complaint: Complaint) -> bool:
    return complaint.state in TO_ANSWER


def _unacknowledged(complaint: Complaint) -> bool:
    return is_open(complaint.state) and complaint.acknowledged_at is None


# Whether a reminder still has its reason when its mail is written. Every other matter lasts until the answer.
_STANDS: Mapping[Matter, Stands] = MappingProxyType(
    {
        "assess_late": lambda complaint: complaint.state is State.REGISTERED,
        "unanswered": lambda complaint: complaint.state is State.ASSESSED,
        "urgent_waits": lambda complaint: complaint.state in {State.REGISTERED, State.ASSESSED},
        "urgent_idle": lambda complaint: complaint.state is State.ASSESSED,
        "ack_alarm": _unacknowledged,
        "ack_limit": _unacknowledged,
        "reply_waits": lambda complaint: complaint.state is State.ANSWERED,
        # Closing a file keeps no promise.
        "promise_due": lambda complaint: complaint.erased_at is None,
        "recall": lambda complaint: is_open(complaint.state),
        "compensation_late": lambda complaint: bool(complaint.owed),
        "data_request": lambda complaint: complaint.open_data_request is not None,
    }
)


# Somebody is in danger, and nobody has said what was done: it stands before all else.
_DANGERS: tuple[Matter, ...] = (
    "distress_stands", "danger_stands", "child_stands", "watched_stands", "threat_stands",
)  # fmt: skip


def of_danger(line: FileLine) -> bool:
    return line.matter in _DANGERS


def stands(nudge: Nudge, complaint: Complaint) -> bool:
    """Nobody is reminded of what was done in between."""
    if nudge.action:
        action = next((one for one in complaint.actions if one.number == nudge.action), None)
        if action is None:
            return False
        return action.effectiveness == "pending" if nudge.matter == "action_check" else action.done_at is None
    if nudge.matter in _DANGERS:
        return nudge.matter.removesuffix("_stands") in {one.kind for one in seeing_to.standing(complaint)}
    return _STANDS.get(nudge.matter, _to_answer)(complaint)


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter, and the places in the list of nudges that it settles; None where all of them have lost their reason."""

    letter: Reminders | None
    settles: tuple[int, ...]
    soft: bool


def mails(
    person: Person,
    nudges: Sequence[Nudge],
    files: Mapping[str, Complaint],
    rules: Rules,
    now: datetime,
    *,
    reminded_on: date | None,
    absences: Iterable[Absence] = (),
) -> tuple[Mail, ...]:
    """One mail of all that waits; of the alarms alone where there was a reminder today, the office is closed, or they
    are away.

    `reminded_on` is the day of their last reminder. A clock set back to an earlier day brings no second one.
    """
    today = rules.day(now)
    had = reminded_on is not None and reminded_on >= today
    soft = rules.at_work(now) and not had and not is_away(person.address, absences, today)
    places = [place for place, nudge in enumerate(nudges) if soft or nudge.alarm]
    mail = _mail(person, nudges, places, files, rules, now)
    return (mail,) if mail.settles else ()


def _mail(
    person: Person,
    nudges: Sequence[Nudge],
    places: Sequence[int],
    files: Mapping[str, Complaint],
    rules: Rules,
    now: datetime,
) -> Mail:
    told = [nudges[place] for place in places]
    lines = standing_lines(told, files, rules, now)
    soft = any(not nudge.alarm for nudge in told)
    if not lines:
        return Mail(None, tuple(places), soft)
    refs = {line.ref for line in lines}
    facts = {"ref": refs.pop() if len(refs) == 1 else "", "recipient_name": person.name}
    alarms = any(nudge.alarm and nudge.ref in files and stands(nudge, files[nudge.ref]) for nudge in told)
    letter = Escalation(**facts, lines=lines) if alarms else Reminder(**facts, lines=lines)
    return Mail(letter, tuple(places), soft)


def standing_lines(
    nudges: Iterable[Nudge], files: Mapping[str, Complaint], rules: Rules, now: datetime
) -> tuple[FileLine, ...]:
    """What of it still has its reason, a line each; people in danger first, then what is late for longest."""
    today = rules.day(now)
    lines = {
        _about(nudge): _line(nudge, files[nudge.ref], rules, today)
        for nudge in nudges
        if nudge.ref in files and stands(nudge, files[nudge.ref])
    }
    return tuple(sorted(lines.values(), key=lambda line: _urgency(line, today)))


def _urgency(line: FileLine, today: date) -> tuple[int, int, date, str]:
    grave = _DANGERS.index(line.matter) if line.matter in _DANGERS else len(_DANGERS)
    return grave, -line.late, line.due or today, line.ref


def _about(nudge: Nudge) -> tuple[str, int, Matter]:
    return nudge.ref, nudge.action, nudge.matter


def _line(nudge: Nudge, complaint: Complaint, rules: Rules, today: date) -> FileLine:
    action = next((one for one in complaint.actions if nudge.action and one.number == nudge.action), None)
    in_place = complaint.owner if nudge.part == "deputy" and not action else ""
    return FileLine(
        ref=nudge.ref,
        state=complaint.state.value,
        matter=nudge.matter,
        due=nudge.due,
        late=days_late(nudge.due, today) if nudge.matter not in ("recall", *_DANGERS) else 0,
        priority=complaint.assessment.priority,
        owner_name=""
        if nudge.part in {"owner", "deputy"}
        else rules.name_of(complaint.owner)
        if complaint.owner
        else "",
        category=complaint.category,
        part=nudge.part,
        in_place_of=rules.name_of(in_place) if in_place else "",
        action=nudge.action,
        words=action.description if action else "",
    )
