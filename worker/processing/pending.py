"""What a file waits for beside its next date: each a sentence, so that nobody reads "nothing" where something is."""

from collections.abc import Callable, Iterator

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.processing.rules import Rules
from worker.words.said import Said

# As many as one reads.
MOST = 8


def pending(complaint: Complaint, rules: Rules) -> tuple[Said, ...]:
    return tuple(said for of in _KINDS for said in of(complaint, rules))[:MOST]


def _answer(complaint: Complaint, _rules: Rules) -> Iterator[Said]:
    draft = complaint.current_draft
    if draft and draft.status == "filed":
        yield Said("version {version} of the answer waits for its approval", version=draft.version)


def _owed(complaint: Complaint, _rules: Rules) -> Iterator[Said]:
    for one in complaint.owed:
        if one.due:
            yield Said("compensation {number} is to be carried out by {day}", number=one.number, day=one.due)
        else:
            yield Said("compensation {number} is to be carried out", number=one.number)


def _messages(complaint: Complaint, _rules: Rules) -> Iterator[Said]:
    for message in complaint.held_messages:
        yield Said("the message of {who} waits to be let in", who=message.sender)
    if complaint.open_data_request is not None:
        due = complaint.open_data_request.due
        yield Said("a request about personal data is to be answered by {day}", day=due)


def _actions(complaint: Complaint, rules: Rules) -> Iterator[Said]:
    for action in complaint.actions:
        if action.done_at is None:
            who = rules.name_of(action.owner)
            yield Said("action {number} of {who} is due on {day}", number=action.number, who=who, day=action.due)
        elif action.effectiveness == "pending" and action.check_due:
            yield Said("whether action {number} helped is asked on {day}", number=action.number, day=action.check_due)


def _printed(complaint: Complaint, _rules: Rules) -> Iterator[Said]:
    for mail in complaint.mails:
        if mail.printed and mail.to_staff and mail.posted_on is None:
            yield Said("letter {number} is to be printed and posted", number=mail.letter)


def _others_turn(complaint: Complaint, rules: Rules) -> Iterator[Said]:
    """It is for the customer or the mediator to say something."""
    if complaint.state is State.ANSWERED and complaint.answered_at and complaint.accepted_at is None:
        until = rules.calendar.add(rules.day(complaint.answered_at), rules.clocks.objection_window)
        yield Said("the customer may contest the answer until {day}", day=until)
    if complaint.state is State.IN_MEDIATION and complaint.mediation is not None:
        yield Said("the mediator has had the file since {day}", day=rules.day(complaint.mediation.since))


_KINDS: tuple[Callable[[Complaint, Rules], Iterator[Said]], ...] = (
    _answer, _owed, _messages, _actions, _printed, _others_turn,
)  # fmt: skip
