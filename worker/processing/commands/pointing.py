"""The command that makes the points of a complaint: one is added, put in better words, or left out."""

import re

from worker.complaint.lifecycle import TO_ANSWER
from worker.complaint.particulars import PointAdded, PointDropped, PointReworded
from worker.complaint.record import Complaint
from worker.processing.commands import reading
from worker.processing.commands.frame import Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.words.said import Said
from worker.words.wording import fold

MOST_POINTS = 30
LONGEST = 2_000
_QUOTES = '"“”«» \u00a0\u202f\n'
# A number, then new words in quotation marks or behind a colon: "2 « le colis était ouvert »", "2 : le colis …".
_NUMBERED = re.compile(
    r"(?:n°|no\.?)?\s*(?P<number>[0-9]{1,2})\s*(?P<mark>[:=–—-]|(?=[\"“«]))\s*(?P<words>\S.*)", re.DOTALL
)
_BARE_NUMBER = re.compile(r"(?P<number>[0-9]{1,2})(?:\s+(?P<words>.+))?", re.DOTALL)
_DROPS = frozenset({"retirer", "retire", "supprimer", "supprime", "enlever", "effacer", "drop", "remove", "delete"})


@command(
    en="point",
    takes=Said('[N] "TEXT" | drop N'),
    effect=Said(
        "adds a point that the complainant raises; with a number, gives it other words; “drop N” takes it out",
    ),
    text="either",
    words="told",
)
def point(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    words = reading.needed(text, Said("the text of the point"))
    first, _, others = fold(words).partition(" ")
    if first in _DROPS and others.strip(" n°.").isdecimal():
        return _dropped(bench, complaint, others.strip(" n°."))
    if found := _NUMBERED.fullmatch(words):
        return _reworded(bench, complaint, found["number"], found["words"])
    bare = _BARE_NUMBER.fullmatch(words)
    if bare and int(bare["number"]) <= len(complaint.points):
        raise _unclear(bare["number"], bare["words"] or "")
    return _added(bench, complaint, words)


def _unclear(number: str, words: str) -> Refusal:
    return Refusal(
        "do you add a point, or give point {number} other words? Write one of these lines:",
        steps=(
            Said('#point {number} "{words}"', number=number, words=words[:300] or "…"),
            Said('#point "{number} {words}"', number=number, words=words[:300] or "…"),
        ),
        number=number,
    )


def _added(bench: Bench, complaint: Complaint, words: str) -> Done:
    count = len(complaint.points)
    if count >= MOST_POINTS:
        raise Refusal("a file has at most {most} points", most=MOST_POINTS)
    said = Said("point {number} added", number=count + 1)
    return Done(said, (PointAdded(text=_bare(words), by=bench.person.address),))


def _reworded(bench: Bench, complaint: Complaint, typed: str, words: str) -> Done:
    number = reading.number(typed, most=_most(complaint))
    _must_be_open(complaint)
    said = Said("point {number}: new words", number=number)
    return Done(said, (PointReworded(number=number, text=_bare(words), by=bench.person.address),))


def _dropped(bench: Bench, complaint: Complaint, typed: str) -> Done:
    number = reading.number(typed, most=_most(complaint))
    _must_be_open(complaint)
    if len(complaint.points) == 1:
        raise Refusal(
            'a file keeps one point at least: give it other words, #point 1 "…"',
        )
    said = Said(
        "point {number} taken out; those after it are numbered anew",
        number=number,
    )
    return Done(said, (PointDropped(number=number, by=bench.person.address),))


def _most(complaint: Complaint) -> int:
    if not complaint.points:
        raise Refusal("the file has no point")
    return len(complaint.points)


def _must_be_open(complaint: Complaint) -> None:
    """What was answered stays as the answer quotes it."""
    if complaint.state not in TO_ANSWER:
        raise Refusal("the file was answered: its points stay")


def _bare(words: str) -> str:
    """The words without the quotation marks that hold them together; those inside stay."""
    plain = words.strip()
    if plain[:1] in '"“«' and plain[-1:] in '"”»' and len(plain) > 1:
        plain = plain[1:-1]
    return plain.strip(" \u00a0\u202f\n")[:LONGEST]


COMMANDS = (point,)
