"""The call itself: what there is, and what is said to a wrong one."""

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
