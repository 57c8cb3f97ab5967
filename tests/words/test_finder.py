"""Phrases are tried where they may begin alone: what is found is what the whole pattern finds, in every table."""

import random
import re
from collections.abc import Iterator

import pytest

from worker.words import phrases
from worker.words.beginnings import beginnings, starts_of
from worker.words.finder import Finder
from worker.words.tables import Words, languages, read, rooms
from worker.words.wording import fold


def texts() -> Iterator[str]:
    """What the examples and the phrases themselves say, alone and many in a row."""
    said = {
        fold(re.sub(r"[^\w' ,.!?-]", " ", one))
        for language, room in rooms()
        for table in read(language, room).tables.values()
        for one in (*table.examples, *table.lines[::7])
    }
    alone = sorted(said)
    random.Random(20261129).shuffle(alone)
    yield from alone[::20]
    yield from (", ".join(alone[start : start + 12]) for start in range(0, len(alone), 120))


@pytest.mark.slow
def test_every_table_finds_what_its_whole_pattern_finds() -> None:
    names = sorted({(room, name) for language, room in rooms() for name in read(language, room).tables})
    tables = [(room, name, Words(room, (name,))) for room, name in names]
    differ = []
    # Where words begin is found out once of each text, for all tables.
    for text in texts():
        for room, name, table in tables:
            whole = [hit.span() for hit in table.regex.finditer(text)]
            first = table.search(text)
            told = [hit.span() for hit in table.finditer(text)]
            if told != whole or (first and first.span()) != (whole[0] if whole else None):
                differ.append(f"{room} [{name}] in {text!r}: {told} and not {whole}")
    assert differ == []


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        ("factur", {"fac"}),
        ("(?:ma|notre)[ -]plainte", {"ma ", "ma-", "not"}),
        ("(?:tres[ -])?mal", {"tre", "mal"}),
        (r"a\w*", {"a"}),
        (r"\d{1,3} points", {"0"}),
        ("e+t", {"e"}),
        ("l'?eau", {"l'e", "lea"}),
        ("(?!non)oui|si", {"oui", "si"}),
    ],
)
def test_what_a_phrase_begins_with_is_read_of_its_expression(expression: str, begins: set[str]) -> None:
    assert beginnings(expression, bounded=True) == begins


@pytest.mark.parametrize("expression", [r"\w+ points", ".{0,9}x", "(?:x|.)y", "a?", "[^a]b", "x*y"])
def test_what_may_begin_with_anything_is_said_so(expression: str) -> None:
    assert beginnings(expression, bounded=True) is None


def test_what_begins_inside_of_words_may_stand_anywhere() -> None:
    assert beginnings("rendez", bounded=False) is None
    assert beginnings(r"(?:^|[,;] |\b)rendez", bounded=False) == {",", ";", "ren"}


def test_the_first_phrase_that_stands_at_a_place_wins_and_hits_do_not_overlap() -> None:
    told = Finder([(True, "le colis"), (True, "le colis casse"), (True, "casse net"), (True, r"\w+ rouge")], "")
    found = [hit[0] for hit in told.hits("voici que le colis casse net est tout rouge") or ()]
    assert found == ["le colis", "casse net", "tout rouge"]


def test_a_short_text_and_a_very_long_one_have_no_index() -> None:
    assert starts_of("le colis") is None
    assert starts_of("le colis " * 5_000) is None


def test_tables_with_other_writing_are_searched_whole_in_it() -> None:
    absence = next(Words("screening", (name,)) for name in read("ja", "screening").tables)
    text = fold("自動返信: ただいま不在にしております。戻り次第ご連絡いたします。")
    assert [hit.span() for hit in absence.finditer(text)] == [hit.span() for hit in absence.regex.finditer(text)]


def test_the_notation_is_read_in_one_place() -> None:
    worded, anywhere = phrases.read(["retard*", "~ (?:^|, )rendez"])
    assert len(worded) == len(anywhere) == 1
    assert "fr" in languages("wish")
