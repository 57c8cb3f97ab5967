"""A letter is its occasion plus the facts it needs; how it looks is the template's business."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from worker.nouns.message import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Base of every letter. A subclass names its `occasion` (= its template's file name) and adds its facts.

    `audience` is who reads it. `automatic` says whether it carries Auto-Submitted (RFC 3834): true for all that the
    worker writes by itself. `repeatable` marks letters whose absence is worse than a double: they go once more when
    their sending is uncertain.
    """

    occasion: ClassVar[str]
    audience: ClassVar[Literal["complainant", "staff"]]
    automatic: ClassVar[bool] = True
    repeatable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter on its way to one person, with the thread that it continues (message ids with angle brackets)."""

    letter: Letter
    to: Party
    language: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the shell adds to a letter before it is frozen: all that is random or asks for the time.

    `reply_address` is where an answer goes (`box+REF.TOKEN@domain`, or the plain box without subaddressing).
    """

    message_id: str
    reply_address: str
    date: datetime


@dataclass(frozen=True, slots=True)
class Frozen:
    """A letter as it will leave, byte for byte. `template` is its path and the first 12 digits of its hash."""

    outgoing: Outgoing
    message_id: str
    raw: bytes = field(repr=False)
    template: str
    subject: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()
