"""What happened, a line a step, for who reads one page: what came, what was answered, decided and done, and when.

What colleagues wrote to each other, and what the worker noted of its work, is no step: it stands in the inside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from worker.complaint.answer import AnswerAccepted, AnswerContested, AnswerReleased
from worker.complaint.clarification import ClarificationEnded
from worker.complaint.compensation import Compensation, CompensationMoved, CompensationPaidInPart, CompensationReturned
from worker.complaint.entry import Entry
from worker.complaint.labels import label
from worker.complaint.lifecycle import LABELS, Moved, State
from worker.complaint.messages import MessageAccepted, MessageReceived, ReceivedMessage
from worker.complaint.opening import Imported, Registered
from worker.complaint.personal_data import Erased
from worker.complaint.post import (
    ComplainantTold,
    LetterFailed,
    LetterPosted,
    LetterSent,
    LetterTold,
    SentMail,
    letter_name,
)
from worker.complaint.record import Complaint
from worker.complaint.recourse import LitigationFlagged, MediationEnded, MediationOpened
from worker.complaint.survey import SurveyAnswered
from worker.complaint.told import Names
from worker.feedback.dossier.evidence import Link
from worker.words.said import Said
from worker.words.wording import bounded

# As many lines as leave room on the page for all else; what is between the first and the last is told in the exchange.
MOST: Final = 10
_FIRST: Final = 4
# Characters of a name: a step is one line.
_NAME: Final = 40
# What of a life ends it, or takes it up again; other states are how the house works.
_STATES: Final = frozenset(State) & {
    State.ESCALATED, State.CLOSED, State.WITHDRAWN, State.NOT_A_COMPLAINT, State.MERGED,
}  # fmt: skip
# Letters whose news is a step of its own.
_SAID_ALREADY: Final = frozenset({"compensation_done", "closing", "withdrawal", "reopening", "contestation", "survey"})


@dataclass(frozen=True, slots=True)
class Step:
    """`until` is the last moment of several that say the same, None for one."""

    at: datetime
    said: Said
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row may look at: the file as it is, and how people are called."""

    mails: Mapping[int, SentMail]
    messages: Mapping[int, ReceivedMessage]
    compensations: Mapping[int, Compensation]
    names: Names


# Each takes the kind of entry that it stands at.
_Row = Callable[[Any, _Told], Said | None]


def chronology(complaint: Complaint, chain: tuple[Link, ...], names: Names) -> tuple[Step, ...]:
    """At most `MOST` steps in the order of the chain; where there are more, one in the middle says how many."""
    told = _Told(
        {mail.letter: mail for mail in complaint.mails},
        {message.parcel: message for message in complaint.messages},
        {one.number: one for one in complaint.compensations},
        names,
    )
    return _bounded(tuple(_runs(_steps(chain, told))))


def _steps(chain: tuple[Link, ...], told: _Told) -> Iterator[Step]:
    for link in chain:
        row = _ROWS.get(type(link.entry))
        said = row(link.entry, told) if row else None
        if said is not None:
            came = told.messages.get(link.entry.tell(told.names).parcel)
            yield Step(came.received_at if came else link.at, said)


def _runs(steps: Iterator[Step]) -> Iterator[Step]:
    """Steps in a row that say the same are one, with how many they are."""
    for said, several in groupby(steps, key=lambda step: step.said):
        first, *more = several
        if more:
            counted = Said("{what} ({count} times)", what=said, count=len(more) + 1)
            yield replace(first, said=counted, until=more[-1].at)
        else:
            yield first


def _bounded(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    if len(steps) <= MOST:
        return steps
    last = MOST - _FIRST - 1
    between = steps[_FIRST:-last]
    more = Said("… {count} more steps: see the exchange", count=len(between))
    return (*steps[:_FIRST], Step(between[0].at, more, between[-1].at), *steps[-last:])


def _registered(entry: Registered, _told: _Told) -> Said:
    return Said("Complaint received ({channel})", channel=label(entry.channel.value))


def _message(entry: MessageReceived, told: _Told) -> Said:
    return Said("Message from {who}", who=_who(entry.message, told))


def _let_in(entry: MessageAccepted, told: _Told) -> Said | None:
    message = told.messages.get(entry.parcel)
    return Said("Message from {who}", who=_who(message, told)) if message else None


def _who(message: ReceivedMessage, told: _Told) -> str:
    return bounded(message.from_whom(told.names), _NAME)


def _theirs(number: int, told: _Told) -> SentMail | None:
    """The letter, where it was for the complainant: by mail, or on paper."""
    mail = told.mails.get(number)
    return mail if mail and (mail.printed or not mail.to_staff) else None


def _sent(entry: LetterSent, told: _Told) -> Said | None:
    mail = _theirs(entry.letter, told)
    came_back = mail is not None and mail.status == "undelivered"
    if mail is None or mail.printed or (mail.occasion in _SAID_ALREADY and not came_back):
        return None
    return Said("{what}: came back", what=letter_name(mail.occasion)) if came_back else letter_name(mail.occasion)


def _told_with_others(entry: LetterTold, told: _Told) -> Said | None:
    mail = _theirs(entry.letter, told)
    return letter_name(mail.occasion) if mail else None


def _posted(entry: LetterPosted, told: _Told) -> Said | None:
    mail = _theirs(entry.letter, told)
    how = Said("{what}, by telephone") if entry.by_phone else Said("{what}, by post")
    return how.about(what=letter_name(mail.occasion)) if mail else None


def _refused(entry: LetterFailed, told: _Told) -> Said | None:
    mail = _theirs(entry.letter, told)
    if mail is None or mail.status not in {"refused", "withheld"} or entry.status != mail.status:
        return None
    return Said("{what}: did not leave", what=letter_name(mail.occasion))


def _unasked(entry: ClarificationEnded, told: _Told) -> Said | None:
    return entry.tell(told.names).said if entry.how == "silence" else None


def _decided(entry: AnswerReleased, told: _Told) -> Said:
    return Said("{what}: {outcome}", what=entry.tell(told.names).said, outcome=label(entry.outcome))


# An apology is in the answer, and what was accepted in its acceptance.
_GIVEN: Final = {"executed": Said("{what}: carried out"), "dropped": Said("{what}: not given after all")}


def what_is_given(one: Compensation) -> Said:
    """Its kind and its amount, and whether it is given without liability."""
    kind = label(one.kind)
    sums = (one.amount_cents or 0, one.currency or "EUR")
    what = Said("{kind}, {sum}", kind=kind, sum=sums) if one.amount_cents else kind
    return Said("{what} (goodwill)", what=what) if one.goodwill else what


def _given(entry: CompensationMoved, told: _Told) -> Said | None:
    one = told.compensations.get(entry.number)
    if one is None or one.kind == "apology" or entry.status not in _GIVEN:
        return None
    return _GIVEN[entry.status].about(what=what_is_given(one))


def _state(entry: Moved, _told: _Told) -> Said | None:
    if entry.cause == "reopened":
        return Said("The file is taken up again")
    return LABELS[entry.target] if entry.target in _STATES else None


def _as_told(entry: Entry, told: _Told) -> Said:
    return entry.tell(told.names).said


# A kind of entry that is missing here is no step.
_ROWS: Final[Mapping[type[Entry], _Row]] = {
    Registered: _registered,
    Imported: _as_told,
    MessageReceived: _message,
    MessageAccepted: _let_in,
    ComplainantTold: _as_told,
    LetterSent: _sent,
    LetterTold: _told_with_others,
    LetterPosted: _posted,
    LetterFailed: _refused,
    ClarificationEnded: _unasked,
    AnswerReleased: _decided,
    AnswerAccepted: _as_told,
    AnswerContested: _as_told,
    CompensationMoved: _given,
    CompensationPaidInPart: _as_told,
    CompensationReturned: _as_told,
    MediationOpened: _as_told,
    MediationEnded: _as_told,
    LitigationFlagged: _as_told,
    Moved: _state,
    SurveyAnswered: _as_told,
    Erased: _as_told,
}
