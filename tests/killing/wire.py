"""A wire to a server, which may be cut: a listener that passes bytes on until so many have gone through."""

import socket
import threading
from contextlib import suppress


class Wire:
    """Listens on `port`, for the server on port `target`. `left` None: as many bytes as there are."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.left: int | None = None
        threading.Thread(target=self._listens, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _listens(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._listener.accept()
                if self.left is not None and self.left <= 0:
                    here.close()
                    continue
                there = socket.create_connection(("127.0.0.1", self._target))
                for source, goal in ((here, there), (there, here)):
                    threading.Thread(target=self._passes, args=(source, goal), daemon=True).start()

    def _passes(self, source: socket.socket, goal: socket.socket) -> None:
        with suppress(OSError):
            while some := source.recv(4096):
                if self.left is not None:
                    self.left -= len(some)
                    if self.left <= 0:
                        # What came so far arrives, and then nothing: neither side hears that it is over in good order.
                        goal.sendall(some[: len(some) + self.left])
                        break
                goal.sendall(some)
        for one in (source, goal):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
