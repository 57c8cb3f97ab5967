"""What is looked at before anything of a colleague's mail is done: one row a check, the first that objects is heard.

An objection is a line of the transcript: nothing was done, and what to write instead.
"""

from collections.abc import Callable, Mapping

from worker.processing.commands.placeholders import unfilled
from worker.processing.commands.script import Line, Script
from worker.processing.commands.strays import Stray, Why
from worker.staff.running import LineResult
from worker.words.said import Said

_WHY: Mapping[Why, Said] = {
    "below": Said(
        "this is a command, below your text: put it on top of the mail",
    ),
    "inside": Said(
        "a command stands inside a sentence: put it on a line of its own, on top of the mail",
    ),
    "unsure": Said(
        "this line seems to be a command: if it is one, write it on top of the mail, with #",
    ),
    "second": Said(
        "two commands stand on one line: give each a line of its own",
    ),
    "broken": Said(
        "the line below may be the end of this command, or your text to the complainant: leave a blank line between"
        " the two, or write the command shorter",
    ),
    "unknown": Said(
        "this word begins like a command, and is none: if it is a word of your letter, write it without #",
    ),
}


def _stray_commands(script: Script) -> tuple[LineResult, ...]:
    """A command written loosely is never sent as words of a letter."""
    return tuple(_asked(stray) for stray in script.strays)


def _asked(stray: Stray) -> LineResult:
    line = (Said("{line}", line=stray.line),) if stray.line else ()
    return LineResult(Line(0, stray.row, ""), _WHY[stray.why], steps=line)


def _placeholders(script: Script) -> tuple[LineResult, ...]:
    """What our help and links leave to be filled in is filled in."""
    return tuple(
        LineResult(
            Line(0, one.row, ""),
            Said(
                "“{placeholder}” is an example: put in its place {instead}",
                placeholder=one.placeholder,
                instead=one.instead,
            ),
        )
        for one in unfilled(script)
    )


CHECKS: tuple[Callable[[Script], tuple[LineResult, ...]], ...] = (_stray_commands, _placeholders)


def objected(script: Script) -> tuple[LineResult, ...]:
    """What the first check that objects says; nothing where none does."""
    return next((found for check in CHECKS if (found := check(script))), ())
