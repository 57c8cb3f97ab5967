"""`python -m MODULE WORDS` in a process of its own, forked from one that has loaded the program and its words.

Loading takes a process longer than most of what is asked of it, and hardly a test is about that; those which are
start Python. What is forked has a pid, a folder, an environment and outputs of its own, is sent signals as any process
is, and ends as Python ends. The process that it is forked from is this module, run as a program.
"""

import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import TracebackType
from typing import IO, Any, Self

from tests.desk import mail, open_test_office

ROOT = Path(__file__).parents[2]
_DOORS = ("worker.doors.imap", "worker.doors.smtp", "worker.timetable", "worker.office")


class Started:
    """What `subprocess.Popen` is of a process that it started, so far as tests ask for it; in text."""

    def __init__(self, told: int, stdout: IO[str], stderr: IO[str]) -> None:
        self._told = os.fdopen(told, "r", encoding="ascii")
        self.pid = int(self._told.readline())
        self.stdout, self.stderr = stdout, stderr
        self.returncode: int | None = None

    def poll(self) -> int | None:
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired([str(self.pid)], timeout or 0)
            self.returncode = int(self._told.readline())
            self._told.close()
        return self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """All that it still says, and its end."""
        said = {self.stdout: "", self.stderr: ""}

        def hears(stream: IO[str]) -> None:
            with stream:
                said[stream] = stream.read()

        listeners = [Thread(target=hears, args=(pipe,), daemon=True) for pipe in said if not pipe.closed]
        for one in listeners:
            one.start()
        self.wait(timeout)
        for one in listeners:
            one.join(timeout)
        return said[self.stdout], said[self.stderr]

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.communicate()


class Nursery:
    """Starts processes: `nursery.starts("worker", "once", cwd=…, env=…)`. Its own is there from the first one on."""

    def __init__(self) -> None:
        self._open = ExitStack()

    @cached_property
    def _line(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "tests.servers.forking", str(theirs.fileno())]
        with theirs:
            self._open.enter_context(subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()]))
        # Closed before that one is waited for: it ends when nobody can ask any more.
        return self._open.enter_context(ours)

    def close(self) -> None:
        self._open.close()

    def starts(self, module: str, *words: str, cwd: Path, env: Mapping[str, str]) -> Started:
        (heard, told), (out, out_end), (err, err_end) = os.pipe(), os.pipe(), os.pipe()
        asked = {"module": module, "words": words, "cwd": str(cwd), "env": dict(env)}
        socket.send_fds(self._line, [json.dumps(asked).encode()], [told, out_end, err_end])
        for end in (told, out_end, err_end):
            os.close(end)
        return Started(heard, *(os.fdopen(pipe, "r", encoding="utf-8") for pipe in (out, err)))


def warm_up() -> None:
    """Words are read, tables known and letters taken apart when they are first needed, by a mail that is nobody's."""
    with TemporaryDirectory() as folder:
        office = open_test_office(f"sqlite:///{folder}/register.db", Path(folder))
        office.box.deliver(mail())
        office.works()
        office.office.close()


def _serve(line: socket.socket) -> dict[str, Any]:
    """Returns in each process that is to become what was asked for; ends where nobody will ask any more."""
    while True:
        asked, ends, _, _ = socket.recv_fds(line, 1_000_000, 3)
        if not asked:
            sys.exit(0)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not os.fork() and not _kept(*ends):
            line.close()
            return json.loads(asked)
        for end in ends:
            os.close(end)


def _kept(told: int, out: int, err: int) -> bool:
    """In a process that forks the one asked for, and stays to tell of its end. Returns only in that one."""
    pid = os.fork()
    if pid:
        os.write(told, f"{pid}\n".encode())
        os.close(out)
        os.close(err)
        os.write(told, f"{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}\n".encode())
        os._exit(0)
    os.close(told)
    silent = os.open(os.devnull, os.O_RDONLY)
    for own, end in ((0, silent), (1, out), (2, err)):
        os.dup2(end, own)
        os.close(end)
    return False


def main() -> None:
    # Of another folder's process, if that ever were the one in which a test is looked for.
    from worker.cli.app import COMMANDS  # noqa: PLC0415  # it is loaded in the process that forks alone

    for name in (*(f"worker.cli.{place.partition('.')[0]}" for _, place, _ in COMMANDS), *_DOORS):
        import_module(name)
    out = os.dup(1)
    os.dup2(2, 1)
    warm_up()
    os.dup2(out, 1)
    os.close(out)
    gc.collect()
    gc.freeze()
    asked = _serve(socket.socket(fileno=int(sys.argv[1])))
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode) for number, mode in ((0, "r"), (1, "w"), (2, "w")))  # noqa: SIM115, PTH123
    sys.argv = [asked["module"], *asked["words"]]
    runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
