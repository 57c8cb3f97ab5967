"""Numbers written as words, in French and English: "vingt-cinq", "quatre-vingt-dix", "one hundred and fifty"."""

import re
from collections.abc import Mapping
from typing import Final

_UNITS: Final[Mapping[str, int]] = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_TIMES: Final[Mapping[str, int]] = {
    "cent": 100, "cents": 100, "hundred": 100, "couple": 2, "dizaine": 10, "dizaines": 10, "douzaine": 12,
    "douzaines": 12, "dozen": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "cinquantaine": 50,
    "centaine": 100, "centaines": 100,
}  # fmt: skip
_THOUSANDS: Final = frozenset({"mille", "thousand"})
_ONE = "|".join(sorted((*_UNITS, *_TIMES, *_THOUSANDS), key=len, reverse=True))

NUMBER_WORDS: Final = rf"(?:{_ONE})(?:(?:[ -]| et | and )(?:{_ONE})){{0,9}}\b"
"""A pattern for a number in a folded text. It begins with a word, so what stands before it must end one."""


def value(words: str) -> int:
    """The number that `words`, seen by NUMBER_WORDS, say; words that follow each other without sense are added up."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _THOUSANDS:
            total, current = total + max(1, current) * 1000, 0
        elif word in _TIMES:
            current = max(1, current) * _TIMES[word]
        # Four times twenty: the only number that French multiplies.
        elif word in {"vingt", "vingts"} and current % 100 == 4:
            current += 76
        else:
            current += _UNITS.get(word, 0)
    return total + current
