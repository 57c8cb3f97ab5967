"""A letter is its occasion plus the facts it needs; how it looks is the template's business."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from worker.complaint.messages import SupportingDocument
from worker.nouns.message import Party
from worker.nouns.offer import Offer

Stage = Literal["before_decision", "answer", "after"]
"""Where the file stands for what a letter may say: nothing is decided, this is the decision, or it has been told.

A second examination is before the decision again, until there is one.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Base of every letter. A subclass names its `occasion` (= its template's file name) and adds its facts.

    `audience` is who reads it. `automatic` says whether it carries Auto-Submitted (RFC 3834): true for all that the
    worker writes by itself. `repeatable` marks letters whose absence is worse than a double: they go once more when
    their sending is uncertain. `stage` says which promises it may make; nothing is decided unless a letter says so.
    """

    # What of it is ours to know, and no template's to show.
    INSIDE: ClassVar[frozenset[str]] = frozenset(
        {"own_words", "forgeable", "urgent", "alarms_reader", "calls", "headed"}
    )

    occasion: ClassVar[str]
    audience: ClassVar[Literal["complainant", "staff"]]
    automatic: ClassVar[bool] = True
    repeatable: ClassVar[bool] = False
    stage: ClassVar[Stage] = "before_decision"

    @property
    def own_words(self) -> str:
        """What a colleague typed into it, for the check of promises; "" where all of it is the template's."""
        return ""

    @property
    def headed(self) -> str:
        """The reference that its subject bears, which its reader goes on with; "" for none."""
        return str(getattr(self, "ref", ""))

    @property
    def forgeable(self) -> bool:
        """Whether anybody can cause it, by a mail in a colleague's name: the next of these wait for each other."""
        return False

    @property
    def urgent(self) -> bool:
        """Whether it must be read at once, and so leaves alone however many others there are."""
        return False

    @property
    def calls(self) -> bool:
        """Whether it may name a telephone number of ours: not to somebody who needs to be written to."""
        return True

    @property
    def alarms_reader(self) -> bool:
        """Whether its subject has to say so, where other letters of a file bear the file's own."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A letter inside another, in its own language, as it will leave."""

    letter: Letter
    language: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that leaves with a letter: `name` as Document's, safe to show and to store under."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter on its way to one person, with the thread that it continues (message ids with angle brackets).

    `sender_name` stands in From beside the company's own address: the colleague whose words these are, "" for the
    company itself. `enclosed` are documents of the register that go along as far as they may and fit. `printed`: its
    complainant has no e-mail address; `to` is the colleague who prints and posts it, to `postal_address`. It leaves
    `not_before` that moment: until then it can be taken back.
    """

    letter: Letter
    to: Party
    language: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    sender_name: str = ""
    attachments: tuple[Attachment, ...] = ()
    enclosed: tuple[SupportingDocument, ...] = ()
    printed: bool = False
    postal_address: str = ""
    not_before: datetime | None = None

    @property
    def for_staff(self) -> bool:
        """Whether a colleague receives this mail, be it to read or to print."""
        return self.printed or self.letter.audience == "staff"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the shell adds to a letter before it is frozen: all that is random or asks for the time.

    `reply_address` is where an answer goes (`box+REF.TOKEN@domain`, or the plain box without subaddressing). `topic`
    stands as the subject in place of the template's: mail clients keep together what has one subject. `offers` are what
    its reader may do with the file now.
    """

    message_id: str
    reply_address: str
    date: datetime
    topic: str = ""
    offers: tuple[Offer, ...] = ()


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
