import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from worker.intake import reading
from worker.nouns.message import Document, Message, Party

Mail = Callable[[str], Message]


def names(message: Message) -> list[str]:
    return [document.name for document in message.documents]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain-utf8", []),
        ("text-attached", ["contrat.txt", "page.html", "notes.txt"]),
        ("scan-called-text", ["scan0001.pdf"]),
        ("alternative-with-document-in-html-view", ["facture.pdf"]),
        ("name-in-continuations", ["devis signé du 12 mars.pdf"]),
        ("name-continuations-doubled", ["devis.pdf bis.pdf"]),
        ("name-as-encoded-word", ["reçu de caisse.pdf"]),
        ("name-raw-latin1", ["reçu café.pdf"]),
        ("invitation", ["invitation.ics"]),
        ("winmail", ["winmail.dat"]),
        ("winmail-with-documents", ["Facture n° 1187 – lave-linge.pdf", "fuite.jpg"]),
        ("winmail-with-embedded-mail", ["Chauffage en panne.eml"]),
        ("uuencoded-file-in-text", ["ticket de caisse.txt"]),
        ("boundary-never-closed", ["a.pdf"]),
        ("multipart-encoded-as-a-whole", ["photo de la lampe.pdf"]),
        ("multipart-inside-of-the-same-boundary", ["photo de la lampe.pdf"]),
        ("text-above-all-parts", ["photo de la lampe.pdf"]),
        ("form-sent-in-parts", ["lampe.jpg"]),
        ("yencoded-file-in-text", ["fuite.jpg"]),
        ("pgp-mime-signed", ["signature.asc"]),
        ("smime-opaque-signed", ["facture.pdf", "smime.p7m"]),
        ("smime-opaque-signed-in-chunks", ["facture.pdf", "smime.p7m"]),
        ("forwarded-as-attachment", ["Chauffage en panne - urgent.eml"]),
        ("complaint-with-long-text-and-mail-attached", ["votre accord.eml"]),
        ("report-with-status-and-returned-mail", []),
    ],
)
def test_documents_are_found_and_named(mail: Mail, name: str, expected: list[str]) -> None:
    assert names(mail(name)) == expected


def test_a_document_without_name_or_disposition_is_evidence_all_the_same(mail: Mail) -> None:
    pdf, picture = mail("document-without-name-or-disposition").documents
    assert pdf.content.startswith(b"%PDF-1.4")
    assert picture.content.startswith(b"\x89PNG")
    assert (pdf.media_type, picture.media_type) == ("application/pdf", "image/png")
    assert pdf.name == f"piece-{pdf.sha256[:8]}.pdf"
    assert not pdf.named_by_sender
    assert not picture.inline


def test_the_hash_is_that_of_the_decoded_content(mail: Mail) -> None:
    for document in mail("name-hostile").documents:
        assert document.sha256 == hashlib.sha256(document.content).hexdigest()


def test_hostile_names_are_made_safe(mail: Mail) -> None:
    found = mail("name-hostile").documents
    assert [document.name for document in found][:3] == ["passwd", "facturefdp.exe", "photo.pdf"]
    assert found[3].name.startswith("piece-")
    assert len(found[4].name) <= 200
    assert found[4].name.endswith(".pdf")


def test_a_logo_is_inline_and_an_attached_picture_is_not(mail: Mail) -> None:
    assert [(document.name, document.inline) for document in mail("logo-inline").documents] == [
        ("logo.png", True),
        ("fente.png", False),
    ]


def test_a_photograph_that_a_phone_attaches_inline_is_a_document(mail: Mail) -> None:
    [photograph] = mail("text-in-several-parts").documents
    assert (photograph.name, photograph.inline) == ("IMG_0412.jpeg", False)


def test_the_content_of_a_uuencoded_file_is_whole(mail: Mail) -> None:
    [ticket] = mail("uuencoded-file-in-text").documents
    assert ticket.content == b"1 x lampe 40,00 EUR\n" * 5


def test_a_forwarded_mail_is_read(mail: Mail) -> None:
    message = mail("forwarded-as-attachment")
    forwarded = message.forwarded
    assert forwarded is not None
    assert message.sender.address == "ann@example.com"
    assert forwarded.sender == Party("odile.garnier@example.net", "Odile Garnier")
    assert forwarded.subject == "Chauffage en panne / urgent"
    assert forwarded.sent_at == datetime(2026, 4, 27, 16, 2, tzinfo=UTC)
    assert forwarded.text == "Plus de chauffage depuis dimanche, et personne ne répond."
    assert [document.name for document in forwarded.documents] == ["bon.pdf"]


def test_a_mail_attached_to_a_long_complaint_is_evidence_and_no_forward(mail: Mail) -> None:
    message = mail("complaint-with-long-text-and-mail-attached")
    assert message.forwarded is None
    assert [document.media_type for document in message.documents] == ["message/rfc822"]


def test_a_report_is_taken_apart(mail: Mail) -> None:
    message = mail("report-with-status-and-returned-mail")
    assert message.content_type == "multipart/report"
    [status] = message.delivery
    assert "Final-Recipient: rfc822; odile.garnier@example.net" in status
    assert "<lettre-12@example.com>" in message.returned
    assert "Nous avons bien recu" not in message.text


def test_sentences_labelled_as_status_are_read_as_text(mail: Mail) -> None:
    message = mail("report-with-mislabelled-sentences")
    assert message.text == "Cette adresse n'accepte plus de courrier."
    assert len(message.delivery) == 1
    assert "<lettre-12@example.com>" in message.returned


def test_reading_twice_gives_the_same_documents(mail: Mail) -> None:
    def read() -> tuple[Document, ...]:
        return mail("document-without-name-or-disposition").documents

    assert read() == read()


def part(fields: bytes, body: bytes) -> Message:
    return reading.read(
        b"From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"preambule\r\n--b\r\n\r\nBonjour\r\n--b\r\n" + fields + b"\r\n\r\n" + body + b"\r\n--b--\r\nepilogue"
    )


@pytest.mark.parametrize(
    ("fields", "body", "found"),
    [
        (b"Content-Type: pdf; name=a.pdf", b"x", [("a.pdf", "application/octet-stream")]),
        (b"Content-Type: text/plain; name=a.pdf", b"%PDF-1.7", [("a.pdf", "text/plain")]),
        (b"Content-Type: text/csv", b"a;b", [("piece-5719af18.csv", "text/csv")]),
        (b"Content-Type: text/plain\r\nContent-Disposition: inutile; filename=a.txt", b"x", [("a.txt", "text/plain")]),
        (b'Content-Type: image/png; name=" "', b"x", [("piece-2d711642.png", "image/png")]),
        (b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", b"U3ViamVjdDogdW4NCg0KeA==",
         [("un.eml", "message/rfc822")]),
        (b"Content-Type: message/rfc822", b"\r\nsans objet", [("piece-b1b3bc85.eml", "message/rfc822")]),
        (b"Content-Type: multipart/appledouble; boundary=c",
         (b"--c\r\nContent-Type: application/applefile\r\n\r\nx\r\n"
         b"--c\r\nContent-Type: image/jpeg; name=f.jpg\r\n\r\ny\r\n--c--"),
         [("f.jpg", "image/jpeg")]),
        (b"Content-Type: text/plain", b"suite", []),
    ],
)  # fmt: skip
def test_a_part_is_what_it_is_and_not_what_it_says(fields: bytes, body: bytes, found: list[tuple[str, str]]) -> None:
    message = part(fields, body)
    assert [(document.name, document.media_type) for document in message.documents] == found
    assert message.text.split() == (["Bonjour"] if found else ["Bonjour", "suite"])


def test_a_mail_that_is_nothing_but_another_mail_is_a_forward() -> None:
    message = reading.read(b"From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@example.org\r\n\r\noui")
    assert message.forwarded is not None
    assert (message.forwarded.sender.address, message.forwarded.text) == ("c@example.org", "oui")


def test_a_mail_cut_off_is_told(mail: Mail) -> None:
    assert "multipart never closed" in mail("boundary-never-closed").defects
