"""What an office works with: its doors, its register and its rules. Put together by `worker.assembly` alone."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from worker.doors.protocols import Clock, Mailbox, Postman, Scanner
from worker.nouns.facts import Facts
from worker.processing.rules import Rules
from worker.register import duties
from worker.register.store import Register
from worker.words.said import Said
from worker.writing.house import House


@dataclass(frozen=True, slots=True)
class Box:
    """A mailbox with how the company uses it: where handled mail goes, and the address that complainants write to.

    `existing` says what becomes of mail that lay there before the first start.
    """

    door: Mailbox
    name: str
    address: str
    folder: str
    processed_folder: str
    review_folder: str
    sent_folder: str = ""
    subaddress: bool = True
    poll_seconds: int = 60
    idle: bool = True
    existing: Literal["ask", "register", "answer"] = "answer"

    def folder_for(self, destination: str) -> str:
        return {"processed": self.processed_folder, "review": self.review_folder}[destination]


def _nothing(_step: str) -> None:
    """A step is passed. Tests put in its place what happens at that very moment."""


def _no_warnings() -> tuple[Said, ...]:
    return ()


def _never() -> bool:
    return False


@dataclass(slots=True)
class Night:
    """What this night's retention has still to look at, by the numbers of its tasks, and how many it has erased."""

    tasks: deque[int] = field(default_factory=deque)
    erased: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """`facts` hold what the settings say; `step` is called with the name of each point where a crash could fall.

    `stopping` is asked between messages and between letters: true once the process was told to end. Without a
    `scanner` documents are accepted unseen. `warnings` says what the operator should look after, for the digest.
    """

    register: Register
    boxes: Mapping[str, Box]
    postman: Postman
    clock: Clock
    rules: Rules
    house: House
    facts: Facts
    envelope_from: str
    max_bytes: int
    max_attempts: int
    scanner: Scanner | None = None
    # What became of letters while the register could not be written: told to it before the next letter leaves.
    unwritten: list[Callable[[], object]] = field(default_factory=list, repr=False)
    night: Night = field(default_factory=Night)
    # For which day this process last saw a duty done.
    seen_done: dict[str, date] = field(default_factory=dict, repr=False)
    warnings: Callable[[], tuple[Said, ...]] = field(default=_no_warnings)
    step: Callable[[str], None] = field(default=_nothing)
    stopping: Callable[[], bool] = field(default=_never)

    def is_done(self, duty: str, day: date) -> bool:
        """Whether a duty was done for this day or a later one. Once seen it is not asked again: nothing undoes it."""
        if duty not in self.seen_done or self.seen_done[duty] < day:
            last = duties.last_day(self.register.look(duties.read, duty))
            if last is None or last < day:
                return False
            self.seen_done[duty] = last
        return True

    @property
    def every_box(self) -> Sequence[Box]:
        return tuple(self.boxes.values())
