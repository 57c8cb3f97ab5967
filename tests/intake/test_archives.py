"""What an archive lists, however it is packed; what nobody could list leaves under a name that opens nothing."""

import bz2
import gzip
import hashlib
import io
import lzma
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from tests.staff.team import ANN, BO, open_team, read, reply_to, words
from worker.complaint.messages import Verdict
from worker.intake.archives import names, whole
from worker.intake.documents import judge
from worker.nouns.message import Document
from worker.processing.documents import name_that_opens_nothing

REFUSED = [".exe"]
RAR = b"Rar!\x1a\x07\x01\x00" + b"\x33\x92\xb5\xe5\x0a\x01\x05\x06\0\x05\x01\x01\x80\x80\0" * 4
SEVEN = b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(range(64))


def zipped(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            bundle.writestr(name.replace("__", "."), content)
    return written.getvalue()


def tarred(form: int = tarfile.PAX_FORMAT, **files: bytes) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=form) as bundle:
        for name, content in files.items():
            info = tarfile.TarInfo(name.replace("__", "."))
            info.size = len(content)
            bundle.addfile(info, io.BytesIO(content))
    return written.getvalue()


def document(content: bytes, name: str = "photos.zip") -> Document:
    return Document(name, "application/octet-stream", content, hashlib.sha256(content).hexdigest())


HOLDS = {
    "zip": zipped(facture__exe=b"x"),
    "zip in zip": zipped(a__zip=zipped(facture__exe=b"x")),
    "zip in zip in zip": zipped(a__zip=zipped(b__zip=zipped(facture__exe=b"x"))),
    "tar": tarred(facture__exe=b"x"),
    "tar of an old kind": tarred(tarfile.USTAR_FORMAT, a__txt=b"y" * 3_000, facture__exe=b"x"),
    "tar with a long name": tarred(tarfile.GNU_FORMAT, **{"d" * 130 + "__exe": b"x"}),
    "tar.gz": gzip.compress(tarred(facture__exe=b"x")),
    "tar.bz2": bz2.compress(tarred(facture__exe=b"x")),
    "tar.xz": lzma.compress(tarred(facture__exe=b"x")),
    "zip in a tar.gz": gzip.compress(tarred(a__zip=zipped(facture__exe=b"x"))),
    "tar in a zip": zipped(a__tar=tarred(facture__exe=b"x")),
}


@pytest.mark.parametrize("kind", HOLDS)
def test_a_program_inside_is_seen(kind: str) -> None:
    assert judge(document(HOLDS[kind], "photos.pdf"), refused_types=REFUSED) is Verdict.REFUSED_TYPE


def test_what_holds_no_program_is_accepted_and_listed_wholly() -> None:
    for content in (zipped(a__jpg=b"x", b__zip=zipped(c__jpg=b"y")), gzip.compress(tarred(a__jpg=b"x")), b"%PDF-1.4"):
        assert judge(document(content), refused_types=REFUSED) is Verdict.ACCEPTED
        assert whole(content)


@pytest.mark.parametrize(
    "content",
    [
        RAR, SEVEN, zipped(a__zip=zipped(b__zip=zipped(c__zip=zipped(d__exe=b"x")))), zipped(a__7z=SEVEN),
        gzip.compress(b"\0" * 40_000_000), zipped(a__zip=b"\0" * 20_000_000), gzip.compress(tarred(a__txt=b"x"))[:40],
        b"PK\x03\x04 broken", gzip.compress(b"x") + gzip.compress(tarred(d__exe=b"x")),
        zipped(a__gz=gzip.compress(b"\0" * 40_000_000)),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_nobody_can_list_is_known_as_such_and_soon(content: bytes) -> None:
    began = time.process_time()
    assert not whole(content)
    assert judge(document(content), refused_types=REFUSED) is Verdict.ACCEPTED
    assert time.process_time() - began < 30


@pytest.mark.parametrize("content", [b"", b"PK", b"BZh", b"\x1f\x8b\x08", b"ustar", b"\xfd7zXZ\0", bytes(513)])
def test_scraps_harm_nobody(content: bytes) -> None:
    assert isinstance(list(names(content)), list)


def test_their_names_open_nothing() -> None:
    assert name_that_opens_nothing("photos.rar") == "photos.rar.bin"
    assert name_that_opens_nothing("photos.7z") == "photos.7z.bin"
    assert name_that_opens_nothing("photos.zip") == "photos.zip"


def test_a_closed_archive_is_kept_named_told_and_opened_by_nobodys_double_click(tmp_path: Path) -> None:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    acknowledgement = team.last(BO)
    team.writes(BO, "Voici.", to=reply_to(acknowledgement), answers=acknowledgement.message_id, attach=RAR)
    relay = team.last(ANN.address, "relay")
    assert [part.get_filename() for part in read(relay).iter_attachments()] == ["pi_ce.pdf.bin"]
    assert "pièce.pdf" in words(relay)
    assert team.office.complaints()[0].messages[1].documents[0].verdict is Verdict.ACCEPTED
    team.office.office.close()
