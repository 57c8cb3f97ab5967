"""This tree against an earlier commit, on the same mail: `make bench AGAINST=COMMIT`.

    python -m tests.bench.paired COMMIT [--messages 400] [--rounds 3]

The commit is checked out beside this tree for as long as it takes. Both handle the same mail in turn, so that what else
the machine does meets both; what is told of the rounds is their median. Statements, commits and flushes of files are
counted in a round of its own, since counting costs. A flush is one that the program asks for: the database adds its own
to every commit.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.throughput import BOX, CONFIG, Figures, message, run_once
from worker.demo.servers import EmbeddedMail

ROOT = Path(__file__).parents[2]
COUNTED = ("statements", "commits", "flushes")
# Run in either tree: it knows of the program no more than its command line.
COUNTING = """
import atexit, collections, json, os, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
told, sys.argv = sys.argv[1], ["complaints", *sys.argv[2:]]
counted = collections.Counter()
for name in ("fsync", "fdatasync"):
    def flush(place, asked=getattr(os, name)):
        counted["flushes"] += 1
        return asked(place)
    setattr(os, name, flush)
event.listen(Engine, "before_cursor_execute", lambda *_: counted.update(statements=1))
event.listen(Engine, "commit", lambda *_: counted.update(commits=1))
atexit.register(lambda: open(told, "w").write(json.dumps(counted)))
from worker.cli import main
main()
"""


@dataclass(frozen=True, slots=True)
class Tree:
    """`path`: where its modules are, and the libraries that it pins otherwise than this tree does."""

    name: str
    root: Path
    path: str


@contextmanager
def checked_out(commit: str) -> Iterator[Tree]:
    """A work tree of the commit, taken away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "tree"
        git("worktree", "add", "--quiet", "--detach", str(place), commit)
        try:
            libraries = Path(folder) / "libraries"
            _install(_pins(place) - _pins(ROOT), libraries)
            yield Tree(git("log", "-1", "--format=%h", commit), place, f"{place}{os.pathsep}{libraries}")
        finally:
            git("worktree", "remove", "--force", str(place))


def _pins(root: Path) -> set[str]:
    file = root / "constraints.txt"
    return {line for line in file.read_text().splitlines() if "==" in line} if file.exists() else set()


def _install(pins: set[str], folder: Path) -> None:
    """Nothing is installed into this tree's own place."""
    if pins:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--target", str(folder), *sorted(pins)], check=True)


def git(*words: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.strip())
    return done.stdout.strip()


@contextmanager
def company(messages: int) -> Iterator[Path]:
    """The configuration of a company with so many messages in its mailbox, the same at every call."""
    chance = random.Random(20261123)
    with tempfile.TemporaryDirectory() as folder, EmbeddedMail(address=BOX, password="bench") as mail:
        (Path(folder) / "secret").write_text("bench")
        config = Path(folder) / "config.toml"
        config.write_text(CONFIG.format(box=BOX, imap=mail.imap_port, smtp=mail.smtp_port))
        for number in range(messages):
            mail.append(message(number, chance))
        yield config


def measured(tree: Tree, messages: int) -> Figures:
    with company(messages) as config:
        return run_once(config, messages, tree.path)


def counted(tree: Tree, messages: int) -> list[float]:
    """COUNTED, each a message."""
    with company(messages) as config:
        told = config.with_name("counted.json")
        command = [sys.executable, "-c", COUNTING, str(told), "once", "--json", "--config", str(config)]
        subprocess.run(command, env={"PYTHONPATH": tree.path}, cwd=config.parent, check=True, capture_output=True)
        found = json.loads(told.read_text())
    return [found.get(name, 0) / messages for name in COUNTED]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("commit")
    options.add_argument("--messages", type=int, default=400)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    here = Tree("this tree", ROOT, str(ROOT))
    with checked_out(asked.commit) as there:
        runs = [(measured(there, asked.messages), measured(here, asked.messages)) for _ in range(asked.rounds)]
        counts = [counted(tree, asked.messages) for tree in (there, here)]
    columns = ("messages/s", "CPU ms", "MB peak", *COUNTED)
    print(f"{asked.messages} messages, {asked.rounds} rounds in turn; CPU, statements, commits and flushes a message")
    print(f"{'':<12}" + "".join(f"{name:>12}" for name in columns))
    of_each = [_row([pair[which] for pair in runs], counts[which]) for which in (0, 1)]
    for tree, row in zip((there, here), of_each, strict=True):
        _print(tree.name, row)
    _print("ratio", [after / before if before else 0 for before, after in zip(*of_each, strict=True)])


def _row(runs: list[Figures], counts: list[float]) -> list[float]:
    def median(of: Callable[[Figures], float]) -> float:
        return statistics.median(map(of, runs))

    return [
        median(lambda run: run.messages / run.seconds),
        median(lambda run: 1000 * run.cpu_seconds / run.messages),
        median(lambda run: run.peak_megabytes),
        *counts,
    ]


def _print(name: str, row: list[float]) -> None:
    print(f"{name:<12}" + "".join(f"{figure:>12.2f}" for figure in row))


if __name__ == "__main__":
    main()
