"""A register that outgrew its machine: taken to PostgreSQL and back, row by row, with its proof; then work goes on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.desk import TestOffice, mail, open_test_office
from tests.register.filling import fill, rows
from worker.complaint.record import Complaint
from worker.doors.database_shelf import DatabaseShelf
from worker.doors.shelf import FolderShelf
from worker.register.copying import CopyFailed
from worker.register.database import RegisterUnreachable
from worker.register.locks import RegisterInUse
from worker.register.moving import TargetTaken, Watch, move
from worker.register.search import find
from worker.register.store import Register

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path):
    """Three files, one with a follow-up, on SQLite."""
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    fill(office)
    yield office
    office.office.close()


@pytest.fixture
def at(office: TestOffice, tmp_path: Path):
    opened: list[Register] = []

    def act(url: str) -> Register:
        opened.append(Register(url, FolderShelf(tmp_path / "shelf", resting_seconds=0)))
        return opened[-1]

    yield act
    for register in opened:
        register.close()


def test_it_goes_to_postgresql_and_back_row_by_row(office, at, postgres_url, tmp_path):
    there, back = at(postgres_url), at(f"sqlite:///{tmp_path / 'back.db'}")
    before, proof = rows(office.register), office.register.verify()
    told: list[tuple[int, int]] = []
    assert (
        move(office.register, there, now=office.clock.now(), watch=Watch(rows=lambda *one: told.append(one))) == proof
    )
    assert rows(there) == before
    assert told[-1] == (sum(map(len, before.values())),) * 2
    there.close()
    assert move(there, back, now=office.clock.now()) == proof
    assert rows(back) == before


def test_its_blobs_go_along_where_a_shelf_is_named(office, postgres_url):
    shelf = DatabaseShelf(postgres_url.replace("+psycopg", ""))
    there = Register(postgres_url, shelf)
    held = office.register.shelf.names()
    assert move(office.register, there, now=office.clock.now()).faults == ()
    assert shelf.names() == held
    there.close()
    shelf.close()


def test_a_shelf_in_the_same_database_is_no_worker(office, at, postgres_url, tmp_path):
    shelf = DatabaseShelf(postgres_url.replace("+psycopg", ""))
    there = Register(postgres_url, shelf)
    move(office.register, there, now=office.clock.now())
    assert shelf.names()
    assert move(there, at(f"sqlite:///{tmp_path / 'back.db'}"), now=office.clock.now()).faults == ()
    there.close()
    shelf.close()


def test_work_goes_on_where_it_was_taken(office, at, postgres_url, tmp_path):
    move(office.register, at(postgres_url), now=office.clock.now())
    with_words = open_test_office(postgres_url, tmp_path)
    try:
        with_words.clock.advance(timedelta(hours=1))
        # The mailbox still holds what was handled before the move.
        for number in (1, 2, 3, 1):
            with_words.box.deliver(mail(number))
        with_words.box.deliver(mail(5, text="Mon grille-pain fume."))
        with_words.works()
        assert [one.ref for one in with_words.complaints()][:3] == [one.ref for one in office.complaints()]
        assert with_words.complaints()[3].messages[0].new_text == "Mon grille-pain fume."
        assert with_words.register.verify().faults == ()
        for words, number in (("colis", 4), ("grille-pain", 1)):
            assert len(with_words.register.look(lambda s, words=words: find(s, words, limit=10))) == number
    finally:
        with_words.office.close()


def test_nobody_works_on_the_register_that_was_left(office, at, postgres_url):
    move(office.register, at(postgres_url), now=office.clock.now())
    with pytest.raises(RegisterUnreachable, match=r"moved to postgresql://.*write that as \[register\] database"):
        office.register.migrate()
    # It can still be looked at, and still proves itself.
    assert office.register.verify().faults == ()
    assert isinstance(office.complaints()[0], Complaint)


def test_a_register_that_is_there_already_is_left_alone(office, at, tmp_path):
    other = open_test_office(f"sqlite:///{tmp_path / 'other.db'}", tmp_path)
    other.box.deliver(mail(9))
    other.works()
    before = rows(other.register)
    with pytest.raises(TargetTaken, match="name an empty database"):
        move(office.register, other.register, now=office.clock.now())
    assert rows(other.register) == before
    office.register.migrate()
    other.office.close()


def test_a_move_that_breaks_off_leaves_nothing_and_is_begun_again(office, at, postgres_url):
    def breaks(done: int, _whole: int) -> None:
        if done > 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(office.register, at(postgres_url), now=office.clock.now(), watch=Watch(rows=breaks))
    assert not any(rows(at(postgres_url)).values())
    office.register.migrate()
    assert move(office.register, at(postgres_url), now=office.clock.now()).complaints == 3


def test_what_arrives_otherwise_than_it_left_is_refused(office, at, postgres_url, monkeypatch):
    there = at(postgres_url)
    whole = there.verify
    monkeypatch.setattr(there, "verify", lambda _told: replace(whole(), letters=0))
    with pytest.raises(CopyFailed, match="the register is where it was"):
        move(office.register, there, now=office.clock.now())
    office.register.migrate()
    monkeypatch.undo()
    assert not any(rows(there).values())
    assert move(office.register, there, now=office.clock.now()).complaints == 3


def test_a_move_that_breaks_off_while_it_is_proved_leaves_nothing_either(office, at, postgres_url):
    heard: list[int] = []

    def breaks(done: int, whole: int) -> None:
        heard.append(done)
        # The source was proved whole before.
        if len(heard) > whole:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(office.register, at(postgres_url), now=office.clock.now(), watch=Watch(proved=breaks))
    assert not any(rows(at(postgres_url)).values())
    assert move(office.register, at(postgres_url), now=office.clock.now()).complaints == 3


def test_a_worker_at_postgresql_is_in_the_way(office, at, postgres_url, tmp_path):
    there = at(postgres_url)
    move(office.register, there, now=office.clock.now())
    worker = at(postgres_url)
    with worker.engine.connect() as held:
        held.execute(text("SELECT 1"))
        with pytest.raises(RegisterInUse, match="stop every worker"):
            move(there, at(f"sqlite:///{tmp_path / 'back.db'}"), now=office.clock.now())
