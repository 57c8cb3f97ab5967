"""Whatever is written in whatever key, what is said of it is a sentence of ours, and there is a French one."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from pydantic import ValidationError

from tests.cli.english import english
from tests.settings.conftest import MINIMAL
from worker.settings import Settings, faults, language_of
from worker.settings.spelling import PARSED, parsed

# Of each kind that TOML has.
VALUES: tuple[object, ...] = (
    "x", "", "a\nb", 3, -1, 10**30, 1.5, float("inf"), float("nan"), True, date(2026, 12, 1),
    datetime(2026, 12, 1, 8, 30, tzinfo=UTC), time(8, 0), [], [3], ["x", "x"], {}, {"a": 1}, [{"a": 1}],
)  # fmt: skip
PLACES = {"mailbox": ("mailbox", 0), "staff": ("staff", 0), "oauth": ("oauth", "m365")}


def keys() -> Iterator[tuple[str | int, ...]]:
    for table in faults.keys_of(Settings):
        yield (table,)
        for key in faults.keys_of(faults.field_at(Settings, (table,))):
            yield (*PLACES.get(table, (table,)), key)
            for inner in faults.keys_of(faults.field_at(Settings, (table, key))):
                yield (*PLACES.get(table, (table,)), key, inner)


def written(place: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """The small configuration, with this value there."""
    raw = tomllib.loads(MINIMAL)
    table: Any = raw
    for depth, part in enumerate(place[:-1]):
        if isinstance(table, dict):
            table = table.setdefault(part, [{}] if isinstance(place[depth + 1], int) else {})
        else:
            table = table[part]
    table[place[-1]] = value
    return raw


def refusals(raw: dict[str, Any]) -> Iterator[str]:
    try:
        Settings.model_validate(raw, by_alias=True, by_name=False)
    except ValidationError as error:
        for fault in faults.sentences(error, model=Settings, file="config.toml", raw=raw, applied={}):
            yield fault.told("fr")


def test_there_are_the_keys_of_every_table() -> None:
    assert len(set(keys())) > 150


@pytest.mark.parametrize("place", list(keys()), ids=lambda place: ".".join(map(str, place)))
def test_what_is_said_of_any_value_is_french(place: tuple[str | int, ...]) -> None:
    lines = [line for value in VALUES for line in refusals(written(place, value))]
    assert [line for line in lines if english(line, "dire from", ", from,")] == []
    assert lines != []


def test_every_fault_that_these_are_has_a_remedy() -> None:
    kinds = set()
    for place in keys():
        for value in VALUES:
            try:
                Settings.model_validate(written(place, value), by_alias=True, by_name=False)
            except ValidationError as error:
                kinds |= {fault["type"] for fault in error.errors()}
    assert kinds - faults.REMEDIES.keys() == {"extra_forbidden"}


SLIPS = [
    "name Maison", 'name = "Maison', "name = 'Maison\n", 'name = "a\\qb"', 'name = "a\\uZZZZ"', "[a", "[[a]", "[a] b",
    "a = 1\na = 2", "[a]\n[a]", "a = {b = 1, b = 2}", "a = [1", "a = {b = 1", "a = 1 2", "= 1", "a =", "a = \x01",
    "a = 2026-13-41", 'a = "\x00"', "a.b = 1\na = 2", "[a]\n[[a]]", "a = {b = 1}\n[a.c]", "a\rb = 1", 'a = "\\ud800"',
]  # fmt: skip


@pytest.mark.parametrize("text", SLIPS)
def test_what_the_parser_says_is_told_in_french_with_the_place(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    said = parsed(str(caught.value)).told("fr")
    assert english(said) == set()
    assert said.endswith((")", "(à la fin du fichier)"))


def test_each_sentence_of_the_parser_is_met_by_one_of_these_or_is_shadowed_by_none() -> None:
    assert str(parsed("Something new (at line 2, column 3)")) == "Something new (at line 2, column 3)"
    assert str(parsed("Something new")) == "Something new"
    assert len(PARSED) == len({pattern for pattern, _ in PARSED})


CONFIGURED = [
    ('[organisation]\nlanguages = ["fr", "en"]\nname = "Maison', "fr"),
    ('[organisation]\nlanguages = ["en"]\nname = "Maison', "en"),
    ("[organisation]\n  languages = [ 'de' ]\nname = “Maison”", "de"),
    ('[organisation]\nname = "Maison', "fr"),
    ('[organisation]\nname = "Maison"', "fr"),
    ('name = "Maison', ""),
    ("", ""),
    ('[organisation]\nlanguages = "fr"', "f"),
    ("[organisation]\nlanguages = 3", ""),
    ("organisation = 3", ""),
]


@pytest.mark.parametrize(("text", "language"), CONFIGURED)
def test_the_language_is_known_of_a_file_that_cannot_be_read_as_a_whole(text: str, language: str, tmp_path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    assert language_of(file) == language
    assert language_of(tmp_path / "none.toml") == ""
    file.write_bytes(b"\xff\xfe")
    assert language_of(file) == ""
