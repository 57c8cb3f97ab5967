"""What `deploy/` offers: an image in which nobody is root, an example of it among its neighbours, a copy each night."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documentation.pages import section
from tests.packaging.requirements import ROOT, project
from worker.health.rules import RULES
from worker.settings import load

DEPLOY = ROOT / "deploy"
IMAGE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
ALERTS = (DEPLOY / "prometheus.rules.yaml").read_text(encoding="utf-8")
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
    [extras] = re.findall(r"'\.\[([a-z0-9,]+)\]'", IMAGE)
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


def test_the_example_s_configuration_is_one_that_loads(tmp_path: Path):
    lines = re.findall(r"^#   ((?:\[|\w+ = ).*)$", COMPOSE, flags=re.MULTILINE)
    assert "[register]" in lines
    text = (
        '[organisation]\nname = "Lenoir"\n[[mailbox]]\nname = "r"\naddress = "r@example.com"\nhost = "imap.example.com"'
        "\n"
        'password_file = "mail_password"\n[smtp]\nhost = "smtp.example.com"\nfrom = "r@example.com"\n'
    )
    (tmp_path / "config.toml").write_text(text + "\n".join(lines), encoding="utf-8")
    (tmp_path / "mail_password").write_text("secret", encoding="utf-8")
    settings = load(tmp_path / "config.toml", {})
    assert settings.register_.database == "postgresql://complaints@database/complaints"
    assert settings.security.scanner == "tcp://scanner:3310"


def test_the_image_asks_whether_it_is_well_where_it_listens():
    listen = re.search(r"COMPLAINTS_MONITORING__LISTEN=(\S+)", IMAGE)
    assert listen
    assert listen[1].startswith("127.0.0.1:")
    for text in (IMAGE, COMPOSE):
        assert f"http://{listen[1]}/healthz" in text


def test_the_alerts_are_for_every_rule_by_whether_it_stops_the_work():
    named = [set(words.split("|")) for words in re.findall(r'complaints_warnings\{rule=~"([a-z_|]+)"\}', ALERTS)]
    assert named == [{name for name, stops, _ in RULES if stops is wanted} for wanted in (True, False)]
    page, ticket = (ALERTS.index(f"alert: {name}") for name in ("ComplaintsWorkStops", "ComplaintsNeedsOperator"))
    assert "severity: page" in ALERTS[page:ticket]
    snapshot = (ROOT / "worker" / "health" / "measures.py").read_text(encoding="utf-8")
    for measure in set(re.findall(r"complaints_([a-z_]+)[{\[ ]", ALERTS)):
        assert f'"{measure}"' in snapshot, measure


@pytest.mark.parametrize("name", ["complaints.service", "complaints-backup.service"])
def test_no_unit_may_do_what_it_does_not_need(name: str):
    unit = (DEPLOY / name).read_text(encoding="utf-8")
    for line in (
        "CapabilityBoundingSet=",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "SystemCallFilter=@system-service",
        "RestrictNamespaces=yes",
        "ProtectProc=invisible",
        "UMask=0077",
    ):
        assert f"\n{line}\n" in unit, line


def test_the_manual_s_set_up_makes_what_the_unit_expects():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.read(DEPLOY / "complaints.service")
    service = unit["Service"]
    set_up = section("docs/operator.md", "Set it up")
    program, *_, config = service["execstart"].split()
    name, _, password = service["loadcredential"].partition(":")
    for place in (config, password, f"/var/lib/{service['statedirectory']}/register.db"):
        assert place in set_up, place
    assert f"ln -s {program} /usr/local/bin/" in set_up
    assert f"useradd --system --create-home --home-dir /var/lib/{service['statedirectory']}" in set_up
    assert set_up.index("useradd") < set_up.index(f"-g {service['group']}")
    assert f'password_credential =\n  "{name}"' in section("docs/operator.md", "Run it as a service")


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
