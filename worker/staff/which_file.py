"""A sentence in answer to a list that may mean several files: each of them is shown, with the line that does it there.

« Vasseur c'est réglé » where the customer has two files, « Benali et Pruvost rien à faire »: nothing is guessed, and
nobody looks a reference up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from worker.complaint.lifecycle import State, is_open
from worker.nouns.briefs import Brief, brief
from worker.nouns.offer import Offer
from worker.processing.commands.frame import Bench
from worker.processing.commands.readers import READERS
from worker.staff.asking import Groups
from worker.staff.kept_lines import naming
from worker.staff.line_by_line import Piece, strong_of
from worker.staff.meant import meant
from worker.staff.new_mail import inside
from worker.staff.table import Table
from worker.words.said import Said
from worker.words.wording import bounded

_MOST: Final = 4
_MOST_SENTENCES: Final = 5
_SHOWN: Final = 60
_WHICH: Final = Said("Which file is meant? Nothing was done of this; send the line that fits")

Candidates = Mapping[Piece, tuple[Brief, ...]]


def candidates(left: Iterable[Piece], named: Mapping[str, tuple[Brief, ...]]) -> Candidates:
    """The files that each of these sentences may mean: those of a customer who has several, or of two customers."""
    found = {one: [brief for name in (one.name, one.also) for brief in named.get(name, ())] for one in left}
    several = {one: _alive(briefs) for one, briefs in found.items() if briefs}
    return dict(list(several.items())[:_MOST_SENTENCES])


def _alive(briefs: list[Brief]) -> tuple[Brief, ...]:
    """Each once; what is over is meant where nothing else is."""
    each = tuple({one.ref: one for one in briefs}.values())
    alive = tuple(one for one in each if is_open(State(one.state)))
    return (alive if len(alive) > 1 else each)[:_MOST]


def of_one(piece: Piece, ref: str, bench: Bench) -> Candidates:
    """A sentence whose file is known by its head alone."""
    return {piece: (brief(bench.files[ref]),)} if ref in bench.files else {}


def of_all(said: str, refs: Iterable[str], bench: Bench) -> Candidates:
    """Words that may be about any of these files."""
    briefs = tuple(brief(bench.files[ref]) for ref in refs if ref in bench.files)[:_MOST]
    return {Piece(" ".join(said.split())): briefs} if briefs and said.strip() else {}


def refs_of(those: Candidates) -> frozenset[str]:
    return frozenset(one.ref for briefs in those.values() for one in briefs)


def offers(those: Candidates, bench: Bench, table: Table) -> tuple[tuple[Piece, Offer], ...]:
    """Each sentence with each file that it may mean."""
    pairs = ((piece, one) for piece, briefs in those.items() for one in briefs if one.ref in bench.files)
    return tuple((piece, _offer(piece, one, bench, table)) for piece, one in pairs)


def _offer(piece: Piece, one: Brief, bench: Bench, table: Table) -> Offer:
    """The line that does what the sentence speaks of, else the one that keeps it in that file."""
    whose = Said("{who}, “{subject}”", who=bounded(one.complainant, _SHOWN), subject=bounded(one.subject, _SHOWN))
    if strong := strong_of(piece, one.ref, bench, table):
        line = f"#{strong.verb} {one.ref} {inside(strong.prose)}"
        return Offer(whose, line, Said("{line}", line=line))
    found = meant(bench.files[one.ref], replace(bench, default_ref=one.ref), piece.said, table)
    if found:
        line = naming(one.ref, found[0].lines)
        return Offer(whose, line, Said("{line}", line=line), found[0].readers)
    kept = Said("#note {ref} {words}", ref=one.ref, words=inside(piece.said))
    return Offer(whose, kept.told(bench.rules.languages[0]), kept, READERS["internal"])


def as_group(those: Iterable[tuple[Piece, Offer]]) -> Groups:
    """The same in a transcript, "()" for none."""
    rows = tuple(
        Said("“{words}” for {whose}: {line}", words=bounded(piece.said, 2 * _SHOWN), whose=one.label, line=one.short)
        for piece, one in those
    )
    return ((_WHICH, rows),) if rows else ()
