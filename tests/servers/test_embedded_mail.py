"""The mail server in the process: what the demo and the stories stand on."""

import smtplib
import threading

import pytest

from tests.servers.fixtures import ADDRESS, PASSWORD
from worker.demo.servers import Behaviour, EmbeddedMail, Posted
from worker.doors.imap import ImapMailbox

LETTER = b"Subject: Bonjour\r\n\r\nMon colis.\r\n"


def inbox(mail: EmbeddedMail) -> list[bytes]:
    box = ImapMailbox(
        name="box",
        host="127.0.0.1",
        port=mail.imap_port,
        security="plain",
        username=mail.address,
        password=mail.password,
    )
    try:
        return [parcel.raw for parcel in box.fetch(box.waiting().uids, max_bytes=100_000)]
    finally:
        box.close()


def test_it_stops_and_leaves_no_thread() -> None:
    before = threading.active_count()
    with EmbeddedMail(address=ADDRESS, password=PASSWORD) as mail:
        assert inbox(mail) == []
    assert threading.active_count() == before


def test_it_stops_under_open_connections() -> None:
    with EmbeddedMail(address=ADDRESS, password=PASSWORD) as mail:
        box = ImapMailbox(
            name="box", host="127.0.0.1", port=mail.imap_port, security="plain", username=ADDRESS, password=PASSWORD
        )
        box.waiting()
        smtp = smtplib.SMTP("127.0.0.1", mail.smtp_port, "localhost")
    box.close()
    smtp.close()


def test_mail_to_the_box_arrives_in_its_inbox_with_its_envelope(mail: EmbeddedMail) -> None:
    with smtplib.SMTP("127.0.0.1", mail.smtp_port, "localhost") as smtp:
        smtp.sendmail("lea@example.org", ["Reclamations+REC-1.tok@example.com"], LETTER)
    trace = b"Return-Path: <lea@example.org>\r\nDelivered-To: Reclamations+REC-1.tok@example.com\r\n"
    assert inbox(mail) == [trace + LETTER]


def test_a_bounce_comes_from_the_null_path(mail: EmbeddedMail) -> None:
    with smtplib.SMTP("127.0.0.1", mail.smtp_port, "localhost") as smtp:
        smtp.sendmail("", [ADDRESS], LETTER)
    assert inbox(mail)[0].startswith(b"Return-Path: <>\r\n")


def test_only_who_is_logged_in_may_write_to_the_outside(mail: EmbeddedMail) -> None:
    with smtplib.SMTP("127.0.0.1", mail.smtp_port, "localhost") as smtp, pytest.raises(smtplib.SMTPRecipientsRefused):
        smtp.sendmail(ADDRESS, ["lea@example.org"], LETTER)
    assert mail.delivered_to("lea@example.org") == []


def test_what_is_put_in_by_hand_lies_in_the_inbox(mail: EmbeddedMail) -> None:
    assert mail.append(LETTER) < mail.append(LETTER)
    assert inbox(mail) == [LETTER, LETTER]


def test_it_waits_for_a_letter_and_says_how_many_are_missing(mail: EmbeddedMail) -> None:
    with pytest.raises(TimeoutError, match="0 of 1 letters for lea"):
        mail.wait_for("lea@example.org", seconds=0.05)
    mail.posted.append(Posted(ADDRESS, "Lea@example.org", LETTER))
    assert mail.wait_for("lea@example.org") == [LETTER]


@pytest.mark.parametrize(("cut", "kept"), [("before_data", 0), ("lost", 0), ("kept", 1)])
def test_it_breaks_off_where_it_is_told_to(cut: str, kept: int) -> None:
    behaviour = Behaviour(cut=cut)  # type: ignore[arg-type]
    with EmbeddedMail(address=ADDRESS, password=PASSWORD, behaviour=behaviour) as mail:
        smtp = smtplib.SMTP("127.0.0.1", mail.smtp_port, "localhost")
        with pytest.raises(smtplib.SMTPServerDisconnected):
            smtp.sendmail("lea@example.org", [ADDRESS], LETTER)
        smtp.close()
        assert len(mail.posted) == len(inbox(mail)) == kept


def test_two_of_them_do_not_meet() -> None:
    with (
        EmbeddedMail(address=ADDRESS, password=PASSWORD) as one,
        EmbeddedMail(address=ADDRESS, password=PASSWORD) as other,
    ):
        one.append(LETTER)
        assert (len(inbox(one)), len(inbox(other))) == (1, 0)
