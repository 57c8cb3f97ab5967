"""The line that says how far a long command is: at a terminal, once it takes long, and nowhere else."""

import io

import pytest

from worker.cli.progress import Progress
from worker.cli.tongue import WISHED
from worker.words.said import Said


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: float, whole: int = 1_000) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    moments = iter([0.0, *(seconds * part / 4 for part in range(1, 5))])
    with Progress(Said("complaints"), clock=lambda: next(moments)) as progress:
        for done in (250, 500, 750, 1_000):
            progress.told(done, whole)
    return stream.getvalue()


def test_long_work_says_how_far_it_is_how_fast_and_takes_its_line_away(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(monkeypatch, Terminal(), 8.0)
    assert "750 of 1,000 complaints, 125 a second" in shown
    assert shown.endswith("\r\x1b[K")


def test_where_nobody_knows_the_whole_what_is_done_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(monkeypatch, Terminal(), 8.0, whole=0)
    assert "750 complaints, 125 a second" in shown


def test_what_comes_behind_other_work_has_its_own_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream := Terminal())
    moments = iter([0.0, 100.0, 102.0])
    with Progress(Said("rows"), clock=lambda: next(moments)) as progress:
        progress.told(1, 1_000)
        progress.told(101, 1_000)
    assert "101 of 1,000 rows, 50 a second" in stream.getvalue()


def test_it_is_told_in_the_language_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WISHED, "fr")
    assert "750 sur 1 000 réclamations, 125 par seconde" in run(monkeypatch, Terminal(), 8.0)


def test_short_work_and_work_in_a_pipe_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, Terminal(), 1.5) == ""
    assert run(monkeypatch, io.StringIO(), 60.0) == ""
