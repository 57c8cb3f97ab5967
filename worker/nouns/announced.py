"""What a text of a colleague says of the decision that no record has yet."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from worker.complaint.assessment import Criterion
from worker.complaint.compensation import CompensationKind

Verdict = Literal["", "upheld", "partly", "rejected"]


@dataclass(frozen=True, slots=True)
class Gift:
    """`kind` is None where a sum is given and nothing says as what; `cents` is None where the text names no sum, and
    `currency` "" where it names none. `way` is a known one of `worker.response.means`, `carrier` who brings it, `due`
    the day that the text names for it.
    """

    kind: CompensationKind | None
    cents: int | None = None
    currency: str = ""
    way: str = ""
    carrier: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Announced:
    """`sentence` is the first that announces; `verdict` is "" where the text leaves it open; of several `gifts` the
    complainant has the `choice`, or gets all. `scores`, a `cause` and the `reason` are those that words for the house
    name beside it; `settled` says what was done where they say that it is over; `internal`: it is nothing but such
    words, and no letter that would leave.
    """

    sentence: str
    verdict: Verdict
    gifts: tuple[Gift, ...] = ()
    choice: bool = False
    scores: tuple[tuple[Criterion, int], ...] = ()
    cause: str = ""
    reason: str = ""
    settled: str = ""
    internal: bool = False
