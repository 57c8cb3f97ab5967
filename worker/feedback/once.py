"""A file stands once in the list of a morning, with all its reasons: at the highest of its places."""

from collections.abc import Iterable
from dataclasses import replace

from worker.feedback.letters import Digest, Section
from worker.processing.lines import FileLine

# Their lines have links of their own, which no other line of the file has.
_BY_THEMSELVES = frozenset({"erasure", "data_request"})


def once(letter: Digest) -> Digest:
    """The letter with one line a file; under the other headings it is counted as standing above."""
    reasons: dict[str, list[FileLine]] = {}
    for line in (*letter.alerts, *(one for section in (*letter.own, *(letter.desk or ())) for one in section.lines)):
        if key := _key(line):
            reasons.setdefault(key, []).append(line)
    told: set[str] = set()
    return replace(
        letter,
        alerts=_first(letter.alerts, reasons, told),
        own=_sections(letter.own, reasons, told),
        desk=None if letter.desk is None else _sections(letter.desk, reasons, told),
    )


def _key(line: FileLine) -> str:
    """What the line is about, "" where nothing else is about the same."""
    alone = not line.ref or line.action or _BY_THEMSELVES & {line.task, line.matter}
    return "" if alone else line.ref


def _first(lines: Iterable[FileLine], reasons: dict[str, list[FileLine]], told: set[str]) -> tuple[FileLine, ...]:
    kept: list[FileLine] = []
    for line in lines:
        key = _key(line)
        if key in told:
            continue
        told |= {key} - {""}
        kept.append(replace(line, also=_others(line, reasons.get(key, ()))))
    return tuple(kept)


def _others(line: FileLine, lines: Iterable[FileLine]) -> tuple[FileLine, ...]:
    """The other reasons, each once; that the same day is due says nothing more."""
    days = {line.due}
    each = {_reason(one): one for one in lines if one.matter or one.task or one.due not in days}
    each.pop(_reason(line), None)
    return tuple(each.values())


def _reason(line: FileLine) -> tuple[object, ...]:
    return line.matter, line.task, line.words, line.due if not line.task else None


def _sections(sections: Iterable[Section], reasons: dict[str, list[FileLine]], told: set[str]) -> tuple[Section, ...]:
    found = []
    for section in sections:
        lines = _first(section.lines, reasons, told)
        found.append(replace(section, lines=lines, above=len(section.lines) - len(lines)))
    return tuple(found)
