"""A parcel is bytes with a key; a message is what reading made of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class ParcelKey:
    """Where the server keeps a message. A UID alone means nothing: UIDVALIDITY says which numbering it belongs to."""

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """The raw bytes of one message, as the server gave them.

    `received_at` is the server's INTERNALDATE, aware. `size` is RFC822.SIZE in bytes; where it is over the limit,
    `raw` holds only the headers and the beginning of the text, and `cut` is true.
    """

    key: ParcelKey
    raw: bytes = field(repr=False)
    received_at: datetime
    size: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A person as a header names them: `address` bare and lower-case ("" where there is none), `name` made safe."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that came with a message.

    `name` is safe to show and to store under (no path, no control or bidirectional characters, at most 200
    characters, never empty). `sha256` is the hexadecimal hash of `content`. `inline` is true for images shown inside
    the text (logos, signatures) and false for what the sender attached on purpose; `placed` says where in the text such
    an image stands.
    """

    name: str
    media_type: str
    content: bytes = field(repr=False)
    sha256: str
    inline: bool = False
    named_by_sender: bool = True
    placed: Literal["", "text", "signature"] = ""

    @property
    def size(self) -> int:
        return len(self.content)


class Headers:
    """Decoded header values by lower-case name, in the order of the message; a header may come several times."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, tuple[str, ...]]) -> None:
        self._values = dict(values)

    def first(self, name: str) -> str:
        """The first value of a header, or "" where the message has none."""
        values = self._values.get(name.lower(), ())
        return values[0] if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        return self._values.get(name.lower(), ())

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __repr__(self) -> str:
        return f"Headers({sorted(self._values)})"


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The original that a colleague passed on, inline or attached: who wrote it, when, and what it said."""

    sender: Party
    subject: str
    sent_at: datetime | None
    text: str
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What reading made of a parcel. Reading never fails: what was wrong is told in `defects`.

    `message_id`, `in_reply_to` and `references` hold ids with their angle brackets ("" or empty where absent or
    malformed). `sent_at` is the Date header, aware, or None where it cannot be read. `text` is the whole decoded text
    (HTML converted), `new_text` what the author wrote this time, `quoted` what other mails said, `rest` that and the
    `signature`, in their order. `coloured` are the passages that stand in a bright colour. `delivery` holds the
    text of each message/delivery-status part, `returned` the text of the mail (or headers) that a report sends back.
    `linked` are the addresses of mail links in its HTML.
    """

    message_id: str
    sender: Party
    subject: str
    text: str
    new_text: str
    quoted: str = ""
    sent_at: datetime | None = None
    reply_to: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    cc: tuple[Party, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    headers: Headers = field(default_factory=lambda: Headers({}))
    content_type: str = "text/plain"
    documents: tuple[Document, ...] = ()
    delivery: tuple[str, ...] = ()
    returned: str = ""
    forwarded: Forwarded | None = None
    language: str = ""
    defects: tuple[str, ...] = ()
    encrypted: bool = False
    linked: tuple[str, ...] = ()
    signature: str = ""
    rest: str = ""
    coloured: tuple[str, ...] = ()
