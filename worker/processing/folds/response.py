"""Chapter 3: outcomes and reasons, compensation, drafts and the answer, mediation, the survey."""

from datetime import datetime

from worker.nouns.answering import STEPS, Mediation
from worker.nouns.complaint import Complaint, Point
from worker.nouns.entry import (
    AnswerAccepted,
    AnswerContested,
    AnswerReleased,
    CompensationMoved,
    CompensationProposed,
    DraftFiled,
    DraftJudged,
    HoldingAnnounced,
    MediationEnded,
    MediationOpened,
    PointDecided,
    PromiseOverridden,
    SurveyAnswered,
)
from worker.nouns.work import Note
from worker.processing.folds.places import EntryOutOfPlace, changed


def point_decided(complaint: Complaint, entry: PointDecided, _at: datetime) -> Complaint:
    if not 1 <= entry.number <= len(complaint.points):
        raise EntryOutOfPlace(f"{complaint.ref} has no point {entry.number}")
    said = {name: getattr(entry, name) for name in ("outcome", "finding", "reason")}
    update = {name: value for name, value in said.items() if value is not None}
    points: list[Point] = list(complaint.points)
    points[entry.number - 1] = points[entry.number - 1].model_copy(update=update)
    return complaint.model_copy(update={"points": tuple(points)})


def compensation_proposed(complaint: Complaint, entry: CompensationProposed, _at: datetime) -> Complaint:
    if any(c.number == entry.compensation.number for c in complaint.compensations):
        raise EntryOutOfPlace(f"{complaint.ref} has compensation {entry.compensation.number} already")
    return complaint.model_copy(update={"compensations": (*complaint.compensations, entry.compensation)})


def compensation_moved(complaint: Complaint, entry: CompensationMoved, at: datetime) -> Complaint:
    """R3. One of the steps that there are; when it is offered, the day by which it will be carried out is given too."""
    before = next((c for c in complaint.compensations if c.number == entry.number), None)
    if before and entry.status not in STEPS[before.status]:
        raise EntryOutOfPlace(f"compensation {entry.number} is {before.status}: it cannot be {entry.status} next")
    update: dict[str, object] = {"status": entry.status}
    match entry.status:
        case "approved":
            update |= {"approved_by": entry.by, "approved_at": at}
        case "offered":
            update |= {"offered_at": at, "due": entry.on or (before.due if before else None)}
        case "accepted":
            update |= {"accepted_at": at, "accepted_words": entry.words}
        case "executed":
            executed = {"executed_at": at, "executed_on": entry.on, "executed_by": entry.by, "proof": entry.words}
            update |= executed
        case "proposed" | "dropped":
            pass
    number = entry.number
    found = changed(complaint.compensations, lambda c: c.number == number, f"compensation {number}", **update)
    return complaint.model_copy(update={"compensations": found})


def draft_filed(complaint: Complaint, entry: DraftFiled, _at: datetime) -> Complaint:
    if entry.draft.version != len(complaint.drafts) + 1:
        raise EntryOutOfPlace(f"{complaint.ref}: draft {entry.draft.version} does not follow those before it")
    return complaint.model_copy(update={"drafts": (*complaint.drafts, entry.draft)})


def draft_judged(complaint: Complaint, entry: DraftJudged, at: datetime) -> Complaint:
    update = {"status": entry.status, "judged_by": entry.by, "judged_at": at, "reason": entry.reason}
    found = changed(complaint.drafts, lambda d: d.version == entry.version, f"draft {entry.version}", **update)
    return complaint.model_copy(update={"drafts": found})


def answer_released(complaint: Complaint, entry: AnswerReleased, at: datetime) -> Complaint:
    decided = {"decided_by": entry.decided_by, "approved_by": entry.approved_by, "decided_at": at}
    informed = at if entry.mediator_informed else complaint.mediator_informed_at
    return complaint.model_copy(
        update={
            **decided,
            "decision": entry.outcome,
            "mediator_informed_at": informed,
            # What was said of an earlier answer is no word on this one.
            "accepted_at": None,
            "contested_at": None,
        }
    )


def promise_overridden(complaint: Complaint, entry: PromiseOverridden, at: datetime) -> Complaint:
    text = f"{entry.reason}: {'; '.join(entry.findings)}"
    note = Note(text=text, by=entry.by, at=at)
    return complaint.model_copy(update={"overrides": (*complaint.overrides, note)})


def holding_announced(complaint: Complaint, entry: HoldingAnnounced, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"holdings": (*complaint.holdings, entry.holding)})


def answer_accepted(complaint: Complaint, _entry: AnswerAccepted, at: datetime) -> Complaint:
    return complaint.model_copy(update={"accepted_at": at})


def answer_contested(complaint: Complaint, _entry: AnswerContested, at: datetime) -> Complaint:
    return complaint.model_copy(update={"contested_at": at})


def mediation_opened(complaint: Complaint, entry: MediationOpened, at: datetime) -> Complaint:
    return complaint.model_copy(update={"mediation": Mediation(mediator=entry.mediator, since=at)})


def mediation_ended(complaint: Complaint, _entry: MediationEnded, at: datetime) -> Complaint:
    if complaint.mediation is None:
        raise EntryOutOfPlace(f"{complaint.ref} is in no mediation")
    return complaint.model_copy(update={"mediation": complaint.mediation.model_copy(update={"ended_at": at})})


def survey_answered(complaint: Complaint, entry: SurveyAnswered, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"satisfaction": entry.satisfaction})
