"""What one message costs: processor seconds and memory, each in a process of its own, so that the figures are honest.

A process that has imported everything and handled a small mail forks for each message: what counts is the handling of
that one alone, its own bytes included, and memory that C libraries take is seen as well. That process is this module
run as a program; it reads paths and writes figures, one a line.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.fuzz import handled

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 60  # of processor time, after which a measured process is ended
_SMALL = ROOT / "tests" / "corpus" / "reading" / "html-with-preheader-table-and-quote.eml"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one message. `memory` is the growth of resident memory at its peak, in bytes; `died` says what ended it."""

    size: int
    seconds: float
    memory: int
    died: str = ""


class Scale:
    """Weighs messages, one after the other: `with Scale() as scale: scale.weigh(path)`."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.fuzz.measuring"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def weigh(self, path: Path) -> Figures:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        return Figures(**json.loads(self._process.stdout.readline()))

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._process.communicate()


def _resident(name: str) -> int:
    """VmRSS or VmHWM of this process, in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name + ":"))


def _handle(path: Path) -> Figures:
    before, started = _resident("VmRSS"), time.process_time()
    raw = path.read_bytes()
    handled.worked(raw)
    return Figures(len(raw), time.process_time() - started, _resident("VmHWM") - before)


def _tell(pipe: int, path: Path) -> None:
    """In the child: handle the message and write what it cost."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        figures = _handle(path)
    except BaseException as error:  # noqa: BLE001  # The parent tells it: a child may not go on as one.
        figures = Figures(path.stat().st_size, 0.0, 0, f"{type(error).__name__}: {error}"[:300])
    os.write(pipe, json.dumps(asdict(figures)).encode("ascii"))


def _forked(path: Path) -> Figures:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        _tell(write, path)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Figures(**json.loads(told)) if told else Figures(path.stat().st_size, 0.0, 0, f"ended with status {status}")


def main() -> None:
    handled.worked(_SMALL.read_bytes())
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(asdict(_forked(Path(line.removesuffix("\n"))))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
