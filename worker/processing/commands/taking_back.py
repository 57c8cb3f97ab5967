"""The command that stops a letter which waits to leave: what was sent in haste is taken back before it is read."""

from datetime import datetime

from worker.complaint.post import LetterTakenBack
from worker.complaint.record import Complaint
from worker.nouns.facts import Relayed
from worker.nouns.item import Person
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.processing.replies import TakenBack
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

LONGEST = 4_000
_NOT_GONE = words("payments", "not gone")
_MOST = 3


@command(
    en="stop",
    takes=Said("[N]"),
    effect=Said(
        "takes back your letter that waits to leave, that of your mail no. N where there are several",
    ),
    rights=WORKERS,
    also=("annuler", "cancel", "rappeler", "recall"),
    most_words=1,
)
def stop(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    letters = tuple(one for one in bench.facts.relayed if one.ref == complaint.ref)
    meant = _meant(bench, letters, line)
    waiting = tuple(one for one in meant if one.state == "waiting")
    if not waiting:
        raise _not_done(complaint, line) or _too_late(bench, meant)
    texts = {one.message.parcel: one.message.new_text for one in complaint.staff_messages}
    others = tuple(
        to_staff(person, _told(bench, complaint, person, texts.get(one.parcel, "")), bench.rules)
        for one in waiting
        if one.person != bench.person.address and (person := bench.rules.staff.get(one.person))
    )
    return Done(
        Said("the letter is taken back: it has not left"),
        entries=tuple(LetterTakenBack(letter=one.letter, by=bench.person.address) for one in waiting),
        taken_back=tuple(one.letter for one in waiting),
        given_back="\n\n".join(texts.get(one.parcel, "") for one in waiting),
        letters=others,
    )


def _not_done(complaint: Complaint, line: Line) -> Refusal | None:
    """« Oups, le virement n'est pas encore parti » stops no letter: it takes back what was called done."""
    done = [one for one in complaint.compensations if one.status == "executed" and one.kind != "apology"]
    if not done or not _NOT_GONE.search(fold(line.raw)):
        return None
    return Refusal(
        "no letter waits to leave; what was called done and is not is owed again by this line, and the complainant is"
        " told:",
        steps=tuple(Said("#came-back {n} not left yet", n=one.number) for one in done[-_MOST:]),
    )


def _told(bench: Bench, complaint: Complaint, person: Person, text: str) -> TakenBack:
    return TakenBack(
        file=complaint, rules=bench.rules, recipient_name=person.name, by=bench.person.name, text=text[:LONGEST]
    )


def _meant(bench: Bench, letters: tuple[Relayed, ...], line: Line) -> tuple[Relayed, ...]:
    """Those of the mail that the line names; else those that wait, one's own before a colleague's; else the latest."""
    typed = bare_word(line.words[0]) if line.words else ""
    number = int(typed[:18]) if typed.isdecimal() else None
    named = tuple(one for one in letters if one.parcel == number)
    if named:
        return named
    waiting = tuple(one for one in letters if one.state == "waiting")
    own = tuple(one for one in waiting if one.person == bench.person.address)
    return own or waiting or letters[-1:]


def _too_late(bench: Bench, meant: tuple[Relayed, ...]) -> Refusal:
    last = meant[-1] if meant else None
    if last is None:
        return Refusal("no letter of this file waits to leave")
    if last.state == "taken_back":
        return Refusal("it is taken back already: it has not left")
    if last.left_at is None:
        return Refusal("too late: the letter is leaving right now")
    return Refusal(
        "too late: the letter left at {time}, on {day}",
        time=clock(bench, last.left_at),
        day=bench.rules.day(last.left_at),
    )


def clock(bench: Bench, moment: datetime) -> str:
    """The time of day in the company's zone, as its clocks show it."""
    return f"{moment.astimezone(bench.rules.zone):%H:%M}"


COMMANDS = (stop,)
