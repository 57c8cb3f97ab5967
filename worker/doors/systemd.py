"""systemd's side of a service: ready, alive, stopping; sd_notify(3) by hand, a datagram to the socket that it names.

The library for it (cysystemd) is compiled, and there is a wheel for few machines only.
"""

import socket
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic

# systemd reads at once, or not at all.
PATIENCE_SECONDS = 1.0
# Three signs within the time after which it loses patience: one may be late.
SIGNS = 3
# Where systemd has no watchdog for us, `systemctl status` still shows what goes on.
WITHOUT_WATCHDOG_SECONDS = 60.0
# Signs of life come with every step of the work. More than these tell systemd nothing.
LEAST_GAP_SECONDS = 1.0
LONGEST_STATUS = 200


class Systemd:
    """`every` is how many seconds may lie between two signs of life; None where the process is no service."""

    def __init__(self, environ: Mapping[str, str], pid: int) -> None:
        address = environ.get("NOTIFY_SOCKET", "")
        # A name in the abstract namespace begins with NUL, which no environment can hold.
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.every = _every(environ, pid) if address else None
        self._last = -LEAST_GAP_SECONDS

    def ready(self) -> None:
        self._say("READY=1")

    def alive(self, status: str = "") -> None:
        now = monotonic()
        if status:
            self._say("WATCHDOG=1", f"STATUS={' '.join(status.split())[:LONGEST_STATUS]}")
        elif now - self._last < LEAST_GAP_SECONDS:
            return
        else:
            self._say("WATCHDOG=1")
        self._last = now

    def stopping(self) -> None:
        self._say("STOPPING=1")

    def _say(self, *lines: str) -> None:
        if not self._address:
            return
        # Nobody else can be told that systemd does not listen, and no work waits for it: it acts on a silence itself.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.settimeout(PATIENCE_SECONDS)
            line.sendto("\n".join(lines).encode(), self._address)


def _every(environ: Mapping[str, str], pid: int) -> float:
    """A third of WATCHDOG_USEC, where that is meant for this process (sd_watchdog_enabled(3))."""
    microseconds = environ.get("WATCHDOG_USEC", "")
    meant = environ.get("WATCHDOG_PID", str(pid)) == str(pid)
    if meant and microseconds.isascii() and microseconds.isdecimal() and int(microseconds):
        return int(microseconds) / 1_000_000 / SIGNS
    return WITHOUT_WATCHDOG_SECONDS
