"""What a requirement is: it looks at an answer that is to be filed, and says what is missing with the line to type."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.rules import Rules
from worker.words.said import Said


@dataclass(frozen=True, slots=True)
class Filing:
    """An answer that `author` wants to file today."""

    complaint: Complaint
    rules: Rules
    author: Person
    today: date


@dataclass(frozen=True, slots=True)
class Missing:
    """`what` is missing, and the `line` to type for it."""

    what: Said
    line: Said

    @property
    def step(self) -> Said:
        """Both in one sentence, for the transcript."""
        return Said("{what}: {line}", what=self.what, line=self.line)


Row = Callable[[Filing], Iterator[Missing]]

# What gives a file to whoever writes, and to somebody else.
ASSIGN = Said("#assign me")
ASSIGN_OTHER = Said("#assign WHO")
