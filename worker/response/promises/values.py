"""What the lint is given and gives back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from worker.nouns.letter import Stage
from worker.processing.calendar import Calendar
from worker.words.said import Said

RuleName = Literal[
    "outcome", "fault", "cause", "guarantee", "never_again", "vague_delay", "reproach", "contempt", "final",
    "closed_platform", "threat", "new_offer", "amount", "date", "delay", "unjudged", "other_tongue",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What the record has, so that a letter may say it.

    `amounts` are pairs of cents and ISO 4217 code; `dates` are those of the clocks, of messages received, of
    compensation and of what the complainant wrote (`worker.response.promises.quoted` reads those). `today` is the day
    on which the letter leaves: "tomorrow" counts from it, and so do working days in `calendar`. `cause_confirmed` is
    true where the record has a root cause that is no mere suspicion. `language` is that of the letter, in which a
    paragraph is that is too short to tell its own. `in_danger`: somebody may be hurt who waits for us. `offered` are
    the sums that were decided to be given, None where nobody has looked; `gives`: anything is, an apology apart.
    """

    amounts: frozenset[tuple[int, str]]
    dates: frozenset[date]
    today: date
    calendar: Calendar = field(default_factory=Calendar)
    cause_confirmed: bool = False
    language: str = ""
    in_danger: bool = False
    offered: frozenset[tuple[int, str]] | None = None
    gives: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """A promise that may not leave. `sentence` and `words` are the author's own, at most 300 characters each.

    `remedy` says, in a sentence, what to write instead.
    """

    rule: RuleName
    sentence: str
    words: str
    remedy: Said


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of ours, quoted words taken out, with its folded form; `after` is the folded one of the next."""

    text: str
    folded: str
    after: str = ""


Hits = Iterator[tuple[int, int]]
Look = Callable[[Line, Known], Hits]
"""Finds promises in a line: where in its folded form each begins and ends."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One class of promise, the stages in which it may not be made, and what to write instead."""

    name: RuleName
    stages: frozenset[Stage]
    look: Look
    remedy: Said
