"""Runs of `>` lines: quotes, or arrows that an author set before the items of a list?

A run is cut only where something shows that a client made it. The table names what may show it.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from worker.intake.quoting import openings
from worker.intake.quoting.page import Row
from worker.words.tables import words
from worker.words.wording import fold

# How far into a run a heading is looked for: a client writes it first.
_HEADING_WITHIN = 12
# A client wraps at 72 columns or more; the piece that a relay broke off stands below a line of about that length.
_FULL_LINE = 56
_LINK = re.compile(r"[<(]?https?://\S*[ )>]*")
_GREETING = words("footers", "greets")


class Run(NamedTuple):
    """Rows `first` to before `end` of a mail: quoted ones, with broken-off pieces among them."""

    rows: Sequence[Row]
    first: int
    end: int

    @property
    def inside(self) -> Sequence[Row]:
        return self.rows[self.first : self.end]


def at(rows: Sequence[Row], first: int) -> Run:
    """The run that begins at this quoted row."""
    end = first + 1
    while end < len(rows):
        if rows[end].depth:
            end += 1
        elif _broken_off(rows, end):
            end += 2
        else:
            break
    return Run(rows, first, end)


def _broken_off(rows: Sequence[Row], place: int) -> bool:
    """An unmarked piece of a quoted line, wrapped by a relay: marks follow at once, the line above is unfinished.

    An answer set between two quoted lines stands below a finished sentence, most often a question.
    """
    if place + 1 >= len(rows) or not rows[place + 1].depth or rows[place + 1].line > rows[place - 1].line + 2:
        return False
    above, piece = rows[place - 1].body, rows[place].body
    if _LINK.fullmatch(piece):
        return True
    if "://" in above.rsplit(" ", 1)[-1]:
        return " " not in piece
    if len(above) < _FULL_LINE or above.endswith(("?", ":")):
        return False
    return not above.endswith((".", "!")) or piece[:1].islower() or len(above) > 2 * _FULL_LINE


def _headed(run: Run) -> bool:
    """Orange, Hotmail: the heading stands inside the marks ("> Message du 12/03/24 10:22", "> De : …")."""
    return any(openings.find(run.inside, place) for place in range(min(_HEADING_WITHIN, run.end - run.first)))


def _with_empty_marks(run: Run) -> bool:
    """Clients mark the blank lines of the quoted mail too; nobody sets an arrow before nothing."""
    return any(row.depth and not row.body for row in run.inside)


def _nested(run: Run) -> bool:
    """Two levels of marks over several lines: a quote of a quote. (">> URGENT <<" is none.)"""
    deep = sum(1 for row in run.inside if row.depth > 1 and not row.body.endswith("<"))
    return deep > 1 or (deep == 1 and run.end - run.first > 2)


def _opens_the_mail(run: Run) -> bool:
    """Answers below the quote: a mail does not begin with a list of arrows."""
    return run.first == 0


def _closes_the_mail(run: Run) -> bool:
    """The quote below the answer, set apart by a blank line. A list of arrows is announced by a colon."""
    if run.end < len(run.rows) or not run.rows[run.first].apart:
        return False
    return not run.rows[run.first - 1].body.endswith((":", "："))


EVIDENCE: tuple[Callable[[Run], bool], ...] = (
    _headed,
    _with_empty_marks,
    _nested,
    _opens_the_mail,
    _closes_the_mail,
)


def evidence(run: Run) -> str:
    """The name of what shows that this run is a quote, or ""."""
    return next((rule.__name__.strip("_") for rule in EVIDENCE if rule(run)), "")


def marks_stop_early(run: Run) -> bool:
    """La Poste and Orange by way of some relays: only the heading and the greeting are marked, the quote goes on."""
    for place in range(run.first, min(run.first + _HEADING_WITHIN, run.end)):
        opening = openings.find(run.rows[: run.end], place)
        if opening and opening.fields:
            left = [row.body for row in run.rows[opening.end : run.end] if row.body]
            return not left or (len(left) == 1 and bool(_GREETING.match(fold(left[0]))))
    return False
