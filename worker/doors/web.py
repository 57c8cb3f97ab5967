"""A few pages over HTTP for programs on this machine: no form, no file, no name of a person."""

import socket
import sys
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self

from worker.doors.protocols import HttpAnswer, PlaceTaken

# Whoever asks says so at once, and whoever does not is hung up on.
PATIENCE_SECONDS = 5.0
# How often the thread looks whether it should end.
STEP_SECONDS = 0.1


class WebDoor:
    """Inside its `with` each path of `pages` is answered by what its function gives, in threads of its own.

    Entering raises PlaceTaken. The functions must not raise.
    """

    def __init__(self, place: tuple[str, int], pages: Mapping[str, Callable[[], HttpAnswer]]) -> None:
        self._place, self._pages = place, pages

    def __enter__(self) -> Self:
        try:
            self._server = _Server(self._place, self._pages)
        except OSError as error:
            host, port = self._place
            raise PlaceTaken(f"nothing can listen at {host}:{port}: {error.strerror or error}") from None
        self._thread = Thread(target=self._server.serve_forever, args=(STEP_SECONDS,), name="web", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A client that is slow to hang up does not keep the worker from its end.
    block_on_close = False

    def __init__(self, place: tuple[str, int], pages: Mapping[str, Callable[[], HttpAnswer]]) -> None:
        self.pages = pages
        self.address_family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
        super().__init__(place, _Handler)

    def server_bind(self) -> None:
        """Without the library's look at the name service, which may not answer for minutes."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up in the middle is nobody's fault; anything else is told."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = PATIENCE_SECONDS
    server_version, sys_version = "complaints", ""

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        find = self.server.pages.get(self.path.partition("?")[0])
        page = find() if find else HttpAnswer(404, f"there is {', '.join(self.server.pages)}\n")
        body = page.body.encode()
        self.send_response(page.status)
        self.send_header("Content-Type", page.content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name for it
        """Who asks how the worker does is no event of its log."""
