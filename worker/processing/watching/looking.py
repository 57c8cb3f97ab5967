"""Looking at one file: all that is due happens, in its order and once; and when to look again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from worker.complaint.casework import ClockStruck
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.record import Complaint
from worker.nouns.decision import Decision, Nudge
from worker.nouns.item import Absence
from worker.nouns.letter import Outgoing
from worker.processing.rules import Rules
from worker.processing.watching.row import Consequence, Row, Strike, View
from worker.processing.watching.table import CLOCKS

# No file has so many consequences at one moment: a row that never ends is a fault of ours.
MOST = 40


def look(
    complaint: Complaint,
    rules: Rules,
    now: datetime,
    absences: Iterable[Absence] = (),
    clocks: tuple[Row, ...] = CLOCKS,
) -> tuple[Decision | None, datetime | None]:
    """(what is due, or None; when a clock may next strike, None for never).

    Each consequence is seen by the clocks that are looked at after it. Raises RuntimeError for a row without an end.
    """
    view = View(complaint, rules, now, tuple(absences))
    entries: list[Entry] = []
    letters: list[Outgoing] = []
    nudges: list[Nudge] = []
    for _ in range(MOST):
        # By the order of the table: after days of absence what changes the file comes before what speaks of it.
        waiting = tuple(_waiting(view, clocks))
        due = min((one for one in waiting if one[0] <= now), key=lambda one: (one[1], one[0]), default=None)
        if due is None:
            return _decision(view, entries, letters, nudges), min((one[0] for one in waiting), default=None)
        _at, _place, row, strike = due
        done = row.does(view, strike)
        new = (*done.entries, ClockStruck(key=row.key(strike), told=_told(done)))
        view = replace(
            view,
            complaint=apply_all(view.complaint, new, at=now),
            letters=(*view.letters, *(one for one in done.letters if one.letter.audience == "complainant")),
        )
        entries += new
        letters += done.letters
        # What two clocks tell at one moment is told once.
        said = {(one.person, one.matter, one.action) for one in nudges}
        nudges += (one for one in done.nudges if (one.person, one.matter, one.action) not in said)
    raise RuntimeError(f"the clocks of {complaint.ref} do not come to rest")


def _waiting(view: View, clocks: tuple[Row, ...]) -> Iterator[tuple[datetime, int, Row, Strike]]:
    """Every strike that has not happened, with the moment from which it may."""
    closed = not view.rules.at_work(view.now)
    # What was taken over rests until a person takes it up: its days may be long past, and the matter settled.
    for place, row in enumerate(() if view.untouched else clocks):
        if view.complaint.litigation and not row.in_litigation:
            continue
        for strike in row.when(view):
            if row.key(strike) not in view.complaint.struck:
                rests = closed and not row.any_hour and strike.at <= view.now
                yield view.rules.next_opening(view.now) if rests else strike.at, place, row, strike


def _told(done: Consequence) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(n.person for n in done.nudges), *(one.to.address for one in done.letters)]))


def _decision(view: View, entries: list[Entry], letters: list[Outgoing], nudges: list[Nudge]) -> Decision | None:
    if not entries:
        return None
    struck = ", ".join(entry.key for entry in entries if isinstance(entry, ClockStruck))
    return Decision(
        kind="clock",
        because=struck,
        ref=view.complaint.ref,
        entries=tuple(entries),
        letters=tuple(letters),
        nudges=tuple(nudges),
    )
