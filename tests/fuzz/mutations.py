"""Mails of our own, damaged: as transport damages them, and as someone does who wants to do harm."""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from worker.intake.reading import fields, tree

CORPUS = Path(__file__).parents[1] / "corpus"
LONGEST = 200_000  # bytes of a mutated mail
PIECES = [
    # Fields and what stands in them.
    b"From: ", b"Subject: ", b"To: ", b"Date: Fri, 31 Dec 9999 23:59:59 -1200", b"Reply-To: ", b"References: <a@b> ",
    b"Content-Type: ", b"multipart/mixed; boundary=b", b"multipart/alternative", b"multipart/report", b"text/html",
    b"message/rfc822", b"message/delivery-status", b"application/ms-tnef", b"application/pkcs7-mime", b"text/calendar",
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: quoted-printable", b"x-uuencode", b"8bit",
    b"Content-Disposition: attachment; filename*0*=utf-8''%", b"filename=", b"name=", b"charset=iso-2022-jp",
    b"charset=utf-16", b"charset=utf-7", b"format=flowed; delsp=yes", b"Auto-Submitted: auto-replied\r\n",
    b"=?utf-8?B?", b"=?iso-8859-1?Q?", b"?=", b"=0D=0A", b"Final-Recipient: rfc822; ",
    # Structure, and characters that mean something to somebody.
    b"--b", b"--b--", b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"\r\n ", b'"', b"<", b">", b"(", b";", b",", b":", b"@",
    b"..", b"/../", b"\\", b"\x1b$B", b"\xff\xfe", b"\0", b"\xe9", b"\xc3\xa9", b"\xe2\x80\xae", b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80", b"begin 644 x\n", b"end\n", b"eJ8+IgEA",
    # Pages.
    b"<blockquote>", b"<ul><li>", b"<table><tr><td>", b"<!--", b"<style>", b"&#0;", b"&#55296;", b"<p hidden>",
    # What people and their programs write.
    b"-----BEGIN PGP SIGNED MESSAGE-----\n", b"-----BEGIN PGP MESSAGE-----\n", b"-----Message d'origine-----\n",
    b"> ", b"-- \n", "De : a@example.org\nEnvoyé : 01/01/0001 00:00 +1400\nObjet : x\n".encode(),
    "Le 30 février 2026, A <a@b.fr> a écrit :\n".encode(), b"REC-2026-000123-4K", b"06 12 34 56 78",
    b"reclamations+REC-2026-000123-4K.7hq2m9@example.com",
    "je souhaite un remboursement de 99999999999999999999,99 €".encode(),
]  # fmt: skip
_FIELD = re.compile(rb"^[!-9;-~]+:.*(?:\n[ \t].*)*\n?", re.MULTILINE)
_BOUNDARY = re.compile(rb"^--[^\r\n]*", re.MULTILINE)
_LABEL = re.compile(rb"(?:charset|encoding|boundary|type|disposition|name)[^\r\n;]*", re.IGNORECASE)

Chance = random.Random
Mutation = Callable[[bytes, bytes, Chance], bytes]


@cache
def seeds() -> tuple[bytes, ...]:
    """Every mail of our own corpus, the same order each time."""
    return tuple(path.read_bytes() for path in sorted(CORPUS.rglob("*.eml")))


def mutated(raw: bytes, other: bytes, chance: Chance) -> bytes:
    """One to five injuries; `other` is a mail to graft from."""
    for _ in range(chance.randint(1, 5)):
        raw = chance.choice(MUTATIONS)(raw, other, chance)[:LONGEST]
    return raw


@cache
def winmails() -> tuple[bytes, ...]:
    """Every winmail.dat of our own corpus."""
    trees = (tree.plant(raw, fields.split(raw, 0, len(raw))) for raw in seeds())
    parts = (part for planted in trees for part in planted.root.children)
    return tuple(part.content() for part in parts if part.type == "application/ms-tnef")


def _spliced(raw: bytes, chance: Chance, piece: bytes, *, over: int = 0) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + piece + raw[at + over :]


def _byte(raw: bytes, _: bytes, chance: Chance) -> bytes:
    return _spliced(raw, chance, bytes([chance.randint(0, 255)]), over=1)


def _taken_out(raw: bytes, _: bytes, chance: Chance) -> bytes:
    return _spliced(raw, chance, b"", over=chance.choice([1, 2, 8, 64, 512]))


def _inserted(raw: bytes, _: bytes, chance: Chance) -> bytes:
    return _spliced(raw, chance, chance.choice(PIECES) * chance.choice([1, 1, 1, 2, 20, 1_000]))


def _grafted(raw: bytes, other: bytes, chance: Chance) -> bytes:
    start = chance.randint(0, len(other))
    return _spliced(raw, chance, other[start : start + chance.choice([20, 200, 2_000])])


def _cut(raw: bytes, _: bytes, chance: Chance) -> bytes:
    return raw[: chance.randint(0, len(raw))]


def _repeated(raw: bytes, _: bytes, chance: Chance) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + raw[at : at + chance.choice([1, 8, 64, 512])] * chance.choice([2, 50]) + raw[at:]


def _found(pattern: re.Pattern[bytes], raw: bytes, chance: Chance) -> tuple[int, int]:
    """Where one match of the pattern stands; at the end where there is none."""
    spans = [match.span() for match in pattern.finditer(raw)]
    return chance.choice(spans) if spans else (len(raw), len(raw))


def _field_doubled(raw: bytes, other: bytes, chance: Chance) -> bytes:
    start, _ = _found(_FIELD, raw, chance)
    first, last = _found(_FIELD, other, chance)
    return raw[:start] + other[first:last] + raw[start:]


def _field_dropped(raw: bytes, _: bytes, chance: Chance) -> bytes:
    start, end = _found(_FIELD, raw, chance)
    return raw[:start] + raw[end:]


def _field_filled(raw: bytes, _: bytes, chance: Chance) -> bytes:
    """A value that nobody writes, in a field that somebody reads."""
    start, end = _found(_FIELD, raw, chance)
    name = raw[start:end].partition(b":")[0]
    value = b"".join(chance.choice(PIECES).replace(b"\n", b"\n ") for _ in range(chance.randint(0, 6)))
    return raw[:start] + name + b": " + value + b"\r\n" + raw[end:]


def _label_changed(raw: bytes, _: bytes, chance: Chance) -> bytes:
    start, end = _found(_LABEL, raw, chance)
    return raw[:start] + chance.choice(PIECES) + raw[end:]


def _boundary_changed(raw: bytes, _: bytes, chance: Chance) -> bytes:
    start, end = _found(_BOUNDARY, raw, chance)
    line = raw[start:end]
    return raw[:start] + chance.choice([b"", line + b"--", line[:-1], line + b" x", line + b"\r\n" + line]) + raw[end:]


def _wrapped(raw: bytes, other: bytes, chance: Chance) -> bytes:
    """The whole mail as a part of another one."""
    kind = chance.choice([b"message/rfc822", b"multipart/mixed; boundary=b", b"text/plain", b"application/ms-tnef"])
    head = other.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    return (
        head + b"\r\nContent-Type: multipart/mixed; boundary=w\r\n\r\n--w\r\nContent-Type: " + kind + b"\r\n\r\n" + raw
    )


def _line_ends(raw: bytes, _: bytes, chance: Chance) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(b"\n", chance.choice([b"\n", b"\r", b"\r\n", b"\r\r\n", b"\n\n"]))


MUTATIONS: tuple[Mutation, ...] = (
    # What transport, gateways and bad memory do.
    _byte, _taken_out, _cut, _line_ends,
    # What looks like mail in a place where it is none.
    _inserted, _grafted, _repeated,
    # What breaks the structure and leaves the rest alone.
    _field_doubled, _field_dropped, _field_filled, _label_changed, _boundary_changed, _wrapped,
)  # fmt: skip
