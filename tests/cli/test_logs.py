"""The log: an event a line, and at INFO and above nothing that a customer wrote or is called."""

import io
import json
import logging
from collections.abc import Callable

import pytest
import structlog

from tests.cli.conftest import BOX, Company, letter
from worker import assembly, logs
from worker.demo import letters as demo_letters
from worker.demo.letterbox import parse
from worker.intake.reading import read
from worker.office import Office, handling
from worker.settings import load

# Everything by which the customers of these stories could be known.
PERSONAL = (
    "Zoé", "Kowalczyk", "client1", "client2", "client3", "example.org", "Fauteuil", "bascule", "fendu", "remboursement",
    "CMD-7741", "facture-secrète", "Perrin", "j.perrin",
)  # fmt: skip


@pytest.fixture
def log() -> io.StringIO:
    stream = io.StringIO()
    logs.set_up(level="INFO", shape="json", stream=stream)
    return stream


def events(log: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def personal(log: io.StringIO) -> list[str]:
    text = log.getvalue().casefold()
    # JSON may write a letter as \u00e9.
    shapes = [(word, {word.casefold(), json.dumps(word)[1:-1].casefold()}) for word in PERSONAL]
    return [word for word, forms in shapes if any(form in text for form in forms)]


def fails_on(word: bytes, error: Callable[[bytes], Exception]):
    def reading(raw: bytes):
        if word in raw:
            raise error(raw)
        return read(raw)

    return reading


def at_office(company: Company) -> Office:
    office = assembly.open_office(load(company.config))
    office.desk.register.migrate()
    office.open()
    return office


def test_a_whole_story_leaves_no_trace_of_the_customer_in_the_log(company, clock, log, monkeypatch):
    now = clock.now()
    company.mail.behaviour.refuse["client2@example.org"] = "550 5.1.1 <client2@example.org>: Zoé Kowalczyk is unknown"
    company.mail.behaviour.refuse["client3@example.org"] = "451 4.7.1 <client3@example.org>: Fauteuil is greylisted"
    words = "Mon fauteuil à bascule CMD-7741 est fendu. Je souhaite un remboursement. facture-secrète.pdf"
    for number in (1, 2, 3):
        company.mail.append(letter(number, words=words))
    # The same once more, a machine's, a colleague's, a damaged one, one that the reader fails on.
    company.mail.append(letter(1, words=words))
    company.mail.append(letter(4, words="Je suis absente.", extra="Auto-Submitted: auto-replied\r\n"))
    company.mail.append(letter(5).replace(b"client5@example.org", b"ann@example.com"))
    company.mail.append(demo_letters.damaged(now, BOX))
    company.mail.append(letter(6).replace(b"Fauteuil 6", b"Fauteuil illisible"))
    monkeypatch.setattr(handling, "read", fails_on(b"illisible", lambda raw: ValueError(f"cannot read {raw.decode()}")))
    office = at_office(company)
    office.round()
    [acknowledgement] = company.mail.delivered_to("client1@example.org")
    words = "Le fauteuil CMD-7741 grince aussi."
    company.mail.append(demo_letters.answer(now, sender="client1@example.org", to=parse(acknowledgement), words=words))
    [perrin] = company.mail.delivered_to("j.perrin@example.net")
    report = demo_letters.returned(now, BOX, report_from="mailer-daemon@mx.example.net", acknowledgement=parse(perrin))
    company.mail.append(report)
    office.round()
    office.close()

    told = events(log)
    assert {event["event"] for event in told} == {
        "collected", "handled", "parked", "letter_sent", "letter_not_sent", "reconciled", "report_written",
    }  # fmt: skip
    assert {event["kind"] for event in told if event["event"] == "handled"} >= {
        "complaint", "duplicate", "machine", "staff", "follow_up", "bounce",
    }  # fmt: skip
    assert {e["outcome"] for e in told if e["event"] == "letter_not_sent"} == {"refused", "delayed"}
    assert personal(log) == []


def broken() -> None:
    raise KeyError("Zoé Kowalczyk <client1@example.org>")


def test_what_breaks_is_told_by_its_place_and_not_by_its_words(log):
    try:
        broken()
    except KeyError:
        structlog.get_logger("worker.office").exception("parked_without_file", parcel=7)
    logging.getLogger("some.library").error("it failed", exc_info=ValueError("Fauteuil fendu"))
    first, second = events(log)
    assert (first["event"], first["parcel"], first["level"]) == ("parked_without_file", 7, "error")
    assert first["error"] == "KeyError"
    assert first["where"].split(" < ")[0].endswith(" broken")
    assert second["error"] == "ValueError"
    assert personal(log) == []


def test_a_failed_duty_of_the_scheduler_is_not_told_in_its_words(log):
    logging.getLogger("apscheduler.executors.default").error("Job raised", exc_info=ValueError("Fauteuil fendu"))
    assert log.getvalue() == ""


def test_an_event_is_one_line_however_hostile_its_values(log):
    structlog.get_logger("worker").info("handled", kind='a\nb\r\u2028c"d', parcel=1)
    [line] = log.getvalue().split("\n")[:-1]
    assert json.loads(line)["kind"] == 'a\nb\r\u2028c"d'


def test_the_moment_how_grave_and_what_come_first(log):
    structlog.get_logger("worker.office").info("handled", kind="complaint")
    [event] = events(log)
    assert list(event) == ["timestamp", "level", "event", "kind", "logger"]
    assert event["timestamp"].endswith("Z")


def test_libraries_speak_in_the_same_shape_and_only_when_something_is_wrong(log):
    logging.getLogger("imapclient.imaplib").info("a line of the protocol")
    logging.getLogger("sqlalchemy.engine").info("SELECT")
    logging.getLogger("imapclient.imaplib").warning("the server said %s", "BYE")
    [event] = events(log)
    assert (event["event"], event["level"], event["logger"]) == ("the server said BYE", "warning", "imapclient.imaplib")


@pytest.mark.parametrize(
    ("shape", "start"), [("line", "level=warning event=mailbox_unreachable mailbox=paris"), ("people", "")]
)
def test_other_shapes_are_one_line_too(shape, start):
    stream = io.StringIO()
    logs.set_up(level="WARNING", shape=shape, stream=stream)
    structlog.get_logger("worker").warning("mailbox_unreachable", mailbox="paris", reason="connection refused\nby it")
    structlog.get_logger("worker").info("handled")
    [line] = stream.getvalue().splitlines()
    assert line.startswith(start)
    assert "connection refused" in line


def test_a_stream_that_knows_ascii_alone_gets_every_letter_escaped():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    logs.set_up(shape="json", stream=stream)
    structlog.get_logger("worker").info("started", company="Société")
    stream.flush()
    assert json.loads(raw.getvalue())["company"] == "Société"


def test_the_place_of_an_error_is_ours_where_there_is_one_of_ours():
    with pytest.raises(TypeError) as raised:
        read(None)  # type: ignore[arg-type]  # the point is that it fails
    innermost, *outer = logs.place_of(raised.value).split(" < ")
    assert innermost.startswith("worker/intake/reading/")
    assert outer[-1].endswith(" read")
