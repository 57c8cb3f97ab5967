"""What servers' refusals are about: sentences of well-known servers, each with who is at fault."""

import time

import pytest

from worker.doors.smtp.verdicts import About, Stage, about, says_nothing


@pytest.mark.parametrize(
    ("stage", "code", "said"),
    [
        ("MAIL", 550, "5.7.60 SMTP; Client does not have permissions to send as this sender"),
        ("MAIL", 553, "5.7.1 <reclamations@example.com>: Sender address rejected: not owned by user office"),
        ("MAIL", 501, "5.1.7 Bad sender address syntax"),
        ("MAIL", 550, "sender verify failed"),
        ("MAIL", 554, "Your account has been suspended"),
        ("RCPT", 550, "5.7.1 Unable to relay"),
        ("RCPT", 554, "5.7.1 <lea@example.org>: Relay access denied"),
        ("RCPT", 550, "relay not permitted"),
        ("RCPT", 554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org"),
        ("RCPT", 550, "Your host 192.0.2.1 is rejected by our blacklist"),
        ("RCPT", 550, "5.1.1 192.0.2.1 is on a blocklist of ours"),
        ("RCPT", 550, "5.4.5 Daily user sending limit exceeded"),
        ("RCPT", 550, "Outgoing quota exceeded, 500 mails per day"),
        ("RCPT", 550, "too many messages from this account"),
        ("RCPT", 530, "Authentication required"),
        ("RCPT", 503, "bad sequence of commands"),
        ("RCPT", 550, "Account disabled by the administrator"),
        ("RCPT", 550, "Must issue a STARTTLS command first"),
        ("DATA", 554, "no"),
        ("DATA", 503, "5.5.1 valid RCPT command must precede DATA"),
        ("letter", 554, "5.2.252 SendAsDenied; reclamations@example.com not allowed to send as office@example.com"),
        ("letter", 550, "5.7.501 Access denied, banned sender"),
        ("letter", 550, "5.7.708 Service unavailable. Access denied, traffic not accepted from this IP."),
        (
            "letter",
            550,
            "5.7.26 Unauthenticated email from example.com is not accepted due to the domain's DMARC policy",
        ),
        ("letter", 554, "Message rejected under suspicion of a poor reputation"),
        ("letter", 550, "Sending is suspended until the invoice is paid"),
        ("letter", 552, "5.4.5 hourly quota reached"),
    ],
)
def test_these_are_about_us(stage: Stage, code: int, said: str) -> None:
    assert about(stage, code, said) == "us"


@pytest.mark.parametrize(
    ("stage", "code", "said", "whose"),
    [
        (
            "RCPT",
            550,
            "5.1.1 <lea@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
            "r",
        ),
        ("RCPT", 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "r"),
        ("RCPT", 550, "5.4.1 Recipient address rejected: Access denied", "r"),
        ("RCPT", 550, "No such user here", "r"),
        ("RCPT", 550, "relay1.example.org: user unknown", "r"),
        ("RCPT", 552, "5.2.2 mailbox full", "r"),
        ("RCPT", 552, "lea's mailbox is over quota", "r"),
        ("RCPT", 550, "5.2.1 The email account that you tried to reach is disabled", "r"),
        ("RCPT", 553, "5.1.3 bad address syntax", "r"),
        ("RCPT", 550, "5.1.2 Host or domain name not found", "r"),
        ("RCPT", 550, "no", "r"),
        ("letter", 550, "5.1.1 user unknown", "r"),
        ("MAIL", 552, "5.3.4 Message size exceeds fixed maximum message size", "l"),
        ("letter", 552, "Message exceeds the maximum size", "l"),
        ("letter", 554, "message size limit exceeded", "l"),
        ("letter", 554, "5.6.0 content rejected", "l"),
        ("letter", 554, "we do not like this text", "l"),
    ],
)
def test_these_are_about_the_recipient_or_the_letter(stage: Stage, code: int, said: str, whose: str) -> None:
    expected: About = "recipient" if whose == "r" else "letter"
    assert about(stage, code, said) == expected


def test_a_hostile_sentence_costs_nothing() -> None:
    began = time.process_time()
    for piece in ("exceeded ", "account was ", "host ", "5.7.", "sender address is "):
        about("letter", 550, piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    ("said", "nothing"),
    [("no", True), ("Rejected", True), ("5.1.1 no", False), ("user unknown", False), ("relaying denied", False)],
)
def test_a_refusal_without_a_word_or_a_code_of_why_is_known_as_such(said: str, *, nothing: bool) -> None:
    assert says_nothing("RCPT", 550, said) is nothing
