"""The README says what there is: each command, letter, path, target and test that it names exists, none is left out."""

import importlib
import pkgutil
import re
from pathlib import Path

import typer

import worker
from worker import __version__
from worker.cli.app import app
from worker.nouns.letter import Letter
from worker.office.commands import TABLE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text between this heading and the next of its rank."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """The rows of the section's table, without its head, a list of cells each."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def test_every_command_is_in_the_table_with_its_options_and_no_other() -> None:
    documented = {row[0].split()[1].strip("`"): row[0] for row in rows("Commands")}
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group, since it has commands
    assert set(documented) == set(commands)
    for name, command in commands.items():
        known = {option for param in command.params for option in param.opts if option.startswith("--")} - {"--config"}
        assert set(re.findall(r"--[a-z]+", documented[name])) == known, name


def test_every_letter_is_in_the_table_with_its_reader_and_no_other() -> None:
    for module in pkgutil.walk_packages(worker.__path__, "worker."):
        if module.name.endswith(".letters"):
            importlib.import_module(module.name)
    letters, waiting = [], Letter.__subclasses__()
    while waiting:
        letters.append(waiting.pop())
        waiting.extend(letters[-1].__subclasses__())
    known = {
        letter.occasion: letter.audience
        for letter in letters
        if letter.__module__.startswith("worker.") and hasattr(letter, "occasion")
    }
    # Whoever is not the complainant is one of us.
    told = {row[0].strip("`"): "complainant" if row[1] == "complainant" else "staff" for row in rows("Letters")}
    assert told == known


def test_every_command_by_mail_is_in_the_table_as_the_help_has_it() -> None:
    documented = [[cell.replace("\\|", "|") for cell in row] for row in mail_rows()]
    known = [[f"`#{one.fr}`", f"`#{one.en}`", one.takes.en, one.does.en] for one in TABLE.commands]
    assert documented == known


def mail_rows() -> list[list[str]]:
    """The rows of the table of commands by mail; a bar inside a cell is written with a backslash."""
    lines = [line for line in section("Commands by mail").splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])] for line in lines]


def test_every_sentence_of_the_procedure_has_its_row() -> None:
    tags = [row[0].split()[0] for row in rows("The procedure in the code")]
    assert tags == ["P1", "P2", "P3", "P4", "P5", "T1", "T2", "T3", "T4", "T5", "T6", "R1", "R2", "R3", "I1", "E1"]


def test_a_sentence_is_shown_by_a_test_or_is_not_in_this_version() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for tag, here, shown in rows("The procedure in the code"):
        named = re.findall(r"`(test_[a-z_]+)`", shown)
        assert named or here == "not in this version", tag
        assert [name for name in named if f"def {name}(" not in tests] == [], tag


def test_every_path_that_is_named_exists() -> None:
    named = re.findall(r"`((?:worker|templates|tests|deploy|\.ci)/[\w./-]*)`", README)
    named += re.findall(r"\]\(([^)#:]+)\)", README)
    # Placeholders in capitals stand for what the reader makes.
    paths = {name for name in named if not re.search(r"[A-Z]{4}", name.removesuffix(".md").replace("README", ""))}
    assert len(paths) > 15
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_target_that_is_named_exists_and_every_target_has_its_help() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, flags=re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == targets
    assert set(re.findall(r"\bmake ([a-z]+)", section("Try it"))) <= targets
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= targets


def test_the_automatic_check_runs_the_command_that_the_readme_gives() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    given = re.match(r"\s*`(make [a-z]+)` is the whole check", section("Work on it"))
    assert given
    assert script.splitlines()[-1] == given[1]
    assert "set -euo pipefail" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_changelog_knows_this_version() -> None:
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
