"""The command that damages mails for longer: it tells its figures, and keeps what broke."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.run import Tally

ROOT = Path(__file__).parents[2]


def test_the_command_tells_its_figures() -> None:
    command = [sys.executable, "-m", "tests.fuzz.run", "--seconds", "0.5", "--plain"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "runs/s" in done.stdout
    assert "times the mail" in done.stdout
    kept = Path(done.stdout.splitlines()[-1].removeprefix("kept in "))
    assert (kept / "slowest.eml").stat().st_size


def test_what_breaks_is_counted_by_its_place_and_the_first_is_kept(tmp_path, capsys) -> None:
    def check(raw: bytes, *, with_letters: bool) -> None:
        if raw.startswith(b"From:"):
            raise ValueError
        assert with_letters == (tally.runs == 50)

    tally = Tally(check, tmp_path)
    for number in range(50):
        tally.run(b"To: %d" % number)
    assert not tally.found
    tally.run(b"From: 1")
    tally.run(b"From: 2")
    assert list(tally.found.values()) == [2]
    assert (tmp_path / "found-1.eml").read_bytes() == b"From: 1"
    tally.tell()
    assert "BROKEN 2 times: ValueError at test_fuzz_command.py" in capsys.readouterr().out


@pytest.mark.parametrize("size", [1, 1_000_000])
def test_memory_is_told_as_a_multiple_of_the_mail(tmp_path, size: int) -> None:
    tally = Tally(lambda _raw, *, with_letters: bytearray(3_000_000) if with_letters else None, tmp_path)
    for _ in range(50):
        tally.run(b"x" * size)
    assert 2.9 < tally.heaviest * max(size, 65_536) / 1_000_000 < 3.5
