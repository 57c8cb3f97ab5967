"""Mails made to exhaust whoever reads them: each a few lines of Python, each a known way to make a program work."""

import base64
import binascii
import struct
from collections.abc import Callable, Mapping
from typing import Final

from tests.intake.reading import tnef_builder as tnef

HEAD: Final = (
    b"From: Camille Roussel <camille.roussel@example.org>\r\nTo: reclamations@example.com\r\nSubject: Lave-linge\r\n"
    b"Date: Tue, 28 Apr 2026 09:12:33 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
)
MIXED: Final = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
PLAIN: Final = HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
HTML: Final = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n"
MEGABYTE: Final = 1_000_000
SENTENCE: Final = "Je demande le remboursement de 489,90 €, soit la facture n° 1187. ".encode()


def filled(piece: bytes, size: int = MEGABYTE) -> bytes:
    return piece * (size // len(piece))


def nested_parts() -> bytes:
    levels = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5_000))
    return HEAD + b"".join(levels) + b"Content-Type: text/plain\r\n\r\nfin\r\n"


def encoded(content: bytes, encoding: bytes, kind: bytes = b"text/plain; charset=utf-8") -> bytes:
    head = HEAD + b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: " + encoding + b"\r\n\r\n"
    match encoding:
        case b"base64":
            return head + base64.encodebytes(content)
        case b"quoted-printable":
            return head + binascii.b2a_qp(content)
        case _:
            lines = (binascii.b2a_uu(content[at : at + 45]) for at in range(0, len(content), 45))
            return head + b"begin 644 x\n" + b"".join(lines) + b"`\nend\n"


def winmail(attributes: bytes) -> bytes:
    return encoded(tnef.tnef(attributes), b"base64", b"application/ms-tnef; name=winmail.dat")


def from_field(value: bytes) -> bytes:
    return b"From: " + value + b"\r\nSubject: x\r\n\r\ntexte"


def parts(kind: bytes, content: bytes, times: int, within: bytes = b"multipart/mixed") -> bytes:
    head = HEAD + b"Content-Type: " + within + b"; boundary=b\r\n\r\n"
    return head + (b"--b\r\nContent-Type: " + kind + b"\r\n\r\n" + content + b"\r\n") * times


def continuations() -> bytes:
    names = b"".join(b";\r\n name*%d*=%%C3%%A9" % n for n in range(10_000))
    return parts(b"application/pdf" + names, b"%PDF", 1)


def shown_pictures() -> bytes:
    pictures = b"".join(b"--b\r\nContent-Type: image/png\r\nContent-ID: <c%d>\r\n\r\nx\r\n" % n for n in range(900))
    return parts(b"text/html", filled(b"cid:a "), 1, b"multipart/related") + pictures


def reopened(before: bytes) -> bytes:
    """Formatting that is never closed, which each paragraph opens again."""
    return HTML + before + b"<p>" + b"".join(b"<b a=%d>" % n for n in range(5_000)) + b"</p>" + filled(b"<p>x</p>")


def report() -> bytes:
    failed = (
        b"Final-Recipient: rfc822; p%d@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n" % n
        for n in range(10_000)
    )
    status = b"Reporting-MTA: dns; a\r\n\r\n" + b"".join(failed)
    return parts(b"message/delivery-status", status, 1, b"multipart/report; report-type=delivery-status")


def copies() -> bytes:
    """Rich text that is announced as four gigabytes, of references to itself."""
    rich = struct.pack("<II", 0, 2**32 - 1) + b"LZFu\0\0\0\0" + (b"\xff" + b"\0\x0d" * 8) * 40_000
    return tnef.message_properties(tnef.prop(tnef.PR_RTF, tnef.BINARY, rich))


# By name, made when asked for.
MAILS: Final[Mapping[str, Callable[[], bytes]]] = {
    # Structure: what is deep or many.
    "5,000 nested parts": nested_parts,
    "5,000 nested mails": lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000 + b"fin\r\n",
    "100,000 headers": lambda: b"".join(b"X-%d: v\r\n" % n for n in range(100_000)) + HEAD + b"\r\ntexte",
    "50,000 recipients": lambda: (
        HEAD + b"Cc: " + b",\r\n ".join(b"Nom %d <p%d@example.org>" % (n, n) for n in range(50_000)) + b"\r\n\r\nx"
    ),
    "20,000 parts": lambda: parts(b"text/plain", b"x", 20_000),
    "20,000 files": lambda: parts(b"a/b; name=n", b"x", 20_000),
    "a megabyte of boundaries": lambda: MIXED + filled(b"--b\r\n"),
    "a header of a megabyte": lambda: HEAD + b"X: " + filled(b"a b ") + b"\r\n\r\nx",
    "a megabyte of folds": lambda: HEAD + b"Subject: a" + filled(b"\r\n b") + b"\r\n\r\nx",
    # Encodings that grow, that are never closed, or that nobody knows.
    "quoted-printable": lambda: encoded("é€".encode() * 200_000, b"quoted-printable"),
    "soft line ends": lambda: encoded(b"", b"quoted-printable") + filled(b"=\r\n"),
    "soft line ends behind blanks": lambda: encoded(b"", b"quoted-printable") + filled(b"=" + b" " * 200 + b"x"),
    "base64": lambda: encoded(filled(SENTENCE), b"base64"),
    "base64 of base64": lambda: encoded(
        encoded(encoded(filled(SENTENCE), b"base64"), b"base64"), b"base64", b"message/rfc822"
    ),
    "base64 without an end": lambda: encoded(b"", b"base64") + filled(b"QUJD\r\nQ=\r\n"),
    "base64 above blanks": lambda: encoded(filled(SENTENCE, 10_000), b"base64") + filled(b"a" + b" " * 500),
    "a multipart in base64": lambda: encoded(filled(b"--b\r\n\r\nx\r\n"), b"base64", b"multipart/mixed; boundary=b"),
    "uuencode": lambda: encoded(filled(SENTENCE), b"x-uuencode"),
    "uuencoded lines that promise more": lambda: encoded(b"", b"x-uuencode") + filled(b"M\n"),
    "uuencoded files in the text": lambda: PLAIN + filled(b"begin 644 x\n#86)C\n`\nend\n"),
    "yEnc files in the text": lambda: PLAIN + filled(b"=ybegin line=1 size=1 name=x\n=}\n=yend\n"),
    "yEnc without an end": lambda: PLAIN + filled(b"=ybegin line=1 size=1 name=x\n"),
    "utf-7": lambda: HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\n" + filled(b"+AOkg-"),
    "iso-2022-jp": lambda: HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + filled(b'\x1b$B$"\x1b(B'),
    "utf-16": lambda: encoded(SENTENCE.decode().encode("utf-16") * 8_000, b"base64", b"text/plain; charset=utf-16"),
    "a charset of a megabyte": lambda: HEAD + b"Content-Type: text/plain; charset=" + filled(b"x") + b"\r\n\r\n\xe9",
    "10,000 charsets": lambda: (
        HEAD + b"Subject: " + b" ".join(b"=?c%d?q?=E9?=" % n for n in range(10_000)) + b"\r\n\r\nx"
    ),
    "bytes of no charset": lambda: PLAIN + filled(bytes(range(128, 256))),
    # One character of four bytes makes all others as wide.
    "a wide character": lambda: PLAIN + "😀".encode() + filled(SENTENCE),
    "encoded words of a megabyte": lambda: HEAD + b"Subject: =?utf-8?b?" + filled(b"w6k9") + b"?=\r\n\r\nx",
    "a megabyte of encoded words": lambda: HEAD + b"Subject: " + filled(b"=?utf-8?q?=C3=A9?=\r\n ") + b"\r\n\r\nx",
    "unfinished words": lambda: HEAD + b"X-A: " + filled(b"=?a?b?") + b"\r\n\r\nx",
    "10,000 continuations": continuations,
    "parameters": lambda: HEAD + b"Content-Type: text/plain" + filled(b"; a=b") + b"\r\n\r\nx",
    "quotes in parameters": lambda: HEAD + b"Content-Type: text/plain; a=" + filled(b'"\\') + b"\r\n\r\nx",
    # Addresses, dates and ids.
    "open parentheses": lambda: from_field(filled(b"(")),
    "open quotes": lambda: from_field(filled(b'"') + b'"'),
    "groups": lambda: from_field(filled(b"a:;")),
    "routes": lambda: from_field(b"<" + filled(b"@a,") + b":a@b.fr>"),
    "a date of comments": lambda: HEAD + b"Date: " + filled(b"(") + b"\r\n\r\nx",
    "references": lambda: HEAD + b"References: " + filled(b"<a@b> ") + b"\r\n\r\nx",
    # Pages.
    "20,000 nested tables": lambda: HTML + b"<table><tr><td>x" * 20_000,
    "nested lists": lambda: HTML + filled(b"<ul><li>x"),
    "numbered lists": lambda: HTML + filled(b"<OL ><li>x"),
    "lists that are closed where they cannot be": lambda: HTML + filled(b"<ul><table><td></ul>x"),
    "lines in a deep list": lambda: HTML + b"<ul><li>" * 500 + filled(b"x<br>"),
    "nested quotes": lambda: HTML + filled(b"<blockquote>x"),
    "lines in deep quotes": lambda: HTML + b"<blockquote>" * 50 + filled(b"x<br>"),
    "style elements": lambda: HTML + filled(b"<style>"),
    "comments": lambda: HTML + filled(b"<!--"),
    "hidden blocks": lambda: HTML + filled(b"<div style='display:none'>") + b"x",
    "a style sheet of a megabyte": lambda: HTML + b"<style>" + filled(b".a%d{color:#fff}") + b"</style><p class=a>x",
    "open rules": lambda: HTML + b"<style>" + filled(b".a{") + b"</style>x",
    "comments in a style sheet": lambda: HTML + b"<style>" + filled(b"/* *") + b"</style>x",
    "classes of many tags": lambda: (
        HTML + b"<style>.a{font-size:0}</style>" + filled(b"<p class='" + b"a " * 50 + b"' style=color:red>x")
    ),
    "styles of many tags": lambda: HTML + filled(b"<p style='" + b"background:#fff url(;font:" * 20 + b"'>x"),
    "colours of many tags": lambda: HTML + filled(b"<font color=red>x<span style=color:blue>y</span>"),
    "100,000 nested quotes": lambda: HTML + b"<blockquote>x" * 100_000,
    "10,000 pictures": lambda: HTML + b"<img alt='une fuite' width=900 src=cid:x>" * 10_000,
    "formatting opened again in each paragraph": lambda: reopened(b""),
    "the same behind a comment in a style": lambda: reopened(b"<style><!--</style>"),
    "the same in a drawing": lambda: reopened(b"<svg><style><!--</style><title>"),
    "formatting": lambda: HTML + filled(b"<b><i><p>x"),
    "4 MB of formatting": lambda: HTML + filled(b"<b><i><p>", 4 * MEGABYTE),
    "20 pages of a megabyte": lambda: parts(b"text/html", filled(b"<b><i><p>"), 20),
    "20 views of a megabyte": lambda: parts(b"text/html", filled(b"<b><i><p>none"), 20, b"multipart/alternative"),
    "a picture in the page": lambda: (
        HTML + b"<img src='data:image/png;base64," + filled(b"QUJD", 10 * MEGABYTE) + b"'>x"
    ),
    "attributes": lambda: HTML + b"<a " + b"".join(b"x%d=1 " % n for n in range(100_000)) + b">x",
    "attributes of many tags": lambda: HTML + filled(b"<p " + b" ".join(b"a%d=1" % n for n in range(100)) + b">x"),
    "tags in tags": lambda: HTML + filled(b"<a b="),
    "end tags": lambda: HTML + filled(b"</p>"),
    "cells": lambda: HTML + b"<table>" + filled(b"<tr><td>x"),
    "entities": lambda: HTML + filled(b"&NotEqualTilde;"),
    "numeric entities": lambda: HTML + filled(b"&#128512;"),
    "angles": lambda: HTML + filled(b"<"),
    "preformatted": lambda: HTML + b"<pre>" + filled(b"\n"),
    "pictures that a page shows": shown_pictures,
    # Texts.
    "line ends": lambda: PLAIN + filled(b"\n"),
    "blanks": lambda: PLAIN + filled(b" "),
    "quote marks": lambda: PLAIN + filled(b">"),
    "quoted lines": lambda: PLAIN + filled(b"> x\n"),
    "flowed quote marks": lambda: HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + filled(b"> \n"),
    "headings": lambda: PLAIN + filled(b"De : a@b.fr\nObjet : x\n"),
    "headings in pieces": lambda: PLAIN + filled(b"To: Service =?m: Camille Roussel <camille@example.org>\n"),
    "headings that are none": lambda: PLAIN + filled("Le 3 mars 2026, Jean <a@b.fr> vous a écrit\n".encode()),
    "attributions": lambda: PLAIN + filled("Le 3 mars 2026, A <a@b.fr> a écrit :\n".encode()),
    "memos": lambda: PLAIN + filled(b"A/B\n12/03/2026 10:22\nTo\n"),
    "footers": lambda: PLAIN + filled(b"Sent from my telephone with a very long story\n\n"),
    "signatures": lambda: PLAIN + filled(b"-- \nA\n"),
    "wishes": lambda: PLAIN + filled(SENTENCE),
    "amounts": lambda: PLAIN + b"Je veux un remboursement de " + filled(b"1.000,"),
    "one word": lambda: PLAIN + filled(b"a"),
    "one accent": lambda: PLAIN + filled("\u0301".encode()),
    "telephone numbers": lambda: PLAIN + filled(b"06 12 34 56 78 "),
    "addresses": lambda: PLAIN + filled(b"a@b.fr "),
    "signed messages": lambda: PLAIN + filled(b"-----BEGIN PGP SIGNED MESSAGE-----\n"),
    "text encoded twice": lambda: PLAIN + filled("dÃ©Ã§ue ".encode()),
    "text encoded many times": lambda: PLAIN + filled("é".encode().decode("cp1252").encode()),
    "levels": lambda: PLAIN + filled("> Le 3 mars 2026 à 10:12, A <a@b.fr> a écrit :\n>> x\n".encode()),
    "marks of every depth": lambda: PLAIN + b"".join(b">" * (n % 300) + b" x\n" for n in range(6_000)),
    "stray header lines": lambda: b"X-A: b\r\n\r\n" + filled(b"Subject: a\r\nTo: b\r\n\r\n"),
    "zeros": lambda: b"\0" * MEGABYTE,
    "carriage returns": lambda: HEAD.replace(b"\r\n", b"\r") + filled(b"\r"),
    "failed recipients": report,
    # winmail.dat.
    "a winmail.dat of attributes": lambda: winmail(tnef.attribute(1, tnef.PRIORITY, b"") * 90_000),
    "a winmail.dat of files": lambda: winmail(tnef.attachment(b"", b"") * 15_000),
    "a winmail.dat of braces": lambda: winmail(tnef.rich_body(b"{\\rtf1" + b"{}" * 500_000, kind=b"MELA")),
    "a winmail.dat of copies": lambda: winmail(copies()),
    "2,000 winmail.dat": lambda: parts(b"application/ms-tnef", tnef.tnef(tnef.attachment(b"a", b"x")), 2_000),
    # Everything as large as the limit lets it be.
    "a file of 15 MB": lambda: encoded(b"%PDF" + b"\xa5" * (15 * MEGABYTE), b"base64", b"application/pdf; name=a.pdf"),
    "a winmail.dat of 15 MB": lambda: winmail(tnef.attachment(b"a.pdf", b"\xa5" * (15 * MEGABYTE))),
    "a text of 20 MB": lambda: PLAIN + filled(SENTENCE + b"\r\n", 20 * MEGABYTE),
    "a page of 20 MB": lambda: HTML + filled(b"<p>" + SENTENCE + b"</p>", 20 * MEGABYTE),
}
