"""A server that speaks as clamd does (clamd(8)): PING, VERSION and INSTREAM, ended by NUL or newline as they began.

It knows one virus, the EICAR test file, and can be made to misbehave. Its signature is put together at run time, so
that no scanner takes our own files for infected.
"""

import socket
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Literal, Self

EICAR = b"".join((b"X5O!P%@AP[4\\PZX54(P^)7CC)7}", b"$EICAR-STANDARD-", b"ANTIVIRUS-TEST-FILE!", b"$H+H*"))
FOUND = "Eicar-Signature"
VERSION = b"ClamAV 1.4.3/27820/Sun Nov 22 10:11:12 2026"

# silent: takes the document and says nothing; cut: hangs up in the middle of it; half: hangs up in the middle of its
# answer; anything else is what it answers to every document.
Mood = Literal["silent", "cut", "half"] | bytes | None


class Clamd:
    """Listens on 127.0.0.1:`port`, or on the Unix socket `path`. `scanned` are the documents that it took whole.

    `max_length` is clamd's StreamMaxLength in bytes. `stop()` frees the address, `start()` takes it again.
    """

    def __init__(self, path: Path | None = None, *, max_length: int = 25_000_000) -> None:
        self.path, self.max_length = path, max_length
        self.mood: Mood = None
        self.port = 0
        self.scanned: list[bytes] = []
        self._lock = Lock()
        self._listener: socket.socket | None = None
        self._threads: list[Thread] = []
        self._lines: list[socket.socket] = []

    @property
    def place(self) -> tuple[str, int] | str:
        """As the door takes it."""
        return str(self.path) if self.path else ("127.0.0.1", self.port)

    @property
    def setting(self) -> str:
        """As the operator writes it."""
        return f"unix:{self.path}" if self.path else f"tcp://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        if self.path:
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            listener.bind(str(self.path))
            listener.listen()
        else:
            listener = socket.create_server(("127.0.0.1", self.port))
            self.port = listener.getsockname()[1]
        self._listener = listener
        self._begin(self._accept, listener)

    def stop(self) -> None:
        with self._lock:
            ends, self._listener = [*self._lines, *([self._listener] if self._listener else [])], None
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        if self.path:
            self.path.unlink(missing_ok=True)

    def _begin(self, work: object, end: socket.socket) -> None:
        thread = Thread(target=work, args=(end,), daemon=True)  # type: ignore[arg-type]  # one of the two below
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                with self._lock:
                    self._lines.append(line)
                self._begin(self._serve, line)

    def _serve(self, line: socket.socket) -> None:
        with line, suppress(OSError, EOFError):
            self._talk(line)
        with self._lock:
            self._lines.remove(line)

    def _talk(self, line: socket.socket) -> None:
        end = {b"z": b"\0", b"n": b"\n"}[_exactly(line, 1)]
        command = b""
        while not command.endswith(end):
            command += _exactly(line, 1)
        match command[:-1]:
            case b"PING":
                line.sendall(b"PONG" + end)
            case b"VERSION":
                line.sendall(VERSION + end)
            case b"INSTREAM":
                self._scan(line, end)
            case _:
                line.sendall(b"UNKNOWN COMMAND" + end)

    def _scan(self, line: socket.socket, end: bytes) -> None:
        content = bytearray()
        while length := int.from_bytes(_exactly(line, 4)):
            if self.mood == "cut":
                return
            if len(content) + length > self.max_length:
                line.sendall(b"INSTREAM size limit exceeded. ERROR" + end)
                return
            content += _exactly(line, length)
        if self.mood == "silent":
            # Until the other side gives up.
            line.recv(1)
            return
        self.scanned.append(bytes(content))
        said = f"stream: {FOUND} FOUND".encode() if EICAR in content else b"stream: OK"
        if self.mood == "half":
            line.sendall(said)
        else:
            line.sendall((self.mood or said) + end)


def _exactly(line: socket.socket, size: int) -> bytes:
    """So many bytes. Raises EOFError where the other side hung up before."""
    content = bytearray()
    while len(content) < size:
        more = line.recv(size - len(content))
        if not more:
            raise EOFError
        content += more
    return bytes(content)
