"""Every delivery report of the corpus is told from every other mail, with the address that it is about."""

from dataclasses import replace
from pathlib import Path

import pytest

from worker.intake.reading import read
from worker.intake.screening.bounces import BOUNCES, BounceReport, report
from worker.intake.screening.evidence import gather
from worker.intake.screening.lookalikes import LOOKALIKES
from worker.nouns.message import Headers, Message, Party

FOLDER = Path(__file__).parents[2] / "corpus" / "screening"
REPORTS = sorted(path.stem for path in FOLDER.glob("*.eml") if path.stem.startswith(("dsn-", "text-")))
OTHERS = sorted(path.stem for path in FOLDER.glob("*.eml") if not path.stem.startswith(("dsn-", "text-")))
NO_BOUNCES = {"dsn-success-receipt", "dsn-that-is-a-challenge"}
DELAYED = {
    "dsn-delayed-is-not-failed",
    "text-exim-delayed",
    "text-gmail-delay",
    "text-sendmail-warning-with-its-banner",
}
CAMILLE = "camille.roussel@example.org"
OUR_LETTER = "<2f7c1d90b54e4a0c8e6d3b1a@worker.example.com>"
ADDRESSES = {
    "dsn-failed-behind-a-forwarding": ("camille@perso.example.net",),
    "dsn-without-readable-fields": (),
}


def reported(name: str) -> BounceReport | None:
    return report(read((FOLDER / f"{name}.eml").read_bytes()))


@pytest.mark.parametrize("name", [name for name in REPORTS if name not in NO_BOUNCES])
def test_a_report_names_the_address_and_whether_the_letter_was_given_up(name: str) -> None:
    found = reported(name)
    assert found is not None
    assert found.recipients == ADDRESSES.get(name, (CAMILLE,))
    assert found.permanent is (name not in DELAYED)


@pytest.mark.parametrize("name", [*OTHERS, *sorted(NO_BOUNCES)])
def test_no_other_mail_is_called_a_bounce(name: str) -> None:
    assert reported(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "dsn-postfix-user-unknown",
        "dsn-exchange-french",
        "text-qmail",
        "text-exim",
        "text-old-sendmail-deferred-then-refused",
    ],
)
def test_the_returned_letter_is_known_by_its_id(name: str) -> None:
    found = reported(name)
    assert found is not None
    assert found.original_id == OUR_LETTER


def test_a_report_of_a_forwarding_keeps_the_address_as_we_wrote_it() -> None:
    found = reported("dsn-failed-behind-a-forwarding")
    assert found is not None
    assert found.written == (CAMILLE,)


def test_who_is_still_tried_is_told_apart_from_who_was_given_up() -> None:
    found = reported("dsn-two-recipients-one-still-tried")
    assert found is not None
    assert found.waiting == ("luc.ferrand@example.net",)


@pytest.mark.parametrize(
    ("name", "status", "reason"),
    [
        ("dsn-postfix-user-unknown", "5.1.1", "User unknown"),
        ("dsn-action-beside-the-message-fields", "5.2.2", "Mailbox full"),
        ("text-opensmtpd", "5.2.2", "Mailbox Full"),
        ("text-french-provider", "", "n'a pas pu être distribué"),
    ],
)
def test_status_and_reason_are_the_servers_words(name: str, status: str, reason: str) -> None:
    found = reported(name)
    assert found is not None
    assert found.status == status
    assert reason in found.reason


def test_every_row_of_the_table_has_a_report_that_it_is_the_first_to_see() -> None:
    gathered = [gather(read((FOLDER / f"{name}.eml").read_bytes())) for name in REPORTS]
    first = (next((rule for rule in BOUNCES if rule(evidence)), None) for evidence in gathered)
    assert {rule.__name__ for rule in first if rule} == {rule.__name__ for rule in BOUNCES}


def test_every_lookalike_has_a_mail_that_it_alone_keeps_from_the_bounces() -> None:
    gathered = [gather(read((FOLDER / f"{name}.eml").read_bytes())) for name in (*OTHERS, *NO_BOUNCES)]
    mistaken = [evidence for evidence in gathered if any(rule(evidence) for rule in BOUNCES)]
    alone = {told[0] for e in mistaken if len(told := [one.__name__ for one in LOOKALIKES if one(e)]) == 1}
    assert alone == {one.__name__ for one in LOOKALIKES}


@pytest.mark.parametrize("kind", ["disposition-notification", "feedback-report"])
def test_a_report_of_another_type_is_no_bounce_even_from_a_mail_server(kind: str) -> None:
    words = "This is an automatic message. Your message could not be delivered."
    message = Message(
        message_id="<a@example.net>",
        sender=Party("mailer-daemon@example.net"),
        subject="Delivery report",
        text=words,
        new_text=words,
        content_type="multipart/report",
        headers=Headers({"content-type": (f'multipart/report; report-type="{kind}"',)}),
    )
    assert report(message) is None
    assert report(replace(message, headers=Headers({}))) is not None


def test_bounded_whatever_a_report_holds() -> None:
    fields = "\n\n".join(
        f"Final-Recipient: rfc822; r{n}@example.org\nAction: failed\nStatus: 5.1.1" for n in range(500)
    )
    message = Message(
        message_id="<a@example.net>",
        sender=Party("mailer-daemon@example.net"),
        subject="Undelivered",
        text="x" * 100_000,
        new_text="",
        delivery=(fields.replace("Status", "Diagnostic-Code: " + "long " * 5_000 + "\nStatus"),),
    )
    found = report(message)
    assert found is not None
    assert 0 < len(found.recipients) <= 50
    assert len(found.reason) <= 300
