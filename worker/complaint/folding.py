"""A complaint is the fold of its entries: `apply` is the only way it changes, and reads and writes nothing (E1)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Union

from pydantic import ConfigDict, Field, TypeAdapter

from worker.complaint import (
    alarms,
    answer,
    assessment,
    casework,
    cause_and_action,
    clarification,
    compensation,
    holding,
    lifecycle,
    messages,
    opening,
    particulars,
    personal_data,
    post,
    recourse,
    survey,
    waves,
)
from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.opening import Registered
from worker.complaint.record import Complaint

TOPICS = (
    opening, lifecycle, particulars, messages, post, assessment, casework, clarification, cause_and_action, answer,
    compensation, holding, recourse, survey, personal_data, alarms, waves,
)  # fmt: skip

# Every kind of entry that there is: the entries that the topics define.
KINDS: tuple[type[Entry], ...] = tuple(
    kind
    for topic in TOPICS
    for kind in vars(topic).values()
    if isinstance(kind, type) and issubclass(kind, Entry) and kind.__module__ == topic.__name__
)

# An entry as it is read from the register again.
_ANY_KIND: Any = Annotated[Union[KINDS], Field(discriminator="kind")]  # noqa: UP007  # the kinds are a tuple
ENTRY: TypeAdapter[Entry] = TypeAdapter(_ANY_KIND, config=ConfigDict(defer_build=True))


def apply(complaint: Complaint | None, entry: Entry, *, at: datetime) -> Complaint:
    """The complaint after `entry`, which happened at `at` (aware). `None` is the file before its first entry.

    Raises EntryOutOfPlace, and IllegalMove for a move that the procedure does not have.
    """
    if complaint is not None:
        return entry.apply(complaint, at)
    if not isinstance(entry, Registered):
        raise EntryOutOfPlace(f"{entry.kind} comes before the file is registered")
    return Complaint.model_validate(entry.opens(at))


def apply_all(complaint: Complaint | None, entries: Iterable[Entry], *, at: datetime) -> Complaint:
    """The complaint after several entries of one moment. Raises as `apply`."""
    for entry in entries:
        complaint = apply(complaint, entry, at=at)
    if complaint is None:
        raise EntryOutOfPlace("a file begins with being registered")
    return complaint
