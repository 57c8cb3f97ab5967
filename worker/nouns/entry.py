"""Entries: what happened to a complaint, in the past tense. They are the only way a complaint changes.

An entry's JSON is its payload in the register; its hash is what the chain covers. A field is never renamed nor
removed once a register may hold it: an old entry must fold for ever.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter

from worker.nouns.entries.intake import (
    DocumentJudged,
    FileJoined,
    Imported,
    MessageAccepted,
    MessageHeld,
    MessageReceived,
    MessageSetApart,
    Registered,
    Reread,
    StaffWrote,
)
from worker.nouns.entries.personal_data import DataRequestAnswered, DataRequested, Erased
from worker.nouns.entries.post import (
    ComplainantTold,
    LetterFailed,
    LetterPosted,
    LetterQueued,
    LetterRequeued,
    LetterSent,
    LetterTakenBack,
    LetterTold,
    ProofSpent,
)
from worker.nouns.entries.processing import (
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
from worker.nouns.entries.response import (
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

__all__ = [
    "ENTRY",
    "ActionDone",
    "ActionJudged",
    "ActionOpened",
    "AnswerAccepted",
    "AnswerContested",
    "AnswerReleased",
    "Assessed",
    "Assigned",
    "CauseFound",
    "ClarificationAsked",
    "ClarificationEnded",
    "ClarificationReminded",
    "ClockStruck",
    "CompensationMoved",
    "CompensationProposed",
    "ComplainantTold",
    "ComplainedOf",
    "Corrected",
    "DataRequestAnswered",
    "DataRequested",
    "DocumentJudged",
    "DraftFiled",
    "DraftJudged",
    "Entry",
    "Erased",
    "FileJoined",
    "HoldingAnnounced",
    "Imported",
    "LetterFailed",
    "LetterPosted",
    "LetterQueued",
    "LetterRequeued",
    "LetterSent",
    "LetterTakenBack",
    "LetterTold",
    "LitigationFlagged",
    "MediationEnded",
    "MediationOpened",
    "MessageAccepted",
    "MessageHeld",
    "MessageReceived",
    "MessageSetApart",
    "Moved",
    "Noted",
    "PointAdded",
    "PointDecided",
    "PointDropped",
    "PointReworded",
    "PromiseOverridden",
    "ProofSpent",
    "Registered",
    "Reread",
    "Snoozed",
    "StaffWrote",
    "SurveyAnswered",
    "WishStated",
]

Entry = Annotated[
    Registered
    | Imported
    | MessageReceived
    | Reread
    | MessageHeld
    | MessageAccepted
    | MessageSetApart
    | StaffWrote
    | FileJoined
    | DocumentJudged
    | LetterQueued
    | LetterSent
    | LetterFailed
    | LetterRequeued
    | LetterTold
    | LetterPosted
    | LetterTakenBack
    | ComplainantTold
    | ProofSpent
    | Moved
    | Assessed
    | Assigned
    | ComplainedOf
    | Corrected
    | PointAdded
    | PointReworded
    | PointDropped
    | WishStated
    | Noted
    | LitigationFlagged
    | ClarificationAsked
    | ClarificationReminded
    | ClarificationEnded
    | CauseFound
    | ActionOpened
    | ActionDone
    | ActionJudged
    | Snoozed
    | ClockStruck
    | DataRequested
    | DataRequestAnswered
    | Erased
    | PointDecided
    | CompensationProposed
    | CompensationMoved
    | DraftFiled
    | DraftJudged
    | AnswerReleased
    | PromiseOverridden
    | HoldingAnnounced
    | AnswerAccepted
    | AnswerContested
    | MediationOpened
    | MediationEnded
    | SurveyAnswered,
    Field(discriminator="kind"),
]
ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
