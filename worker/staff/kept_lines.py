"""Sentences of an answer to a list that were only kept: why, and the lines that would do what they speak of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from worker.nouns.offer import Offer
from worker.processing.commands.frame import Bench
from worker.processing.commands.readers import READERS
from worker.processing.commands.script import Line, Script
from worker.response.approval import may_approve
from worker.response.releasing import waiting_draft
from worker.staff import verdict
from worker.staff.asking import Groups
from worker.staff.line_by_line import Piece, lines_of, without_name
from worker.staff.meant import meant
from worker.staff.running import run
from worker.staff.table import Table
from worker.words.said import Said

_REFUSED: Final = Said("Kept as a note, since this could not be done")


def perhaps_more(those: Mapping[Piece, str], bench: Bench, table: Table) -> tuple[Offer, ...]:
    """What sentences that were kept as notes speak of, each with the line that does it in its file."""
    kept = [(piece, ref) for piece, ref in those.items() if _is_kept(lines_of(piece, ref, bench, table))]
    found = (
        (ref, one)
        for piece, ref in kept
        for one in (*_approves(piece, ref, bench), *_perhaps(piece, ref, bench, table))
    )
    named = ((one, naming(ref, one.lines)) for ref, one in found)
    return tuple(replace(one, lines=line, short=Said("{line}", line=line)) for one, line in named)


def refusals(those: Mapping[Piece, str], bench: Bench, table: Table) -> Groups:
    """Why sentences that ask for something were only kept, each with what would have it done; "()" for none."""
    rows = [row for piece, ref in those.items() for row in _refused(piece, ref, bench, table)]
    return ((_REFUSED, tuple(rows)),) if rows else ()


def _refused(piece: Piece, ref: str, bench: Bench, table: Table) -> Iterator[Said]:
    lines = tuple(lines_of(piece, ref, bench, table))
    for one in run(Script(lines, ""), bench, table).refused[:1]:
        yield Said("{ref}: {why}", ref=ref, why=one.said)
        language = bench.rules.languages[0]
        yield from (Said("{line}", line=naming(ref, step.told(language))) for step in one.steps)


def _perhaps(piece: Piece, ref: str, bench: Bench, table: Table) -> tuple[Offer, ...]:
    return meant(bench.files[ref], replace(bench, default_ref=ref), piece.said, table)


def _approves(piece: Piece, ref: str, bench: Bench) -> Iterator[Offer]:
    """« Martin ok », of whoever is to read the answer that waits: they say which version, in one line."""
    complaint = bench.files[ref]
    waiting = waiting_draft(complaint)
    if waiting is None or not may_approve(bench.person, complaint, waiting.filed_by):
        return
    if verdict.read(without_name(piece, complaint)) == "yes":
        line = Said("#approve version={n}", n=waiting.version)
        label = Said("Approve version {n}, which waits for you", n=waiting.version)
        yield Offer(label, line.told(bench.rules.languages[0]), line, READERS["internal"])


def _is_kept(lines: Iterator[Line]) -> bool:
    verbs = {line.verb for line in lines}
    return verbs == {"note"}


def naming(ref: str, lines: str) -> str:
    """The first of the lines, with the file that it is for."""
    return re.sub(r"^(#\S+)", rf"\1 {ref}", lines.split("\n", maxsplit=1)[0])
