"""The contracts of pyproject.toml refuse what they are there to refuse: each regression here is put in, and is told."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# A package, what it suddenly imports, and the contract that says no.
REGRESSIONS = (
    ("worker.nouns", "worker.processing.clocks", "Nothing calls back up"),
    ("worker.complaint", "worker.nouns.decision", "Nothing calls back up"),
    ("worker.complaint.compensation", "worker.response.compensating", "Nothing calls back up"),
    ("worker.complaint.folding", "worker.register.files", "Nothing calls back up"),
    ("worker.processing", "worker.intake.letters", "Nothing calls back up"),
    ("worker.intake", "worker.register.store", "Nothing calls back up"),
    ("worker.words", "worker.complaint.record", "Nothing calls back up"),
    ("worker.response", "worker.intake.letters", "Nothing calls back up"),
    ("worker.response", "worker.writing", "Nothing calls back up"),
    ("worker.doors.imap", "worker.office.office", "Nothing calls back up"),
    ("worker.doors.smtp", "worker.settings", "Nothing calls back up"),
    ("worker.register", "worker.writing", "Nothing calls back up"),
    ("worker.writing", "worker.register.tables", "Nothing calls back up"),
    ("worker.office", "worker.assembly", "Nothing calls back up"),
    ("worker.office", "worker.settings", "Nothing calls back up"),
    ("worker.health", "worker.register.store", "Nothing calls back up"),
    ("worker.nouns", "os", "The core is pure"),
    ("worker.complaint.opening", "time", "The core is pure"),
    ("worker.complaint.post", "sqlmodel", "The core is pure"),
    ("worker.health", "time", "The core is pure"),
    ("worker.intake", "time", "The core is pure"),
    ("worker.processing", "socket", "The core is pure"),
    ("worker.intake.reading", "pathlib", "The core is pure"),
    ("worker.processing", "sqlmodel", "The core is pure"),
    ("worker.words", "logging", "The core is pure"),
    ("worker.words", "importlib", "The core is pure"),
    ("worker.response", "time", "The core is pure"),
    ("worker.intake.sorting", "jinja2", "The core is pure"),
    ("worker.office", "imapclient", "One door per library"),
    ("worker.office", "smtplib", "One door per library"),
    ("worker.office", "prometheus_client", "One door per library"),
    ("worker.cli", "sqlalchemy", "One door per library"),
    ("worker.cli", "jinja2", "One door per library"),
    ("worker.office", "apscheduler", "One door per library"),
    ("worker.intake", "mailparser", "One door per library"),
    ("worker.doors.smtp", "imapclient", "One door per library"),
    ("worker.assembly", "pymap", "One door per library"),
    ("worker.office", "worker.doors.imap", "Only assembly picks doors"),
    ("worker.register", "worker.doors.clock", "Only assembly picks doors"),
    ("worker.office", "worker.doors.scanner", "Only assembly picks doors"),
    ("worker.office", "worker.doors.web", "Only assembly picks doors"),
    ("worker.office", "worker.doors.maildir", "Only assembly picks doors"),
    ("worker.doors.imap", "worker.doors.smtp", "Doors stand alone"),
    ("worker.complaint.value", "worker.complaint.post", "A topic knows what it is made of"),
    ("worker.complaint.compensation", "worker.complaint.holding", "A topic knows what it is made of"),
    ("worker.complaint.casework", "worker.complaint.folding", "A topic knows what it is made of"),
)


def lint(folder: Path) -> tuple[int, str]:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [tool, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


def copy_of_the_house(folder: Path) -> Path:
    shutil.copytree(ROOT / "worker", folder / "worker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All regressions at once, in a copy: what each contract says of them, by its name."""
    house = copy_of_the_house(tmp_path_factory.mktemp("house"))
    for module, imported, _ in REGRESSIONS:
        path = house.joinpath(*module.split("."))
        with (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).open("a", encoding="utf-8") as file:
            file.write(f"\nimport {imported}\n")
    code, said = lint(house)
    assert code == 1
    _, _, broken = said.partition("Broken contracts")
    names = {contract for _, _, contract in REGRESSIONS}
    # Under "Broken contracts" each stands as a heading, underlined, with its chains of imports below.
    parts = re.split(rf"^({'|'.join(map(re.escape, names))})$", broken, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("module", "imported", "contract"), REGRESSIONS, ids=lambda part: part)
def test_a_new_import_against_the_plan_is_refused(
    module: str, imported: str, contract: str, refusals: dict[str, str]
) -> None:
    assert f"{module} -> {imported} " in refusals[contract]


def test_a_new_room_must_find_its_floor(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "worker" / "annexe.py").write_text("", encoding="utf-8")
    code, said = lint(house)
    assert code == 1
    assert "worker.annexe" in said


@pytest.mark.parametrize("room", ["office", "timetable", "settings", "register", "writing", "cli", "demo"])
def test_a_door_that_nobody_has_thought_of_yet_is_picked_by_assembly_alone(room: str, new_door: str) -> None:
    assert f"worker.{room} -> worker.doors.pigeon " in new_door


@pytest.fixture(scope="module")
def new_door(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A door is added, and every room that is no assembly takes it: what is said to that."""
    house = copy_of_the_house(tmp_path_factory.mktemp("house"))
    (house / "worker" / "doors" / "pigeon.py").write_text('"""Letters by pigeon."""\n', encoding="utf-8")
    for room in ("office", "timetable", "settings", "register", "writing", "cli", "demo"):
        path = house / "worker" / room
        with (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).open("a", encoding="utf-8") as file:
            file.write("\nimport worker.doors.pigeon\n")
    code, said = lint(house)
    assert code == 1
    return said


def test_the_house_as_it_stands_keeps_every_contract() -> None:
    code, said = lint(ROOT)
    assert code == 0, said
