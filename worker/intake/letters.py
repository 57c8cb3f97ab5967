"""The letters of the intake chapter: to the complainant the acknowledgement, to the desk what came in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.nouns.complaint import DesiredSolution, SupportingDocument
from worker.nouns.letter import Letter

Matter = Literal["bounce", "staff_mail", "parked", "data_protection", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Letter):
    """P5. Says what we received and understood, who handles it and the latest date of the answer; never its merit.

    `wish` None means that the letter asks which solution is wished. `unread` is true where the message could not be
    read and a person will look at it. `mediation_limit` is the last day for the mediator (C. conso. L612-2), None
    where it is not known: the letter then says "within one year".
    """

    occasion: ClassVar[str] = "acknowledgement"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    repeatable: ClassVar[bool] = True

    ref: str
    complainant_name: str
    received_on: date
    subject: str
    points: tuple[str, ...]
    wish: DesiredSolution | None
    documents: tuple[SupportingDocument, ...]
    refused_documents: tuple[SupportingDocument, ...]
    max_megabytes: int
    message_cut: bool
    unread: bool
    encrypted: bool
    answer_due: date
    consumer: bool
    mediation_limit: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeNotice(Letter):
    """To the desk: a new file, with what the worker proposes and the clocks that run."""

    occasion: ClassVar[str] = "intake_notice"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    complainant_name: str
    complainant_address: str
    received_on: date
    subject: str
    new_text: str
    category: str
    category_words: str
    wish: DesiredSolution | None
    documents: tuple[SupportingDocument, ...]
    refused_documents: tuple[SupportingDocument, ...]
    possible_duplicates: tuple[str, ...]
    linked_refs: tuple[str, ...]
    litigation_words: str
    data_protection_words: str
    unread: bool
    assess_due: date
    answer_target: date
    answer_due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay(Letter):
    """To the desk (later the owner): a message joined a file, or is `held` because its sender is unknown to it."""

    occasion: ClassVar[str] = "relay"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    sender_name: str
    sender_address: str
    received_on: date
    subject: str
    new_text: str
    quoted: str
    documents: tuple[SupportingDocument, ...]
    refused_documents: tuple[SupportingDocument, ...]
    held: bool
    held_reason: str
    answer_due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNotice(Letter):
    """To the desk: something of the post needs a person. `matter` chooses the sentence, `detail` is shown quoted."""

    occasion: ClassVar[str] = "desk_notice"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    matter: Matter
    address: str
    subject: str
    detail: str
