"""Letters of no file to whoever wrote: their thanks are passed on, or their message came and a person reads it."""

from datetime import date

from worker.complaint.alarms import AlarmKind
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.intake import reflecting
from worker.intake.after_end import comes_back
from worker.intake.alarm_letters import WhomToCall
from worker.intake.callers.letters import Received, Thanked
from worker.intake.case import Case
from worker.intake.screening.senders import list_keeper, robot_address, unreachable
from worker.nouns.facts import Facts
from worker.nouns.letter import Letter, Outgoing
from worker.nouns.message import Party
from worker.processing import unwelcome
from worker.processing.addressing import to_complainant
from worker.processing.alarms import hazards
from worker.processing.rules import Rules
from worker.words.greetings import may_be_greeted
from worker.words.links import without_links


def thanked(case: Case, rules: Rules, facts: Facts) -> tuple[Outgoing, ...]:
    return _to_writer(case, Thanked(ref="", writer_name=_greeted(case, rules)), rules, facts)


def received(case: Case, rules: Rules, facts: Facts, *, another: bool = False) -> tuple[Outgoing, ...]:
    """`another`: they write about another's file, of which they hear nothing."""
    letter = Received(
        ref="",
        writer_name=_greeted(case, rules),
        subject=reflecting.told_back(case.message.subject, rules.language(case.message.language)),
        received_on=rules.day(case.received_at),
        another=another,
    )
    return _to_writer(case, letter, rules, facts)


def whom_to_call(case: Case, kinds: tuple[AlarmKind, ...], rules: Rules, facts: Facts) -> tuple[Outgoing, ...]:
    """`kinds` are those of the people in danger of whom they write."""
    letter = WhomToCall(ref="", writer_name=_greeted(case, rules), kinds=kinds, hazards=hazards(case.message.new_text))
    return _to_writer(case, letter, rules, facts)


def after_end(complaint: Complaint, message: ReceivedMessage, rules: Rules, today: date) -> tuple[Outgoing, ...]:
    """To whoever comes back to a file that is over: it has come, and a person decides. Once a day; nobody is written to
    while a court may be, and who asks where it stands is told that.
    """
    kind = message.followup_kind
    if kind == "status_question" or not comes_back(complaint, kind, message):
        return ()
    told = any(mail.occasion == Received.occasion and rules.day(mail.queued_at) == today for mail in complaint.mails)
    if told or complaint.litigation or message.sender not in complaint.complainant.addresses[:1]:
        return ()
    name = complaint.complainant.greeted
    letter = Received(
        ref=complaint.ref,
        writer_name=name if may_be_greeted(name) else "",
        subject="",
        received_on=rules.day(message.received_at),
    )
    return to_complainant(complaint, letter, rules)


def _greeted(case: Case, rules: Rules) -> str:
    name = without_links(case.message.sender.name, rules.language(case.message.language))
    return name if may_be_greeted(name) else ""


def _to_writer(case: Case, letter: Letter, rules: Rules, facts: Facts) -> tuple[Outgoing, ...]:
    """Nothing to an address that nobody reads, or whose owner our server says did not write; no name but of one whom it
    knows.
    """
    message = case.message
    to, language = message.sender, rules.language(message.language)
    unread = list_keeper(to.address) or robot_address(to.address) or unreachable(to.address)
    if not to.address or unread or unwelcome.said(message.new_text) or reflecting.forged(message, facts.authserv_id):
        return ()
    unknown = reflecting.doubtful(message, facts.authserv_id)
    party = Party(to.address, "" if unknown else without_links(to.name, language))
    thread = (message.message_id,) if message.message_id else ()
    return (Outgoing(letter, party, language, message.message_id, thread),)
