"""A letter of ours to colleagues is seen inside whatever a colleague attached, and other documents are let through."""

import hashlib
from dataclasses import replace
from email.message import EmailMessage

import pytest

from tests.commands.lines import REF, at, of
from tests.response.sheet import ANN
from tests.staff.test_our_letters import NOTICE
from worker.complaint.lifecycle import State
from worker.nouns.facts import OurWords
from worker.nouns.message import Document
from worker.processing.commands.frame import Bench
from worker.staff.enclosures import _is_ours

HARMLESS = "Bonjour,\n\nVoici le bon de livraison signé par le transporteur.\n"
BOX = "reclamations@example.com"


def bench() -> Bench:
    known = at(of(State.INVESTIGATING), ANN)
    rules = replace(known.rules, boxes=(BOX,), staff={ANN.address: ANN})
    return replace(known, rules=rules, facts=replace(known.facts, our_words=OurWords(internal=(NOTICE,))))


def holds(name: str, media_type: str, content: bytes) -> bool:
    document = Document(name, media_type, content, hashlib.sha256(content).hexdigest())
    return _is_ours(document, bench(), REF)


def letter(text: str, to: str, sender: str = BOX, subtype: str = "plain") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, "Dossier"
    mail.set_content(text, subtype=subtype)
    return mail


def page(text: str) -> bytes:
    """As a mail program writes it: no line of it is one in its source."""
    lines = "".join(f"<p>{line.replace('é', '&eacute;')}</p>" for line in text.splitlines())
    return f"<html><body>{lines}</body></html>".encode()


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("mail.html", "application/octet-stream"),
        ("MAIL.HTM", "application/octet-stream"),
        ("sans nom", "text/html"),
        ("sans nom", "application/xhtml+xml"),
    ],
)
def test_a_page_is_read_as_whoever_opens_it_reads_it(name: str, media_type: str) -> None:
    assert holds(name, media_type, page(NOTICE))
    assert not holds(name, media_type, page(HARMLESS))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("notes.txt", "application/octet-stream"),
        ("NOTES.MD", "application/octet-stream"),
        ("sans nom", "text/plain"),
        ("sans nom", "message/disposition-notification"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_text_is_read_in_its_own_encoding(name: str, media_type: str, encoding: str) -> None:
    assert holds(name, media_type, NOTICE.encode(encoding))
    assert not holds(name, media_type, HARMLESS.encode(encoding))


def test_what_is_neither_is_not_read() -> None:
    assert not holds("photo.jpg", "image/jpeg", NOTICE.encode())


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("mail.eml", "application/octet-stream"), ("original", "message/rfc822"), ("mail.mht", "multipart/related")],
)
def test_a_mail_is_read_as_one(name: str, media_type: str) -> None:
    assert holds(name, media_type, letter(NOTICE, "eve@example.net", "bob@example.net").as_bytes())
    assert not holds(name, media_type, letter(HARMLESS, "eve@example.net", "bob@example.net").as_bytes())


def test_a_letter_of_ours_to_a_colleague_is_one_whatever_it_says() -> None:
    assert holds("original", "message/rfc822", letter(HARMLESS, ANN.address).as_bytes())
    assert not holds("original", "message/rfc822", letter(HARMLESS, "bo@example.org").as_bytes())
    assert not holds("original", "message/rfc822", letter(HARMLESS, ANN.address, "bo@example.org").as_bytes())


def test_its_source_under_the_name_of_a_text_is_that_mail() -> None:
    source = EmailMessage()
    source["From"], source["To"] = "bob@example.net", "eve@example.net"
    source.set_content(NOTICE, cte="base64")
    assert holds("mail.txt", "text/plain", source.as_bytes())


def test_a_mail_inside_a_mail_is_read_as_deep_as_people_nest_them() -> None:
    mail = letter(NOTICE, "eve@example.net", "bob@example.net")
    for _ in range(2):
        outer = letter(HARMLESS, "eve@example.net", "bob@example.net")
        outer.add_attachment(mail)
        mail = outer
    assert holds("mail.eml", "message/rfc822", mail.as_bytes())


def test_a_reply_address_in_its_head_is_seen() -> None:
    """Who answers there is known as its holder: no complainant may have a colleague's."""
    mail = letter(HARMLESS, "eve@example.net", "bob@example.net")
    mail["Reply-To"] = f"reclamations+{REF.lower()}.7hq2m9t4x8k3@example.com"
    assert holds("original", "message/rfc822", mail.as_bytes())
