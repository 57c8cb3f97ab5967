"""The clocks of a corrective action, which may serve several files: to be finished, late, and has it helped?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from worker.complaint.casework import ClockStruck
from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.record import Complaint
from worker.nouns.decision import Decision, FilePart, Matter, Nudge, Part
from worker.nouns.item import Absence, Person
from worker.processing.people import on_duty
from worker.processing.rules import Rules

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Strike:
    at: datetime
    matter: Matter
    due: date

    def key(self, number: int) -> str:
        return f"{self.matter}:{number}:{self.due.isoformat()}"


def look(
    number: int, files: Iterable[Complaint], rules: Rules, now: datetime, absences: Iterable[Absence] = ()
) -> tuple[Decision | None, datetime | None]:
    """(what is due, or None; when to look again, None for never) for action `number`, which `files` carry.

    Every file that carries it records that its clock struck; the newest strike alone is told of.
    """
    carriers = tuple(files)
    action = next((one for file in carriers for one in file.actions if one.number == number), None)
    if action is None:
        return None, None
    struck = {key for file in carriers for key in file.struck}
    waiting = [s for s in _strikes(action, rules, now) if s.key(number) not in struck]
    due = [s for s in waiting if s.at <= now]
    if due and not rules.at_work(now):
        return None, rules.next_opening(now)
    ahead = min((s.at for s in waiting if s.at > now), default=None)
    if not due:
        return None, ahead
    return _decision(action, due[-1], carriers, rules, tuple(absences), now), ahead


def _strikes(action: CorrectiveAction, rules: Rules, now: datetime) -> Iterator[_Strike]:
    def morning(day: date) -> datetime:
        return rules.opening(rules.calendar.working_from(day))

    if action.done_at is None:
        if rules.day(now) <= action.due:
            yield _Strike(rules.opening(rules.calendar.alarm_day(action.due)), "action_due", action.due)
        yield _Strike(morning(action.due + _DAY), "action_overdue", action.due)
    elif action.effectiveness == "pending" and action.check_due:
        yield _Strike(morning(action.check_due), "action_check", action.check_due)


def _decision(
    action: CorrectiveAction,
    strike: _Strike,
    carriers: tuple[Complaint, ...],
    rules: Rules,
    absences: tuple[Absence, ...],
    now: datetime,
) -> Decision:
    """Its owner is told; of a late one, and of the question whether it helped, also who opened it."""
    asked: dict[str, tuple[Person, Part]] = {}
    addresses = (action.owner,) if strike.matter == "action_due" else (action.owner, action.opened_by)
    for address in addresses:
        person = rules.staff.get(address)
        for told, place in on_duty((person,) if person else rules.desk, rules, absences, rules.day(now)):
            asked.setdefault(told.address, (told, "action" if told == place else "deputy"))
    ref = carriers[0].ref
    nudges = tuple(
        Nudge(address, part, ref, strike.matter, strike.due, action=action.number)
        for address, (_, part) in asked.items()
    )
    entry = ClockStruck(key=strike.key(action.number), told=tuple(asked))
    parts = tuple(FilePart(file.ref, (entry,)) for file in carriers)
    return Decision(
        kind="clock",
        because=entry.key,
        ref=ref,
        entries=parts[0].entries,
        others=parts[1:],
        nudges=nudges,
    )
