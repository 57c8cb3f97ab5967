"""The small parsers by themselves: encoded words, parameters, names, S/MIME, uuencode."""

import binascii

import pytest

from worker.intake.reading import names, openpgp, parameters, safe, smime, transfer, uuencoded, words


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"=?utf-8?Q?=C3=A9t=C3=A9?= =?utf-8?Q?_2026?=", "été 2026"),
        (b"=?utf-8?B?w6k=?= et =?utf-8?B?w6A=?=", "é et à"),
        (b"=?utf-8?B?w6k?= x", "é x"),
        (b"=?utf-8?B?w?=\n =?utf-8?B?6k=?=", "é"),
        (b"=?iso-8859-1?q?12_=80?=", "12 €"),
        (b"=?utf-8*fr?Q?caf=C3=A9?=", "café"),
        (b"=?UTF-8?Q?Jean Dupont?=", "Jean Dupont"),
        (b"=?utf-8?Q?pourquoi??=", "pourquoi?"),
        (b"=?utf-8?Q?coup=C3=A9", "coupé"),
        (b"=?inconnu?Q?caf=E9?=", "café"),
        (b"=?utf-8?X?caf?=", "=?utf-8?X?caf?="),
        (b"1 =? 2", "1 =? 2"),
        ("déjà".encode("latin-1"), "déjà"),
        ("déjà".encode(), "déjà"),
    ],
)
def test_encoded_words_are_decoded_however_badly_written(raw: bytes, text: str) -> None:
    assert words.decode(raw) == text


@pytest.mark.parametrize(
    ("raw", "value", "expected"),
    [
        (b"text/plain; charset=utf-8", "text/plain", {"charset": "utf-8"}),
        (b'TEXT/Plain;CHARSET = "utf-8" ;x', "text/plain", {"charset": "utf-8"}),
        (b"multipart/mixed boundary=b", "multipart/mixed", {"boundary": "b"}),
        (b'attachment; filename="a;b.pdf"', "attachment", {"filename": "a;b.pdf"}),
        (b'attachment; filename="a\\"b.pdf"', "attachment", {"filename": 'a"b.pdf'}),
        (b'attachment; filename="C:\\dossier\\a.pdf"', "attachment", {"filename": "C:\\dossier\\a.pdf"}),
        (b"attachment; filename=Facture mai.pdf", "attachment", {"filename": "Facture mai.pdf"}),
        (b'attachment; filename="jamais fini', "attachment", {"filename": "jamais fini"}),
        (b"attachment; filename*=iso-8859-1'fr'caf%E9.pdf", "attachment", {"filename": "café.pdf"}),
        (b"attachment; filename=a.pdf; filename*=utf-8''%C3%A9.pdf", "attachment", {"filename": "é.pdf"}),
        (b"attachment; filename*1=b.pdf; filename*0=a", "attachment", {"filename": "ab.pdf"}),
        (b"attachment; filename=un.pdf; filename=deux.pdf", "attachment", {"filename": "un.pdf"}),
        (b'multipart/mixed; boundary="=?utf-8?Q?x?="', "multipart/mixed", {"boundary": "=?utf-8?Q?x?="}),
        (b';filename="a.pdf"', "", {"filename": "a.pdf"}),
        (b"filename=a.pdf; size=3", "", {"filename": "a.pdf", "size": "3"}),
        (b"", "", {}),
        (b";;;", "", {}),
    ],
)
def test_parameters_are_read(raw: bytes, value: str, expected: dict[str, str]) -> None:
    assert parameters.parse(raw) == parameters.Structured(value, expected)


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("facture.pdf", "facture.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\camille\\photo.jpg", "photo.jpg"),
        ("dossier/", "dossier"),
        (".htaccess", "htaccess"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("a\0b\r\nc.txt", "ab c.txt"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("a  b.pdf . ", "a b.pdf"),
        ("\ud800.pdf", "pdf"),
        ("...", ""),
        ("", ""),
    ],
)
def test_names_are_made_safe(given: str, cleaned: str) -> None:
    assert names.cleaned(given) == cleaned


def test_a_long_name_keeps_its_extension() -> None:
    cleaned = names.cleaned("é" * 500 + ".pdf")
    assert len(cleaned) == names.MAX_NAME
    assert cleaned.endswith(".pdf")
    assert len(names.cleaned("a." + "b" * 500)) == names.MAX_NAME


@pytest.mark.parametrize(
    ("declared", "media_type"),
    [
        ("application/pdf", "application/pdf"),
        ("pdf", "application/octet-stream"),
        ("a/b\n", "application/octet-stream"),
    ],
)
def test_a_media_type_is_well_formed_or_none(declared: str, media_type: str) -> None:
    assert names.media_type(declared) == media_type


def test_text_is_fit_for_a_terminal_and_a_database() -> None:
    assert safe.text("a\0b\x1b[31m\r\nc\ud800\x92\ufeff") == "ab[31m\nc\ufffd’"


def test_nothing_is_taken_out_of_what_machines_compare() -> None:
    assert safe.marked("mx.exam\x01ple\u202e.com\n x", 100) == "mx.exam\ufffdple\ufffd.com  x"


@pytest.mark.parametrize("damage", [b"", b"\0", b"\x30\x80", b"\x30\x84\xff\xff\xff\xff", b"\x30\x03\x06\x01\x01"])
def test_what_is_no_signature_is_not_opened(damage: bytes) -> None:
    assert smime.opened(damage) is None


@pytest.mark.parametrize(
    ("body", "encoding", "content"),
    [
        (b"Ym9uam91cg==", "base64", b"bonjour"),
        (b"Ym9uam91cg", "base64", b"bonjour"),
        (b"Ym9u\r\nam91cg=\r\n", "base64", b"bonjour"),
        (b"Y", "base64", b""),
        (b"deux mots ici", "base64", b"deux mots ici"),
        (b"caf=E9=\r\n noir", "quoted-printable", b"caf\xe9 noir"),
        (b"=", "quoted-printable", b""),
        (b"caf\xe9", "8bit", b"caf\xe9"),
        (b"caf\xe9", "inconnu", b"caf\xe9"),
        (b"Qm9u\r\nam91cg== (remark)", "base64", b"Bonjour"),
        (b"Qm9u\r\nam91cg==\r\nIGFtaQ==\r\n", "base64", b"Bonjour ami"),
        (b"Bon=  \r\njour =\t\nami", "quoted-printable", b"Bonjour ami"),
    ],
)
def test_transfer_encodings_are_undone_without_complaint(body: bytes, encoding: str, content: bytes) -> None:
    assert transfer.decode(body, encoding) == content


def test_a_uuencoded_part_is_decoded() -> None:
    lines = binascii.b2a_uu(b"contenu du fichier")
    assert transfer.decode(b"begin 644 a.txt\r\n" + lines + b"`\r\nend\r\n", "x-uuencode") == b"contenu du fichier"


@pytest.mark.parametrize(
    "text", ["begin 644 rien\n", "begin 644 rien\npas un fichier du tout\nend\n", "begin 2026\nend\n"]
)
def test_words_about_beginnings_are_no_file(text: str) -> None:
    assert uuencoded.taken_out(text) == (text, [])


def test_a_quoted_signature_is_left_alone() -> None:
    text = "> -----BEGIN PGP SIGNED MESSAGE-----\n> oui\n> -----BEGIN PGP SIGNATURE-----\n"
    assert openpgp.unarmoured(text) == text
