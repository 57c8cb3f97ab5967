"""A colleague's answer to a list, read line by line: sentences that begin with a customer's name, or name a file.

« Ivanova pour Cyrille, moyenne complexe isolées », « Benali je m'en occupe », « Garnier c'est fait »: what is
understood of a sentence is done in its file, and what is not is kept there as a note. A customer who is named behind a
comma begins a sentence of their own. What names no file, or several, is given back. None of it leaves the house.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from worker.complaint.lifecycle import State, is_open
from worker.complaint.record import Complaint
from worker.intake import references
from worker.nouns.briefs import Brief
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.staff import heads, twins
from worker.staff.asking import names_in
from worker.staff.carried_out import as_executed
from worker.staff.guards.colleagues import called_by_name
from worker.staff.guards.reply import Reply
from worker.staff.table import Table
from worker.staff.understood import bringing, noted, understood
from worker.words.tables import every, shape, words
from worker.words.wording import fold

_SENTENCE: Final = re.compile(r"(?<=[.!?;])(?<!\b[Mm]\.)(?<!\b[Mm]r\.)\s+|\n+")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]{2,40}")
# « Benali et Garnier : … », « Benali/Garnier … ».
_ALSO: Final = shape("plainly", r"\s*(?:[,/&+]| {joins} )\s*(?P<name>[^\W\d_][\w'’-]{2,40})")
# « Dufour virement fait, Cherif je l'appelle et Mme Benali on attend jeudi ».
_BEHIND: Final = shape(
    "new_mail",
    r"(?:,\s*|,?\s+(?i:{and then})\s+)(?P<all>(?:(?i:{title})\s+)?(?P<name>[^\W\d_][\w'’-]{2,40}))(?=\s+\S)",
)
_TITLE: Final = words("new_mail", "title")
_TITLED: Final = shape("new_mail", r"(?<![\w'’-])(?i:{title})\s+(?P<name>[^\W\d_][\w'’-]{2,40})")
# Whoever types no capital names a customer behind a small word.
_POINTED: Final = shape("new_mail", r"(?<![\w'’-]){whose}\s+(?P<name>[^\W\d_][\w'’-]{3,40})")
_MOST: Final = 20
_MOST_NAMES: Final = 40
_MOST_OTHERS: Final = 4
_LONGEST: Final = 600
# What stands between a name and what is said of it.
_AROUND: Final = " \t-–—•*:,.;"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence; `name` is the word that may be a customer's name, folded, `also` one that stands beside it as a
    second customer's may; `ref` is the file that it names. `others` are words further on that may be a name: those
    with a capital, or behind a title. `head` are words before a colon by which alone its file is known.
    """

    said: str
    name: str = ""
    ref: str = ""
    also: str = ""
    others: tuple[str, ...] = ()
    head: str = ""


def pieces(body: str, prefix: str, *, listed: bool) -> tuple[Piece, ...]:
    """The sentences of a mail, each with what may name its file: a customer's name only in answer to a letter of ours
    (`listed`), since a mail of one's own may begin with anybody's.
    """
    rows = (row.strip(_AROUND) for row in _SENTENCE.split(body[: _MOST * _LONGEST]))
    return tuple(_piece(row[:_LONGEST], prefix, listed=listed) for row in rows if row)[:_MOST]


def names_of(those: Iterable[Piece], *, listed: bool) -> frozenset[str]:
    """The words that may be customers' names, or say what a file is about."""
    begins = [name for one in those for name in (one.name, one.also, *one.others) if name]
    behind = [fold(found["name"]) for one in those for found in _behind(one.said)] if listed else []
    heads_ = [name for one in those for name in heads.words_before(one.said)] if listed else []
    return frozenset([*begins, *behind, *heads_][:_MOST_NAMES])


def named_above(those: Iterable[Piece], subject: str) -> tuple[Piece, ...]:
    """The same, where the subject of a mail may name whom its sentences are about: « remboursement Whitaker »."""
    none = every("likeness", "said by everybody")
    found = [one for one in _WORD.findall(fold(subject)) if one not in none and not _TITLE.fullmatch(one)]
    return tuple(replace(one, others=(*one.others, *found[:_MOST_OTHERS])) for one in those)


def one_each(
    those: Iterable[Piece], named: Mapping[str, tuple[Brief, ...]], prefix: str, year: int
) -> tuple[Piece, ...]:
    """The same, with a sentence for each file of several that stand before one colon; where one of them is unknown, the
    sentence names none.
    """
    each = ((one, heads.each(one.said, named, prefix, year)) for one in those)
    return tuple(
        one if said == one.said else _piece(said, prefix, listed=True) if parts else Piece(one.said)
        for one, parts in each
        for said in parts or [""]
    )


def cut(
    those: Iterable[Piece], named: Mapping[str, tuple[Brief, ...]], prefix: str, ours: frozenset[str]
) -> tuple[Piece, ...]:
    """The same, cut where another customer is named behind a comma; `ours` are the words of colleagues' names."""
    return tuple(
        _piece(said.strip(_AROUND), prefix, listed=True) if len(parts) > 1 else one
        for one in those
        for parts in [_parts(one, named, ours)]
        for said in parts
    )


def _parts(piece: Piece, named: Mapping[str, tuple[Brief, ...]], ours: frozenset[str]) -> list[str]:
    said, start, now = piece.said, 0, piece.name
    if not (now or piece.ref):
        return [said]
    parts: list[str] = []
    for found in _behind(said):
        name, before = fold(found["name"]), said[start : found.start()]
        theirs = {one.ref for one in named.get(name, ())} - {piece.ref}
        another = bool(theirs) and not theirs & {one.ref for one in named.get(now, ())} and name not in ours
        # Of whom nothing is said yet, the same is said as of whoever follows.
        if another and len(before.split()) > 1:
            parts.append(before)
            start, now = found.start("all"), name
    return [*parts, said[start:]]


def _behind(said: str) -> Iterator[re.Match[str]]:
    """The words behind a comma that may be names: with a capital, unless whoever writes uses none for the first."""
    small = said[:1].islower()
    return (found for found in _BEHIND.finditer(said) if small or found["name"][0].isupper())


def _piece(said: str, prefix: str, *, listed: bool) -> Piece:
    found = references.find(said, prefix)
    # « REC-… doublon de REC-… » is said of the first.
    if len(found) > 1 and twins.spoken_of(fold(said)) and references.find(said.split(maxsplit=1)[0], prefix):
        found = found[:1]
    none = every("likeness", "said by everybody")
    plain = fold(said)
    first = next(
        (word for word in _WORD.finditer(plain) if word[0] not in none and not _TITLE.fullmatch(word[0])), None
    )
    if found or first is None or not listed:
        return Piece(said, ref=found[0] if len(found) == 1 else "")
    also = _ALSO.match(plain, first.end())
    return Piece(said, first[0], also=also["name"] if also else "", others=_others(said, first[0]))


def _others(said: str, first: str) -> tuple[str, ...]:
    """« 45 € versés à Mme Durand ce matin », « rien de neuf pour Vasseur », « lampe de kowalski envoyée »."""
    pointed = _POINTED.finditer(fold(said)) if said.islower() else ()
    titled = (found["name"] for found in (*_TITLED.finditer(said), *pointed))
    capitals = (found[0] for found in _WORD.finditer(said) if found[0][0].isupper())
    names = dict.fromkeys(fold(one) for one in (*titled, *capitals))
    return tuple(one for one in names if one != first and one not in every("likeness", "said by everybody"))[
        :_MOST_OTHERS
    ]


def files_of(
    those: Iterable[Piece], named: Mapping[str, tuple[Brief, ...]], ours: frozenset[str] = frozenset()
) -> dict[Piece, str]:
    """The file of each sentence that names one: by its reference, or as the only one of a customer of that name, whom
    it begins with or names further on; of two customers at once none is meant alone. `ours` are the words of
    colleagues' names.
    """
    found = ((one, one.ref or _only(_briefs(one, named, ours), one)) for one in those if not _of_two(one, named))
    return {one: ref for one, ref in found if ref}


def by_head(
    those: Iterable[Piece], about: Mapping[str, tuple[Brief, ...]], prefix: str, year: int, ours: frozenset[str]
) -> dict[Piece, str]:
    """The file of each sentence that names it before its colon by a number, or by what one open file is about."""
    found = (
        (one, heads.numbered(one.said, prefix, year), heads.about_it(one.said, about, ours))
        for one in those
        if not one.ref
    )
    likely = ((one, number if number[0] else word) for one, number, word in found)
    return {replace(one, head=head): ref for one, (ref, head) in likely if ref}


def strong_of(piece: Piece, ref: str, bench: Bench, table: Table) -> Line | None:
    """The first line of a sentence that decides, pays or closes; None where none does."""
    each = ((line, table.find(line.verb)) for line in lines_of(piece, ref, bench, table))
    return next((line for line, known in each if known and known.strong(line)), None)


def _briefs(piece: Piece, named: Mapping[str, tuple[Brief, ...]], ours: frozenset[str]) -> tuple[Brief, ...]:
    if first := named.get(piece.name, ()):
        return first
    further = (brief for name in piece.others if name not in ours for brief in named.get(name, ()))
    return tuple({one.ref: one for one in further}.values())


def _of_two(piece: Piece, named: Mapping[str, tuple[Brief, ...]]) -> bool:
    """« Benali et Garnier », but « Benali, Karim »."""
    first, second = ({one.ref for one in named.get(name, ())} for name in (piece.name, piece.also))
    return bool(first and second and not first & second)


def _only(briefs: tuple[Brief, ...], piece: Piece) -> str:
    """Of several, the one whose customer is named in full; of those that are over none, where one is open."""
    said = set(_WORD.findall(fold(piece.said)))
    full = [one for one in briefs if set(_WORD.findall(fold(one.complainant))) <= said]
    for candidates in (briefs, full):
        alive = [one for one in candidates if is_open(State(one.state))] or list(candidates)
        if len(alive) == 1:
            return alive[0].ref
    return ""


def script_of(those: Mapping[Piece, str], bench: Bench, table: Table) -> Script:
    """The lines that do what is understood, each with its file, and the notes that keep what was said."""
    return Script(tuple(line for piece, ref in those.items() for line in lines_of(piece, ref, bench, table)), "")


def lines_of(piece: Piece, ref: str, bench: Bench, table: Table) -> Iterator[Line]:
    complaint = bench.files.get(ref)
    if complaint is None:
        return
    said = without_name(piece, complaint)
    # Of several that are owed, which one is meant is asked in the file itself.
    done = as_executed(Script((), said), said, complaint).lines if len(complaint.owed) == 1 else ()
    if done:
        yield from (replace(one, ref=ref, raw=f"{ref} {piece.said}"[:80]) for one in done)
        return
    spoken = called_by_name(Reply(said, names_in(bench, complaint), body=said))
    found = understood(complaint, bench, said, table, spoken=spoken)
    if not found or not (found.whole or any(line.verb == "dire" for line in found.lines)):
        yield _note(piece, ref, found.left if found else "")
    for line in found.lines if found else ():
        raw = _with_ref(line.raw or piece.said, ref)[:80]
        yield replace(bringing(line, piece.said) if line.verb == "dire" else line, ref=ref, raw=raw)


def without_name(piece: Piece, complaint: Complaint) -> str:
    """What is said of the customer, who may be called as a colleague is."""
    names = set(_WORD.findall(fold(complaint.complainant.name))) | {piece.name}
    rest = piece.said.removeprefix(piece.head).lstrip(_AROUND + "=>").split()
    while rest and (
        (first := fold(rest[0]).strip(_AROUND)) in {*names, "", fold(piece.ref)} or _TITLE.fullmatch(first)
    ):
        rest.pop(0)
    return " ".join(rest)


def with_notes(those: Mapping[Piece, str], done: frozenset[Piece], bench: Bench, table: Table) -> Script:
    """The same where only what these say may be `done`: the others are kept in their files."""
    each = (lines_of(one, ref, bench, table) if one in done else (_note(one, ref),) for one, ref in those.items())
    return Script(tuple(line for lines in each for line in lines), "")


def _note(piece: Piece, ref: str, unread: str = "") -> Line:
    """The sentence, kept; it is told by what of it is not done, where something is."""
    return replace(noted(piece.said), raw=_with_ref(unread or piece.said, ref)[:120], ref=ref)


def _with_ref(said: str, ref: str) -> str:
    return said if ref in said else f"{ref} {said}"
