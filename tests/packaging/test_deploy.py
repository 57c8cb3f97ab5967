"""What `deploy/` offers: an image in which nobody is root, an example of it among its neighbours, a copy each night."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.requirements import ROOT, project

DEPLOY = ROOT / "deploy"
IMAGE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
COMPOSE = (DEPLOY / "compose.example.yaml").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """(instruction, its words) of the recipe; a line that ends in a backslash goes on."""
    joined = re.sub(r"\\\n\s*", "", IMAGE)
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def last(name: str) -> str:
    return [words for one, words in instructions() if one == name][-1]


def test_what_it_copies_is_in_the_repository_and_what_it_installs_is_declared():
    copied = [words.split() for one, words in instructions() if one == "COPY" and not words.startswith("--from")]
    sources = [source for words in copied for source in words[:-1]]
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    [extras] = re.findall(r"'\.\[([a-z,]+)\]'", IMAGE)
    assert set(extras.split(",")) < set(project()["optional-dependencies"])


def test_nobody_is_root_in_it_and_its_versions_are_said():
    assert last("USER").isdecimal()
    assert int(last("USER")) > 0
    images = [words.split()[0] for one, words in instructions() if one == "FROM"]
    assert all(":" in image and not image.endswith(":latest") for image in images)
    assert "ADD" not in {one for one, _ in instructions()}
    # As a list, so that the worker itself gets the signal that ends it.
    assert last("ENTRYPOINT").startswith("[")
    assert last("CMD").startswith("[")


def test_the_example_runs_it_without_rights_and_keeps_passwords_out_of_it():
    worker = COMPOSE.split("  complaints:\n")[1].split("\n\n")[0]
    for line in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true"):
        assert line in worker
    named = set(re.findall(r"/run/secrets/(\w+)", COMPOSE))
    assert named == set(re.findall(r"^  (\w+):\n    file: ", COMPOSE, flags=re.MULTILINE))
    assert not re.search(r"^\s+POSTGRES_PASSWORD:", COMPOSE, flags=re.MULTILINE)


def test_the_copy_each_night_writes_where_it_may_and_nowhere_else():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.read(DEPLOY / "complaints-backup.service")
    service = unit["Service"]
    words = service["execstart"].split()
    folder = words[words.index("backup") + 1]
    assert folder in service["readwritepaths"].split()
    assert (service["protectsystem"], service["user"]) == ("strict", "complaints")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", ["complaints.service", "complaints-backup.service", "complaints-backup.timer"])
def test_systemd_reads_every_unit(name: str, tmp_path: Path):
    # Where its programs are not installed it says so, which is no fault of the unit.
    for one in ("complaints.service", "complaints-backup.service", "complaints-backup.timer"):
        text = (DEPLOY / one).read_text(encoding="utf-8")
        (tmp_path / one).write_text(text.replace("/opt/complaints/bin/complaints", "/bin/true"), encoding="utf-8")
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)], capture_output=True, text=True, check=False
    ).stderr
    assert [line for line in said.splitlines() if name in line and "Unknown" in line] == []
