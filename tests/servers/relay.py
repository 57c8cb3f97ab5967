"""A wire between a client and a server that a test can cut, mute and mend."""

import select
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from types import TracebackType
from typing import Literal, Self


class Relay:
    """Forwards 127.0.0.1:`port` to 127.0.0.1:`target`.

    `cut()` breaks every connection and refuses new ones, `mute()` keeps them and lets no byte from the server through,
    `mend()` makes all well again. A connection on which the client says what `poison` says yes to is broken at once.
    `connections` counts those that were taken.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.connections = 0
        self.poison: Callable[[bytes], bool] = lambda _data: False
        self._state: Literal["open", "cut", "mute"] = "open"
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._from_server: set[socket.socket] = set()
        self._lock = Lock()
        self._bell, self._rung = socket.socketpair()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bell.close()
        self._thread.join()
        self._hang_up()
        self._listener.close()
        self._rung.close()

    def cut(self) -> None:
        self._state = "cut"
        self._hang_up()

    def mute(self) -> None:
        self._state = "mute"

    def mend(self) -> None:
        self._state = "open"

    def _run(self) -> None:
        while True:
            with self._lock:
                sources = [self._listener, self._rung, *self._pairs]
            with suppress(OSError, ValueError):
                ready = select.select(sources, [], [], 0.05)[0]
                if self._rung in ready:
                    return
                for source in ready:
                    if source is self._listener:
                        self._accept()
                    else:
                        self._forward(source)

    def _accept(self) -> None:
        client, _ = self._listener.accept()
        if self._state == "cut":
            client.close()
            return
        server = socket.create_connection(("127.0.0.1", self.target))
        for end in (client, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.connections += 1
        with self._lock:
            self._pairs |= {client: server, server: client}
            self._from_server.add(server)

    def _forward(self, source: socket.socket) -> None:
        with suppress(OSError):
            data = source.recv(65536)
            if data and not self._swallowed(source, data):
                if not (self._state == "mute" and source in self._from_server):
                    self._pairs[source].sendall(data)
                return
        self._close(source)

    def _swallowed(self, source: socket.socket, data: bytes) -> bool:
        return source not in self._from_server and self.poison(data)

    def _close(self, source: socket.socket) -> None:
        with self._lock:
            other = self._pairs.pop(source, None)
            if other is not None:
                self._pairs.pop(other, None)
        for end in (source, other):
            if end is not None:
                self._from_server.discard(end)
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def _hang_up(self) -> None:
        for source in list(self._pairs):
            self._close(source)
