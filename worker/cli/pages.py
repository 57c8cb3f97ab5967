"""Pages of help, and what is said of a call that is wrong, in the language of the terminal.

The library words them in English. All of it comes by here, and the catalogues have its sentences as they have ours.
"""

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand

from worker.cli.streams import say
from worker.cli.tongue import told
from worker.words.said import Fact, Said

# What the library says by itself, the fuller ones first: the first that fits is it.
THEIRS = (
    Said("Usage:"), Said("Arguments:"), Said("Options:"), Said("Commands:"), Said("required"),
    Said("default: {value}"), Said("Show this message and exit."), Said("Missing command."),
    Said("Missing argument {what}. Choose from: {choices}"), Said("Missing argument {what}."),
    Said("Missing option {what}."), Said("No such option: {what} (Possible options: {others})"),
    Said("No such option: {what}"), Said("No such command {what}. Did you mean {others}?"),
    Said("No such command {what}."), Said("Got unexpected extra argument(s) ({what})"),
    Said("Option {what} requires an argument."), Said("Option {what} does not take a value."),
    Said("Invalid value for {what}: {why}"), Said("Invalid value: {why}"),
    Said("Input should be a valid integer, {why}"), Said("Input should be a valid datetime or date, {why}"),
    Said("Input should be less than or equal to {value}"),
    Said("Input should be greater than or equal to {value}"), Said("Value error, {why}"),
    Said("{what} is not one of {choices}."), Said("Input should be {choices}"),
)  # fmt: skip
_PLACE = re.compile(r"\\\{(\w+)\\\}")
# What stands behind the words on an option or an argument, as "[default: demo; required]".
_MARKED = re.compile(r"(?P<words>.*?)(?:(?:\A|  )\[(?P<marks>[^][]+)\])?", re.DOTALL)
# French sets marks apart, and begins no line with one.
_TIE = "\xa0"
_BEFORE_A_MARK = re.compile(r" (?=[;:!?»](?:\s|\Z))")


class HelpPage(typer.Context.formatter_class):  # type: ignore[misc,valid-type]  # its only public name
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{_theirs('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_theirs(f'{heading}:')}\n")

    def write_text(self, text: str) -> None:
        super().write_text("\n\n".join(_tied(told(Said(one))) for one in paragraphs(text)))

    def write_dl(self, rows: Sequence[tuple[str, str]], *more: int, **named: int) -> None:
        super().write_dl([(first, _tied(_row(second))) for first, second in rows], *more, **named)

    def getvalue(self) -> str:
        return str(super().getvalue()).replace(_TIE, " ")


class Call(typer.Context):
    formatter_class = HelpPage


class Command(TyperCommand):
    context_class = Call

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return explained(super().shell_complete(ctx, incomplete))


def explained(offers: list[Any]) -> list[Any]:
    """What a shell offers, with the words that it shows beside it."""
    for one in offers:
        one.help = _ours(" ".join(one.help.split())) if one.help else one.help
    return offers


def end_of_call(error: typer.TyperException) -> int:
    """Say what is wrong with a call; returns the exit code."""
    context: Any = getattr(error, "ctx", None)
    message = error.format_message()
    if context is not None and message == context.get_help():
        say(message)
        return error.exit_code
    if context is not None:
        say(context.get_usage())
        hint = Said("Try '{command}' for help.", command=f"{context.command_path} {context.help_option_names[0]}")
        say(f"{told(hint)}\n")
    say(told(Said("Error: {what}", what=_theirs(" ".join(message.split())))))
    return error.exit_code


def paragraphs(text: str) -> Iterator[str]:
    return (" ".join(one.split()) for one in inspect.cleandoc(text).split("\n\n"))


def sentences(command: Any) -> Iterator[str]:
    """What the help of a command says, for the catalogue: it stands in docstrings and beside options."""
    yield from paragraphs(command.help)
    yield from (" ".join(param.help.split()) for param in command.params if getattr(param, "help", None))


def _tied(words: str) -> str:
    return _BEFORE_A_MARK.sub(_TIE, words)


def _row(words: str) -> str:
    found = _MARKED.fullmatch(words)
    assert found  # it fits all
    said, marks = found["words"], found["marks"]
    each = "; ".join(map(_theirs, marks.split("; "))) if marks else ""
    return "  ".join(filter(None, [_ours(said) if said else "", f"[{each}]" if each else ""]))


def _ours(words: str) -> str:
    """A line of our help; the library has one too."""
    return _theirs(words) if words in {one.words for one in THEIRS} else told(Said(words))


def _theirs(words: str) -> str:
    """A sentence of the library's, with its facts; as it is where it is none that we know, or one of ours."""
    for one in THEIRS:
        pattern = _PLACE.sub(r"(?P<\1>.*)", re.escape(one.words))
        if found := re.fullmatch(pattern, words, re.DOTALL):
            facts: dict[str, Fact] = {name: _theirs(fact) for name, fact in found.groupdict().items()}
            return told(one.about(**facts))
    return words
