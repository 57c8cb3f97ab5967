"""Pictures in the text: evidence is a document, furniture is none."""

import base64
import struct
import zlib

import pytest

from worker.intake import pictures
from worker.intake.reading import dimensions, read

PAGE = """\
<html><body><p>Bonjour, voici la facture : vous comptez deux fois le service.</p><p><img src="cid:a@x"></p>
<p>Merci de corriger.</p><p>Cordialement,<br>Paul Girard<br>Responsable achats</p><p><img src="cid:b@x"></p>{quote}
</body></html>
"""


def png(width: int, height: int, size: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return (b"\x89PNG\r\n\x1a\n" + chunk).ljust(size, b"\1")


def jpeg(width: int, height: int, size: int) -> bytes:
    first = b"\xff\xd8\xff\xe1" + struct.pack(">H", 34) + b"Exif".ljust(32, b"\0")
    return (first + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width)).ljust(size, b"\1")


def mail(*files: tuple[str, str, bytes], page: str = PAGE.format(quote="")) -> bytes:
    """A page with pictures; each with its name, its content id and its bytes."""
    parts = b"".join(_part(*one) for one in files)
    head = b"From: Paul <paul@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=r\r\n\r\n"
    return (
        head
        + b"--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + page.encode()
        + b"\r\n"
        + parts.replace(b"\r", b"").replace(b"\n", b"\r\n")
        + b"--r--\r\n"
    )


def _part(name: str, cid: str, content: bytes) -> bytes:
    kind = "png" if content.startswith(b"\x89") else "jpeg"
    head = f"--r\r\nContent-Type: image/{kind}; name={name}\r\nContent-ID: <{cid}>\r\n"
    return (
        f"{head}Content-Disposition: inline; filename={name}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
        + (base64.encodebytes(content))
    )


def told(raw: bytes, **known: set[str]) -> list[str]:
    """The names of those that count as documents."""
    return [one.name for one in pictures.sorted_out(read(raw), **known).documents if not one.inline]


def test_a_screenshot_among_the_words_is_a_document_and_the_logo_below_the_name_is_none() -> None:
    raw = mail(("image001.png", "a@x", png(640, 480, 30_000)), ("image002.png", "b@x", png(220, 80, 12_000)))
    assert told(raw) == ["image001.png"]


@pytest.mark.parametrize(
    ("name", "cid", "content", "document"),
    [
        # In the text: a line of an error message, a narrow crop; a bullet, a rule, a pixel are none.
        ("image001.png", "a@x", png(320, 60, 5_000), True),
        ("image001.png", "a@x", png(24, 24, 900), False),
        ("image001.png", "a@x", png(600, 2, 3_000), False),
        ("image001.png", "a@x", png(1, 1, 80), False),
        ("facebook.png", "a@x", png(128, 128, 6_000), False),
        ("icone-linkedin.png", "a@x", png(128, 128, 6_000), False),
        ("image001.gif", "a@x", b"\1" * 1_500, False),
        # Below the closing words: a banner is none, a photograph that was pasted there is one.
        ("image003.png", "b@x", png(600, 150, 90_000), False),
        ("image003.jpg", "b@x", jpeg(1600, 1200, 300_000), True),
        ("IMG_2201.jpeg", "b@x", jpeg(1600, 1200, 90_000), True),
        ("IMG_2202.jpeg", "b@x", b"\xff\xd8" + b"\1" * 50_000, True),
        # Part of the page and shown nowhere in it.
        ("IMG_2203.jpeg", "nowhere@x", jpeg(1600, 1200, 90_000), True),
    ],
)
def test_what_a_picture_is_is_told_by_its_size_its_name_and_its_place(
    name: str, cid: str, content: bytes, *, document: bool
) -> None:
    assert told(mail((name, cid, content))) == ([name] if document else [])


def test_a_picture_that_came_before_is_furniture_unless_it_is_a_photograph() -> None:
    logo, photo = png(300, 240, 20_000), jpeg(1600, 1200, 300_000)
    raw = mail(("image001.png", "a@x", logo), ("image002.jpg", "b@x", photo))
    hashes = {one.sha256 for one in read(raw).documents}
    assert told(raw) == ["image001.png", "image002.jpg"]
    assert told(raw, known=hashes) == ["image002.jpg"]
    assert told(raw, kept=hashes) == []


def test_a_photograph_in_the_quoted_part_of_a_first_mail_is_a_document() -> None:
    page = PAGE.format(quote='<blockquote>Le 3 mars, Paul a écrit :<img src="cid:c@x"> Cordialement</blockquote>')
    assert told(mail(("image009.png", "c@x", png(640, 480, 30_000)), page=page)) == ["image009.png"]


def test_words_below_the_greeting_say_that_it_closed_nothing() -> None:
    page = "<p>Cordialement, dit-il.</p><p>" + "Puis il est reparti sans réparer la porte du garage. " * 6 + "</p>"
    page += '<img src="cid:a@x">'
    assert told(mail(("image001.png", "a@x", png(220, 80, 12_000)), page=page)) == ["image001.png"]


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(640, 480, 100), (640, 480)),
        (jpeg(1600, 1200, 100), (1600, 1200)),
        (b"GIF89a" + struct.pack("<HH", 12, 34), (12, 34)),
        (b"BM" + b"\0" * 16 + struct.pack("<ii", 12, -34), (12, 34)),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x0b\0\0\x21\0\0", (12, 34)),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 12, 34), (12, 34)),
        (b"\xff\xd8" + b"\xff" * 5_000, None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_first_bytes(content: bytes, size: tuple[int, int] | None) -> None:
    assert dimensions.of(content) == size
