"""Exports: one file, several messages; and a message in the file that Outlook keeps it in."""

import pytest

from tests.intake.reading import msg_builder as msg
from worker.intake.reading import compound, mailboxes, read
from worker.intake.reading.tnef import exported

ONE = b"From: Bo <bo@example.org>\r\nSubject: Un\r\n\r\nLa lampe.\r\n\r\n>From ici, rien.\r\n"
TWO = b"From: Ida <ida@example.org>\r\nSubject: Deux\r\n\r\nFrom ici on voit la mer 2026.\r\n"
MBOX = (
    b"From bo@example.org Tue Nov 24 08:12:00 2026\r\n" + ONE
    + b"\r\nFrom - Tue Nov 24 09:12:00 2026\r\n" + TWO
)  # fmt: skip


def test_each_message_of_an_mbox_is_one() -> None:
    first, second = mailboxes.messages(MBOX)
    assert read(first).subject == "Un"
    assert read(first).text.endswith("From ici, rien.")
    assert read(second).sender.address == "ida@example.org"
    assert "From ici on voit la mer" in read(second).text


@pytest.mark.parametrize("raw", [ONE, MBOX[: MBOX.index(b"\r\nFrom -")], b"", b"From here to there 2026\nnothing"])
def test_what_holds_one_message_is_left_as_it_is(raw: bytes) -> None:
    assert list(mailboxes.messages(raw)) == [raw]


def test_an_exported_message_is_a_mail_with_its_files_and_its_headers() -> None:
    raw = msg.message(
        "Lampe cassée",
        "La lampe est cassée. " * 400,
        name="Bo Lindqvist",
        address="bo@example.org",
        headers="Received: from a\r\n by b\r\nAuto-Submitted: no\r\nMessage-ID: <1@example.org>\r\n"
        "Content-Type: text/html\r\n\r\n",
        files=dict(
            [
                msg.attached(0, "facture.pdf", b"%PDF-1.4 " + b"x" * 6_000),
                msg.attached_message(
                    1, msg.streams(24, "Votre commande", "Merci.", name="SAV", address="sav@example.com")
                ),
            ]
        ),
    )
    mail = read(exported.as_mail(raw))
    assert (mail.subject, mail.sender.address, mail.sender.name) == ("Lampe cassée", "bo@example.org", "Bo Lindqvist")
    assert mail.text.startswith("La lampe est cassée.")
    assert mail.message_id == "<1@example.org>"
    assert mail.sent_at is not None
    assert [document.name for document in mail.documents] == ["facture.pdf", "Votre commande.eml"]


def test_a_message_drawn_out_of_outlook_into_a_mail_is_one_passed_on() -> None:
    raw = msg.message("Lampe cassée", "Je demande un échange.", name="Ida Roux", address="ida@example.org")
    mail = read(
        b"From: Bo <bo@example.org>\r\nSubject: TR\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nVoir le mail joint.\r\n--b\r\n"
        b"Content-Type: application/vnd.ms-outlook; name=lampe.msg\r\nContent-Disposition: attachment\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + raw + b"\r\n--b--\r\n"
    )
    assert mail.forwarded is not None
    assert mail.forwarded.sender.address == "ida@example.org"
    assert "échange" in mail.forwarded.text


@pytest.mark.parametrize("cut", [8, 100, 512, 600, 1_500, 3_000])
def test_a_damaged_export_is_no_mail_and_never_fails(cut: int) -> None:
    raw = msg.message("Lampe", "Cassée.", name="Bo", address="bo@example.org")
    assert isinstance(exported.as_mail(raw[:cut]), bytes)
    assert isinstance(exported.as_mail(raw[:cut] + b"\0" * 4_000), bytes)
    for at in range(24, 600, 7):
        assert isinstance(exported.as_mail(raw[:at] + b"\xfe" + raw[at + 1 :]), bytes)


def test_a_chain_that_runs_in_a_circle_ends() -> None:
    raw = bytearray(msg.message("Lampe", "x" * 9_000, name="Bo", address="bo@example.org"))
    circle = bytes(raw).replace((1).to_bytes(4, "little") + (2).to_bytes(4, "little"), b"\0" * 8)
    assert isinstance(exported.as_mail(circle), bytes)
    with pytest.raises(compound.CompoundUnreadable):
        compound.read(compound.SIGNATURE + b"\0" * 2_000)
