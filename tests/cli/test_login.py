"""A company whose servers take no password: somebody signs in once, the worker works, and what ends is told with its
remedy.
"""

import io
import sys
from collections.abc import Iterator

import pytest
import requests

from tests.cli.conftest import BOX, letter
from tests.servers.authorization import Authorization, Client, running_authorization
from tests.servers.bearing import Office, running_post
from tests.servers.dovecot import DOVECOT, Dovecot, running_dovecot

pytestmark = pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed")


@pytest.fixture
def provider() -> Iterator[Authorization]:
    with running_authorization() as running:
        running.clients["worker"] = Client("worker")
        running.person = BOX
        yield running


@pytest.fixture
def mailbox(provider: Authorization) -> Iterator[Dovecot]:
    with running_dovecot(introspection=f"{provider.url}/introspect", mechanisms="xoauth2") as server:
        yield server


@pytest.fixture
def post(provider: Authorization) -> Iterator[Office]:
    with running_post(provider.good, "XOAUTH2") as office:
        yield office


@pytest.fixture
def house(company, provider: Authorization, mailbox: Dovecot, post: Office):
    """The company, with `[oauth.house]` for both servers."""
    company.configured(
        imap=mailbox.port, smtp=post.port, more=table(provider, "device_endpoint", "device_authorization")
    )
    text = company.config.read_text().replace('password_file = "secret"', 'oauth = "house"')
    company.config.write_text(text)
    return company


def table(provider: Authorization, key: str, place: str) -> str:
    return (
        f'[oauth.house]\nprovider = "other"\nclient_id = "worker"\nscope = "mail"\n'
        f'token_endpoint = "{provider.url}/token"\n{key} = "{provider.url}/{place}"\n'
    )


def test_somebody_signs_in_once_and_the_office_works_until_it_is_taken_back(house, provider, mailbox, post):
    asked = house.complaints("check")
    assert asked.code == 1
    assert "nobody has signed in yet; run: complaints login house" in asked.out

    provider.consent()
    signed = house.complaints("login", "house")
    assert signed.code == 0, signed.err
    assert f"{provider.url}/device" in signed.out
    code = next(iter(provider.devices.values())).user_code
    assert f"Type this code: {code}" in signed.out
    assert "oauth-house.json" in signed.out
    assert house.complaints("check").code == 0

    deliver(mailbox, letter(1))
    worked = house.complaints("once")
    assert worked.code == 0, worked.err
    assert [envelope.rcpt_tos for envelope in post.letters] == [["client1@example.org"], ["ann@example.com"]]

    provider.take_back()
    failed = house.complaints("once")
    assert failed.code == 1
    status, checked = house.complaints("status").out, house.complaints("check")
    told = status + checked.out
    assert "the sign-in has ended; run: complaints login house" in status
    # Once, at its table: the servers that want a token only point there.
    assert checked.out.count("the sign-in has ended; run: complaints login house") == 1
    assert checked.out.count("no token, see oauth house") == 2
    assert checked.err.endswith("3 of the links above are broken\n")
    assert "rt-" not in told + failed.out + failed.err

    house.complaints("login", "house")
    deliver(mailbox, letter(2))
    assert house.complaints("once").code == 0
    assert ["client2@example.org"] in [envelope.rcpt_tos for envelope in post.letters]


def test_a_browser_s_address_is_pasted_where_there_are_no_codes(house, provider, monkeypatch):
    text = house.config.read_text()
    device = table(provider, "device_endpoint", "device_authorization")
    house.config.write_text(text.replace(device, table(provider, "authorization_endpoint", "authorize")))
    provider.consent()

    class Person(io.StringIO):
        """Opens what was printed, and pastes where the browser ended."""

        def readline(self, *_: object) -> str:
            shown = house.capture.readouterr().out
            address = next(word for word in shown.split() if word.startswith(provider.url))
            return requests.get(address, allow_redirects=False, timeout=10).headers["Location"] + "\n"

    monkeypatch.setattr(sys, "stdin", Person())
    assert house.complaints("login", "house").code == 0
    assert house.complaints("check").code == 0


def test_where_nobody_pastes_nothing_is_kept(house, provider, monkeypatch):
    text = house.config.read_text()
    device = table(provider, "device_endpoint", "device_authorization")
    house.config.write_text(text.replace(device, table(provider, "authorization_endpoint", "authorize")))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    result = house.complaints("login", "house")
    assert (result.code, result.err) == (1, "no address came; run this in a terminal, and paste it there\n")
    assert not (house.folder / "oauth-house.json").exists()


def test_whoever_says_no_is_heard(house, provider):
    provider.refuse()
    result = house.complaints("login", "house")
    assert result.code == 1
    assert "whoever signed in said no" in result.err


def test_a_login_that_is_none_says_why(house, company, provider):
    unknown = house.complaints("login", "office")
    assert (unknown.code, unknown.err) == (2, "there is no [oauth.office]; known here: house\n")
    text = house.config.read_text()
    own = text.replace(table(provider, "device_endpoint", "device_authorization"), "")
    own += f'[oauth.house]\nprovider = "other"\nclient_id = "worker"\ntoken_endpoint = "{provider.url}/token"\n'
    house.config.write_text(own + 'client_secret_file = "secret"\n')
    needless = house.complaints("login", "house")
    assert needless.code == 2
    assert "needs no login" in needless.err
    company.configured(more=table(provider, "device_endpoint", "device_authorization"))
    unused = house.complaints("login", "house")
    assert unused.code == 2
    assert "nothing uses [oauth.house]" in unused.err


def deliver(mailbox: Dovecot, raw: bytes) -> None:
    """As a mail server does: into `new` of the person's Maildir."""
    folder = mailbox.maildir(BOX)
    assert folder.exists()
    (folder / "new" / f"{len(list((folder / 'new').iterdir()))}.{abs(hash(raw))}.example").write_bytes(raw)
