"""[s3]: where the bucket of a shelf at s3://… is, and whose key opens it."""

from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, model_validator

from worker.settings.secret_files import check_authority
from worker.settings.secret_sources import Variable, outside_its_unit, read_secret
from worker.settings.values import Line, SomePath, Table, keep_one
from worker.words.said import Said

_SOURCES = ("secret_file", "secret_env", "secret_credential", "secret_command")


def _endpoint(value: str) -> str:
    parts = urlsplit(value)
    alone = parts.scheme in {"https", "http"} and parts.hostname and parts.path in {"", "/"}
    if value and (not alone or parts.username or parts.query):
        raise ValueError(
            Said(
                "write the store's address alone, such as https://s3.example.com; the bucket stands in [register] shelf"
            )
        )
    return value.rstrip("/")


class S3Settings(Table):
    """Without `endpoint` at Amazon; without `access_key` by the right that the machine has there."""

    endpoint: Annotated[Line, AfterValidator(_endpoint)] = ""
    region: Line = ""
    access_key: Line = ""
    secret_file: SomePath | None = None
    secret_env: Variable = ""
    secret_credential: Line = ""
    secret_command: tuple[Line, ...] = ()
    ca_file: SomePath | None = None

    @model_validator(mode="after")
    def _one_secret(self) -> Self:
        named = [source for source in _SOURCES if getattr(self, source)]
        if len(named) > 1:
            raise ValueError(keep_one(*named))
        if self.access_key and not named:
            raise ValueError(Said("access_key is given, but nothing says where its secret is; name a secret_file"))
        if named and not self.access_key:
            raise ValueError(Said("{key} is named, but no access_key; add it", key=named[0]))
        return self

    @property
    def in_clear(self) -> str:
        """The machine that documents would travel to in clear; "" where they do not."""
        parts = urlsplit(self.endpoint)
        return parts.hostname or "" if parts.scheme == "http" else ""

    def secret(self) -> str:
        """Read now; "" where a command gives it. Raises SecretMissing."""
        return read_secret("secret", file=self.secret_file, variable=self.secret_env, credential=self.secret_credential)

    def check(self) -> None:
        """Read every file of it once. Raises SecretMissing."""
        if self.ca_file:
            check_authority(self.ca_file)
        if not outside_its_unit(self.secret_credential):
            self.secret()
