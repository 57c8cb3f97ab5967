"""A store that speaks as S3 does, on loopback: moto's server, in a process of its own."""

import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_SERVER = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
"""
_VERSION = "2010-05-08"
USER = "complaints"


@dataclass(frozen=True, slots=True)
class Store:
    """One user and their key, who may do anything in any bucket until `allow` says otherwise."""

    url: str
    access_key: str
    secret: str

    @property
    def key(self) -> dict[str, Any]:
        """As a `Bucket` has it."""
        return {"access_key": self.access_key, "secret": lambda: self.secret}

    def make(self, bucket: str) -> None:
        _ask(self.url, "PUT", f"/{bucket}")

    def keep_versions(self, bucket: str) -> None:
        _ask(self.url, "PUT", f"/{bucket}?versioning", _VERSIONING, kind="application/xml")

    def allow(self, *actions: str) -> None:
        rule = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [rule]})
        _iam(self.url, Action="PutUserPolicy", UserName=USER, PolicyName="rights", PolicyDocument=policy)


_VERSIONING = b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"


@contextmanager
def running_store() -> Iterator[Store]:
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _SERVER],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as server:  # fmt: skip
        assert server.stdin
        assert server.stdout
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        _iam(url, Action="CreateUser", UserName=USER)
        key = _iam(url, Action="CreateAccessKey", UserName=USER)
        found = [re.search(f"<{tag}>(.*?)<", key) for tag in ("AccessKeyId", "SecretAccessKey")]
        store = Store(url, *(one[1] for one in found if one))
        store.allow("s3:*")
        yield store
        server.stdin.close()


@contextmanager
def asking_for_keys(store: Store) -> Iterator[None]:
    """From now on it refuses who is not its user, as any real store does from the first."""
    _ask(store.url, "POST", "/moto-api/reset-auth", b"0", kind="text/plain")
    try:
        yield
    finally:
        _ask(store.url, "POST", "/moto-api/reset-auth", b"inf", kind="text/plain")
        store.allow("s3:*")


def _iam(url: str, **said: str) -> str:
    return _ask(url, "POST", "/", urllib.parse.urlencode({**said, "Version": _VERSION}).encode(), service="iam")


def _ask(
    url: str, method: str, path: str, body: bytes = b"", *, service: str = "s3",
    kind: str = "application/x-www-form-urlencoded",
) -> str:  # fmt: skip
    signed = (
        f"AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0"
    )
    asked = urllib.request.Request(
        f"{url}{path}", method=method, data=body, headers={"Authorization": signed, "Content-Type": kind}
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return str(answer.read().decode())
