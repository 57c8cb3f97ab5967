"""An entry in words: the sentence that the page of a file shows."""

from collections.abc import Callable
from dataclasses import dataclass

from worker.words.said import Said

# A colleague's name, for their address.
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
