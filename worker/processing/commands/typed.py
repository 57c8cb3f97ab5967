"""Whether somebody types commands, and which: of whoever has none to give."""

import re
from typing import Final

from worker.processing.commands.marks import bare, plain

_LOOKED_AT: Final = 2_000
_MOST_VERBS, _MOST_ROWS = 3, 40
_VERB: Final = re.compile(r"#[^\W\d_][\w-]{1,30}")


def orders(text: str) -> tuple[str, ...]:
    """The commands that a text types, as far as they help to know what it was after."""
    rows = (bare(plain(row)) for row in text[:_LOOKED_AT].split("\n")[:_MOST_ROWS])
    found = (_VERB.match(row) for row in rows)
    return tuple(dict.fromkeys(verb[0].casefold() for verb in found if verb))[:_MOST_VERBS]


def gives_orders(text: str) -> bool:
    """Whether a text begins with a command."""
    first = next((row for row in text[:_LOOKED_AT].split("\n") if row.strip()), "")
    return bool(_VERB.match(bare(plain(first))))
