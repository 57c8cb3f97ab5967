"""A mailbox that is a Maildir, from `check` to `run`: the same road as for one on a server."""

import signal
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import CONFIG, Company, OfficeClock, finished, letter, until
from tests.delivery import deliver, make_maildir
from tests.fakes import MemoryShelf
from worker import assembly
from worker.settings.mailboxes import KINDS

SERVER = 'host = "127.0.0.1"\nport = {imap}\nsecurity = "plain"\npassword_file = "secret"\n{mailbox}'


@pytest.fixture
def spool(company: Company, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The company's mail server delivers into this folder."""
    assert SERVER in CONFIG
    text = CONFIG.replace(SERVER, 'kind = "maildir"\npath = "Maildir"\n{mailbox}', 1)
    monkeypatch.setattr("tests.cli.conftest.CONFIG", text)
    company.configured()
    return make_maildir(company.folder / "Maildir")


@pytest.fixture
def arrives(spool: Path, clock: OfficeClock):
    """A complaint is delivered, now by the clock of the office unless it says when."""

    def act(number: int, **span: float) -> Path:
        return deliver(spool, letter(number), at=(clock.now() - timedelta(**span)).timestamp())

    return act


def inside(spool: Path, folder: str = "") -> int:
    place = spool / folder if folder else spool
    return sum(1 for part in ("new", "cur") for _ in (place / part).iterdir())


def test_a_complaint_is_taken_from_the_folder_acknowledged_and_filed(company, spool, arrives):
    checked = company.complaints("check")
    assert checked.code == 0, checked.out
    assert "a Maildir that may be read and written" in checked.out
    assert "folder INBOX: 0 messages" in checked.out
    arrives(1)
    arrives(2)
    done = company.complaints("once")
    assert done.code == 0, done.err
    assert len(company.refs()) == 2
    for number in (1, 2):
        assert len(company.mail.delivered_to(f"client{number}@example.org")) == 1
    assert (inside(spool), inside(spool, ".Processed")) == (0, 2)
    assert company.complaints("once").code == 0
    assert len(company.mail.delivered_to("client1@example.org")) == 1
    assert company.complaints("status").code == 0
    assert company.complaints("verify").code == 0


def test_what_a_mail_server_delivers_a_second_time_has_one_effect(company, spool, arrives):
    arrives(1)
    company.complaints("once")
    arrives(1)
    assert company.complaints("once").code == 0
    assert len(company.refs()) == 1
    assert len(company.mail.delivered_to("client1@example.org")) == 1
    assert (inside(spool), inside(spool, ".Processed")) == (0, 2)


def test_a_folder_in_use_stops_the_first_start_until_somebody_chose(company, spool, arrives):
    arrives(1, days=300)
    arrives(2, days=3)
    for command in ("check", "once"):
        told = company.complaints(command)
        assert told.code in {1, 2}
        assert "2 messages lie in INBOX, the oldest of 2026-01-08" in " ".join((told.out + told.err).split())
    assert company.mail.posted == []
    company.configured(mailbox="since = 2026-11-04")
    arrives(3)
    assert company.complaints("once").code == 0
    assert len(company.refs()) == 1
    assert inside(spool) == 2


def test_a_folder_that_is_gone_is_told_with_what_to_do_and_what_came_is_taken_when_it_is_back(company, spool, arrives):
    arrives(1)
    away = spool.rename(spool.with_name("away"))
    checked, done = company.complaints("check"), company.complaints("once")
    assert (checked.code, done.code) == (1, 1)
    said = " ".join(checked.out.split())
    assert f"{spool} is missing, so that it is no Maildir. Correct path and folder under [[mailbox]], mount" in said
    assert "host, port" not in said
    assert said.count("is missing, so that it is no Maildir") == 1
    assert "is no Maildir" in company.complaints("status").out
    assert not spool.exists()
    away.rename(spool)
    assert company.complaints("once").code == 0
    assert len(company.refs()) == 1


@pytest.mark.slow
@pytest.mark.usefixtures("system_time")
def test_at_work_it_looks_each_second(company, spool):
    company.configured(mailbox="poll_seconds = 3600")
    process = company.starts("run")
    deliver(spool, letter(0))
    company.mail.wait_for("client0@example.org", seconds=90)
    deliver(spool, letter(1))
    company.mail.wait_for("client1@example.org", seconds=60)
    until(lambda: inside(spool) == 0)
    process.send_signal(signal.SIGTERM)
    assert finished(process).code == 0
    assert inside(spool, ".Processed") == 2


def test_another_shelf_is_one_row(company, monkeypatch):
    """What stands in the table is opened, by the scheme of its place; what does not, is told."""
    shelves = {}

    def open_one(place, settings, make):
        return shelves.setdefault(place, MemoryShelf())

    monkeypatch.setattr(assembly, "SHELVES", {**assembly.SHELVES, "memory": open_one})
    company.configured(more='[register]\nshelf = "memory://bucket/prefix"')
    company.mail.append(letter(1))
    assert company.complaints("check").code == 0
    assert company.complaints("once").code == 0
    assert company.complaints("verify").code == 0
    assert len(shelves["memory://bucket/prefix"].names()) == 1
    assert not (company.folder / "shelf").exists()
    copied = company.complaints("backup", company.folder / "copy")
    assert (copied.code, len(list((company.folder / "copy" / "shelf").rglob("??/*")))) == (0, 1), copied.err


def test_a_shelf_of_no_known_kind_is_told_by_every_command(company):
    company.configured(more='[register]\nshelf = "ftp://bucket/prefix"')
    for command in ("check", "once", "list"):
        told = company.complaints(command)
        assert told.code == 2
        known = "a folder, postgresql://…, s3://…"
        assert told.err.strip().endswith(f"[register] shelf: no shelf is known at ftp://; write {known}")


def test_every_kind_of_mailbox_that_may_be_configured_has_its_door():
    assert assembly.MAILBOXES.keys() == KINDS.keys()
