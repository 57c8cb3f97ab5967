"""The chain of seals, and each sealed row against the newest seal that speaks of it."""

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register.chain import GENESIS
from worker.register.proving.gathered import Gathered
from worker.register.sealing import (
    SEALED,
    is_sealed,
    item_sha256,
    items_sha256,
    key_column,
    place,
    seal_sha256,
    sealed_columns,
    written,
)
from worker.register.tables import SealRow

# What the seals say last of each row, as (salt, hash); "" for the hash of one that is gone.
_SAYS = (
    "INSERT INTO sealed VALUES (?, ?, ?) ON CONFLICT (place) DO UPDATE SET salt = excluded.salt, told = excluded.told"
)


def faults(session: Session, said: Gathered) -> Iterator[str]:
    yield from _chain(session, said)
    for table in SEALED:
        columns, key = sealed_columns(table), key_column(table)
        rows = session.execute(select(*columns).order_by(key).execution_options(yield_per=500)).mappings()
        for row in rows:
            if not is_sealed(table, row[key]):
                continue
            where = place(str(table.__tablename__), row[key])
            salt, told = said.first("SELECT salt, told FROM sealed WHERE place = ?", where) or ("", None)
            said.put("DELETE FROM sealed WHERE place = ?", [(where,)])
            state = written(columns, row)
            if told is None:
                yield f"{where}: no seal speaks of it: it was inserted"
            elif not told:
                yield f"{where}: it was removed, and is there again"
            elif item_sha256(salt, where, state) != told:
                yield f"{where}: differs from its seal: it was altered"
    for (where,) in said.ask("SELECT place FROM sealed WHERE told <> '' ORDER BY rowid"):
        yield f"{where}: is missing: it was removed"


def _chain(session: Session, said: Gathered) -> Iterator[str]:
    previous, expected = GENESIS, 1
    for row in session.scalars(select(SealRow).order_by(col(SealRow.number)).execution_options(yield_per=500)):
        for number in range(expected, min(row.number, expected + 100)):
            yield f"seal {number}: is missing: it was removed"
        if row.number == expected and row.hash != seal_sha256(previous, row.number, row.items_sha256):
            yield f"seal {row.number}: does not follow the seal before it: one of the two was altered"
        previous, expected = row.hash, row.number + 1
        if row.items or row.salt:
            if row.items_sha256 != items_sha256(row.salt, row.items):
                yield f"seal {row.number}: what it says was altered"
            else:
                said.put(_SAYS, ((where, row.salt, told) for where, told in json.loads(row.items).items()))
        session.expunge(row)
