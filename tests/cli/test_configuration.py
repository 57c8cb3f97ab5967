"""Where a command finds its configuration, and the one line that says what is wrong with it."""

from pathlib import Path

import pytest

from worker.cli import main
from worker.writing.templates import templates

WORKING = ("check", "run", "once", "replay")
LOOKING = ("list", "status", "verify", "show", "backup")


def bare(capsys, *words: str) -> tuple[int, str, str]:
    """A command without --config."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0), *capsys.readouterr()


def arguments(command: str) -> tuple[str, ...]:
    more = {"replay": "all", "show": "REC-2026-000001-16", "backup": "copy"}
    return (command, more[command]) if command in more else (command,)


def test_the_default_is_config_toml_in_this_folder(company, capsys, monkeypatch):
    monkeypatch.chdir(company.folder)
    code, out, _ = bare(capsys, "check")
    assert code == 0
    assert "config.toml: Maison Lenoir" in out


def test_the_environment_names_another_and_the_option_wins(company, capsys, monkeypatch, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("COMPLAINTS_CONFIG", str(company.config))
    assert bare(capsys, "check")[0] == 0
    code, _, err = bare(capsys, "check", "--config", "other.toml")
    assert (code, err) == (
        2,
        "other.toml: no such configuration file; copy config.example.toml to other.toml, or name yours with --config\n",
    )


def test_its_paths_are_relative_to_it_and_not_to_whoever_calls(company, monkeypatch, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert company.complaints("once").code == 0
    assert list(elsewhere.iterdir()) == []
    assert (company.folder / "register.db").exists()
    assert (company.folder / "shelf").is_dir()


@pytest.mark.parametrize("command", [*WORKING, *LOOKING])
def test_without_a_configuration_every_command_says_so_in_a_line(capsys, monkeypatch, tmp_path, command):
    monkeypatch.chdir(tmp_path)
    code, out, err = bare(capsys, *arguments(command))
    assert (code, out) == (2, "")
    assert err.startswith("config.toml: no such configuration file; copy config.example.toml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("[clocks]\nack_limt = '10 ouvrables'", "[clocks] ack_limt: this key is unknown; did you mean ack_limit?"),
        ("[clokcs]\nack_limit = '10 ouvrables'", "[clokcs]: this table is unknown; did you mean clocks?"),
        ("[clocks]\nack_limit = '10 moons'", "[clocks] ack_limit: "),
        ("[clocks", "is not valid TOML"),
    ],
)
@pytest.mark.parametrize("command", [*WORKING, *LOOKING])
def test_a_wrong_key_or_value_is_one_line_with_its_remedy(company, command, more, line):
    company.configured(more=more)
    result = company.complaints(*arguments(command))
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert line in result.err
    assert result.err.startswith(str(company.config))


def test_a_time_zone_that_does_not_exist_is_one_line(company):
    text = company.config.read_text(encoding="utf-8").replace("[organisation]", '[organisation]\ntimezone = "Paris"', 1)
    company.config.write_text(text, encoding="utf-8")
    result = company.complaints("once")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"{company.config}: [organisation] timezone: this time zone is unknown; did you mean Europe/Paris?\n"
    )


@pytest.mark.parametrize("command", WORKING)
def test_a_missing_secret_is_a_line_for_each_server_that_needs_it(company, command):
    (company.folder / "secret").unlink()
    result = company.complaints(*arguments(command))
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 2)
    for server in ("[[mailbox]] reclamations", "[smtp]"):
        assert f"{server}: the secret file {company.folder / 'secret'} cannot be read" in result.err
    assert not (company.folder / "register.db").exists()


@pytest.mark.parametrize("command", LOOKING)
def test_who_only_looks_needs_no_secret(company, monkeypatch, command):
    monkeypatch.chdir(company.folder)
    company.mail.append(b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\n\r\nLe colis est perdu.\r\n")
    assert company.complaints("once").code == 0
    [ref] = company.refs()
    (company.folder / "secret").unlink()
    assert company.complaints(*("show", ref) if command == "show" else arguments(command)).code == 0


@pytest.fixture
def broken_templates(company) -> Path:
    """A template of the company's with a name that no letter has; returns the file."""
    file = company.folder / "letters" / "en" / "acknowledgement.md.j2"
    file.parent.mkdir(parents=True)
    ours = (templates().folder / "en" / "acknowledgement.md.j2").read_text(encoding="utf-8")
    file.write_text(ours + "\n{{ complaint.complainant_nam }}\n", encoding="utf-8")
    with company.config.open("a", encoding="utf-8") as config:
        config.write('\n[letters]\ntemplates = "letters"\n')
    return file


@pytest.mark.parametrize("command", ["run", "once", "replay"])
def test_a_template_that_does_not_render_is_one_line_before_any_mail_is_fetched(company, broken_templates, command):
    company.mail.append(b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\n\r\nLe colis est perdu.\r\n")
    result = company.complaints(*arguments(command))
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"{broken_templates}:")
    assert "did you mean complainant_name?" in result.err
    assert not (company.folder / "register.db").exists()


def test_check_and_preview_name_the_broken_template_too(company, broken_templates):
    checked = company.complaints("check")
    assert checked.code == 1
    assert f"✗ templates             {broken_templates}:" in checked.out
    shown = company.complaints("preview", company.folder / "letters")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert shown.err.startswith(f"{broken_templates}:")
