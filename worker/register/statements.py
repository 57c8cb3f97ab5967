"""What is read and written of every message: one statement each time, made once, in the database's own words.

Rows that are written so are no objects of the session: what seals its chain is told of them by `sealing.touch`.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Insert, Update, bindparam, case, insert, select, text
from sqlalchemy.orm import Session

from worker.register.sealing import touch
from worker.register.tables import Base, LetterRow, LikenessRow, ParcelRow, ReplyTokenRow

_TABLES: Final = Base.metadata.tables
_FILE, _PARCEL, _COUNTER = _TABLES["complaint"], _TABLES["parcel"], _TABLES["counter"]

HELD_FILE: Final = select(*_FILE.c).where(_FILE.c.ref == bindparam("wanted")).with_for_update()
RECORD: Final = select(_FILE.c.record).where(_FILE.c.ref == bindparam("wanted"))
NEW_FILE: Final = insert(_FILE)
ENTRIES: Final = insert(_TABLES["entry"])
PARTICIPANTS: Final = insert(_TABLES["participant"])
_TOKENS: Final = insert(_TABLES["reply_token"])
_LIKENESS: Final = insert(_TABLES["likeness"])
_LETTER: Final = insert(_TABLES["letter"])

LAST_NUMBER: Final = select(_COUNTER.c.last).where(_COUNTER.c.year == bindparam("wanted")).with_for_update()
OPEN_YEAR: Final = text("INSERT INTO counter (year, last) VALUES (:year, :last) ON CONFLICT DO NOTHING")
GIVE_NUMBER: Final = (
    _COUNTER.update()
    .where(_COUNTER.c.year == bindparam("of_year"), _COUNTER.c.last < bindparam("number"))
    .values(last=bindparam("number"))
)


def _of_message(*names: str) -> dict[str, Any]:
    said = ("status", "kind", "because", "error", "handled_at", "message_id", "sender", *names)
    return {name: bindparam(f"new_{name}") for name in said} | {"claimed_until": None}


_NEW_REF: Final = bindparam("new_ref", type_=_PARCEL.c.ref.type)
_THIS_PARCEL: Final = _PARCEL.update().where(_PARCEL.c.id == bindparam("number"))
HANDLED: Final = _THIS_PARCEL.values(
    **_of_message("effect"),
    # A replayed message that turns out to be no complaint keeps the file that was opened for it.
    ref=case((_NEW_REF != "", _NEW_REF), else_=_PARCEL.c.ref),
    # Filed once: what is replayed lies where it was put, and the mailbox is not touched again.
    destination=case(
        (_PARCEL.c.destination != "", _PARCEL.c.destination),
        else_=bindparam("new_destination", type_=_PARCEL.c.destination.type),
    ),
)
SAME_EFFECT: Final = _THIS_PARCEL.values(_of_message("same_as", "ref", "destination"))


# What a message may be again: a row of the ledger as far as is asked.
_KNOWN: Final = (_PARCEL.c.id, _PARCEL.c.ref, _PARCEL.c.sha256)
OF_EFFECT: Final = select(*_KNOWN).where(_PARCEL.c.effect == bindparam("wanted")).limit(1)
_PARTICIPANT: Final = _TABLES["participant"]
OF_ID: Final = (
    select(*_KNOWN)
    .where(
        _PARCEL.c.ref.in_(select(_PARTICIPANT.c.ref).where(_PARTICIPANT.c.address == bindparam("author"))),
        _PARCEL.c.message_id == bindparam("wanted"),
        _PARCEL.c.sender == bindparam("author"),
        _PARCEL.c.effect.is_not(None),
        _PARCEL.c.erased_at.is_(None),
    )
    .order_by(_PARCEL.c.id.desc())
    .limit(bindparam("most"))
)


def rewrite(session: Session, ref: str, changed: Mapping[str, Any]) -> None:
    """Columns of a file that are no longer as they were: to write one costs more than to see that it is as it was."""
    if changed:
        session.connection().execute(_rewriting(tuple(changed)), {"of_file": ref, **changed})


@lru_cache(maxsize=128)
def _rewriting(names: tuple[str, ...]) -> Update:
    return _FILE.update().where(_FILE.c.ref == bindparam("of_file")).values({name: bindparam(name) for name in names})


def write(session: Session, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """As many rows as there are, in one statement; of tables that no seal speaks of."""
    if rows:
        session.connection().execute(statement, list(rows))


def write_letter(session: Session, columns: Mapping[str, Any]) -> int:
    """Returns the number that the outbox gives it."""
    number: int = session.connection().execute(_LETTER, columns).inserted_primary_key[0]  # type: ignore[index]  # of one row
    touch(session, LetterRow, number)
    return number


def write_likeness(session: Session, row: Mapping[str, Any]) -> None:
    write(session, _LIKENESS, [row])
    touch(session, LikenessRow, row["ref"])


def write_tokens(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    write(session, _TOKENS, rows)
    for row in rows:
        touch(session, ReplyTokenRow, row["token"])


def write_parcel(session: Session, statement: Update, parcel: int, told: Mapping[str, Any]) -> None:
    """What became of a message, by one of the statements above."""
    values = {f"new_{name}": value for name, value in told.items()}
    session.connection().execute(statement, values | {"number": parcel})
    touch(session, ParcelRow, parcel)
