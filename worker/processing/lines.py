"""A file, or a corrective action, as one line of a letter to colleagues: reference and dates, never the story."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from worker.nouns.decision import Matter, Part
from worker.nouns.offer import Offer

# A letter shows so many lines of a list, and how many more there are.
SHOWN: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """`due` is the day that the line is about, `late` how many calendar days ago it was (0 for not yet).

    `part` says why its reader sees it, `in_place_of` for whom. `action` is the number of a corrective action, 0 for
    none, and `words` its description; `task` is the kind of a task whose text `words` are. `reply_address` is its
    reader's own for this file: what is written there is known to come from them. `subject` and `complainant` are the
    file's, and `offers` what its reader may do with it now. `count` tasks alike are told by this one line;
    `numbers` are those of their messages, which one word leaves.
    """

    ref: str
    state: str = ""
    matter: Matter | Literal[""] = ""
    due: date | None = None
    late: int = 0
    priority: str = ""
    owner_name: str = ""
    category: str = ""
    part: Part | Literal[""] = ""
    in_place_of: str = ""
    action: int = 0
    words: str = ""
    task: str = ""
    count: int = 1
    numbers: tuple[int, ...] = ()
    reply_address: str = ""
    subject: str = ""
    complainant: str = ""
    # The complainant bears a colleague's name, or one like it, and is none.
    namesake: bool = False
    offers: tuple[Offer, ...] = ()
    # Why it stands in the same list otherwise too.
    also: tuple["FileLine", ...] = ()


def days_late(due: date | None, today: date) -> int:
    return max(0, (today - due).days) if due else 0
