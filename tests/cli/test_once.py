"""`complaints once`: every duty that is due, then an exit code that a timer can rely on."""

import json
import resource
import signal
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import BOX, finished, in_two_hours, letter, until
from worker.demo.servers import EmbeddedMail

PARIS = """
[[mailbox]]
name = "paris"
address = "paris@example.com"
host = "127.0.0.1"
port = {port}
security = "plain"
password_file = "secret"
"""


def test_its_summary_is_one_line_of_json_with_every_count(company):
    company.mail.append(letter(1))
    company.mail.append(letter(2, words="Je suis absente jusqu'au 3.", extra="Auto-Submitted: auto-replied\r\n"))
    result = company.complaints("once", "--json")
    assert (result.code, result.err) == (0, "")
    [summary] = result.json
    assert {name: number for name, number in summary.items() if number} == {
        "collected": 2, "registered": 1, "machine": 1, "settled": 2, "sent": 2,
    }  # fmt: skip
    for name in ("collected", "registered", "followed_up", "machine", "bounced", "parked", "sent"):
        assert name in summary


def test_its_sentence_names_only_what_happened(company):
    assert company.complaints("once").out == "nothing to do\n"
    company.mail.append(letter(1))
    company.mail.append(letter(2))
    assert company.complaints("once").out == (
        "2 messages collected, 2 complaints registered, 2 filed, 4 letters sent\n"
    )


def test_a_mailbox_out_of_reach_is_told_and_the_others_are_served(company):
    company.configured(more=PARIS.format(port=1))
    company.mail.append(letter(1))
    result = company.complaints("once")
    assert result.code == 1
    assert result.out.strip().endswith("2 letters sent, 1 mailbox out of reach")
    assert "1 complaint registered" in result.out
    [line] = result.err.splitlines()
    assert "event=mailbox_unreachable mailbox=paris" in line
    assert "127.0.0.1:1 (plain) cannot be used" in line
    assert len(company.mail.delivered_to("client1@example.org")) == 1


def test_a_mail_server_out_of_reach_is_told_and_the_letters_leave_later(company):
    company.configured(smtp=1)
    company.mail.append(letter(1))
    result = company.complaints("once")
    assert result.code == 1
    # The second letter is not tried: it would fare the same.
    assert "1 complaint registered, 1 filed, 1 letter to be tried again" in result.out
    assert "SMTP server 127.0.0.1:1 (plain) cannot be used" in result.err.splitlines()[0]
    assert all("event=letter_not_sent" in line or "event=post_shut" in line for line in result.err.splitlines())
    assert "client1@example.org" not in result.err

    company.configured(more="[rehearsal]\nallowed = true")
    assert company.complaints("once", "--at", in_two_hours()).out == "2 letters sent\n"
    assert len(company.mail.delivered_to("client1@example.org")) == 1


def test_a_server_that_refuses_a_letter_is_quoted_by_its_code_alone(company):
    company.mail.behaviour.refuse["client1@example.org"] = "550 5.1.1 <client1@example.org> Zoé Kowalczyk is unknown"
    company.mail.append(letter(1))
    result = company.complaints("once")
    assert result.code == 1
    assert "1 letter refused" in result.out
    [line] = result.err.splitlines()
    assert line.endswith('(plain): RCPT: 550 5.1.1"')
    assert "client1" not in line


def test_at_is_refused_on_a_real_register(company):
    result = company.complaints("once", "--at", "2026-12-01T08:00")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "--at is for rehearsals: set [rehearsal] allowed = true on a register that is not the real one\n"
    )
    assert not (company.folder / "register.db").exists()


def test_at_drives_the_clocks_and_the_daily_list(company):
    # To the clock of the rehearsal this mail is old.
    company.configured(mailbox='existing = "answer"', more="[rehearsal]\nallowed = true")
    company.mail.append(letter(1))
    assert company.complaints("once", "--at", "2037-03-02T07:00").code == 0
    # The mail is of these days, and so its answer long overdue; the assessment is late, and the silence over.
    told = company.complaints("once", "--at", "2037-03-17T08:00").out
    assert told == "2 letters sent, 5 clocks struck, 1 daily list\n"
    assert company.complaints("once", "--at", "2037-03-17T12:00").out == "nothing to do\n"


@pytest.mark.parametrize("at", ["2027-03-01T08:00", "2027-03-01 08:00:00", "2027-03-01T07:00Z"])
def test_at_is_local_time_unless_it_says_otherwise(company, at):
    # To the clock of the rehearsal this mail is old.
    company.configured(mailbox='existing = "answer"', more="[rehearsal]\nallowed = true")
    company.mail.append(letter(1))
    assert company.complaints("once", "--at", at).code == 0
    [row] = company.complaints("list", "--json").json
    shown = company.complaints("show", row["ref"], "--json")
    record = json.loads(shown.out)
    assert record["registered_at"] == "2027-03-01T07:00:00Z"


def test_a_time_that_cannot_be_read_is_refused(company):
    company.configured(more="[rehearsal]\nallowed = true")
    result = company.complaints("once", "--at", "tomorrow")
    assert (result.code, result.out) == (2, "")
    assert "--at" in result.err


def test_a_second_worker_on_the_same_register_is_refused(company):
    register = company.register()
    register.migrate()
    with register.sole_worker():
        for words in (["once"], ["replay", "all"], ["run"]):
            result = company.complaints(*words)
            assert (result.code, result.out) == (1, "")
            assert "another complaints process (pid" in result.err
            assert "stop it first, or use PostgreSQL for several workers" in result.err
            assert len(result.err.splitlines()) == 1
    register.close()
    assert company.complaints("once").code == 0


def test_the_register_s_folder_is_made(company):
    company.configured(more='[register]\ndatabase = "sqlite:///data/2026/register.db"\nshelf = "data/2026/shelf"')
    assert company.complaints("once").code == 0
    assert (company.folder / "data" / "2026" / "register.db").exists()


@pytest.mark.slow
def test_stopped_in_the_middle_it_finishes_the_message_in_hand_and_says_so(company, clock):
    company.configured(more="[rehearsal]\nallowed = true")
    company.mail.behaviour.pause_seconds = 0.2
    for number in range(12):
        company.mail.append(letter(number))
    process = company.starts("once", "--at", clock.now().isoformat())
    until(lambda: len(company.mail.posted) >= 2)
    process.send_signal(signal.SIGTERM)
    result = finished(process)
    assert result.code == 1
    assert "SIGTERM: stopped after the message in hand; the rest waits for the next time" in result.err
    assert len(company.mail.posted) < 24
    company.mail.behaviour.pause_seconds = 0
    assert company.complaints("once").code == 0
    assert sorted(p.recipient for p in company.mail.posted if p.recipient != "ann@example.com") == sorted(
        f"client{number}@example.org" for number in range(12)
    )


@pytest.mark.slow
def test_a_full_disk_is_a_line_and_nothing_is_lost(company, clock):
    """No file may grow beyond what the empty register has: every write fails as on a full disk."""
    company.configured(more="[rehearsal]\nallowed = true")
    assert company.complaints("once").code == 0
    company.mail.append(letter(1))
    most = (company.folder / "register.db").stat().st_size // 2
    process = company.loads(
        "once", "--at", clock.now().isoformat(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    result = finished(process)
    assert result.code == 1
    assert "Traceback" not in result.err
    assert "check [register] database, its rights, its server and the free space" in result.err
    assert company.complaints("once", "--at", in_two_hours()).code == 0
    assert len(company.refs()) == 1
    assert company.complaints("verify").code == 0


def test_two_mailboxes_with_one_company_are_one_summary(company):
    with EmbeddedMail(address="paris@example.com", password="secret") as paris:
        company.configured(more=PARIS.format(port=paris.imap_port))
        company.mail.append(letter(1))
        paris.append(letter(2).replace(BOX.encode(), b"paris@example.com"))
        [summary] = company.complaints("once", "--json").json
        assert (summary["collected"], summary["registered"], summary["sent"]) == (2, 2, 4)


def test_a_first_start_on_a_mailbox_in_use_stops_and_says_what_to_choose(company):
    long_ago = datetime(2025, 3, 7, 9, 0, tzinfo=UTC)
    for number in (1, 2):
        company.mail.append(letter(number), at=long_ago + timedelta(days=number))
    found = "2 messages lie in INBOX, the oldest of 2025-03-08, the newest of 2025-03-09; 0 were seen"
    assert company.complaints("check").code == 1
    assert found in company.complaints("check").out
    for command in ("once", "run"):
        result = company.complaints(command)
        assert (result.code, result.out) == (2, "")
        assert found in result.err
    company.configured(mailbox="since = 2026-11-01")
    result = company.complaints("once")
    assert (result.code, result.out) == (0, "nothing to do\n")
    assert company.complaints("check").code == 0
    company.configured(mailbox='existing = "register"')
    result = company.complaints("once")
    assert result.code == 0
    assert "2 complaints registered, 2 taken over without letters, 2 filed, 1 letter sent" in result.out
