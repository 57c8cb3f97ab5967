"""`complaints status`: what waits, what was done, what needs the operator; and an exit code that a program can ask."""

import re
from datetime import datetime

import pytest
from rich.cells import cell_len

from tests.cli.conftest import letter

PLENTY = "[monitoring]\nleast_free_megabytes = 0\n"


def told(result) -> dict[str, list[str]]:
    """The rows of the table, by what they are of."""
    return {line.split("\t")[0]: line.split("\t")[1:] for line in result.lines if "\t" in line}


def warned(result) -> list[str]:
    [status] = result.json
    return [warning["rule"] for warning in status["warnings"]]


def test_where_all_is_well_it_says_so_and_ends_well(company):
    company.configured(more=PLENTY)
    company.complaints("once")
    result = company.complaints("status")
    assert (result.code, result.err) == (0, "")
    assert result.lines[-1] == "✓ nothing needs you"
    # What the house lacks to believe its colleagues is said, with what it costs them, and is no fault.
    said = " ".join(" ".join(result.lines).split())
    assert "no [security] authserv_id" in said
    assert "one more, a yes" in said
    assert "`complaints check` proposes its value" in said
    rows = told(result)
    assert rows["messages waiting"] == ["0", "", ""]
    assert rows["mailbox reclamations"][2] == "last poll that went well; newest mail none yet"
    assert re.match(
        r"next 20\d\d-\d\d-\d\d \d\d:\d\d; 0 in INBOX, 0 accounted for", rows["duty reconcile:reclamations"][2]
    )
    assert re.fullmatch(r"[\d,]+\.\d GB free of [\d,]+\.\d GB", rows["disk of the shelf"][2])
    assert rows["register"][2].startswith("revision 0")


def test_letters_and_tasks_are_counted_with_the_oldest(filled):
    filled.configured(more=PLENTY)
    rows = told(filled.complaints("status"))
    for what in ("letters refused", "tasks open"):
        number, when, more = rows[what]
        assert number == "1"
        assert datetime.fromisoformat(when)
        assert re.fullmatch(r"the oldest, for \d+ min", more)


def test_as_json_it_is_one_object_with_times_that_a_program_reads(filled):
    filled.configured(more=PLENTY)
    [status] = filled.complaints("status", "--json").json
    assert (status["ok"], [warning["rule"] for warning in status["warnings"]]) == (False, ["letters_refused"])
    assert status["letters"]["refused"]["count"] == 1
    assert datetime.fromisoformat(status["letters"]["refused"]["since"]).tzinfo is not None
    [box] = status["mailboxes"]
    assert datetime.fromisoformat(box["polled_at"]) >= datetime.fromisoformat(box["last_mail_at"])
    assert [disk["name"] for disk in status["disks"]] == ["register", "shelf"]


def test_a_worker_that_does_not_run_is_told_with_the_remedy(company, clock):
    company.configured(more=PLENTY)
    company.complaints("once")
    clock.moves_by(hours=1)
    result = company.complaints("status")
    assert result.code == 1
    assert result.lines[-2].startswith("✗ mailbox unattended  nobody looks at mailbox reclamations; last time: 20")
    assert result.lines[-1].strip().startswith("→ start the worker (`complaints run`, or its service)")


def test_a_mailbox_that_fails_is_told_with_its_reason(company, clock):
    company.configured(more=PLENTY)
    company.complaints("once")
    company.configured(imap=1, more=PLENTY)
    assert company.complaints("once").code == 1
    result = company.complaints("status")
    # A line that is cut for a moment mends itself.
    assert result.code == 0
    assert "fails since 20" in told(result)["mailbox reclamations"][2]
    assert "127.0.0.1:1 (plain) cannot be used" in told(result)["mailbox reclamations"][2]
    clock.moves_by(minutes=45)
    company.complaints("once")
    assert warned(company.complaints("status", "--json")) == ["mailbox_failing"]


def test_letters_that_do_not_leave_are_told_when_they_are_old(company, clock):
    company.configured(smtp=1, more=f"{PLENTY}stale_minutes = 45")
    company.mail.append(letter(1))
    company.complaints("once")
    clock.moves_by(minutes=46)
    result = company.complaints("status")
    assert result.code == 1
    assert told(result)["letters queued"][0] == "2"
    assert "✗ letters unsent" in result.out
    assert "2 letters to be sent, the oldest since 20" in result.out


def test_a_parked_message_is_told_until_it_is_replayed(company, monkeypatch):
    company.configured(more=PLENTY)
    with monkeypatch.context() as broken:
        broken.setattr("worker.office.handling.sorting.sort", lambda _message, _facts: 1 / 0)
        company.mail.append(letter(1))
        company.complaints("once")
    result = company.complaints("status")
    assert result.code == 1
    assert told(result)["messages parked"][0] == "1"
    assert "`complaints list --parked` says why" in result.out
    assert company.complaints("replay", "all").code == 0
    assert company.complaints("status").code == 0


def test_a_disk_that_fills_is_told(company):
    company.configured(more="[monitoring]\nleast_free_megabytes = 1_000_000_000\n")
    company.complaints("once")
    assert warned(company.complaints("status", "--json")) == ["disk_nearly_full", "disk_nearly_full"]


def test_silence_is_told(company, clock):
    company.configured(more=f'{PLENTY}silence = "20 days"\nstale_minutes = 10_000\n')
    company.mail.append(letter(1))
    company.complaints("once")
    clock.moves_by(days=22)
    company.complaints("once")
    result = company.complaints("status")
    assert result.code == 1
    assert "mailbox reclamations has received nothing since 20" in result.out


def test_asking_disturbs_no_worker_at_its_register(company):
    company.configured(more=PLENTY)
    company.complaints("once")
    register = company.register()
    with register.sole_worker():
        assert company.complaints("status").code == 0
    register.close()


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(company, clock, monkeypatch, width):
    company.configured(imap=1)
    company.complaints("once")
    clock.moves_by(hours=1)
    for name, value in (("TTY_COMPATIBLE", "1"), ("TERM", "xterm"), ("COLUMNS", str(width))):
        monkeypatch.setenv(name, value)
    lines = re.sub("\x1b\\[[0-9;]*m", "", company.complaints("status").out).splitlines()
    assert lines[0].split() == ["what", "number", "when", "more"]
    assert [line for line in lines if cell_len(line) > width] == []
