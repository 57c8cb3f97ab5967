"""The words by which mail is understood, kept as data: `worker/words/data/LANGUAGE/ROOM.phrases`, in any editor.

`notation` says how such a file is written, `phrases` how a line of it is.

A table that looks the same in every language is asked for by its name (`words`), and is then found in all of them:
another language is another folder. Nothing is read before it is asked for. This and the
catalogue are all of the core that reads: what they read comes with the code, and is the same at every call.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from worker.words import phrases
from worker.words.catalogue import LANGUAGES
from worker.words.finder import Finder
from worker.words.notation import Room, Table, WordsUnreadable, parse
from worker.words.phrases import PhraseUnreadable, compiled

# Beyond any text.
_END = 1_000_000_000
_TABLE = re.compile(r"\{([a-z][a-z ]*)\}")


@dataclass(frozen=True)
class Words:
    """A pattern that is made when it is first used, out of tables of one room.

    `language` "" stands for all languages that have them. Of one that has none of them nothing is found.
    """

    room: str
    names: tuple[str, ...]
    then: str = ""
    language: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        spoken = (self.language,) if self.language else languages(self.room)
        each_of = [pattern.pattern for language in spoken for pattern in self._of(language)]
        if not each_of:
            raise WordsUnreadable(f"no file {self.room}.phrases has a table [{'] or ['.join(self.names)}]")
        return re.compile(f"(?:{'|'.join(each_of)}){self.then}" if self.then or len(each_of) > 1 else each_of[0])

    @property
    def alternatives(self) -> str:
        """All that is found, wherever it stands; for an expression that says where."""
        one_of = [one for _, one in self._expressions()]
        if not one_of:
            raise WordsUnreadable(f"no file {self.room}.phrases has a table [{'] or ['.join(self.names)}]")
        return "|".join(one_of)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._expressions(), self.then)

    def _expressions(self) -> Iterator[tuple[bool, str]]:
        """As they stand in the whole pattern: of each table those first that begin where a word does."""
        for language in (self.language,) if self.language else languages(self.room):
            room = read(language, self.room)
            for name in self.names:
                if name in room.tables:
                    worded, anywhere = phrases.read(room.tables[name].lines, room.parts)
                    yield from ((True, one) for one in worded)
                    yield from ((False, one) for one in anywhere)

    def _of(self, language: str) -> Iterator[re.Pattern[str]]:
        room = read(language, self.room)
        for name in self.names:
            if name in room.tables:
                yield found(room, room.tables[name])

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        if start or end < len(text) or (hits := self._finder.hits(text)) is None:
            return self.regex.search(text, start, end)
        return next(iter(hits), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.regex.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.regex.fullmatch(text)

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        hits = self._finder.hits(text)
        return self.regex.finditer(text) if hits is None else hits

    def sub(self, instead: str, text: str) -> str:
        return self.regex.sub(instead, text)


@dataclass(frozen=True)
class Shape:
    """An expression in which `{name of a table}` stands for the phrases of that table, of one room.

    For what is found by where words stand, beside a name or a number: the words are data, their order is code, which
    says too where a word must begin. It is made when it is first used.
    """

    room: str
    written: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(_TABLE.sub(lambda name: f"(?:{words(self.room, name[1]).alternatives})", self.written))

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self.regex.search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.regex.match(text, start)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self.regex.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text, start, end)

    def sub(self, instead: str, text: str) -> str:
        return self.regex.sub(instead, text)

    def split(self, text: str) -> list[str]:
        return self.regex.split(text)


def found(room: Room, table: Table) -> re.Pattern[str]:
    """What finds the phrases of one table. Raises WordsUnreadable."""
    try:
        return compiled(table.lines, room.parts)
    except PhraseUnreadable as error:
        raise WordsUnreadable(f"{table.place}: {error}") from None


def words(room: str, *names: str, then: str = "", language: str = "") -> Words:
    """What finds the phrases of these tables in plain text, followed by the expression `then`."""
    return Words(room, names, then, language)


def shape(room: str, written: str) -> Shape:
    """What finds an expression in which `{name}` is a table of this room."""
    return Shape(room, written)


def each(room: str, name: str) -> tuple[Words, ...]:
    """The same, one for each language that has the table, for those who ask one after the other."""
    return tuple(Words(room, (name,), language=one) for one in languages(room) if name in read(one, room).tables)


def lines(language: str, room: str, name: str) -> tuple[tuple[str, ...], ...]:
    """What a table that is a list holds, as it stands: a line each, parted at " / "; none where it is not there."""
    table = read(language, room).tables.get(name)
    return tuple(tuple(line.split(" / ")) for line in table.lines) if table else ()


def listed(language: str, room: str, name: str) -> tuple[str, ...]:
    """The same without regard to lines."""
    return tuple(one for line in lines(language, room, name) for one in line)


@cache
def printed(room: str, name: str) -> tuple[str, ...]:
    """The lines of this list in all languages, as they stand."""
    return tuple(line for one in languages(room) for line in listed(one, room, name))


@cache
def every(room: str, *names: str) -> frozenset[str]:
    """The words of these lists in all languages: lines of single words, with blanks between them."""
    found = (
        word for one in languages(room) for name in names for line in listed(one, room, name) for word in line.split()
    )
    return frozenset(found)


@cache
def languages(room: str) -> tuple[str, ...]:
    """The languages that have words for this room. Ours stand first: where two disagree over a word, the first wins."""
    found = sorted(language for language, name in _files() if name == f"{room}.phrases")
    return (*(one for one in LANGUAGES if one in found), *(one for one in found if one not in LANGUAGES))


@cache
def rooms() -> tuple[tuple[str, str], ...]:
    """Every file that there is, as language and room."""
    return tuple(sorted((language, name.removesuffix(".phrases")) for language, name in _files()))


@cache
def read(language: str, room: str) -> Room:
    """The tables of one file. Raises WordsUnreadable."""
    name = f"words/data/{language}/{room}.phrases"
    try:
        text = files("worker.words").joinpath("data", language, f"{room}.phrases").read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WordsUnreadable(f"{name} cannot be read ({error}); install the worker again") from None
    return parse(name, text)


def faults() -> Iterator[str]:
    """What is wrong with the files of words, a line each."""
    if not rooms():
        yield "no file of words is there; install the worker again"
    for language, room in rooms():
        try:
            held = read(language, room)
        except WordsUnreadable as error:
            yield str(error)
            continue
        for table in held.tables.values():
            try:
                found(held, table)
            except WordsUnreadable as error:
                yield str(error)


def _files() -> Iterator[tuple[str, str]]:
    for folder in files("worker.words").joinpath("data").iterdir():
        if folder.is_dir():
            yield from ((folder.name, one.name) for one in folder.iterdir() if one.name.endswith(".phrases"))
