"""A register whose shelf is a bucket: proved, worked on, copied, moved there and back; each slip with its remedy."""

import sys

import pytest

from tests.cli.conftest import Company, finished, letter
from tests.servers.objects import Store, asking_for_keys
from worker.doors.shelf import FolderShelf

S3 = """
[register]
shelf = "s3://{bucket}/shelf"

[s3]
endpoint = "{url}"
access_key = "{key}"
secret_file = "s3.secret"
"""


@pytest.fixture
def elsewhere(company: Company, store: Store, bucket: str) -> Company:
    secret = company.folder / "s3.secret"
    secret.write_text(f"{store.secret}\n", encoding="utf-8")
    secret.chmod(0o600)
    company.configured(more=S3.format(bucket=bucket, url=store.url, key=store.access_key))
    return company


@pytest.mark.slow
def test_a_worker_works_with_it_and_every_proof_holds(elsewhere, store, bucket):
    with asking_for_keys(store):
        checked = elsewhere.complaints("check")
        assert (checked.code, checked.err) == (0, "")
        assert f"s3://{bucket}/shelf: written, read, listed and removed a probe" in checked.out
        elsewhere.mail.append(letter(1))
        assert elsewhere.complaints("once").code == 0
        verified = elsewhere.complaints("verify")
        assert verified.code == 0
        assert "1 blobs" in verified.lines[0]
        copied = elsewhere.complaints("backup", elsewhere.folder / "copy")
        assert "1 blobs (1 new)" in copied.lines[0]
        shown = elsewhere.complaints("show", elsewhere.refs()[0])
        assert shown.code == 0
    assert not (elsewhere.folder / "shelf").exists()


@pytest.mark.slow
def test_a_register_takes_its_blobs_there_and_back(elsewhere, store, bucket):
    away = f"s3://{bucket}/shelf"
    elsewhere.config.write_text(elsewhere.config.read_text().replace(f'shelf = "{away}"', ""))
    elsewhere.mail.append(letter(1))
    assert elsewhere.complaints("once").code == 0
    with asking_for_keys(store):
        moved = finished(elsewhere.starts("move", "--to", f"sqlite:///{elsewhere.folder}/new.db", "--shelf", away))
        assert (moved.err, moved.code) == ("", 0)
        assert moved.lines[-2:] == [
            f'  now write under [register]: database = "sqlite:///{elsewhere.folder}/new.db"',
            f'                              shelf = "{away}"',
        ]
        register = f'[register]\ndatabase = "sqlite:///new.db"\nshelf = "{away}"\n'
        elsewhere.config.write_text(elsewhere.config.read_text().replace("[register]\n", register))
        assert elsewhere.complaints("verify").code == 0
        back = ("--to", f"sqlite:///{elsewhere.folder}/back.db", "--shelf", f"{elsewhere.folder}/back")
        assert finished(elsewhere.starts("move", *back)).code == 0
    assert len(FolderShelf(elsewhere.folder / "back").names()) == 1


SLIPS = {
    "a wrong secret": ("s3.secret", None, "SignatureDoesNotMatch", "correct what [s3] secret_file"),
    "an unknown key": ('access_key = "', 'access_key = "X', "InvalidAccessKeyId", "correct [s3] access_key"),
    "no such bucket": ('/shelf"', '-misspelt/shelf"', "NoSuchBucket", "make the bucket"),
    "a wrong port": ("127.0.0.1:", "127.0.0.1:1#", "", "write the store's address alone"),
    "a wrong server": ('endpoint = "http://127.0.0.1', 'endpoint = "http://127.0.0.2', "", "correct [s3] endpoint"),
    "two secrets": ("secret_file", 'secret_env = "S3"\nsecret_file', "", "keep one of secret_file and secret_env"),
    "no secret": ('secret_file = "s3.secret"', "", "", "nothing says where its secret is"),
    "in clear": ("http://127.0.0.1", "http://s3.example.com", "", "documents would travel in clear; write https://"),
    "a bucket with a key": ('"s3://', '"s3://me:key@', "", "its server and its key stand under [s3]"),
    "no secret file": ("s3.secret", "nowhere.secret", "", "[s3]: the secret file"),
}


@pytest.mark.slow
@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_has_its_remedy(elsewhere, store, slip):
    found, instead, said, remedy = SLIPS[slip]
    if instead is None:
        (elsewhere.folder / found).write_text("s3cret\n")
    else:
        text = elsewhere.config.read_text()
        assert found in text
        elsewhere.config.write_text(text.replace(found, instead, 1) if slip != "a wrong port" else _porting(text))
    with asking_for_keys(store):
        result = elsewhere.complaints("check")
    told = result.out + result.err
    assert result.code
    assert said in told
    assert remedy in told
    assert "s3cret" not in told
    assert store.secret not in told


def _porting(text: str) -> str:
    return text.replace('endpoint = "http://127.0.0.1', 'endpoint = "http://127.0.0.1/shelf?x=')


def test_without_its_extra_the_shelf_says_which(company, monkeypatch):
    company.configured(more='[register]\nshelf = "s3://bucket/shelf"\n')
    monkeypatch.delitem(sys.modules, "worker.doors.object_shelf", raising=False)
    monkeypatch.setitem(sys.modules, "obstore", None)
    result = company.complaints("check")
    assert result.code == 2
    assert result.err == "[register] shelf: obstore is not installed; pip install '.[s3]', or write a folder\n"


@pytest.mark.slow
def test_a_secret_may_come_from_a_program(elsewhere, store):
    program = elsewhere.folder / "secret.sh"
    program.write_text(f"#!/bin/sh\necho {store.secret}\n")
    program.chmod(0o700)
    text = elsewhere.config.read_text().replace('secret_file = "s3.secret"', f'secret_command = ["{program}"]')
    elsewhere.config.write_text(text)
    with asking_for_keys(store):
        assert elsewhere.complaints("check").code == 0
    program.write_text("#!/bin/sh\nexit 3\n")
    broken = elsewhere.complaints("check")
    assert broken.code == 1
    assert "the secret command" in broken.out
    assert "ended with status 3" in broken.out
