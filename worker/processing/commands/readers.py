"""What the row of a command says of its words: which keys it has, and who reads the rest."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from worker.words.said import Said
from worker.words.wording import fold

# Who reads a colleague's words: nobody outside the house, the complainant, or, of those on the line, the house alone,
# and of the text below the complainant.
Words = Literal["none", "internal", "told", "split"]

READERS: Final[Mapping[Words, Said]] = {
    "none": Said(""),
    "internal": Said("your words stay internal"),
    "told": Said("the complainant reads your words"),
    "split": Said(
        "the reason stays internal, the text below goes to the complainant",
    ),
}

_KEY: Final = re.compile(r"([^\W\d_][\w'’-]*)=")
_DAY_KEY: Final = re.compile(r"([^\W\d_][\w'’-]*)=DATE")


def keys_of(takes: Said, more: Iterable[str]) -> frozenset[str]:
    """The keys of a command's options, folded, as `takes` writes them in every language, and their other names."""
    return frozenset(fold(key) for key in (*_KEY.findall(" ".join(takes.everywhere())), *more))


def day_keys_of(takes: Said, more: Iterable[str]) -> frozenset[str]:
    """Those whose value is a day."""
    return frozenset(fold(key) for key in (*_DAY_KEY.findall(" ".join(takes.everywhere())), *more))
