"""What every fold needs: an error for what cannot follow, and one item of a tuple changed by its number."""

from collections.abc import Callable
from typing import TypeVar

from worker.nouns.value import Value

T = TypeVar("T", bound=Value)


class EntryOutOfPlace(Exception):
    """The entry cannot follow those before it: the file is not registered yet, or is twice, or lacks what it names."""


def changed(items: tuple[T, ...], wanted: Callable[[T], bool], what: str, **update: object) -> tuple[T, ...]:
    """`items` with those that are wanted changed. Raises EntryOutOfPlace where there is none; `what` names it."""
    if not any(wanted(item) for item in items):
        raise EntryOutOfPlace(f"the file has no {what}")
    return tuple(item.model_copy(update=update) if wanted(item) else item for item in items)


def without_repeats(*items: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
