"""What the complainant says it is about: one of the configured categories, proposed by the words that it takes.

The categories are the company's own list. Those of the procedure's starter list are known by their names, in French
or English, and bring their words along; any other one is proposed where the text uses the words of its name. What the
company says of a category of its own takes the place of its name; what it says of a starter is added.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from worker.processing.rules import OwnWords
from worker.words.phrases import compiled
from worker.words.tables import Words, every, languages, read, words
from worker.words.wording import bounded, fold, original, sentences

_ROOM = "categories"
_SHOWN = 5
# One plain word, or as many hints; and ahead of every other category.
_PLAIN, _HINT, _LEAST = 3, 1, 3

# "Other" is what remains when nothing is plain: it is never proposed.
_OTHER = re.compile(r"(?:autres?|others?|divers|misc\w*)\b")


@dataclass(frozen=True, slots=True)
class _Category:
    name: str
    weighted: tuple[tuple[Words | re.Pattern[str], int], ...]


@dataclass(frozen=True, slots=True)
class _Score:
    total: int
    name: str
    words: tuple[str, ...]


def propose(text: str, categories: Sequence[str], own_words: Sequence[OwnWords] = ()) -> tuple[str, str]:
    """One of `categories`, as configured, and the author's words that speak for it; ("", "") where none is plain.

    Several categories with equal reason are no proposal. At most five words are shown, in 300 characters.
    """
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    known = _known(tuple(categories), tuple(own_words))
    scores = sorted((_score(one, lines) for one in known), key=lambda score: -score.total)
    if not scores or scores[0].total < _LEAST or (len(scores) > 1 and scores[1].total == scores[0].total):
        return "", ""
    return scores[0].name, bounded(", ".join(scores[0].words[:_SHOWN]))


def _score(category: _Category, lines: list[tuple[str, str]]) -> _Score:
    """The weight of the different words seen, and those words as written, plain ones first."""
    total = 0
    shown: dict[str, str] = {}
    for pattern, weight in category.weighted:
        for sentence, folded in lines:
            for hit in pattern.finditer(folded):
                if hit[0] not in shown:
                    total += weight
                    shown[hit[0]] = original(sentence, folded, hit.start(), hit.end()).strip(" .,;:!?()«»\"'")
    return _Score(total, category.name, tuple(shown.values()))


@lru_cache(maxsize=16)
def _known(categories: tuple[str, ...], own_words: tuple[OwnWords, ...]) -> tuple[_Category, ...]:
    own = {fold(one.category): one for one in own_words}
    # "Livraison en drive" beside "livraison" is what its own words say, and no second name of the starter.
    taken = {starter_of(name) for name in categories if fold(name) not in own}
    return tuple(_category(name, own.get(fold(name)), taken) for name in categories if not _OTHER.match(fold(name)))


def _category(name: str, own: OwnWords | None, taken: Collection[str]) -> _Category:
    told = ((own.words, _PLAIN), (own.hints, _HINT)) if own else ()
    said = tuple((compiled(phrases), weight) for phrases, weight in told if phrases)
    starter = starter_of(name)
    if starter and not (said and starter in taken):
        plain, hints = words(_ROOM, f"{starter}: plain"), words(_ROOM, f"{starter}: hints")
        return _Category(name, (*said, (plain, _PLAIN), (hints, _HINT)))
    if said:
        return _Category(name, said)
    empty = every("choices", "says nothing of a category")
    named = [word.rstrip("sx") + "*" for word in re.findall(r"\w{4,}", fold(name)) if word not in empty]
    return _Category(name, ((compiled(named), _PLAIN),) if named else ())


def starter_of(name: str) -> str:
    """The starter category that a company means by its own name for it; "" for a category of its own."""
    folded = fold(name)
    return next((starter for starter in _starters() if words(_ROOM, f"{starter}: named").search(folded)), "")


@cache
def _starters() -> tuple[str, ...]:
    """The starter categories in their order, which the French file gives."""
    tables = (table for language in languages(_ROOM) for table in read(language, _ROOM).tables)
    return tuple(dict.fromkeys(table.partition(":")[0] for table in tables))
