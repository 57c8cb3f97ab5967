"""The tables. A row of `complaint` is the fold of its entries; its other columns are an index made from that fold.

Datetimes are aware and UTC (sqlmodel's UTCDateTime). Money is integer cents, sizes are bytes.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


# Withheld letters may be many, and count for nothing when the next one asks how many left lately.
NOT_WITHHELD = text("status != 'withheld'")
# Most complaints of an old register are over, and nothing is awaited of them.
AWAITED = text("look_at IS NOT NULL")
# What waits to be told is little at any time.
UNTOLD = text("done_at IS NULL")
# Nothing is next for most of an old register's complaints.
NEXT = text("next_due IS NOT NULL")
# Few people ask for their data.
ASKED = text("data_due IS NOT NULL")
GRANTED = text("erase_from IS NOT NULL")
# A colleague's mail may have been about several files: their entries of one moment belong together.
OF_STAFF = text("kind = 'StaffWrote'")
# Few documents wait for the security check at any time, and the question is asked at every poll.
HELD = text("verdict = 'held'")


class Base(SQLModel):
    """Own metadata, so that no other library's tables are mixed with ours."""

    metadata = MetaData(naming_convention=NAMING)


class ParcelRow(Base, table=True):
    """The ledger: one row for each message that any mailbox ever showed us.

    `status`: waiting (kept, not handled), done, parked. `effect` identifies what the message does, whatever its
    route: the second row with one effect points to the first by `same_as`. `claimed_until` is a worker's lease;
    `attempts` counts leases, so that a message that kills the process is recognised. `settled_at` says that the
    mailbox was seen to have filed the message under `destination`.
    """

    __tablename__ = "parcel"
    __table_args__ = (
        UniqueConstraint("mailbox", "folder", "uidvalidity", "uid"),
        Index("ix_parcel_due", "status", "due_at"),
        Index("ix_parcel_unsettled", "mailbox", "settled_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    folder: str
    uidvalidity: int = Field(sa_type=BigInteger)
    uid: int = Field(sa_type=BigInteger)
    sha256: str = Field(index=True)
    size: int = Field(sa_type=BigInteger)
    cut: bool = False
    received_at: datetime
    kept_at: datetime
    status: str = "waiting"
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    handled_at: datetime | None = None
    kind: str = Field(default="", index=True)
    because: str = ""
    effect: str | None = Field(default=None, unique=True)
    same_as: int | None = Field(default=None, foreign_key="parcel.id")
    ref: str = Field(default="", index=True)
    message_id: str = ""
    sender: str = ""
    error: str = Field(default="", sa_type=Text)
    destination: str = ""
    settled_at: datetime | None = None
    # It lay in the mailbox before the first start, and became a file without letters.
    taken_over_at: datetime | None = None
    # Retention: its blob is gone, and who wrote it; what it was and when it came stays.
    erased_at: datetime | None = None


class ComplaintRow(Base, table=True):
    """`record` is the fold as JSON, `entries` their number and `head` the hash of the last: the chain's end.

    `look_at` says when a clock of the file may next have a consequence: at once after every change, None when nothing
    is awaited any more. It is the one column that is not made from the fold: what comes next depends on the settings.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        Index("ix_complaint_look_at", "look_at", sqlite_where=AWAITED, postgresql_where=AWAITED),
        Index("ix_complaint_cause", "root_cause", "cause_at"),
        Index("ix_complaint_next_due", "next_due", sqlite_where=NEXT, postgresql_where=NEXT),
        Index("ix_complaint_state", "state", "next_due"),
        Index("ix_complaint_data_due", "data_due", sqlite_where=ASKED, postgresql_where=ASKED),
        Index("ix_complaint_erase_from", "erase_from", sqlite_where=GRANTED, postgresql_where=GRANTED),
        # All that the root over the chain heads is made of, in its order: the records themselves are not touched.
        Index("ix_complaint_root", "year", "number", "ref", "entries", "head"),
    )

    ref: str = Field(primary_key=True)
    year: int
    number: int
    state: str
    is_open: bool = Field(index=True)
    mailbox: str
    subject_key: str
    body_sha256: str = Field(index=True)
    registered_at: datetime = Field(index=True)
    answered_at: datetime | None = None
    ended_at: datetime | None = Field(default=None, index=True)
    answer_due: date = Field(index=True)
    next_due: date | None = None
    owner: str = Field(default="", index=True)
    priority: str = ""
    category: str = ""
    product: str = ""
    root_cause: str = ""
    cause_at: datetime | None = None
    data_due: date | None = None
    erase_from: date | None = None
    look_at: datetime | None = None
    record: str = Field(sa_type=Text)
    entries: int
    head: str


class ParticipantRow(Base, table=True):
    __tablename__ = "participant"

    ref: str = Field(primary_key=True, foreign_key="complaint.ref")
    address: str = Field(primary_key=True, index=True)


class EntryRow(Base, table=True):
    """Append-only. `hash` covers the previous hash and this row, the payload by its salted hash: an erasure removes
    words and salt and leaves a chain that still verifies.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("ref", "seq"),
        Index("ix_entry_of_staff", "at", sqlite_where=OF_STAFF, postgresql_where=OF_STAFF),
    )

    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(foreign_key="complaint.ref", index=True)
    seq: int
    at: datetime
    actor: str
    kind: str
    payload: str = Field(sa_type=Text)
    salt: str
    payload_sha256: str
    previous: str
    hash: str
    erased_at: datetime | None = None


class DocumentRow(Base, table=True):
    __tablename__ = "document"
    __table_args__ = (Index("ix_document_held", "id", sqlite_where=HELD, postgresql_where=HELD),)

    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(foreign_key="complaint.ref", index=True)
    parcel: int = Field(foreign_key="parcel.id")
    name: str
    media_type: str
    size: int = Field(sa_type=BigInteger)
    sha256: str = Field(index=True)
    verdict: str
    inline: bool = False


class LetterRow(Base, table=True):
    """The outbox. `raw` is the letter as it leaves, byte for byte.

    `status`: queued → sending (committed before DATA) → sent | queued again (retry) | refused | uncertain; withheld
    by a limit; undelivered or delayed when a report came back; taken_back by a colleague before it was due.
    `blamed_at`: the server refused us, not the letter, and it waits for that to be mended. `waived_at`: somebody said
    that a letter which did not leave need not.
    """

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_due", "status", "due_at"),
        Index("ix_letter_recent", "recipient", "queued_at", sqlite_where=NOT_WITHHELD, postgresql_where=NOT_WITHHELD),
    )

    id: int | None = Field(default=None, primary_key=True)
    ref: str | None = Field(default=None, foreign_key="complaint.ref", index=True)
    parcel: int | None = Field(default=None, foreign_key="parcel.id")
    mailbox: str
    occasion: str
    template: str
    language: str
    recipient: str
    to_staff: bool
    automatic: bool
    repeatable: bool
    subject: str
    message_id: str = Field(unique=True)
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sha256: str
    status: str = "queued"
    queued_at: datetime
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    repeats: int = 0
    sending_at: datetime | None = None
    sent_at: datetime | None = None
    detail: str = ""
    blamed_at: datetime | None = None
    waived_at: datetime | None = None
    # The last day on which what it promises lies ahead; None where it names no such day.
    good_until: date | None = None
    # The letter that said what this one was to say, with others: this one did not leave.
    told_by: int | None = None
    # A letter to a colleague that was seen outside the house: who answers it is proven no more.
    spent_at: datetime | None = None
    # Retention: its bytes are gone; `sha256` is still that of what left.
    erased_at: datetime | None = None


class ReplyTokenRow(Base, table=True):
    """A reply address `box+REF.TOKEN@domain` belongs to one file and one person. A colleague's is renewed in time."""

    __tablename__ = "reply_token"
    __table_args__ = (UniqueConstraint("ref", "address"),)

    token: str = Field(primary_key=True)
    ref: str = Field(foreign_key="complaint.ref")
    address: str
    made_at: datetime


class AddressMarkRow(Base, table=True):
    """An address that a permanent delivery report named."""

    __tablename__ = "address_mark"

    address: str = Field(primary_key=True)
    detail: str
    since: datetime


class TaskRow(Base, table=True):
    __tablename__ = "task"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    text: str
    ref: str = ""
    parcel: int | None = Field(default=None, foreign_key="parcel.id")
    at: datetime
    done_at: datetime | None = Field(default=None, index=True)


class CounterRow(Base, table=True):
    """The last number given in a year: numbers have no gaps, so that a missing file shows."""

    __tablename__ = "counter"

    year: int = Field(primary_key=True)
    last: int


class LikenessRow(Base, table=True):
    """What a file of the last weeks is about, in the beginnings of its telling words; and the wave that it is of."""

    __tablename__ = "likeness"

    ref: str = Field(primary_key=True, foreign_key="complaint.ref")
    at: datetime = Field(index=True)
    words: str = Field(default="", sa_type=Text)
    wave: str = Field(default="", index=True)


class DutyRow(Base, table=True):
    """When a duty was last done, and what it found; and what became of the last polls (see `polls`)."""

    __tablename__ = "duty"

    name: str = Field(primary_key=True)
    done_at: datetime
    note: str = ""


class HeldMailRow(Base, table=True):
    """A colleague's mail that has no effect until `person` says a word, once, from their own letter.

    `kind` is what is asked: whether an "unproven" mail is theirs, or of which "audience" it is.
    `outcome`: waiting; confirmed, disowned; sent, noted, dropped, replaced, refused; expired.
    """

    __tablename__ = "held_mail"

    parcel: int = Field(primary_key=True, foreign_key="parcel.id")
    person: str
    asked_at: datetime
    kind: str = "unproven"
    outcome: str = "waiting"
    settled_at: datetime | None = None


class ActionRow(Base, table=True):
    """A corrective action as the latest entry about it says; the files that carry it are in `action_file`."""

    __tablename__ = "action"

    number: int = Field(primary_key=True)
    description: str = Field(sa_type=Text)
    cause: str
    owner: str = Field(index=True)
    due: date
    opened_at: datetime
    done_at: datetime | None = None
    check_due: date | None = None
    effectiveness: str = ""
    # When its own clock may next have a consequence, as a complaint's.
    look_at: datetime | None = Field(default=None, index=True)


class ActionFileRow(Base, table=True):
    __tablename__ = "action_file"

    number: int = Field(primary_key=True, foreign_key="action.number")
    ref: str = Field(primary_key=True, foreign_key="complaint.ref", index=True)


class AbsenceRow(Base, table=True):
    """A colleague is away from `first` to `last`, both included. A later one replaces those that it touches."""

    __tablename__ = "absence"

    id: int | None = Field(default=None, primary_key=True)
    person: str = Field(index=True)
    first: date
    last: date
    deputy: str = ""
    said_at: datetime


class NudgeRow(Base, table=True):
    """What a colleague must be told of a file, or was told at `done_at`: one mail takes all that waits for them."""

    __tablename__ = "nudge"
    __table_args__ = (Index("ix_nudge_untold", "person", sqlite_where=UNTOLD, postgresql_where=UNTOLD),)

    id: int | None = Field(default=None, primary_key=True)
    person: str
    part: str
    ref: str = Field(foreign_key="complaint.ref", index=True)
    matter: str
    due: date
    alarm: bool
    action: int = 0
    at: datetime
    done_at: datetime | None = None


class IdeaRow(Base, table=True):
    """What a colleague answered to the question of a monthly report, in mail `parcel`."""

    __tablename__ = "idea"

    id: int | None = Field(default=None, primary_key=True)
    parcel: int = Field(foreign_key="parcel.id")
    person: str
    text: str = Field(sa_type=Text)
    at: datetime = Field(index=True)


class SealRow(Base, table=True):
    """Append-only: what rows that no entry speaks of hold, as a JSON object of salted hashes by `table/key`.

    `hash` covers the seal before, the number and `items_sha256`: an erasure empties items and salt, and leaves a chain
    that still verifies.
    """

    __tablename__ = "seal"

    number: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    salt: str
    items: str = Field(sa_type=Text)
    items_sha256: str
    hash: str
