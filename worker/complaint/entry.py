"""What an entry is: something that happened to a complaint, in the past tense. They are the only way it changes.

An entry's JSON is its payload in the register; its hash is what the chain covers. A field is never renamed nor
removed once a register may hold it: an old entry must fold for ever.
"""

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from worker.complaint.told import Names, Told
from worker.complaint.value import Value

# The record is made of the topics' parts, and their entries change it: for the types alone they know it.
if TYPE_CHECKING:
    from worker.complaint.record import Complaint

T = TypeVar("T", bound=Value)


class EntryOutOfPlace(Exception):
    """The entry cannot follow those before it: the file is not registered yet, or is twice, or lacks what it names."""


class Entry(Value):
    """Base of every entry. `kind` is its class's name; what an erasure leaves of it, its fields say (`Code`)."""

    kind: str

    @abstractmethod
    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """The complaint after this, which happened at `at` (aware).

        Raises EntryOutOfPlace, and IllegalMove for a move that the procedure does not have.
        """

    @abstractmethod
    def tell(self, names: Names, /) -> Told:
        """What happened, and the words that were written; `names` gives a colleague's name for an address."""


def changed(items: tuple[T, ...], wanted: Callable[[T], bool], what: str, **update: object) -> tuple[T, ...]:
    """`items` with those that are wanted changed. Raises EntryOutOfPlace where there is none; `what` names it."""
    if not any(wanted(item) for item in items):
        raise EntryOutOfPlace(f"the file has no {what}")
    return tuple(item.model_copy(update=update) if wanted(item) else item for item in items)


def without_repeats(*items: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
