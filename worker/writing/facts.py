"""What a letter's template may speak of: the letter's own facts, and of its file what its reader may see."""

from dataclasses import fields
from typing import Final

from worker.nouns.letter import Letter
from worker.processing.seen import VIEWS, FileLetter
from worker.writing.house import House

COMPLAINT: Final = "complaint"
HOUSE: Final = "house"
REPLY: Final = "reply_address"
# What its reader may do with the file now.
OFFERS: Final = "offers"
# Whether it is printed and posted: then nobody can reply to it, or press what is in it.
PAPER: Final = "paper"
# What a letter may show of its own Message-ID: who writes it back has seen this letter, as a reply would prove.
CODE: Final = "code"


def facts(letter: Letter) -> dict[str, object]:
    return {name: getattr(letter, name) for name in own(type(letter))}


def own(kind: type[Letter]) -> tuple[str, ...]:
    """A letter's fields, and what it makes of them by itself."""
    made = (name for base in kind.__mro__ for name, value in vars(base).items() if isinstance(value, property))
    names = dict.fromkeys((*(field.name for field in fields(kind)), *made))
    return tuple(name for name in names if name not in kind.INSIDE)


def names_for(kind: type[Letter]) -> frozenset[str]:
    """All names that a letter's template may begin with."""
    return frozenset({*own(kind), HOUSE, REPLY, CODE, OFFERS, PAPER})


def parts_of(name: str, kind: type[Letter]) -> frozenset[str] | None:
    """What may stand behind one of these names and a full stop; None where it is not for this to say."""
    if name == HOUSE:
        return frozenset(field.name for field in fields(House)) - House.INSIDE
    if name == COMPLAINT and issubclass(kind, FileLetter):
        return frozenset(n for n in dir(VIEWS[kind.audience]) if not n.startswith("_"))
    return None
