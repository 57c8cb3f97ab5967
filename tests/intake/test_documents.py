import hashlib

import pytest

from worker.intake.documents import UNCHECKED, Checked, judge, supporting
from worker.nouns.complaint import SupportingDocument, Verdict
from worker.nouns.message import Document

REFUSED = ["application/x-msdownload", ".exe", ".js", ".vbs", ".scr", ".bat", "video/*"]
PDF = b"%PDF-1.4\n"


def document(name: str = "facture.pdf", media_type: str = "application/pdf", content: bytes = PDF) -> Document:
    return Document(name, media_type, content, hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize(
    "name",
    [
        "facture.exe",
        "FACTURE.EXE",
        "facture.pdf.exe",
        "facture.exe.",
        "facture.exe ",
        "facture.exe:.pdf",
        "facture.exe::$DATA",
        "facture. js",
    ],
)
def test_a_refused_extension_is_known_as_windows_reads_it(name: str) -> None:
    assert judge(document(name), refused_types=REFUSED) is Verdict.REFUSED_TYPE


@pytest.mark.parametrize(
    "name", ["facture.pdf", "facture", "exe", "notice.exe.pdf", "photos.zip", "lettre.json", "a.jsp"]
)
def test_other_names_are_accepted(name: str) -> None:
    assert judge(document(name), refused_types=REFUSED) is Verdict.ACCEPTED


@pytest.mark.parametrize("media_type", ["application/x-msdownload", "Application/X-MSDownload", "video/mp4"])
def test_a_refused_media_type_is_refused_under_any_name(media_type: str) -> None:
    assert judge(document(media_type=media_type), refused_types=REFUSED) is Verdict.REFUSED_TYPE


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0\x03\0\0\0" + b"\0" * 60,
        b"\x7fELF\x02\x01\x01",
        b"\xcf\xfa\xed\xfe\x07\0\0\x01",
        b"\xca\xfe\xba\xbe\0\0\0\x02",
        b"#!/bin/sh\nrm -r /\n",
        b"\xef\xbb\xbf#! /usr/bin/env python\n",
        b"\x4c\0\0\0\x01\x14\x02\0" + b"\0" * 12,
        b"<html><HTA:APPLICATION id=a><script>x</script>",
    ],
)
def test_a_program_is_refused_whatever_it_is_called(content: bytes) -> None:
    assert judge(document(content=content), refused_types=REFUSED) is Verdict.REFUSED_TYPE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ est le nom du magasin. Merci de votre aide, et de votre patience dans cette affaire.",
        b"#!",
        b"PK\x03\x04",
        b"<html><script>x</script>",
    ],
)
def test_what_only_resembles_a_program_is_accepted(content: bytes) -> None:
    assert judge(document(content=content), refused_types=REFUSED) is Verdict.ACCEPTED


def test_an_hta_with_a_script_is_refused_where_the_list_forgets_it() -> None:
    page = document("facture.hta", "text/html", b"<html><SCRIPT>x</SCRIPT>")
    assert judge(page, refused_types=[".exe"]) is Verdict.REFUSED_TYPE


def test_an_operator_may_refuse_nothing() -> None:
    assert judge(document("a.exe", content=b"MZ" + b"\0" * 64), refused_types=[]) is Verdict.ACCEPTED


def test_every_document_is_kept_with_its_verdict() -> None:
    found = supporting([document(), document("a.exe")], refused_types=REFUSED)
    sha256 = hashlib.sha256(PDF).hexdigest()
    assert found == (
        SupportingDocument(name="facture.pdf", media_type="application/pdf", size=9, sha256=sha256),
        SupportingDocument(
            name="a.exe", media_type="application/pdf", size=9, sha256=sha256, verdict=Verdict.REFUSED_TYPE
        ),
    )


INFECTED = Checked(Verdict.QUARANTINED, signature="Eicar-Signature")
TOO_LARGE = Checked(Verdict.HELD, held_because="size limit exceeded")


@pytest.mark.parametrize(
    ("name", "checked", "expected"),
    [
        ("facture.pdf", Checked(), Checked()),
        ("facture.pdf", INFECTED, INFECTED),
        ("facture.pdf", TOO_LARGE, TOO_LARGE),
        # A virus weighs most: it is told even of what is refused anyway.
        ("facture.exe", INFECTED, INFECTED),
        # What is refused needs no scanner.
        ("facture.exe", Checked(), Checked(Verdict.REFUSED_TYPE)),
        ("facture.exe", TOO_LARGE, Checked(Verdict.REFUSED_TYPE)),
        # What the scanner never saw waits for it.
        ("facture.pdf", None, UNCHECKED),
        ("facture.exe", None, Checked(Verdict.REFUSED_TYPE)),
    ],
)
def test_the_scanners_word_counts_beside_ours(name: str, checked: Checked | None, expected: Checked) -> None:
    one = document(name)
    checks = {one.sha256: checked} if checked else {}
    [found] = supporting([one], refused_types=REFUSED, checks=checks)
    assert Checked(found.verdict, found.signature, found.held_because) == expected
