"""The call itself: what there is, and what is said to a wrong one."""

import subprocess
import sys

import pytest

from worker import __version__
from worker.cli import main
from worker.cli.app import COMMANDS


def call(capsys, *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0), *capsys.readouterr()


def test_the_version_is_printed(capsys):
    assert call(capsys, "--version") == (0, f"complaints {__version__}\n", "")


def test_help_shows_each_command_with_a_whole_sentence(capsys):
    code, out, _ = call(capsys, "--help")
    assert code == 0
    shown = [line.split(maxsplit=1) for line in out.partition("Commands:\n")[2].splitlines()]
    assert shown == [[name, sentence] for name, _, sentence in COMMANDS]
    assert not any(sentence.endswith("...") for _, sentence in shown)


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
def test_every_command_explains_itself(capsys, name):
    code, out, _ = call(capsys, name, "--help")
    assert code == 0
    assert out.startswith(f"Usage: complaints {name} ")
    assert ("--config PATH" in out) == (name != "demo")


def test_an_unknown_command_or_option_is_refused(capsys):
    assert call(capsys, "lsit")[0] == 2
    code, _, err = call(capsys, "list", "--josn")
    assert code == 2
    assert "--josn" in err


def test_a_call_without_a_command_shows_the_help(capsys):
    code, out, err = call(capsys)
    assert code == 2
    assert "Commands:" in out + err


def loaded(*words: str) -> set[str]:
    """The modules that a call of these words loads, in a process of its own."""
    code = (
        "import atexit, sys\nfrom worker.cli import main\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\nmain(sys.argv[1:])"
    )
    call = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    return set(call.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("asked", ["--help", "--version", "lsit"])
def test_what_asks_for_no_command_loads_none(asked):
    ours = {name for name in loaded(asked) if name.startswith("worker.")}
    assert ours == {"worker.cli", "worker.cli.app", "worker.cli.streams"}


def test_who_only_looks_waits_for_no_door_no_duty_and_no_letter(filled):
    modules = loaded("list", "--config", str(filled.config))
    assert {"worker.cli.looking", "worker.register.store"} <= modules
    assert not modules & {
        "worker.office",
        "worker.doors.imap",
        "worker.doors.smtp",
        "worker.writing.templates",
        "jinja2",
    }
    assert not modules & {"worker.intake.reading", "worker.intake.sorting", "worker.response.promises", "imapclient"}
