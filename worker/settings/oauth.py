"""[oauth.NAME]: who grants access tokens, and by what right the worker asks for them."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from worker.settings.secret_files import SecretMissing, check_authority, password_in, secret_in
from worker.settings.values import Line, SomePath, Table, keep_one
from worker.words.said import NOTHING, Said

Provider = Literal["microsoft", "google", "other"]
# Which keys belong to which provider; the rest is for all of them.
OWN_KEYS = {
    "microsoft": ("tenant", "authority", "certificate_file"),
    "google": ("key_file",),
    "other": ("token_endpoint", "device_endpoint", "authorization_endpoint", "scope"),
}


def _endpoint(value: str) -> str:
    parts = urlsplit(value)
    # Elsewhere than on this machine a token, a code or a secret would go in clear.
    private = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"})
    if value and not (private and parts.hostname and not parts.username):
        raise ValueError(Said("write an address such as https://login.example.com/oauth2/token"))
    return value


Endpoint = Annotated[Line, AfterValidator(_endpoint)]


def _authority(value: str) -> str:
    if not value.startswith("https://") or value.rstrip("/").count("/") > 2:
        raise ValueError(Said("write https:// and the name of Microsoft's server; the directory stands under tenant"))
    return value


def _tenant(value: str) -> str:
    if re.search(r"[/:\s]", value):
        raise ValueError(Said("write the directory's id, or a domain of it such as example.com"))
    return value


Authority = Annotated[Line, AfterValidator(_authority)]
Tenant = Annotated[Line, AfterValidator(_tenant)]


class OAuthSettings(Table):
    """One way to tokens. Which of them it is: a client of its own right (a secret, a certificate, a service account),
    or a person who signs in once with `complaints login NAME`.
    """

    provider: Provider
    client_id: Line = ""
    client_secret_file: SomePath | None = None
    tenant: Tenant = ""
    authority: Authority = Field(default="https://login.microsoftonline.com", min_length=1)
    certificate_file: SomePath | None = None
    key_file: SomePath | None = None
    token_endpoint: Endpoint = ""
    device_endpoint: Endpoint = ""
    authorization_endpoint: Endpoint = ""
    scope: Line = ""
    sign_in_file: Path = Path("oauth.json")
    ca_file: SomePath | None = None

    @model_validator(mode="after")
    def _keys_of_its_provider(self) -> Self:
        for provider, keys in OWN_KEYS.items():
            wrong = [key for key in keys if key in self.model_fields_set and provider != self.provider]
            if wrong:
                other = Said('{key} is for provider = "{provider}", and this one is "{ours}"')
                raise ValueError(other.about(key=wrong[0], provider=provider, ours=self.provider))
        return self

    @model_validator(mode="after")
    def _all_it_needs(self) -> Self:
        missing = {"microsoft": self._microsoft, "google": self._google, "other": self._other}[self.provider]()
        if missing:
            raise ValueError(missing)
        return self

    def _microsoft(self) -> Said:
        if not self.tenant or not self.client_id:
            return Said("tenant and client_id are needed: both stand on the application's page in Entra")
        if self.client_secret_file and self.certificate_file:
            return keep_one("client_secret_file", "certificate_file")
        return NOTHING

    def _google(self) -> Said:
        if bool(self.key_file) == bool(self.client_id):
            return Said(
                "write key_file (of a service account), or client_id and client_secret_file (a person signs in)"
            )
        if self.client_id and not self.client_secret_file:
            return Said("client_secret_file is needed: Google gives its clients a secret")
        return NOTHING

    def _other(self) -> Said:
        if not self.token_endpoint or not self.client_id:
            return Said("token_endpoint and client_id are needed; ask who runs the authorization server")
        if self.device_endpoint and self.authorization_endpoint:
            return keep_one("device_endpoint", "authorization_endpoint")
        if not (self.signed_in or self.client_secret_file):
            return Said("write client_secret_file, or device_endpoint or authorization_endpoint (a person signs in)")
        return NOTHING

    @property
    def signed_in(self) -> bool:
        """Whether a person has to sign in once."""
        if self.provider == "microsoft":
            return not (self.client_secret_file or self.certificate_file)
        if self.provider == "google":
            return not self.key_file
        return bool(self.device_endpoint or self.authorization_endpoint)

    def secret(self) -> str:
        """Read now, so that a renewed one is used at once; "" without any. Raises SecretMissing."""
        return password_in(self.client_secret_file) if self.client_secret_file else ""

    def certificate(self) -> str:
        """Key and certificate, in PEM; read now. Raises SecretMissing."""
        return secret_in(self.certificate_file) if self.certificate_file else ""

    def secret_files(self) -> tuple[Path, ...]:
        named = (self.client_secret_file, self.certificate_file, self.key_file)
        return tuple(file for file in (*named, self.sign_in_file if self.signed_in else None) if file)

    def check(self) -> None:
        """Read every file of it once. Raises SecretMissing."""
        for file in (self.client_secret_file, self.certificate_file, self.key_file):
            if file and not secret_in(file):
                raise SecretMissing(Said("the secret file {file} is empty; put the secret there", file=str(file)))
        self.secret()
        if self.ca_file:
            check_authority(self.ca_file)
