"""The files of words: each is in the notation, and each table finds what it must."""

import gc
import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import worker
from worker.words import tables
from worker.words.notation import Table, WordsUnreadable, parse
from worker.words.tables import Shape, Words, found, read, rooms
from worker.words.wording import fold

# Rooms whose tables are lists of names, looked up and never searched for; and tables that are, or whose capitals count.
LISTS = {
    "quoting", "dates", "spelling", "greetings", "choices", "cleaning", "letters", "likeness", "clarifying", "everyday"
}  # fmt: skip
LISTED = {
    "small words", "plain words", "unsure leads", "no name", "no names", "no person", "person titles",
    "printed order", "printed policy", "begins",
    "beside", "to their face", "their own words",
}  # fmt: skip


def searched() -> list[tuple[str, str, str]]:
    return [
        (language, room, name)
        for language, room in rooms()
        if room not in LISTS
        for name in read(language, room).tables
        if name not in LISTED
    ]


def test_every_file_is_in_the_notation() -> None:
    assert list(tables.faults()) == []


def test_every_table_finds_each_of_its_examples_and_has_one() -> None:
    silent, missed = [], []
    for language, room, name in searched():
        held = read(language, room)
        table = held.tables[name]
        pattern = found(held, table)
        if not table.examples:
            silent.append(f"{table.place}: [{name}] has no example")
        missed += [
            f"{table.place}: [{name}] misses {one!r}" for one in table.examples if not pattern.search(as_read(one))
        ]
    assert silent + missed == []


def test_no_table_is_found_where_nothing_is_said() -> None:
    """A phrase of nothing but what may be left out would be found in every text."""
    empty = []
    for language, room, name in searched():
        held = read(language, room)
        table = held.tables[name]
        if found(held, table).search("zzz") is not None:
            empty.append(f"{table.place}: [{name}]")
    assert empty == []


def as_read(example: str) -> str:
    """Between quotation marks an example keeps the blanks at its ends: it stands inside a sentence."""
    if example[:1] + example[-1:] == '""':
        inside = example[1:-1]
        return " " * inside.startswith(" ") + fold(inside) + " " * inside.endswith(" ")
    return fold(example)


def test_every_phrase_finds_itself_as_it_is_spelt() -> None:
    """A phrase that folding changes, or whose brackets are not those that were meant, would never find anything."""
    missed = []
    for language, room, name in searched():
        held = read(language, room)
        for line in held.tables[name].lines:
            if line[:2] not in {"= ", "~ "}:
                pattern = found(held, Table(room, [line]))
                spelt = plainest(line)
                if not pattern.search(fold(spelt)):
                    missed.append(f"{language}/{room} [{name}]: {line!r} misses {spelt!r}")
    assert missed == []


# Brackets around the whole of one of several hold its words together, and are no choice.
HELD = re.compile(r"(?:(?<=/)|(?<![^ ?(]))\(([^()/]*)\)(?=/)|(?<=/)\(([^()/]*)\)(?![^ /)])")


def plainest(phrase: str) -> str:
    """The first of each choice, and nothing that may be left out."""
    while (
        shorter := re.sub(
            r"\(([^()]*)\)",
            lambda one: one[1].split("/")[0].replace(" ", "\N{MIDDLE DOT}") if "/" in one[1] else "",
            HELD.sub(lambda one: (one[1] or one[2]).replace(" ", "\N{MIDDLE DOT}"), phrase),
            count=1,
        )
    ) != phrase:
        phrase = shorter
    words = (word for word in phrase.split() if word[0] not in "!?[" and word != "...")
    return " ".join(word.split("/")[0].replace("*", "") for word in words).replace("\N{MIDDLE DOT}", " ")


def test_what_the_code_asks_for_is_there() -> None:
    for module in pkgutil.walk_packages(worker.__path__, "worker."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    # A command that another test loaded was put out of the collector's sight.
    gc.unfreeze()
    asked = [one for one in gc.get_objects() if isinstance(one, Words | Shape)]
    assert len(asked) > 40
    for one in asked:
        assert one.regex


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("factur*\n", "line 1: a line before the first table"),
        ("[a]\nx\n[a]\ny\n", "line 3: [a] stands there twice"),
        ("[a]\n> example\n?only/optional\n", "has no word that must be there"),
        ("[a]\nmise (en demeure\n", "opens a bracket that is not closed"),
        ("[a]\nmise en) demeure\n", "closes a bracket that was not opened"),
        ("[a]\n= (?:not closed\n", "is no expression"),
        ("[a]\n= {NOBODY} ran\n", "names the part {NOBODY}, which is not there"),
        ("[a]\n", "a table of phrases has at least one"),
    ],
)
def test_a_bad_line_is_named_with_its_file(text: str, said: str) -> None:
    with pytest.raises(WordsUnreadable, match=re.escape(said)) as caught:  # noqa: PT012  # reading or compiling
        held = parse("words/data/fr/invented.phrases", text)
        found(held, held.tables["a"])
    assert "words/data/fr/invented.phrases, line" in str(caught.value)


def test_a_missing_file_says_what_to_do() -> None:
    with pytest.raises(
        WordsUnreadable, match=r"words/data/fr/nothing\.phrases cannot be read .*install the worker again"
    ):
        read("fr", "nothing")


def test_a_table_that_no_language_has_is_refused_by_name() -> None:
    with pytest.raises(WordsUnreadable, match=r"no file wish\.phrases has a table \[nothing\]"):
        tables.words("wish", "nothing").search("text")


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """The command line says its version without a file of words."""
    asked = "import worker.words.tables as t, worker.intake.screening.phrases; assert not t.read.cache_info().currsize"
    subprocess.run([sys.executable, "-c", asked], check=True)
