"""A copy of the register: of one moment, whole, proved, and good to go on with; from either database."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk import MONDAY, TestOffice, mail, open_test_office
from tests.register.filling import fill, rows
from worker.complaint.lifecycle import Moved, State
from worker.doors.shelf import FolderShelf
from worker.register import sealing
from worker.register.backup import Backup, back_up
from worker.register.copying import CopyFailed, copy_tables, sqlite_url
from worker.register.database import writing
from worker.register.files import append
from worker.register.locks import RegisterInUse
from worker.register.retention.erasing import erase
from worker.register.search import find
from worker.register.store import Register
from worker.register.tables import Base, ParcelRow


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    """Three files, one with a follow-up."""
    office = open_test_office(database_url, tmp_path)
    fill(office)
    yield office
    office.office.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "copy?of=é"
    place.mkdir()
    return place


@pytest.fixture
def backup(office: TestOffice, folder: Path) -> Callable[[], Backup]:
    def act() -> Backup:
        shelf = FolderShelf(folder / "shelf", resting_seconds=0)
        return back_up(office.register, folder, shelf, now=office.clock.now(), about={"config": "/etc/config.toml"})

    return act


@pytest.fixture
def copy(folder: Path) -> Iterator[Callable[[], Register]]:
    """The register that the folder holds."""
    opened: list[Register] = []

    def act() -> Register:
        opened.append(Register(sqlite_url(folder / "register.db"), FolderShelf(folder / "shelf")))
        return opened[-1]

    yield act
    for register in opened:
        register.close()


def damage(shelf: Path, sha256: str) -> Path:
    blob = shelf / sha256[:2] / sha256[2:]
    blob.write_bytes(b"damaged")
    return blob


def test_the_copy_holds_every_row_and_every_blob(office, backup, copy):
    done = backup()
    assert (done.blobs, done.proof) == (4, office.register.verify())
    assert rows(copy()) == rows(office.register)
    assert copy().shelf.names() == office.register.shelf.names()


def test_the_manifest_says_what_there_is(office, backup, folder):
    proof = backup().proof
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["made_at"] == MONDAY.isoformat()
    assert manifest["config"] == "/etc/config.toml"
    assert (manifest["complaints"], manifest["blobs"], manifest["root"]) == (3, 4, proof.root)
    assert len(manifest["register_sha256"]) == 64


def test_nobody_but_the_owner_reads_it(backup, folder):
    backup()
    for name in ("register.db", "manifest.json", "shelf"):
        assert (folder / name).stat().st_mode & 0o077 == 0


def test_the_next_one_copies_what_is_new(office, backup, folder, copy):
    backup()
    before = {path: path.stat().st_mtime_ns for path in (folder / "shelf").rglob("*") if path.is_file()}
    office.box.deliver(mail(5))
    office.waits(minutes=5)
    done = backup()
    assert (done.blobs, done.proof.complaints) == (1, 4)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert copy().verify() == office.register.verify()


def test_copies_made_while_a_worker_writes_are_each_whole(office, backup):
    stop, worked = threading.Event(), []

    def work() -> None:
        number = 100
        while not stop.is_set():
            office.box.deliver(mail(number))
            worked.append(office.works().registered)
            number += 1

    writer = threading.Thread(target=work)
    writer.start()
    try:
        proofs = [backup().proof for _ in range(6)]
    finally:
        stop.set()
        writer.join()
    assert [proof.faults for proof in proofs] == [()] * 6
    assert proofs[0].complaints < proofs[-1].complaints <= 3 + sum(worked)


@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True)
def test_the_copy_is_of_one_moment_however_long_it_takes(office, folder, monkeypatch):
    """A file that is registered meanwhile is in it whole, or not at all. SQLite copies its file in one step."""
    monkeypatch.setattr("worker.register.copying.ROWS", 1)
    done_in_between = []
    real = Base.metadata.sorted_tables

    def slowly() -> Iterator:
        for table in real:
            if table.name == "entry":
                office.box.deliver(mail(9))
                done_in_between.append(office.works().registered)
            yield table

    class Metadata:
        sorted_tables = property(lambda _self: slowly())

    monkeypatch.setattr("worker.register.copying.Base", type("Base", (), {"metadata": Metadata()}))
    copy_tables(office.register.engine, folder / "register.db")
    assert done_in_between == [1]
    copied = Register(sqlite_url(folder / "register.db"), office.register.shelf)
    proof = copied.verify()
    copied.close()
    assert (proof.complaints, proof.faults) == (3, ())


def test_a_row_may_point_to_one_behind_it(office, backup, copy):
    office.box.deliver(mail(1), MONDAY)
    office.waits(minutes=5)
    with writing(office.register.engine) as session:
        session.connection().exec_driver_sql("UPDATE parcel SET same_as = 5 WHERE id = 1")
        sealing.touch(session, ParcelRow, 1)
    backup()
    assert [parcel.same_as for parcel in copy().parcels()] == [5, None, None, None, 1]


def test_a_blob_that_was_damaged_in_the_copy_is_copied_again(office, backup, folder):
    backup()
    sha256 = office.register.parcels()[0].sha256
    blob = damage(folder / "shelf", sha256)
    assert backup().proof.faults == ()
    assert blob.read_bytes() == office.register.shelf.get(sha256)


def test_a_register_that_was_altered_does_not_take_the_place_of_a_copy_that_was_sound(office, backup, folder, copy):
    sound = backup().proof
    manifest = (folder / "manifest.json").read_bytes()
    with writing(office.register.engine) as session:
        session.connection().exec_driver_sql("UPDATE entry SET actor = 'eve' WHERE seq = 2")
    done = backup()
    assert done.place == folder / "register.faulty.db"
    assert any("its hash does not match" in fault for fault in done.proof.faults)
    assert copy().verify() == sound
    assert (folder / "manifest.json").read_bytes() == manifest


def test_a_faulty_copy_is_gone_once_there_is_a_sound_one(office, backup, folder):
    sha256 = office.register.parcels()[0].sha256
    content = office.register.shelf.get(sha256)
    blob = damage(office.register.shelf._root, sha256)
    assert [fault for fault in backup().proof.faults if sha256 in fault]
    assert (folder / "register.faulty.db").exists()
    blob.write_bytes(content)
    assert backup().proof.faults == ()
    assert not (folder / "register.faulty.db").exists()


def test_a_backup_that_was_killed_leaves_the_last_one_and_the_next_begins_anew(office, backup, folder, monkeypatch):
    sound = backup().proof

    class PowerCut(BaseException):
        pass

    def cut(_copy: Register, _told: object) -> None:
        raise PowerCut

    office.box.deliver(mail(5))
    office.waits(minutes=5)
    with monkeypatch.context() as power:
        power.setattr(Register, "verify", cut)
        with pytest.raises(PowerCut):
            backup()
    assert json.loads((folder / "manifest.json").read_text())["root"] == sound.root
    # What a killed process leaves beside its file must not be taken for the next one's.
    (folder / "register.new.db-wal").write_bytes(b"the journal of another file")
    assert backup().proof == office.register.verify()
    assert sorted(path.name for path in folder.iterdir()) == [
        "manifest.json", "register.db", "register.new.db.lock", "shelf",
    ]  # fmt: skip


def test_two_backups_to_one_folder_do_not_mix(office, backup, folder):
    other = Register(sqlite_url(folder / "register.new.db"), FolderShelf(folder / "shelf"))
    with other.sole_worker(), pytest.raises(RegisterInUse, match=r"another complaints process .* works on .*new\.db"):
        backup()
    other.close()
    assert backup().proof.faults == ()


def test_an_office_goes_on_from_the_copy(office, backup, folder, tmp_path):
    backup()
    again = open_test_office(sqlite_url(folder / "register.db"), folder)
    again.clock.advance(timedelta(days=1))
    reply = next(letter for letter in again.register.letters() if letter.recipient == "client2@example.org")
    again.box.uidvalidity = 2
    again.box.deliver(mail(5))
    again.box.deliver(mail(6, sender="client2@example.org", extra=f"In-Reply-To: {reply.message_id}\r\n"))
    tally = again.works()
    assert (tally.registered, tally.followed_up) == (1, 1)
    assert [complaint.ref[:15] for complaint in again.complaints()] == [f"REC-2026-00000{n}" for n in (1, 2, 3, 4)]
    assert again.register.verify().faults == ()
    again.office.close()


def test_a_place_where_nothing_can_be_written_is_told(office, folder):
    (folder / "register.db").write_bytes(b"no database at all, " * 500)
    with pytest.raises(
        CopyFailed, match=r"cannot be copied to .*register\.db: .*; check the folder and the free space"
    ):
        copy_tables(office.register.engine, folder / "register.db")


def test_a_single_tool_of_sqlite_reads_it(backup, folder):
    """The copy is one file: no journal beside it is needed."""
    backup()
    assert list(folder.glob("register.db-*")) == []
    with sqlite3.connect(f"file:{folder / 'register.db'}".replace("?", "%3f") + "?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_the_words_of_a_file_are_found_in_the_copy(office, backup, copy):
    """Each database has its own index over words."""
    backup()

    def found(register: Register) -> list[str]:
        return sorted(one.ref for one in register.look(lambda session: find(session, "colis", limit=9)))

    assert found(copy()) == found(office.register) != []


def test_what_retention_erased_is_gone_from_the_next_copy(office, backup, folder, copy):
    ref = office.complaints()[0].ref
    kept = {message.sha256 for one in office.complaints()[1:] for message in one.messages}
    withdrawn = Moved(source=State.REGISTERED, target=State.WITHDRAWN, cause="told")
    with writing(office.register.engine) as session:
        append(session, ref, [withdrawn], actor="ann@example.com", at=office.clock.now())
    backup()
    assert len(FolderShelf(folder / "shelf").names()) == 4
    with writing(office.register.engine) as session:
        erase(session, ref, "retention", office.clock.now())
    made = backup()
    assert made.proof.faults == ()
    assert FolderShelf(folder / "shelf").names() == kept
    assert "client1" not in str(rows(copy()))
    assert b"client1@example.org" not in (folder / "register.db").read_bytes()


def test_no_folder_stays_open_behind_a_copy(backup: Callable[[], Backup], folder: Path) -> None:
    """A worker makes one each night for years: what it opens, it closes."""
    here = Path("/proc/self/fd")
    if not here.is_dir():
        pytest.skip("this system does not show what a process holds open")
    backup()
    backup()
    held = [one.readlink() for one in here.iterdir() if one.is_symlink()]
    assert [place for place in held if place.is_relative_to(folder)] == []
