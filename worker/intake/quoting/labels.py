"""One line of a mail's header repeated in a text: the kind of its label, and what stands behind it."""

import re
from functools import lru_cache

from worker.intake.quoting.folding import key
from worker.intake.quoting.vocabulary import LABELS, LONGEST_LABEL, Kind
from worker.words.wording import fold

# What clients and conversions set around a label: stars of bold print, the edges of a table.
BOLD = "*_| \t"
_MESSAGE_OF = re.compile(r"message du (?=\d)")


def read(body: str) -> tuple[Kind, str] | None:
    """The kind and the value of a header line, which may be bold (`*De :*`) or stand in a table."""
    place = colon(body)
    kind = _kind(body[:place]) if place > 0 else None
    return (kind, body[place + 1 :].strip(BOLD)) if kind else _message_of(body)


@lru_cache(maxsize=4096)
def _kind(label: str) -> Kind | None:
    return LABELS.get(key(label.strip(BOLD)))


def colon(body: str) -> int:
    places = [place for sign in ":：" if (place := body.find(sign, 0, LONGEST_LABEL)) >= 0]
    return min(places, default=-1)


def _message_of(body: str) -> tuple[Kind, str] | None:
    """Orange and La Poste: "Message du 12/03/24 10:22", without a colon before the date."""
    found = _MESSAGE_OF.match(fold(body)) if body[:10].lower() == "message du" else None
    return ("date", body[found.end() :].strip()) if found else None


def unknown_sender(body: str) -> tuple[Kind, str] | None:
    place = colon(body)
    return ("sender", body[place + 1 :].strip(BOLD)) if place > 0 and "@" in body[place:] else None


def colonless(body: str) -> tuple[Kind, str] | None:
    """Without colons, as eM Client has them: `From "Jean" <jean@example.com>`, `Date 12/03/2024 10:22:33`."""
    word, _, value = body.partition(" ")
    kind = _kind(word)
    return (kind, value.strip(BOLD)) if kind and value else read(body)


def colonless_sender(body: str) -> tuple[Kind, str] | None:
    found = colonless(body) if "@" in body else None
    return found if found and found[0] == "sender" else None
