"""Any other authorization server, by its endpoints (RFC 6749, 8628, 7636); and Google, where a person signs in."""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from worker.doors.oauth.asking import SECONDS, bounded, library, reaching
from worker.doors.oauth.keeping import Kept
from worker.doors.oauth.source import USUAL_SECONDS, Granted, KeptInMemory, nobody_yet, none_kept, of
from worker.doors.protocols import Answered, ConsentEnded, Invitation, TokenUnavailable
from worker.doors.sentences import sentence
from worker.words.said import Said

DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"
# A browser that has no program of ours to come back to ends here, and its address holds what we need (RFC 8252, 7.3).
BACK = "http://127.0.0.1"
FIRST_PRIVATE_PORT, PRIVATE_PORTS = 49152, 16384
SIGN_IN_SECONDS = 600
# RFC 8628, 3.2 and 3.5: the pace without another word, and how much slower at each request for it.
PACE_SECONDS = 5
SLOWER_SECONDS = 5
# What means that a refresh token is good no more (RFC 6749, 5.2; OpenID Connect Core, 3.1.2.6).
ENDED = frozenset({"invalid_grant", "interaction_required", "login_required", "consent_required"})


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where an authorization server is asked. Without a `device` and an `authorization` there is no person."""

    token: str
    device: str = ""
    authorization: str = ""

    @property
    def of_a_person(self) -> bool:
        return bool(self.device or self.authorization)


@dataclass(eq=False, kw_only=True)
class Standard(KeptInMemory):
    """`secret` gives the client secret, "" for a public client; `extra` goes with the question for a sign-in."""

    client_id: str
    endpoints: Endpoints
    scope: str
    secret: Callable[[], str] = field(default=lambda: "", repr=False)
    ca_file: Path | None = None

    def _client(self, **options: Any) -> Any:
        sessions = library("authlib.integrations.requests_client", of=self.name).OAuth2Session
        secret = self.secret()
        return bounded(sessions, self.ca_file)(
            self.client_id,
            secret or None,
            scope=self.scope or None,
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            default_timeout=SECONDS,
            **options,
        )

    def _fetch(self, ask: Callable[[Any], Mapping[str, Any]], **options: Any) -> Mapping[str, Any]:
        """What the server grants. Raises Refused, and TokenUnavailable."""
        errors = library("authlib.common.errors", of=self.name)
        with reaching(self.name):
            try:
                granted = ask(self._client(**options))
            except errors.AuthlibBaseError as error:
                raise Refused(str(error.error or ""), sentence(error.description or error.error or error)) from None
            except ValueError:
                strange = Said("{place} answers with what is no JSON; check token_endpoint", place=self.endpoints.token)
                raise TokenUnavailable(of(self.name, strange)) from None
        if not isinstance(granted.get("access_token"), str):
            none = Said("{place} grants no access token; check token_endpoint", place=self.endpoints.token)
            raise TokenUnavailable(of(self.name, none))
        return granted

    def grant(self) -> Granted:
        try:
            return granted(self._fetch(lambda client: client.fetch_token(self.endpoints.token, grant_type=CREDENTIALS)))
        except Refused as refused:
            raise self._told(refused) from None

    def _told(self, refused: "Refused") -> TokenUnavailable:
        remedy = REMEDIES.get(refused.error, Said("the authorization server refuses"))
        return TokenUnavailable(of(self.name, Said("{remedy}. It says: {said}", remedy=remedy, said=str(refused))))


CREDENTIALS = "client_credentials"
REMEDIES: Mapping[str, Said] = {
    "invalid_client": Said("client_id and the client secret do not belong together, or have expired"),
    "unauthorized_client": Said(
        "this client may not be granted tokens in this way: ask who runs the authorization server"
    ),
    "unsupported_grant_type": Said("the authorization server knows no such way: ask who runs it"),
    "invalid_scope": Said("check scope"),
    "access_denied": Said("whoever signed in said no"),
    "expired_token": Said("the code was not used in time; begin again"),
}


class Refused(Exception):
    """The server said no: `error` is its name of the reason."""

    def __init__(self, error: str, words: str) -> None:
        super().__init__(words)
        self.error = error


def granted(said: Mapping[str, Any]) -> Granted:
    seconds = said.get("expires_in")
    return Granted(said["access_token"], float(seconds) if isinstance(seconds, int | float) else USUAL_SECONDS)


@dataclass(eq=False, kw_only=True)
class StandardPerson(Standard):
    """Somebody has signed in; the refresh token is in the file `kept`."""

    kept: Kept
    command: str
    extra: Mapping[str, str] = field(default_factory=dict)
    pause: Callable[[float], None] = field(default=time.sleep, repr=False)
    _device: Mapping[str, Any] = field(default_factory=dict, init=False, repr=False)
    _state: tuple[str, str, str] = field(default=("", "", ""), init=False, repr=False)

    def grant(self) -> Granted:
        with self.kept.turn():
            held = self._held()
            try:
                said = self._fetch(lambda client: client.refresh_token(self.endpoints.token, refresh_token=held))
            except Refused as refused:
                if refused.error in ENDED:
                    ended = Said("the sign-in has ended; run: {command}. The server says: {said}")
                    raise ConsentEnded(of(self.name, ended.about(command=self.command, said=str(refused)))) from None
                raise self._told(refused) from None
            self._keep(said, held)
        return granted(said)

    def _held(self) -> str:
        text = self.kept.read()
        if not text:
            raise ConsentEnded(nobody_yet(self.name, self.command))
        with suppress(ValueError, KeyError, TypeError):
            held = json.loads(text)["refresh_token"]
            if isinstance(held, str) and held:
                return held
        raise ConsentEnded(none_kept(self.name, str(self.kept.path), self.command))

    def _keep(self, said: Mapping[str, Any], held: str = "") -> None:
        """A server that gives a new refresh token takes the old one back (RFC 6749, 6)."""
        fresh = said.get("refresh_token") or held
        if not fresh:
            none = Said(
                "the server grants no refresh token, so that the worker could not go on by itself; add what it wants"
                " for"
                " one to scope (often offline_access)"
            )
            raise TokenUnavailable(of(self.name, none))
        if fresh != held:
            self.kept.write(json.dumps({"refresh_token": fresh}))

    def invite(self) -> Invitation:
        return self._invite_device() if self.endpoints.device else self._invite_browser()

    def finish(self, answered: Answered, *, stopping: Callable[[], bool]) -> bool:
        try:
            said = (
                self._wait_for_device(stopping) if self.endpoints.device else self._wait_for_browser(answered, stopping)
            )
        except Refused as refused:
            raise self._told(refused) from None
        if said:
            with self.kept.turn():
                self._keep(said)
        return bool(said)

    def _invite_device(self) -> Invitation:
        requests = library("requests", of=self.name)
        session = bounded(requests.Session, self.ca_file)()
        secret = self.secret()
        with reaching(self.name):
            answer = session.post(
                self.endpoints.device,
                data={"client_id": self.client_id, "scope": self.scope},
                auth=(self.client_id, secret) if secret else None,
            )
            try:
                self._device = answer.json()
                invitation = Invitation(
                    str(self._device["verification_uri"]),
                    str(self._device["user_code"]),
                    int(self._device.get("expires_in") or SIGN_IN_SECONDS),
                )
            except (ValueError, KeyError, TypeError):
                none = Said("{place} gives no code ({status}); check device_endpoint, client_id and scope")
                raise TokenUnavailable(
                    of(self.name, none.about(place=self.endpoints.device, status=answer.status_code))
                ) from None
        return invitation

    def _wait_for_device(self, stopping: Callable[[], bool]) -> Mapping[str, Any]:
        pace = float(self._device.get("interval") or PACE_SECONDS)
        while not stopping():
            try:
                return self._fetch(
                    lambda client: client.fetch_token(
                        self.endpoints.token, grant_type=DEVICE_CODE, device_code=self._device["device_code"]
                    )
                )
            except Refused as refused:
                if refused.error not in {"authorization_pending", "slow_down"}:
                    raise
                pace += SLOWER_SECONDS if refused.error == "slow_down" else 0
            self.pause(pace)
        return {}

    def _invite_browser(self) -> Invitation:
        generate = library("authlib.common.security", of=self.name).generate_token
        # Nobody need listen there, since the address alone is wanted. A port of chance: nobody waits for it either.
        back = f"{BACK}:{FIRST_PRIVATE_PORT + secrets.randbelow(PRIVATE_PORTS)}/"
        verifier = generate(64)
        address, state = self._client(redirect_uri=back, code_challenge_method="S256").create_authorization_url(
            self.endpoints.authorization, code_verifier=verifier, **self.extra
        )
        self._state = (back, state, verifier)
        return Invitation(address, "", SIGN_IN_SECONDS)

    def _wait_for_browser(self, answered: Answered, stopping: Callable[[], bool]) -> Mapping[str, Any]:
        back, state, verifier = self._state
        while not (place := answered()):
            if stopping():
                return {}
        said = {key: values[0] for key, values in parse_qs(urlsplit(place).query).items()}
        if "error" in said:
            raise Refused(said["error"], sentence(said.get("error_description") or said["error"]))
        if said.get("state") != state or "code" not in said:
            other = Said(
                "this is not the address that the browser ended at; it begins with {place} and holds a code. Begin"
                " again"
            )
            raise TokenUnavailable(of(self.name, other.about(place=back)))
        return self._fetch(
            lambda client: client.fetch_token(
                self.endpoints.token, grant_type="authorization_code", code=said["code"], code_verifier=verifier
            ),
            redirect_uri=back,
        )
