"""However a command ends, it ends with an exit code and at most a line or two: never with a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, finished, letter, until
from worker.cli import main
from worker.cli.ending import end_of
from worker.register import verifying

EVERYTHING = (
    ["list"], ["list", "--parked"], ["show", "REC-2026-000001-16"], ["status"], ["verify"], ["backup", "copy"],
    ["once"], ["run"], ["replay", "all"], ["explain", "secret"],
)  # fmt: skip


def one_line(result, code: int = 1) -> str:
    assert (result.code, result.out) == (code, "")
    [line] = result.err.splitlines()
    return line


@pytest.mark.parametrize("words", EVERYTHING)
def test_a_database_server_that_is_down_is_one_line_without_its_password(company, monkeypatch, words):
    monkeypatch.chdir(company.folder)
    company.configured(more='[register]\ndatabase = "postgresql://ann:horse@127.0.0.1:1/complaints"')
    line = one_line(company.complaints(*words))
    assert line.startswith("postgresql+psycopg://ann:***@127.0.0.1:1/complaints: ")
    assert "check [register] database, its rights, its server" in line
    assert "horse" not in line


@pytest.mark.parametrize("words", EVERYTHING)
@pytest.mark.parametrize("damage", ["text", "folder", "torn"])
def test_a_register_that_cannot_be_read_is_one_line(filled, monkeypatch, words, damage):
    monkeypatch.chdir(filled.folder)
    register = filled.folder / "register.db"
    content = register.read_bytes()
    register.unlink()
    if damage == "text":
        register.write_text("Dear diary, " * 100)
    elif damage == "folder":
        register.mkdir()
    else:
        register.write_bytes(content[: len(content) // 3])
    line = one_line(filled.complaints(*words))
    assert "register.db: " in line
    assert "check [register] database" in line


def test_a_shelf_that_cannot_be_made_is_one_line(company):
    (company.folder / "shelf").write_text("a file")
    assert "shelf cannot be used" in one_line(company.complaints("once"))


def test_a_folder_for_the_preview_that_cannot_be_written_is_one_line(company):
    line = one_line(company.complaints("preview", company.folder / "secret"))
    assert line.startswith(f"{company.folder / 'secret'}")


def test_a_fault_of_the_program_is_one_line_that_names_its_place_and_nothing_of_the_mail(filled, monkeypatch, capsys):
    def fails(*_: object) -> None:
        raise KeyError("Zoé Kowalczyk, client1@example.org")

    monkeypatch.setattr(verifying, "verify", fails)
    line = one_line(filled.complaints("verify"))
    assert line.startswith("a fault of this program: KeyError at worker/register/store.py:")
    assert "Kowalczyk" not in line
    monkeypatch.setenv("COMPLAINTS_DEBUG", "1")
    shown = filled.complaints("verify")
    assert shown.code == 1
    assert "Traceback" in shown.err


def test_an_error_of_the_disk_is_said_with_its_place(capsys):
    assert end_of(OSError(28, "No space left on device", "/var/lib/complaints/x")) == 1
    assert end_of(OSError(28, "No space left on device")) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first == "/var/lib/complaints/x: No space left on device; check the rights and the free space"
    assert second.endswith("No space left on device; check the rights and the free space")


@pytest.mark.parametrize(
    "words", [["list"], ["verify"], ["show", "REC-2026-000001-16"], ["explain", "secret", "config.toml"]]
)
def test_output_on_a_full_disk_is_one_line(filled, words):
    with Path("/dev/full").open("w") as full:
        result = finished(filled.loads(*words, stdout=full))
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "No space left on device" in result.err


@pytest.mark.slow
@pytest.mark.parametrize("words", ["list", "list --json", "show {ref} --json", "verify", "explain ."])
def test_a_reader_that_goes_away_is_not_an_error_message(filled, words):
    command = f"{sys.executable} -m worker {words.format(ref=filled.refs()[0])} --config {filled.config} | true"
    done = subprocess.run(
        ["bash", "-c", f"sleep 0.1; {command}; exit ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, cwd=filled.folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) in {(1, ""), (0, "")}


@pytest.mark.slow
@pytest.mark.parametrize("words", ["list", "check", "once"])
def test_closed_outputs_do_not_matter(filled, words):
    command = f"{sys.executable} -m worker {words} --config {filled.config} >&- 2>&-"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 0


def _leaving(company) -> int:
    """How many letters are on their way: handed over, and not yet answered for."""
    register = company.register()
    try:
        return sum(letter.status == "sending" for letter in register.letters()) if register.exists() else 0
    finally:
        register.close()


@pytest.mark.slow
def test_ctrl_c_once_finishes_the_letter_in_hand_and_twice_ends_at_once(company, clock):
    company.configured(more="[rehearsal]\nallowed = true")
    company.mail.behaviour.pause_seconds = 8
    for number in range(3):
        company.mail.append(letter(number))
    process = company.starts("once", "--at", clock.now().isoformat())
    until(lambda: (company.folder / "register.db").exists() and _leaving(company) == 1)
    process.send_signal(signal.SIGINT)
    assert process.stderr.readline() == "\n"
    assert process.stderr.readline() == "finishing the message in hand; Ctrl-C once more ends at once\n"
    process.send_signal(signal.SIGINT)
    result = finished(process, seconds=60)
    assert (result.code, result.out, result.err) == (130, "", "")
    # The letter that was leaving is known to be uncertain, not lost and not forgotten.
    company.mail.behaviour.pause_seconds = 0
    again = company.complaints("once")
    assert "letters sent" in again.out
    assert company.complaints("verify").code == 0


def test_ctrl_c_while_the_libraries_load_is_no_traceback(monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("worker.cli.app.begin", interrupted)
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 130
