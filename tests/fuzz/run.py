"""Damages our own mails for as long as you like, and tells what broke, what was slow and what took memory.

    python -m tests.fuzz.run --seconds 600

Where atheris is installed (`pip install atheris`; it is no part of the development tools, since it does not build
everywhere) it leads the mutations to code that no mail has reached yet; otherwise they are drawn at random. Exits with
1 where something broke; what did is kept in a folder that is named.
"""

import argparse
import importlib.util
import os
import random
import sys
import tempfile
import time
import traceback
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WEIGHED = 50  # one run in so many is weighed, which makes it slow, and has its letters written
_SMALLEST = 65_536  # bytes; of a smaller mail the memory is divided by this, since much of it is for any mail

Check = Callable[..., None]


@dataclass(slots=True)
class Tally:
    """What the runs gave. `found` are the failures by where they happened."""

    check: Check
    folder: Path
    started: float = field(default_factory=time.monotonic)
    runs: int = 0
    slowest: float = 0.0
    heaviest: float = 0.0
    found: dict[str, int] = field(default_factory=dict)

    def run(self, raw: bytes) -> None:
        """One mail. Never raises: what broke is counted, and the first of its kind kept."""
        self.runs += 1
        weighed = self.runs % _WEIGHED == 0
        if weighed:
            tracemalloc.start()
        started = time.process_time()
        try:
            self.check(raw, with_letters=weighed)
        except Exception as error:  # noqa: BLE001  # Whatever it is, that is what we are looking for.
            self._failed(raw, error)
        if weighed:
            self._weigh(raw, tracemalloc.get_traced_memory()[1] / max(len(raw), _SMALLEST))
            tracemalloc.stop()
        elif (seconds := time.process_time() - started) > self.slowest:
            self.slowest = seconds
            self._keep("slowest", raw)

    def _weigh(self, raw: bytes, ratio: float) -> None:
        if ratio > self.heaviest:
            self.heaviest = ratio
            self._keep("heaviest", raw)

    def _failed(self, raw: bytes, error: Exception) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        if place not in self.found:
            self._keep(f"found-{len(self.found) + 1}", raw)
            sys.stderr.write("".join(traceback.format_exception(error)))
        self.found[place] = self.found.get(place, 0) + 1

    def _keep(self, name: str, raw: bytes) -> None:
        (self.folder / f"{name}.eml").write_bytes(raw)

    def tell(self) -> None:
        seconds = time.monotonic() - self.started
        lines = [
            f"{self.runs} runs in {seconds:.0f} s, {self.runs / seconds:.0f} runs/s",
            f"slowest {self.slowest:.3f} s of processor time, memory at most {self.heaviest:.1f} times the mail",
            *(f"BROKEN {times} times: {place}" for place, times in self.found.items()),
            f"kept in {self.folder}",
        ]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()


def _warm(check: Check, mails: tuple[bytes, ...]) -> None:
    """What is made once for all mails is not to be counted as the first one's."""
    for raw in mails[:: max(1, len(mails) // 20)]:
        check(raw)


def at_random(seconds: float, seed: int, folder: Path) -> Tally:
    """Mutations drawn from `seed`: the same seed gives the same mails in the same order."""
    from tests.fuzz import handled, mutations  # noqa: PLC0415  # Atheris must be there before what it watches.

    chance, mails = random.Random(seed), mutations.seeds()
    _warm(handled.check, mails)
    tally = Tally(handled.check, folder)
    while time.monotonic() - tally.started < seconds:
        tally.run(mutations.mutated(chance.choice(mails), chance.choice(mails), chance))
    return tally


def with_atheris(atheris: Any, seconds: float, seed: int, folder: Path) -> None:
    """Mutations led by what they reach. Ends the process once everything is told."""
    with atheris.instrument_imports(include=["worker"]):
        from tests.fuzz import handled, mutations  # noqa: PLC0415  # Only what is imported here is watched.
    mails = mutations.seeds()
    known = folder / "corpus"
    known.mkdir()
    for number, raw in enumerate((*mails, *mutations.winmails())):
        (known / f"{number}.eml").write_bytes(raw)

    def mutated(raw: bytes, limit: int, drawn: int) -> bytes:
        chance = random.Random(drawn)
        if chance.random() < 1 / 2:
            return mutations.mutated(raw, chance.choice(mails), chance)[:limit]
        return bytes(atheris.Mutate(raw, limit))

    _warm(handled.check, mails)
    tally = Tally(handled.check, folder)

    def one(raw: bytes) -> None:
        tally.run(raw)
        if time.monotonic() - tally.started > seconds:
            tally.tell()
            os._exit(1 if tally.found else 0)  # LibFuzzer would end the process itself, and say less.

    flags = [f"-seed={seed}", f"-max_len={mutations.LONGEST}", "-rss_limit_mb=4096", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *flags, str(known)], one, custom_mutator=mutated)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="draw at random even where atheris is installed")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="complaints-fuzz-"))
    if not arguments.plain and importlib.util.find_spec("atheris"):
        with_atheris(importlib.import_module("atheris"), arguments.seconds, arguments.seed, folder)
    tally = at_random(arguments.seconds, arguments.seed, folder)
    tally.tell()
    sys.exit(1 if tally.found else 0)


if __name__ == "__main__":
    main()
