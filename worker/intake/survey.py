"""The answer to the two questions of a closing letter, read from digits or words; nothing where it is not plain.

"4 et 5", "je mets 4 et 5 merci", "4 pour la table, 2 pour le suivi", "1. 4 / 2. 5", "Résultat : 3/5, suivi : 5/5",
"plutôt satisfaite du résultat, très satisfaite du suivi".
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from worker.complaint.survey import Satisfaction
from worker.words.tables import shape, words
from worker.words.wording import fold

# What is looked at: an answer comes first, on lines of their own.
_LINES = 12
_LONGEST_LINE = 160
_COMMENT = 1_000

_ROOM: Final = "survey"
_MARK = r"(?<![\d.,])(?P<NAME>[1-5])(?:\s?/\s?5|\s?{of five})?(?![\d%€]|[.,]\d|\s?/\s?\d)"
_FIRST, _SECOND = _MARK.replace("NAME", "first"), _MARK.replace("NAME", "second")
# A line that is two marks and hardly a word more: "4 et 5", "Notes : 4/5 - 5/5", "Je mets 1 et 1". A sentence may
# follow them, and is the comment.
_TWO = shape(
    _ROOM,
    rf"(?:[a-z' ]{{0,30}}:|{{gives}})?\s*{_FIRST}\s*(?:{{and}}|[,;/&-])?\s*{_SECOND}\s*"
    # A comma or a dash may go on to words, and to no number: "2 et 3, rue du Bac 14" gives no marks.
    rf"(?:[.!]+|[.!]+\s+(?P<more>\D.*)|\s*[,;:–-]\s*(?P<words>\D*))?",
)
# The same in a sentence: "bonjour, je met 5 et 5 merci encore".
_GIVES = shape(_ROOM, rf"(?<!\w){{gives}}\s*{_FIRST}\s*(?:{{and}}|[,;/&-])\s*{_SECOND}(?P<more>\D*)")
# Each mark before what it is given to: "4 pour la table, 2 pour le suivi".
_GIVEN = shape(
    _ROOM, rf"(?:^|[,;:.!]\s*|{{gives}}\s*|{{and}}\s+){_FIRST}\s+{{given to}}(?=(?P<what>[a-z][a-z' -]{{1,30}}))"
)
# A line that is one mark: the second may stand on the next line.
_ONE = shape(_ROOM, rf"(?:(?P<number>[12])\s*[.):°-]+\s*)?{_FIRST}\s*[.!]*")
_RESULT = shape(_ROOM, rf"(?<!\w){{result}}[^\d\n]{{0,25}}?{_FIRST}")
_HANDLING = shape(_ROOM, rf"(?<!\w){{handling}}[^\d\n]{{0,25}}?{_FIRST}")

# The first that a piece of text holds; what denies comes before what it denies.
_WORDS: Final = tuple(
    (words(_ROOM, f"{name} of five"), mark)
    for name, mark in (("one", 1), ("two", 2), ("three", 3), ("five", 5), ("four", 4))
)
_ABOUT_RESULT = words(_ROOM, "result")
_ABOUT_HANDLING = words(_ROOM, "handling")
# Whoever asks or demands something answers no survey by words; digits are plain enough.
_MORE = words(_ROOM, "more")
_PIECES = shape(_ROOM, r"[.,;!]|(?<!\w){between pieces}")


def read(text: str, at: datetime) -> Satisfaction | None:
    """`text` is the new text of the message; `at` when it was received. None where it holds no plain answer."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_LINES]
    for way in (_given, _labelled, _marks, _worded):
        found = way(lines)
        if found is not None:
            result, handling, used = found
            comment = " ".join(line for place, line in enumerate(lines) if place not in used)[:_COMMENT]
            return Satisfaction(result=result, handling=handling, comment=comment, at=at)
    return None


_Found = tuple[int | None, int | None, frozenset[int]]


def _given(lines: list[str]) -> _Found | None:
    """Each mark before what it is given to, one of which is how we handled it."""
    for _place, line in _folded(lines):
        given = [(int(hit["first"]), _ABOUT_HANDLING.search(hit["what"]) is not None) for hit in _GIVEN.finditer(line)]
        result, handling = ([mark for mark, handles in given if handles is wanted] for wanted in (False, True))
        if len(handling) == 1 and len(result) == 1:
            return result[0], handling[0], frozenset()
    return None


def _labelled(lines: list[str]) -> _Found | None:
    """Each mark beside the name of its question."""
    result = handling = None
    used: set[int] = set()
    for place, line in _folded(lines):
        for pattern in (_RESULT, _HANDLING):
            hit = pattern.search(line)
            if hit is None:
                continue
            used.add(place)
            if pattern is _RESULT:
                result = result or int(hit["first"])
            else:
                handling = handling or int(hit["first"])
    return (result, handling, frozenset(used)) if used else None


def _marks(lines: list[str]) -> _Found | None:
    """Two marks on one line, or one a line, numbered or in the order of the questions; greetings may stand above."""
    marks: dict[int, int] = {}
    used: set[int] = set()
    for place, line in _folded(lines):
        if not marks and (two := _TWO.fullmatch(line)):
            # Of a line that goes on the words are kept with the marks before them.
            return (
                int(two["first"]),
                int(two["second"]),
                frozenset() if two["more"] or two["words"] else frozenset({place}),
            )
        if not marks and (told := _GIVES.search(line)):
            return int(told["first"]), int(told["second"]), frozenset()
        one = _ONE.fullmatch(line)
        if one is None or len(marks) == 2:
            continue
        marks.setdefault(int(one["number"] or len(marks) + 1), int(one["first"]))
        used.add(place)
    return (marks.get(1), marks.get(2), frozenset(used)) if marks else None


def _worded(lines: list[str]) -> _Found | None:
    """Words of satisfaction: with the name of their question, else of the result."""
    text = fold(" ".join(lines))
    if len(text.split()) > 40 or "?" in text or _MORE.search(text):
        return None
    result = handling = None
    for piece in _PIECES.split(text):
        value = next((mark for said, mark in _WORDS if said.search(piece)), None)
        if value is None:
            continue
        if _ABOUT_HANDLING.search(piece):
            handling = handling or value
        elif _ABOUT_RESULT.search(piece) or result is None:
            result = result or value
    return (result, handling, frozenset()) if result or handling else None


def _folded(lines: list[str]) -> Iterator[tuple[int, str]]:
    return ((place, fold(line)) for place, line in enumerate(lines) if len(line) <= _LONGEST_LINE)
