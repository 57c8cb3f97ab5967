"""Who of the office is told that a file was opened: the desk, and those who lead what cannot wait (P5)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from worker.complaint.folding import apply
from worker.complaint.opening import Registered
from worker.complaint.record import Complaint
from worker.intake import accusing, adapting, alarming, demands, firms, waves, wish
from worker.intake.letters import IntakeNotice
from worker.intake.opening import USUAL, proposed_priority
from worker.intake.other_files import OtherFile
from worker.intake.waves import Wave
from worker.nouns.facts import Facts
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing import imitating, people
from worker.processing.addressing import second_language, to_staff
from worker.processing.documents import kept
from worker.processing.rules import Rules
from worker.words import tongues
from worker.words.said import NOTHING, Said, listed

_UNKNOWN: Final = Said("a language that is not known here")
# As many files of one sender as the notice names.
MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Read:
    """What was read beside the entry: the author's words and their language; why nobody was acknowledged ("" where they
    were); the words by which somebody speaks for the complainant; their signature. `unread`: a person has yet to read
    the message; `wish_asked`: the acknowledgement asks which solution is wished.
    """

    text: str
    language: str
    untold: Literal["", "machine", "nobody", "watched"] = ""
    representative_words: str = ""
    signature: str = ""
    unread: bool = False
    wish_asked: bool = False


def notices(
    entry: Registered,
    read: Read,
    rules: Rules,
    facts: Facts,
    *,
    now: datetime,
    wave: Wave | None = None,
) -> list[Outgoing]:
    """One notice to each who reads what comes in, and to those who lead what cannot wait."""
    opened = apply(None, entry, at=now)
    owner = people.propose_owner(opened, rules, facts.workload, facts.absences, today=rules.day(now))
    second = "" if read.unread else second_language(opened, rules)
    notice = IntakeNotice(
        file=opened,
        rules=rules,
        recipient_name="",
        unread=read.unread,
        wish_asked=read.wish_asked,
        data_protection_words=entry.data_protection_words,
        proposed_owner=owner.person.name if owner else "",
        proposed_owner_address=owner.person.address if owner else "",
        proposed_because=owner.because if owner else NOTHING,
        proposed_points=() if read.unread or len(entry.points) > 1 else _several(entry, rules),
        other_wishes=() if read.unread else wish.every(read.text, read.language)[1:],
        others=_others(facts, entry, rules),
        alike=len(wave.others) if wave else 0,
        alike_since=waves.since(wave, rules) if wave else None,
        proposed_priority=found if (found := proposed_priority(entry, now)) < USUAL else "",
        untold=read.untold,
        representative_words=read.representative_words,
        preferences=() if read.unread else adapting.preferences(read.text),
        firm_words="" if read.unread else firms.find(read.text, read.signature),
        about_everybody=() if read.unread else _about_everybody(opened, read, rules),
        written_in=_UNKNOWN if second else NOTHING if read.language in rules.languages else tongues.name(read.language),
        letters_in=listed((tongues.name(entry.language), tongues.name(second)))
        if second
        else tongues.name(entry.language),
    )
    shown = kept(entry.message.documents)
    today = rules.day(now)
    asked = dict.fromkeys((*_readers(opened, rules), *_of_the_same_matter(opened, facts, rules)))
    here = people.with_deputies(asked, rules, facts.absences, today=today)
    # Nobody becomes a reader of what is about them by standing in.
    desk = people.desk_of(opened, rules)
    readers = [one for one in here if one in desk or one.address not in opened.complained_of]
    to_desk = [to_staff(one, replace(notice, recipient_name=one.name), rules, enclosed=shown) for one in readers]
    told = {person.address for person in readers}
    alarms = alarming.letters(opened, entry.alarms, entry.message, rules, facts.absences, today=today, but=told)
    return [*to_desk, *alarms]


def _of_the_same_matter(opened: Complaint, facts: Facts, rules: Rules) -> tuple[Person, ...]:
    """Who looks after an open file that this one seems to repeat: it is their customer who writes again."""
    same = (one for one in facts.files_of_sender if one.ref in opened.possible_duplicates and one.is_open)
    return tuple(person for one in same if (person := rules.staff.get(one.owner)))


def _about_everybody(opened: Complaint, read: Read, rules: Rules) -> tuple[str, ...]:
    """The names of whom it is about, where that would leave nobody to look after it."""
    if opened.complained_of:
        return ()
    named = accusing.told_of(f"{opened.subject}\n{read.text}", rules, complainant=opened.complainant.name)
    borne = imitating.of_file(opened, rules)
    return tuple(rules.name_of(one) for one in named if borne is None or one != borne.address)


def _readers(opened: Complaint, rules: Rules) -> tuple[Person, ...]:
    """The desk. Who is named in a complaint does not read it: whoever else is of the desk does, and those who lead."""
    if not opened.complained_of:
        return rules.desk
    lead = people.leaders(opened, rules, "manager", "direction")
    return tuple(dict.fromkeys((*people.desk_of(opened, rules), *lead)))


def _others(facts: Facts, entry: Registered, rules: Rules) -> tuple[OtherFile, ...]:
    """The sender's other files, those that are open first; the newest before the older ones.

    Not where somebody else is named as the author: to join the two would let them into the sender's.
    """
    who = set(entry.complainant.addresses)
    files = [one for one in facts.files_of_sender if one.ref != entry.ref and who & set(one.participants)]
    ordered = sorted(files, key=lambda one: not one.is_open)[:MOST_OTHERS]
    return tuple(
        OtherFile(
            ref=one.ref,
            state=one.state.value,
            registered_on=rules.day(one.registered_at),
            subject=one.subject,
            is_open=one.is_open,
            owner=rules.name_of(one.owner) if one.owner else "",
        )
        for one in ordered
    )


def _several(entry: Registered, rules: Rules) -> tuple[str, ...]:
    """What a person may make points of."""
    return demands.tell(entry.points[0].text, rules.categories, rules.own_words).proposed if entry.points else ()
