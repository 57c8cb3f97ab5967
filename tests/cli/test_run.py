"""`complaints run`: a process of its own on real servers, from its start to its signal."""

import json
import signal
from collections import Counter

import pytest

from tests.cli.conftest import Company, Result, finished, letter, until
from tests.servers.relay import Relay

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("system_time")]

# So long that only a hint, or the retry of a failed duty, can bring a poll.
SELDOM = "poll_seconds = 3600"


def events(result: Result) -> list[dict]:
    """The log: every line of it is one JSON object, but for what is said to whoever pressed Ctrl-C."""
    return [json.loads(line) for line in result.err.splitlines() if line and not line.startswith("finishing")]


def named(result: Result) -> list[str]:
    return [event["event"] for event in events(result)]


def at_work(company: Company, number: int = 0) -> None:
    """Wait until the first message was taken in: then it listens, too."""
    company.mail.append(letter(number))
    company.mail.wait_for(f"client{number}@example.org", seconds=90)


def stopped(process, number: int = signal.SIGTERM) -> Result:
    process.send_signal(number)
    return finished(process)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_works_until_it_is_told_to_stop(company, number):
    process = company.loads("run")
    at_work(company)
    result = stopped(process, number)
    assert (result.code, result.out) == (0, "")
    first, *_, last = events(result)
    assert (first["event"], first["pid"]) == ("started", process.pid)
    assert (last["event"], last["signal"]) == ("stopped", signal.Signals(number).name)
    assert company.complaints("verify").code == 0


def test_mail_is_acknowledged_within_seconds_though_the_poll_is_an_hour_away(company):
    company.configured(mailbox=SELDOM)
    process = company.starts("run")
    at_work(company)
    for number in (1, 2, 3):
        company.mail.append(letter(number))
        assert len(company.mail.wait_for(f"client{number}@example.org", seconds=60)) == 1
    result = stopped(process)
    assert result.code == 0
    # Each message brought its poll, and silence brought none.
    assert named(result).count("collected") == 4


def test_a_second_instance_is_refused_and_the_first_goes_on(company):
    process = company.starts("run")
    at_work(company)
    for words in (["run"], ["once"], ["replay", "all"]):
        second = company.complaints(*words)
        assert (second.code, second.out) == (1, "")
        assert second.err == (
            f"another complaints process (pid {process.pid}) works on {company.folder / 'register.db'};"
            " stop it first, or use PostgreSQL for several workers\n"
        )
    for words in (["list"], ["verify"], ["check"]):
        assert company.complaints(*words).code == 0
    at_work(company, 1)
    assert stopped(process).code == 0


def test_a_killed_instance_does_not_keep_the_register(company):
    process = company.starts("run")
    at_work(company)
    process.kill()
    finished(process)
    assert company.complaints("once").code == 0


def test_stopped_in_the_middle_of_many_it_exits_well_and_a_later_once_does_the_rest(company):
    many = 120
    for number in range(many):
        company.mail.append(letter(number))
    process = company.starts("run")
    company.mail.wait_for("client3@example.org", seconds=90)
    result = stopped(process)
    assert result.code == 0
    assert named(result)[-1] == "stopped"
    done = Counter(posted.recipient for posted in company.mail.posted)
    assert 3 < len(done) < many
    assert company.complaints("once").code == 0
    senders = [f"client{number}@example.org" for number in range(many)]
    delivered = Counter(posted.recipient for posted in company.mail.posted)
    assert [delivered[sender] for sender in senders] == [1] * many
    assert len(company.refs()) == many
    assert company.complaints("verify").code == 0


@pytest.mark.parametrize("mailbox", [SELDOM, f"{SELDOM}\nidle = false"])
def test_a_mailbox_that_goes_away_and_comes_back_is_taken_up_again(company, mailbox):
    with Relay(company.mail.imap_port) as relay:
        company.configured(imap=relay.port, mailbox=mailbox)
        company.mail.append(letter(0))
        relay.cut()
        process = company.starts("run")
        log = process.stderr
        assert log is not None
        lines = []
        while "mailbox_unreachable" not in "".join(lines):
            lines.append(log.readline())
        relay.mend()
        assert len(company.mail.wait_for("client0@example.org", seconds=90)) == 1
        result = stopped(process)
    assert result.code == 0
    [told, *_] = [json.loads(line) for line in lines if "mailbox_unreachable" in line]
    assert (told["level"], told["mailbox"]) == ("warning", "reclamations")
    assert told["again_in_seconds"] <= 15


def test_a_mail_server_that_is_down_for_a_while_delays_the_letters_and_no_more(company):
    with Relay(company.mail.smtp_port) as relay:
        company.configured(smtp=relay.port, mailbox=SELDOM, more="[rehearsal]\nallowed = true")
        relay.cut()
        process = company.starts("run")
        company.mail.append(letter(1))
        until(lambda: "letter_not_sent" in process.stderr.readline())
        result = stopped(process)
        assert result.code == 0
        relay.mend()
        [row] = company.complaints("list", "--json").json
        assert row["acknowledgement"] == "queued"


def test_it_stops_at_once_where_a_server_keeps_silent(company):
    """A server that takes the connection and says nothing must not keep the process from its end."""
    with Relay(company.mail.imap_port) as relay:
        company.configured(imap=relay.port, mailbox=SELDOM)
        process = company.starts("run")
        # The last thing that the first poll does.
        until(lambda: "reconciled" in process.stderr.readline())
        relay.mute()
        result = stopped(process)
    assert result.code == 0


def test_its_log_is_an_event_a_line(company):
    process = company.starts("run")
    at_work(company)
    result = stopped(process)
    for event in events(result):
        assert list(event)[:3] == ["timestamp", "level", "event"]
        assert event["timestamp"].endswith("Z")
    assert named(result)[:2] == ["started", "collected"]
