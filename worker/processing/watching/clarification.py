"""T2. A question to the complainant: reminded once, and without an answer the work goes on and they are told so."""

from collections.abc import Iterator
from datetime import timedelta

from worker.complaint.casework import ClockStruck
from worker.complaint.clarification import Clarification, ClarificationEnded, ClarificationReminded
from worker.complaint.entry import Entry
from worker.complaint.lifecycle import Moved, State, find_move
from worker.processing.addressing import to_complainant
from worker.processing.letters import ClarificationRequest
from worker.processing.participants import of_the_reader
from worker.processing.waiting import after_waiting
from worker.processing.watching.letters import ClarificationReminder, GoingOn
from worker.processing.watching.row import Consequence, Row, Strike, View
from worker.processing.watching.standing import handler_name, next_news

_DAY = timedelta(days=1)


def _awaited(view: View) -> Clarification | None:
    return view.complaint.open_clarification if view.complaint.state is State.AWAITING_CUSTOMER else None


def _half_way(view: View) -> Iterator[Strike]:
    """Not once the limit has passed: then the other clock speaks."""
    asked = _awaited(view)
    if asked is None or asked.reminded_at or view.today > asked.reply_by:
        return
    day = view.rules.calendar.add(view.rules.day(asked.asked_at), view.rules.clocks.clarification_reminder)
    if day < asked.reply_by:
        yield Strike(view.morning(day).at, str(asked.number))


def _remind(view: View, _strike: Strike) -> Consequence:
    complaint, asked = view.complaint, _awaited(view)
    if asked is None:
        return Consequence()
    sender = handler_name(complaint, view.rules)
    theirs = of_the_reader(complaint, ClarificationRequest.occasion)
    letter = ClarificationReminder(
        file=theirs,
        rules=view.rules,
        sender_name=sender,
        asked_on=view.rules.day(asked.asked_at),
        questions=asked.questions,
        documents=asked.documents,
        reply_by=asked.reply_by,
    )
    letters = to_complainant(theirs, letter, view.rules, sender_name=sender)
    return Consequence((ClarificationReminded(number=asked.number),), letters)


def _passed(view: View) -> Iterator[Strike]:
    asked = _awaited(view)
    if asked is not None:
        yield Strike(view.morning(asked.reply_by + _DAY).at, str(asked.number))


def _go_on(view: View, _strike: Strike) -> Consequence:
    """The pause ends with the limit, whenever we come to see it; in litigation the complainant is told nothing."""
    complaint, asked = view.complaint, _awaited(view)
    move = find_move(State.AWAITING_CUSTOMER, State.INVESTIGATING)
    if asked is None or move is None:
        return Consequence()
    waited, dates = after_waiting(complaint, asked, asked.reply_by, view.rules)
    ended = sum(one.ended_at is not None for one in complaint.clarifications) + 1
    entries: tuple[Entry, ...] = (
        ClarificationEnded(number=asked.number, how="silence", waited_days=waited, deadlines=dates),
        Moved(source=move.source, target=move.target, cause=move.cause, reason="no answer by its limit"),
        # This letter tells of the step, too.
        ClockStruck(key=f"step:{State.INVESTIGATING.value}:{ended}"),
    )
    if complaint.litigation:
        return Consequence(entries)
    sender = handler_name(complaint, view.rules)
    theirs = of_the_reader(complaint, ClarificationRequest.occasion)
    letter = GoingOn(
        file=theirs,
        rules=view.rules,
        sender_name=sender,
        asked_on=view.rules.day(asked.asked_at),
        reply_by=asked.reply_by,
        next_news=next_news(view),
    )
    return Consequence(entries, to_complainant(theirs, letter, view.rules, sender_name=sender))


ROWS = (
    Row("clarification_limit", _passed, _go_on),
    Row("clarification_reminder", _half_way, _remind, in_litigation=False),
)
