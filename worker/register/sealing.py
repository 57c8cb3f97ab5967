"""The house's own chain: what no file's entries speak of (tasks, reply addresses, absences, the ledger) is sealed.

Every transaction that wrote such rows ends with a seal that says, by a salted hash, what each of them holds now, or
that it is gone. A seal's hash covers the one before, and the newest is part of the root that leaves in mails. Nobody
need think of it where rows are written: what a session flushes, updates or deletes is noticed here.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, bindparam, event, inspect, select, text
from sqlalchemy.orm import ORMExecuteState, Session
from sqlmodel import col

from worker.register.chain import GENESIS
from worker.register.tables import (
    AbsenceRow,
    AddressMarkRow,
    Base,
    DutyRow,
    HeldMailRow,
    IdeaRow,
    LetterRow,
    LikenessRow,
    NudgeRow,
    ParcelRow,
    ReplyTokenRow,
    SealRow,
    TaskRow,
)

# Leases and attempts are the notes of work in hand: they change at every try, and prove nothing.
AT_WORK = frozenset({"due_at", "claimed_until", "attempts"})
# The sealed tables, each with the columns that its seal leaves out. A letter's bytes are covered by their hash.
SEALED: Mapping[type[Base], frozenset[str]] = MappingProxyType(
    {
        ParcelRow: AT_WORK,
        LetterRow: AT_WORK | {"raw", "sending_at"},
        ReplyTokenRow: frozenset(),
        AddressMarkRow: frozenset(),
        TaskRow: frozenset(),
        DutyRow: frozenset(),
        HeldMailRow: frozenset(),
        AbsenceRow: frozenset(),
        NudgeRow: frozenset(),
        IdeaRow: frozenset(),
        LikenessRow: frozenset(),
    }
)
# What became of the polls is noted each minute: sealing it would make the chain out of nothing else.
UNSEALED_DUTIES = ("poll:", "failed poll:")
# So many rows go into one seal: an erasure opens as few others as it can.
MOST = 200
# One arbitrary number for «someone ends the chain of seals now», held from there to the commit.
SEAL_LOCK = 727_002

Key = tuple[str, Any]


class Sealing(Session):
    """A session whose transaction ends with `seal`. `touched` are (table, key) of the sealed rows that it wrote."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.touched: set[Key] = set()
        self.forgets = False


_BY_NAME: Mapping[str, type[Base]] = MappingProxyType({str(table.__tablename__): table for table in SEALED})


def key_column(table: type[Base]) -> Any:
    """Sealed tables have a key of one column."""
    [column] = inspect(table).primary_key
    return column


@cache
def sealed_columns(table: type[Base]) -> tuple[Any, ...]:
    return tuple(column for column in inspect(table).columns if column.name not in SEALED[table])


def is_sealed(table: type[Base], key: Any) -> bool:
    return not (table is DutyRow and str(key).startswith(UNSEALED_DUTIES))


# Noticing


@event.listens_for(Sealing, "after_flush")
def _flushed(session: Sealing, _context: Any) -> None:
    for row in (*session.new, *session.deleted):
        _touch(session, row)
    for row in session.dirty:
        left_out = SEALED.get(type(row), frozenset())
        state = inspect(row)
        if any(one.history.has_changes() for one in state.attrs if one.key not in left_out):
            _touch(session, row)


@event.listens_for(Sealing, "do_orm_execute")
def _executing(state: ORMExecuteState) -> None:
    """An update or a delete by a condition: whom it will reach is asked before."""
    if not (state.is_update or state.is_delete) or state.bind_mapper is None:
        return
    table, session = state.bind_mapper.class_, state.session
    if table in SEALED and isinstance(session, Sealing):
        reached = select(key_column(table))
        condition = getattr(state.statement, "whereclause", None)
        keys = session.scalars(reached if condition is None else reached.where(condition))
        session.touched.update((table.__tablename__, key) for key in keys if is_sealed(table, key))


def _touch(session: Sealing, row: Any) -> None:
    table = type(row)
    if table in SEALED:
        touch(session, table, inspect(table).primary_key_from_instance(row)[0])


def touch(session: Session, table: type[Base], key: Any) -> None:
    """For a row that is written in the database's own words, which nobody notices."""
    if isinstance(session, Sealing) and is_sealed(table, key):
        session.touched.add((str(table.__tablename__), key))


def forget(session: Session) -> None:
    """An erasure: whatever seals said before of the rows that this transaction touches is taken out of them.

    A salted hash of a name can be guessed by whoever has the salt. The chain goes on over what is left.
    """
    if isinstance(session, Sealing):
        session.forgets = True


# Sealing


def seal(session: Sealing) -> None:
    """The last act of a transaction. On PostgreSQL the others wait here, from now until its commit."""
    session.flush()
    if not session.touched:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SEAL_LOCK})
    touched = session.touched | (_opened(session) if session.forgets else set())
    states = _states(session.connection(), touched, sealed_columns)
    # No seal speaks any more of what an erasure removed: none need say that it is gone. A key may be an address.
    silent = {place(table, key) for table, key in session.touched} if session.forgets else set()
    _write(session.connection(), ((where, state) for where, state in states if state or where not in silent))
    session.touched, session.forgets = set(), False


def _opened(session: Sealing) -> set[Key]:
    """Earlier seals that speak of what is erased lose their words; what else they spoke of is sealed anew."""
    gone = {place(table, key) for table, key in session.touched}
    again: set[Key] = set()
    for row in session.scalars(select(SealRow).where(col(SealRow.items) != "")):
        items: dict[str, str] = json.loads(row.items)
        if gone & items.keys():
            again.update(_key(one) for one in items)
            row.items, row.salt = "", ""
    session.flush()
    return again


def place(table: str, key: Any) -> str:
    return f"{table}/{key}"


def _key(written: str) -> Key:
    table, _, key = written.partition("/")
    return table, int(key) if key_column(_BY_NAME[table]).type.python_type is int else key


def _states(
    connection: Connection, touched: Iterable[Key], columns_of: Callable[[type[Base]], Sequence[Any]]
) -> Iterator[tuple[str, str]]:
    """(place, what the row holds now as text) of each; "" of one that is gone."""
    by_table: dict[str, list[Any]] = {}
    for table, key in touched:
        by_table.setdefault(table, []).append(key)
    for name, keys in sorted(by_table.items()):
        key_of = key_column(_BY_NAME[name])
        columns = columns_of(_BY_NAME[name])
        asked = _asked(key_of, tuple(columns))
        for start in range(0, len(keys), 500):
            some = sorted(keys[start : start + 500])
            rows = connection.execute(asked, {"keys": some}).mappings()
            there = {row[key_of]: written(columns, row) for row in rows}
            for key in some:
                yield place(name, key), there.get(key, "")


@lru_cache(maxsize=64)
def _asked(key: Any, columns: tuple[Any, ...]) -> Select[Any]:
    """Made once: every transaction ends with it."""
    return select(*columns).where(key.in_(bindparam("keys", expanding=True)))


def written(columns: Sequence[Any], row: Mapping[Any, Any]) -> str:
    """A row as text, the same on every database. What is as it is by default is left out: so a column that comes later
    changes nothing of what was sealed before.
    """
    told = {column.name: _plain(row[column]) for column in columns if row[column] != _default(column)}
    return json.dumps(told, sort_keys=True, ensure_ascii=False)


def _default(column: Any) -> Any:
    return None if column.default is None else column.default.arg


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def item_sha256(salt: str, where: str, state: str) -> str:
    """What a seal says of one row; "" of one that is gone."""
    return hashlib.sha256(f"{salt}\n{where}\n{state}".encode("utf-8", "surrogatepass")).hexdigest() if state else ""


def items_sha256(salt: str, items: str) -> str:
    return hashlib.sha256(f"{salt}\n{items}".encode()).hexdigest()


def seal_sha256(previous: str, number: int, told: str) -> str:
    """`told` is the hash over the seal's items, so that the chain outlives them."""
    return hashlib.sha256(f"{previous}\n{number}\n{told}".encode()).hexdigest()


_SEALS: Final = Base.metadata.tables["seal"]
_NEW_SEAL: Final = _SEALS.insert()
_NEWEST: Final = select(_SEALS.c.number, _SEALS.c.hash).order_by(_SEALS.c.number.desc()).limit(1)


def _write(connection: Connection, states: Iterator[tuple[str, str]]) -> None:
    """As they are read: a transaction may have written as many rows as a register has."""
    last = connection.execute(_NEWEST).first()
    number, previous = last or (0, GENESIS)
    while some := list(islice(states, MOST)):
        number, salt = number + 1, secrets.token_hex(16)
        items = json.dumps({where: item_sha256(salt, where, state) for where, state in some}, separators=(",", ":"))
        told = items_sha256(salt, items)
        previous = seal_sha256(previous, number, told)
        row = {"number": number, "salt": salt, "items": items, "items_sha256": told, "hash": previous}
        connection.execute(_NEW_SEAL, row)


# Opening


def seal_what_is_there(connection: Connection) -> None:
    """The first seals of a register that was made before there were any: what it holds on that day."""
    there = inspect(connection)

    def columns_of(table: type[Base]) -> list[Any]:
        """Later versions may know columns that this register has not yet."""
        known = {column["name"] for column in there.get_columns(str(table.__tablename__))}
        return [column for column in sealed_columns(table) if column.name in known]

    keys: set[Key] = set()
    for table in SEALED:
        if not there.has_table(str(table.__tablename__)):
            continue
        found: Table = inspect(table).local_table
        keys.update(
            (found.name, key)
            for key in connection.scalars(select(found.c[key_column(table).name]))
            if is_sealed(table, key)
        )
    _write(connection, _states(connection, keys, columns_of))
