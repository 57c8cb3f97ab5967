"""A message joins an existing file, or waits beside it until a person lets it in."""

from dataclasses import replace
from datetime import datetime

from worker.intake import followups, wish
from worker.intake.case import Case, kept, refused
from worker.intake.letters import Relay
from worker.nouns.complaint import Complaint, ReceivedMessage
from worker.nouns.decision import Decision, Task
from worker.nouns.entry import Entry, MessageHeld, MessageReceived
from worker.nouns.item import FollowUp
from worker.nouns.letter import Outgoing
from worker.nouns.message import Party
from worker.processing.rules import Rules


def join(case: Case, item: FollowUp, rules: Rules, complaint: Complaint, *, now: datetime) -> Decision:
    """Append the message to the file that it proves to belong to; the sender of a held one learns nothing of it.

    No second acknowledgement leaves: one a complaint. The kind of follow-up is proposed; what changes the state of a
    file needs a person.
    """
    del now
    kind, _words = followups.kind(case.message.new_text)
    received = case.received(rules, followup_kind=kind)
    entry: Entry
    if item.held:
        entry = MessageHeld(message=received, reason=item.because)
        text = f"{received.sender} answered a letter of this file, which does not know that address"
        tasks: tuple[Task, ...] = (Task(kind="held_message", text=text, ref=item.ref),)
    else:
        desired = None if complaint.desired_solution else wish.find(case.message.new_text, case.message.language)
        entry = MessageReceived(message=received, proof=item.proof, desired_solution=desired)
        tasks = ()
    return Decision(
        kind="follow_up",
        because=item.because,
        ref=item.ref,
        entries=(entry,),
        letters=_relays(case, item, received, rules, complaint),
        documents=case.message.documents,
        tasks=tasks,
    )


def _relays(
    case: Case, item: FollowUp, received: ReceivedMessage, rules: Rules, complaint: Complaint
) -> tuple[Outgoing, ...]:
    relay = Relay(
        ref=item.ref,
        recipient_name="",
        sender_name=received.sender_name,
        sender_address=received.sender,
        received_on=case.received_at.astimezone(rules.zone).date(),
        subject=received.subject,
        new_text=received.new_text,
        quoted=received.quoted,
        documents=kept(received.documents),
        refused_documents=refused(received.documents),
        held=item.held,
        held_reason=item.because if item.held else "",
        answer_due=complaint.deadlines.answer_due,
    )
    return tuple(
        Outgoing(replace(relay, recipient_name=person.name), Party(person.address, person.name), rules.languages[0])
        for person in rules.desk
    )
