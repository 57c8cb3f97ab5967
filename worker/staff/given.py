"""Who gets a file that nobody has, for being named with its scores or alone: « Bob stp, moyenne simple limitées ».

Whoever says more of a colleague speaks of them, or to them: that is read elsewhere (`worker/staff/understood.py`).
"""

import re
from collections.abc import Sequence
from typing import Final

from worker.complaint.lifecycle import State, is_open
from worker.complaint.record import Complaint
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line
from worker.staff.looked_up import line_of
from worker.staff.plain_words import WHO, PlainWords
from worker.words.tables import shape

_ROOM: Final = "plainly"
# Whose words somebody reads.
READ_BY: Final = frozenset({"affecter", "dire", "niveau2"})
ME: Final = "moi"
_NAMED: Final = shape(
    _ROOM,
    r"(?:\A|[,;.:!?/\n\v)-])\s*(?P<given>(?:{before who gets it} )*zzwho[0-9](?: ?,? ?{behind who gets it})*)"
    r"\s*(?=\Z|[,;.:!/\n\v])",
)
_FOR_ME: Final = shape(_ROOM, r"(?:\A|[,;.:!?/\n\v])\s*(?P<given>{for me})\s*(?=\Z|[,;.:!/\n\v])")
# « Bob, je te laisse voir » gives it with the words, which he reads.
_SET_TO_WORK: Final = shape(_ROOM, r"(?:\A|[,;.:!/\n\v])\s*(?P<given>zzwho[0-9])(?=[ ,:]+{set to work}(?!\w))")
# « À Bob. Double débit 89 € »: a first sentence of its own.
_FIRST: Final = shape(_ROOM, r"\s*(?P<given>(?:{before who gets it} )+zzwho(?P<place>[0-9]))\s*(?:[.\n\v]|\Z)")
_SIGN: Final = re.compile(r"\w")

# A line with the words that it was read from, as they stand in `PlainWords.said`.
Finding = tuple[Line, str]


def by_name(
    found: Sequence[Finding], said: PlainWords, left: str, complaint: Complaint, bench: Bench, *, scored: bool
) -> list[Finding]:
    """What was `found`, with who gets the file. `left` are the words beside the scores, where these are given."""
    free = not complaint.owner and is_open(complaint.state) and complaint.state is not State.ANSWERED
    if not free or "?" in said.said:
        return list(found)
    told = [one for one in found if one[0].verb == "dire"]
    if scored and len(found) == 1 and told:
        # « Cyrille, moyenne, simple, isolées ».
        (line, typed), *_ = told
        return [(line_of("affecter", line.prose), typed or _clause(left, said))]
    if any(line.verb in READ_BY and typed for line, typed in found):
        return list(found)
    if given := _given(said, left, complaint, bench, scored=scored):
        return [*(one for one in found if one not in told), given]
    return list(found)


def _given(said: PlainWords, left: str, complaint: Complaint, bench: Bench, *, scored: bool) -> Finding | None:
    first = _FIRST.match(left)
    free = first and not any(mark in first["given"] for mark in said.shared)
    if first and free and (whom := said.people[int(first["place"])]).address not in complaint.complained_of:
        return line_of("affecter", whom.name), first["given"]
    table, who = _NAMED, said.people[0].name if len(said.people) == 1 else ""
    if not said.people and scored:
        table, who = _FOR_ME, ME
    hit = table.search(left) or (_SET_TO_WORK.search(left) if scored and said.people else None)
    address = said.people[0].address if said.people else bench.person.address
    if not hit or not who or address in complaint.complained_of or any(mark in hit["given"] for mark in said.shared):
        return None
    alone = not _SIGN.search(left.replace(hit["given"], " ", 1))
    return (line_of("affecter", who), hit["given"]) if scored or alone else None


def _clause(left: str, said: PlainWords) -> str:
    """The words that name whom they call, with what stands beside it of course."""
    hit = _NAMED.search(left)
    if hit:
        return hit["given"]
    alone = WHO.search(left) if len(said.people) == 1 else None
    return alone[0] if alone else ""
