"""What was carried out came back: a transfer that the bank rejected, a parcel that nobody took (R3).

It is owed again from that day on, and counts as not given; whoever was told that it is done is told that it is not.
Where it was carried out anew in the meantime, that is told instead, in one letter.
"""

import re
from datetime import date
from typing import Final

from worker.complaint.compensation import Compensation, CompensationMoved, CompensationReturned
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import moved
from worker.processing.commands.own_words import own_words
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.commands.vocabulary import bare_word
from worker.processing.finding_again import told_of
from worker.response.commands.compensating import MOST, named
from worker.response.commands.told_days import WRITTEN_DAYS, day_by, last_day
from worker.response.compensating import CAME_BACK
from worker.response.drafting import told
from worker.response.letters import CompensationDone, CompensationReturnedTold
from worker.response.means import as_proven
from worker.response.told_sums import sums_told
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

LONGEST: Final = 300
_IS_BACK: Final = Said(
    "compensation {number} came back: it counts as not given, and is to be carried out by {day} (#executed {number}"
    " PROOF, once it is)"
)
_NEVER_LEFT: Final = Said(
    "compensation {number} had not been carried out: it counts as not given, and is to be carried out by {day}"
    " (#executed {number} PROOF, once it is)"
)
_SENT_BACK: Final = words("payments", "sent back")
_CAME_BACK: Final = words("payments", "sent back", "came back")
_AGAIN: Final = words("payments", "made again")
_NOT_GONE: Final = words("payments", "not gone")
_IN_PART: Final = words("payments", "in part", then=r"(?!\w)")
# "Pas encore refait", "sera refait", "à refaire".
_NOT_YET: Final = words("lines", "not yet")
# What finds a payment again: a number that is no day.
_NUMBER: Final = re.compile(r"[0-9]{3,}|\bn[o°.º]|\bref", re.IGNORECASE)

# « 60 payés hier » too.
_PAID: Final = words("sums", "paid words")
_UNIT: Final = re.compile(r"(?:€|e|eur|euros?)\Z")
# "1 et 2", "1, 2 et 3", "1 & 2"; but "1, 2 décembre" is the first, on a day.
_SEVERAL = re.compile(
    r"[0-9]{1,2}(?:(?: ?, ?| )[0-9]{1,2}){0,8} (?:et|and|&|\+) [0-9]{1,2}\b"
    r"|[0-9]{1,2}(?: ?, ?[0-9]{1,2}){1,8}$"
)


@command(
    en="came-back",
    takes=Said("[N] [in part AMOUNT] WHY [due=DATE], and your text below"),
    effect=Said(
        "a transfer or a parcel came back, or had not left: the compensation is owed again, and counts as not given;"
        " the complainant is told",
    ),
    rights=WORKERS,
    text="both",
    also=("non-exécuté", "not-executed", "bounced"),
    words="split",
    more_keys=("by",),
    strong=always(Said("states that a payment came back")),
)
def came_back(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    if numbers := several(line):
        ones = tuple(named(carried_out(complaint), (number,)) for number in numbers)
        steps = tuple(CAME_BACK.about(n=one.number) for one in ones)
        raise Refusal("each came back for its own reason: write a line for each", steps=steps)
    numbered, said = numbered_words(line)
    one = named(carried_out(complaint), numbered)
    return undone(bench, complaint, line, one, said, text)


def several(line: Line) -> tuple[str, ...]:
    """The numbers of "1 et 2", "1, 2 et 3", "1 + 2"; none where a line names but one."""
    found = _SEVERAL.match(fold(" ".join(line.words)))
    return tuple(dict.fromkeys(re.findall(r"[0-9]+", found[0]))) if found else ()


def numbered_words(line: Line) -> tuple[tuple[str, ...], str]:
    """The number of a compensation that a line begins with, if it does, and the other words."""
    first = bare_word(line.words[0]) if line.words else ""
    # « 60 € virés ce jour » begins with a sum.
    behind = bare_word(line.words[1]) if len(line.words) > 1 else ""
    a_sum = _UNIT.match(behind) is not None or _PAID.fullmatch(behind) is not None
    numbered = first.isdecimal() and len(first) <= 2 and not a_sum
    return ((first,) if numbered else ()), " ".join(line.words[1:] if numbered else line.words)


def carried_out(complaint: Complaint) -> tuple[Compensation, ...]:
    """What may come back: an apology does not."""
    return tuple(c for c in complaint.compensations if c.status == "executed" and c.kind != "apology")


def says_so(said: str) -> bool:
    """Whether words say that something came back, or that it was carried out a second time."""
    return bool(_CAME_BACK.search(fold(said)) or _made_again(said))


def never_left(said: str) -> bool:
    """Whether words say that it was called done by mistake: nothing had left, so nothing came back."""
    folded = fold(said)
    return _NOT_GONE.search(folded) is not None and not _SENT_BACK.search(folded)


def undone(bench: Bench, complaint: Complaint, line: Line, one: Compensation, said: str, text: str = "") -> Done:
    """It is owed again, or was carried out anew where the words say so."""
    if not re.search(r"[^\W\d_]{2,}", said):
        raise Refusal(
            "say why it came back",
            steps=(CAME_BACK.about(n=one.number),),
        )
    if _IN_PART.match(fold(said)):
        return _missing(bench, complaint, line, one, said, text)
    gone, again = not never_left(said), _made_again(said)
    day = last_day(said[again.start() :], bench) if again else None
    made = again is not None and (day is None or day <= bench.today)
    due = _due(bench, line, one, said, gone=gone, day=day)
    back = CompensationReturned(
        number=one.number, by=bench.person.address, due=due, words=said[:LONGEST], never_left=not gone
    )
    if made and again:
        return _anew(bench, complaint, one, back, day or bench.today, said[again.start() :])
    opens = (moved(complaint, State.ANSWERED),) if complaint.state is State.CLOSED else ()
    what = _IS_BACK if gone else _NEVER_LEFT
    letters = _told(bench, complaint, one.model_copy(update={"due": due}), text, gone=gone)
    return Done(
        what.about(number=one.number, day=due),
        (back, *opens),
        letters,
        sends_text=bool(text) and bool(letters),
        internal=True,
    )


def _missing(bench: Bench, complaint: Complaint, line: Line, one: Compensation, said: str, text: str) -> Done:
    """« #revenu 1 en partie 10 € »: of what was told as done, so much is owed still. Raises Refusal."""
    whole, found = one.amount_cents or 0, sums_told(said)
    cents = next(iter(found))[0] if len(found) == 1 else 0
    if not 0 < cents < whole:
        raise Refusal(
            "say which sum is missing, less than the {sum} that were told as paid",
            steps=(Said("#came-back {n} in part [the sum that is missing ?]", n=one.number),),
            sum=(whole, one.currency),
        )
    if len(complaint.compensations) >= MOST:
        raise Refusal("a file has at most {most} compensations", most=MOST)
    due = _due(bench, line, one, said, gone=False, day=None)
    back = CompensationReturned(number=one.number, by=bench.person.address, due=due, words=said[:LONGEST], cents=cents)
    owed = apply_all(complaint, (back,), at=bench.now).compensations[-1]
    opens = (moved(complaint, State.ANSWERED),) if complaint.state is State.CLOSED else ()
    letters = _told(bench, complaint, one, text, owed=owed)
    answer = Said(
        "{sum} of compensation {number} are missing: they are owed as compensation {left}, to be carried out by {day}"
        " (#executed {left} PROOF, once it is)",
        sum=(cents, one.currency), number=one.number, left=owed.number, day=due,
    )  # fmt: skip
    return Done(answer, (back, *opens), letters, sends_text=bool(text) and bool(letters), internal=True)


def _due(bench: Bench, line: Line, one: Compensation, said: str, *, gone: bool, day: date | None) -> date:
    """The day that is typed or told for it; of what never left, else the announced one while that is to come."""
    typed = line.option("echeance", "avant", "due", "by")
    if typed:
        return reading.future_day(typed, bench)
    told_day = day_by(said, bench) if not gone or _AGAIN.search(fold(said)) else None
    announced = one.due if not gone and one.due and one.due > bench.today else None
    otherwise = bench.rules.calendar.add(bench.today, bench.rules.clocks.compensation_limit)
    return (day if day and day > bench.today else None) or told_day or announced or otherwise


def _anew(bench: Bench, complaint: Complaint, one: Compensation, back: Entry, day: date, said: str) -> Done:
    """It counts once, on the day on which it arrived."""
    proof = said[:LONGEST] if _NUMBER.search(WRITTEN_DAYS.sub(" ", said)) else ""
    done = CompensationMoved(
        number=one.number, status="executed", by=bench.person.address, on=day, words=said[:LONGEST]
    )
    after = apply_all(complaint, (back, done), at=bench.now)
    again = next(c for c in after.compensations if c.number == one.number)
    answer = Said("compensation {number} came back and was carried out anew on {day}: it counts once",
                  number=one.number, day=day)  # fmt: skip
    return Done(answer, (back, done), done_letter(bench, complaint, again, proof, again=True), internal=True)


def _made_again(said: str) -> re.Match[str] | None:
    folded = fold(said)
    found = _AGAIN.search(folded) if len(folded) == len(said) else None
    return found if found and not _NOT_YET.search(folded[: found.start()]) else None


def frozen(complaint: Complaint) -> bool:
    """Nobody is written to by the worker while a court or the mediator has the file."""
    return complaint.litigation or complaint.state is State.IN_MEDIATION


def done_letter(
    bench: Bench,
    complaint: Complaint,
    one: Compensation,
    proof: str,
    *,
    again: bool = False,
    rest: Compensation | None = None,
    was_due: date | None = None,
) -> tuple[Outgoing, ...]:
    """The letter that says that it is carried out, of a compensation as it then stands; of a part with the `rest`,
    where all of it `was_due` by that day.
    """
    if frozen(complaint):
        return ()
    proof = told_of(proof, one.kind, bench.rules.staff.values(), complaint.language)
    letter = CompensationDone(
        file=complaint,
        rules=bench.rules,
        sender_name=bench.person.name,
        compensation=told(as_proven(one, proof), one.executed_on or bench.today, complaint.language),
        proof=proof,
        again=again,
        rest=told(rest, rest.due or bench.today, complaint.language) if rest else None,
        was_due=was_due,
    )
    return to_complainant(complaint, letter, bench.rules, sender_name=bench.person.name)


def _told(
    bench: Bench,
    complaint: Complaint,
    one: Compensation,
    text: str,
    *,
    gone: bool = True,
    owed: Compensation | None = None,
) -> tuple[Outgoing, ...]:
    """Whoever was told that it is done, or is written to now; `owed` is the part of it that is missing."""
    knew = one.executed_at is not None and any(
        mail.occasion == "compensation_done" and bench.rules.day(mail.queued_at) == bench.rules.day(one.executed_at)
        for mail in complaint.mails
    )
    if frozen(complaint):
        if text.strip():
            raise Refusal("no letter of ours leaves in litigation or mediation: send your text by #send")
        return ()
    if not knew and not text.strip():
        return ()
    shown = owed.model_copy(update={"executed_on": one.executed_on}) if owed else one
    letter = CompensationReturnedTold(
        **own_words(bench, complaint, text),
        compensation=told(shown, shown.due or bench.today, complaint.language),
        never_left=not gone,
        in_part=owed is not None,
    )
    return to_complainant(complaint, letter, bench.rules, sender_name=bench.person.name)


COMMANDS = (came_back,)
