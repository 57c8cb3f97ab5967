"""Commands about time: a reminder put off, and a colleague who is away."""

from datetime import date, timedelta

from worker.complaint.casework import Snoozed
from worker.complaint.lifecycle import TO_ANSWER, is_open
from worker.complaint.record import Complaint
from worker.nouns.item import Absence, Person
from worker.processing.commands import reading
from worker.processing.commands.deputies import roles
from worker.processing.commands.frame import EVERYBODY, LEADERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.commands.vocabulary import bare_word
from worker.words.said import Said
from worker.words.tables import shape

# Nobody is away for longer without a word.
LONGEST = timedelta(days=366)
_DAY = timedelta(days=1)


@command(
    en="remind",
    takes=Said("DATE"),
    effect=Said(
        "puts off your reminders about this file until that day, never past a limit",
    ),
    rights=EVERYBODY,
    signed=("relance", "relancer"),
)
def remind(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    day = reading.future_day(reading.needed(" ".join(line.words), Said("the date")), bench)
    if not is_open(complaint.state):
        raise Refusal("the file is closed: nothing is reminded of")
    last = _last_day(complaint, bench)
    if last is not None and day > last:
        raise Refusal(
            "no reminder goes past a limit: {last} at the latest",
            last=last,
        )
    said = Said("your reminders about this file begin again on {day}", day=day)
    return Done(said, (Snoozed(person=bench.person.address, until=day),))


def _last_day(complaint: Complaint, bench: Bench) -> date | None:
    """The last working day before the next limit that the file has: the answer's, or the date of a holding letter.

    None where no limit lies ahead: alarms go on whatever is put off.
    """
    limits = [complaint.deadlines.answer_due, *(holding.until for holding in complaint.holdings)]
    if complaint.acknowledged_at is None:
        limits.append(complaint.deadlines.ack_limit)
    ahead = [day for day in limits if day > bench.today]
    if complaint.state not in TO_ANSWER or not ahead:
        return None
    return bench.rules.calendar.alarm_day(min(ahead))


@command(
    en="away",
    takes=Said("from=DATE until=DATE [deputy=WHO], or over"),
    effect=Said(
        "you are away from … until …: your reminders and your list go to the deputy, no file is proposed to you",
    ),
    rights=EVERYBODY,
    about="nothing",
    also=("absent",),
    signed=("congés", "vacances"),
    keyed=True,
    more_keys=("to", "qui", "who", "jusqu'au", "jusqu'à"),
    strong=always(Said("changes who gets reminders and a list")),
)
def away(bench: Bench, line: Line, _text: str) -> Done:
    person = _whose(bench, line)
    if line.words and bare_word(line.words[0]) in {"fin", "over", "annuler", "cancel"}:
        back = Absence(person.address, bench.today, bench.today - _DAY)
        said = Said("no longer away: {who} is here", who=person.name)
        return Done(said, absence=back)
    first, last = _days(bench, line)
    if last < max(first, bench.today) or last - first > LONGEST:
        raise Refusal(
            "the absence ends before it begins, is past, or lasts for more than a year",
        )
    named = line.option("remplacant", "deputy") or _deputy_behind(line)
    deputy = reading.person(named, bench) if named else None
    if deputy == person:
        raise Refusal("name somebody else as deputy")
    said = (
        Said(
            "{who} is away from {first} until {last}, {deputy} stands in",
            who=person.name, first=first, last=last, deputy=deputy.name,
        )
        if deputy
        else Said(
            "{who} is away from {first} until {last}; without a deputy, their reminders go to the desk",
            who=person.name, first=first, last=last,
        )
    )  # fmt: skip
    return Done(said, absence=Absence(person.address, first, last, deputy.address if deputy else ""))


def _days(bench: Bench, line: Line) -> tuple[date, date]:
    """The first and the last day: "du 3 au 18/12", "jusqu'à lundi", one day alone. Raises Refusal."""
    bare = " ".join(line.words)
    span = None if line.option("du", "from") else _SPAN.match(bare)
    first = line.option("du", "from") or (span["first"] if span else bare)
    last = span["last"] if span else _BEHIND.sub("", line.option("au", "jusqu'au", "jusqu'a", "until", "to"))
    if line.words and line.option("du", "from"):
        raise Refusal(
            "“{words}” is not read: write the days, and deputy=WHO",
            words=" ".join(line.words)[:120],
        )
    if first and last:
        return reading.span(first, last, bench)
    if last:
        return bench.today, reading.day(last, bench)
    if first and not line.option("from", "du"):
        return (alone := reading.day(first, bench)), alone
    raise Refusal(
        "write for example: #away from=2026-08-03 until=2026-08-21 deputy=Bob",
    )


# "… au 18/12 remplacé par Bob", "03/12 - 18/12 Bob".
_BEHIND = shape("lines", r"(?i:[ ,;(]+{deputy}(?: {is})?(?: ?:| {deputy by})? +(?P<who>.*)$)")
_DAY_OF_ONE_WORD = r"[0-9]{1,2}[/.][0-9]{1,2}(?:[/.][0-9]{2,4})?|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SPAN = shape(
    "lines",
    rf"(?i:(?P<first>{_DAY_OF_ONE_WORD}) *(?:-|–|—|→|>|{{up to}}) *(?P<last>{_DAY_OF_ONE_WORD})"
    r"(?:[ ,;(]+(?P<who>.*))?$)",
)


def _deputy_behind(line: Line) -> str:
    """Who stands in, where the name stands behind the days without its key; "" for nobody."""
    last = line.option("au", "jusqu'au", "jusqu'a", "until", "to")
    found = _BEHIND.search(last) or (None if last else _SPAN.match(" ".join(line.words)))
    named = (found["who"] or "").strip(" .,;()") if found else ""
    return _BEHIND.sub(r"\g<who>", f" {named}").strip()


def _whose(bench: Bench, line: Line) -> Person:
    """One's own absence; the desk and managers may tell of somebody else's, who may be ill."""
    named = line.option("qui", "who")
    if not named:
        return bench.person
    person = reading.person(named, bench)
    if person != bench.person and not roles(bench) & LEADERS:
        raise Refusal(
            "only the desk and managers may announce a colleague's absence",
        )
    return person


COMMANDS = (remind, away)
