"""Whether complaints of different people are about one thing: few words tell, and most of what tells is common to both.

What every complaint of a company speaks of ("livraison", "commande") tells nothing: the files of the weeks before the
last days say what that is.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from worker.words.tables import every
from worker.words.wording import fold

_ROOM: Final = "likeness"

# So long counts as one wave, and so long before it is what complaints usually say.
WITHIN_DAYS: Final = 7
BEFORE_DAYS: Final = 60
# From the third on.
MAKES_A_WAVE: Final = 3
_READ: Final = 3_000
_MOST: Final = 40
_STEM: Final = 6
_SHARED: Final = 3
_SHARE: Final = 0.4
# So many of them are words that not any two complaints might have in common.
_TELLING: Final = 2
_YEAR: Final = 4
# A mail that says little beside the number of an order is about that order.
_FEW: Final = 6
# Of fewer files nothing is usual yet; of more, what a fifth of them say.
_FEWEST: Final = 20
_USUAL: Final = 0.2
# Our own references, which tell of no matter.
_OURS: Final = re.compile(r"(?<![\w-])[A-Z]{2,8}-[0-9]{4}-[0-9]{6}(?:-[0-9A-Z]{2})?(?![\w-])", re.IGNORECASE)
_WORD: Final = re.compile(r"[a-z]{4,40}|[0-9]{4,12}")


def telling(text: str, *besides: str) -> frozenset[str]:
    """The beginnings of the words that tell of what a complaint is about; a bounded number of them.

    `besides` names lists of what tells nothing here either.
    """
    found: dict[str, None] = {}
    said_by_all = every(_ROOM, "said by all", *besides)
    for word in _WORD.findall(fold(text[:_READ])):
        stem = word if word.isdigit() else word[:_STEM].rstrip("sex")
        if stem not in said_by_all and word not in said_by_all:
            found[stem] = None
        if len(found) == _MOST:
            break
    return frozenset(found)


def usual(earlier: Collection[frozenset[str]]) -> frozenset[str]:
    """What the complaints of the weeks before speak of anyway."""
    if len(earlier) < _FEWEST:
        return frozenset()
    counted = Counter(word for one in earlier for word in one)
    return frozenset(word for word, times in counted.items() if times >= _USUAL * len(earlier))


def may_be_like(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether it is worth asking what is usual: nothing is alike that has less in common, whatever it says."""
    return len(one & other) >= _SHARED


def like(one: frozenset[str], other: frozenset[str], tells_nothing: frozenset[str]) -> bool:
    """`tells_nothing`: what the company hears anyway. The same words altogether are alike, whatever they are."""
    if one == other and len(one) >= _SHARED:
        return True
    nothing = tells_nothing | every(_ROOM, "said to shops")
    ours, theirs = one - nothing, other - nothing
    shared = ours & theirs
    telling_ones = shared - every(_ROOM, "says little")
    enough = len(shared) >= _SHARED and len(shared) >= _SHARE * min(len(ours), len(theirs))
    return enough and len(telling_ones) >= _TELLING


def one_matter(one: frozenset[str], other: frozenset[str], titles: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether two mails of one person are about one thing: a number that both name, or words that few others say.

    One word is enough where it is what one of the two is about, as its title (`titles`) says; different numbers, of
    orders or bookings, part what words alone would join.
    """
    ours, theirs = (frozenset(_numbers(words)) for words in (one, other))
    said = (one & other) - every(_ROOM, "said to shops") - ours
    telling_ones = said - every(_ROOM, "says little")
    if ours & theirs:
        return bool(telling_ones) or len(one - ours) <= _FEW or len(other - theirs) <= _FEW
    if ours and theirs and len(telling_ones) < _SHARED:
        return False
    return len(telling_ones) > 1 or bool(telling_ones & (titles[0] | titles[1]))


def _numbers(words: Iterable[str]) -> Iterator[str]:
    """Numbers of things; a year is none."""
    return (word for word in words if word.isdigit() and not (len(word) == _YEAR and word[:2] in {"19", "20"}))


def words_of(subject: str, points: Iterable[str], *concerned: str) -> frozenset[str]:
    """Of a file: its subject, its points, its product."""
    return telling(_OURS.sub(" ", "\n".join((subject, *concerned, *points))))
