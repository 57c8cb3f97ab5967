# ruff: noqa: ARG002, RUF012 - the library asks by these names, and keeps its settings in classes
"""An authorization server on loopback, made of Authlib's grants: what it may grant is the library's judgement.

It serves as Microsoft's (a tenant with an OpenID configuration), as Google's (a JWT of a service account), and as any
other. What a person would do in a browser, a test does by `consent` and `refuse`. `GET /introspect` is what Dovecot
asks about a token that somebody logs in with.
"""

import base64
import json
import secrets
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, TokenMixin, grants
from authlib.oauth2.rfc6749.errors import OAuth2Error
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion, JWTBearerGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc8628 import DEVICE_CODE_GRANT_TYPE, DeviceAuthorizationEndpoint, DeviceCodeGrant
from flask import Flask, Response, jsonify, request
from joserfc import jwk
from werkzeug.serving import make_server

TENANT = "maison.example"
PERSON = "reclamations@maison.example"
SECRET = "a-secret-of-the-client"
GRANTS = [
    "client_credentials",
    "refresh_token",
    "authorization_code",
    DEVICE_CODE_GRANT_TYPE,
    JWTBearerGrant.GRANT_TYPE,
]


@dataclass
class Client(ClientMixin):
    """`secret` "" is a public client; `certificate` is the PEM that its assertions are signed by."""

    name: str
    secret: str = ""
    certificate: str = ""
    grants: list[str] = field(default_factory=lambda: list(GRANTS))

    def get_client_id(self) -> str:
        return self.name

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: str) -> str:
        return scope or ""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.startswith("http://127.0.0.1:")

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == self.secret

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        if self.certificate:
            return method == "client_assertion_jwt"
        return method in ({"client_secret_basic", "client_secret_post"} if self.secret else {"none"})

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.grants


@dataclass
class Grant(TokenMixin):
    """A code, a device code or a token; which, the table that holds it says."""

    client: str
    scope: str = ""
    redirect_uri: str = ""
    code_challenge: str = ""
    code_challenge_method: str = ""
    user_code: str = ""

    def get_client_id(self) -> str:
        return self.client

    def get_scope(self) -> str:
        return self.scope

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_user_code(self) -> str:
        return self.user_code

    def get_nonce(self) -> None:
        return None

    def get_auth_time(self) -> None:
        return None

    def check_client(self, client: Client) -> bool:
        return self.client == client.name

    def is_expired(self) -> bool:
        return False

    def is_revoked(self) -> bool:
        return False


@dataclass
class Authorization:
    """What the server knows, and what tests look at. `refusing` is Microsoft's answer instead of any token."""

    url: str = ""
    person: str = PERSON
    ca_file: str = ""
    seconds: int = 3600
    clients: dict[str, Client] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    refreshing: dict[str, Grant] = field(default_factory=dict)
    codes: dict[str, Grant] = field(default_factory=dict)
    devices: dict[str, Grant] = field(default_factory=dict)
    said_yes: bool | None = None
    keys: dict[str, str] = field(default_factory=dict)
    refusing: tuple[int, str, str] | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    skew: int = 0

    def good(self, token: str) -> bool:
        return token in self.tokens

    def consent(self) -> None:
        self.said_yes = True

    def refuse(self) -> None:
        self.said_yes = False

    def take_back(self) -> None:
        """Every token is good no more, and no sign-in either."""
        self.tokens.clear()
        self.refreshing.clear()


def _application(state: Authorization) -> Flask:  # noqa: C901 - the grants of one server, side by side
    app = Flask("authorization")
    server = AuthorizationServer()

    def query_client(name: str) -> Client | None:
        return state.clients.get(name)

    def save_token(token: dict[str, Any], asked: Any) -> None:
        grant = Grant(asked.client.name, token.get("scope", ""))
        token["access_token"] = f"at-{secrets.token_urlsafe(12)}"
        token["expires_in"] = state.seconds
        state.tokens[token["access_token"]] = state.person
        if "refresh_token" in token:
            state.refreshing[token["refresh_token"]] = grant
            token["id_token"] = _unsigned(
                {"sub": "1", "aud": asked.client.name, "iss": state.url, "exp": 9_999_999_999}
            )
            token["client_info"] = _encoded({"uid": "1", "utid": TENANT})

    server.init_app(app, query_client=query_client, save_token=save_token)
    app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
    server.register_token_generator("default", _generated)

    class Credentials(grants.ClientCredentialsGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "client_assertion_jwt"]

    class Refresh(grants.RefreshTokenGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]
        INCLUDE_NEW_REFRESH_TOKEN = True

        def authenticate_refresh_token(self, refresh_token: str) -> Grant | None:
            return state.refreshing.get(refresh_token)

        def authenticate_user(self, refresh_token: Grant) -> str:
            return PERSON

        def revoke_old_credential(self, refresh_token: Grant) -> None:
            state.refreshing = {key: held for key, held in state.refreshing.items() if held is not refresh_token}

    class Code(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

        def save_authorization_code(self, code: str, request: Any) -> None:
            data = request.payload.data
            state.codes[code] = Grant(
                request.client.name,
                request.payload.scope,
                request.payload.redirect_uri or "",
                data.get("code_challenge", ""),
                data.get("code_challenge_method", ""),
            )

        def query_authorization_code(self, code: str, client: Client) -> Grant | None:
            return state.codes.get(code)

        def delete_authorization_code(self, authorization_code: Grant) -> None:
            state.codes = {key: held for key, held in state.codes.items() if held is not authorization_code}

        def authenticate_user(self, authorization_code: Grant) -> str:
            return PERSON

    class Device(DeviceCodeGrant):
        def query_device_credential(self, device_code: str) -> Grant | None:
            return state.devices.get(device_code)

        def query_user_grant(self, user_code: str) -> tuple[str, bool] | None:
            return None if state.said_yes is None else (state.person, state.said_yes)

        def should_slow_down(self, credential: Grant) -> bool:
            return False

    class Devices(DeviceAuthorizationEndpoint):
        INTERVAL = 1

        def get_verification_uri(self) -> str:
            return f"{state.url}/device"

        def save_device_credential(self, client_id: str, scope: str, data: dict[str, Any]) -> None:
            state.devices[data["device_code"]] = Grant(client_id, scope or "", user_code=data["user_code"])

    class Assertion(JWTBearerClientAssertion):
        def get_audiences(self) -> list[str]:
            return [f"{state.url}/{TENANT}/token", f"{state.url}/token"]

        # Microsoft's signatures are PS256, which the library that Authlib stands on does not take by itself.
        def extract_assertion(self, assertion: str) -> tuple[Any, Any]:
            return jwt.get_unverified_header(assertion), jwt.decode(assertion, options={"verify_signature": False})

        def process_assertion_claims(self, assertion: str, resolve_key: Any) -> Any:
            public = resolve_key.as_pem(private=False)
            return jwt.decode(assertion, public, algorithms=["PS256"], audience=self.get_audiences())

        def resolve_client_public_key(self, client: Client) -> Any:
            return jwk.RSAKey.import_key(client.certificate)

    class ServiceAccount(JWTBearerGrant):
        def get_audiences(self) -> list[str]:
            # What Google's library names, wherever it asks.
            return ["https://oauth2.googleapis.com/token"]

        def resolve_issuer_client(self, issuer: str) -> Client | None:
            return state.clients.get(issuer)

        def resolve_client_public_key(self, client: Client) -> Any:
            return jwk.RSAKey.import_key(state.keys[client.name])

        def authenticate_user(self, subject: str) -> str | None:
            return PERSON if subject == PERSON else None

        def has_granted_permission(self, client: Client, user: str) -> bool:
            return True

    server.register_client_auth_method("client_assertion_jwt", Assertion())
    for grant in (Credentials, Refresh, Device, ServiceAccount):
        server.register_grant(grant)
    server.register_grant(Code, [CodeChallenge(required=True)])
    server.register_endpoint(Devices)

    @app.post("/token")
    @app.post(f"/{TENANT}/token")
    def token() -> Any:
        state.asked.append(dict(request.form))
        if state.refusing:
            code, error, words = state.refusing
            return jsonify(error=error, error_description=words, error_codes=[code]), 400
        return server.create_token_response()

    @app.post("/device_authorization")
    def device() -> Any:
        return server.create_endpoint_response("device_authorization")

    @app.get("/authorize")
    def authorize() -> Any:
        try:
            grant = server.get_consent_grant(end_user=state.person)
        except OAuth2Error as error:
            return Response(f"{error.error}: {error.description}", 400)
        return server.create_authorization_response(grant=grant, grant_user=state.person if state.said_yes else None)

    @app.get(f"/{TENANT}/v2.0/.well-known/openid-configuration")
    def discovery() -> Any:
        return jsonify(
            issuer=f"{state.url}/{TENANT}/v2.0",
            authorization_endpoint=f"{state.url}/authorize",
            token_endpoint=f"{state.url}/{TENANT}/token",
            device_authorization_endpoint=f"{state.url}/device_authorization",
        )

    @app.get("/<tenant>/v2.0/.well-known/openid-configuration")
    def unknown_tenant(tenant: str) -> Any:
        words = f"AADSTS90002: Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID."
        return jsonify(error="invalid_tenant", error_description=words, error_codes=[90002]), 400

    @app.route("/introspect", methods=["GET", "POST"])
    def introspect() -> Any:
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        given = request.values.get("token") or bearer
        if not state.good(given):
            return jsonify(active=False)
        return jsonify(active=True, username=state.tokens[given], email=state.tokens[given])

    return app


def _generated(
    grant_type: str, client: Client, user: Any = None, scope: str = "", *, include_refresh_token: bool = True, **_: Any
) -> dict[str, Any]:
    token = {"token_type": "Bearer", "access_token": "", "expires_in": 0, "scope": scope or ""}
    return token | ({"refresh_token": f"rt-{secrets.token_urlsafe(12)}"} if include_refresh_token else {})


def _encoded(claims: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()


def _unsigned(claims: dict[str, Any]) -> str:
    return ".".join((_encoded({"alg": "none"}), _encoded(claims), ""))


@contextmanager
def running_authorization(context: ssl.SSLContext | None = None) -> Iterator[Authorization]:
    state = Authorization()
    server = make_server("127.0.0.1", 0, _application(state), threaded=True, ssl_context=context)
    state.url = f"{'https' if context else 'http'}://localhost:{server.port}"
    worker = threading.Thread(target=server.serve_forever, daemon=True)
    worker.start()
    try:
        yield state
    finally:
        server.shutdown()
        worker.join()
        server.server_close()
