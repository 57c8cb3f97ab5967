"""The answer to the two questions of a closing letter, read from digits or words; nothing where it is not plain.

"4 et 5", "1. 4 / 2. 5", "Résultat : 3/5, suivi : 5/5", "plutôt satisfaite du résultat, très satisfaite du suivi".
"""

import re
from collections.abc import Iterator
from datetime import datetime

from worker.complaint.survey import Satisfaction
from worker.words.wording import fold

# What is looked at: an answer comes first, on lines of their own.
_LINES = 12
_LONGEST_LINE = 160
_COMMENT = 1_000

_MARK = r"(?<![\d.,])(?P<{name}>[1-5])(?:\s?/\s?5|\s?sur\s?5|\s?out of\s?5)?(?![\d%€]|[.,]\d|\s?/\s?\d)"
_FIRST, _SECOND = _MARK.format(name="first"), _MARK.format(name="second")
# A line that is two marks and hardly a word more: "4 et 5", "Notes : 4/5 - 5/5", "Je mets 1 et 1". A sentence may
# follow them, and is the comment.
_TWO = re.compile(
    rf"(?:[a-z' ]{{0,30}}:|je (?:vous )?(?:mets|note|donne|dirais)|(?:i'd say|i give|my marks are))?"
    rf"\s*{_FIRST}\s*(?:et|and|puis|[,;/&-])?\s*{_SECOND}\s*(?:[.!]+|[.!]+\s+(?P<more>\D.*))?"
)
# A line that is one mark: the second may stand on the next line.
_ONE = re.compile(rf"(?:(?P<number>[12])\s*[.):°-]+\s*)?{_FIRST}\s*[.!]*")
_RESULT = re.compile(rf"\b(?:resultat|solution|result|outcome)\b[^\d\n]{{0,25}}?{_FIRST}")
_HANDLING = re.compile(rf"\b(?:traitement|suivi|accueil|handling|service)\b[^\d\n]{{0,25}}?{_FIRST}")

# The first that a piece of text holds; what denies comes before what it denies.
_WORDS: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r"\bpas du tout satisf|\btres (?:insatisf|mecontent|decu)|\bvery (?:dissatisf|unhappy)|\bnot at all satisf"
        ),
        1,
    ),
    (
        re.compile(
            r"\b(?:pas|peu) (?:tres |vraiment )?satisf|\binsatisf|\bmecontent|\bdecue?\b"
            r"|\bdissatisf|\bunhappy|\bnot (?:very )?satisf"
        ),
        2,
    ),
    (re.compile(r"\bmoyen|\bmitige|\bneutre|\bbof\b|\bneutral|\bso-so\b|\baverage\b"), 3),
    (
        re.compile(
            r"\b(?:tres|entierement|tout a fait|parfaitement|pleinement) satisf|\b(?:very|fully|entirely) satisf"
        ),
        5,
    ),
    (re.compile(r"\bsatisf"), 4),
)
_ABOUT_RESULT = re.compile(r"\b(?:resultat|solution|result|outcome)\b")
_ABOUT_HANDLING = re.compile(r"\b(?:traitement|suivi|accueil|handling|service)\b")
# Whoever asks or demands something answers no survey by words; digits are plain enough.
_MORE = re.compile(r"\?|\b(?:mais|cependant|demande|exige|conteste|but|however|dispute)\b")


def read(text: str, at: datetime) -> Satisfaction | None:
    """`text` is the new text of the message; `at` when it was received. None where it holds no plain answer."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_LINES]
    for way in (_labelled, _marks, _worded):
        found = way(lines)
        if found is not None:
            result, handling, used = found
            comment = " ".join(line for place, line in enumerate(lines) if place not in used)[:_COMMENT]
            return Satisfaction(result=result, handling=handling, comment=comment, at=at)
    return None


_Found = tuple[int | None, int | None, frozenset[int]]


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
            return int(two["first"]), int(two["second"]), frozenset() if two["more"] else frozenset({place})
        one = _ONE.fullmatch(line)
        if one is None or len(marks) == 2:
            continue
        marks.setdefault(int(one["number"] or len(marks) + 1), int(one["first"]))
        used.add(place)
    return (marks.get(1), marks.get(2), frozenset(used)) if marks else None


def _worded(lines: list[str]) -> _Found | None:
    """Words of satisfaction: with the name of their question, else of the result."""
    text = fold(" ".join(lines))
    if len(text.split()) > 40 or _MORE.search(text):
        return None
    result = handling = None
    for piece in re.split(r"[.,;!]|\bet\b|\band\b", text):
        value = next((mark for words, mark in _WORDS if words.search(piece)), None)
        if value is None:
            continue
        if _ABOUT_HANDLING.search(piece):
            handling = handling or value
        elif _ABOUT_RESULT.search(piece) or result is None:
            result = result or value
    return (result, handling, frozenset()) if result or handling else None


def _folded(lines: list[str]) -> Iterator[tuple[int, str]]:
    return ((place, fold(line)) for place, line in enumerate(lines) if len(line) <= _LONGEST_LINE)
