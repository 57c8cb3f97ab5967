"""The command that says that a compensation was carried out, with its proof (R3)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from worker.complaint.compensation import Compensation, CompensationKind, CompensationMoved
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import moved
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.documents import on_purpose
from worker.processing.finding_again import references, told_of
from worker.processing.payee import since_offered
from worker.processing.reactions import own_reaction
from worker.response.announced import kinds_in
from worker.response.commands import partly
from worker.response.commands.compensating import named
from worker.response.commands.otherwise import done_otherwise
from worker.response.commands.returning import (
    carried_out,
    done_letter,
    numbered_words,
    says_so,
    several,
    undone,
)
from worker.response.commands.told_days import day_in, day_to_come
from worker.response.told_sums import sums_told
from worker.words.said import Said
from worker.words.secrets import without_accounts
from worker.words.sums import Sum, makes
from worker.words.tables import words
from worker.words.wording import fold

LONGEST = 300
_NO_PROOF = words("payments", "no proof")
_WITHOUT_PROOF = words("payments", "without proof")
# A number, or a word of its own.
_SOMETHING = re.compile(r"[0-9]|[^\W\d_]{3,}")

# By what each is found again.
PROOFS: Final[Mapping[CompensationKind, Said]] = {
    "refund": Said("the number of the transfer"),
    "credit_note": Said("the number of the credit note"),
    "voucher": Said("the number of the voucher"),
    "discount": Said("the order or the bill from which it was taken off"),
    "free_service": Said("what was done, and on which day"),
    "replacement": Said("the number of the parcel"),
    "repair": Said("what was repaired, and on which day"),
    "apology": Said("how it was made"),
}


@command(
    en="executed",
    takes=Said("[N] [on=DATE] [in part AMOUNT due=DATE] PROOF (transfer no. …) or a file"),
    effect=Said(
        "the compensation is carried out; the complainant is told, with its reference",
    ),
    rights=WORKERS,
    also=("fait",),
    signed=("payé", "remboursé", "paid"),
    words="told",
    more_keys=("date",),
    strong=always(Said("states that a payment was made")),
)
def executed(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    if numbers := several(line):
        raise _each_apart(tuple(named(complaint.owed, (number,)) for number in numbers))
    numbered, proof = numbered_words(line)
    if back := _came_back(complaint, numbered, proof):
        return undone(bench, complaint, line, back, proof)
    line, proof = partly.with_its_day(line, proof, bench)
    if partly.is_form(proof) and complaint.owed:
        return _in_part(bench, complaint, line, numbered, proof)
    one = _which(bench, complaint, numbered, proof)
    if (otherwise := done_otherwise(bench, complaint, one, proof)) is not None:
        raise otherwise
    proof = proof[:LONGEST]
    plainly = bool(line.raw) and not line.raw.lstrip().startswith("#")
    # Who answers a letter of ours that it is done was asked for no proof: their words are what the file has.
    _proven(bench, one, proof, asked=not plainly)
    day = _done_on(bench, complaint, line, one, proof)
    done = CompensationMoved(number=one.number, status="executed", by=bench.person.address, on=day, words=proof)
    after = apply_all(complaint, (done,), at=bench.now)
    closes = complaint.state is State.ANSWERED and not after.owed and _is_over(bench, complaint, one)
    entries: tuple[Entry, ...] = (done, *((moved(complaint, State.CLOSED),) if closes else ()))
    said = Said("compensation {number} carried out on {day}",
                number=one.number, day=day)  # fmt: skip
    # That there is none is the company's to know; a letter has no use for it.
    shown = "" if _WITHOUT_PROOF.match(fold(proof)) else references(proof, one.amount_cents) if plainly else proof
    # What came back and is carried out by one mail is told by one letter.
    again = one.returned_at == bench.now
    now_done = one.model_copy(update={"executed_on": day})
    letters = done_letter(bench, complaint, now_done, shown, again=again)
    spared = frozenset({"compensation_returned"} if again and letters else ())
    notes = (*_elsewhere(complaint, one), *(() if plainly else _kept(bench, complaint, one, shown)))
    return Done(said, entries, letters, answer=notes, instead_of=spared)


def _proven(bench: Bench, one: Compensation, proof: str, *, asked: bool = True, line: Said | None = None) -> None:
    """It lies behind, and there is a proof where one is asked for. Raises Refusal, with the `line` to complete."""
    if ahead := day_to_come(proof, bench):
        raise Refusal("{day} is still to come: what is carried out is told once it is", day=ahead)
    if asked and not on_purpose(bench.received.documents) and not proves(proof):
        without = Said("#executed {n} without proof [why ?]", n=one.number)
        raise Refusal(
            "the proof is missing: the number of a transfer, a credit note or a parcel, or an attached file; where"
            " there is none, say so",
            steps=(line,) if line else (_asked_of(one), without),
        )


def _done_on(bench: Bench, complaint: Complaint, line: Line, one: Compensation, proof: str) -> date:
    """The day that is typed, else the one that the words name, else today. Raises Refusal."""
    typed = line.option("le", "on", "date")
    day = reading.past_day(typed, bench) if typed else (day_in(proof, bench, _owed_since(bench, one)) or bench.today)
    if day < bench.rules.day(complaint.received_at):
        raise Refusal(
            "{day} is before the complaint came: say the day on which it was carried out",
            steps=(Said("#executed {n} on=[the day ?] {proof}", n=one.number, proof=proof),),
            day=day,
        )
    return day


def _in_part(bench: Bench, complaint: Complaint, line: Line, numbered: tuple[str, ...], said: str) -> Done:
    """« #exécuté 1 en partie 150 €, virement n° 4471 »."""
    one, part = partly.meant(complaint, numbered, said, bench)
    _proven(bench, one, partly.without_sums(part.done), line=partly.offered(said, one, bench))
    day = _done_on(bench, complaint, line, one, part.done)
    done = partly.carried_out(bench, complaint, line, said, one, part, day)
    return replace(done, answer=(*done.answer, *_elsewhere(complaint, one)))


def _owed_since(bench: Bench, one: Compensation) -> date | None:
    return bench.rules.day(one.returned_at or one.offered_at) if one.offered_at else None


def _which(bench: Bench, complaint: Complaint, numbered: tuple[str, ...], proof: str) -> Compensation:
    """The one that is named; else, of what is owed, the one whose sum or whose kind the words name. Raises Refusal."""
    owed = complaint.owed
    if numbered or not owed:
        return named(owed, numbered)
    sums = sums_told(proof)
    fits = [one for one in owed if (one.amount_cents, one.currency) in sums] if sums else list(owed)
    if sums and not fits and any(one.amount_cents for one in owed):
        alone = done_otherwise(bench, complaint, owed[0], proof) if len(owed) == 1 else None
        raise _together(owed, sums, proof) or alone or _another_sum(owed, proof)
    fits = fits or list(owed)
    alike = [one for one in fits if one.kind in kinds_in(proof)] if len(fits) > 1 else fits
    if len(alike) == 1:
        return alike[0]
    numbers = ", ".join(str(one.number) for one in fits)
    raise Refusal("say which: {numbers}", steps=_with_number(fits, proof), numbers=numbers)


def _together(owed: tuple[Compensation, ...], sums: frozenset[Sum], proof: str) -> Refusal | None:
    """« 86,50 € virés », where 74 € and 12,50 € are owed, is a line for each."""
    summed = [(one.amount_cents, one.currency) for one in owed if one.amount_cents is not None]
    parts = next((found for one in sums if (found := makes(one, summed))), frozenset[Sum]())
    ones = tuple(one for one in owed if (one.amount_cents, one.currency) in parts)
    if not ones:
        return None
    return Refusal("each compensation has its own proof: write a line for each", steps=_with_number(ones, proof))


def _another_sum(owed: tuple[Compensation, ...], proof: str) -> Refusal:
    """A sum is named that nobody is owed: whoever paid it says of which it is."""
    one = owed[0]
    return Refusal(
        "you name another sum than the {sum} that are owed: say of which compensation it is, if it is right",
        steps=_with_number(owed, proof),
        sum=(one.amount_cents or 0, one.currency),
    )


def _with_number(among: Sequence[Compensation], proof: str) -> tuple[Said, ...]:
    """The same words for each that may be meant, or its blank where there are none."""
    said = (Said("#executed {n} {proof}", n=one.number, proof=proof[:LONGEST]) for one in among)
    return tuple(said) if proof else tuple(_asked_of(one) for one in among)


def _elsewhere(complaint: Complaint, one: Compensation) -> tuple[Said, ...]:
    """Whoever paid learns that it was to go elsewhere: nothing that they typed says where it went."""
    found = since_offered(complaint, one)
    if found is None:
        return ()
    there = Said("an account that ends in {ending}", ending=found.ending) if found.ending else Said("another account")
    where = Said("another address") if found.what == "place" else there
    return (
        Said(
            "Since it was offered, a message has asked for it to go to {where} (“{words}”): make sure that it went to"
            " the right one; if it comes back, #came-back {number} notes it.",
            where=where, words=found.words, number=one.number,
        ),
    )  # fmt: skip


def _kept(bench: Bench, complaint: Complaint, one: Compensation, proof: str) -> tuple[Said, ...]:
    """What of a proof stays in the house, where its writer may think that it left."""
    told = told_of(proof, one.kind, bench.rules.staff.values(), complaint.language)
    names = ", ".join(document.name for document in on_purpose(bench.received.documents)[:5])
    files = (Said("{names} is kept as the proof, and did not leave; #send sends it.", names=names),) if names else ()
    if told == without_accounts(" ".join(proof.split())):
        return files
    reads = Said("“{told}”", told=told) if told else Said("no reference")
    if told_of(proof, one.kind, bench.rules.staff.values()) != told:
        return (
            Said("In their language, the complainant reads {reads}: the rest stays in the file.", reads=reads),
            *files,
        )
    inside = Said(
        "Your words speak to colleagues: the complainant reads {reads}, the rest stays in the file.", reads=reads
    )
    return (inside, *files)


def _each_apart(ones: tuple[Compensation, ...]) -> Refusal:
    """Each is found again by a proof of its own, and told by a letter of its own: a line for each."""
    return Refusal(
        "each compensation has its own proof: write a line for each", steps=tuple(_asked_of(one) for one in ones)
    )


def _asked_of(one: Compensation) -> Said:
    return Said("#executed {n} [{what} ?]", n=one.number, what=PROOFS[one.kind])


def _came_back(complaint: Complaint, numbered: tuple[str, ...], said: str) -> Compensation | None:
    """The compensation of which the words say that it came back. Raises Refusal where none was carried out."""
    if not says_so(said):
        return None
    there = [one for one in carried_out(complaint) if numbered in ((), (str(one.number),))]
    if len(there) == 1:
        return there[0]
    if there:
        raise Refusal("say which: {numbers}", numbers=", ".join(str(one.number) for one in there))
    if not re.search(r"[0-9]", said):
        raise Refusal("nothing of this file was carried out: what is owed stays so")
    return None


def _is_over(bench: Bench, complaint: Complaint, one: Compensation) -> bool:
    """The answer was accepted; or the file was closed before what it gave came back or was given besides, and nobody
    may contest it now.
    """
    if complaint.accepted_at is not None:
        # « Il manque le tuyau », written since, is for a person to judge.
        return own_reaction(complaint) is None
    if complaint.answered_at is None:
        return False
    if one.returned_at is None and (one.offered_at is None or one.offered_at <= complaint.answered_at):
        return False
    answered = bench.rules.day(complaint.answered_at)
    return bench.rules.calendar.add(answered, bench.rules.clocks.objection_window) < bench.today


def proves(words: str) -> bool:
    """Whether words may be a proof: they hold something beside "it is done", or say that there is none."""
    rest = _NO_PROOF.regex.sub(" ", fold(words))
    return bool(_SOMETHING.search(rest))


COMMANDS = (executed,)
