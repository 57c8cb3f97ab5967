"""The letters that the clocks write: to the complainant where their file stands, to colleagues what waits for them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.complaint.answer import Promised
from worker.complaint.compensation import Compensation
from worker.complaint.lifecycle import State
from worker.nouns.letter import Letter, Stage
from worker.processing import nearer
from worker.processing.lines import FileLine
from worker.processing.seen import FileLetter, Spoken

Audience = Literal["complainant", "staff"]
# What happened to a file that its complainant may know; never what was found, nor what will be decided.
Fact = Literal["assessed", "assigned", "message", "documents", "answer", "no_answer", "asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """`count` of messages or documents, of one day; 0 where there is nothing to count."""

    what: Fact
    on: date
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(FileLetter):
    """Base of the letters that say where a file stands, from its record alone (T4).

    `done` is what happened since `since`, the day of our last letter. `next_news` is the day by which the complainant
    hears from us again, whatever happens. `late`: `answer_due` has passed without an answer; `promised_by` is then, or
    before, the later date that a person announced, and `missed` one that has passed too. `reacted_on`: they reacted to
    our answer then, and nobody has judged it; `owed_since`: what the answer promised for that day is not carried out.
    `appointed`: a day that a colleague's letter named, today or ahead.
    """

    audience: ClassVar[Audience] = "complainant"

    done: tuple[Happened, ...]
    since: date | None
    reply_by: date | None
    promised_by: date | None
    answer_due: date
    late: bool
    next_news: date | None
    missed: date | None = None
    reacted_on: date | None = None
    owed_since: date | None = None
    appointed: Promised | None = None

    @property
    def danger(self) -> Literal["", "distress", "danger", "child"]:
        """What they told us that cannot wait, where we have not answered it: it comes first in the letter."""
        return nearer.danger(self.file)

    @property
    def seen_to(self) -> bool:
        """Whether a colleague did something about it already: nobody is told that we shall begin."""
        return nearer.seen_to(self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Standing):
    """A step was reached, or nothing was said for too long."""

    occasion: ClassVar[str] = "progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Standing):
    """To a complainant who asks where their file stands; also of one that is answered or over."""

    occasion: ClassVar[str] = "status"

    asked_on: date

    @property
    def announced(self) -> tuple[Compensation, ...]:
        """What our answer offered, carried out or not: who asks after it wants to know when it comes."""
        told = self.file.state in {State.ANSWERED, State.CLOSED}
        kept = {"offered", "accepted", "executed"}
        given = (one for one in self.file.compensations if one.status in kept and one.kind != "apology")
        return tuple(given) if told else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationReminder(FileLetter):
    """T2. Once: the questions again, with the day until which an answer can be taken into account."""

    occasion: ClassVar[str] = "clarification_reminder"
    audience: ClassVar[Audience] = "complainant"

    sender_name: str
    asked_on: date
    questions: tuple[str, ...]
    documents: tuple[str, ...]
    reply_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOn(FileLetter):
    """T2. No answer came in time: we go on with what we have, and say so."""

    occasion: ClassVar[str] = "going_on"
    audience: ClassVar[Audience] = "complainant"

    sender_name: str
    asked_on: date
    reply_by: date
    next_news: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Spoken):
    """The end of a file: why, what was done, how to take it up again, and two questions; `text` is a colleague's.

    `at_once`: this letter is the answer as well, and names none before it. `proof`: by what the complainant finds again
    what was carried out with the end, which no letter told before.
    """

    occasion: ClassVar[str] = "closing"
    audience: ClassVar[Audience] = "complainant"
    stage: ClassVar[Stage] = "after"

    why: Literal["silence", "accepted", "mediation", "other"]
    closed_on: date
    window_days: int
    executed: tuple[Compensation, ...]
    by_mail: bool
    text: str = ""
    at_once: bool = False
    proof: str = ""

    @property
    def answered_on(self) -> date | None:
        return None if self.at_once else self.complaint.answered_on

    @property
    def own_words(self) -> str:
        return f"{self.text}\n{self.proof}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(FileLetter):
    """Once, some days after the end: the two questions alone."""

    occasion: ClassVar[str] = "survey"
    audience: ClassVar[Audience] = "complainant"
    stage: ClassVar[Stage] = "after"

    ended_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders(Letter):
    """Base of the letters that remind a colleague of one file or of several. `ref` is "" for several."""

    audience: ClassVar[Audience] = "staff"

    ref: str
    recipient_name: str
    lines: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Reminders):
    """All that waits for one person, at most once a day."""

    occasion: ClassVar[str] = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Reminders):
    """A limit of the procedure is near or passed: the mail that waits for no other."""

    occasion: ClassVar[str] = "escalation"
