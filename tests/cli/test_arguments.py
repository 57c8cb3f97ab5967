"""The call itself: what there is, and what is said to a wrong one."""

import re
import shutil
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
    code, out, err = call(capsys, "--version")
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"complaints {re.escape(__version__)}( \([0-9a-f]{{10}}\))?\n", out)


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
    assert ("--config PATH" in out) == (name not in {"demo", "completion", "help"})


@pytest.mark.parametrize("asked", [("-h",), ("help",)])
def test_help_is_asked_for_in_any_usual_way(capsys, asked):
    assert call(capsys, *asked) == call(capsys, "--help")
    assert call(capsys, "verify", "-h") == call(capsys, "help", "verify") == call(capsys, "verify", "--help")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_what_makes_it_complete(capsys, shell):
    code, out, _ = call(capsys, "completion", shell)
    assert code == 0
    assert "_COMPLAINTS_COMPLETE" in out


@pytest.mark.parametrize(("typed", "offered"), [("complaints li", ["list"]), ("complaints list --la", ["--late"])])
def test_bash_completes_commands_and_options(tmp_path, typed, offered):
    """With the lines that it was given, in a shell of its own."""
    if (bash := shutil.which("bash")) is None:
        pytest.skip("bash is not installed")
    words = typed.split()
    script = f"""
    eval "$('{sys.executable}' -m worker completion bash)"
    printf '#!/bin/sh\nexec "{sys.executable}" -m worker "$@"\n' > "{tmp_path}/complaints"
    chmod +x "{tmp_path}/complaints"
    PATH="{tmp_path}:$PATH"
    COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}
    _complaints_completion complaints
    echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run([bash, "--norc", "-c", script], capture_output=True, text=True, check=False)  # our own script
    assert (done.stdout.split(), done.stderr) == (offered, "")


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
    of_the_version = {"worker.cli.commits"} if asked == "--version" else set()
    speaking = {"worker.cli.pages", "worker.cli.tongue", "worker.words", "worker.words.catalogue", "worker.words.said"}
    assert ours == {"worker.cli", "worker.cli.app", "worker.cli.streams"} | speaking | of_the_version


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
