"""winmail.dat: files written by the specification are taken apart, damaged ones as far as they go."""

import base64
import struct
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.reading import tnef_builder as build
from tests.intake.reading.tnef_builder import attachment, long_name, prop, tnef
from worker.intake import reading
from worker.intake.reading import charset
from worker.intake.reading.tnef import File, Unpacked, codepages, lzfu, rtf, stream, unpack
from worker.nouns.message import Message, Party

BILL = attachment(b"FACTUR~1.PDF", b"%PDF-1.4 facture", long_name("Facture n° 12 – « été ».pdf"))
LETTER = tnef(
    build.attribute(build.MESSAGE, build.SUBJECT, b"Chauffage en panne\0"),
    build.attribute(build.MESSAGE, build.FROM, build.triple("Odile Garnier", "SMTP:Odile.Garnier@example.net")),
    build.message_properties(
        prop(build.PR_SUBMITTED, build.TIME, build.filetime(datetime(2026, 4, 27, 16, 2, tzinfo=UTC))),
        prop(build.PR_BODY, build.UNICODE, build.text("Plus de chauffage depuis dimanche.")),
    ),
    attachment(b"bon.pdf", b"%PDF-1.4 bon"),
)


def unpacked(content: bytes) -> Unpacked:
    found = unpack(content)
    assert found is not None
    return found


def names(found: Unpacked) -> list[str]:
    return [file.name for file in found.files]


def carrying(content: bytes, text: bytes = b"", kind: bytes = b"application/ms-tnef") -> bytes:
    """A mail as Exchange sends it: a text, and winmail.dat."""
    return (
        b"From: Camille Roussel <camille.roussel@example.org>\r\nSubject: Devis\r\nMIME-Version: 1.0\r\n"
        b"Date: Tue, 28 Apr 2026 09:12:33 +0200\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n"
        b"--m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + b"\r\n"
        b"--m\r\nContent-Type: " + kind + b'; name="winmail.dat"\r\n'
        b'Content-Disposition: attachment; filename="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + base64.encodebytes(content)
        + b"\r\n--m--\r\n"
    )


def read(content: bytes, text: bytes = b"") -> Message:
    return reading.read(carrying(content, text))


def documents(message: Message) -> list[str]:
    return [document.name for document in message.documents]


def test_the_long_name_is_preferred_to_the_short_one() -> None:
    found = unpacked(tnef(BILL))
    assert found.files == (File("Facture n° 12 – « été ».pdf", "", b"%PDF-1.4 facture"),)
    assert found.whole
    assert not found.defects


@pytest.mark.parametrize(
    ("codepage", "title"),
    [
        (1252, "Reçu café.txt"),
        (850, "Reçu café.txt"),
        (1250, "Účtenka.txt"),
        (932, "領収書.txt"),
        (65001, "Reçu – été.txt"),
    ],
)
def test_an_eight_bit_name_is_in_the_code_page_that_the_file_names(codepage: int, title: str) -> None:
    encoded = title.encode("utf-8" if codepage == 65001 else f"cp{codepage}")
    assert names(unpacked(tnef(attachment(encoded, b"x"), codepage=codepage))) == [title]
    by_property = attachment(b"A.TXT", b"x", prop(build.PR_LONG_NAME, build.STRING8, encoded + b"\0"))
    assert names(unpacked(tnef(by_property, codepage=codepage))) == [title]


def test_content_may_come_before_its_name_or_as_a_property() -> None:
    pieces = (
        build.attribute(build.ATTACHMENT, build.RENDERING, b"\1\0" + b"\0" * 12)
        + build.attribute(build.ATTACHMENT, build.DATA, b"un")
        + build.attribute(build.ATTACHMENT, build.TITLE, b"un.txt\0")
    )
    other = attachment(
        b"deux.png", None, prop(build.PR_DATA, build.BINARY, b"deux"),
        prop(build.PR_TYPE, build.UNICODE, build.text("image/PNG")),
        prop(build.PR_CONTENT_ID, build.UNICODE, build.text("<fente@example.org>")),
    )  # fmt: skip
    assert unpacked(tnef(pieces, other)).files == (
        File("un.txt", "", b"un"),
        File("deux.png", "image/png", b"deux", "fente@example.org"),
    )


def test_an_empty_file_is_a_file_and_one_that_lost_its_content_is_told() -> None:
    assert unpacked(tnef(attachment(b"vide.txt", b""))).files == (File("vide.txt", "", b""),)
    lost = unpacked(tnef(attachment(b"perdu.txt", None)))
    assert not lost.files
    assert not lost.whole


def test_other_properties_are_passed_over_whatever_their_type() -> None:
    several = struct.pack("<HHI", build.SEVERAL | build.INTEGER32, 0x6601, 3) + b"\1\0\0\0" * 3
    texts = struct.pack("<HHI", build.SEVERAL | build.UNICODE, 0x6602, 2)
    texts += b"".join(
        struct.pack("<I", len(build.text(word))) + build.padded(build.text(word)) for word in ("a", "bcd")
    )
    found = unpacked(
        tnef(
            build.attribute(build.MESSAGE, build.PRIORITY, b"\1\0"),
            attachment(
                b"A.TXT", b"x", several, texts,
                prop(0x6603, build.INTEGER16, b"\1\0"), prop(0x6604, build.BOOLEAN, b"\1\0"),
                prop(0x8001, build.UNICODE, build.text("impair"), name="Nom impair"),
                prop(0x8002, build.INTEGER32, b"\1\0\0\0", name=7),
                long_name("après tout.txt"),
            ),
        )
    )  # fmt: skip
    assert names(found) == ["après tout.txt"]
    assert found.whole


def test_the_body_is_read_in_unicode_where_it_is_there() -> None:
    plain = build.attribute(build.MESSAGE, build.BODY, "Réponse à 12 ?\0".encode("cp1252"))
    assert unpacked(tnef(plain)).text == "Réponse à 12 ?"
    unicode = build.message_properties(prop(build.PR_BODY, build.UNICODE, build.text("Réponse à 12 €")))
    assert unpacked(tnef(plain, unicode)).text == "Réponse à 12 €"
    eight = build.message_properties(prop(build.PR_BODY, build.STRING8, "Déçue\0".encode("cp1252")))
    assert unpacked(tnef(eight)).text == "Déçue"


def test_a_page_is_read_in_its_own_code_page() -> None:
    number = prop(build.PR_INTERNET_CODE_PAGE, build.INTEGER32, struct.pack("<I", 28591))
    page = prop(build.PR_HTML, build.BINARY, "<p>Déçue</p>".encode("latin-1"))
    found = unpacked(tnef(build.message_properties(number, page)))
    assert (found.html, found.html_charset) == ("<p>Déçue</p>".encode("latin-1"), "iso-8859-1")
    assert read(tnef(build.message_properties(number, page), BILL)).text == "Déçue"


@pytest.mark.parametrize("kind", [b"LZFu", b"MELA"])
def test_a_body_in_rich_text_alone_is_read(kind: bytes) -> None:
    rich = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator X;}\f0 Bonjour,\par\par "
    rich += rb"Je suis d\'e9\'e7u : 40 \u8364 ?. \{sic\}\par}"
    found = unpacked(
        tnef(build.message_properties(prop(build.PR_RTF, build.BINARY, build.compressed(rich, kind=kind))))
    )
    assert found.text == "Bonjour,\n\nJe suis déçu : 40 €. {sic}\n"


def test_an_embedded_message_becomes_a_mail_with_its_own_files() -> None:
    found = unpacked(tnef(build.embedded(b"Chauffage en panne", LETTER)))
    [file] = found.files
    assert file.media_type == "message/rfc822"
    inner = reading.read(file.content)
    assert inner.sender == Party("odile.garnier@example.net", "Odile Garnier")
    assert inner.subject == "Chauffage en panne"
    assert inner.sent_at == datetime(2026, 4, 27, 16, 2, tzinfo=UTC)
    assert inner.text == "Plus de chauffage depuis dimanche."
    assert [(document.name, document.content) for document in inner.documents] == [("bon.pdf", b"%PDF-1.4 bon")]
    assert not inner.defects


def test_an_embedded_message_is_named_after_its_subject_and_passed_on() -> None:
    message = read(tnef(build.embedded(b"Sans objet", LETTER)), b"Pour vous.")
    assert documents(message) == ["Chauffage en panne.eml"]
    assert message.forwarded is not None
    assert message.forwarded.sender.address == "odile.garnier@example.net"
    assert documents(read(tnef(build.embedded(b"Titre seul", tnef(BILL))))) == ["Titre seul.eml"]


def test_an_object_that_is_no_message_is_a_file() -> None:
    drawing = attachment(b"Dessin", None, prop(build.PR_DATA, build.OBJECT, build.ISTORAGE + b"\xd0\xcf\x11\xe0"))
    assert unpacked(tnef(drawing)).files == (File("Dessin", "", b"\xd0\xcf\x11\xe0"),)


def test_messages_in_messages_are_opened_three_deep_and_kept_beyond() -> None:
    inner = LETTER
    for _ in range(6):
        inner = tnef(build.embedded(b"Fwd", inner))
    [mail] = unpacked(inner).files
    assert mail.content.count(b"Content-Type: message/rfc822") == 1
    assert mail.content.count(b"Content-Type: application/ms-tnef") == 1


def test_a_winmail_is_replaced_by_what_is_in_it() -> None:
    message = read(tnef(BILL, attachment(b"photo.jpg", b"\xff\xd8\xff")), b"Le devis est joint.")
    assert documents(message) == ["Facture n° 12 – « été ».pdf", "photo.jpg"]
    assert message.documents[0].content == b"%PDF-1.4 facture"
    assert message.text == "Le devis est joint."
    assert not message.defects


@pytest.mark.parametrize("kind", [b"application/vnd.ms-tnef", b"application/octet-stream", b"text/plain"])
def test_a_winmail_is_known_by_its_name_too(kind: bytes) -> None:
    assert documents(reading.read(carrying(tnef(BILL), kind=kind))) == ["Facture n° 12 – « été ».pdf"]


def test_its_body_counts_only_where_the_mail_has_no_other() -> None:
    body = build.attribute(build.MESSAGE, build.BODY, b"Le texte du dedans.\0")
    assert read(tnef(body, BILL), b"Le texte du dehors.").text == "Le texte du dehors."
    assert read(tnef(body, BILL), b" ").text == "Le texte du dedans."
    alone = b"From: a@example.org\r\nContent-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    message = reading.read(alone + base64.encodebytes(tnef(body)))
    assert message.text == "Le texte du dedans."


@pytest.mark.parametrize("content", [tnef(), tnef(build.attribute(build.MESSAGE, build.BODY, b"Bonjour\0")), b"rien"])
def test_one_without_files_stays_a_document(content: bytes) -> None:
    assert documents(read(content)) == ["winmail.dat"]


def test_a_picture_that_its_page_shows_is_inline() -> None:
    page = prop(build.PR_HTML, build.UNICODE, build.text('<p>Voici</p><img src="cid:logo@example.org">'))
    kind = prop(build.PR_TYPE, build.UNICODE, build.text("image/png"))
    picture = (
        attachment(b"a.png", b"\x89PNG", kind, prop(build.PR_CONTENT_ID, build.UNICODE, build.text(content_id)))
        for content_id in ("logo@example.org", "autre@example.org")
    )
    message = read(tnef(build.message_properties(page), *picture))
    assert [document.inline for document in message.documents] == [True, False]
    assert message.text == "Voici"


def test_a_wrong_checksum_is_told_and_costs_nothing() -> None:
    wrong = build.attribute(build.ATTACHMENT, build.DATA, b"contenu", checksum=1)
    message = read(tnef(build.attribute(build.ATTACHMENT, build.TITLE, b"a.txt\0") + wrong), b"x")
    assert [(document.name, document.content) for document in message.documents] == [("a.txt", b"contenu")]
    assert "winmail.dat with wrong checksums" in message.defects


def test_the_checksum_is_the_sum_of_all_bytes() -> None:
    for size in (0, 1, 255, 256, 257, 70_000):
        assert stream.checksum(b"\xff" * size) == sum(b"\xff" * size) & 0xFFFF


def test_of_one_that_was_cut_what_was_whole_is_given_and_it_stays_beside_it() -> None:
    content = tnef(BILL, attachment(b"photo.jpg", b"\xff\xd8\xff" * 100))
    message = read(content[:-50], b"x")
    assert documents(message) == ["Facture n° 12 – « été ».pdf", "winmail.dat"]
    assert "winmail.dat cut off or damaged" in message.defects


def test_hostile_names_are_made_safe() -> None:
    message = read(
        tnef(*(attachment(b"A", b"x", long_name(name)) for name in ("../../etc/passwd", "a\r\nBcc: b.pdf", "\ud800")))
    )
    assert documents(message)[:2] == ["passwd", "a Bcc: b.pdf"]
    assert len(documents(message)) == 3


def test_a_type_cannot_make_its_content_disappear() -> None:
    for kind in (
        "multipart/mixed; boundary=x",
        "multipart/mixed",
        "message/rfc822",
        "a\r\nb/c",
        "message/delivery-status",
    ):
        message = read(
            tnef(attachment(b"a.bin", b"contenu", prop(build.PR_TYPE, build.UNICODE, build.text(kind)))), b"x"
        )
        assert [document.content for document in message.documents] == [b"contenu"], kind


def test_nothing_of_an_embedded_message_becomes_a_header() -> None:
    forged = tnef(
        build.attribute(build.MESSAGE, build.FROM, build.triple("Odile\r\nBcc: x", "SMTP:a@b.fr\r\nX-Forged: 1")),
        build.message_properties(prop(build.PR_SUBJECT, build.UNICODE, build.text("Oui\r\nX-Forged: 1\r\n\r\ncorps"))),
        attachment(
            b"A", b"x", long_name('a"\r\nX-Forged: 1'),
            prop(build.PR_CONTENT_ID, build.UNICODE, build.text("<\r\nX-Forged: 1>")),
        ),
    )  # fmt: skip
    [file] = unpacked(tnef(build.embedded(b"Fwd", forged))).files
    assert not [line for line in file.content.split(b"\r\n") if line.startswith((b"Bcc", b"X-Forged"))]
    assert reading.read(file.content).subject == "Oui X-Forged: 1 corps"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300).map(lambda raw: raw * 3) | st.text("ab{}\\\n", max_size=600).map(str.encode))
def test_what_was_compressed_is_what_comes_out(raw: bytes) -> None:
    assert lzfu.decompress(build.compressed(raw), 10_000) == raw
    assert lzfu.decompress(build.compressed(raw, size=7), 10_000) == raw[:7]
    assert lzfu.decompress(build.compressed(raw), 5) == raw[:5]


@pytest.mark.parametrize("damage", [b"", b"LZFu", build.compressed(b"x", kind=b"rien"), build.compressed(b"x")[:-4]])
def test_what_is_no_rich_text_has_no_words(damage: bytes) -> None:
    assert rtf.to_text(lzfu.decompress(damage, 1_000)) == ""


@pytest.mark.parametrize(
    ("rich", "text"),
    [
        (rb"{\rtf1 un\tab deux\line trois\~!}", "un\tdeux\ntrois\xa0!"),
        (rb"{\rtf1\ansicpg932 \'97\'cc}", "領"),
        (rb"{\rtf1\uc2\u233 ??t\u233 {\uc0\u231}a}", "étéça"),
        (rb"{\rtf1 \u-10179?\u-8704? fin}", "😀 fin"),
        (rb"{\rtf1{\pict\bin3 }}}x}visible}", "visible"),
        (rb"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 oui}}", "oui"),
        (rb"{\rtf1 }}}}} encore", "encore"),
        (rb"{\rtf1 \u99999999 \u \'zz \bin-5 x", "\ue0ffz x"),
        (b"pas du tout", ""),
    ],
)
def test_rich_text_becomes_plain(rich: bytes, text: str) -> None:
    assert rtf.to_text(rich).strip(" ") == text


def test_code_pages_have_the_names_of_mail() -> None:
    known = {number: codepages.label(number) for number in (1252, 28605, 65001, 850, 0)}
    assert known == {1252: "windows-1252", 28605: "iso-8859-15", 65001: "utf-8", 850: "cp850", 0: ""}


@pytest.mark.parametrize(
    "number", [*range(1250, 1259), 437, 850, 874, 932, 936, 949, 950, 1200, 10000, 20866, 51932, 65001]
)
def test_the_names_of_code_pages_are_known_here_and_where_pages_are_read(number: int) -> None:
    text = "prix" if number == 1200 else "Prix : 12"
    encoded = text.encode(codepages.label(number))
    assert codepages.decode(encoded, codepages.label(number)).replace("\0", "") == text
    assert charset.decode(encoded, codepages.label(number)) == text


def test_a_charset_that_nobody_knows_is_taken_for_windows() -> None:
    assert codepages.decode("déçue".encode("cp1252"), "cp99999") == "déçue"
    assert codepages.decode("déçue".encode(), "cp99999") == "déçue"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.binary(max_size=20) | st.sampled_from([BILL, LETTER, build.SIGNATURE, build.embedded(b"", LETTER)]),
        max_size=6,
    ),
    st.integers(0, 2_000),
    st.integers(0, 255),
)
def test_any_bytes_after_the_signature_are_survived(pieces: list[bytes], at: int, byte: int) -> None:
    content = bytearray(build.SIGNATURE + b"".join(pieces))
    if at < len(content):
        content[at] = byte
    unpack(bytes(content))
    assert "unreadable" not in read(bytes(content)).defects


def test_one_cut_anywhere_is_read() -> None:
    content = tnef(build.embedded(b"Fwd", LETTER), BILL)
    for end in range(len(content)):
        assert "unreadable" not in read(content[:end]).defects


NOTHING = attachment(b"", b"")
# Eight references to the 15 bytes at the beginning, over and over.
COPIES = b"\xff" + b"\0\x0d" * 8
HOSTILE = {
    "attributes": tnef(build.attribute(build.MESSAGE, build.PRIORITY, b"") * 100_000),
    "attachments": tnef(NOTHING * 20_000),
    "messages": tnef(build.embedded(b"", tnef()) * 10_000),
    "properties": tnef(attachment(b"a", b"", *[prop(0x6601, build.BOOLEAN, b"\1\0")] * 200_000)),
    "values": tnef(
        build.message_properties(
            struct.pack("<HHI", build.SEVERAL | build.BINARY, 1, 2**32 - 1) + b"\0" * 4_000_000
        )
    ),
    "copies of copies": tnef(
        build.message_properties(prop(build.PR_RTF, build.BINARY, b"\0\0\0\0\xff\xff\xff\xffLZFu" + COPIES * 500_000))
    ),
    "braces": tnef(build.rich_body(b"{\\rtf1" + b"{}" * 1_000_000, kind=b"MELA")),
    "characters": tnef(build.rich_body(b"{\\rtf1" + b"\\u9" * 600_000, kind=b"MELA")),
    "bodies": tnef(*[build.embedded(b"", tnef(build.rich_body(b"{\\rtf1" + b"\\a" * 50_000, kind=b"MELA")))] * 50),
    # What no charset explains must not be guessed at for each name or piece of text.
    "names in no charset": tnef(*[attachment(b"\xe9\xff\x81", b"")] * 3_000, codepage=99_999),
    "letters in no charset": tnef(build.rich_body(b"{\\rtf1\\ansicpg99999" + b"\\'81\\par" * 60_000, kind=b"MELA")),
    "letters in utf-8": tnef(build.rich_body(b"{\\rtf1\\ansicpg65001" + b"\\'e9\\par" * 60_000, kind=b"MELA")),
    "bytes to sum": tnef(attachment(b"a", b"\xff" * 10_000_000)),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_winmail_takes_long_or_grows(name: str) -> None:
    raw = carrying(HOSTILE[name])
    started = time.process_time()
    found = unpacked(HOSTILE[name])
    message = reading.read(raw)
    # A wide mark: what grows with the square of its size is far beyond it, on a slow day too.
    assert time.process_time() - started < 60
    assert "unreadable" not in message.defects
    assert sum(len(file.content) for file in found.files) <= 2 * len(HOSTILE[name]) + 4096
    assert len(message.documents) <= 1_000


def test_one_in_the_other_is_opened_no_further_than_it_is_large() -> None:
    inner = tnef(BILL)
    for _ in range(30):
        inner = tnef(
            attachment(b"winmail.dat", inner, prop(build.PR_TYPE, build.UNICODE, build.text("application/ms-tnef")))
        )
    assert documents(read(inner)) == ["winmail.dat"]
