"""Which commit runs, as the files of a checkout or of a wheel tell it."""

from pathlib import Path

import pytest

from worker.cli.commits import BUILT, SHORT, commit

ONE, OTHER = "1" * 40, "2" * 40


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "worker").mkdir()
    return tmp_path / "worker"


def lay(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_wheel_says_what_it_was_built_of(package: Path) -> None:
    (package / BUILT).write_text(f"{ONE}\n", encoding="ascii")
    lay(package.parent / ".git", HEAD=OTHER)
    assert commit(package) == ONE[:SHORT]


def test_a_checkout_stands_on_a_branch_or_on_a_commit(package: Path) -> None:
    lay(package.parent / ".git", HEAD="ref: refs/heads/main\n", refs__heads__main=f"{ONE}\n")
    assert commit(package) == ONE[:SHORT]
    lay(package.parent / ".git", HEAD=f"{OTHER}\n")
    assert commit(package) == OTHER[:SHORT]


def test_a_branch_may_be_packed(package: Path) -> None:
    lay(package.parent / ".git", HEAD="ref: refs/heads/main\n", packed_refs=f"# packed\n{ONE} refs/heads/main\n")
    assert commit(package) == ONE[:SHORT]


def test_one_worktree_among_several_reads_the_branches_of_all(package: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    lay(home, refs__heads__side=ONE)
    lay(home / "worktrees" / "side", HEAD="ref: refs/heads/side\n", commondir="../..\n")
    (package.parent / ".git").write_text(f"gitdir: {home / 'worktrees' / 'side'}\n", encoding="utf-8")
    assert commit(package) == ONE[:SHORT]


@pytest.mark.parametrize(
    "files",
    [{}, {"HEAD": "ref: refs/heads/gone\n"}, {"HEAD": "\x1b[31m"}, {"HEAD": ""}, {"packed_refs": "x"}],
)
def test_where_nobody_knows_nothing_is_said_and_nothing_fails(package: Path, files: dict[str, str]) -> None:
    lay(package.parent / ".git", **files)
    assert commit(package) == ""


def test_a_damaged_note_in_the_wheel_is_no_commit(package: Path) -> None:
    (package / BUILT).write_bytes(b"\xff\xfe")
    assert commit(package) == ""
