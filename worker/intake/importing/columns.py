"""The columns of a register that comes in: a row each, with its titles and how its cells are read.

A title may be the column's code, or its French or English name; case and accents do not matter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from worker.complaint.lifecycle import State
from worker.complaint.opening import Channel
from worker.complaint.particulars import CONCERNED, REACHED, CustomerKind, RecordField
from worker.words.wording import fold

LONGEST = 20_000
_DAY = re.compile(r"(?P<day>[0-3]?[0-9])[/.-](?P<month>[01]?[0-9])[/.-](?P<year>[0-9]{4})(?: (?P<hour>.*))?")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:h]([0-5][0-9])(?::[0-5][0-9])?")
_ADDRESS = re.compile(r"[^\s@<>,;\"()]{1,64}@[^\s@<>,;\"()]{1,190}\.[^\s@<>,;\"()]{2,24}")

_CHANNELS = {
    Channel.EMAIL: "email mail courriel e-mail",
    Channel.LETTER: "letter lettre courrier post",
    Channel.PHONE: "phone telephone tel appel",
    Channel.IN_PERSON: "in_person guichet accueil magasin visite sur_place person",
    Channel.WEB_FORM: "web_form formulaire form site",
}
_STATES = {
    State.REGISTERED: "registered open ouverte en_cours enregistree",
    State.ANSWERED: "answered repondue",
    State.CLOSED: "closed cloturee terminee close fermee",
    State.WITHDRAWN: "withdrawn retiree abandonnee",
}
_OUTCOMES = {
    "upheld": "upheld fondee acceptee oui yes settled reglee_aussitot",
    "partly_upheld": "partly_upheld partielle partiellement_fondee partial",
    "rejected": "rejected non_fondee rejetee refusee non no",
}
_KINDS = {
    CustomerKind.CONSUMER: "consumer particulier consommateur",
    CustomerKind.PROFESSIONAL: "professional professionnel entreprise pro",
    CustomerKind.PROSPECT: "prospect",
    CustomerKind.OTHER: "other autre",
}


class Unreadable(ValueError):
    """A cell cannot be read; the text says what to write instead."""


Read = Callable[[str, ZoneInfo], Any]


def _text(cell: str, _zone: ZoneInfo) -> str:
    return "".join(c for c in cell.strip() if c.isprintable() or c in "\n\t")[:LONGEST]


def _address(cell: str, zone: ZoneInfo) -> str:
    found = _text(cell, zone).lower()
    if not _ADDRESS.fullmatch(found):
        raise Unreadable("is no e-mail address")
    return found


def moment(cell: str, zone: ZoneInfo) -> datetime:
    """2026-11-23, 23/11/2026, with an hour or without one: noon then. Raises Unreadable."""
    words = " ".join(cell.split())
    try:
        if found := _DAY.fullmatch(words):
            day, hour = date(int(found["year"]), int(found["month"]), int(found["day"])), found["hour"] or ""
        else:
            written, _, hour = words.replace("T", " ").partition(" ")
            day = date.fromisoformat(written)
        return datetime.combine(day, _time(hour.strip()), tzinfo=zone)
    except ValueError:
        raise Unreadable("is no day; write 2026-11-23 or 23/11/2026, with 14:30 behind it if you know") from None


def _time(hour: str) -> time:
    """Raises ValueError."""
    at = _HOUR.fullmatch(hour or "12:00")
    if at is None:
        raise ValueError(hour)
    return time(int(at[1]), int(at[2]))


def _code(word: str) -> str:
    return fold(word).replace(" ", "_").replace("-", "_")


def _one_of(words: Mapping[Any, str], what: str) -> Read:
    known = {_code(word): value for value, several in words.items() for word in several.split()}

    def read(cell: str, _zone: ZoneInfo) -> Any:
        found = known.get(_code(cell))
        if found is None:
            raise Unreadable(f"is no {what}; write {', '.join(str(value) for value in words)}")
        return found

    return read


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    titles: tuple[str, ...]
    read: Read
    means: str
    required: bool = False


def _named(fields: Iterable[RecordField]) -> Iterator[Column]:
    """The columns of what the record names in a few words; a code that is a title too stands once."""
    for one in fields:
        titles = dict.fromkeys((*one.title.everywhere()[:-1], *one.also, one.title.words))
        yield Column(one.code, tuple(title for title in titles if title != one.code), _text, one.means)


COLUMNS: tuple[Column, ...] = (
    Column("origin", ("référence", "reference", "ref", "numéro"), _text, "its number in the other register"),
    Column("received", ("reçue le", "received", "date"), moment, "the day it was received", required=True),
    Column("sent", ("envoyée le", "sent"), moment, "the day it was sent, from which the clocks run; else received"),
    Column("channel", ("canal",), _one_of(_CHANNELS, "channel"), "how it came", required=True),
    Column("name", ("nom", "réclamant", "client"), _text, "who complains"),
    Column("email", ("courriel", "e-mail", "mail"), _address, "their address of mail"),
    *_named(REACHED),
    Column("kind", ("type de réclamant", "kind of complainant"), _one_of(_KINDS, "kind"), "consumer if left out"),
    Column("subject", ("objet",), _text, "in a few words"),
    Column("text", ("ce qui est dit", "what is said", "description"), _text, "what is complained of", required=True),
    Column("category", ("motif", "catégorie"), _text, "one of [processing] categories"),
    *_named(CONCERNED),
    Column("owner", ("responsable",), _address, "the address of the colleague who looks after it"),
    Column("state", ("état",), _one_of(_STATES, "state"), "else it follows from the days"),
    Column("acknowledged", ("accusé de réception le",), moment, "the day it was acknowledged"),
    Column("answered", ("première réponse le", "répondue le", "first answered"), moment, "the day of the answer"),
    Column("outcome", ("décision", "decision"), _one_of(_OUTCOMES, "outcome"), "what the answer was"),
    Column("cause", ("cause racine", "root cause"), _text, "one of [processing] causes"),
    Column("ended", ("terminée le", "clôturée le", "closed"), moment, "the day it was closed or withdrawn"),
)  # fmt: skip
BY_TITLE: Mapping[str, Column] = MappingProxyType(
    {fold(title): column for column in COLUMNS for title in (column.name, *column.titles)}
)
