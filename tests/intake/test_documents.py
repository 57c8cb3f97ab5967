import hashlib
import io
import time
import zipfile

import pytest

from worker.complaint.messages import SupportingDocument, Verdict
from worker.intake.documents import UNCHECKED, Checked, judge, supporting
from worker.nouns.message import Document
from worker.processing.documents import name_that_opens_nothing

REFUSED = ["application/x-msdownload", ".exe", ".js", ".vbs", ".scr", ".bat", "video/*"]
PDF = b"%PDF-1.4\n"


# As mail providers refuse them, named once more: none is forgotten when the list is put in another order.
BLOCKED = """
ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab dll dmg docm dotm exe hta img ins iso isp jar js jse
lnk mde msc msi msix msixbundle msp mst one pif ps1 reg scf scr sct sh shb sys url vb vbe vbs vhd vhdx vxd wsc wsf
wsh xll xlsm xltm xlam xlsb pptm potm ppam ppsm sldm mht mhtml library-ms search-ms settingcontent-ms appref-ms
application gadget py command desktop msh1 psd1 psm1 iqy slk wim xbap
"""


def zipped(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as bundle:
        for name in names:
            bundle.writestr(name, b"x")
    return written.getvalue()


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
        "x.pdf:evil.exe",
        "facture\u202efdp.exe",
        "facture.e\u200bxe",
        "facture\uff0eexe",
        *(f"facture.{ending}" for ending in BLOCKED.split()),
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
        b"<html><script>x</script>",
        b"<!doctype html>\n<body onload=go()>",
        b"<?xml version='1.0'?><svg xmlns='x'><script>x</script></svg>",
        b"<html><meta http-equiv=refresh content='0;url=//evil.example'>",
        b"@echo off\r\ndel x",
        b'Set sh = CreateObject("WScript.Shell")',
        b"var x = new ActiveXObject('x')",
        "\ufeffWindows Registry Editor Version 5.00".encode("utf-16-le"),
        b"[InternetShortcut]\r\nURL=file://evil.example/x",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 72 + b"\x84\x10\x0c" + b"\0" * 5 + b"\xc0" + b"\0" * 6 + b"F",
        b"\0" * 32_769 + b"CD001",
        b"vhdxfile",
        b"x" * 600 + b"koly" + b"\0" * 508,
        b"ITSF\3\0\0\0",
        b"MSCF\0\0\0\0",
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
        b"<html><p>Votre commande n\xc2\xb0 12</p></html>",
        b"Le script <script> du site ne marche pas.",
        b"Dim 12 octobre\r\nLivraison manquee.",
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


@pytest.mark.parametrize(
    "listed",
    ["facture.exe", "a/b/c/facture.pdf.js", "dossier\\lien.lnk", "word/vbaProject.bin", "xl/macrosheets/sheet1.xml"],
)
def test_what_runs_is_seen_in_the_listing_of_an_archive(listed: str) -> None:
    content = zipped("lisez-moi.txt", listed)
    assert judge(document("photos.zip", content=content), refused_types=REFUSED) is Verdict.REFUSED_TYPE
    # Encrypted: the listing is as plain as ever. Behind something else: it is an archive all the same.
    locked = content.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
    for one in (locked, b"%PDF-1.4\n" + content):
        assert judge(document("photos.pdf", content=one), refused_types=REFUSED) is Verdict.REFUSED_TYPE


@pytest.mark.parametrize(
    "content", [zipped("a.jpg", "b.pdf", "[Content_Types].xml"), b"PK\x03\x04", b"PK\x03\x04" * 999]
)
def test_an_archive_of_pictures_is_accepted_and_a_broken_one_harms_nobody(content: bytes) -> None:
    assert judge(document("photos.zip", content=content), refused_types=REFUSED) is Verdict.ACCEPTED


def test_a_mail_attached_as_a_file_is_judged_by_what_it_holds() -> None:
    inner = (
        b"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain\r\n\r\nbonjour\r\n--x\r\nContent-Type: application/pdf; name=f.%b\r\n"
        b"Content-Disposition: attachment\r\n\r\nx\r\n--x--\r\n"
    )
    verdicts = [judge(document("mail.eml", content=inner % end), refused_types=REFUSED) for end in (b"pdf", b"exe")]
    assert verdicts == [Verdict.ACCEPTED, Verdict.REFUSED_TYPE]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("facture.pdf", "facture.pdf"),
        ("photo.HEIC", "photo.HEIC"),
        ("commande.html", "commande.html.txt"),
        ("logo.svg", "logo.svg.txt"),
        ("plan.xyz", "plan.xyz.bin"),
        ("x.library-ms", "x.library-ms.bin"),
        ("facture.pdf.", "facture.pdf"),
        ("facture. js", "facture. js.bin"),
        ("sans nom", "sans nom"),
    ],
)
def test_a_document_leaves_under_a_name_that_opens_nothing_that_runs(name: str, left: str) -> None:
    assert name_that_opens_nothing(name) == left


@pytest.mark.parametrize(
    "content",
    [
        b"<meta " * 170_000,
        b"<html>" + b" on" * 340_000,
        b"<html>" + b'"onaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ' * 30_000,
        b"<!--" + b"-" * 1_000_000,
        b"powershell " * 90_000,
        b" " * 1_000_000,
        b"PK\x03\x04" * 250_000,
    ],
)
def test_a_document_of_a_million_bytes_is_judged_at_once(content: bytes) -> None:
    begun = time.process_time()
    judge(document("a.html", content=content), refused_types=REFUSED)
    assert time.process_time() - begun < 60
