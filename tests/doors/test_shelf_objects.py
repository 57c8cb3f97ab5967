"""The shelf in a bucket: what a store may do to it, who takes blobs off meanwhile, and what each fault is told as."""

import ssl
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import obstore
import pytest
import trustme

from tests.servers.objects import Store, asking_for_keys
from worker.doors import object_shelf
from worker.doors.object_shelf import Bucket, ObjectShelf
from worker.doors.protocols import BlobMissing, ShelfUnreachable
from worker.doors.shelf import FolderShelf

pytestmark = pytest.mark.slow


@pytest.fixture
def place(store: Store, bucket: str) -> Bucket:
    return Bucket(bucket, endpoint=store.url, **store.key)


@pytest.fixture
def shelf(place: Bucket) -> ObjectShelf:
    return ObjectShelf(place)


def behind(place: Bucket):
    """The bucket as somebody else opens it."""
    return object_shelf._open(place)


def later(monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    now = object_shelf.time.time()
    monkeypatch.setattr(object_shelf.time, "time", lambda: now + hours * 3600)


def test_what_was_put_lately_stays_for_a_day(shelf, monkeypatch):
    name = shelf.put(b"facture")
    assert not shelf.lies_long(name)
    assert not shelf.remove(name)
    later(monkeypatch, 25)
    assert shelf.lies_long(name)
    assert shelf.remove(name)
    assert shelf.names() == set()


def test_what_is_damaged_is_missing_and_is_written_anew(shelf, place):
    name = shelf.put(b"facture")
    obstore.put(behind(place), f"{name[:2]}/{name[2:]}", b"forged")
    with pytest.raises(BlobMissing, match="another hash"):
        shelf.get(name)
    shelf.put(b"facture")
    assert shelf.get(name) == b"facture"


def test_a_bucket_that_is_gone_is_no_lost_document(store):
    gone = ObjectShelf(Bucket("never-made", endpoint=store.url, **store.key))
    for act in (
        lambda: gone.get("0" * 64),
        lambda: gone.remove("0" * 64),
        lambda: gone.lies_long("0" * 64),
        gone.names,
    ):
        with pytest.raises(ShelfUnreachable, match="NoSuchBucket"):
            act()


def test_a_blob_that_is_put_while_somebody_removes_it_is_there_afterwards(place, monkeypatch):
    remover, putter = ObjectShelf(place, resting_seconds=0), ObjectShelf(place, resting_seconds=0)
    name = remover.put(b"facture")
    delete, put = obstore.delete, threading.Thread(target=putter.put, args=(b"facture",))

    def slowly(opened, key):
        if not key.startswith("."):
            put.start()
            # By now it is written, and its removal is still under way.
            put.join(1)
        delete(opened, key)

    monkeypatch.setattr(obstore, "delete", slowly)
    assert remover.remove(name)
    put.join(20)
    assert putter.get(name) == b"facture"


def test_a_removal_that_was_killed_long_ago_holds_nothing_up(place, shelf, monkeypatch):
    name = shelf.put(b"facture")
    obstore.put(behind(place), f".leaving/{name}", b"")
    head = obstore.head

    def of_long_ago(opened, key):
        found = dict(head(opened, key))
        return found | ({"last_modified": datetime.fromisoformat("2020-01-01T00:00Z")} if ".leaving" in key else {})

    monkeypatch.setattr(obstore, "head", of_long_ago)
    assert shelf.put(b"facture") == name
    assert [one["path"] for page in obstore.list(behind(place)) for one in page] == [f"{name[:2]}/{name[2:]}"]


def test_a_removal_that_does_not_end_is_told_and_the_blob_put_later(place, shelf, monkeypatch):
    name = shelf.put(b"facture")
    obstore.put(behind(place), f".leaving/{name}", b"")
    monkeypatch.setattr(object_shelf, "_WAITING_SECONDS", 0)
    with pytest.raises(ShelfUnreachable, match="being removed"):
        shelf.put(b"facture")


def test_several_threads_share_it(shelf):
    threads = [
        threading.Thread(target=lambda n=n: [shelf.put(f"{n} {p}".encode()) for p in range(5)]) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(shelf.names()) == 20


def test_a_shelf_in_a_folder_is_laid_out_alike(place, shelf, tmp_path):
    folder = FolderShelf(tmp_path / "shelf")
    name = folder.put(b"facture")
    obstore.put(behind(place), f"{name[:2]}/{name[2:]}", (tmp_path / "shelf" / name[:2] / name[2:]).read_bytes())
    assert shelf.names() == {name}
    assert shelf.get(name) == b"facture"


def test_a_bucket_that_keeps_versions_is_said(store, shelf, place):
    assert "versions" not in str(shelf.check())
    store.keep_versions(place.name)
    assert "the bucket keeps versions" in str(shelf.check())


def test_a_secret_that_was_renewed_is_used(store, bucket):
    secrets = iter(["an old one", store.secret])
    shelf = ObjectShelf(Bucket(bucket, endpoint=store.url, access_key=store.access_key, secret=lambda: next(secrets)))
    with asking_for_keys(store):
        with pytest.raises(ShelfUnreachable):
            shelf.check()
        assert "removed a probe" in str(shelf.check())


def told(shelf: ObjectShelf) -> str:
    with pytest.raises(ShelfUnreachable) as refused:
        shelf.check()
    return f"{refused.value} → {refused.value.remedy}"


REFUSED = {
    "a wrong secret": ({"secret": lambda: "s3cret"}, "SignatureDoesNotMatch → the secret is not that of"),
    "an unknown key": ({"access_key": "AKIANOBODY"}, "InvalidAccessKeyId → no such key is known there"),
    "no bucket": ({"name": "never-made"}, "NoSuchBucket → make the bucket never-made there"),
    "no key": ({"access_key": "", "secret": str}, "no key, and this machine has no right → write [s3] access_key"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_a_store_refuses_has_its_remedy(store, bucket, monkeypatch, case):
    changed, sentence = REFUSED[case]
    monkeypatch.setenv("AWS_METADATA_ENDPOINT", "http://127.0.0.1:1/169.254.169.254")
    settled = {"name": bucket, "endpoint": store.url, **store.key, **changed}
    with asking_for_keys(store):
        said = told(ObjectShelf(Bucket(**settled)))
    assert all(part in said for part in sentence.split(" → ")), said
    assert "s3cret" not in said


RIGHTS = {
    "s3:PutObject": "cannot be written to: AccessDenied",
    "s3:GetObject": "cannot be read: AccessDenied",
    "s3:ListBucket": "cannot be listed: AccessDenied",
    "s3:DeleteObject": "its key may not remove: AccessDenied",
}


@pytest.mark.parametrize("missing", RIGHTS)
def test_a_right_that_is_missing_is_named_by_what_cannot_be_done(store, shelf, place, missing):
    store.allow(*(right for right in RIGHTS if right != missing))
    with asking_for_keys(store):
        said = told(shelf)
    assert RIGHTS[missing] in said
    assert f"GetObject, DeleteObject and ListBucket on {place.name}" in said


class Page(BaseHTTPRequestHandler):
    def do_PUT(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(404)
        self.send_header("Content-Length", "15")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html>")

    def log_message(self, *_):
        pass


def serving(context: ssl.SSLContext | None = None):
    server = HTTPServer(("127.0.0.1", 0), Page)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def page():
    server = serving()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def secured(server_tls):
    server = serving(server_tls)
    yield server.server_port
    server.shutdown()
    server.server_close()


def at(endpoint: str, ca_file: Path | None = None) -> ObjectShelf:
    return ObjectShelf(Bucket("shelf", endpoint=endpoint, access_key="K", secret=lambda: "s3cret", ca_file=ca_file))


def test_a_wrong_endpoint_has_its_remedy(page):
    for endpoint, said, remedy in (
        ("http://127.0.0.1:1", "nothing listens there", "correct [s3] endpoint, or start the store"),
        ("http://store.invalid", "no name server knows that name", "correct [s3] endpoint"),
        (page, "another program than a store answers (status 404)", "the address for programs"),
        (page.replace("http", "https"), "no TLS there", "correct the port"),
    ):
        line = told(at(endpoint))
        assert said in line
        assert remedy in line


def test_a_certificate_that_is_not_accepted_has_its_remedy(secured, authority: trustme.CA, tmp_path):
    known = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(known))
    assert "[s3] ca_file" in told(at(f"https://localhost:{secured}"))
    assert "the name of its certificate" in told(at(f"https://127.0.0.1:{secured}", known))
    # Behind the right certificate no store answers.
    assert "another program" in told(at(f"https://localhost:{secured}", known))


def test_a_secret_that_cannot_be_read_is_said_as_what_it_is(store, bucket):
    def unreadable() -> str:
        raise FileNotFoundError("the secret file /etc/s3.secret cannot be read")

    shelf = ObjectShelf(Bucket(bucket, endpoint=store.url, access_key="K", secret=unreadable))
    assert "the secret file /etc/s3.secret cannot be read" in told(shelf)
