"""`complaints backup` and the way back: a copy made while the worker works, proved, and gone on with."""

import hashlib
import json
import resource
import shutil
import sqlite3

import pytest

from tests.cli.conftest import Company, Result, finished, in_two_hours, letter
from tests.cli.test_run import SELDOM, stopped

RESTORED = """
[register]
database = "sqlite:///{folder}/register.db"
shelf = "{folder}/shelf"
[rehearsal]
allowed = true
"""


def backed_up(company: Company, place: str = "copy") -> Result:
    return company.complaints("backup", company.folder / place)


def test_it_says_what_it_copied_where_and_that_the_copy_is_proved(filled):
    # Before: that a copy was made is noted in the register, and sealed like everything else.
    verified = filled.complaints("verify").lines
    told = json.loads(filled.complaints("verify", "--json").out)
    result = backed_up(filled)
    assert (result.code, result.err) == (0, "")
    place = filled.folder / "copy"
    assert result.lines[0] == f"{verified[0].removesuffix('3 blobs')}3 blobs (3 new): {place / 'register.db'}"
    assert result.lines[1:] == [f"  root: {told['root']}", f"  said in: {place / 'manifest.json'}"]
    assert "3 blobs (0 new)" in backed_up(filled).lines[0]


def test_its_manifest_names_the_configuration_and_no_secret(filled):
    backed_up(filled)
    text = (filled.folder / "copy" / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    assert manifest["config"] == str(filled.config)
    assert (
        manifest["register_sha256"] == hashlib.sha256((filled.folder / "copy" / "register.db").read_bytes()).hexdigest()
    )
    assert "secret" not in text


def test_status_says_when_the_last_one_was_made(filled):
    backed_up(filled)
    told = filled.complaints("status").out
    assert f"3 complaints, to {filled.folder / 'copy'}" in next(
        line for line in told.splitlines() if "duty backup" in line
    )


@pytest.mark.slow
@pytest.mark.usefixtures("system_time")
def test_restored_it_verifies_and_the_worker_goes_on(company):
    """Copied while a process works; then all is lost but the copy."""
    company.configured(mailbox=SELDOM)
    process = company.starts("run")
    for number in range(1, 9):
        company.mail.append(letter(number))
    company.mail.wait_for("client1@example.org", seconds=90)
    copies = [backed_up(company) for _ in range(3)]
    assert [copy.code for copy in copies] == [0, 0, 0], copies
    assert stopped(process).code == 0
    assert backed_up(company).code == 0
    before = company.complaints("list", "--all").out
    (company.folder / "register.db").unlink()
    shutil.rmtree(company.folder / "shelf")

    company.configured(more=RESTORED.format(folder=company.folder / "copy"))
    assert company.complaints("verify").code == 0
    assert company.complaints("list", "--all").out == before
    company.complaints("once", "--at", in_two_hours())
    company.mail.append(letter(9))
    assert company.complaints("once").code == 0
    assert len(company.refs()) == 9
    assert company.complaints("verify").code == 0
    # Nobody was acknowledged twice.
    assert [len(company.mail.delivered_to(f"client{number}@example.org")) for number in range(1, 10)] == [1] * 9
    assert not (company.folder / "register.db").exists()


def test_a_copy_that_became_a_register_is_no_longer_written_over(filled):
    backed_up(filled)
    filled.configured(more=RESTORED.format(folder=filled.folder / "copy"))
    assert filled.complaints("once").code == 0
    filled.configured()
    result = backed_up(filled)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"{filled.folder / 'copy'} is where a register is at work; name another folder, best on another disk\n"
    )
    assert backed_up(filled, "other").code == 0


def test_the_registers_own_folder_is_refused(filled):
    before = (filled.folder / "register.db").read_bytes()
    assert backed_up(filled, "").code == 2
    assert backed_up(filled, "shelf/..").code == 2
    assert (filled.folder / "register.db").read_bytes() == before


def test_an_altered_register_is_told_and_the_last_sound_copy_stays(filled):
    backed_up(filled)
    copy = filled.folder / "copy" / "register.db"
    before = copy.read_bytes()
    with sqlite3.connect(filled.folder / "register.db") as database:
        database.execute("UPDATE entry SET actor = 'nobody' WHERE seq = 2 AND ref = ?", (filled.refs()[2],))
    database.close()
    result = backed_up(filled)
    assert result.code == 1
    assert result.lines[0].startswith(f"✗ {filled.refs()[2]}: entry 2 (")
    assert result.lines[-2].endswith(f"(0 new): {filled.folder / 'copy' / 'register.faulty.db'}")
    assert result.lines[-1] == "  faults: 1; an earlier copy that was sound is left as it is"
    assert copy.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_one_line(filled):
    (filled.folder / "file").write_text("a file")
    result = backed_up(filled, "file/copy")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "check the rights and the free space" in result.err


@pytest.mark.slow
@pytest.mark.parametrize("most", [100_000, 400_000])
def test_a_full_disk_is_one_line_and_the_last_copy_stays(filled, most):
    """No file may grow beyond `most` bytes: as on a full disk, for the tables, and for a large blob."""
    backed_up(filled)
    before = (filled.folder / "copy" / "register.db").read_bytes()
    filled.mail.append(letter(9, words="Mon fauteuil est arrivé fendu. " * 15_000))
    filled.complaints("once")
    process = filled.loads(
        "backup", filled.folder / "copy", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    )
    result = finished(process)
    assert (result.code, result.out) == (1, "")
    assert "Traceback" not in result.err
    assert "the free space" in result.err or "cannot be used" in result.err
    assert (filled.folder / "copy" / "register.db").read_bytes() == before
    assert backed_up(filled).code == 0
