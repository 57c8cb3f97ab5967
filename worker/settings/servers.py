"""The two kinds of server, IMAP and SMTP, and where their passwords come from."""

import difflib
import ipaddress
from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, PrivateAttr, field_validator, model_validator

from worker.settings.oauth import OAuthSettings
from worker.settings.secret_files import SecretMissing, check_authority, secret_in
from worker.settings.secret_sources import Variable, outside_its_unit, read_secret
from worker.settings.values import Host, Line, OptionalAddress, SomePath, Table, keep_one
from worker.words.said import Said

Security = Literal["tls", "starttls", "plain"]
SOURCES = ("password_file", "password_env", "password_credential", "oauth")


def on_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Credentials(Table):
    """A password comes from a file, an environment variable or a systemd credential; never from the configuration."""

    username: Line = ""
    password_file: SomePath | None = None
    password_env: Variable = ""
    password_credential: Line = ""

    def password(self) -> str:
        """Read the password now, so that a rotated secret is used at the next login. Raises SecretMissing."""
        return read_secret(
            "password", file=self.password_file, variable=self.password_env, credential=self.password_credential
        )


class OAuth(Table):
    """Where the access tokens of a server come from: an [oauth.NAME] table, or a helper of the operator's own."""

    table: Line = ""
    token_file: Path | None = None
    token_command: tuple[Line, ...] = ()

    # The table itself, put here once the whole configuration is read.
    _found: OAuthSettings | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(map(bool, (self.table, self.token_file, self.token_command))) != 1:
            raise ValueError(
                Said('write the name of an [oauth.NAME] table, {{ token_file = "…" }}, or {{ token_command = ["…"] }}')
            )
        return self

    def find(self, tables: Mapping[str, OAuthSettings]) -> None:
        """Raises ValueError where there is no such table."""
        if not self.table:
            return
        if self.table not in tables:
            near = difflib.get_close_matches(self.table, tables, n=1)
            # What is written here is not repeated: it may be a token.
            if near:
                raise ValueError(Said("oauth names no table; did you mean {near}?", near=near[0]))
            raise ValueError(Said("oauth names no table; add [oauth.NAME], and write its NAME here"))
        self._found = tables[self.table]

    @property
    def source(self) -> OAuthSettings:
        """The table that is named. Raises LookupError where none is, or none was looked for yet."""
        if self._found is None:
            raise LookupError("no [oauth.NAME] table is named here")
        return self._found

    def check(self) -> None:
        """Raises SecretMissing."""
        if self.token_file and not secret_in(self.token_file):
            raise SecretMissing(
                Said("the secret file {file} is empty; put an access token there", file=str(self.token_file))
            )
        if self._found:
            self._found.check()


class Server(Credentials):
    """`ports` are the usual ones by security; `port` takes the fitting one where none is written."""

    ports: ClassVar[Mapping[str, int]] = {}

    host: Host = Field(min_length=1)
    port: int = Field(ge=1, le=65535)
    security: Security = "tls"
    ca_file: SomePath | None = None
    oauth: OAuth | None = None

    @model_validator(mode="before")
    @classmethod
    def _usual_port(cls, table: Any) -> Any:
        if isinstance(table, Mapping) and "port" not in table:
            security = table.get("security", "tls")
            usual = cls.ports.get(security) if isinstance(security, str) else None
            return {**table, "port": usual} if usual else table
        return table

    @field_validator("oauth", mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return {"table": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        named = [source for source in SOURCES if getattr(self, source)]
        if len(named) > 1:
            raise ValueError(keep_one(*named))
        return self

    def on_loopback(self) -> bool:
        return on_loopback(self.host)

    def secret_files(self) -> tuple[Path, ...]:
        own = self.oauth.token_file if self.oauth else None
        return tuple(file for file in (self.password_file, own) if file)

    def check_secret(self) -> None:
        """Read the password or the token once. Raises SecretMissing, whose text says what to do.

        A systemd credential exists inside its unit alone: elsewhere it is missed only by what connects.
        """
        if self.ca_file:
            check_authority(self.ca_file)
        if outside_its_unit(self.password_credential):
            return
        if self.oauth:
            self.oauth.check()
        self.password()


def _sender(value: str) -> str:
    address = parseaddr(value)[1]
    local, at, domain = address.rpartition("@")
    whole = local and at and domain and not any(letter.isspace() for letter in address)
    if not whole or not value.strip().endswith((address, f"<{address}>")):
        raise ValueError(
            Said(
                'write a name and an address, such as "Service réclamations <reclamations@example.com>"; a name with a'
                """ comma between its own quotation marks: '"Lenoir, réclamations" <reclamations@example.com>'"""
            )
        )
    return value


class SmtpSettings(Server):
    """Without a `username` nobody logs in: for a relay on this machine."""

    ports: ClassVar[Mapping[str, int]] = {"tls": 465, "starttls": 587, "plain": 25}

    port: int = Field(default=465, ge=1, le=65535)
    sender: Annotated[Line, AfterValidator(_sender)] = Field(alias="from")
    bounce_address: OptionalAddress = ""

    @model_validator(mode="after")
    def _login(self) -> Self:
        named = any(getattr(self, source) for source in SOURCES)
        if self.username and not named:
            raise ValueError(Said("username is given, but nothing says where its password is; name a password_file"))
        if self.oauth and not self.username:
            raise ValueError(
                Said("username is missing: with oauth it is the address of the mailbox that letters leave from")
            )
        if named and not self.username:
            raise ValueError(
                Said("a password is named, but no username; add it, or remove both to send without a login")
            )
        return self
