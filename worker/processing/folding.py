"""A complaint is the fold of its entries: `apply` is the only way it changes, and reads and writes nothing (E1)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from worker.nouns import entry as entries
from worker.nouns.complaint import Complaint
from worker.nouns.entry import Entry, Registered
from worker.processing.folds import intake, personal_data, post, processing, response
from worker.processing.folds.places import EntryOutOfPlace

__all__ = ["FOLDS", "EntryOutOfPlace", "apply", "fold"]

Fold = Callable[[Complaint, Any, datetime], Complaint]

# Every entry but the first, with what it changes. A test holds this table against the entries that there are.
FOLDS: Mapping[type[object], Fold] = MappingProxyType(
    {
        # Chapter 1
        entries.Imported: intake.imported,
        entries.Reread: intake.reread,
        entries.MessageReceived: intake.message_received,
        entries.MessageHeld: intake.message_held,
        entries.MessageAccepted: intake.message_accepted,
        entries.MessageSetApart: intake.message_set_apart,
        entries.StaffWrote: intake.staff_wrote,
        entries.FileJoined: intake.file_joined,
        entries.DocumentJudged: intake.document_judged,
        # The post
        entries.LetterQueued: post.letter_queued,
        entries.LetterSent: post.letter_sent,
        entries.LetterFailed: post.letter_failed,
        entries.LetterRequeued: post.letter_requeued,
        entries.LetterTold: post.letter_told,
        entries.LetterPosted: post.letter_posted,
        entries.LetterTakenBack: post.letter_taken_back,
        entries.ComplainantTold: post.complainant_told,
        entries.ProofSpent: post.proof_spent,
        # Chapter 2
        entries.Moved: processing.moved,
        entries.Assessed: processing.assessed,
        entries.Assigned: processing.assigned,
        entries.ComplainedOf: processing.complained_of,
        entries.Corrected: processing.corrected,
        entries.PointAdded: processing.point_added,
        entries.PointReworded: processing.point_reworded,
        entries.PointDropped: processing.point_dropped,
        entries.WishStated: processing.wish_stated,
        entries.Noted: processing.noted,
        entries.LitigationFlagged: processing.litigation_flagged,
        entries.ClarificationAsked: processing.clarification_asked,
        entries.ClarificationReminded: processing.clarification_reminded,
        entries.ClarificationEnded: processing.clarification_ended,
        entries.CauseFound: processing.cause_found,
        entries.ActionOpened: processing.action_opened,
        entries.ActionDone: processing.action_done,
        entries.ActionJudged: processing.action_judged,
        entries.Snoozed: processing.snoozed,
        entries.ClockStruck: processing.clock_struck,
        # Chapter 3
        entries.PointDecided: response.point_decided,
        entries.CompensationProposed: response.compensation_proposed,
        entries.CompensationMoved: response.compensation_moved,
        entries.DraftFiled: response.draft_filed,
        entries.DraftJudged: response.draft_judged,
        entries.AnswerReleased: response.answer_released,
        entries.PromiseOverridden: response.promise_overridden,
        entries.HoldingAnnounced: response.holding_announced,
        entries.AnswerAccepted: response.answer_accepted,
        entries.AnswerContested: response.answer_contested,
        entries.MediationOpened: response.mediation_opened,
        entries.MediationEnded: response.mediation_ended,
        entries.SurveyAnswered: response.survey_answered,
        # Personal data
        entries.DataRequested: personal_data.data_requested,
        entries.DataRequestAnswered: personal_data.data_request_answered,
        entries.Erased: personal_data.erased,
    }
)


def apply(complaint: Complaint | None, entry: Entry, *, at: datetime) -> Complaint:
    """The complaint after `entry`, which happened at `at` (aware). `None` is the file before its first entry.

    Raises EntryOutOfPlace, and IllegalMove for a move that the procedure does not have.
    """
    if isinstance(entry, Registered):
        if complaint is not None:
            raise EntryOutOfPlace(f"{complaint.ref} is registered already")
        return intake.registered(entry, at)
    if complaint is None:
        raise EntryOutOfPlace(f"{entry.kind} comes before the file is registered")
    return FOLDS[type(entry)](complaint, entry, at)


def fold(complaint: Complaint | None, entries_: Iterable[Entry], *, at: datetime) -> Complaint:
    """The complaint after several entries of one moment. Raises as `apply`."""
    for entry in entries_:
        complaint = apply(complaint, entry, at=at)
    if complaint is None:
        raise EntryOutOfPlace("a file begins with being registered")
    return complaint
