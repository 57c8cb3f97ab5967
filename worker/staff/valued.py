"""« 27/11/2026 », « cyrille marchand », « remise 15 € »: bare values in answer to what was refused for want of them.

It belongs where it has that line accepted: in the blank, behind the command, or as the value of one of its options.
Each is tried on copies of the files; where two lines could take it, nobody knows which is meant, and it is asked about
like any other words.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from worker.intake import references
from worker.intake.cleaning import Writer, clean
from worker.processing.commands import script as scripts
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.commands.vocabulary import Vocabulary
from worker.processing.people import is_colleague
from worker.response.announced import kinds_in
from worker.response.means import way_said
from worker.staff.errand import NOTHING, Errand, Kind
from worker.staff.mending import corrected
from worker.staff.spreading import run_everywhere
from worker.staff.table import Table
from worker.words.tables import words
from worker.words.wording import fold

_LONGEST: Final = 120
_MOST_ROWS: Final = 4
_MOST_WORDS: Final = 12
_A_CLAUSE: Final = words("lines", "a clause", then=r"(?!\w)")
# So many readings of one value are tried.
_MOST_TRIED: Final = 8
_BLANK: Final = re.compile(r"\[[^\[\]]*\]")
# A blank in quotes is how it arrives, which the complainant reads.
_WAY: Final = re.compile(r'"[^"]*\[[^\[\]]*\][^"]*"')
_VALUE: Final = re.compile(r'(?P<key>[^\W\d]+ ?= ?)(?P<value>"[^"]*"|[^\s"]+)')
# What these take is of a list, a name, a sum or a way; every other line takes any words, and mostly for a complainant:
# there « ok merci » would be the reason, so its value is taken behind its own label alone, or as a day.
_LISTED: Final = frozenset({"assess", "assign", "cause", "decide", "compensate"})
# So many wanting lines are tried.
_MOST_WANTING: Final = 6


def with_values(errand: Errand, bench: Bench, table: Table) -> Errand:
    """What was refused, where the mail is nothing but the values that it lacked, or a sentence in place of one of its
    text; the errand as it is otherwise.
    """
    tried = errand.tried
    if tried == NOTHING or errand.script.lines or errand.kind not in {"reply", "aside"}:
        return errand
    writer = Writer(bench.person.name, bench.person.address, bench.rules.company)
    said = clean(errand.script.text, writer, ()).body
    whole = (valued(tried, said, bench, table) if tried.lines else None) or corrected(said, tried)
    kind: Kind = "commands" if tried.lines else "reply"
    return replace(errand, kind=kind, script=whole, tried=NOTHING, left_behind="") if whole else errand


def valued(tried: Script, typed: str, bench: Bench, table: Table) -> Script | None:
    """The refused attempt with the values of these rows in its wanting lines; None where one of them fits none."""
    rows = [" ".join(row.split()).strip(" .;") for row in typed.split("\n") if row.strip()]
    if not 0 < len(rows) <= _MOST_ROWS or any(len(row) > _LONGEST or "?" in row or "#" in row for row in rows):
        return None

    def find_ref(words: str) -> str:
        return next(iter(references.find(words, bench.rules.prefix)), "")

    known = table.vocabulary(find_ref=find_ref, is_colleague=lambda name: is_colleague(name, bench.rules))
    for row in rows:
        taken = _taken(tried, row, known, bench, table)
        if taken is None:
            return None
        tried = taken
    return tried


def _taken(tried: Script, value: str, known: Vocabulary, bench: Bench, table: Table) -> Script | None:
    """The attempt in which one wanting line takes the value, and no other could."""
    found = [
        fitting
        for place in _wanting(tried, bench, table)[:_MOST_WANTING]
        if (fitting := _fitting(tried, place, value, known, bench, table))
    ]
    return found[0] if len(found) == 1 else None


def _wanting(tried: Script, bench: Bench, table: Table) -> list[int]:
    """The places of the lines that are refused or have a blank; not of what waits for the others alone."""
    blank = [place for place, line in enumerate(tried.lines) if _BLANK.search(line.raw)]
    if blank:
        return blank
    results = run_everywhere(tried, bench, table).results
    refused = {one.line.raw for one in results if one.done is None}
    return [place for place, line in enumerate(tried.lines) if line.raw in refused]


def _fitting(tried: Script, place: int, value: str, known: Vocabulary, bench: Bench, table: Table) -> Script | None:
    """The first reading of the value with which the line at this place is accepted."""
    verb = _verb(tried.lines[place], table)
    if verb in _LISTED and (_A_CLAUSE.search(fold(value)) or len(value.split()) > _MOST_WORDS):
        return None
    if verb == "compensate" and not _says_what(value, tried.lines[place].raw):
        return None
    for raw in islice(_readings(tried.lines[place], value, table), _MOST_TRIED):
        read = scripts.parse(raw, known)
        if len(read.lines) != 1 or read.strays or _verb(read.lines[0], table) != verb:
            continue
        lines = (*tried.lines[:place], read.lines[0], *tried.lines[place + 1 :])
        results = run_everywhere(replace(tried, lines=lines), bench, table).results
        if any(one.line == read.lines[0] and one.done is not None for one in results):
            return replace(tried, lines=lines)
    return None


def _says_what(value: str, line: str) -> bool:
    """Whether it is part of a compensation: a sum, a thing, a day; or the way that it arrives, where that is wanted."""
    if _WAY.search(line):
        return bool(way_said(fold(value)))
    return any(sign.isdigit() for sign in value) or bool(kinds_in(value) or way_said(fold(value)))


def _readings(line: Line, value: str, table: Table) -> Iterator[str]:
    """The line with the value in its blank; behind its verb, which the value may name itself; as one of its options."""
    verb, listed = line.raw.split()[0], _verb(line, table) in _LISTED
    if listed and len(_BLANK.findall(line.raw)) == 1:
        yield _BLANK.sub(lambda _: value, line.raw)
    if listed:
        yield f"{verb} {value}"
    first, _, rest = value.partition(" ")
    known = table.find(fold(first).strip(":"))
    if known and known is table.find(line.verb):
        yield f"{verb} {rest.lstrip(' :=')}"
    day = listed or value[:1].isdigit()
    for found in _VALUE.finditer(line.raw) if day else ():
        yield f"{line.raw[: found.start('value')]}{value}{line.raw[found.end('value') :]}"


def _verb(line: Line, table: Table) -> str:
    known = table.find(line.verb)
    return known.en if known else line.verb
