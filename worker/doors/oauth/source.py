"""What every source of access tokens is, and how it fails."""

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field

from worker.doors.protocols import TokenUnavailable
from worker.words.said import Said

# RFC 6749 puts no limit on a token; those of the large providers stay below 4 KB, and an AUTH line ends at 12 KB.
LONGEST_TOKEN = 8192
# A token is renewed so long before its end that a slow login still finds it good.
MARGIN_SECONDS = 300
# RFC 6749, 5.1, only recommends to say how long a token is good. The large providers give an hour.
USUAL_SECONDS = 3600


class LibraryMissing(TokenUnavailable):
    """The extra with the libraries is not installed."""


ACCESS_TOKEN = Said("access token")


def of(name: str, said: Said, /) -> Said:
    """What is said of a table, with its name before it."""
    return Said("{where}: {said}", where=name, said=said)


def nobody_yet(name: str, command: str) -> Said:
    return of(name, Said("nobody has signed in yet; run: {command}", command=command))


def none_kept(name: str, path: str, command: str) -> Said:
    return of(name, Said("{path} holds no sign-in; run: {command}", path=path, command=command))


def checked(content: str, source: Said | str, what: Said = ACCESS_TOKEN) -> str:
    """What stands in a line to a server: nothing but a token. Raises TokenUnavailable."""
    text = content.strip()
    if not text or len(text) > LONGEST_TOKEN or not text.isascii() or not text.isprintable() or " " in text:
        raise TokenUnavailable(Said("{source} gives no usable {what}", source=source, what=what))
    return text


@dataclass(frozen=True, slots=True)
class Granted:
    """An access token, and for how many seconds from now it is good."""

    token: str = field(repr=False)
    seconds: float = USUAL_SECONDS


@dataclass(eq=False)
class KeptInMemory(ABC):
    """A source that asks a server for tokens, and keeps each until shortly before its end.

    The time is a monotonic clock's: a clock of the wall that jumps makes no token older.
    """

    name: str
    _token: str = field(default="", init=False, repr=False)
    _until: float = field(default=0, init=False, repr=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    monotonic: Callable[[], float] = field(default=time.monotonic, kw_only=True, repr=False)

    def __call__(self) -> str:
        with self._turn:
            return self._token if self.monotonic() < self._until else self._ask()

    def renewed(self) -> str:
        with self._turn:
            return self._ask()

    def _ask(self) -> str:
        granted = self.grant()
        self._token = checked(granted.token, self.name)
        # One that ends sooner than the margin is good for half its time.
        self._until = self.monotonic() + max(granted.seconds - MARGIN_SECONDS, granted.seconds / 2)
        return self._token

    @abstractmethod
    def grant(self) -> Granted:
        """A fresh token from the server. Raises TokenUnavailable."""
