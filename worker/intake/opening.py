"""A file is opened: what is read from a complainant's words, whatever way they came in (P3, P4)."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from worker.complaint.assessment import Deadlines, Priority
from worker.complaint.folding import apply
from worker.complaint.messages import ReceivedMessage
from worker.complaint.opening import Channel, Registered
from worker.complaint.particulars import Complainant, DesiredSolution, Point
from worker.complaint.personal_data import DataRequested
from worker.intake import accusing, alarming, category, complainant, demands, formal_notice
from worker.intake.cleaning import Writer
from worker.intake.substance import substance
from worker.processing import assessing, imitating
from worker.processing.clocks import deadlines, internal_deadlines
from worker.processing.personal_data import requested
from worker.processing.rules import Rules

POINT_LENGTH = 2_000
# The priority of a file of which nothing is said.
USUAL: Final[Priority] = "P3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Who complains, of what, and since when. `text` and `subject` are the complainant's own.

    `start` is the day from which the clocks run where somebody vouches for it (a letter's date, a forward's original);
    else it is found from `sent_at` and `received_at`.
    """

    ref: str
    mailbox: str
    channel: Channel
    recorded_by: str
    language: str
    complainant: Complainant
    subject: str
    text: str
    message: ReceivedMessage
    because: str
    sent_at: datetime | None
    received_at: datetime
    desired_solution: DesiredSolution | None
    start: date | None = None
    possible_duplicates: tuple[str, ...] = ()
    linked_refs: tuple[str, ...] = ()


def open_file(opening: Opening, rules: Rules, *, now: datetime) -> Registered:
    """The first entry of a file: what was said, and what the worker proposes of it; a person confirms the proposals."""
    everything = f"{opening.subject}\n{opening.text}"
    proposed_category, words = category.propose(everything, rules.categories, rules.own_words)
    litigation_words = formal_notice.litigation_words(everything)
    registered = Registered(
        ref=opening.ref,
        mailbox=opening.mailbox,
        channel=opening.channel,
        recorded_by=opening.recorded_by,
        language=rules.language(opening.language),
        subject=opening.subject,
        complainant=opening.complainant,
        sent_at=opening.sent_at,
        received_at=opening.received_at,
        points=_points(opening, rules),
        desired_solution=opening.desired_solution,
        wish_asked=opening.desired_solution is None,
        category=proposed_category,
        category_words=words,
        litigation_words=litigation_words,
        litigation_proposed=bool(litigation_words),
        data_protection_words=formal_notice.data_protection_words(everything),
        possible_duplicates=opening.possible_duplicates,
        linked_refs=opening.linked_refs,
        deadlines=deadlines(
            rules.clocks,
            rules.calendar,
            sent_at=opening.sent_at,
            received_at=opening.received_at,
            registered_at=now,
            zone=rules.zone,
            start=opening.start,
        ),
        message=opening.message,
        because=opening.because,
        assessment=assessing.propose(everything),
        complained_of=_complained_of(everything, opening.message, rules),
    )
    named = registered.model_copy(update=complainant.concerned(everything, opening.message.quoted))
    since = named.deadlines.clock_start
    alarmed = named.model_copy(update={"alarms": alarming.told(everything, since)})
    return alarmed.model_copy(update={"deadlines": _nearer(alarmed, rules, now)})


def _complained_of(everything: str, message: ReceivedMessage, rules: Rules) -> tuple[str, ...]:
    """The colleagues whom it is about, but for the one whose name its sender bears or imitates: who signs so complains
    of nobody, and keeps no file from anybody.
    """
    borne = imitating.imitated(message, rules)
    named = accusing.accused(everything, rules, complainant=message.sender_name)
    return tuple(one for one in named if borne is None or one != borne.address)


def proposed_priority(registered: Registered, now: datetime) -> Priority:
    """The priority that the proposed scores give, as long as nobody has confirmed any."""
    opened = apply(None, registered, at=now)
    return assessing.priority(opened, opened.assessment)


def _nearer(registered: Registered, rules: Rules, now: datetime) -> Deadlines:
    """What is proposed moves the clocks that it would move, until a person says otherwise; nothing gains time by it."""
    found = min(proposed_priority(registered, now), USUAL)
    return internal_deadlines(
        registered.deadlines, rules.clocks, rules.calendar, registered_on=rules.day(now), priority=found, waited=0
    )


def data_requested(entry: Registered, rules: Rules) -> tuple[DataRequested, ...]:
    """A request under data protection law has its own clock, beside that of the complaint."""
    words = entry.data_protection_words
    return (requested(rules.day(entry.received_at), rules, words=words),) if words else ()


def _points(opening: Opening, rules: Rules) -> tuple[Point, ...]:
    """What is complained of: the points that its author counts, else one; the subject where nothing else can be read.

    It is the substance of what was written, without what surrounds it; the message itself keeps every word.
    """
    said = substance(opening.text, *_writers(opening, rules))
    text = said or opening.text.strip() or opening.subject or opening.message.quoted.strip()
    told = demands.tell(said).counted or (text,)
    return tuple(Point(text=one[:POINT_LENGTH]) for one in told)


def _writers(opening: Opening, rules: Rules) -> tuple[Writer, ...]:
    """Whose signature may stand below: the complainant's, and of the colleague who wrote down what they said."""
    who = opening.complainant
    address = next(iter(who.addresses), "")
    clerk = rules.staff.get(opening.recorded_by)
    theirs = (Writer(clerk.name, clerk.address, rules.company),) if clerk else ()
    return (*theirs, Writer(who.name or _called(address), address))


def _called(address: str) -> str:
    """A name out of an address where none is given: "max.test@…"."""
    return " ".join(part for part in re.split(r"[._-]", address.partition("@")[0]) if part.isalpha() and len(part) > 2)
