"""Entries of chapter 3: outcomes and reasons, compensation, the answer, and what the complainant says of it."""

from datetime import date
from typing import Literal

from worker.nouns.answering import Compensation, CompensationStatus, Draft, Holding, Outcome, Satisfaction
from worker.nouns.value import Value


class PointDecided(Value):
    """R2. `number` counts from 1; None leaves what was there."""

    kind: Literal["PointDecided"] = "PointDecided"
    number: int
    outcome: Outcome | None = None
    finding: str | None = None
    reason: str | None = None
    by: str


class CompensationProposed(Value):
    kind: Literal["CompensationProposed"] = "CompensationProposed"
    compensation: Compensation


class CompensationMoved(Value):
    """R3. One step of a compensation; `words` are the complainant's yes or the proof of what was executed.

    `on` is the day on which it was executed, or, when it is offered, the day by which it will be.
    """

    kind: Literal["CompensationMoved"] = "CompensationMoved"
    number: int
    status: CompensationStatus
    by: str
    on: date | None = None
    words: str = ""


class DraftFiled(Value):
    kind: Literal["DraftFiled"] = "DraftFiled"
    draft: Draft


class DraftJudged(Value):
    """The second person releases or returns a version; a newer version supersedes it."""

    kind: Literal["DraftJudged"] = "DraftJudged"
    version: int
    status: Literal["returned", "released", "superseded"]
    by: str
    reason: str = ""


class AnswerReleased(Value):
    """The answer leaves: the decision stands from now on. `approved_by` is "" where no second person was needed."""

    kind: Literal["AnswerReleased"] = "AnswerReleased"
    version: int
    outcome: Outcome
    decided_by: str
    approved_by: str = ""
    mediator_informed: bool = False


class PromiseOverridden(Value):
    """A colleague sent words that the check of promises had found fault with, and said why."""

    kind: Literal["PromiseOverridden"] = "PromiseOverridden"
    findings: tuple[str, ...]
    reason: str
    by: str


class HoldingAnnounced(Value):
    kind: Literal["HoldingAnnounced"] = "HoldingAnnounced"
    holding: Holding


class AnswerAccepted(Value):
    """The complainant accepts, in these words, as a person read them."""

    kind: Literal["AnswerAccepted"] = "AnswerAccepted"
    words: str = ""
    by: str


class AnswerContested(Value):
    kind: Literal["AnswerContested"] = "AnswerContested"
    words: str = ""
    by: str


class MediationOpened(Value):
    kind: Literal["MediationOpened"] = "MediationOpened"
    mediator: str
    by: str


class MediationEnded(Value):
    kind: Literal["MediationEnded"] = "MediationEnded"
    by: str
    result: str = ""


class SurveyAnswered(Value):
    kind: Literal["SurveyAnswered"] = "SurveyAnswered"
    satisfaction: Satisfaction
