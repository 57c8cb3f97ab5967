"""The command that sends letters of a file again which did not leave: the same bytes, once their cause is mended."""

from worker.complaint.post import LetterRequeued
from worker.nouns.facts import StuckLetter
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.words.said import Said

# Of the others nobody knows whether they arrived: each is asked for by its number.
_SURE = frozenset({"refused", "withheld"})


@command(
    en="resend",
    takes=Said("[N]"),
    effect=Said(
        "sends the letters of the file again that did not leave, as they are, or letter no. N",
    ),
    rights=WORKERS,
    most_words=1,
)
def resend(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    stuck = tuple(one for one in bench.facts.stuck if one.ref == complaint.ref)
    meant = _meant(stuck, line)
    past = next((one for one in meant if one.past is not None), None)
    if past is not None and past.past is not None:
        raise Refusal(
            "letter no. {number} names {day} as a day ahead, and it is over: write another one (#send)",
            number=past.letter,
            day=past.past,
        )
    by = bench.person.address
    return Done(
        Said("letters that leave again: {count}", count=len(meant)),
        entries=tuple(LetterRequeued(letter=one.letter, by=by, because="asked") for one in meant),
        resends=tuple(one.letter for one in meant),
    )


def _meant(stuck: tuple[StuckLetter, ...], line: Line) -> tuple[StuckLetter, ...]:
    named = int(line.words[0][:18]) if line.words and line.words[0].isdecimal() else None
    meant = tuple(one for one in stuck if (one.letter == named if named is not None else one.status in _SURE))
    if meant:
        return meant
    if not stuck:
        raise Refusal("every letter of this file has left")
    numbers = ", ".join(f"{one.letter} ({one.recipient})" for one in stuck[:10])
    raise Refusal(
        "say which letter to send again, once you know that it has not arrived: {numbers}",
        numbers=numbers,
    )


COMMANDS = (resend,)
