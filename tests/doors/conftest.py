"""Mailboxes on real servers, opened with a word and closed at the end."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.servers.dovecot import PASSWORD, Dovecot
from worker.demo.servers import EmbeddedMail
from worker.doors.imap import ImapMailbox

Opens = Callable[..., ImapMailbox]


@pytest.fixture
def opens() -> Iterator[Opens]:
    """Open a mailbox: `opens(port, user)`, with any other of its fields by name."""
    with ExitStack() as opened:

        def open_one(port: int, user: str = "léa", password: str = PASSWORD, **others: Any) -> ImapMailbox:
            usual: dict[str, Any] = {"name": "reclamations", "host": "127.0.0.1", "security": "plain"}
            mailbox = ImapMailbox(port=port, username=user, password=password, **usual | others)
            opened.callback(mailbox.close)
            return mailbox

        yield open_one


@pytest.fixture(params=["pymap", "dovecot"])
def imap_server(request: pytest.FixtureRequest, user: str) -> tuple[int, str, str]:
    """Port, user and password of an account on each kind of server."""
    if request.param == "pymap":
        mail: EmbeddedMail = request.getfixturevalue("mail")
        return mail.imap_port, mail.address, mail.password
    server: Dovecot = request.getfixturevalue("dovecot")
    return server.port, user, PASSWORD
