"""A mail attached to another is read and shown, whatever a program calls it: it may be all that somebody wrote."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from tests.intake.reading import msg_builder
from worker.intake.reading import read

LEAK = "Mon lave-linge fuit depuis lundi, je demande un remboursement."


def written(subject: str, text: str, *, sender: str = "Claire Durand <claire@client.example>") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "contact@maison.example", subject
    message["Date"], message["Message-ID"] = "Mon, 16 Nov 2026 10:00:00 +0100", f"<{subject[:4]}@client.example>"
    message.set_content(text)
    return message


def passed_on(note: str = "", subject: str = "Lave-linge") -> EmailMessage:
    return written(subject, note, sender="Bob Martin <bob@maison.example>")


@pytest.mark.parametrize("note", ["", "Pour vous.", "\n\n-- \nBob Martin\nMaison Lenoir"])
@pytest.mark.parametrize(
    "media_type",
    ["message/rfc822", "application/octet-stream", "application/eml", "application/x-eml", "text/plain"],
)
def test_a_mail_that_was_saved_as_a_file_is_a_mail(media_type: str, note: str) -> None:
    outer, inner = passed_on(note), written("Lave", LEAK)
    if media_type == "message/rfc822":
        outer.add_attachment(inner)
    elif media_type == "text/plain":
        outer.add_attachment(inner.as_string(policy=SMTP), filename="Lave-linge.eml")
    else:
        main, sub = media_type.split("/")
        outer.add_attachment(inner.as_bytes(policy=SMTP), maintype=main, subtype=sub, filename="Lave-linge.eml")
    message = read(outer.as_bytes(policy=SMTP))
    assert message.forwarded is not None
    assert message.forwarded.sender.address == "claire@client.example"
    assert message.forwarded.text.strip() == LEAK
    # Whoever reads the mail with us sees it: it is no part of what was typed on top.
    assert LEAK in message.rest
    assert "From: Claire Durand <claire@client.example>" in message.rest
    assert LEAK not in message.new_text


@pytest.mark.parametrize("disposition", ["inline", "attachment"])
def test_of_two_attached_mails_both_are_shown_and_what_one_person_wrote_is_read_together(disposition: str) -> None:
    outer = passed_on()
    outer.add_attachment(written("Lave", LEAK), disposition=disposition)
    outer.add_attachment(written("Suite", "Il y a maintenant 12 € de dégâts."), disposition=disposition)
    outer.add_attachment(written("Table", "Ma table est cassée.", sender="jean@client.example"))
    message = read(outer.as_bytes(policy=SMTP))
    assert message.forwarded is not None
    assert LEAK in message.forwarded.text
    assert "12 €" in message.forwarded.text
    assert "table" not in message.forwarded.text
    assert message.rest.count("From: ") == 3
    assert "Ma table est cassée." in message.rest


def test_a_mail_without_a_word_that_carries_another_says_what_that_one_says() -> None:
    inner, outer = written("Lave", ""), passed_on()
    inner.add_attachment(written("Avant", LEAK))
    outer.add_attachment(inner)
    message = read(outer.as_bytes(policy=SMTP))
    assert message.forwarded is not None
    assert message.forwarded.text.strip() == LEAK
    assert LEAK in message.rest


def test_a_message_that_outlook_saved_is_shown_like_any_other() -> None:
    outer = passed_on()
    saved = msg_builder.message("Lave-linge", LEAK, name="Claire", address="claire@client.example")
    outer.add_attachment(saved, maintype="application", subtype="octet-stream", filename="Lave-linge.msg")
    assert LEAK in read(outer.as_bytes(policy=SMTP)).rest


def test_a_file_that_is_named_like_a_mail_and_is_none_is_a_document() -> None:
    outer = passed_on("Voici la notice.")
    outer.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="application", subtype="octet-stream", filename="image.eml")
    message = read(outer.as_bytes(policy=SMTP))
    assert message.forwarded is None
    assert message.rest == ""
    assert [document.name for document in message.documents] == ["image.eml"]
