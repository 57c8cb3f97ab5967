"""A company at its command line: mail servers, a configuration on disk, and `complaints` called as an operator does.

What a command does depends on the hour: a list leaves each working morning, a report on the first of a month. So every
command called here takes the time from `clock`, where it is a quiet Wednesday, whenever the tests run. A process of its
own (`starts`) knows only the system's time: whoever looks at its register asks for `system_time` too, or gives it --at.
"""

import contextlib
import functools
import json
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import structlog

from tests.servers.forking import Nursery, Started
from tests.writing.fit import only_what_was_touched
from worker import assembly
from worker.cli import main
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import SystemClock
from worker.doors.imap import mailbox
from worker.register.store import Register
from worker.settings import load
from worker.words import tables
from worker.words.said import NOTHING
from worker.writing.checking import check_templates

ROOT = Path(__file__).parents[2]
BOX = "reclamations@example.com"
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})
# Ten in the morning of a working day in Paris, two hours after the daily lists.
TODAY = datetime(2026, 11, 4, 9, 0, tzinfo=UTC)

CONFIG = """
[organisation]
name = "Maison Lenoir"
phone = "04 72 00 00 00"

[[mailbox]]
name = "reclamations"
address = "{box}"
host = "127.0.0.1"
port = {imap}
security = "plain"
password_file = "secret"
{mailbox}

[smtp]
host = "127.0.0.1"
port = {smtp}
security = "plain"
username = "{box}"
password_file = "secret"
from = "Service réclamations <{box}>"

[[staff]]
name = "Ann Morel"
address = "ann@example.com"
roles = ["desk"]

{more}
"""


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> list[Any]:
        return [json.loads(line) for line in self.lines]


def letter(number: int, *, name: str = "Zoé Kowalczyk", words: str = "", extra: str = "") -> bytes:
    """A complaint; each number is another person's."""
    words = words or f"Mon fauteuil à bascule no {number} est arrivé fendu. Je souhaite un remboursement."
    return (
        f"From: {name} <client{number}@example.org>\r\nTo: {BOX}\r\nSubject: Fauteuil {number} fendu\r\n"
        f"Message-ID: <{number}@example.org>\r\n{extra}Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n"
    ).encode()


@dataclass
class Company:
    """`complaints(...)` runs a command in this process, `starts(...)` in one of its own, `loads(...)` in a new Python
    that has all of it still to load.
    """

    folder: Path
    mail: EmbeddedMail
    capture: pytest.CaptureFixture[str]
    nursery: Nursery
    started: list["Started | subprocess.Popen[str]"] = field(default_factory=list)

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    def configured(self, *, imap: int = 0, smtp: int = 0, mailbox: str = "", more: str = "") -> None:
        """Write the configuration anew; ports of 0 are the running servers'."""
        text = CONFIG.format(
            box=BOX, imap=imap or self.mail.imap_port, smtp=smtp or self.mail.smtp_port, mailbox=mailbox, more=more
        )
        self.config.write_text(text, encoding="utf-8")

    def complaints(self, *words: str | Path, config: Path | None = None) -> Result:
        self.capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*map(str, words), "--config", str(config or self.config)])
        return Result(int(ended.value.code or 0), *self.capture.readouterr())

    def starts(self, *words: str | Path, env: Mapping[str, str] = NOTHING_MORE) -> Started:
        """Ended at the end of the test, if it still lives then."""
        return self.forks("worker", *words, env=env)

    def forks(self, module: str, *words: str | Path, env: Mapping[str, str] = NOTHING_MORE) -> Started:
        """The same of any module that hands words on to the worker."""
        told = (*map(str, words), "--config", str(self.config))
        process = self.nursery.starts(module, *told, cwd=self.folder, env=environment(env))
        self.started.append(process)
        return process

    def loads(self, *words: str | Path, **more: Any) -> "subprocess.Popen[str]":
        """For what begins or ends with the interpreter: nothing is loaded yet. `more` is told to the library."""
        command = [sys.executable, "-m", "worker", *map(str, words), "--config", str(self.config)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(command, text=True, env=environment(), cwd=self.folder, **(pipes | more))
        self.started.append(process)
        return process

    def register(self) -> Register:
        return assembly.open_register(load(self.config))

    def refs(self) -> list[str]:
        """Every reference, oldest first."""
        register = self.register()
        try:
            return [complaint.ref for complaint in register.complaints()][::-1]
        finally:
            register.close()


@dataclass
class OfficeClock:
    """It goes on from `start` as time does, so that what comes later is later; `moves_to` sets it."""

    start: datetime
    began: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=time.monotonic() - self.began)

    def moves_to(self, moment: datetime) -> None:
        self.start, self.began = moment, time.monotonic()

    def moves_by(self, **span: float) -> None:
        self.moves_to(self.now() + timedelta(**span))


def in_two_hours() -> str:
    """For `once --at`, when everything that is to be tried again is due."""
    return (SystemClock().now() + timedelta(hours=2)).isoformat()


def environment(more: Mapping[str, str] = NOTHING_MORE) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def finished(process: "Started | subprocess.Popen[str]", *, seconds: float = 180) -> Result:
    out, err = process.communicate(timeout=seconds)
    return Result(process.returncode, out, err)


def until(true: Callable[[], bool], *, seconds: float = 120) -> None:
    """Look until it is so; there is no other way to see what another process did."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.02)


@pytest.fixture
def system_time() -> None:
    """Asked for by tests of a process that works by the system's time: commands beside it know no other."""


@pytest.fixture(autouse=True)
def clock(request: pytest.FixtureRequest) -> Iterator[OfficeClock]:
    """The time of every command called in this process, and of its mail server."""
    clock = OfficeClock(TODAY)
    if "system_time" in request.fixturenames:
        yield clock
        return
    # Not by `monkeypatch`, which some tests undo half-way.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SystemClock, "now", lambda _clock: clock.now())
        # Mail servers go on living today.
        patch.setattr(mailbox, "clock_difference", lambda *_: NOTHING)
        yield clock


@pytest.fixture
def company(tmp_path: Path, capsys: pytest.CaptureFixture[str], nursery: Nursery) -> Iterator[Company]:
    with EmbeddedMail(address=BOX, password="secret") as mail:
        (tmp_path / "secret").write_text("secret")
        company = Company(tmp_path, mail, capsys, nursery)
        company.configured()
        yield company
        for process in company.started:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.communicate()


@pytest.fixture(scope="session")
def worked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a company with three complaints; the address of the second takes no mail."""
    folder = tmp_path_factory.mktemp("worked")
    clock = OfficeClock(TODAY - timedelta(minutes=10))
    with EmbeddedMail(address=BOX, password="secret", clock=clock) as mail:
        (folder / "secret").write_text("secret")
        text = CONFIG.format(box=BOX, imap=mail.imap_port, smtp=mail.smtp_port, mailbox="", more="")
        (folder / "config.toml").write_text(text, encoding="utf-8")
        mail.behaviour.refuse["client2@example.org"] = "550 5.1.1 no such user"
        for number in (1, 2, 3):
            mail.append(letter(number))
        office = assembly.open_office(load(folder / "config.toml"), clock=clock)
        office.desk.register.migrate()
        office.round()
        office.close()
    return folder


@pytest.fixture
def filled(company: Company, worked_once: Path) -> Company:
    """Three complaints; the address of the second takes no mail."""
    for name in ("register.db", "shelf"):
        copy = shutil.copytree if (worked_once / name).is_dir() else shutil.copy
        copy(worked_once / name, company.folder / name)
    return company


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """Commands set the logs up for their own process; here they share one with the tests."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def templates_checked_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """The check of all templates costs a command seconds, and that of all tables of words one: those that no test
    touches stay as they are, and fit.
    """
    with only_what_was_touched(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "faults", _unreadable)
        if not {"broken_templates", "own_letters"} & set(request.fixturenames):
            patch.setattr("worker.writing.checking.check_templates", _faults)
            patch.setattr("worker.cli.checking.check_templates", _faults)
        yield


_faults = functools.cache(check_templates)
_find_unreadable = tables.faults


@functools.cache
def _unreadable() -> tuple[str, ...]:
    return tuple(_find_unreadable())


@pytest.fixture(autouse=True)
def usual_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the terminal or the settings of whoever runs the tests."""
    for name in ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE", "COMPLAINTS_CONFIG", "COMPLAINTS_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
