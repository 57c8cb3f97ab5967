"""What a language needs to say a wish: ways of asking, things asked for, and the words that undo both."""

import re
from dataclasses import dataclass

from worker.complaint.particulars import WishKind

Things = tuple[tuple[WishKind, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns are for folded text: lower-case, without accents, single spaces.

    `frames` open a wish ("je souhaite", "could you"); `unreal`, right before one, makes it no wish ("si je demande").
    `things` are what may be wished, `orders` are wishes complete in themselves ("refund me"), and `closers`, right
    after a thing, turn it into a wish ("... would be appreciated"). A `barrier` ends the reach of a frame;
    a `negation` between a frame and a thing takes the thing out; a `link` lets one frame govern several things.
    """

    frames: re.Pattern[str]
    unreal: re.Pattern[str]
    things: Things
    orders: Things
    closers: re.Pattern[str]
    barrier: re.Pattern[str]
    negation: re.Pattern[str]
    link: re.Pattern[str]
