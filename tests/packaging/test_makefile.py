"""`make install` says what is missing on a machine that is not ready, and leaves nothing half made."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def install(python: Path, venv: Path) -> str:
    done = subprocess.run(
        ["make", "install", f"PYTHON={python}", f"VENV={venv}"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode != 0
    assert not (venv / ".installed").exists()
    return done.stderr


def interpreter(folder: Path, script: str) -> Path:
    """Something that answers as a Python of another machine would."""
    path = folder / "python3"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return path


def test_a_python_that_is_too_old_is_named_with_the_remedy(tmp_path: Path) -> None:
    old = interpreter(tmp_path, 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac')
    said = install(old, tmp_path / "venv")
    assert f"Python 3.11 or newer is needed; {old} is Python 3.9.2." in said
    assert "make install PYTHON=python3.12" in said


def test_a_python_that_is_not_there_is_called_missing(tmp_path: Path) -> None:
    assert f"{tmp_path}/none is missing." in install(tmp_path / "none", tmp_path / "venv")


def test_a_python_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    bare = interpreter(tmp_path, 'case "$2" in venv) echo No module named venv >&2; exit 1;; esac')
    assert "apt-get install python3-venv" in install(bare, tmp_path / "venv")
