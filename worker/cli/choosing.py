"""Which complaints a command takes: by state, owner, lateness, day of receipt and words."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Annotated

import typer

from worker.cli import streams
from worker.cli.codes import STATES
from worker.cli.tongue import told
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.feedback.periods import NoPeriod, Period, parse_period
from worker.processing.clocks import next_date
from worker.processing.lines import days_late
from worker.words.said import Said

# Whose files are nobody's yet.
DESK = "desk"

FromOption = Annotated[
    str, typer.Option("--from", metavar="PERIOD", help="A day, month, quarter or year: 2026-11; default this year.")
]
ToOption = Annotated[
    str, typer.Option("--to", metavar="PERIOD", help="Until the end of this one; default that of --from, else today.")
]
StateOption = Annotated[
    list[str] | None,
    typer.Option("--state", metavar="STATE", help="Those in this state, also of closed ones; may be repeated."),
]
OwnerOption = Annotated[
    str, typer.Option("--owner", metavar="ADDRESS", help='Those of this colleague; "desk" for those of nobody yet.')
]
LateOption = Annotated[bool, typer.Option("--late", help="Those with a day that has passed, the latest first.")]
WordsOption = Annotated[
    str, typer.Option("--words", metavar="TEXT", help="Those whose record or mails hold all these words.")
]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a complaint must be to be listed; what is left empty asks for nothing. `refs` None: any."""

    states: frozenset[State] = frozenset()
    owner: str = ""
    late: bool = False
    period: Period | None = None
    refs: Collection[str] | None = None

    @property
    def open_only(self) -> bool:
        """A state that is named, a period and words ask for closed ones too."""
        return not (self.states or self.period or self.refs is not None)


def states(words: Iterable[str]) -> frozenset[State]:
    """Raises typer.BadParameter with the states that there are."""
    return frozenset(map(_state, words))


def _state(word: str) -> State:
    code = word.strip().lower().replace(" ", "_").replace("-", "_")
    # As the list calls them, too.
    code = next((known for known, title in STATES.items() if told(title).replace(" ", "_") == code), code)
    try:
        return State(code)
    except ValueError:
        near = get_close_matches(code, list(State), n=1)
        unknown = Said("no state is called {typed}; there are: {states}")
        nearly = Said("no state is called {typed}; did you mean {near}? There are: {states}").about(near="".join(near))
        some = nearly if near else unknown
        about = some.about(**some.facts, typed=repr(word), states=", ".join(State))
        raise typer.BadParameter(told(about)) from None


def late_by(complaint: Complaint, today: date) -> int:
    """Calendar days since the next day that the procedure sets was missed, 0 for none."""
    return days_late(next_date(complaint)[1], today)


def wanted(
    complaints: Iterable[Complaint], chosen: Chosen, today: date, day: Callable[[Complaint], date]
) -> Iterator[Complaint]:
    """Those that are wanted, one after the other in their order; `day` is the local day of receipt."""
    return (one for one in complaints if _is_wanted(one, chosen, today, day(one)))


def _is_wanted(one: Complaint, chosen: Chosen, today: date, received: date) -> bool:
    return (
        (not chosen.states or one.state in chosen.states)
        and (not chosen.owner or one.owner == ("" if chosen.owner == DESK else chosen.owner))
        and (not chosen.late or late_by(one, today) > 0)
        and (chosen.period is None or received in chosen.period)
        and (chosen.refs is None or one.ref in chosen.refs)
    )


def period_from(first: str, last: str, today: date) -> Period:
    """Exits with 2 and what to write instead."""
    try:
        begins = parse_period(first).first if first else today.replace(month=1, day=1)
        ends = parse_period(last).last if last else parse_period(first).last if first else today
        return Period(begins, ends)
    except NoPeriod as error:
        streams.say(told(error))
        raise typer.Exit(2) from None
