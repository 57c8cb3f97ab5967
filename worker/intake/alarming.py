"""A message says what cannot wait: who is told at once, and which clocks it moves until a person says otherwise."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from worker.complaint.alarms import Alarm, AlarmRaised
from worker.complaint.assessment import Deadlines, Priority, Score
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State, is_open
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.complaint.recourse import LitigationProposed
from worker.intake import formal_notice
from worker.intake.alarm_letters import AlarmNotice, Emergency
from worker.nouns.item import Absence, Person
from worker.nouns.letter import Outgoing
from worker.processing import alarms, assessing, likeness, people, seeing_to, terms
from worker.processing.addressing import to_complainant, to_staff
from worker.processing.clocks import internal_deadlines
from worker.processing.commands.frame import Bench
from worker.processing.participants import as_the_writers
from worker.processing.rules import Rules

# So often the same kind is told anew in one file on one day.
MOST_AGAIN = 2
# So many letters tell a word from another.
_ROOT = 4
# What is answered at once with whom to call.
HURT = frozenset({"distress", "danger", "child"})
# Whoever leads is told by a letter of its own; the desk reads it on top of its notice of a new file.
_LEADERS = ("manager", "direction")


def told(text: str, since: date) -> tuple[Alarm, ...]:
    """All that cannot wait in a text of the day `since`, the gravest first."""
    of_people = tuple(Alarm(kind=kind, words=said) for kind, said in alarms.of_people(text))
    notice = formal_notice.formal_notice_words(text)
    served = (Alarm(kind="formal_notice", words=notice, until=terms.time_left(text, since)),) if notice else ()
    breach = formal_notice.breach_words(text)
    return (*of_people, *served, *((Alarm(kind="breach", words=breach),) if breach else ()))


def raised(complaint: Complaint, text: str, received_at: datetime, rules: Rules, now: datetime) -> tuple[Entry, ...]:
    """What a later message of the complainant adds; nothing that the file has heard today already.

    Whoever cries for help a second time is heard a second time: each day anew, and on one day where other words tell
    of something else, so often a day and no more.
    """
    words = formal_notice.litigation_words(text)
    known = complaint.litigation or complaint.litigation_proposed
    called = (LitigationProposed(words=words),) if words and not known else ()
    found = told(text, rules.day(received_at))
    said = tuple(one for one in found if not complaint.alarmed(one.kind) or _anew(complaint, one, rules, now))
    new = tuple(one.model_copy(update={"at": now}) for one in said)
    if not new:
        return called
    grave = next((one.words for one in new if one.kind in seeing_to.OF_PEOPLE), "")
    confirmed = complaint.assessment.severity is not None and complaint.assessment.severity.status == "confirmed"
    severity = Score(value=assessing.GRAVE, words=grave) if grave and not confirmed else None
    alarm = AlarmRaised(alarms=new, severity=severity, again=any(complaint.alarmed(one.kind) for one in new))
    after = apply_all(complaint, (*called, alarm), at=now)
    found_now: Priority = "P1" if grave else assessing.priority(after, after.assessment)
    return (*called, alarm.model_copy(update={"deadlines": _nearer(complaint, found_now, rules, rules.day(now))}))


def _anew(complaint: Complaint, found: Alarm, rules: Rules, now: datetime) -> bool:
    """Whether people are in danger, or threatened, on another day, or by another thing than any the file tells of; a
    notice that is served again on another day is an ultimatum.
    """
    if found.kind == "breach":
        return False
    known = [one for one in complaint.alarms if one.kind == found.kind]
    today = _of_the_day(complaint, known, rules, rules.day(now))
    if found.kind == "formal_notice":
        return not today
    if not today or len(today) > MOST_AGAIN:
        return not today
    words = _roots(found.words)
    return bool(words) and not any(words & _roots(one.words) for one in known)


def _of_the_day(complaint: Complaint, known: Iterable[Alarm], rules: Rules, day: date) -> list[Alarm]:
    return [one for one in known if rules.day(seeing_to.raised_at(complaint, one)) == day]


def _roots(text: str) -> frozenset[str]:
    """What words begin with: a cut is told as "coupée" first, and as "coupure" then."""
    return frozenset(word[:_ROOT] for word in likeness.telling(text))


def _nearer(before: Complaint, found: Priority, rules: Rules, today: date) -> Deadlines | None:
    """The internal clocks of the priority that is proposed now, counted from today; they never move away."""
    if not is_open(before.state):
        return None
    dates = internal_deadlines(
        before.deadlines, rules.clocks, rules.calendar, registered_on=today, priority=found, waited=0
    )
    known = before.deadlines
    nearer = {
        "assess_due": min(known.assess_due, dates.assess_due),
        "answer_target": min(known.answer_target, dates.answer_target),
    }
    moved = known.model_copy(update=nearer)
    return moved if moved != known else None


def letters(
    complaint: Complaint,
    found: tuple[Alarm, ...],
    message: ReceivedMessage,
    rules: Rules,
    absences: Iterable[Absence],
    *,
    today: date,
    but: Collection[str] = (),
    held: bool = False,
) -> tuple[Outgoing, ...]:
    """To the owner, the desk and those who lead, at once; `but` those who read it elsewhere the same minute.

    `held`: the message waits beside the file.
    """
    if not found:
        return ()
    notice = AlarmNotice(
        file=complaint, rules=rules, recipient_name="", alarms=found, message=message, today=today, held=held
    )
    called = [one for one in _called(complaint, rules, tuple(absences), today) if one.address not in but]
    return tuple(to_staff(person, notice.to(person.name), rules, enclosed=notice.documents) for person in called)


def by_hand(
    complaint: Complaint, found: tuple[Alarm, ...], message: ReceivedMessage, bench: Bench
) -> tuple[Outgoing, ...]:
    """The same of what a colleague writes down, lets in or sets apart; they have read it.

    What came on an earlier day, and is told of a danger that the file has told of itself, has waited for nobody; nor
    has what was held, which was heard when it came.
    """
    if message in complaint.held_messages:
        return ()
    known, absences = {bench.person.address}, bench.facts.absences
    old = bench.rules.day(message.received_at) < bench.today
    fresh = tuple(one for one in found if not (old and _told_before(complaint, one)))
    return letters(complaint, fresh, message, bench.rules, absences, today=bench.today, but=known)


def _told_before(complaint: Complaint, found: Alarm) -> bool:
    return any(one.kind == found.kind and one != found for one in complaint.alarms)


def among(entries: Iterable[Entry]) -> tuple[Alarm, ...]:
    """What these entries raise."""
    return tuple(alarm for entry in entries if isinstance(entry, AlarmRaised) for alarm in entry.alarms)


def answered(complaint: Complaint, found: tuple[Alarm, ...], rules: Rules) -> tuple[Outgoing, ...]:
    """To whoever wrote, whom to call: once a day for each kind, to whoever is in despair each time that it is told.

    `complaint` has the message already: the letter answers it. Nobody is written to while a court or a mediator may be.
    """
    hurt = tuple(one for one in found if one.kind == "distress" or (one.kind in HURT and _first(complaint, one, rules)))
    if not hurt or complaint.litigation or complaint.state is State.IN_MEDIATION:
        return ()
    wrote = complaint.messages[-1]
    own = wrote.sender in complaint.complainant.addresses[:1]
    # Of several who take part, it is whoever wrote last who is in danger.
    theirs = complaint if own else as_the_writers(complaint, wrote)
    return to_complainant(theirs, Emergency(file=theirs, rules=rules, alarms=hurt), rules)


def _first(complaint: Complaint, found: Alarm, rules: Rules) -> bool:
    """Whether nothing of its kind was told on the same day before it."""
    same = [one for one in complaint.alarms if one.kind == found.kind]
    return len(_of_the_day(complaint, same, rules, rules.day(seeing_to.raised_at(complaint, found)))) == 1


def _called(complaint: Complaint, rules: Rules, absences: tuple[Absence, ...], today: date) -> tuple[Person, ...]:
    """Nobody whom the complaint is about; for who is away, who stands in."""
    owner = rules.staff.get(complaint.owner)
    asked = (*((owner,) if owner else ()), *rules.desk, *rules.with_role(*_LEADERS))
    free = [person for person in asked if person.address not in complaint.complained_of]
    told_of = {one.address: one for one, _ in people.on_duty(free, rules, absences, today)}
    return tuple(told_of.values())
