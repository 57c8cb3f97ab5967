"""What a language needs to say a wish: ways of asking, things asked for, and the words that undo both."""

from dataclasses import dataclass
from functools import cache
from typing import Final, get_args

from worker.complaint.particulars import WishKind
from worker.words.tables import Words, languages, read, words

ROOM: Final = "wish"
Things = tuple[tuple[WishKind, Words], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All is for plain text: lower-case, without accents, single spaces.

    `asks` open a wish ("je souhaite", "could you"); `unreal`, right before one, makes it no wish ("si je demande").
    `things` are what may be wished, `orders` are wishes complete in themselves ("refund me"), and `closers`, right
    after a thing, turn it into a wish ("... would be appreciated"). A `barrier` ends the reach of what asks;
    a `negation` between it and a thing takes the thing out, and so does a `conditional` right after it;
    a `link` lets one govern several things.
    """

    language: str
    asks: Words
    unreal: Words
    things: Things
    orders: Things
    closers: Words
    barrier: Words
    negation: Words
    link: Words
    conditional: Words | None


def grammars(first: str) -> list[Grammar]:
    """Every grammar that there is, that of the language `first` before the others."""
    return [grammar(language) for language in sorted(languages(ROOM), key=lambda one: one != first)]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has one."""

    def one(name: str) -> Words:
        return words(ROOM, name, language=language)

    def of_kinds(name: str) -> Things:
        tables = read(language, ROOM).tables
        named = ((kind, f"{name} {kind.replace('_', ' ')}") for kind in get_args(WishKind))
        return tuple((kind, one(table)) for kind, table in named if table in tables)

    return Grammar(
        language=language,
        asks=one("asks"),
        unreal=one("unreal"),
        things=of_kinds("thing"),
        orders=of_kinds("order"),
        closers=one("closers"),
        barrier=one("barrier"),
        negation=one("negation"),
        link=one("link"),
        conditional=one("conditional") if "conditional" in read(language, ROOM).tables else None,
    )
