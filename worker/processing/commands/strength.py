"""Which lines of a colleague's mail want more than a reply as their proof: a column of the table of commands.

Somebody else may have come to hold the letter that is answered. What decides, pays, answers, closes, erases, lets
somebody in or changes where letters go wants the word of our own mail server, or a confirmation.
"""

from collections.abc import Callable
from typing import TypeAlias

from worker.processing.commands.script import Line
from worker.words.said import NOTHING, Said

# What a line does that must not rest on a reply alone, if anything.
Strong: TypeAlias = Callable[[Line], Said]


def always(said: Said) -> Strong:
    """Whatever the line says."""
    return lambda _line: said


def NEVER(_line: Line) -> Said:  # noqa: N802  # the default of a column reads as a value
    return NOTHING
