"""The letters of chapter 3: the answer to the complainant and what follows from it; to colleagues what is theirs."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Literal

from worker.complaint.answer import Need, Outcome
from worker.complaint.compensation import CompensationKind, GridRow
from worker.nouns.letter import Shown, Stage
from worker.processing.seen import FileLetter, Spoken
from worker.words.said import Said
from worker.words.secrets import account_ending
from worker.words.tables import words
from worker.words.wording import fold

Audience = Literal["complainant", "staff"]
_AWAITS: Final = words("offers", "awaits agreement")
_ADMITS_NOTHING: Final = words("offers", "admits nothing")
_LOOKED_AT: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswered:
    """R2. What was complained of, what we found, what we decided, and why. `finding` may be ""."""

    text: str
    finding: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationTold:
    """R3. `due` is the day by which, None for an apology; `executed_on` where it was carried out before."""

    kind: CompensationKind
    amount_cents: int | None
    currency: str
    goodwill: bool
    how: str
    due: date | None
    executed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTold:
    """T3. What was decided so that it becomes less likely; `done_on` None while it is not done."""

    description: str
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Spoken):
    """R2. The reasoned answer. `outcome` and `points` are the decision; `text` is the author's own words, or "".

    `contest_until` is the last day to ask for a second examination, None where this one was it. `mediation_limit` is
    the last day for the mediator, None where nobody need turn to one: a professional, or a complaint that is fully
    upheld (C. conso. L612-2, L616-1). `goodwill` and what is owed stand apart.
    """

    occasion: ClassVar[str] = "answer"
    audience: ClassVar[Audience] = "complainant"
    automatic: ClassVar[bool] = False
    repeatable: ClassVar[bool] = True
    stage: ClassVar[Stage] = "answer"

    sender_name: str
    outcome: Outcome
    text: str
    points: tuple[PointAnswered, ...]
    apology: bool
    compensations: tuple[CompensationTold, ...]
    goodwill: tuple[CompensationTold, ...]
    actions: tuple[ActionTold, ...]
    documents: tuple[str, ...]
    contest_until: date | None
    mediation_limit: date | None
    # What an answer before this one offered, which is offered no more: one reads 100 € and had read 60 €.
    replaced: tuple[CompensationTold, ...] = ()
    # Another who takes part asked for the second examination; this one reads what came of it.
    asked_by_another: bool = False

    @property
    def awaits_agreement(self) -> bool:
        """Whether its author offers something that is given once they agree: nothing is worded as granted then."""
        return bool(self.compensations or self.goodwill) and bool(_AWAITS.search(fold(self.text[:_LOOKED_AT])))

    @property
    def admits_nothing(self) -> bool:
        """Whether its author gives without admitting a wrong: whoever they write to is not told to be right."""
        given = bool(self.compensations or self.goodwill) and self.outcome != "rejected"
        return given and bool(_ADMITS_NOTHING.search(fold(self.text[:_LOOKED_AT])))

    @property
    def own_words(self) -> str:
        said = [part for point in self.points for part in (point.finding, point.reason)]
        hows = [one.how for one in (*self.compensations, *self.goodwill)]
        # A blank line between: what stands in two places is never read as one sentence.
        return "\n\n".join(part for part in (self.text, *said, *hows, *(a.description for a in self.actions)) if part)


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that a second person did not want, and that a version has: in its text, or in the `part` of a point, which
    is `mended` where they said what is to stand instead. `by` is their name, "" where the letter is theirs.
    """

    words: str
    by: str = ""
    point: int = 0
    part: Literal["", "reason", "finding"] = ""
    mended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftShown(FileLetter):
    """To whoever writes the answer: the draft exactly as it will leave, and where it stands.

    `moment`: "shown" where it was only asked to be seen (`missing` says what it lacks), "filed" where it waits for a
    second person, "returned" by that person with a `reason`, "left" once it is on its way. `version` is 0 where none
    was filed. `struck` are words that a second person did not want, and that it has.
    """

    occasion: ClassVar[str] = "draft"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    moment: Literal["shown", "filed", "returned", "left"]
    version: int
    shown: Shown
    missing: tuple[Said, ...] = ()
    needs: tuple[Need, ...] = ()
    judged_by: str = ""
    reason: str = ""
    struck: tuple[Struck, ...] = ()

    @property
    def on_paper(self) -> bool:
        """Whether a person has yet to print and post what left."""
        return not self.file.complainant.addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRequest(FileLetter):
    """To the second person: the draft in full, why it needs them, and the grid to compare by; worked by one word.

    `again` is true where they were asked about an earlier version; `struck` are words that were not wanted then.
    """

    occasion: ClassVar[str] = "approval"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    filed_by: str
    version: int
    again: bool
    needs: tuple[Need, ...]
    shown: Shown
    sums: tuple[tuple[int, str], ...]
    grid: tuple[GridRow, ...]
    struck: tuple[Struck, ...] = ()

    @property
    def severity(self) -> int:
        found = self.file.assessment.severity
        return found.value if found else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Spoken):
    """Why the answer takes longer, in the owner's words, and the day by which it will be there."""

    occasion: ClassVar[str] = "holding"
    audience: ClassVar[Audience] = "complainant"
    automatic: ClassVar[bool] = False

    sender_name: str
    reason: str
    until: date
    late: bool

    @property
    def own_words(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationChanged(Spoken):
    """R3. After the answer something is given on top of what it offered, or in place of `instead_of`.

    `agreed`: with the complainant, as a colleague says.
    """

    occasion: ClassVar[str] = "compensation_changed"
    audience: ClassVar[Audience] = "complainant"
    stage: ClassVar[Stage] = "after"
    repeatable: ClassVar[bool] = True

    sender_name: str
    compensation: CompensationTold
    instead_of: tuple[CompensationTold, ...] = ()
    agreed: bool = False

    @property
    def own_words(self) -> str:
        return self.compensation.how


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationDone(Spoken):
    """R3. What was carried out, when, and the reference by which the complainant finds it again; no new offer.

    `again`: it had been told as done before, and had come back. `closes`: with it the file is over, which this letter
    says as well. Of a part, `rest` is what remains, and `was_due` the day by which all of it had been announced.
    """

    occasion: ClassVar[str] = "compensation_done"
    audience: ClassVar[Audience] = "complainant"
    stage: ClassVar[Stage] = "after"

    sender_name: str
    compensation: CompensationTold
    proof: str
    again: bool = False
    closes: bool = False
    rest: CompensationTold | None = None
    was_due: date | None = None

    @property
    def later(self) -> bool:
        """Whether the rest comes after the day that they were told."""
        due = self.rest.due if self.rest else None
        return due is not None and self.was_due is not None and due > self.was_due

    @property
    def own_words(self) -> str:
        return self.proof


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationReturnedTold(Spoken):
    """R3. What was told as done came back: `compensation` has the day when it was done, and when it will be.

    `text` are the colleague's own words, or "". `never_left`: it had not been carried out when they were told so;
    `in_part`: so much of it is missing.
    """

    occasion: ClassVar[str] = "compensation_returned"
    audience: ClassVar[Audience] = "complainant"
    stage: ClassVar[Stage] = "after"
    repeatable: ClassVar[bool] = True

    sender_name: str
    compensation: CompensationTold
    text: str
    never_left: bool = False
    in_part: bool = False

    @property
    def account(self) -> str:
        """The end of the account that they gave us last, "" for none: what was told is not asked again."""
        theirs = self.file.complainant.addresses[:1]
        given = (account_ending(one.new_text) for one in reversed(self.file.messages) if one.sender in theirs)
        return next((ending for ending in given if ending), "")

    @property
    def own_words(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationAcknowledged(Spoken):
    """To the complainant: we know that the mediator has the file. Facts only, and nothing that could weigh there."""

    occasion: ClassVar[str] = "mediation"
    audience: ClassVar[Audience] = "complainant"
    stage: ClassVar[Stage] = "after"

    sender_name: str
    mediator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationNotice(FileLetter):
    """To those who answer for the company: a file went to the mediator, or came back with a `result`."""

    occasion: ClassVar[str] = "mediation_notice"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    mediator: str
    told_by: str
    over: bool
    result: str
