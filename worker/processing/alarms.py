"""What cannot wait: people in danger, in distress, threatened, watched at home, children in the wrong hands.

Each is told with the words that say so. It leans to saying yes: a person looks at what is flagged.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from worker.complaint.alarms import AlarmKind
from worker.words.tables import Words, words
from worker.words.wording import LOOKED_AT, bounded, fold, original, sentences

_ROOM = "alarms"
_SHOWN = 120
# Top down by what is at stake for somebody's life; beside the words stands what takes them back where it touches them.
_RULES: tuple[tuple[AlarmKind, Words, Words], ...] = (
    ("distress", words(_ROOM, "distress"), words(_ROOM, "no distress")),
    ("danger", words(_ROOM, "danger"), words(_ROOM, "no danger")),
    ("child", words(_ROOM, "child"), words(_ROOM, "no child")),
    ("watched", words(_ROOM, "watched"), words(_ROOM, "no watched")),
    ("threat", words(_ROOM, "threat"), words(_ROOM, "no threat")),
)


# What whoever writes is told to do at once, beside whom to call.
Hazard = Literal["gas", "fire", "monoxide", "appliance", "gas_or_fire"]
_HAZARDS: tuple[tuple[Hazard, Words], ...] = (
    ("gas", words(_ROOM, "gas")),
    ("monoxide", words(_ROOM, "monoxide")),
    ("fire", words(_ROOM, "fire")),
    ("appliance", words(_ROOM, "appliance")),
)
_GAS_OR_FIRE = words(_ROOM, "gas or fire")
_NO_DANGER = words(_ROOM, "no danger")


def hazards(text: str) -> tuple[Hazard, ...]:
    """What threatens whoever writes where they are: gas, fire, what they breathe, a thing that burns. They are told to
    go out for nothing else.

    "gas_or_fire": it speaks of such a thing, and does not say which.
    """
    lines = [(sentence, fold(sentence)) for sentence in sentences(text.strip()[:LOOKED_AT])]
    found = tuple(hazard for hazard, told in _HAZARDS if any(_said(told, _NO_DANGER, lines)))
    if {"gas", "fire", "monoxide"} & set(found) or not any(_said(_GAS_OR_FIRE, _NO_DANGER, lines)):
        return found
    return (*found, "gas_or_fire")


def of_people(text: str) -> tuple[tuple[AlarmKind, str], ...]:
    """Each kind at most once, with the author's words, the gravest first; nothing in an everyday complaint."""
    # Several ask of each message, one after the other; sentences are those of so many characters.
    return _of_people(text.strip()[:LOOKED_AT])


@lru_cache(maxsize=4)
def _of_people(text: str) -> tuple[tuple[AlarmKind, str], ...]:
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    found = ((kind, next(_said(told, unless, lines), "")) for kind, told, unless in _RULES)
    return tuple((kind, said) for kind, said in found if said)


def _said(told: Words, unless: Words, lines: list[tuple[str, str]]) -> Iterator[str]:
    """Who types on a telephone ends no sentence: what is said lightly takes back these words, and none beside them."""
    for sentence, folded in lines:
        hits = list(told.finditer(folded))
        lightly = [other.span() for other in unless.finditer(folded)] if hits else []
        for hit in hits:
            if not any(start < hit.end() and hit.start() < end for start, end in lightly):
                yield bounded(original(sentence, folded, hit.start(), hit.end()), _SHOWN)
