"""The command that says that a compensation was carried out, with its proof (R3)."""

import re
from datetime import date

from worker.complaint.compensation import Compensation, CompensationMoved
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import moved
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.commands.vocabulary import bare_word
from worker.response.commands.compensating import named
from worker.response.drafting import told
from worker.response.letters import CompensationDone
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

LONGEST = 300
_NO_PROOF = words("payments", "no proof")
_WITHOUT_PROOF = words("payments", "without proof")
# A number, or a word of its own.
_SOMETHING = re.compile(r"[0-9]|[^\W\d_]{3,}")


@command(
    en="executed",
    takes=Said("[N] [on=DATE] PROOF (transfer no. …) or a file"),
    effect=Said(
        "the compensation is carried out; the complainant is told, with its reference",
    ),
    rights=WORKERS,
    also=("fait",),
    words="told",
    more_keys=("date",),
    strong=always(Said("states that a payment was made")),
)
def executed(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    first = bare_word(line.words[0]) if line.words else ""
    numbered = first.isdecimal() and len(first) <= 2
    one = named(complaint.owed, (first,) if numbered else ())
    proof = " ".join(line.words[1:] if numbered else line.words)[:LONGEST]
    enclosed = any(not document.inline for document in bench.received.documents)
    if not enclosed and not proves(proof):
        raise Refusal(
            "the proof is missing: the number of a transfer, a credit note or a parcel, or an attached file; where"
            " there is none, say so",
            steps=(
                Said("#executed {n} [the number of the transfer ?]", n=one.number),
                Said("#executed {n} without proof [why ?]", n=one.number),
            ),
        )
    typed = line.option("le", "on", "date")
    day = reading.past_day(typed, bench) if typed else bench.today
    done = CompensationMoved(number=one.number, status="executed", by=bench.person.address, on=day, words=proof)
    after = apply_all(complaint, (done,), at=bench.now)
    closes = complaint.state is State.ANSWERED and complaint.accepted_at is not None and not after.owed
    entries: tuple[Entry, ...] = (done, *((moved(complaint, State.CLOSED),) if closes else ()))
    said = Said("compensation {number} carried out on {day}",
                number=one.number, day=day)  # fmt: skip
    # That there is none is the company's to know; a letter has no use for it.
    told_of = "" if _WITHOUT_PROOF.match(fold(proof)) else proof
    return Done(said, entries, _letter(bench, complaint, one, day, told_of))


def proves(words: str) -> bool:
    """Whether words may be a proof: they hold something beside "it is done", or say that there is none."""
    rest = _NO_PROOF.regex.sub(" ", fold(words))
    return bool(_SOMETHING.search(rest))


def _letter(bench: Bench, complaint: Complaint, one: Compensation, day: date, proof: str) -> tuple[Outgoing, ...]:
    """Nobody is written to by the worker while a court or the mediator has the file."""
    if complaint.litigation or complaint.state is State.IN_MEDIATION:
        return ()
    letter = CompensationDone(
        file=complaint,
        rules=bench.rules,
        sender_name=bench.person.name,
        compensation=told(one.model_copy(update={"executed_on": day}), day),
        proof=proof,
    )
    return to_complainant(complaint, letter, bench.rules, sender_name=bench.person.name)


COMMANDS = (executed,)
