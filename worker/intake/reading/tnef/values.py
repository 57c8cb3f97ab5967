"""What unpacking a winmail.dat gives."""

from dataclasses import dataclass, field
from datetime import datetime

from worker.nouns.message import Party


@dataclass(frozen=True, slots=True)
class File:
    """One attachment. `name` is the sender's, not made safe; `media_type` and `content_id` are "" where not said."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A message as TNEF carries it.

    `text` and `html` are two views of its body, "" and b"" where it has none; `html_charset` is a label for the
    second. The envelope (`subject`, `sender`, `sent_at`) matters for embedded messages: a mail has its own headers.
    `whole` is false where something could not be read that may hold more than is given here.
    """

    files: tuple[File, ...] = ()
    text: str = ""
    html: bytes = field(default=b"", repr=False)
    html_charset: str = ""
    subject: str = ""
    sender: Party = field(default_factory=lambda: Party(""))
    sent_at: datetime | None = None
    whole: bool = True
    defects: tuple[str, ...] = ()
