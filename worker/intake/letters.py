"""The letters of the intake chapter: to the complainant the acknowledgement, to the desk what came in."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, Literal, Self

from worker.complaint.alarms import Alarm, AlarmKind
from worker.complaint.assessment import Assessment, Criterion
from worker.complaint.messages import SupportingDocument
from worker.complaint.particulars import DesiredSolution, Named
from worker.nouns.letter import Letter
from worker.words.said import NOTHING, Said
from worker.words.wording import bounded

# The highest score: somebody was hurt, or could have been.
GRAVE = 4
# A link that opens a mail with a line typed holds so much of it.
_POINT_IN_A_LINE = 300
Matter = Literal["bounce", "staff_mail", "parked", "data_protection", "document", "staff_unproven"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Letter):
    """P5. Says what we received and understood, who handles it and the latest date of the answer; never its merit.

    `wish` None means that the letter asks which solution is wished. `unread` is true where the message could not be
    read and a person will look at it, and where it is `bare`: our server says that its sender is forged, and nothing of
    it is repeated. `mediation_limit` is the last day for the mediator (C. conso. L612-2), None
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
    answer_due: date | None
    consumer: bool
    mediation_limit: date | None = None
    # How it came: what a colleague noted of a call or a visit is not told as the complainant's own words.
    channel: str = "email"
    bare: bool = False
    alarms: tuple[AlarmKind, ...] = ()

    @property
    def tone(self) -> Literal["", "plain", "danger", "distress"]:
        """How it speaks: to somebody in distress, to somebody in danger, or without thanks and without a question."""
        if self.bare or not self.alarms:
            return ""
        if "distress" in self.alarms:
            return "distress"
        if {"danger", "child"} & set(self.alarms):
            return "danger"
        return "plain" if {"threat", "formal_notice"} & set(self.alarms) else ""


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
    assess_due: date | None
    answer_target: date | None
    answer_due: date | None
    assessment: Assessment = field(default_factory=Assessment)
    complained_of: tuple[str, ...] = ()
    proposed_owner: str = ""
    proposed_owner_address: str = ""
    points: tuple[str, ...] = ()
    proposed_points: tuple[str, ...] = ()
    concerned: tuple[Named, ...] = ()
    quoted: str = ""
    alarms: tuple[Alarm, ...] = ()
    proposed_priority: str = ""

    @property
    def point_lines(self) -> tuple[str, ...]:
        """The commands that make a point of each thing; the complainant's words in them command nothing."""
        told = [bounded(re.sub(r"[#＃\"“”«»]", "", one), _POINT_IN_A_LINE) for one in self.proposed_points]
        return tuple(f'#point 1 "{words}"' if place == 0 else f'#point "{words}"' for place, words in enumerate(told))

    @property
    def urgent(self) -> bool:
        """Somebody may be hurt, or a formal notice runs."""
        severity = self.assessment.severity
        grave = severity is not None and severity.value >= GRAVE
        return bool(self.litigation_words or self.alarms) or grave or self.assessment.immediate_action != "none"

    @property
    def alarms_reader(self) -> bool:
        return bool(self.alarms)

    @property
    def assess_line(self) -> str:
        """The command that confirms the assessment, with what is proposed already in it."""
        keys: tuple[tuple[Criterion, str], ...] = (
            ("severity", "gravité"),
            ("complexity", "complexité"),
            ("impact", "répercussions"),
            ("occurrence", "occurrence"),
        )
        scores = {key: self.assessment.score(name) for name, key in keys}
        return " ".join(["#évaluer", *(f"{key}={score.value if score else ''}" for key, score in scores.items())])


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmNotice(Letter):
    """To the owner, the desk and those who lead, at once: what a message says cannot wait."""

    occasion: ClassVar[str] = "alarm"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    alarms: tuple[Alarm, ...]
    complainant_name: str
    complainant_address: str
    phone: str
    received_on: date
    subject: str
    new_text: str

    def to(self, name: str) -> Self:
        return replace(self, recipient_name=name)

    @property
    def alarms_reader(self) -> bool:
        return True

    @property
    def urgent(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay(Letter):
    """To the owner, else the desk: a message joined a file, or is `held` because its sender is unknown to it.

    `followup_kind` is what it seems to be about, from `followup_words`; `questions_open` are those of the clarification
    that it answers of which it seems to say nothing; `parcel` numbers it, for the command that lets it in;
    `closed`: nobody works on the file any more; `answered`: it has its answer, which can be accepted or contested.
    `doubt` is why nothing proves that the complainant wrote it, nothing where something does.
    """

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
    answer_due: date | None
    parcel: int = 0
    followup_kind: str = ""
    followup_words: str = ""
    answers_clarification: bool = False
    questions_open: tuple[str, ...] = ()
    closed: bool = False
    answered: bool = False
    doubt: Said = NOTHING
    litigation_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNotice(Letter):
    """To the desk: something of the post needs a person. `matter` chooses the sentence, `detail` is shown quoted.

    `finding` is what we found out ourselves.
    """

    occasion: ClassVar[str] = "desk_notice"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    matter: Matter
    address: str
    subject: str
    detail: str
    finding: Said = NOTHING

    @property
    def forgeable(self) -> bool:
        return self.matter == "staff_unproven"


What = Literal["new", "message", "held", "unproven", "other"]


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
