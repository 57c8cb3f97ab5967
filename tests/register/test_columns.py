"""Every column of every table, and every row: what `verify` finds when it is altered, and what it does not cover.

The list is made from the tables themselves: a column that comes later takes a stand, here and in docs/operator.md.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, delete, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from tests.desk import DESK, TestOffice, open_test_office
from tests.register.test_verify import fill
from worker.register.database import writing
from worker.register.sealing import SEALED
from worker.register.tables import AbsenceRow, AddressMarkRow, Base, HeldMailRow, NudgeRow, TaskRow
from worker.register.verifying import verify

OPERATOR = Path(__file__).parents[2] / "docs" / "operator.md"
DERIVED = {
    "complaint", "participant", "entry", "document", "action", "action_file", "counter", "seal",
}  # fmt: skip
# What nothing says twice. Each stands in docs/operator.md, with the reason.
NOT_COVERED = {
    "action.look_at", "complaint.look_at",
    "letter.attempts", "letter.claimed_until", "letter.due_at", "letter.sending_at",
    "parcel.attempts", "parcel.claimed_until", "parcel.due_at",
    "document.id", "entry.id",
}  # fmt: skip
# The row that is altered, where the first is not one that the register seals.
WHICH = {"duty": "name = 'retention'", "held_mail": "outcome = 'waiting'"}


def fill_every_table(office: TestOffice) -> None:
    fill(office)
    now = office.clock.now()
    ref = office.complaints()[0].ref
    with writing(office.register.engine) as session:
        session.add(AddressMarkRow(address="parti@example.org", detail="550 5.1.1", since=now))
        session.add(AbsenceRow(person=DESK.address, first=date(2026, 12, 1), last=date(2026, 12, 4), said_at=now))
        session.add(
            NudgeRow(
                person=DESK.address, part="desk", ref=ref, matter="assess_late", due=now.date(), alarm=False, at=now
            )
        )
        session.add(TaskRow(kind="parked", text="parti@example.org: 550", ref=ref, at=now))
    office.waits(days=1)
    assert office.register.verify().faults == ()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestOffice]:
    folder = tmp_path_factory.mktemp("columns")
    if request.param == "sqlite":
        url, drop = f"sqlite:///{folder / 'register.db'}", lambda: None
    else:
        postgres = request.getfixturevalue("postgres")
        url = postgres.create()
        drop = lambda: postgres.drop(url)  # noqa: E731
    office = open_test_office(url, folder)
    fill_every_table(office)
    yield office
    office.office.close()
    drop()


def columns() -> list[Column[Any]]:
    return [column for table in Base.metadata.sorted_tables for column in table.columns]


def _one(session: Session, table: Table) -> Any:
    """The condition that picks one row of a table."""
    keys = list(table.primary_key)
    query = select(*keys).order_by(*keys).limit(1)
    if table.name in WHICH:
        query = query.where(text(WHICH[table.name]))
    row = session.execute(query).one()
    return [key == value for key, value in zip(keys, row, strict=True)]


def _other(value: Any, column: Column[Any]) -> Any:
    kind = column.type.python_type
    if kind is bool:
        return not value
    if isinstance(column.type, UTCDateTime):
        return (value or datetime.fromisoformat("2026-11-23T08:00:00+00:00")) + timedelta(hours=7)
    if kind is date:
        return (value or date(2026, 11, 23)) + timedelta(days=7)
    if kind is bytes:
        return value + b" "
    return (value or 0) + 1_000 if kind is int else f"{value or ''}x"


def faults_of(office: TestOffice, session: Session) -> tuple[str, ...]:
    return verify(session, office.register.shelf).faults


@pytest.mark.parametrize("column", columns(), ids=str)
def test_an_altered_column_is_found_refused_or_named_as_not_covered(office, column):
    table = column.table
    with Session(office.register.engine) as session:
        which = _one(session, table)
        value = session.execute(select(column).where(*which)).scalar_one()
        try:
            session.execute(update(table).where(*which).values({column.name: _other(value, column)}))
            found = "found" if faults_of(office, session) else "not covered"
        except IntegrityError:
            found = "refused"
        session.rollback()
    assert (found == "not covered") is (str(column) in NOT_COVERED), found


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=str)
def test_a_row_that_is_removed_is_missed(office, table):
    with Session(office.register.engine) as session:
        which = _one(session, table)
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("PRAGMA defer_foreign_keys = on"))
        try:
            session.execute(delete(table).where(*which))
            assert faults_of(office, session)
        except IntegrityError:
            pass
        session.rollback()


@pytest.mark.parametrize("table", SEALED, ids=str)
def test_a_row_that_is_put_in_is_found(office, table):
    """A copy of one that is there, under another key."""
    of: Table = Base.metadata.tables[table.__tablename__]
    [key] = of.primary_key
    with Session(office.register.engine) as session:
        row = dict(session.execute(select(of).where(*_one(session, of))).mappings().one())
        highest = session.scalar(select(func.max(key)))
        changed = {key.name: highest + 1 if isinstance(highest, int) else "another"}
        unique = {"effect": None, "message_id": "<x@example.com>", "uid": 99_999, "address": "eve@example.net"}
        row |= {name: value for name, value in unique.items() if name in row} | changed
        if table is HeldMailRow:
            # Of a message that nobody was asked about.
            row["parcel"] = 1
        elif key.foreign_keys:
            # What belongs to nothing that exists is not taken.
            with pytest.raises(IntegrityError):
                session.execute(of.insert().values(row))
            return
        session.execute(of.insert().values(row))
        assert [fault for fault in faults_of(office, session) if table.__tablename__ in fault]
        session.rollback()


def test_every_table_has_rows_and_is_either_sealed_or_held_against_the_chains(office):
    tables = {table.name for table in Base.metadata.sorted_tables}
    assert tables == {table.__tablename__ for table in SEALED} | DERIVED
    with Session(office.register.engine) as session:
        counts = {
            table.name: session.scalar(select(func.count()).select_from(table)) for table in Base.metadata.sorted_tables
        }
    assert all(counts.values()), counts


def test_the_operators_page_names_what_is_not_covered():
    told = (
        OPERATOR.read_text(encoding="utf-8").partition("<!-- not covered -->")[2].partition("<!-- /not covered -->")[0]
    )
    assert set(re.findall(r"`([a-z_]+\.[a-z_]+)`", told)) == NOT_COVERED
