"""Entries of chapter 2: assessment, owner, questions, causes and actions; and the moves from state to state."""

from datetime import date
from typing import Literal

from worker.nouns.complaint import Complainant, Deadlines, DesiredSolution, State
from worker.nouns.value import Value
from worker.nouns.work import CauseStatus, CorrectiveAction, ImmediateAction, Priority


class Moved(Value):
    """One allowed move of the procedure's table."""

    kind: Literal["Moved"] = "Moved"
    source: State
    target: State
    cause: str
    reason: str = ""


class Assessed(Value):
    """T1. A person confirms scores; those left out stay as they are. `deadlines` follow the new priority."""

    kind: Literal["Assessed"] = "Assessed"
    severity: int | None = None
    complexity: int | None = None
    impact: int | None = None
    occurrence: int | None = None
    immediate_action: ImmediateAction | None = None
    priority: Priority | Literal[""]
    deadlines: Deadlines
    by: str


class Assigned(Value):
    kind: Literal["Assigned"] = "Assigned"
    owner: str
    by: str
    reason: str = ""


class ComplainedOf(Value):
    """Which colleagues the complaint is about, as a person confirmed: none of them may own the file."""

    kind: Literal["ComplainedOf"] = "ComplainedOf"
    people: tuple[str, ...]
    by: str


class Corrected(Value):
    """A person corrects the record; None leaves a field as it is."""

    kind: Literal["Corrected"] = "Corrected"
    by: str
    category: str | None = None
    product_or_service: str | None = None
    order_reference: str | None = None
    complainant: Complainant | None = None
    language: str | None = None


class PointAdded(Value):
    kind: Literal["PointAdded"] = "PointAdded"
    text: str
    by: str


class PointReworded(Value):
    """The words that stood before stay in the entry that brought them."""

    kind: Literal["PointReworded"] = "PointReworded"
    number: int
    text: str
    by: str


class PointDropped(Value):
    """The points after it are numbered anew."""

    kind: Literal["PointDropped"] = "PointDropped"
    number: int
    by: str


class WishStated(Value):
    """P4. The solution wished, confirmed by a person."""

    kind: Literal["WishStated"] = "WishStated"
    wish: DesiredSolution
    by: str


class Noted(Value):
    kind: Literal["Noted"] = "Noted"
    text: str
    by: str


class LitigationFlagged(Value):
    """While `on`, no automatic mail leaves for the complainant; the limits of the procedure still alarm colleagues."""

    kind: Literal["LitigationFlagged"] = "LitigationFlagged"
    on: bool
    by: str
    reason: str = ""


class ClarificationAsked(Value):
    """T2. Numbered questions left for the complainant."""

    kind: Literal["ClarificationAsked"] = "ClarificationAsked"
    number: int
    questions: tuple[str, ...]
    documents: tuple[str, ...] = ()
    reply_by: date
    by: str


class ClarificationReminded(Value):
    kind: Literal["ClarificationReminded"] = "ClarificationReminded"
    number: int


class ClarificationEnded(Value):
    """The answer came, its limit passed, or a colleague went on. The internal clock ran on after `waited_days`."""

    kind: Literal["ClarificationEnded"] = "ClarificationEnded"
    number: int
    how: Literal["answer", "silence", "staff"]
    waited_days: int
    deadlines: Deadlines


class CauseFound(Value):
    """T3. Suspected or confirmed; `reason` where it stays undetermined."""

    kind: Literal["CauseFound"] = "CauseFound"
    cause: str
    status: CauseStatus
    reason: str = ""
    by: str


class ActionOpened(Value):
    """T3. The file carries this action: opened here, or opened elsewhere and found to serve here too."""

    kind: Literal["ActionOpened"] = "ActionOpened"
    action: CorrectiveAction


class ActionDone(Value):
    kind: Literal["ActionDone"] = "ActionDone"
    number: int
    by: str
    check_due: date
    remark: str = ""


class ActionJudged(Value):
    kind: Literal["ActionJudged"] = "ActionJudged"
    number: int
    effective: bool
    by: str
    remark: str = ""


class Snoozed(Value):
    kind: Literal["Snoozed"] = "Snoozed"
    person: str
    until: date


class ClockStruck(Value):
    """A clock had its consequence, told by `key`; `told` are the addresses that were written to."""

    kind: Literal["ClockStruck"] = "ClockStruck"
    key: str
    told: tuple[str, ...] = ()
