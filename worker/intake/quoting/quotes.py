"""Which rows are quoted: from each opening down to where the quote ends."""

from collections.abc import Sequence

from worker.intake.quoting import openings, runs, titles
from worker.intake.quoting.fates import OWN, Fate, Verdict, mark
from worker.intake.quoting.openings import Opening
from worker.intake.quoting.page import Row

_OTHER_MARKS = frozenset("|#:}%")


def judge(rows: Sequence[Row]) -> list[Verdict]:
    """One verdict for each row, NEW or QUOTED.

    A heading followed by `>` marks quotes as far as the marks go: what stands below or between is the author's. A
    heading without marks quotes to the end, since nothing tells where the quoted mail stops.
    """
    verdicts = [OWN] * len(rows)
    place, seen = 0, False
    while place < len(rows):
        opening = openings.find(rows, place) if not rows[place].depth else openings.between_arrows(rows, place)
        if rows[place].depth and opening is None:
            place, seen = _marked(rows, place, verdicts, seen=seen)
            continue
        if opening is None or _heads_a_form(opening):
            place += 1
            continue
        place, seen = _headed(rows, opening, verdicts), True
    return verdicts


def _headed(rows: Sequence[Row], opening: Opening, verdicts: list[Verdict]) -> int:
    """Mark the heading, further headings at once below it, and the quote; return the row after."""
    first, end = _with_rule_above(rows, opening.first, verdicts), opening.end
    while end < len(rows) and not rows[end].depth and (further := openings.find(rows, end)):
        end = further.end
    if end < len(rows) and rows[end].depth:
        end = _end(runs.at(rows, end))
    elif rows[end - 1].depth and opening.rule != "between_arrows":
        end = runs.at(rows, end - 1).end
    else:
        end = _otherwise_marked(rows, end)
    mark(verdicts, range(first, end), Fate.QUOTED, opening.rule)
    return end


def _marked(rows: Sequence[Row], first: int, verdicts: list[Verdict], *, seen: bool) -> tuple[int, bool]:
    """A run of marks without a heading above it; `seen` is true once something above was proven a quote."""
    run = runs.at(rows, first)
    rule = runs.evidence(run) or ("after_a_quote" if seen else "")
    if not rule:
        return run.end, seen
    end = _end(run)
    mark(verdicts, range(first, end), Fate.QUOTED, rule)
    return end, True


def _otherwise_marked(rows: Sequence[Row], first: int) -> int:
    """Below a heading some set `|`, `#` or `:` before each line instead of `>`; without any mark it is all quoted."""
    mark = rows[first].body[0] if first < len(rows) else ""
    end = first
    while end < len(rows) and rows[end].body[:1] == mark:
        end += 1
    return end if mark in _OTHER_MARKS and end > first + 1 else len(rows)


def _end(run: runs.Run) -> int:
    return len(run.rows) if runs.marks_stop_early(run) else run.end


def _with_rule_above(rows: Sequence[Row], first: int, verdicts: Sequence[Verdict]) -> int:
    """Outlook's line of underscores goes with the quote below it, and so does a title in a language unknown to us."""
    above = first - 1
    if above < 0 or verdicts[above] != OWN:
        return first
    return above if titles.is_rule(rows[above].body) or titles.is_framed(rows[above].body) else first


def _heads_a_form(opening: Opening) -> bool:
    """A web form's mail begins "De : Jean <jean@example.com>, Objet : …" and names no recipient: nobody is quoted."""
    bare = opening.rule == "header_block" and opening.first == 0
    return bare and not opening.fields.keys() & {"to", "copy", "reply_to"}
