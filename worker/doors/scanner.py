"""The virus scanner's door: clamd, asked by INSTREAM over TCP or a Unix socket (clamd(8)).

Written by hand, since all there is to say is one command and its answer: the client that is maintained and free
(aioclamd) brings an event loop into a worker that has none, knows no Unix socket, and takes half an answer for one.
"""

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from select import select
from time import monotonic

from worker.doors.protocols import ScannerUnreachable, ScanRefused
from worker.doors.sentences import sentence
from worker.words.said import NOTHING, Said

CHUNK_BYTES = 65_536
# A scanner is on this machine or near it.
CONNECT_SECONDS = 5.0
# No answer of clamd comes near this; what goes on beyond it is no answer.
LONGEST_ANSWER = 4_000
LONGEST_SIGNATURE = 100

_CLEAN = b"stream: OK"
_PREFIX, _FOUND, _ERROR = b"stream: ", b" FOUND", b"ERROR"
_TOO_LARGE = b"size limit exceeded"


@dataclass(frozen=True, slots=True)
class ClamdScanner:
    """`place` is (host, port), or the path of a Unix socket. `seconds` bound each question, its answer included."""

    place: tuple[str, int] | str
    seconds: float = 30

    @property
    def where(self) -> Said:
        place = self.place if isinstance(self.place, str) else "{}:{}".format(*self.place)
        return Said("virus scanner {place}", place=place)

    def scan(self, content: bytes) -> str:
        answer, heard_all = self._ask(b"INSTREAM", _chunks(content))
        # Clean is said of the whole, and after it: said earlier it is no verdict on this document.
        if answer == _CLEAN and heard_all:
            return ""
        if answer.startswith(_PREFIX) and answer.endswith(_FOUND):
            name = sentence(answer[len(_PREFIX) : -len(_FOUND)])[:LONGEST_SIGNATURE]
            # A name of which nothing is left must not read as "clean".
            return name or "something without a name"
        if answer.endswith(_ERROR):
            remedy = Said("; raise StreamMaxLength in clamd.conf") if _TOO_LARGE in answer else NOTHING
            said = Said("{where}: {said}{remedy}", where=self.where, said=sentence(answer), remedy=remedy)
            raise ScanRefused(said)
        raise self._nonsense(answer)

    def check(self) -> Said:
        answer, _ = self._ask(b"PING")
        if answer != b"PONG":
            raise self._nonsense(answer)
        version, _ = self._ask(b"VERSION")
        return Said("{where}: {said}", where=self.where, said=sentence(version))

    def _nonsense(self, answer: bytes) -> ScannerUnreachable:
        strange = Said("{where} answered {said}, which clamd would not say; is it clamd?")
        return ScannerUnreachable(strange.about(where=self.where, said=repr(sentence(answer))))

    def _ask(self, command: bytes, parts: Iterable[bytes] = ()) -> tuple[bytes, bool]:
        """One question over a connection of its own: the answer, and whether it came after all that there was to say.

        Raises ScannerUnreachable.
        """
        ends = monotonic() + self.seconds
        try:
            with self._connected() as line:
                said_all = _say(line, chain((b"z" + command + b"\0",), parts), ends)
                return _answer(line, ends), said_all
        except TimeoutError:
            raise ScannerUnreachable(Said("{where} gave no answer in time", where=self.where)) from None
        except (OSError, ValueError) as error:
            # A ValueError is a host or path that no socket takes.
            useless = Said("{where} cannot be used: {said}", where=self.where, said=sentence(error))
            raise ScannerUnreachable(useless) from None

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        if not isinstance(self.place, str):
            with socket.create_connection(self.place, timeout=min(CONNECT_SECONDS, self.seconds)) as line:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                yield line
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(self.seconds)
            line.connect(self.place)
            yield line


def _chunks(content: bytes) -> Iterator[bytes]:
    """Each with its length before it, in four bytes, the highest first; a length of zero ends the stream."""
    for start in range(0, len(content), CHUNK_BYTES):
        chunk = content[start : start + CHUNK_BYTES]
        yield len(chunk).to_bytes(4) + chunk
    yield (0).to_bytes(4)


def _say(line: socket.socket, parts: Iterable[bytes], ends: float) -> bool:
    """Say it to the end, or until the scanner answers: it interrupts what is too large for it, and hangs up."""
    with suppress(BrokenPipeError, ConnectionResetError):
        for part in parts:
            if select([line], [], [], 0)[0]:
                return False
            line.settimeout(_left(ends))
            line.sendall(part)
        return True
    return False


def _answer(line: socket.socket, ends: float) -> bytes:
    """Up to the NUL that ends it: half an answer, "stream: OK" of a longer one, is none."""
    answer = b""
    while b"\0" not in answer:
        line.settimeout(_left(ends))
        more = line.recv(LONGEST_ANSWER)
        if not more:
            raise ConnectionError("it hung up before the end of its answer")
        answer += more
        if len(answer) > LONGEST_ANSWER:
            raise ConnectionError("its answer has no end")
    return answer.partition(b"\0")[0]


def _left(ends: float) -> float:
    """Seconds until `ends`. Raises TimeoutError where none are left."""
    left = ends - monotonic()
    if left <= 0:
        raise TimeoutError
    return left
