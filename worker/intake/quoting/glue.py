"""Lines that a client or a conversion glued together are parted, so that every rule may look at whole lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from worker.intake.quoting import attributions, edges
from worker.intake.quoting.vocabulary import Kind
from worker.words.tables import languages, listed

_LONGEST = 2_000
# A mail holds a handful of such lines; each costs a search in every language.
_MOST = 40
_BEHIND_COLON = re.compile(r"[:：][ \t\u00a0]{2,}(?=\S)")
_LEAD = re.compile(r"(?:-{3,} ?|(?<=[\s.!?>]))(?=(?:On|Le|Am|El|Il|Op|Em|Den|W dniu|Dnia|Dne) \S)")


def unglued(lines: Sequence[str]) -> list[str]:
    """The same text with at most a few more line breaks."""
    parted: list[str] = []
    tried = 0
    for number, line in enumerate(lines):
        part = _parting(lines, number) if 20 <= len(line) <= _LONGEST and tried < _MOST else None
        if part is None:
            parted.append(line)
            continue
        tried += 1
        parted.extend(part)
    return parted


def _parting(lines: Sequence[str], number: int) -> Iterator[str] | None:
    """The pieces of a line that may be glued; None for all others, told at a glance."""
    line = lines[number]
    behind = _BEHIND_COLON.search(line) if "@" in line else None
    if behind and edges.begins(line):
        return _quote_behind(line, behind.start() + 1)
    if "@" in line and line.count(":") + line.count("：") >= 4:
        return _fields(line)
    if line.rstrip().endswith((":", "：")) and _marked(lines, number + 1):
        return _attribution(line)
    return None


def _quote_behind(line: str, place: int) -> Iterator[str]:
    """Yahoo on a telephone: the quoted mail begins on the line of "Le 12/03/2024 à 10:22, Jean<a@b.c> a écrit :   "."""
    told = attributions.parse(line[:place].strip())
    yield from (line[:place], line[place:]) if told and told.proven else (line,)


def _fields(line: str) -> Iterator[str]:
    """Yahoo forwards: "----- Message transféré ----- De : A <a@b.c>À : D <d@b.c>Envoyé : …Objet : …" in one line."""
    for labels in _LABELS:
        found = [label for label in labels.finditer(line) if not line[: label.start()][-1:].islower()]
        if len({label["name"] for label in found}) >= 3:
            cuts = [0, *(label.start() for label in found), len(line)]
            yield from (line[start:end] for start, end in pairwise(cuts) if line[start:end].strip())
            return
    yield line


def _attribution(line: str) -> Iterator[str]:
    """The author's last words and the attribution share a line: "d'accord Le 12/03/2024 à 10:22, Jean a écrit :"."""
    if not edges.begins(line):
        for lead in _LEAD.finditer(line):
            told = attributions.parse(line[lead.end() :].strip())
            if lead.start() and told and told.proven:
                yield line[: lead.start()]
                yield line[lead.start() :]
                return
    yield line


def _marked(lines: Sequence[str], number: int) -> bool:
    return any(line.lstrip().startswith(">") for line in lines[number : number + 2])


def _labels(language: str) -> re.Pattern[str]:
    columns: tuple[Kind, ...] = ("sender", "to", "copy", "sent", "date", "subject")
    names = [name for column in columns for name in listed(language, "quoting", column)]
    return re.compile(rf"(?P<name>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\s?[:：]")


_LABELS = tuple(map(_labels, languages("quoting")))
