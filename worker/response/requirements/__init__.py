"""What an answer still lacks before it may be filed: one row a requirement, each with the line that supplies it.

Procedure, chapters on the life of a complaint and on letters: no answer without assessment and cause, without an
outcome and a reason for each point, without compensation where it is favourable, without the mediator where the law
asks for one, and none by whoever answered before.
"""

from worker.response.requirements import answer, decision, work
from worker.response.requirements.row import Filing, Missing, Row

__all__ = ["ROWS", "Filing", "Missing", "missing"]

# Read top-down: what comes first in the procedure is asked for first.
ROWS: tuple[Row, ...] = (
    work.in_hand,
    work.assessed,
    work.owned,
    work.impartial,
    decision.pointed,
    decision.decided,
    decision.reasoned,
    decision.explained,
    answer.compensated,
    answer.in_time,
    answer.recourse,
    answer.second_person,
)


def missing(filing: Filing) -> tuple[Missing, ...]:
    """All that the answer lacks, in the order of the procedure; empty where it may be filed."""
    return tuple(one for row in ROWS for one in row(filing))
