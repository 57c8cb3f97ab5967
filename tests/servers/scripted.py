"""A server that follows a script: for what no real server can be made to do on demand."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Thread
from time import sleep


@contextmanager
def scripted_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Serve each connection with `talk`, one after the other; yields the port. A client that hangs up ends a talk."""
    listener = socket.create_server(("127.0.0.1", 0))
    open_now: list[socket.socket] = []

    def run() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                open_now.append(connection)
                with connection, suppress(OSError):
                    talk(connection)

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        for end in (listener, *open_now):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def imap_talk(
    heard: list[bytes],
    *,
    capability: bytes = b"",
    refuse: tuple[bytes, ...] = (),
    answers: Mapping[bytes, tuple[bytes, ...]] | None = None,
) -> Callable[[socket.socket], None]:
    """The talk of an IMAP server that keeps what it hears, and quotes back what it refuses.

    `answers` maps a command to the lines before its OK, each sent by itself with a moment between; one that begins
    with "+" waits for the client's next line.
    """

    def talk(connection: socket.socket) -> None:
        idling = b""
        with connection.makefile("rb") as lines:
            connection.sendall(b"* OK ready\r\n")
            while line := lines.readline():
                heard.append(line.rstrip(b"\r\n"))
                tag, _, rest = heard[-1].partition(b" ")
                verb = rest.removeprefix(b"UID ").partition(b" ")[0].upper()
                if verb == b"AUTHENTICATE":
                    connection.sendall(b"+ \r\n")
                    rest += b" " + lines.readline().rstrip(b"\r\n")
                    heard.append(rest.rpartition(b" ")[2])
                if verb == b"CAPABILITY":
                    connection.sendall(b"* CAPABILITY IMAP4rev1" + capability + b"\r\n")
                for answer in (answers or {}).get(verb, ()):
                    connection.sendall(answer)
                    if answer.startswith(b"+"):
                        continue
                    sleep(0.05)
                if verb in refuse:
                    connection.sendall(tag + b" BAD What is " + rest + b"?\r\n")
                elif verb == b"IDLE":
                    idling = tag
                else:
                    connection.sendall((idling if tag == b"DONE" else tag) + b" OK done\r\n")

    return talk


def smtp_talk(
    heard: list[bytes], *, extensions: tuple[bytes, ...] = (), answers: Mapping[bytes, tuple[bytes, ...]] | None = None
) -> Callable[[socket.socket], None]:
    """The talk of an SMTP server that keeps what it hears and says 250, or what `answers` has for the command.

    `answers` maps a command to its replies, one for each time it comes, the last one for ever; an empty reply hangs
    up. "." stands for the end of a letter.
    """
    script = {verb: list(replies) for verb, replies in (answers or {}).items()}
    usual = {b"DATA": b"354 go on", b"QUIT": b"221 bye"}

    def reply(verb: bytes) -> bytes:
        replies = script.get(verb, [])
        if not replies:
            return usual.get(verb, b"250 fine")
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def talk(connection: socket.socket) -> None:
        with connection.makefile("rb") as lines:
            connection.sendall(b"220 ready\r\n")
            in_letter = False
            while line := lines.readline():
                heard.append(line.rstrip(b"\r\n"))
                verb = heard[-1] if in_letter else heard[-1].partition(b" ")[0].upper()
                if in_letter and verb != b".":
                    continue
                said = reply(verb)
                if not said:
                    return
                in_letter = said.startswith(b"354")
                if verb == b"EHLO":
                    said = b"\r\n".join([b"250-here", *(b"250-" + word for word in extensions), b"250 HELP"])
                connection.sendall(said + b"\r\n")

    return talk
