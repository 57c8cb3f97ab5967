"""Who wrote an embedded message, as its properties or an old attribute say."""

import re

from worker.intake.reading import safe
from worker.intake.reading.tnef import codepages
from worker.intake.reading.tnef.properties import Properties, Tag
from worker.intake.reading.tnef.stream import Cursor, CutError
from worker.nouns.message import Party

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,250}", re.ASCII)
# The author before the one who sent in their name; Exchange's own addresses are none outside of its walls.
_ADDRESSES = (Tag.AUTHOR_SMTP, Tag.SENDER_SMTP, Tag.AUTHOR_ADDRESS, Tag.SENDER_ADDRESS)
_NAMES = (Tag.AUTHOR_NAME, Tag.SENDER_NAME)


def of(known: Properties, triple: bytes) -> Party:
    """The sender; `triple` is the attribute attFrom, b"" where there is none."""
    name, address = _triple(triple, known.codepage)
    addresses = [*(known.text(tag)[:320] for tag in _ADDRESSES), address]
    names = [*(known.text(tag) for tag in _NAMES), name]
    return Party(
        next((address.lower() for address in addresses if _ADDRESS.fullmatch(address)), ""),
        next((shown for name in names if (shown := safe.line(name, 200))), ""),
    )


def _triple(data: bytes, codepage: str) -> tuple[str, str]:
    """Name and address of a TRP structure ([MS-OXTNEF] 2.1.3.3.1): four lengths, the name, "SMTP:" and the address."""
    cursor = Cursor(data)
    try:
        cursor.take(4)
        name_size, address_size = cursor.number(2), cursor.number(2)
        name, address = (cursor.take(size).partition(b"\0")[0] for size in (name_size, address_size))
    except CutError:
        return "", ""
    kind, _, bare = address.decode("latin-1").partition(":")
    return codepages.decode(name, codepage), bare if kind.upper() == "SMTP" else ""
