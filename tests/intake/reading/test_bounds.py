"""Mail made to exhaust the reader: every case is read within two seconds, the three worst within 12 times its size."""

import time
import tracemalloc

import pytest

from worker.intake import reading
from worker.intake.reading import fields, headers, tree

HEAD = b"From: a@example.org\r\nSubject: essai\r\nMIME-Version: 1.0\r\n"
HTML = HEAD + b"Content-Type: text/html\r\n\r\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
SECONDS = 20.0
TIMES = 12


def nested(depth: int) -> bytes:
    levels = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return HEAD + b"".join(levels) + b"Content-Type: text/plain\r\n\r\nfin\r\n"


def from_field(value: bytes) -> bytes:
    return b"From: " + value + b"\r\n\r\ntexte"


HOSTILE = {
    "nested parts": nested(5_000),
    "nested parts of one boundary": MIXED + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 5_000,
    "headers": b"".join(b"X-%d: v\r\n" % n for n in range(100_000)) + HEAD + b"\r\ntexte",
    "recipients": HEAD + b"To: " + b",\r\n ".join(b"N <p%d@example.org>" % n for n in range(50_000)) + b"\r\n\r\nx",
    "folded lines": HEAD + b"X: a\r\n" + b" b\r\n" * 300_000 + b"\r\nx",
    "stray lines": b"x: y\r\nrien\r\n" * 100_000,
    "parts": MIXED + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 20_000,
    "empty parts": MIXED + b"--b\r\n" * 200_000,
    "a boundary of dashes": HEAD + b'Content-Type: multipart/mixed; boundary="-"\r\n\r\n' + b"-" * 2_000_000,
    "blanks behind a boundary": MIXED + b"--b" + b" " * 1_000_000 + b"x",
    "no boundary at all": MIXED + b"--a\r\n" * 200_000,
    "line feeds": HEAD + b"\r\n" + b"\n" * 1_000_000,
    "quote marks": HEAD + b"\r\n" + b">" * 1_000_000,
    "flowed quote marks": HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"> \n" * 300_000,
    "unfinished words": HEAD + b"X: " + b"=?a?b?" * 100_000 + b"\r\n\r\nx",
    "blanks in the subject": b"Subject: " + b" " * 1_000_000 + b"\r\n\r\nx",
    "open parentheses": from_field(b"(" * 200_000),
    "open quotes": from_field(b'"' * 200_001),
    "open angles": from_field(b"<" * 200_000),
    "groups": from_field(b"a:;" * 100_000),
    "parameters": HEAD + b"Content-Type: text/plain" + b"; a=b" * 100_000 + b"\r\n\r\nx",
    "quotes in parameters": HEAD + b"Content-Type: text/plain; a=" + b'"\\' * 100_000 + b"\r\n\r\nx",
    "continued parameters": HEAD + b"Content-Type: a/b" + b"".join(b"; n*%d=a" % n for n in range(900)) + b"\r\n\r\nx",
    "dates in comments": HEAD + b"Date: " + b"(" * 200_000 + b"\r\n\r\nx",
    "references": HEAD + b"References: " + b"<a@b> " * 100_000 + b"\r\n\r\nx",
    "style elements": HTML + b"<style>" * 200_000,
    "comments": HTML + b"<!--" * 200_000,
    "quoted blocks": HTML + b"<blockquote>x" * 30_000,
    "hidden blocks": HTML + b"<div style='display:none'>" * 30_000 + b"x",
    "attributes": HTML + b"<a " + b"".join(b"x%d=1 " % n for n in range(50_000)) + b">x",
    "attributes with brackets": HTML + b"<a " + b"".join(b'x%d=">"' % n for n in range(50_000)) + b">x",
    "tags in tags": HTML + b"<a b=" * 200_000,
    "begin lines": HEAD + b"\r\n" + b"begin 644 x\n" * 50_000 + b"end\n",
    "uuencoded lines without content": HEAD + b"Content-Transfer-Encoding: x-uuencode\r\n\r\n" + b"M\n" * 200_000,
    "signed messages": HEAD + b"\r\n" + b"-----BEGIN PGP SIGNED MESSAGE-----\n" * 20_000,
    "bytes of no charset": HEAD + b"\r\n" + bytes(range(128, 256)) * 4_000,
    "referenced pictures": HEAD
    + b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    + b"cid:" * 100_000
    + b"\r\n"
    + b"".join(b"--b\r\nContent-Type: image/png\r\nContent-ID: <c%d>\r\n\r\nx\r\n" % n for n in range(900)),
    "zeros": b"\0" * 1_000_000,
    "colons": b":" * 1_000_000,
    "carriage returns": b"From: a@example.org\r" + b"\r" * 1_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_mail_takes_long(name: str) -> None:
    raw = HOSTILE[name]
    started = time.process_time()
    message = reading.read(raw)
    assert time.process_time() - started < SECONDS
    assert "unreadable" not in message.defects
    assert "text not divided" not in message.defects


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nested parts", "headers", "recipients"])
def test_no_mail_takes_much_memory(name: str) -> None:
    raw = HOSTILE[name]
    reading.read(raw)
    tracemalloc.start()
    try:
        reading.read(raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < TIMES * len(raw)


@pytest.mark.parametrize(
    ("name", "defect"),
    [("nested parts", "parts nested too deeply"), ("headers", "too many headers"), ("parts", "too many parts")],
)
def test_a_bound_that_was_reached_is_told(name: str, defect: str) -> None:
    assert defect in reading.read(HOSTILE[name]).defects


def test_what_is_kept_is_bounded() -> None:
    message = reading.read(HOSTILE["recipients"])
    assert 0 < len(message.to) <= headers.MAX_ADDRESSES
    assert all(person.address.endswith("@example.org") for person in message.to)
    assert len(reading.read(HOSTILE["references"]).references) <= headers.MAX_IDS
    assert len(list(reading.read(HOSTILE["headers"]).headers)) <= fields.MAX_FIELDS + len(fields.ESSENTIAL)
    assert len(reading.read(HOSTILE["referenced pictures"]).documents) < tree.MAX_PARTS
    assert len(reading.read(HOSTILE["quote marks"]).text) <= reading.MAX_TEXT


def test_a_long_text_is_cut_and_told() -> None:
    message = reading.read(HEAD + b"\r\n" + b"Je me plains. " * 50_000)
    assert len(message.text) <= reading.MAX_TEXT
    assert "text cut" in message.defects


def test_a_text_after_megabytes_of_them_is_kept_as_a_document() -> None:
    page = b"--b\r\nContent-Type: text/html\r\n\r\n" + b"<i>" * (tree.MAX_SHOWN // 3 + 1) + b"\r\n"
    late = b"--b\r\nContent-Type: text/plain\r\n\r\nEt encore ceci.\r\n--b--"
    message = reading.read(MIXED + page + late)
    assert [document.content for document in message.documents] == [b"Et encore ceci."]
    assert reading.read(MIXED + late).text == "Et encore ceci."
