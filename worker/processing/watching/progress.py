"""« Le client doit en permanence être tenu informé »: a letter at each visible step, and before a silence is too long.

Never two on one day, none while the file is frozen; none once the answer has left, unless it still owes them something;
none to whoever is in despair, until a person has seen to them.
"""

from collections.abc import Iterator

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.processing import nearer, seeing_to, unwelcome
from worker.processing.addressing import to_complainant
from worker.processing.watching.letters import Progress
from worker.processing.watching.row import Consequence, Row, Strike, View
from worker.processing.watching.standing import handler_name, standing, waits

# What our own letter of the day does not tell already: that the message arrived, or an earlier step.
_TELLS_NO_STEP = frozenset({"acknowledgement", "progress", "status"})


def _step(view: View) -> Iterator[Strike]:
    """The file was given to somebody, its investigation began, or goes on after a question to the complainant."""
    complaint = view.complaint
    if _silent(complaint):
        return
    # A reopening, and a contestation, have letters of their own.
    if complaint.state not in {State.ASSESSED, State.INVESTIGATING} or complaint.reopen_count or complaint.level > 1:
        return
    ended = sum(one.ended_at is not None for one in complaint.clarifications)
    tail = f"{complaint.state.value}:{ended}"
    if set(view.wrote_today) & _TELLS_NO_STEP and not _told_today(view):
        yield Strike(view.rules.opening(view.rules.calendar.next_working(view.today)), tail)
    else:
        yield Strike(view.now, tail)


def _silent(complaint: Complaint) -> bool:
    """A person has to speak first, or to say where a letter may go: it leaves then."""
    return seeing_to.distress_stands(complaint) or unwelcome.at_their_address(complaint)


def _told_today(view: View) -> bool:
    """A letter of today, such as a colleague's own, has told the complainant where their file stands."""
    return bool(set(view.wrote_today) - _TELLS_NO_STEP)


def _tell_step(view: View, _strike: Strike) -> Consequence:
    return Consequence() if _told_today(view) else _tell(view)


def _silence(view: View) -> Iterator[Strike]:
    """The longest silence is nearly over; on the last working day up to its end."""
    if not (view.to_answer or waits(view)) or _silent(view.complaint):
        return
    last = view.last_heard_on
    limit = nearer.news_by(view.complaint, view.rules, last)
    if view.rules.vouched and unconfirmed(view.complaint):
        # One letter, on the first morning after the day by which an answer was due: that much is owed to anybody. Of
        # mail that was found months later the acknowledgement has said it.
        overdue = view.rules.calendar.next_working(view.complaint.deadlines.answer_due)
        yield Strike(view.rules.opening(max(overdue, limit)), "late")
        return
    morning = view.rules.calendar.alarm_day(limit)
    # Closed for longer than a silence may last: the first morning after that.
    day = morning if morning > last else view.rules.calendar.working_from(limit)
    if day > last:
        yield Strike(view.rules.opening(day), last.isoformat())


def unconfirmed(complaint: Complaint) -> bool:
    """Whether the address may be somebody's who never wrote: no server vouched for it, nothing came from it since the
    acknowledgement, and no colleague has taken the file up. Nobody is written to weekly for what another did.
    """
    worked_on = any(one.done for one in complaint.staff_messages) or "@" in complaint.recorded_by
    taken_up = complaint.state is not State.REGISTERED or bool(complaint.owner) or worked_on
    if taken_up or complaint.channel != "email" or not complaint.messages:
        return False
    theirs = complaint.complainant.addresses
    first, *later = complaint.messages
    return not (first.recognised and first.sender in theirs) and not any(one.sender in theirs for one in later)


def _tell(view: View) -> Consequence:
    letter = Progress(**standing(view))
    sender = handler_name(view.complaint, view.rules)
    return Consequence(letters=to_complainant(view.complaint, letter, view.rules, sender_name=sender))


ROWS = (
    Row("step", _step, _tell_step, in_litigation=False),
    Row("silence", _silence, lambda view, _: _tell(view), in_litigation=False),
)
