"""Whether our own mail server vouches for the sender's domain: its Authentication-Results (RFC 8601), and no other's.

Anybody may write such a header into a message. The only one believed is the topmost of those that name the configured
server, which the server put there on receipt.
"""

from typing import Literal

import authres

from worker.nouns.message import Message

Verdict = Literal["pass", "fail", "none"]

_READ = 4_000


def dmarc(message: Message, authserv_id: str) -> Verdict:
    """The DMARC verdict of the server `authserv_id` on the From domain; "none" where there is none to believe.

    Microsoft 365 writes no server's name: it is read as "local", to be configured as such.
    """
    if not authserv_id:
        return "none"
    for value in message.headers.all("authentication-results")[:20]:
        results = _parsed(value[:_READ])
        if results is None or (results.authserv_id or "").lower() != authserv_id.lower():
            continue
        passed, failed = (_says(results, verdict, message) for verdict in ("pass", "fail"))
        return "pass" if passed else "fail" if failed else "none"
    return "none"


def _parsed(value: str) -> authres.AuthenticationResultsHeader | None:
    for text in (value, f"local; {value}"):
        try:
            return authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {text}")
        except (authres.AuthResError, RecursionError, ValueError, IndexError, AttributeError, TypeError):
            continue
    return None


def _says(results: authres.AuthenticationResultsHeader, verdict: str, message: Message) -> bool:
    """Whether a DMARC entry gives this verdict on the sender's domain. One that names no domain can only fail it."""
    domain = message.sender.address.rpartition("@")[2]
    for entry in results.results:
        if (entry.method or "").lower() != "dmarc" or (entry.result or "").lower() != verdict:
            continue
        named = [str(p.value).lower() for p in entry.properties if (p.type, p.name) == ("header", "from") and p.value]
        if all(name.rpartition("@")[2] == domain for name in named) and (named or verdict == "fail"):
            return True
    return False
