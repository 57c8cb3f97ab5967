"""IDLE (RFC 2177): a hint that something may have arrived, and no more than a hint."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from imapclient.exceptions import IMAPClientError

# A server may drop an idling client after 29 minutes, a firewall after 10. A minute costs a few round trips and bounds
# how long a hint can lie unseen in the library's read buffer.
IDLE_SECONDS = 60.0
# How often an idle looks whether it should stop.
STEP_SECONDS = 0.5


def listen(client: Any, seconds: float, stop: Callable[[], bool]) -> bool:
    """One IDLE of at most `seconds`, ended by DONE at the first line: true when a message arrived.

    Raises what the library raises where the connection is gone. DONE finds that out: the library itself reports a
    server that hung up as "nothing new", at once and for ever.
    """
    if not _begin(client):
        return True
    ends = monotonic() + seconds
    lines: list[Any] = []
    while not lines and not stop() and (left := ends - monotonic()) > 0:
        step = min(left, STEP_SECONDS)
        asked = monotonic()
        lines = client.idle_check(timeout=step)
        if not lines and monotonic() - asked < step / 2:
            break
    lines += client.idle_done()[1]
    return any(len(line) > 1 and line[1] in {b"EXISTS", b"RECENT"} for line in lines)


def _begin(client: Any) -> bool:
    """False where the server announced a message instead of "+ idling": RFC 3501 lets it, the library does not."""
    try:
        client.idle()
    except IMAPClientError as error:
        if "EXISTS" not in str(error):
            raise
        return False
    return True
