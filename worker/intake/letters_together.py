"""Letters that say what many were to say: to colleagues what came, to one address what of theirs is registered."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.complaint.post import letter_name
from worker.nouns.letter import Letter
from worker.words.said import Said

What = Literal["new", "message", "held", "unproven", "alarm", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLine:
    """A notice as a line: what happened to which file, by whom. `reply_address` is its reader's own for this file.

    Of a mail in its reader's name, `code` has the confirmation shown that was not sent.
    """

    ref: str
    what: What
    sender: str
    subject: str
    reply_address: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle(Letter):
    """To a colleague: what would be many mails in one.

    `why`: they came faster than anybody reads mail; or they lay in the mailbox before the first start, and became files
    without a letter to anybody. `count` of them, the first of which are `lines`. `acknowledged`: complainants are among
    their senders, and each has their acknowledgement.
    """

    occasion: ClassVar[str] = "bundle"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    why: Literal["many", "taken_over"]
    count: int
    lines: tuple[BundleLine, ...]
    acknowledged: bool = False

    @property
    def alarming(self) -> int:
        """How many of them tell of what cannot wait."""
        return sum(line.what == "alarm" for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPost:
    """A letter on paper: to whom, what it is, and its `number`, by which its posting is recorded."""

    ref: str
    number: int
    complainant: str
    occasion: str
    reply_address: str = ""

    @property
    def name(self) -> Said:
        return letter_name(self.occasion)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPrint(Letter):
    """To a colleague: the letters to print and post, all in the one file that comes with it, in this order."""

    occasion: ClassVar[str] = "print_together"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    letters: tuple[ToPost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgedFile:
    """`answer_due` None: its day is over, and no day is named."""

    ref: str
    subject: str
    received_on: date
    answer_due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgements(Letter):
    """P5, of many messages of one address in one letter; somebody else may have written them in its name."""

    occasion: ClassVar[str] = "acknowledgements"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    repeatable: ClassVar[bool] = True

    ref: str
    files: tuple[AcknowledgedFile, ...]
