"""The inner ring: every command and every refusal of a command, as a colleague types it, in milliseconds."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import worker
from tests.commands.lines import DONE, REFUSED, Typed
from tests.response.sheet import types
from worker.office.commands import TABLE
from worker.processing.commands.frame import Bench, Done, Refusal
from worker.words.said import Said

ROOMS = Path(worker.__file__).parent


def in_french(*said: Said) -> str:
    return " ".join(one.told("fr") for one in said)


def verb(line: str) -> str:
    return line.partition(" ")[0].partition("\n")[0].removeprefix("#")


def kinds(done: Done) -> tuple[tuple[str, ...], tuple[str, ...]]:
    elsewhere = tuple(entry.kind for entries in done.elsewhere.values() for entry in entries)
    return tuple(entry.kind for entry in done.entries), elsewhere


@pytest.mark.parametrize("typed", DONE, ids=lambda typed: typed.line.replace("\n", " / "))
def test_a_line_does_what_it_says(typed: Typed) -> None:
    done = types(typed.line, typed.at)
    assert typed.said in in_french(done.said)
    assert kinds(done) == (typed.entries, typed.elsewhere)
    assert len(done.letters) + sum(map(len, done.elsewhere_letters.values())) == typed.letters


def refusal(line: str, at: Bench) -> Refusal:
    with pytest.raises(Refusal) as told:
        types(line, at)
    return told.value


@pytest.mark.parametrize(
    ("line", "at", "told"), REFUSED, ids=[f"{line.partition(chr(10))[0]}: {told}" for line, _, told in REFUSED]
)
def test_a_line_that_cannot_be_done_is_refused_and_says_why(line: str, at: Bench, told: str) -> None:
    found = refusal(line, at)
    assert told in in_french(found.said, *found.steps)
    # In the other language too, with nothing left to fill in.
    english = str(found.said)
    assert english
    assert "{" not in english


def test_every_command_is_typed() -> None:
    typed = {found.name for one in DONE if (found := TABLE.find(verb(one.line)))}
    assert {command.name for command in TABLE.commands} - typed == set()


def refusals_of_the_commands() -> Iterator[str]:
    """The English of every refusal that is written in a room of commands, as it stands there."""
    places = [*ROOMS.glob("*/commands/*.py"), *ROOMS.glob("*/commands.py"), *ROOMS.glob("feedback/*.py")]
    for place in {*places, ROOMS / "intake" / "posting.py"}:
        for node in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                match node.args[0]:
                    case ast.Constant(value=str(english)):
                        yield english


def test_every_refusal_of_a_command_is_met() -> None:
    met = {refusal(line, at).said.words for line, at, _ in REFUSED}
    written = set(refusals_of_the_commands())
    assert len(written) > 90
    assert sorted(written - met) == []
