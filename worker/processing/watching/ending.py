"""The end of a file: silence after the answer closes it, the complainant is told, and asked twice how it went."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal

from worker.complaint.lifecycle import Moved, State, find_move
from worker.complaint.opening import ENDED_ELSEWHERE
from worker.complaint.record import Complaint
from worker.processing import recourse
from worker.processing.addressing import to_complainant
from worker.processing.reactions import unjudged_since
from worker.processing.rules import Rules
from worker.processing.watching.letters import Closing, Survey
from worker.processing.watching.row import Consequence, Row, Strike, View

_DAY = timedelta(days=1)
_SAY_SO = frozenset({"closing", "compensation_done"})


def _window_over(view: View) -> Iterator[Strike]:
    """Nothing closes over a promise that is not kept: then another clock speaks."""
    complaint = view.complaint
    if complaint.state is State.ANSWERED and complaint.answered_at and not complaint.owed:
        answered = view.rules.day(complaint.answered_at)
        last = view.rules.calendar.add(answered, view.rules.clocks.objection_window)
        yield Strike(view.morning(last + _DAY).at, last.isoformat())


def _close(view: View, strike: Strike) -> Consequence:
    """No objection within the window. Where the complainant wrote something that nobody has judged, a person is asked:
    it may be one.
    """
    complaint = view.complaint
    move = find_move(State.ANSWERED, State.CLOSED)
    if unjudged_since(complaint) is not None:
        people, part = view.keepers
        return Consequence(nudges=view.nudges(people, part, "reply_waits", strike.day))
    if move is None:
        return Consequence()
    return Consequence((Moved(source=move.source, target=move.target, cause=move.cause, reason=SILENCE),))


SILENCE = "no objection within the window"


def _ended(view: View) -> Iterator[Strike]:
    """However a file was closed, its complainant is told once; not of an end that lies in another register."""
    complaint = view.complaint
    elsewhere = complaint.ended_because == ENDED_ELSEWHERE
    if complaint.state is State.CLOSED and complaint.ended_at and not elsewhere and not _told_of_end(complaint):
        yield Strike(complaint.ended_at, view.rules.day(complaint.ended_at).isoformat())


def _told_of_end(complaint: Complaint) -> bool:
    """By the letter of the end, or by that of what was carried out, which says so where the file ended with it."""
    ended = complaint.ended_at
    return ended is not None and any(m.occasion in _SAY_SO and m.queued_at >= ended for m in complaint.mails)


def _tell_end(view: View, _strike: Strike) -> Consequence:
    letter = closing(view.complaint, view.rules, view.now)
    return Consequence(letters=to_complainant(view.complaint, letter, view.rules))


def closing(complaint: Complaint, rules: Rules, now: datetime, text: str = "") -> Closing:
    """The letter that tells the complainant of the end, with a colleague's `text` where there is one."""
    answered = rules.day(complaint.answered_at) if complaint.answered_at else None
    return Closing(
        file=complaint,
        rules=rules,
        why=_why(complaint),
        closed_on=rules.day(complaint.ended_at or now),
        window_days=_window(rules, answered),
        executed=tuple(c for c in complaint.compensations if c.status == "executed"),
        by_mail=bool(complaint.complainant.addresses),
        text=text,
    )


def _why(complaint: Complaint) -> Literal["silence", "accepted", "mediation", "other"]:
    if complaint.ended_because == SILENCE:
        return "silence"
    if complaint.accepted_at:
        return "accepted"
    return "mediation" if complaint.mediation else "other"


def _window(rules: Rules, answered: date | None) -> int:
    last = rules.calendar.add(answered, rules.clocks.objection_window) if answered else None
    return (last - answered).days if last and answered else 0


def _grieves(complaint: Complaint) -> bool:
    """Whoever was in distress, or wrote of a death, is asked for no marks."""
    return complaint.alarmed("distress") or bool(recourse.bereaved(complaint))


def _survey(view: View) -> Iterator[Strike]:
    """Once in the life of a file, by mail alone; not where who complained said how it went, gave up, or wrote again."""
    complaint = view.complaint
    if (
        complaint.state is not State.CLOSED
        or complaint.ended_at is None
        or complaint.satisfaction
        or not complaint.complainant.addresses
        or _grieves(complaint)
        or not _told_of_end(complaint)
        or any(m.received_at > complaint.ended_at or m.followup_kind == "withdrawal" for m in complaint.messages)
    ):
        return
    day = view.rules.calendar.add(view.rules.day(complaint.ended_at), view.rules.clocks.survey_after)
    yield Strike(view.morning(day).at, "once")


def _ask(view: View, _strike: Strike) -> Consequence:
    complaint = view.complaint
    ended = complaint.ended_at or view.now
    letter = Survey(file=complaint, rules=view.rules, ended_on=view.rules.day(ended))
    return Consequence(letters=to_complainant(complaint, letter, view.rules))


ROWS = (
    Row("objection_window", _window_over, _close, in_litigation=False),
    Row("closing", _ended, _tell_end, in_litigation=False),
    Row("survey", _survey, _ask, in_litigation=False),
)
