"""Whatever a message holds, screening and asking answer at once and never raise."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worker.intake.query import query_of
from worker.intake.reading import read
from worker.intake.screening.bounces import report
from worker.intake.screening.machines import screen
from worker.intake.sorting import sort
from worker.nouns.facts import Facts
from worker.nouns.item import KINDS
from worker.nouns.message import Headers, Message, Party

FACTS = Facts(own_addresses=frozenset({"reclamations@example.com"}), authserv_id="mx.example.com")
FILLERS = [
    "\n", ">", " ", "a", "@", "a@", "<", "(", "\t", "é", ".", "-", "=", "x: ", "Received: ", "a ", "\n\n>", "delivery ",
    "could not be ", "REC-2026-", "[", "mail ", "(user unknown ", "Message-ID: <", "550 ", "a@b.c\n",
    "retour ", "auto ",
]  # fmt: skip
SIZE = 1_000_000


def stuffed(filler: str, sender: str) -> Message:
    text = filler * (SIZE // len(filler))
    names = ("return-path", "from", "content-type", "x-failed-recipients", "list-id", "delivered-to", "auto-submitted")
    return Message(
        message_id="<a@example.net>",
        sender=Party(sender, text[:1_000]),
        subject=text,
        text=text,
        new_text=text,
        to=(Party("reclamations@example.com"),),
        references=tuple(f"<{n}@example.net>" for n in range(5_000)),
        headers=Headers(dict.fromkeys((*names, "authentication-results"), (text[:100_000],))),
        content_type="multipart/report",
        delivery=(text,),
        returned=text,
    )


@pytest.mark.slow
@pytest.mark.parametrize("filler", FILLERS)
@pytest.mark.parametrize("sender", ["mailer-daemon@example.net", "camille.roussel@example.org"])
def test_a_megabyte_of_anything_costs_linear_time(filler: str, sender: str) -> None:
    message = stuffed(filler, sender)
    started = time.process_time()
    query_of(message, prefix="REC", boxes=["reclamations@example.com"])
    item = sort(message, FACTS)
    assert time.process_time() - started < 60
    assert type(item) in KINDS
    assert len(item.because) <= 300


def test_what_is_asked_of_the_register_is_bounded() -> None:
    query = query_of(stuffed("a@b.c\n", "mailer-daemon@example.net"), prefix="REC", boxes=["reclamations@example.com"])
    assert len(query.answered_ids) == 100
    assert len(query.failed_recipients) <= 50
    assert len(query.tokens) <= 20


NAMES = [
    "From", "To", "Subject", "Return-Path", "Content-Type", "Auto-Submitted", "X-Failed-Recipients", "List-Id",
    "Authentication-Results", "In-Reply-To", "References", "Delivered-To", "Message-ID", "Precedence",
]  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(st.sampled_from(NAMES), st.text(max_size=200).map(lambda value: value.encode("utf-8", "replace"))),
    st.binary(max_size=500),
)
def test_no_bytes_make_it_raise(headers: dict[str, bytes], body: bytes) -> None:
    raw = b"".join(name.encode() + b": " + value + b"\r\n" for name, value in headers.items()) + b"\r\n" + body
    message = read(raw)
    query_of(message, prefix="REC", boxes=["reclamations@example.com"])
    report(message)
    screen(message)
    item = sort(message, FACTS)
    assert type(item) in KINDS
    assert item.because.isprintable()
