"""Granted tokens open a mailbox and a post: Dovecot and an SMTP server that ask the authorization server about them."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.doors.conftest import Opens
from tests.fakes import FixedTokens
from tests.servers.authorization import PERSON, Authorization, Client, running_authorization
from tests.servers.bearing import MECHANISMS, running_post
from tests.servers.dovecot import DOVECOT, Dovecot, running_dovecot
from worker.doors.oauth.standard import Endpoints, Standard
from worker.doors.protocols import MailboxUnreachable, PostClosed, WeAreRefused
from worker.doors.smtp import SmtpPostman

pytestmark = pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed")


@pytest.fixture(scope="module")
def provider() -> Iterator[Authorization]:
    with running_authorization() as running:
        running.clients["worker"] = Client("worker", "a-secret")
        yield running


@pytest.fixture(scope="module", params=MECHANISMS)
def bearing_dovecot(request: pytest.FixtureRequest, provider: Authorization) -> Iterator[Dovecot]:
    with running_dovecot(introspection=f"{provider.url}/introspect", mechanisms=request.param.lower()) as server:
        yield server


def source(provider: Authorization) -> Standard:
    return Standard(
        "[oauth.house]",
        client_id="worker",
        endpoints=Endpoints(token=f"{provider.url}/token"),
        scope="mail",
        secret=lambda: "a-secret",
    )


def test_a_token_opens_the_mailbox_by_either_mechanism(
    bearing_dovecot: Dovecot, provider: Authorization, opens: Opens
) -> None:
    box = opens(bearing_dovecot.port, PERSON, "", token=source(provider))
    assert box.waiting().uids == ()


def test_a_token_that_was_taken_back_is_replaced_without_a_word(
    bearing_dovecot: Dovecot, provider: Authorization, opens: Opens
) -> None:
    tokens = source(provider)
    tokens()
    provider.tokens.clear()
    assert opens(bearing_dovecot.port, PERSON, "", token=tokens).waiting().uids == ()


def test_a_token_that_nobody_granted_is_refused_and_not_told(bearing_dovecot: Dovecot, opens: Opens) -> None:
    with pytest.raises(MailboxUnreachable, match="refused the login") as told:
        opens(bearing_dovecot.port, PERSON, "", token=FixedTokens("ya29.s3cret")).waiting()
    assert "s3cret" not in str(told.value)


@pytest.fixture(params=MECHANISMS)
def bearing_post(request: pytest.FixtureRequest, provider: Authorization) -> Iterator[int]:
    with running_post(provider.good, request.param) as post:
        yield post.port


def logged_in(port: int, token: Any) -> str:
    post = SmtpPostman(host="127.0.0.1", port=port, security="plain", username=PERSON, token=token)
    with closing(post):
        return str(post.check())


def test_a_token_opens_the_post_by_either_mechanism(bearing_post: int, provider: Authorization) -> None:
    assert f"logged in as {PERSON}" in logged_in(bearing_post, source(provider))
    tokens = source(provider)
    tokens()
    provider.tokens.clear()
    assert f"logged in as {PERSON}" in logged_in(bearing_post, tokens)


def test_a_post_that_takes_no_token_of_ours_says_so_and_does_not_tell_it(bearing_post: int) -> None:
    with pytest.raises(WeAreRefused, match="refused the login") as told:
        logged_in(bearing_post, FixedTokens("ya29.s3cret", "ya29.s3cret.too"))
    assert "s3cret" not in str(told.value)


def test_where_no_token_can_be_had_letters_wait(bearing_post: int, provider: Authorization) -> None:
    gone = Standard(
        "[oauth.house]", client_id="worker", endpoints=Endpoints(token="http://localhost:1/token"), scope=""
    )
    with pytest.raises(PostClosed, match=r"\[oauth\.house\]: the provider cannot be reached"):
        logged_in(bearing_post, gone)
