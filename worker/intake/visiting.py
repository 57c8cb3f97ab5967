"""People who do not complain, and gateways: no file, a line in the desk's list, and a notice at once where it
counts.
"""

from dataclasses import replace
from typing import Final

from worker.complaint.alarms import Alarm
from worker.intake import heard, receiving, reflecting
from worker.intake.callers import announced
from worker.intake.callers.letters import VisitorNotice
from worker.intake.case import Case
from worker.nouns.aside import TASK, Mark
from worker.nouns.decision import Decision, Task
from worker.nouns.facts import NOTHING_KNOWN, Facts
from worker.nouns.item import Person, Visitor
from worker.nouns.letter import Outgoing
from worker.processing import people
from worker.processing.addressing import to_staff
from worker.processing.documents import kept, refused
from worker.processing.rules import Rules
from worker.words.secrets import without_secrets

# What the desk's list of the day is too late for.
AT_ONCE: Final = frozenset(
    {
        "mediator",
        "authority",
        "third_party",
        "security",
        "employee",
        "journalist",
        "question",
        "registered_mail",
        "platform",
        "marketplace",
        "review",
        "voicemail",
        "phone_note",
        "payment_note",
        "copier",
    }
)
# What those who lead must know the same minute.
FOR_LEADERS: Final = frozenset(
    {"mediator", "authority", "third_party", "security", "employee", "journalist", "registered_mail"}
)
# What only those who lead may know of: neither the desk, nor its list, nor whom it names.
DISCREET: Final = frozenset({"employee"})
# Whose words tell of danger as a customer's would; what an expert or an advertiser says of fire is no alarm.
_HEARD: Final = frozenset({"thanks", "question", "platform", "marketplace", "review", "voicemail", "copier"})
_MOST_REFS = 3
# A colleague tells of a danger, and says of no file or customer how to register it.
DANGER_NOTE: Final = "danger_note"


def visit(case: Case, item: Visitor, rules: Rules, *, facts: Facts = NOTHING_KNOWN) -> Decision:
    """What is recorded and said. A gateway's documents go to whoever is told: nobody opens a file to hear a voice."""
    alarming = _alarms(case, item)
    told = _answer(case, item, alarming, rules, facts)
    at_once = item.kind in AT_ONCE or alarming
    notices = _notices(case, item, rules, facts, alarming, told=bool(told)) if at_once else ()
    return Decision(
        kind="visitor",
        because=item.because,
        letters=(*told, *notices),
        documents=case.message.documents if notices else (),
        tasks=() if item.kind in DISCREET and notices else (Task(kind=TASK, text=_mark(case, item).text),),
    )


def reported(case: Case, person: Person, rules: Rules) -> tuple[Outgoing, ...]:
    """To the desk and those who lead, at once: a colleague writes down a danger in a mail that opened nothing."""
    message, received = case.message, case.received(rules)
    found = heard.told(f"{message.subject}\n\n{message.new_text}")
    if not found:
        return ()
    notice = VisitorNotice(
        ref="",
        recipient_name="",
        kind=DANGER_NOTE,
        seen=found[0].words,
        writer_name=person.name,
        writer_address=person.address,
        received_on=rules.day(case.received_at),
        subject=message.subject,
        new_text=without_secrets(received.new_text),
        quoted=without_secrets(received.quoted),
        documents=kept(received.documents),
        refused_documents=refused(received.documents),
        number=case.parcel,
        alarms=found,
    )
    readers = dict.fromkeys((*rules.desk, *rules.with_role("manager", "direction")))
    others = (one for one in readers if one.address != person.address)
    return tuple(to_staff(one, replace(notice, recipient_name=one.name), rules) for one in others)


def _alarms(case: Case, item: Visitor) -> tuple[Alarm, ...]:
    if item.kind not in _HEARD:
        return ()
    message = case.message
    return heard.told(f"{message.subject}\n\n{message.new_text}")


def _mark(case: Case, item: Visitor) -> Mark:
    return Mark(item.kind, case.message.sender.address, case.message.subject)


def _answer(case: Case, item: Visitor, alarming: tuple[Alarm, ...], rules: Rules, facts: Facts) -> tuple[Outgoing, ...]:
    """Thanks are thanked for, a question is received; nobody else gets a letter from a machine.

    Nobody is thanked for telling of a danger: they read whom to call.
    """
    if item.mute or item.kind not in {"thanks", "question"}:
        return ()
    if alarming:
        return heard.whom_to_call(case, alarming, rules, facts)
    return receiving.thanked(case, rules, facts) if item.kind == "thanks" else receiving.received(case, rules, facts)


def _notices(
    case: Case, item: Visitor, rules: Rules, facts: Facts, alarming: tuple[Alarm, ...], *, told: bool
) -> tuple[Outgoing, ...]:
    message, received = case.message, case.received(rules)
    writer = item.author or message.sender
    about = tuple(dict.fromkeys((*item.refs, *(file.ref for file in facts.named_files))))[:_MOST_REFS]
    notice = VisitorNotice(
        ref="",
        recipient_name="",
        kind=item.kind,
        seen=item.words,
        writer_name=writer.name,
        writer_address=writer.address,
        received_on=rules.day(case.received_at),
        subject=message.subject,
        # Of what was passed on the original is the message, below the word of whoever did so.
        new_text=without_secrets(received.whole if item.author else received.new_text),
        quoted="" if item.author else without_secrets(received.quoted),
        documents=kept(received.documents),
        refused_documents=refused(received.documents),
        number=case.parcel,
        clock=announced.clock(message),
        until=announced.day(message, rules.day(case.received_at)),
        forged=reflecting.doubtful(message, facts.authserv_id),
        refs=about,
        told=told,
        alarms=alarming,
    )
    # What a gateway passes on may be in the text; nobody opens a file to hear a voice.
    enclosed = received.documents if item.mute or item.kind in FOR_LEADERS else notice.documents
    return tuple(
        to_staff(person, replace(notice, recipient_name=person.name), rules, enclosed=enclosed)
        for person in _readers(case, item, rules, facts, lead=bool(alarming))
    )


def _readers(case: Case, item: Visitor, rules: Rules, facts: Facts, *, lead: bool) -> tuple[Person, ...]:
    """The desk; those who lead where they must know; and who owns a file that it seems to be about.

    What a colleague writes of another goes to those who lead and are not named in it; to the desk where nobody leads.
    """
    leaders = rules.with_role("manager", "direction") if lead or item.kind in FOR_LEADERS else ()
    if item.kind in DISCREET:
        named = people.complained_of(f"{case.message.subject}\n{case.message.new_text}", rules)
        told = (leaders, rules.desk, tuple(rules.staff.values()))
        free = (tuple(one for one in some if one.address not in named) for some in told)
        return next((some for some in free if some), ())
    files = (*facts.tagged_files, *facts.named_files)
    owners = (rules.staff.get(file.owner) for file in files[:_MOST_REFS] if item.kind in FOR_LEADERS)
    return tuple(dict.fromkeys((*rules.desk, *leaders, *(owner for owner in owners if owner))))
