"""What somebody who takes over a file must read to judge: what was decided, answered, contested and noted (T6, E1).

The complaint itself stands in the letter anyway; this is what came after it, the latest of each, masked and bounded.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Literal

from worker.complaint.answer import Draft
from worker.complaint.compensation import Compensation
from worker.complaint.particulars import Point
from worker.complaint.record import Complaint
from worker.nouns.announced import Announced
from worker.nouns.briefs import Brief
from worker.processing import terms
from worker.processing.asked_sum import sum_asked
from worker.processing.named_days import named
from worker.processing.participants import another_wrote
from worker.processing.rules import Rules
from worker.processing.seen import FileLetter
from worker.processing.terms import Named
from worker.words.secrets import without_secrets

# The latest messages, notes and decided points that are shown.
MOST: Final = 5
LONGEST: Final = 2_000
Audience = Literal["complainant", "staff"]


@dataclass(frozen=True, slots=True)
class Wrote:
    """Words with the day that they are from; `who` is whose they are: "" for the complainant."""

    on: date
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class SoFar:
    """`decided` are the points that have an outcome or a reason, `given` what was offered and not taken back.

    `answer` is the latest that left: its own words, its day, and who wrote and approved it, "" for nobody.
    """

    decided: tuple[Point, ...] = ()
    given: tuple[Compensation, ...] = ()
    answer: Wrote | None = None
    approved_by: str = ""
    outcome: str = ""
    later: tuple[Wrote, ...] = ()
    notes: tuple[Wrote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(FileLetter):
    """To the new owner: the file at a glance, with what was done in it. `reassigned` where somebody owned it before.

    `reopened`: it is theirs already, and is taken up again. `words_said` are what whoever assigned it wrote to them, ""
    for nothing, and `announced` what these words say of the answer.
    """

    occasion: ClassVar[str] = "assignment"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    assigned_by: str
    reassigned: bool
    similar: tuple[Brief, ...]
    so_far: SoFar
    words_said: str = ""
    reopened: bool = False
    announced: Announced | None = None

    @property
    def postal_address(self) -> str:
        """Where whoever has no e-mail address is written to."""
        return self.file.complainant.postal_address

    @property
    def named_days(self) -> tuple[Named, ...]:
        return named(self.file, self.rules)

    @property
    def terms(self) -> tuple[Named, ...]:
        """The days that pass whether we answer or not."""
        return terms.of_file(self.file, self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(FileLetter):
    """To the one who owned the file until now."""

    occasion: ClassVar[str] = "handed_over"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    assigned_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueWords(FileLetter):
    """A colleague's words about a file to another one, who answers them by replying: nothing of it leaves the house.

    `written_by` is whose they are.
    """

    occasion: ClassVar[str] = "colleague_words"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    written_by: str
    words_said: str
    so_far: SoFar

    @property
    def own_account(self) -> bool:
        """The complaint is about whoever wrote them."""
        return self.written_by in {self.rules.name_of(one) for one in self.file.complained_of}

    @property
    def asks_for(self) -> tuple[int, str] | None:
        """The sum that its reader grants by a plain yes to it, None for nothing of the kind."""
        reader = next((one for one in self.rules.staff.values() if one.name == self.recipient_name), None)
        return None if self.own_account else sum_asked(self.words_said, self.file, reader)


def so_far(complaint: Complaint, rules: Rules) -> SoFar:
    left = next((draft for draft in reversed(complaint.drafts) if draft.status == "released"), None)
    return SoFar(
        decided=tuple(_masked(point) for point in complaint.points if point.outcome or point.reason)[:MOST],
        given=tuple(one for one in complaint.compensations if one.status != "dropped")[:MOST],
        answer=_answer(left, rules) if left else None,
        approved_by=rules.name_of(complaint.approved_by) if complaint.approved_by else "",
        outcome=left.outcome if left else "",
        later=_later(complaint, rules),
        notes=tuple(
            Wrote(rules.day(note.at), without_secrets(note.text[:LONGEST]), rules.name_of(note.by))
            for note in complaint.notes[-MOST:]
        ),
    )


def _later(complaint: Complaint, rules: Rules) -> tuple[Wrote, ...]:
    """What the complainant, and others who take part, wrote after the message that opened the file."""
    return tuple(
        Wrote(
            rules.day(one.received_at),
            without_secrets(one.new_text[:LONGEST]),
            (one.sender_name or one.sender) if another_wrote(complaint, one) else "",
        )
        for one in complaint.messages[1:][-MOST:]
        if one.new_text.strip()
    )


def _answer(draft: Draft, rules: Rules) -> Wrote:
    return Wrote(
        rules.day(draft.judged_at or draft.filed_at),
        without_secrets(draft.text[:LONGEST]),
        rules.name_of(draft.filed_by),
    )


def _masked(point: Point) -> Point:
    update = {name: without_secrets(getattr(point, name)[:LONGEST]) for name in ("text", "finding", "reason")}
    return point.model_copy(update=update)
