"""What sorting may say of a message, the question it asks the register first, and the register's answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from worker.complaint.lifecycle import State
from worker.nouns.message import Party

# "own": it answers an earlier mail of its sender's own; "words": what it says goes on with the sender's only open file.
Proof = Literal["letter", "address", "tag", "own", "words", "none"]
# By what a colleague's mail is believed (docs/mail.md, "Who is believed"): a letter that only they were sent, their own
# reply address, our server's aligned dmarc=pass, or the reply to a confirmation that was asked of them.
StaffProof = Literal["letter", "address", "dmarc", "confirmation", "none"]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of `[[staff]]`."""

    name: str
    address: str
    roles: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Absence:
    """A colleague is away from `first` to `last`, both included; `deputy` stands in ("" for nobody)."""

    person: str
    first: date
    last: date
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class OurLetter:
    """A letter of ours that a message names. `ref` is "" for one that belongs to no file.

    `parcel` is the ledger's number of the mail that caused it, None where no mail did. `spent`: it was seen outside the
    house, and proves nothing of whoever answers it. `unread`: it never left, and another letter told of it.
    """

    letter: int
    message_id: str
    ref: str
    occasion: str
    recipient: str
    to_staff: bool
    queued_at: datetime
    parcel: int | None = None
    spent: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class ReplyAddress:
    """A reply address of ours that a message was sent to, or shows: whose it is in which file, and since when."""

    ref: str
    holder: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class FileBrief:
    """As much of a complaint as sorting needs. `subject` is stripped of prefixes and tags; `words` tell of its matter,
    where it is a recent file of the sender. `complainant` is their name, where the message names a file to which no
    e-mail address belongs.
    """

    ref: str
    state: State
    is_open: bool
    subject: str
    participants: frozenset[str]
    registered_at: datetime
    answered_at: datetime | None = None
    body_sha256: str = ""
    owner: str = ""
    words: frozenset[str] = frozenset()
    complainant: str = ""


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file of the last weeks: what tells of its matter, and its wave, "" for none."""

    ref: str
    wave: str
    at: datetime
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Loop:
    because: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report. `recipients` are the failed addresses; `letter` the one of ours it proves to answer.

    A report that names only an address proves nothing: `maybe` is then the latest letter to it, for a person to look.
    """

    because: str
    permanent: bool
    recipients: tuple[str, ...] = ()
    status: str = ""
    reason: str = ""
    letter: OurLetter | None = None
    maybe: OurLetter | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """Mail by a machine: recorded, never answered. `ref` where it answers a letter of a file (out of office).

    `by_headers`: nothing but a header says so, and a person may have written it. `ours`: it answers a letter of ours.
    """

    because: str
    nature: Literal["auto_reply", "bulk", "report", "spam", "other"] = "other"
    ref: str = ""
    by_headers: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """A colleague answers the question of a report: no command, no file, an idea of theirs.

    `doubtful`: nobody vouches for a sender outside `[[staff]]`, whom no letter proves.
    """

    because: str
    person: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class StaffMail:
    """A colleague writes, about file `ref` or about none. Whether they are believed, `worker.staff` says."""

    because: str
    person: Person
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Impostor:
    """Somebody who is no colleague types commands under the name of `person`, or from an address like theirs."""

    because: str
    person: Person
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Belongs to file `ref` by `proof`. `held`: the proof is good but the sender is unknown to the file; or they are
    known to this file and to `others`, and a person says which is meant. `vouched`: our server knows the sender.
    `mute`: its headers ask that no machine answer. `for_another`: somebody unknown to the file writes about it, or for
    whose it is; they hear that their message came, and nothing of the file.
    """

    because: str
    ref: str
    proof: Proof
    held: bool = False
    others: tuple[str, ...] = ()
    vouched: bool = False
    mute: bool = False
    for_another: bool = False


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """Opens a file. `duplicates` are files it may repeat, `linked` files it names without proof.

    `author` is who wrote, where that is not the sender: a form, a group or a mailbox's rule sent it; `vouched`: a
    colleague says so. `mute`: its headers ask that no machine answer its sender; an `author` may be. `caller` is what
    kind of person writes, by `words`; `represented` whom they speak for.
    """

    because: str
    duplicates: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    from_form: bool = False
    author: Party | None = None
    mute: bool = False
    caller: str = ""
    words: str = ""
    represented: Party | None = None
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who does not complain, or a gateway that says that somebody wrote elsewhere. It opens no file.

    `kind` is theirs in the tables of `worker.intake.callers`, by `words`. `refs` are files that the message names.
    `mute`: no machine answers it. `author` is who wrote, where a colleague passed it on.
    """

    because: str
    kind: str
    words: str = ""
    refs: tuple[str, ...] = ()
    mute: bool = False
    author: Party | None = None


Item = Loop | Bounce | Machine | Idea | StaffMail | Impostor | FollowUp | NewComplaint | Visitor
KINDS: Mapping[type[object], str] = {
    Loop: "loop",
    Bounce: "bounce",
    Machine: "machine",
    Idea: "idea",
    StaffMail: "staff",
    Impostor: "impostor",
    FollowUp: "follow_up",
    NewComplaint: "complaint",
    Visitor: "visitor",
}
