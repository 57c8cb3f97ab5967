"""The wheel works where there is no checkout: built, installed into an empty environment, and run from elsewhere."""

import os
import site
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from worker import __version__
from worker.cli.commits import BUILT, commit

ROOT = Path(__file__).parents[2]
MAIL = (
    b"From: Camille <camille@example.org>\r\nTo: x@example.com\r\nSubject: Canape en retard\r\n\r\nToujours rien.\r\n"
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def complaints(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that has the wheel and, beside it, the libraries that are installed here."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False)
    [packages] = (folder / "venv" / "lib").glob("python*/site-packages")
    with ZipFile(wheel) as archive:
        archive.extractall(packages)
    # A folder named in a .pth file is searched last, and its own .pth files, such as our editable one, are not read.
    (packages / "libraries.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    command = folder / "complaints"
    command.write_text(
        f"#!{folder}/venv/bin/python\nimport sys\nfrom worker.cli import main\nsys.exit(main())\n", encoding="utf-8"
    )
    command.chmod(0o700)
    return command


def run(*command: str | Path, cwd: Path) -> str:
    # Neither this checkout nor the operator's own configuration may reach what runs here.
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("COMPLAINTS_", "PYTHON", "COVERAGE"))}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_the_worker_its_templates_and_migrations_and_nothing_else(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    templates = {
        f"worker/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*.*")
        if path.suffix in {".j2", ".typ"}
    }
    migrations = {path.relative_to(ROOT).as_posix() for path in (ROOT / "worker").rglob("migrations/**/*.py")}
    words = {path.relative_to(ROOT).as_posix() for path in (ROOT / "worker").rglob("*.phrases")}
    assert templates
    assert migrations
    assert words
    names -= {f"worker/{BUILT}"}
    assert (
        templates | migrations | words | {"worker/py.typed", "worker/register/migrations/script.py.mako"}
    ) - names == set()
    assert {name.partition("/")[0] for name in names} == {"worker", f"complaint_worker-{__version__}.dist-info"}


def test_the_command_runs_from_the_wheel_and_says_its_version(complaints: Path, tmp_path: Path) -> None:
    """And the commit that it was built of, where that is known."""
    said = run(complaints, "--version", cwd=tmp_path).strip()
    known = commit(ROOT / "worker")
    assert said == (f"complaints {__version__} ({known})" if known else f"complaints {__version__}")


def test_it_runs_the_installed_worker_and_not_the_checkout(complaints: Path, tmp_path: Path) -> None:
    python = complaints.parent / "venv" / "bin" / "python"
    place = run(python, "-c", "import worker; print(worker.__file__)", cwd=tmp_path)
    assert Path(place.strip()).is_relative_to(complaints.parent)


def test_every_letter_is_previewed_without_a_checkout(complaints: Path, tmp_path: Path) -> None:
    run(complaints, "preview", "letters", cwd=tmp_path)
    assert (tmp_path / "letters" / "index.html").exists()
    assert list((tmp_path / "letters").rglob("*acknowledgement*"))


def test_a_register_is_made_and_verified_without_a_checkout(complaints: Path, tmp_path: Path) -> None:
    """Nothing listens at the servers that are named: the round says so, with the tables made all the same."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "config.toml").write_text(
        """
[organisation]
name = "Maison Lenoir"
[[mailbox]]
name = "reclamations"
address = "reclamations@example.com"
host = "127.0.0.1"
port = 1
security = "plain"
password_file = "secret"
[smtp]
host = "127.0.0.1"
port = 1
security = "plain"
from = "reclamations@example.com"
""",
        encoding="utf-8",
    )
    with pytest.raises(AssertionError, match=r"127\.0\.0\.1:1"):
        run(complaints, "once", cwd=tmp_path)
    # The terminal speaks the first language of the configuration: its catalogue is in the wheel too.
    assert "erreurs : 0" in run(complaints, "verify", cwd=tmp_path)


def test_a_message_is_explained_without_a_checkout(complaints: Path, tmp_path: Path) -> None:
    (tmp_path / "late.eml").write_bytes(MAIL)
    assert "late.eml" in run(complaints, "explain", "late.eml", cwd=tmp_path)
