"""Settings become sources of access tokens: one of these ways for each server that takes OAuth 2."""

from collections.abc import Callable, Mapping
from typing import Any

from worker.doors.oauth.given import CommandToken, FileToken
from worker.doors.oauth.google import MAIL, SIGN_IN, TOKENS, GoogleServiceAccount
from worker.doors.oauth.keeping import Kept
from worker.doors.oauth.microsoft import MicrosoftApplication, MicrosoftPerson
from worker.doors.oauth.standard import Endpoints, Standard, StandardPerson
from worker.doors.protocols import TokenSource
from worker.settings import ImapSettings, OAuthSettings, Server, Settings

# Google gives a refresh token only to who asks for one, and again only to who asks for consent again.
GOOGLE_EXTRA = {"access_type": "offline", "prompt": "consent"}


def open_tokens(server: Server, username: str) -> TokenSource | None:
    """What `server` is logged in to with; None where it has a password."""
    if server.oauth is None:
        return None
    if server.oauth.token_file:
        return FileToken(server.oauth.token_file)
    if server.oauth.token_command:
        return CommandToken(server.oauth.token_command)
    return open_source(server.oauth.table, server.oauth.source, username)


def users_of(settings: Settings, name: str) -> tuple[str, ...]:
    """Whom [oauth.NAME] logs in, each once: the mailboxes first."""
    boxes = (box for box in settings.mailbox if isinstance(box, ImapSettings) and _uses(box, name))
    senders = (settings.smtp.username,) if _uses(settings.smtp, name) else ()
    return tuple(dict.fromkeys((*(box.username or box.address for box in boxes), *senders)))


def _uses(server: Server, name: str) -> bool:
    return server.oauth is not None and server.oauth.table == name


def open_source(name: str, table: OAuthSettings, username: str) -> TokenSource:
    """The source of [oauth.NAME], for the mailbox `username`; a SignsIn where `table.signed_in`."""
    return PROVIDERS[table.provider](name, table, username)


def _microsoft(name: str, table: OAuthSettings, _username: str) -> TokenSource:
    shared: dict[str, Any] = {
        "name": _place(name),
        "tenant": table.tenant,
        "client_id": table.client_id,
        "authority": table.authority,
        "ca_file": table.ca_file,
    }
    if table.signed_in:
        return MicrosoftPerson(**shared, **_kept(name, table))
    certificate = table.certificate if table.certificate_file else None
    return MicrosoftApplication(**shared, secret=table.secret, certificate=certificate)


def _google(name: str, table: OAuthSettings, username: str) -> TokenSource:
    if table.key_file:
        return GoogleServiceAccount(_place(name), key_file=table.key_file, username=username, ca_file=table.ca_file)
    endpoints = Endpoints(token=TOKENS, authorization=SIGN_IN)
    return _person(name, table, endpoints, scope=MAIL, extra={**GOOGLE_EXTRA, "login_hint": username})


def _other(name: str, table: OAuthSettings, _username: str) -> TokenSource:
    endpoints = Endpoints(
        token=table.token_endpoint, device=table.device_endpoint, authorization=table.authorization_endpoint
    )
    if endpoints.of_a_person:
        return _person(name, table, endpoints, scope=table.scope, extra={})
    return Standard(
        _place(name),
        client_id=table.client_id,
        endpoints=endpoints,
        scope=table.scope,
        secret=table.secret,
        ca_file=table.ca_file,
    )


def _person(
    name: str, table: OAuthSettings, endpoints: Endpoints, *, scope: str, extra: Mapping[str, str]
) -> StandardPerson:
    return StandardPerson(
        _place(name),
        client_id=table.client_id,
        endpoints=endpoints,
        scope=scope,
        secret=table.secret,
        ca_file=table.ca_file,
        extra=extra,
        **_kept(name, table),
    )


def _kept(name: str, table: OAuthSettings) -> dict[str, Any]:
    """Where a sign-in is kept, and the command that makes one."""
    return {"kept": Kept(table.sign_in_file), "command": f"complaints login {name}"}


def _place(name: str) -> str:
    return f"[oauth.{name}]"


PROVIDERS: Mapping[str, Callable[[str, OAuthSettings, str], TokenSource]] = {
    "microsoft": _microsoft,
    "google": _google,
    "other": _other,
}
