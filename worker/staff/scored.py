"""The scores that plain words give: « gravité moyenne », « moyenne » in its turn, « pas grave, simple »."""

import re
from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import Final

from worker.complaint.assessment import Criterion
from worker.processing.scales import Scales, read
from worker.words.tables import Words, shape, words
from worker.words.wording import fold

_ROOM: Final = "plainly"
PIECE: Final = shape(_ROOM, r"\s*(?:[,;.!?/()\n]|=+>?|->|:| {joins} )\s*")
# "Évaluer", "note :": what stands before scores.
_SCORED: Final = shape(_ROOM, r"\b(?:{scores}|=+>?)\b")
# How a criterion is named, folded; in what order the scales are said.
NAMED: Final[Mapping[Criterion, tuple[str, ...]]] = {
    "severity": ("gravite", "severite", "importance", "severity"),
    "complexity": ("complexite", "difficulte", "complexity"),
    "impact": ("repercussions", "repercussion", "portee", "consequences", "impact"),
}

# « le », « aux »: a word of so few letters before a figure is an article.
_ARTICLE: Final = 3

# « Gravité critique complexité simple isolé »: a name in front of its value parts them too.
_NAMES: Final = "|".join(name for names in NAMED.values() for name in names)
_BY_NAME: Final = re.compile(rf" (?=(?:{_NAMES})\b)")


# A step as people say it who do not look at the scale.
_SPOKEN: Final[Mapping[tuple[Criterion, int], Words]] = {
    ("severity", 1): words(_ROOM, "not grave"),
    ("severity", 2): words(_ROOM, "rather grave"),
    ("complexity", 1): words(_ROOM, "not complex"),
    ("complexity", 2): words(_ROOM, "rather complex"),
    ("complexity", 3): words(_ROOM, "complex"),
    ("impact", 1): words(_ROOM, "one alone"),
}


def scored(said: str, scales: Scales, *, figures: bool = True) -> tuple[dict[Criterion, int], tuple[str, ...]]:
    """The scores that folded words give, and the pieces of them that do. `figures`: one alone may be a score too."""
    values: dict[Criterion, int] = {}
    taken: list[str] = []
    for piece in (one for part in PIECE.split(said) for one in _at_names(part)):
        found = _scores(piece, values, scales) if figures or any(map(str.isalpha, piece)) else {}
        if found:
            values |= found
            taken.append(piece)
    return values, tuple(taken)


def _at_names(piece: str) -> list[str]:
    """« Moyenne gravité » has its name behind, and is one."""
    return _BY_NAME.split(piece) if re.match(rf"(?:{_NAMES})\b", piece) else [piece]


def partly_scored(text: str, scales: Scales) -> dict[Criterion, int]:
    """The scores that a text names, be they all three or one of them; « 4,90 € » names none."""
    return scored("\n".join(fold(row) for row in text.split("\n")), scales, figures=False)[0]


def _scores(piece: str, known: Mapping[Criterion, int], scales: Scales) -> dict[Criterion, int]:
    """« Gravité moyenne », « moyenne » in its turn, « évaluer moyenne moyenne isolées »; nothing for other words."""
    said = _SCORED.sub(" ", piece).split()
    free = [one for one in NAMED if one not in known]
    named = next((one for one, names in NAMED.items() if set(said) & set(names)), None)
    if named:
        rest = [word for word in said if word not in NAMED[named]]
        in_a_row = _valued(free, rest, scales) if free[:1] == [named] and len(rest) == len(free) else {}
        return (in_a_row or _valued([named], [" ".join(rest)], scales)) if named in free else {}
    if spoken := next((one for one, table in _SPOKEN.items() if table.regex.fullmatch(" ".join(said))), None):
        return {spoken[0]: spoken[1]} if spoken[0] in free else {}
    if len(said) == 2 and len(said[0]) <= _ARTICLE and said[1].isdigit():
        # « Fusionne avec le 1 » names a thing by its number.
        return {}
    if whole := next((found for one in free if (found := _valued([one], [" ".join(said)], scales))), None):
        return whole
    return _in_any_order(free, said, scales) if len(said) == len(free) else {}


def _in_any_order(criteria: list[Criterion], typed: list[str], scales: Scales) -> dict[Criterion, int]:
    """In the order of the scales, else in the one order in which each word is a step: « simple faible isolé »."""
    if found := _valued(criteria, typed, scales):
        return found
    others = [one for order in permutations(typed) if (one := _valued(criteria, order, scales))]
    return others[0] if len(others) == 1 else {}


def _valued(criteria: Iterable[Criterion], typed: Iterable[str], scales: Scales) -> dict[Criterion, int]:
    """The figure that each of the words gives to its criterion; nothing where one of them gives none."""
    read_ = {one: read(one, words_, scales).value for one, words_ in zip(criteria, typed, strict=True)}
    return {one: value for one, value in read_.items() if value} if all(read_.values()) else {}
