"""What `check` says of a configuration before anything is connected to, and whose a file is that cannot be written."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import BOX
from worker.cli.settings_read import prove_clock, prove_settings
from worker.cli.whose import of_another
from worker.register.database import RegisterUnreachable
from worker.settings import Settings, load

MORE = {
    "a route to nobody": (
        '[[processing.route]]\ncategory = "délai"\nowner = "gone@example.com"',
        "[[processing.route]] no. 1 names gone@example.com, who is none of [[staff]]: it proposes nobody",
    ),
    "a route for no category": (
        '[[processing.route]]\ncategory = "delays"\nowner = "ann@example.com"',
        '[[processing.route]] no. 1 is for "delays", no category: nothing goes there',
    ),
    "a target behind the limit": (
        '[clocks]\nanswer_target = { P4 = "3 months" }',
        '[clocks] answer_target P4 = "3 months" is longer than answer_limit = "2 months"',
    ),
    "an alarm behind the limit": (
        '[clocks]\nack_alarm = "60 working"',
        '[clocks] ack_alarm = "60 working" is longer than ack_limit = "10 ouvrables"',
    ),
    "silence for longer than the answer may take": (
        '[clocks]\nprogress_every = "3 months"',
        '[clocks] progress_every = "3 months" is longer than answer_limit = "2 months"',
    ),
}


def remarks(settings: Settings, path: Path) -> tuple[str, ...]:
    for _, server in settings.servers():
        for secret in server.secret_files():
            secret.chmod(0o600)
    return prove_settings(settings, path)[1:]


@pytest.mark.parametrize("case", MORE)
def test_what_would_go_wrong_later_is_said(company, case):
    written, line = MORE[case]
    company.configured(more=written)
    assert remarks(load(company.config), company.config) == (line,)


def test_nothing_is_said_of_a_sound_configuration(company):
    assert remarks(load(company.config), company.config) == ()


def test_mail_of_later_is_not_looked_at_until_then(company):
    company.configured(mailbox="since = 2999-01-01")
    assert remarks(load(company.config), company.config) == (
        "mailbox reclamations: since = 2999-01-01 lies ahead: until then no mail is looked at",
    )


def test_the_report_would_come_back_as_mail(company):
    company.configured(more=f'[feedback]\nall_staff = ["{BOX}"]')
    result = company.complaints("check")
    assert result.code == 1
    assert f"[feedback] all_staff {BOX} is the mailbox reclamations itself" in result.out


@pytest.mark.parametrize("content", ['"figs"', "figs ", "password = figs", "Passwd: figs", "abcd efgh ijkl figs"])
def test_a_password_with_something_around_it_is_said(company, content):
    secret = company.folder / "secret"
    secret.write_text(f"{content}\n", encoding="utf-8")
    [line] = remarks(load(company.config), company.config)
    assert line.startswith(f"{secret} seems to hold more than its secret")
    assert "figs" not in line


def test_a_configuration_with_the_database_s_password_is_for_nobody_else(company):
    company.configured(more='[register]\ndatabase = "postgresql://ann:horse@db/complaints"')
    company.config.chmod(0o644)
    [line] = remarks(load(company.config), company.config)
    assert line.startswith(f"others on this machine may read {company.config}, and the password of the database in it")
    assert "horse" not in line
    company.config.chmod(0o640)
    assert remarks(load(company.config), company.config) == ()
    company.config.chmod(0o644)
    company.configured(more='[register]\ndatabase = "postgresql://ann@db/complaints"')
    assert remarks(load(company.config), company.config) == ()


@pytest.mark.parametrize(
    ("zone", "year"),
    [
        ("Europe/Paris", "UTC+01:00 now, UTC+02:00 at other times"),
        ("Etc/GMT+1", "UTC-01:00 all year"),
        ("EST", "UTC-05:00 all year"),
        ("UTC", "UTC+00:00 all year"),
    ],
)
def test_the_hours_of_a_zone_are_said_with_its_name(company, zone, year):
    text = company.config.read_text(encoding="utf-8")
    company.config.write_text(text.replace("[organisation]", f'[organisation]\ntimezone = "{zone}"', 1), "utf-8")
    said = prove_clock(load(company.config), datetime(2026, 12, 1, 11, 0, tzinfo=UTC))
    assert said.endswith(f"({zone}: {year})")


def test_a_register_that_cannot_be_read_is_one_broken_link(filled):
    (filled.folder / "register.db").write_text("Dear diary, " * 100)
    result = filled.complaints("check")
    assert (result.code, result.err) == (1, "1 of the links above is broken\n")
    assert result.out.count("not a database") == 1
    assert "not known: the database cannot be used" in result.out


def test_a_folder_that_is_not_there_is_told_with_those_that_are(company):
    company.configured(mailbox='folder = "Posteingang"')
    result = company.complaints("check")
    assert result.code == 1
    assert "has no folder Posteingang. Create it, or correct its name. It has INBOX" in result.out


def test_whoever_the_files_belong_to_is_named(tmp_path, monkeypatch):
    place = tmp_path / "register.db"
    sqlite3.connect(place).close()
    refused = RegisterUnreachable(f"sqlite:///{place}: attempt to write a readonly database; check it")
    assert of_another(refused) == ""
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
    for error in (refused, PermissionError(13, "Permission denied", str(place.with_suffix(".lock")))):
        said = of_another(error)
        assert "belongs to " in said
        assert "this runs as user 4000000" in said
        assert "chown -R" in said
    assert of_another(RegisterUnreachable("sqlite:////nowhere: disk is full")) == ""
    assert of_another(ValueError("postgresql://ann@db/x: connection refused")) == ""


def test_who_works_without_a_desk_is_told_so_each_time(company):
    text = company.config.read_text(encoding="utf-8")
    company.config.write_text(text.replace('roles = ["desk"]', 'roles = ["handler"]'), encoding="utf-8")
    assert "nobody_is_told" in company.complaints("once").err
    company.config.write_text(text, encoding="utf-8")
    assert "nobody_is_told" not in company.complaints("once").err


def test_a_secret_in_another_encoding_is_to_be_saved_anew(company):
    (company.folder / "secret").write_bytes("four-fresh-figs".encode("utf-16"))
    result = company.complaints("check")
    assert result.code == 2
    assert "(not UTF-8 text); save it as UTF-8" in result.err


def test_a_folder_in_which_no_register_can_be_made_is_named(company):
    company.configured(more='[register]\ndatabase = "sqlite:////proc/register.db"\n')
    result = company.complaints("check")
    assert result.code == 1
    assert "the register cannot be made in /proc: No such file or directory" in result.out
    assert "write another folder in [register] database" in result.out
