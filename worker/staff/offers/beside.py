"""What is offered of the messages that wait beside a file."""

from collections.abc import Iterator
from typing import Final

from worker.processing.imitating import imitated
from worker.staff.offers.view import View
from worker.words.said import Said

# Anybody who has one reply address can have messages held: they do not push what else there is to do out of sight.
_MOST_HELD: Final = 3
_LET_IN: Final = Said("Let the message of {who} into the file; its author takes part from now on", who="")
_NOT_THEIRS: Final = Said(
    "Only after asking {colleague}, whom {who} resembles and is not: let the message into the file, its author takes"
    " part from now on",
    who="",
    colleague="",
)


def let_in(view: View) -> Iterator[tuple[Said, Said]]:
    """Whose messages may join the file; who looks like a colleague only with a warning."""
    for one in view.held[:_MOST_HELD]:
        label = _LET_IN.about(who=one.sender)
        if (colleague := imitated(one, view.rules)) is not None:
            label = _NOT_THEIRS.about(who=one.sender, colleague=colleague.name)
        yield label, Said("#accept {n}", n=one.parcel)
    if more := len(view.held[_MOST_HELD:]):
        yield Said("{n} more messages wait beside the file: see where it stands", n=more), Said("#status")


def apart(view: View) -> Iterator[tuple[Said, Said]]:
    for one in view.held[:_MOST_HELD]:
        yield Said("Make a complaint of its own of it"), Said("#separate {n}", n=one.parcel)
