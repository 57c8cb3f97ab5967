"""Lines of one mail in an order that the file does not allow are tried in that of the procedure.

Whoever writes "#répondre" above its reason means the answer with it. Lines keep their order among their like. Whoever
takes a file that nobody has may assess it from then on, wherever in their mail they say so.
"""

from dataclasses import replace
from typing import Final

from worker.processing.commands import reading
from worker.processing.commands.frame import Bench, Refusal
from worker.processing.commands.script import Line, Script
from worker.staff.table import Table

# As a file lives; what is not named stands between the work and the decision.
_TAKE: Final = "take"
_STEPS: Final[tuple[tuple[str, ...], ...]] = (
    ("reopen", "accept", "complainant", "category", "product", "wish", "point", "concerns"),
    (_TAKE,),
    ("assess",),
    ("assign",),
    ("cause",),
    (),
    ("decide",),
    ("finding", "reason"),
    ("compensate",),
    ("despite",),
    ("draft", "hold", "ask"),
    ("answer", "resolved", "return"),
    ("approve",),
    ("accepted",),
    ("came-back",),
    ("executed",),
    ("level2", "withdraw", "reclassify", "merge"),
    ("close",),
)
_PLACES: Final = {name: place for place, names in enumerate(_STEPS) for name in names}
_BETWEEN: Final = _STEPS.index(())


def ordered(script: Script, bench: Bench, table: Table) -> Script:
    """The script with its lines in the order of the procedure."""

    def place(line: Line) -> int:
        found = table.find(line.verb)
        if found and found.en == "assign" and _takes_it(line, bench):
            return _PLACES[_TAKE]
        return _PLACES.get(found.en, _BETWEEN) if found else _BETWEEN

    return replace(script, lines=tuple(sorted(script.lines, key=place)))


def _takes_it(line: Line, bench: Bench) -> bool:
    """« #affecter moi », or by their own name."""
    try:
        return reading.person_and_words(line.prose, bench)[0] == bench.person
    except Refusal:
        return False
