"""What cannot wait in a message that joins no file: one that is held beside it, or that of somebody who visits.

It changes nothing in anybody's file. Those who can act hear of it all the same, and its writer reads whom to call.
"""

from datetime import date

from worker.complaint.alarms import Alarm
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.intake import alarming, receiving
from worker.intake.case import Case
from worker.nouns.decision import FilePart
from worker.nouns.facts import Facts
from worker.nouns.item import FollowUp
from worker.nouns.letter import Outgoing
from worker.processing import alarms
from worker.processing.rules import Rules


def told(text: str) -> tuple[Alarm, ...]:
    """People in danger or threatened, the gravest first; no stranger's formal notice is served on anybody's file."""
    return tuple(Alarm(kind=kind, words=words) for kind, words in alarms.of_people(text))


def held(
    complaint: Complaint, message: ReceivedMessage, rules: Rules, facts: Facts, today: date
) -> tuple[Outgoing, ...]:
    """To the owner, the desk and those who lead, of a message that waits beside a file."""
    found = _first_today(complaint, message, rules)
    return alarming.letters(complaint, found, message, rules, facts.absences, today=today, held=True)


def to_a_stranger(case: Case, item: FollowUp, rules: Rules, complaint: Complaint, facts: Facts) -> tuple[FilePart, ...]:
    """Whoever writes about another's file hears once that it came: a letter of no file, which shows nothing of it; and
    whoever tells of a danger, whom to call.
    """
    if item.mute or not item.held:
        return ()
    help_ = whom_to_call(case, _first_today(complaint, case.received(rules), rules), rules, facts)
    before = any(one.sender == case.message.sender.address for one in complaint.held_messages)
    heard = item.for_another and not before and not help_
    letters = receiving.received(case, rules, facts, another=True) if heard else help_
    return (FilePart("", letters=letters),) if letters else ()


def whom_to_call(case: Case, found: tuple[Alarm, ...], rules: Rules, facts: Facts) -> tuple[Outgoing, ...]:
    hurt = tuple(one.kind for one in found if one.kind in alarming.HURT)
    return receiving.whom_to_call(case, hurt, rules, facts) if hurt else ()


def _first_today(complaint: Complaint, message: ReceivedMessage, rules: Rules) -> tuple[Alarm, ...]:
    """Of each kind, what this sender has not written today beside this file: nobody is drowned in a stranger's alarms.

    Whoever is in despair is heard each time.
    """
    day = rules.day(message.received_at)
    before = [
        one
        for one in complaint.held_messages
        if one.sender == message.sender and one.parcel != message.parcel and rules.day(one.received_at) == day
    ]
    known = {alarm.kind for one in before for alarm in told(one.new_text)}
    return tuple(one for one in told(message.new_text) if one.kind not in known or one.kind == "distress")
