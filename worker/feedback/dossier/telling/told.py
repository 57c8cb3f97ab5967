"""What every teller needs: an entry in words, and the two plain ways of saying it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from worker.nouns.said import Said

Names = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """`text` are somebody's words, kept in their lines; `parcel` and `letter` number the mail that it is about.

    `quiet`: what the machine notes of its own work, shown in the chain and not in the story. `facts` stand beside the
    sentence: amounts, outcomes, scores.
    """

    said: Said
    text: str = ""
    parcel: int = 0
    letter: int = 0
    quiet: bool = False
    facts: tuple[Said, ...] = ()


Teller = Callable[[Any, Names], Told]


def by(fr: str, en: str, text: str = "", who: str = "by") -> Teller:
    """A sentence about who did it, with the words of one field."""

    def told(entry: Any, names: Names) -> Told:
        words = str(getattr(entry, text)) if text else ""
        return Told(Said(fr, en, who=names(getattr(entry, who))), words)

    return told


def plain(fr: str, en: str, text: str = "", *, quiet: bool = False) -> Teller:
    def told(entry: Any, _names: Names) -> Told:
        return Told(Said(fr, en), str(getattr(entry, text)) if text else "", quiet=quiet)

    return told
