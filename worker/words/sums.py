"""Sums that others make up: whoever asks back 74 € and 12,50 € of postage asks for 86,50 €, in whatever way it is put.

A sum is its cents and the ISO 4217 code of its currency.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from worker.words.amounts import SIGN, amounts
from worker.words.numbers import NUMBER_WORDS, value
from worker.words.tables import shape

Sum = tuple[int, str]

# Of more figures than these almost any sum is made: then two of them are taken together at most.
_FEW: Final = 12
_MANY: Final = 60
_TOGETHER: Final = 4
_PERCENT: Final = re.compile(r"(?<![\w.,])([0-9]{1,2}(?:[.,][0-9]{1,2})?) ?%")
_NUMBER: Final = r"(?<![\w.,/-])(?P<whole>[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{1,7})"
# « Avoirs de 1 240,00 et 312,50 HT »: sums that have no currency but stand as sums do.
_BARE: Final = re.compile(rf"{_NUMBER},(?P<cents>[0-9]{{2}})(?![0-9/.,-]| ?(?:%|{SIGN}))")
_COUNT: Final = rf"(?P<count>[0-9]{{1,2}}|{NUMBER_WORDS})"
_TIMES: Final = shape("sums", rf"(?<![\w.,]){_COUNT} ?(?:[x×*]|{{times}}) ?$")
_EACH: Final = shape("sums", rf" ?(?:[x×*]|{{times}}) ?{_COUNT}(?![\w.,])")
_REACH: Final = 30


def bare(folded: str) -> list[Sum]:
    """The sums of a folded text that are written with their cents and without a currency."""
    found = _BARE.finditer(folded)
    return [(int(re.sub(r"\D", "", one["whole"])) * 100 + int(one["cents"]), "EUR") for one in found]


def times(folded: str) -> list[Sum]:
    """The product of « 2 × 37 € », of « deux fois 37 € »."""
    found = []
    for one, start, end in amounts(folded):
        counted = _TIMES.search(folded, max(0, start - _REACH), start) or _EACH.match(folded, end)
        if counted:
            count = counted["count"]
            found.append((one.cents * (int(count) if count.isdigit() else value(count)), one.currency))
    return found


def named(folded: str) -> list[Sum]:
    """The sums that a folded text names with their currency, in its order."""
    return [(one.cents, one.currency) for one, _, _ in amounts(folded)]


def makes(total: Sum, figures: Iterable[Sum]) -> frozenset[Sum]:
    """Those of the figures of which some, taken together, make the total; none where no two of them do."""
    return _parts(total, frozenset(one for one in figures if one[1] == total[1] and 0 < one[0] < total[0]))


@lru_cache(maxsize=256)
def _parts(total: Sum, figures: frozenset[Sum]) -> frozenset[Sum]:
    each = sorted(figures)[:_MANY]
    most = _TOGETHER if len(each) <= _FEW else 2
    sets = (some for size in range(2, most + 1) for some in combinations(each, size))
    return frozenset(one for some in sets if sum(cents for cents, _ in some) == total[0] for one in some)


def reckoned(one: Sum, figures: Collection[Sum], beside: Collection[Sum] = ()) -> bool:
    """Whether a sum follows from figures: it is one of them, some of them make it, or it makes one of them with others.

    `beside` are the sums told in the same breath: « 86,50 € : 70 € pour la lampe et 16,50 € de port » explains itself.
    """
    return one in figures or bool(makes(one, figures)) or is_part(one, figures, (*figures, *beside))


def is_part(one: Sum, totals: Iterable[Sum], figures: Collection[Sum]) -> bool:
    """Whether a sum makes one of the totals together with others of the figures."""
    return any(one in makes(total, (*figures, one)) for total in totals)


def share(one: Sum, figures: Iterable[Sum], folded: str) -> bool:
    """Whether a sum is a share of one of the figures that the text beside it states: « 20 % de 74 €, soit 14,80 € »."""
    shares = [float(hit[1].replace(",", ".")) for hit in _PERCENT.finditer(folded)]
    theirs = [cents for cents, currency in figures if currency == one[1]]
    kept = ((cents * part / 100, cents) for cents in theirs for part in shares)
    return any(abs(part - left) < 1 for part, cents in kept for left in (one[0], cents - one[0]))


def without_parts(sums: Sequence[Sum]) -> tuple[Sum, ...]:
    """Those that are told, without what a total beside them holds: « 74 € et 12,50 €, soit 86,50 € » is one sum."""
    return tuple(_without(tuple(dict.fromkeys(sums))))


def _without(sums: tuple[Sum, ...]) -> Iterator[Sum]:
    total = next((one for one in sorted(sums, reverse=True) if makes(one, sums)), None)
    parts = makes(total, sums) if total else frozenset[Sum]()
    yield from (one for one in sums if one not in parts)
