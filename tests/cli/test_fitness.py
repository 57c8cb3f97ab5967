"""Templates that were found fit are not tried again until something changes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from worker.cli import fitness
from worker.cli.fitness import faults_of_templates
from worker.writing import checking
from worker.writing.faults import Fault
from worker.writing.house import Face
from worker.writing.templates import Templates, templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A company's templates, and a home of its own."""
    folder = tmp_path / "templates"
    shutil.copytree(templates().folder, folder)
    own = Templates(folder)
    monkeypatch.setattr(fitness, "templates", lambda _own=None: own)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return folder


@pytest.fixture
def tries(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The languages asked for, each time that the templates are tried: they are found fit."""
    tried: list[frozenset[str]] = []

    def check(*, wanted: tuple[str, ...], thorough: bool, face: Face) -> tuple[Fault, ...]:
        assert not thorough
        tried.append(frozenset(wanted))
        return ()

    monkeypatch.setattr(checking, "check_templates", check)
    return tried


def test_what_was_found_fit_is_tried_once(folder: Path, tries: list[frozenset[str]]) -> None:
    for _ in range(3):
        assert faults_of_templates(("fr", "en")) == ()
    assert faults_of_templates(("en", "fr")) == ()
    assert len(tries) == 1


def _worded_anew(folder: Path) -> None:
    file = folder / "fr" / "_signature.md.j2"
    file.write_text(file.read_text(encoding="utf-8").replace("e", "é", 1), encoding="utf-8")


def _taken_away(folder: Path) -> None:
    (folder / "en" / "relay.md.j2").unlink()


def _a_catalogue(folder: Path) -> None:
    (folder / "en" / "words.po").write_text("", encoding="utf-8")


@pytest.mark.parametrize("change", [_worded_anew, _taken_away, _a_catalogue])
def test_any_change_of_a_file_has_them_tried(
    folder: Path, tries: list[frozenset[str]], change: Callable[[Path], None]
) -> None:
    faults_of_templates(("fr", "en"))
    change(folder)
    faults_of_templates(("fr", "en"))
    assert len(tries) == 2


@pytest.mark.usefixtures("folder")
def test_another_language_and_another_program_have_them_tried(
    tries: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faults_of_templates(("fr",))
    faults_of_templates(("fr", "de"))
    program = tmp_path / "worker"
    program.mkdir()
    monkeypatch.setattr(fitness, "_PROGRAM", program)
    for source in ("a = 1", "a = 12"):
        (program / "rules.py").write_text(source, encoding="utf-8")
        faults_of_templates(("fr", "de"))
    assert len(tries) == 4


def test_what_is_at_fault_is_told_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault(folder / "fr" / "relay.md.j2", 3, "is wrong", "mend it")
    monkeypatch.setattr(checking, "check_templates", lambda **_: (fault,))
    assert [faults_of_templates(("fr",)) for _ in range(2)] == [(fault,)] * 2


def test_where_nothing_can_be_kept_they_are_tried_each_time(
    folder: Path, tries: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert folder.is_dir()
    (tmp_path / "caches").write_text("a file")
    for _ in range(2):
        assert faults_of_templates(("fr",)) == ()

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert faults_of_templates(("fr",)) == ()
    assert len(tries) == 3
