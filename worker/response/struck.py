"""What a second person quoted when they gave a version back, and what of it a version still says.

« Oui sauf "notre vendeur a eu tort", remplace par "l'accueil n'a pas suffi" »: an author who mends the text alone may
leave the words in a reason or a fact. Author and second person are told, with the line that replaces them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from worker.complaint.record import Complaint
from worker.processing.rules import Rules
from worker.response.letters import Answer, Struck
from worker.words.tables import words
from worker.words.wording import fold

_QUOTED: Final = re.compile(r'"(?P<plain>[^"\n]{3,300})"|[«“] ?(?P<marked>[^«»“”\n]{3,300}?) ?[»”]')
_INSTEAD: Final = words("approving", "instead", then=r"\W*$")
_STAYS: Final = words("approving", "stays", then=r"\W*$")
_BEFORE: Final = 40
_MOST: Final = 5
_LEAST_LETTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """`words` are not to leave, `instead` is to stand in their place, "" for nothing; `by` is who said so."""

    words: str
    instead: str
    by: str


def struck_in(complaint: Complaint, letter: Answer, rules: Rules, *, reason: str = "") -> tuple[Struck, ...]:
    """The words that were struck out of earlier versions and that this letter has, each where it stands; `reason` is
    that of a version that goes back now.
    """
    before = [(one.reason, rules.name_of(one.judged_by)) for one in complaint.drafts if one.status == "returned"]
    told = [*before, (reason, "")] if reason else before
    wanted = dict.fromkeys(one for said, by in told for one in wishes(said, by))
    return tuple(one for want in wanted for one in _places(want, letter))[:_MOST]


def wishes(reason: str, by: str = "") -> Iterator[Wanted]:
    """What is quoted, but for what is to stand instead or to stay."""
    found = list(_QUOTED.finditer(reason))
    kinds = [_kind(reason, one) for one in found]
    for place, one in enumerate(found):
        said = _inside(one)
        if kinds[place] != "struck" or sum(sign.isalpha() for sign in said) < _LEAST_LETTERS:
            continue
        behind = found[place + 1] if kinds[place + 1 : place + 2] == ["instead"] else None
        yield Wanted(said, _inside(behind) if behind else "", by)


def _kind(reason: str, found: re.Match[str]) -> Literal["struck", "instead", "stays"]:
    before = fold(reason[max(0, found.start() - _BEFORE) : found.start()])
    if _INSTEAD.search(before) or before.rstrip().endswith(("->", "=>", "→")):
        return "instead"
    return "stays" if _STAYS.search(before) else "struck"


def _inside(found: re.Match[str]) -> str:
    return " ".join((found["plain"] or found["marked"]).split()).strip(" .,;")


def _places(want: Wanted, letter: Answer) -> Iterator[Struck]:
    """In the text, and in what is said of each point; never in what the complainant wrote."""
    if _has(letter.text, want):
        yield Struck(words=want.words, by=want.by)
    for number, point in enumerate(letter.points, 1):
        if _has(point.reason, want):
            yield Struck(want.words, want.by, number, "reason", _mended(point.reason, want))
        if _has(point.finding, want):
            yield Struck(want.words, want.by, number, "finding", _mended(point.finding, want))


def _has(said: str, want: Wanted) -> bool:
    return bool(said) and _flat(want.words) in _flat(said)


def _mended(said: str, want: Wanted) -> str:
    """What is said with the other words in their place; "" where that is not known to the letter."""
    one_line = " ".join(said.split())
    pattern = re.compile(re.escape(want.words), re.IGNORECASE)
    found = pattern.search(one_line) if want.instead else None
    if found is None or "#" in want.instead:
        return ""
    begins = one_line[: found.start()].rstrip()[-1:] in {"", ".", "!", "?"}
    instead = f"{want.instead[:1].upper()}{want.instead[1:]}" if begins else want.instead
    return f"{one_line[: found.start()]}{instead}{one_line[found.end() :]}".replace('"', "'").replace("#", " ")


def _flat(said: str) -> str:
    return " ".join(fold(said).replace("’", "'").split())
