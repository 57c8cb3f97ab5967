"""The command of a wave: alone it shows its files; on top of a mail it has the other lines done in each of them."""

from worker.complaint.lifecycle import is_open
from worker.complaint.record import Complaint
from worker.complaint.waves import WaveLeft
from worker.nouns.briefs import brief
from worker.nouns.facts import Query
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.words.said import Said


@command(
    en="wave",
    takes=Said("[no]"),
    effect=Said(
        "the other lines of the mail are done in every open file of the wave, each with its own letter and record;"
        " alone it shows the files; “no” takes this file out",
    ),
    rights=WORKERS,
    needs=lambda _line: Query(wave=True),
    most_words=1,
)
def wave(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    if not complaint.wave:
        raise Refusal("this file is of no wave")
    if leaves(line):
        return Done(Said("file taken out of the wave"), (WaveLeft(by=bench.person.address),))
    files = open_files(bench)
    return Done(Said("{count} open files in this wave", count=len(files)), files=tuple(brief(one) for one in files))


def leaves(line: Line) -> bool:
    return bool(line.words) and bare_word(line.words[0]) in {"non", "no", "fin", "over"}


def open_files(bench: Bench) -> tuple[Complaint, ...]:
    """Those of the wave that are worked on, the oldest first, as the lines before have changed them."""
    files = (bench.files[ref] for ref in bench.facts.wave if ref in bench.files)
    return tuple(one for one in files if one.wave and is_open(one.state))


COMMANDS = (wave,)
