"""The providers of access tokens, asked for real: Microsoft's and Google's libraries against a server on loopback."""

import json
import logging
import ssl
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from tests.servers.authorization import PERSON, SECRET, TENANT, Authorization, Client, running_authorization
from worker.doors.oauth.keeping import Kept
from worker.doors.oauth.source import MARGIN_SECONDS
from worker.doors.protocols import ConsentEnded, SignsIn, TokenUnavailable
from worker.settings.oauth import OAuthSettings
from worker.tokens import open_source

NAME = "m365"


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    return file


@pytest.fixture
def provider(server_tls: ssl.SSLContext, caplog: pytest.LogCaptureFixture) -> Iterator[Authorization]:
    caplog.set_level(logging.WARNING, "werkzeug")
    with running_authorization(server_tls) as running:
        yield running


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "client.secret"
    file.write_text(f"{SECRET}\n")
    return file


def microsoft(provider: Authorization, ca_file: Path, folder: Path, **keys: Any) -> Any:
    table = OAuthSettings(
        provider="microsoft",
        **{"tenant": TENANT, "client_id": "worker", "authority": provider.url, "ca_file": ca_file}
        | {"sign_in_file": folder / "oauth-m365.json"}
        | keys,
    )
    return open_source(NAME, table, PERSON)


def test_an_application_of_microsoft_is_granted_a_token_by_its_secret(
    provider: Authorization, ca_file: Path, secret: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker", SECRET)
    source = microsoft(provider, ca_file, tmp_path, client_secret_file=secret)
    token = source()
    assert provider.good(token)
    assert source() == token
    assert len(provider.asked) == 1
    assert provider.asked[0]["scope"].startswith("https://outlook.office365.com/.default")


def own_certificate(key: Any) -> tuple[bytes, bytes, str]:
    """Key and certificate as `openssl req -x509` makes them, and the public key that the provider is given."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "complaint-worker")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    day = datetime(2026, 1, 1, tzinfo=UTC)
    signed = made.not_valid_before(day).not_valid_after(day + timedelta(days=3650)).sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private, signed.public_bytes(serialization.Encoding.PEM), public_pem(key)


def public_pem(key: Any) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def test_an_application_of_microsoft_may_show_a_certificate_instead(
    provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    private, signed, public = own_certificate(rsa.generate_private_key(public_exponent=65537, key_size=2048))
    provider.clients["worker"] = Client("worker", certificate=public)
    pem = tmp_path / "client.pem"
    pem.write_bytes(private + signed)
    assert provider.good(microsoft(provider, ca_file, tmp_path, certificate_file=pem)())


def test_a_key_that_microsoft_does_not_take_is_told(provider: Authorization, ca_file: Path, tmp_path: Path) -> None:
    private, signed, _ = own_certificate(ec.generate_private_key(ec.SECP256R1()))
    pem = tmp_path / "client.pem"
    pem.write_bytes(private + signed)
    with pytest.raises(TokenUnavailable, match="no RSA key"):
        microsoft(provider, ca_file, tmp_path, certificate_file=pem)()


@pytest.mark.parametrize("content", ["nothing of the kind", "-----BEGIN PRIVATE KEY-----\ns3cret\n"])
def test_a_file_that_is_no_certificate_is_told_and_not_quoted(
    content: str, provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    pem = tmp_path / "client.pem"
    pem.write_text(content)
    with pytest.raises(TokenUnavailable, match="certificate_file") as told:
        microsoft(provider, ca_file, tmp_path, certificate_file=pem)()
    assert "s3cret" not in str(told.value)


# What Microsoft answers with, and what the operator has to do about it.
REFUSED = {
    "a wrong secret": ((7000215, "invalid_client", "AADSTS7000215: Invalid client secret provided."), "put its value"),
    "a secret that has expired": ((7000222, "invalid_client", "AADSTS7000222: expired."), "make a new one in Entra"),
    "no such application": (
        (700016, "unauthorized_client", "AADSTS700016: not found."),
        "compare client_id and tenant",
    ),
    "no consent": ((65001, "invalid_grant", "AADSTS65001: has not consented."), "grant consent"),
    "a clock that is wrong": ((700024, "invalid_client", "AADSTS700024: not within its valid time."), "timedatectl"),
    "a certificate that it does not know": ((700027, "invalid_client", "AADSTS700027: not found."), "upload it"),
    "conditional access": ((53003, "invalid_grant", "AADSTS53003: blocked."), "conditional access"),
    "an administrator who has not consented": ((90094, "access_denied", "AADSTS90094: needs admin."), "grant consent"),
    "an application that is switched off": ((7000112, "unauthorized_client", "AADSTS7000112: disabled."), "enable it"),
    "a registration alone": (
        (7000229, "invalid_client", "AADSTS7000229: missing principal."),
        "grant admin consent once",
    ),
    "a tenant without mailboxes": (
        (500011, "invalid_resource", "AADSTS500011: not found."),
        "the one with the mailbox",
    ),
    "a person who is not assigned": ((50105, "invalid_grant", "AADSTS50105: not assigned."), "assign this person"),
    "a person who is gone": ((50057, "invalid_grant", "AADSTS50057: disabled."), "account is disabled"),
    "a fault of its own": ((90033, "temporarily_unavailable", "AADSTS90033: transient."), "asked again"),
    "anything else": ((1, "server_error", "AADSTS1: the sun is too hot."), "Microsoft refuses"),
}


@pytest.mark.parametrize(("answer", "remedy"), REFUSED.values(), ids=REFUSED)
def test_each_refusal_of_microsoft_says_what_to_do(
    answer: tuple[int, str, str], remedy: str, provider: Authorization, ca_file: Path, secret: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker", SECRET)
    provider.refusing = answer
    with pytest.raises(TokenUnavailable, match=rf"\[oauth\.m365\].*{remedy}.*It says: {answer[2]}") as told:
        microsoft(provider, ca_file, tmp_path, client_secret_file=secret)()
    assert SECRET not in str(told.value)
    provider.refusing = None
    assert provider.good(microsoft(provider, ca_file, tmp_path, client_secret_file=secret)())


def test_a_tenant_that_does_not_exist_is_told(
    provider: Authorization, ca_file: Path, secret: Path, tmp_path: Path
) -> None:
    with pytest.raises(TokenUnavailable, match="check tenant"):
        microsoft(provider, ca_file, tmp_path, client_secret_file=secret, tenant="nowhere.example")()


def test_an_authority_that_nobody_vouches_for_is_told(provider: Authorization, secret: Path, tmp_path: Path) -> None:
    with pytest.raises(TokenUnavailable, match=r"certificate that is not accepted.*ca_file"):
        microsoft(provider, None, tmp_path, client_secret_file=secret)()


def test_a_provider_that_is_not_there_is_told(ca_file: Path, secret: Path, tmp_path: Path) -> None:
    gone = Authorization(url="https://localhost:1")
    with pytest.raises(TokenUnavailable, match=r"cannot be reached \(.*refused"):
        microsoft(gone, ca_file, tmp_path, client_secret_file=secret)()


def test_a_token_is_renewed_before_it_ends_whatever_the_clock_of_the_wall_says(
    provider: Authorization, ca_file: Path, secret: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker", SECRET)
    now = [1000.0]
    source = microsoft(provider, ca_file, tmp_path, client_secret_file=secret)
    source.monotonic = lambda: now[0]
    first = source()
    now[0] += provider.seconds - MARGIN_SECONDS - 1
    assert source() == first
    now[0] += 2
    assert source() != first


def test_a_token_that_a_server_refused_is_replaced_at_once(
    provider: Authorization, ca_file: Path, secret: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker", SECRET)
    source = microsoft(provider, ca_file, tmp_path, client_secret_file=secret)
    first = source()
    provider.tokens.clear()
    assert source() == first
    assert provider.good(source.renewed())


def sign_in(source: Any, provider: Authorization) -> None:
    """What a person does with what they are invited to."""
    assert isinstance(source, SignsIn)
    invitation = source.invite()
    provider.consent()
    came_back = ""
    if not invitation.code:
        answer = requests.get(invitation.address, allow_redirects=False, timeout=10, verify=provider.ca_file or True)
        came_back = answer.headers["Location"]
    assert source.finish(lambda: came_back, stopping=lambda: False)


def test_a_person_signs_in_at_microsoft_once_and_their_sign_in_lasts(
    provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker")
    with pytest.raises(ConsentEnded, match="nobody has signed in yet; run: complaints login m365"):
        microsoft(provider, ca_file, tmp_path)()
    sign_in(microsoft(provider, ca_file, tmp_path), provider)
    kept = tmp_path / "oauth-m365.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    first, second = microsoft(provider, ca_file, tmp_path)(), microsoft(provider, ca_file, tmp_path)()
    assert provider.good(first)
    assert provider.good(second)


def test_a_worker_goes_on_while_somebody_signs_in_anew(provider: Authorization, ca_file: Path, tmp_path: Path) -> None:
    """A person takes minutes; the mailbox does not wait for them, and what is kept is kept until they are done."""
    provider.clients["worker"] = Client("worker")
    sign_in(microsoft(provider, ca_file, tmp_path), provider)
    provider.said_yes = None
    anew, granted = microsoft(provider, ca_file, tmp_path), []
    anew.invite()

    def stopping() -> bool:
        granted.append(provider.good(microsoft(provider, ca_file, tmp_path)()))
        return True

    assert anew.finish(lambda: "", stopping=stopping) is False
    assert granted[0]
    assert provider.good(microsoft(provider, ca_file, tmp_path)())


def test_a_sign_in_that_was_taken_back_says_which_command_mends_it(
    provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker")
    sign_in(microsoft(provider, ca_file, tmp_path), provider)
    provider.take_back()
    with pytest.raises(ConsentEnded, match="the sign-in has ended; run: complaints login m365"):
        microsoft(provider, ca_file, tmp_path)()


def test_a_person_who_says_no_at_microsoft_is_heard(provider: Authorization, ca_file: Path, tmp_path: Path) -> None:
    provider.clients["worker"] = Client("worker")
    source = microsoft(provider, ca_file, tmp_path)
    source.invite()
    provider.refuse()
    with pytest.raises(TokenUnavailable, match="Microsoft refuses"):
        source.finish(lambda: "", stopping=lambda: False)
    assert not (tmp_path / "oauth-m365.json").exists()


def test_whoever_waits_for_a_person_may_stop(provider: Authorization, ca_file: Path, tmp_path: Path) -> None:
    provider.clients["worker"] = Client("worker")
    source = microsoft(provider, ca_file, tmp_path)
    source.invite()
    assert source.finish(lambda: "", stopping=lambda: True) is False


def service_account(provider: Authorization, folder: Path, **keys: str) -> Path:
    """The file that Google's console gives, for an account that this server knows."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    name = "worker@maison.iam.gserviceaccount.example"
    provider.clients[name] = Client(name)
    provider.keys[name] = public_pem(key)
    written = {
        "type": "service_account",
        "client_email": name,
        "private_key_id": "1",
        "private_key": pem,
        "token_uri": f"{provider.url}/token",
    }
    file = folder / "key.json"
    file.write_text(json.dumps(written | keys))
    return file


def google(ca_file: Path, key_file: Path, username: str = PERSON) -> Any:
    return open_source(NAME, OAuthSettings(provider="google", key_file=key_file, ca_file=ca_file), username)


def test_a_service_account_of_google_acts_for_the_mailbox(
    provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    assert provider.good(google(ca_file, service_account(provider, tmp_path))())


def test_a_mailbox_that_the_service_account_may_not_act_for_is_told(
    provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    with pytest.raises(TokenUnavailable, match=r"no mailbox other@maison\.example.*check username"):
        google(ca_file, service_account(provider, tmp_path), "other@maison.example")()


def test_a_service_account_without_the_scope_is_told_where_to_give_it(
    provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    key = service_account(provider, tmp_path)
    provider.refusing = (0, "unauthorized_client", "Client is unauthorized to retrieve access tokens.")
    with pytest.raises(TokenUnavailable, match="Domain-wide delegation"):
        google(ca_file, key)()


def test_a_clock_that_google_does_not_accept_is_told(provider: Authorization, ca_file: Path, tmp_path: Path) -> None:
    key = service_account(provider, tmp_path)
    provider.refusing = (0, "invalid_grant", "Invalid JWT: Token must be a short-lived token (60 minutes)")
    with pytest.raises(TokenUnavailable, match="clock of this machine"):
        google(ca_file, key)()


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"type": "service_account", "private_key": "s3cret"}'])
def test_a_file_that_is_no_key_of_google_is_told_and_not_quoted(content: str, ca_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "key.json"
    file.write_text(content)
    with pytest.raises(TokenUnavailable, match="is no key of a service account") as told:
        google(ca_file, file)()
    assert "s3cret" not in str(told.value)


def test_a_provider_of_google_s_that_is_not_there_is_told(ca_file: Path, tmp_path: Path) -> None:
    with pytest.raises(TokenUnavailable, match="cannot be reached"):
        google(ca_file, service_account(Authorization(url="https://localhost:1"), tmp_path))()


def other(provider: Authorization, ca_file: Path, folder: Path, **keys: Any) -> Any:
    table = OAuthSettings(
        provider="other",
        **{"client_id": "worker", "token_endpoint": f"{provider.url}/token", "ca_file": ca_file, "scope": "mail"}
        | {"sign_in_file": folder / "oauth-m365.json"}
        | keys,
    )
    return open_source(NAME, table, PERSON)


def test_any_other_server_grants_a_client_its_token(
    provider: Authorization, ca_file: Path, secret: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker", SECRET)
    assert provider.good(other(provider, ca_file, tmp_path, client_secret_file=secret)())
    secret.write_text("another")
    with pytest.raises(TokenUnavailable, match="do not belong together"):
        other(provider, ca_file, tmp_path, client_secret_file=secret)()


@pytest.mark.parametrize("way", ["device_endpoint", "authorization_endpoint"])
def test_a_person_signs_in_at_any_other_server_by_a_code_or_by_an_address(
    way: str, provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    provider.clients["worker"] = Client("worker")
    provider.ca_file = str(ca_file)
    place = {"device_endpoint": "device_authorization", "authorization_endpoint": "authorize"}[way]
    keys = {way: f"{provider.url}/{place}"}
    sign_in(other(provider, ca_file, tmp_path, **keys), provider)
    first = other(provider, ca_file, tmp_path, **keys)
    assert provider.good(first())
    # The refresh token changes at each use: the next process finds the new one.
    assert provider.good(other(provider, ca_file, tmp_path, **keys)())
    assert provider.good(first.renewed())
    provider.take_back()
    with pytest.raises(ConsentEnded, match="run: complaints login m365"):
        first.renewed()


@pytest.mark.parametrize(
    ("came_back", "said"),
    [
        ("http://127.0.0.1:50000/?code=x&state=another", "not the address that the browser ended at"),
        ("nonsense", "not the address that the browser ended at"),
        ("http://127.0.0.1:50000/?error=access_denied", "whoever signed in said no"),
    ],
)
def test_an_address_that_is_not_ours_signs_nobody_in(
    came_back: str, said: str, provider: Authorization, ca_file: Path, tmp_path: Path
) -> None:
    source = other(provider, ca_file, tmp_path, authorization_endpoint=f"{provider.url}/authorize")
    invitation = source.invite()
    asked = parse_qs(urlsplit(invitation.address).query)
    assert asked["code_challenge_method"] == ["S256"]
    with pytest.raises(TokenUnavailable, match=said):
        source.finish(lambda: came_back, stopping=lambda: False)
    assert not (tmp_path / "oauth-m365.json").exists()


def test_a_person_of_google_is_asked_for_mail_and_for_a_sign_in_that_lasts(secret: Path, tmp_path: Path) -> None:
    table = OAuthSettings(
        provider="google", client_id="worker", client_secret_file=secret, sign_in_file=tmp_path / "kept.json"
    )
    source = open_source(NAME, table, PERSON)
    assert isinstance(source, SignsIn)
    asked = parse_qs(urlsplit(source.invite().address).query)
    assert asked["scope"] == ["https://mail.google.com/"]
    assert (asked["access_type"], asked["login_hint"]) == (["offline"], [PERSON])


def test_an_endpoint_that_is_none_is_told(provider: Authorization, ca_file: Path, secret: Path, tmp_path: Path) -> None:
    place = f"{provider.url}/nothing-here"
    with pytest.raises(TokenUnavailable, match="answers 404; check the addresses"):
        other(provider, ca_file, tmp_path, client_secret_file=secret, token_endpoint=place)()
    with pytest.raises(TokenUnavailable, match="check device_endpoint"):
        other(provider, ca_file, tmp_path, device_endpoint=place).invite()


def test_a_sign_in_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept.json")
    (tmp_path / "kept.json.new").write_text("half")
    kept.write("first")
    assert kept.read() == "first"
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.json"]


def test_a_sign_in_that_cannot_be_kept_is_told_with_its_place(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "missing" / "kept.json")
    with pytest.raises(TokenUnavailable, match="cannot be written"):
        kept.write("first")
    with pytest.raises(TokenUnavailable, match="cannot be locked"), kept.turn():
        pass
