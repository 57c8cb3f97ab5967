"""A second, independent look into a mailbox: the standard library's client, used by tests alone."""

import imaplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def witness(port: int, user: str, password: str, folder: str = "INBOX") -> Iterator[imaplib.IMAP4]:
    """A connection of its own, logged in, with `folder` selected unless it is ""."""
    client = imaplib.IMAP4("127.0.0.1", port, timeout=10)
    client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        client.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
        if folder:
            client.select(folder)
        yield client
    finally:
        client.logout()


def flags(client: imaplib.IMAP4, uid: int) -> str:
    """The flags of a message, as the server writes them."""
    return str(client.uid("FETCH", str(uid), "(FLAGS)")[1][0])
