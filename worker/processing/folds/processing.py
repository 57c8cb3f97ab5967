"""Chapter 2: moves, assessment, owner, corrections, questions, causes, actions."""

from datetime import datetime

from worker.nouns.complaint import Complaint, Point, State
from worker.nouns.entry import (
    ActionDone,
    ActionJudged,
    ActionOpened,
    Assessed,
    Assigned,
    CauseFound,
    ClarificationAsked,
    ClarificationEnded,
    ClarificationReminded,
    ClockStruck,
    ComplainedOf,
    Corrected,
    LitigationFlagged,
    Moved,
    Noted,
    PointAdded,
    PointDropped,
    PointReworded,
    Snoozed,
    WishStated,
)
from worker.nouns.work import SCALES, Clarification, Note, Score, Snooze
from worker.processing.folds.places import EntryOutOfPlace, changed
from worker.processing.lifecycle import REOPENINGS, IllegalMove, is_open, may_move


def moved(complaint: Complaint, entry: Moved, at: datetime) -> Complaint:
    """T6. Milestones that a move brings with it: the date of the answer, of the end, level 2, one more reopening."""
    if entry.source is not complaint.state:
        raise EntryOutOfPlace(f"{complaint.ref} is {complaint.state}, not {entry.source}: it cannot move from there")
    if not may_move(entry.source, entry.target):
        raise IllegalMove(entry.source, entry.target)
    update: dict[str, object] = {"state": entry.target}
    if entry.target is State.ANSWERED:
        update["answered_at"] = at
        update["first_answered_at"] = complaint.first_answered_at or at
    if entry.target is State.ESCALATED:
        update["level"] = 2
    if (entry.source, entry.target) in REOPENINGS:
        update["reopen_count"] = complaint.reopen_count + 1
    if entry.target is State.MERGED:
        update["merged_into"] = entry.reason
    ended = not is_open(entry.target)
    update["ended_at"] = at if ended else None
    update["ended_because"] = (entry.reason or entry.cause) if ended else ""
    return complaint.model_copy(update=update)


def assessed(complaint: Complaint, entry: Assessed, at: datetime) -> Complaint:
    update: dict[str, object] = {"priority": entry.priority, "confirmed_at": at}
    for criterion in SCALES:
        value = getattr(entry, criterion)
        if value is not None:
            proposal = complaint.assessment.score(criterion)
            words = proposal.words if proposal else ""
            update[criterion] = Score(value=value, status="confirmed", words=words, by=entry.by, at=at)
    if entry.immediate_action is not None:
        update["immediate_action"] = entry.immediate_action
    assessment = complaint.assessment.model_copy(update=update)
    return complaint.model_copy(update={"assessment": assessment, "deadlines": entry.deadlines})


def assigned(complaint: Complaint, entry: Assigned, at: datetime) -> Complaint:
    return complaint.model_copy(update={"owner": entry.owner, "assigned_at": at})


def complained_of(complaint: Complaint, entry: ComplainedOf, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"complained_of": entry.people})


def corrected(complaint: Complaint, entry: Corrected, _at: datetime) -> Complaint:
    names = ("category", "product_or_service", "order_reference", "complainant", "language")
    update = {name: getattr(entry, name) for name in names if getattr(entry, name) is not None}
    if "category" in update:
        update["category_words"] = ""
    return complaint.model_copy(update=update)


def point_added(complaint: Complaint, entry: PointAdded, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"points": (*complaint.points, Point(text=entry.text))})


def point_reworded(complaint: Complaint, entry: PointReworded, _at: datetime) -> Complaint:
    points = list(complaint.points)
    place = _place(complaint, entry.number)
    points[place] = points[place].model_copy(update={"text": entry.text})
    return complaint.model_copy(update={"points": tuple(points)})


def point_dropped(complaint: Complaint, entry: PointDropped, _at: datetime) -> Complaint:
    place = _place(complaint, entry.number)
    return complaint.model_copy(update={"points": (*complaint.points[:place], *complaint.points[place + 1 :])})


def _place(complaint: Complaint, number: int) -> int:
    if not 1 <= number <= len(complaint.points):
        raise EntryOutOfPlace(f"{complaint.ref} has no point {number}")
    return number - 1


def wish_stated(complaint: Complaint, entry: WishStated, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"desired_solution": entry.wish})


def noted(complaint: Complaint, entry: Noted, at: datetime) -> Complaint:
    return complaint.model_copy(update={"notes": (*complaint.notes, Note(text=entry.text, by=entry.by, at=at))})


def litigation_flagged(complaint: Complaint, entry: LitigationFlagged, _at: datetime) -> Complaint:
    words = entry.reason or complaint.litigation_words
    return complaint.model_copy(update={"litigation": entry.on, "litigation_words": words})


def clarification_asked(complaint: Complaint, entry: ClarificationAsked, at: datetime) -> Complaint:
    asked = Clarification(
        number=entry.number,
        asked_by=entry.by,
        asked_at=at,
        questions=entry.questions,
        documents=entry.documents,
        reply_by=entry.reply_by,
    )
    return complaint.model_copy(update={"clarifications": (*complaint.clarifications, asked)})


def clarification_reminded(complaint: Complaint, entry: ClarificationReminded, at: datetime) -> Complaint:
    return _with_clarification(complaint, entry.number, reminded_at=at)


def clarification_ended(complaint: Complaint, entry: ClarificationEnded, at: datetime) -> Complaint:
    """The internal clock runs on, later by the days that it stood still; the regulatory one never stopped."""
    after = _with_clarification(complaint, entry.number, ended_at=at, ended_by=entry.how)
    waited = complaint.customer_wait_days + entry.waited_days
    return after.model_copy(update={"customer_wait_days": waited, "deadlines": entry.deadlines})


def cause_found(complaint: Complaint, entry: CauseFound, at: datetime) -> Complaint:
    said = {"root_cause": entry.cause, "cause_status": entry.status, "cause_reason": entry.reason}
    return complaint.model_copy(update={**said, "cause_at": at})


def action_opened(complaint: Complaint, entry: ActionOpened, _at: datetime) -> Complaint:
    if any(action.number == entry.action.number for action in complaint.actions):
        raise EntryOutOfPlace(f"{complaint.ref} carries action {entry.action.number} already")
    return complaint.model_copy(update={"actions": (*complaint.actions, entry.action)})


def action_done(complaint: Complaint, entry: ActionDone, at: datetime) -> Complaint:
    done = {"done_at": at, "done_by": entry.by, "check_due": entry.check_due, "effectiveness": "pending"}
    return _with_action(complaint, entry.number, **done, remark=entry.remark)


def action_judged(complaint: Complaint, entry: ActionJudged, at: datetime) -> Complaint:
    verdict = "effective" if entry.effective else "not_effective"
    return _with_action(complaint, entry.number, effectiveness=verdict, judged_by=entry.by, judged_at=at)


def snoozed(complaint: Complaint, entry: Snoozed, _at: datetime) -> Complaint:
    others = tuple(s for s in complaint.snoozes if s.person != entry.person)
    return complaint.model_copy(update={"snoozes": (*others, Snooze(person=entry.person, until=entry.until))})


def clock_struck(complaint: Complaint, entry: ClockStruck, _at: datetime) -> Complaint:
    if entry.key in complaint.struck:
        raise EntryOutOfPlace(f"{complaint.ref}: the clock {entry.key} has struck already")
    return complaint.model_copy(update={"struck": (*complaint.struck, entry.key)})


def _with_clarification(complaint: Complaint, number: int, **update: object) -> Complaint:
    found = changed(complaint.clarifications, lambda c: c.number == number, f"clarification {number}", **update)
    return complaint.model_copy(update={"clarifications": found})


def _with_action(complaint: Complaint, number: int, **update: object) -> Complaint:
    found = changed(complaint.actions, lambda a: a.number == number, f"action {number}", **update)
    return complaint.model_copy(update={"actions": found})
