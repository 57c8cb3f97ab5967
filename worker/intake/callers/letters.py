"""The letters to and about people who do not complain: thanks, a neutral receipt, a colleague's words, and a notice."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.complaint.alarms import Alarm
from worker.complaint.messages import SupportingDocument
from worker.nouns.letter import Letter

# Whose mail starts a clock that is not ours.
URGENT = frozenset({"mediator", "authority", "third_party", "security", "employee", "registered_mail", "platform"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanked(Letter):
    """To somebody who thanks us: their words are passed on, and nothing is asked."""

    occasion: ClassVar[str] = "thanks"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"

    ref: str
    writer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Letter):
    """To somebody who seems to ask something: it has come, a person reads it; and how to say that it is a complaint.

    `another`: they write about another's file, of which nothing is said, nor that there is one. With a `ref` they come
    back to that file, which is over: whoever may take it up again has their message.
    """

    occasion: ClassVar[str] = "received"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"

    ref: str
    writer_name: str
    subject: str
    received_on: date
    another: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReply(Letter):
    """A colleague's words to somebody whose message opened no file."""

    occasion: ClassVar[str] = "other_reply"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    automatic: ClassVar[bool] = False

    ref: str
    writer_name: str
    sender_name: str
    subject: str
    text: str
    # As the colleague greeted and took leave, "" as we do.
    greeting: str = ""
    closing: str = ""

    @property
    def own_words(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorNotice(Letter):
    """To a colleague, at once: somebody wrote who does not seem to complain, or a gateway says that somebody did.

    `kind` is theirs, by the words `seen`; `clock` the sentence in which it says how long we have, until the day `until`
    where that can be read; `forged`: our mail server says that somebody else sent it. `refs` are files that it seems to
    be about, `alarms` what it says that cannot wait. `number` is the message's in the ledger, for the commands that
    open or leave it. `told`: a neutral letter has left for its writer.
    """

    occasion: ClassVar[str] = "visitor_notice"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    kind: str
    seen: str
    writer_name: str
    writer_address: str
    received_on: date
    subject: str
    new_text: str
    quoted: str
    documents: tuple[SupportingDocument, ...]
    refused_documents: tuple[SupportingDocument, ...]
    number: int
    clock: str = ""
    until: date | None = None
    forged: bool = False
    refs: tuple[str, ...] = ()
    told: bool = False
    alarms: tuple[Alarm, ...] = ()

    @property
    def urgent(self) -> bool:
        """A limit of theirs runs, or somebody is in danger."""
        return self.kind in URGENT or bool(self.alarms)
