"""The bytes that leave: what any mail program reads back is what was written."""

import base64
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parsing import parsed
from worker.nouns.message import Party
from worker.writing.mime import Envelope, assemble
from worker.writing.shield import one_line

LONG_ID = "<AM0PR04MB1234" + "A" * 170 + "@AM0PR04MB1234.eurprd04.prod.outlook.example>"
ENVELOPE = Envelope(
    message_id="<0123456789abcdef@example.com>",
    date=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    sender=Party("reclamations@example.com", "Service réclamations"),
    to=Party("claire@example.net", "Claire Durand"),
    reply_to="reclamations+rec-1.token@example.com",
    subject="[REC-1] Nous avons bien reçu votre réclamation",
    language="fr",
    automatic=True,
    in_reply_to=LONG_ID,
    references=("<first@example.net>",),
)


def read(raw: bytes) -> EmailMessage:
    message = parsed(raw)
    assert not message.defects
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


def sent(envelope: Envelope = ENVELOPE, text: str = "Bonjour é\n", html: str = "<p>Bonjour é</p>\n") -> EmailMessage:
    return read(assemble(envelope, text=text, html=html))


def headers(envelope: Envelope) -> bytes:
    return assemble(envelope, text="", html="").partition(b"\r\n\r\n")[0]


def test_every_header_of_the_post_is_there() -> None:
    message = sent()
    assert message["Message-ID"] == ENVELOPE.message_id
    assert message["Date"].datetime == ENVELOPE.date
    assert message["From"].addresses[0].display_name == "Service réclamations"
    assert message["From"].addresses[0].addr_spec == "reclamations@example.com"
    assert message["To"].addresses[0].display_name == "Claire Durand"
    assert message["Reply-To"] == "reclamations+rec-1.token@example.com"
    assert message["Subject"] == ENVELOPE.subject
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["Content-Language"] == "fr"
    assert message["MIME-Version"] == "1.0"
    assert message["Precedence"] is None
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_long_ids_are_never_encoded_words() -> None:
    raw = headers(ENVELOPE)
    assert f"In-Reply-To: {LONG_ID}\r\n".encode() in raw
    assert f"References: <first@example.net>\r\n {LONG_ID}\r\n".encode() in raw


def test_the_answered_message_stands_last_in_the_thread_and_once() -> None:
    raw = headers(replace(ENVELOPE, in_reply_to="<b@x>", references=("<a@x>", "<b@x>", "<c@x>")))
    assert b"References: <a@x>\r\n <c@x>\r\n <b@x>\r\n" in raw


def test_of_a_long_thread_the_first_and_the_latest_remain() -> None:
    ids = [f"<{n}@x>" for n in range(1000)]
    message = sent(replace(ENVELOPE, in_reply_to=ids[-1], references=tuple(ids)))
    assert str(message["References"]).split() == [ids[0], *ids[-19:]]


@pytest.mark.parametrize(
    "hostile", ["<a@b>\r\nBcc: x@y", "a@b", "<a b@c>", "<é@c>", "<a>b@c>", "<" + "a" * 5000 + "@b>", "<a@b>\n"]
)
def test_an_id_that_is_none_is_left_out(hostile: str) -> None:
    message = sent(replace(ENVELOPE, in_reply_to=hostile, references=(hostile, "<ok@x>")))
    assert message["In-Reply-To"] is None
    assert message["References"] == "<ok@x>"
    assert message["Bcc"] is None


def test_a_letter_of_our_own_accord_is_generated_and_a_persons_words_are_neither() -> None:
    assert sent(replace(ENVELOPE, in_reply_to="", references=()))["Auto-Submitted"] == "auto-generated"
    assert sent(replace(ENVELOPE, automatic=False))["Auto-Submitted"] is None


@pytest.mark.parametrize(
    "subject", ["a\r\nBcc: spy@evil.example", "a\nX: y", "a\x00b\x85c\u2028d", "x" * 1_000_000, "\u202egnirts"]
)
def test_a_hostile_subject_is_one_bounded_line(subject: str) -> None:
    message = sent(replace(ENVELOPE, subject=subject))
    assert message["Bcc"] is None
    assert message["X"] is None
    assert message["Subject"] == one_line(subject, 250)


def test_a_subject_that_looks_encoded_is_not_decoded() -> None:
    assert sent(replace(ENVELOPE, subject="=?utf-8?q?spy?="))["Subject"] == "=?utf-8?q?spy?="


@pytest.mark.parametrize(
    "address",
    [
        "",
        "no address",
        "a@b@c",
        "é@example.net",
        "a@é.example",
        "a@b.example\r\nBcc: x@y",
        '"a b"@c.example',
        "a" * 300,
    ],
)
def test_an_address_no_header_may_hold_leaves_it_without_addressee(address: str) -> None:
    message = sent(replace(ENVELOPE, to=Party(address, "Claire")))
    assert b"\r\nTo: undisclosed-recipients:;\r\n" in headers(replace(ENVELOPE, to=Party(address, "Claire")))
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Claire",
        'Claire "la" Durand\\',
        "Durand, Claire <x@evil.example>",
        "Élodie\r\nBcc: x@y",
        "é" * 500,
        "N" * 500,
        "=?utf-8?q?x?=",
    ],
)
def test_a_name_stays_a_name(name: str) -> None:
    message = sent(replace(ENVELOPE, to=Party("claire@example.net", name)))
    (address,) = message["To"].addresses
    assert address.addr_spec == "claire@example.net"
    assert message["Bcc"] is None


@given(st.text(max_size=300), st.text(max_size=120))
def test_any_subject_and_name_read_back(subject: str, name: str) -> None:
    envelope = replace(ENVELOPE, subject=subject, to=Party("claire@example.net", name), in_reply_to="")
    raw = assemble(envelope, text="", html="")
    message = read(raw)
    assert " ".join(str(message["Subject"]).split()) == " ".join(one_line(subject, 250).split())
    assert message["To"].addresses[0].addr_spec == "claire@example.net"
    assert max(map(len, raw.split(b"\r\n"))) <= 78


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))),
    st.sampled_from(["", "\n", ".\n", "From x\n", "é" * 900]),
)
def test_any_text_reads_back(text: str, end: str) -> None:
    raw = assemble(ENVELOPE, text=f"{text}{end}\n", html=f"<p>{text}</p>\n")
    plain, html = read(raw).iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == f"{text}{end}\n"
    assert html.get_content().replace("\r\n", "\n") == f"<p>{text}</p>\n"
    raw.decode("ascii")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")


def test_a_text_without_latin_letters_is_base64() -> None:
    plain, _ = sent(text="Добрый день\n" * 50).iter_parts()
    assert plain["Content-Transfer-Encoding"] == "base64"
    assert plain.get_content().replace("\r\n", "\n") == "Добрый день\n" * 50


def test_no_text_can_forge_the_boundary() -> None:
    boundary = sent().get_boundary()
    plain, html = sent(text=f"--{boundary}\n--{boundary}--\n", html=f"--{boundary}\n").iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == f"--{boundary}\n--{boundary}--\n"
    assert html.get_content().replace("\r\n", "\n") == f"--{boundary}\n"


OF_ONE_FILE = replace(ENVELOPE, thread="REC-2026-000123-38", topic="Colis perdu")


def test_letters_of_a_file_are_one_thread_in_outlook_whatever_their_subjects_say() -> None:
    first, later = (
        sent(replace(OF_ONE_FILE, subject=subject, message_id=f"<{n}@example.com>", date=ENVELOPE.date.replace(day=n)))
        for n, subject in enumerate(("À évaluer : Colis perdu [REC-1]", "À valider – Colis perdu [REC-1]"), 1)
    )
    assert first["Thread-Index"] == later["Thread-Index"]
    assert first["Thread-Topic"] == later["Thread-Topic"] == "Colis perdu"
    # [MS-OXOMSG] 2.2.1.3: one byte, five of time, sixteen of a GUID.
    block = base64.b64decode(str(first["Thread-Index"]))
    assert (len(block), block[0]) == (22, 1)
    assert sent(replace(OF_ONE_FILE, thread="REC-2026-000124-35"))["Thread-Index"] != first["Thread-Index"]
    assert sent()["Thread-Index"] is sent()["Thread-Topic"] is None


def test_thunderbird_and_telephones_go_by_the_references() -> None:
    message = sent(
        replace(OF_ONE_FILE, references=("<1@example.com>", "<2@example.com>"), in_reply_to="<2@example.com>")
    )
    assert str(message["References"]).split() == ["<1@example.com>", "<2@example.com>"]
    assert message["In-Reply-To"] == "<2@example.com>"


def test_a_reference_that_stands_last_is_read_by_any_program() -> None:
    raw = headers(replace(ENVELOPE, subject="À évaluer : Le colis égaré à l'entrepôt [REC-2026-000123-38]"))
    assert b"\r\n [REC-2026-000123-38]\r\n" in raw
    message = sent(replace(ENVELOPE, subject="À évaluer : Le colis égaré à l'entrepôt [REC-2026-000123-38]"))
    assert message["Subject"] == "À évaluer : Le colis égaré à l'entrepôt [REC-2026-000123-38]"
