"""The shelf in S3, or in a store that speaks as S3 does: blobs as objects of a bucket. Needs the extra `s3`.

Objects are named as the files of a shelf in a folder are: either can be copied to the other by any tool. One is written
whole or not at all, and is durable once the store has said so. The bucket is never made.
"""

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from worker.doors.object_remedies import remedy_of, said_by
from worker.doors.protocols import BlobMissing, ShelfUnreachable
from worker.words.said import Said

_NAME = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"([0-9a-f]{2})/([0-9a-f]{62})")
# From its `put` to the row that names it a blob is needed by nobody in the register, and yet must not go.
_RESTING_SECONDS = 86_400
# Who removes a blob says so before: whoever puts the same one meanwhile waits for the end of it, for so long.
_WAITING_SECONDS = 30
# Said for longer than that, it is by a process that was killed.
_ABANDONED = timedelta(minutes=15)

_WRITTEN = Said("The shelf at {place} cannot be written to: {said}")
_READ = Said("The shelf at {place} cannot be read: {said}")
_LISTED = Said("The shelf at {place} cannot be listed: {said}")
_CLEARED = Said("The shelf at {place} cannot be cleared, its key may not remove: {said}")


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where the objects are. Without `endpoint` at Amazon; without `access_key` by the right that this machine has.

    `secret` is asked for whenever the store is opened anew, so that one that was renewed is used.
    """

    name: str
    folder: str = ""
    endpoint: str = ""
    region: str = ""
    access_key: str = ""
    secret: Callable[[], str] = str
    ca_file: Path | None = None

    @property
    def place(self) -> str:
        return f"s3://{self.name}{f'/{self.folder}' if self.folder else ''}"


class ObjectShelf:
    """Several threads and processes may share it."""

    def __init__(self, bucket: Bucket, *, resting_seconds: float = _RESTING_SECONDS) -> None:
        """Nothing is connected to yet."""
        self._bucket = bucket
        self._resting_seconds = resting_seconds
        self._store: S3Store | None = None

    def put(self, content: bytes) -> str:
        """Store durably and return the hexadecimal SHA-256. Raises ShelfUnreachable; the shelf is then as it was.

        It is written whether or not it is there: its time says when it was needed last, and what was damaged is mended.
        """
        name = hashlib.sha256(content).hexdigest()
        with self._telling(_WRITTEN) as store:
            self._put(store, _key(name), content)
            until = time.monotonic() + _WAITING_SECONDS
            while not self._is_safe(store, name):
                if time.monotonic() > until:
                    raise ShelfUnreachable(f"Blob {name} is being removed from {self._bucket.place}; it is put later.")
                time.sleep(0.2)
                self._put(store, _key(name), content)
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes. Raises BlobMissing where there is no such blob, or it no longer has this hash."""
        if not _NAME.fullmatch(sha256):
            raise BlobMissing(f"{sha256[:80]!r} is not the name of a blob.")
        with self._telling(_READ) as store:
            try:
                content = bytes(obstore.get(store, _key(sha256)).bytes())
            except FileNotFoundError as error:
                # A bucket that is gone must not be told as a lost document.
                if said_by(error) != "NoSuchKey":
                    raise
                raise BlobMissing(f"Blob {sha256} is not on the shelf at {self._bucket.place}.") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobMissing(f"Blob {sha256} on the shelf at {self._bucket.place} is damaged: it has another hash.")
        return content

    def names(self) -> set[str]:
        """Every hash on the shelf. Their contents are not read."""
        with self._telling(_LISTED) as store:
            found = [_KEY.fullmatch(one["path"]) for page in obstore.list(store, chunk_size=1000) for one in page]
        return {key[1] + key[2] for key in found if key}

    def remove(self, sha256: str) -> bool:
        """Take a blob off the shelf for good; whether it is gone. It stays where it was put lately."""
        if not _NAME.fullmatch(sha256):
            return True
        with self._telling(_WRITTEN) as store:
            self._put(store, _leaving(sha256), b"")
            try:
                found = self._head(store, _key(sha256))
                if found and self._rests(found):
                    return False
                if found:
                    obstore.delete(store, _key(sha256))
            finally:
                obstore.delete(store, _leaving(sha256))
        return True

    def lies_long(self, sha256: str) -> bool:
        """Whether a blob was put so long ago that the row which needs it must be written by now."""
        with self._telling(_READ) as store:
            found = self._head(store, _key(sha256)) if _NAME.fullmatch(sha256) else None
        return found is not None and not self._rests(found)

    def room(self) -> None:
        """A bucket has no bound that is known here."""

    def check(self) -> Said:
        """Write, read, list and remove a probe, and say where the shelf is."""
        probe, content = f".probe/{secrets.token_hex(8)}", secrets.token_bytes(16)
        with self._telling(_WRITTEN) as store:
            written: dict[str, Any] = dict(self._put(store, probe, content))
            with self._telling(_READ):
                sound = bytes(obstore.get(store, probe).bytes()) == content
            with self._telling(_LISTED):
                next(iter(obstore.list(store, chunk_size=1)), None)
            with self._telling(_CLEARED):
                obstore.delete(store, probe)
        if not sound:
            raise ShelfUnreachable(
                Said("The shelf {place} gives back other bytes than were written.", place=self._bucket.place)
            )
        kept = written.get("version") not in {None, "null"}
        proved = Said("shelf at {place}: written, read, listed and removed a probe", place=self._bucket.place)
        versions = Said(
            "{proved}; the bucket keeps versions: what is erased goes only once a rule of its life cycle ends old ones"
        )
        return versions.about(proved=proved) if kept else proved

    def close(self) -> None:
        self._store = None

    @staticmethod
    def _put(store: S3Store, key: str, content: bytes) -> Any:
        """In one request: a part of a blob is never left behind."""
        return obstore.put(store, key, content, use_multipart=False)

    def _is_safe(self, store: S3Store, name: str) -> bool:
        """Whether nobody removes it, or has just done so. Asked in this order, no removal comes between the two."""
        leaving = self._head(store, _leaving(name))
        here = self._head(store, _key(name))
        if leaving and here and here["last_modified"] - leaving["last_modified"] > _ABANDONED:
            with suppress(FileNotFoundError):
                obstore.delete(store, _leaving(name))
            return True
        return here is not None and leaving is None

    @staticmethod
    def _head(store: S3Store, key: str) -> Any:
        """What is known of an object; None where there is none."""
        try:
            return obstore.head(store, key)
        except FileNotFoundError:
            # Nothing says whether it is the object that is missing or the bucket: a list does.
            next(iter(obstore.list(store, chunk_size=1)), None)
            return None

    def _rests(self, found: Any) -> bool:
        put_at: float = found["last_modified"].timestamp()
        return time.time() - put_at < self._resting_seconds

    @contextmanager
    def _telling(self, fault: Said) -> Iterator[S3Store]:
        """Faults as the sentence of an operator: nothing of what the library tells of the request is repeated."""
        try:
            if self._store is None:
                self._store = _open(self._bucket)
            yield self._store
        except (BaseError, OSError) as error:
            self._store = None
            told = fault.about(place=self._bucket.place, said=said_by(error))
            raise ShelfUnreachable(told).with_remedy(remedy_of(error, self._bucket.name)) from None


def _key(name: str) -> str:
    return f"{name[:2]}/{name[2:]}"


def _leaving(name: str) -> str:
    return f".leaving/{name}"


def _open(bucket: Bucket) -> S3Store:
    named: dict[str, Any] = {"endpoint": bucket.endpoint} if bucket.endpoint else {}
    if bucket.region:
        named["region"] = bucket.region
    if bucket.access_key:
        named |= {"access_key_id": bucket.access_key, "secret_access_key": bucket.secret()}
    client: Any = {"allow_http": bucket.endpoint.startswith("http://"), "connect_timeout": "10s", "timeout": "120s"}
    if bucket.ca_file:
        client["root_certificate"] = bucket.ca_file.read_bytes()
    return S3Store(
        bucket.name,
        prefix=bucket.folder or None,
        # Amazon has a name for each bucket; no certificate is for one with a dot in it.
        virtual_hosted_style_request=not bucket.endpoint and "." not in bucket.name,
        # Not every store removes several at once.
        disable_bulk_delete=True,
        client_options=client,
        retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=60)},
        **named,
    )
