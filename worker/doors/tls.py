"""The names that a server's certificate is for, where it is asked for by another."""

import ssl
from typing import Any

MOST_NAMES = 20


def without_name(context: ssl.SSLContext | None) -> ssl.SSLContext:
    """As strict about authority and time as `context`, and not about the name: for looking, never for logging in."""
    looking = ssl.create_default_context()
    if context is not None:
        for certificate in context.get_ca_certs(binary_form=True):
            looking.load_verify_locations(cadata=certificate)
    looking.check_hostname = False
    return looking


def names_in(line: object) -> tuple[str, ...]:
    """At most twenty, printable; () of a line that is not encrypted, or whose certificate was not verified."""
    certificate: Any = line.getpeercert() if isinstance(line, ssl.SSLSocket) else None
    if not certificate:
        return ()
    names = (name for kind, name in certificate.get("subjectAltName", ()) if kind in {"DNS", "IP Address"})
    return tuple(name for name in names if name.isprintable())[:MOST_NAMES]
