"""The sum for which a colleague asks another by a line: « dédommagement remboursement 200 € par virement à la place ».

A plain yes to it may grant it (`worker/staff/granted.py`), so the letter that brings the line says so.
"""

import re
from typing import Final

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.words.amounts import amounts
from worker.words.wording import fold

# Who decides what is more than one person may give.
_DECIDE: Final = frozenset({"approver", "manager", "direction"})
_LINE: Final = re.compile(r"#?(?P<line>(?:d[ée]dommagement|compensate) [^#\n…]{1,200})", re.IGNORECASE)


def line_asked(said: str) -> str:
    """The line that words tell first, without its sign; "" where they tell none."""
    found = _LINE.fullmatch(said.strip().split("\n")[0].strip())
    return found["line"].strip() if found else ""


def sum_asked(said: str, complaint: Complaint, reader: Person | None) -> tuple[int, str] | None:
    """What `reader` may grant by a yes: the one sum of such a line, once the answer has left; None for nothing."""
    found = {(one.cents, one.currency) for one, _, _ in amounts(fold(line_asked(said)))}
    decides = reader is not None and bool(reader.roles & _DECIDE) and reader.address not in complaint.complained_of
    after = complaint.state in {State.ANSWERED, State.CLOSED} and not complaint.litigation
    return found.pop() if decides and after and len(found) == 1 else None
