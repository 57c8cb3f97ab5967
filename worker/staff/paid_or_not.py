"""What plain words say of a payment: it was made, in part, came back, never left, or is another sum. The line for each.

Nothing is done by being said; whoever may send the line does.
"""

import re
from collections.abc import Iterator
from typing import Final

from worker.complaint.record import Complaint
from worker.processing.commands.frame import Bench
from worker.processing.finding_again import references
from worker.response.commands import partly
from worker.response.commands.executing import PROOFS
from worker.response.commands.returning import carried_out, never_left, says_so
from worker.response.commands.told_days import day_by
from worker.response.compensating import CAME_BACK
from worker.staff.amended import amended
from worker.staff.carried_out import is_to_come
from worker.staff.rights import may
from worker.staff.table import Table
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

_FEW: Final = 6
_NUMBER: Final = 60
_LOOKED_AT: Final = 400
_ROOM: Final = "meant"
_DONE: Final = words(_ROOM, "done")
_CLAUSES: Final = re.compile(r"[,;.]\s*")
_NOT: Final = words(_ROOM, "not done")
# The command, what its line is for, and the line.
Meant = tuple[str, Said, Said]


def likely(complaint: Complaint, bench: Bench, text: str, table: Table) -> tuple[Said, ...]:
    """The same as whoever writes may send them, for a refusal of what they typed."""
    said = " ".join(text[:_LOOKED_AT].split())
    found = ((table.find(verb), label, line) for verb, label, line in of_payments(complaint, bench, said, fold(said)))
    mine = ((label, line) for one, label, line in found if one and may(bench, one, complaint))
    return tuple(Said("{label}: {line}", label=label, line=line) for label, line in mine)


def of_payments(complaint: Complaint, bench: Bench, said: str, folded: str) -> Iterator[Meant]:
    """The lines that may be meant, the likeliest first."""
    yield from _came_back(complaint, said)
    yield from _not_gone(complaint, bench, said, folded)
    yield from _amends(complaint, said)
    yield from _paid(complaint, bench, said, folded)


def is_open_yet(folded: str) -> bool:
    """Not so, not yet, or asked."""
    return "?" in folded or _NOT.search(folded) is not None


def _came_back(complaint: Complaint, said: str) -> Iterator[Meant]:
    for one in carried_out(complaint)[:1] if says_so(said) and not never_left(said) else ():
        label = Said("Say that compensation {n} came back: it is owed again", n=one.number)
        yield (
            "came-back",
            label,
            CAME_BACK.about(n=one.number),
        )


def _not_gone(complaint: Complaint, bench: Bench, said: str, folded: str) -> Iterator[Meant]:
    """« Oups, le virement n'est pas encore parti, il part jeudi », after it was told as done."""
    for one in carried_out(complaint)[:1] if never_left(said) and "?" not in folded else ():
        label = Said("Say that compensation {n} was not carried out after all: it is owed again", n=one.number)
        day = day_by(said, bench)
        line = Said("#came-back {n} not left yet", n=one.number)
        yield "came-back", label, Said("{line} due={day}", line=line, day=f"{day:%d/%m/%Y}") if day else line


def _paid(complaint: Complaint, bench: Bench, said: str, folded: str) -> Iterator[Meant]:
    """« Remboursé », or the number of a transfer alone: « VIR-88131 pour le 1 »; « 150 virés, le reste le 30 »."""
    sums = [one for one in complaint.owed if one.amount_cents]
    read = partly.part_of(said, sums[0], bench) if len(sums) == 1 and "?" not in said else None
    # « On paiera en deux fois » tells of nothing that was paid.
    part = partly.offered(said, sums[0], bench) if read and (read.cents or not is_to_come(folded)) else None
    if part:
        yield (
            "executed",
            Said("Say that a part of compensation {n} is carried out, and when the rest is", n=sums[0].number),
            part,
        )
        return
    alone = len(said.split()) <= _FEW and bool(references(said))
    # « On a remboursé, je crois »: the doubt is a clause of its own, and the proof that is asked for settles it.
    told = any(_DONE.search(one) and not is_to_come(one) for one in _CLAUSES.split(folded))
    done = (told or (alone and not is_to_come(folded))) and not (is_open_yet(folded) or says_so(said))
    for one in complaint.owed[:1] if done else ():
        label = Said("Say that compensation {n} is carried out, with its proof", n=one.number)
        # Only what has the form of a number is repeated: it is what the complainant finds it by.
        number = references(said, one.amount_cents)
        line = Said("#executed {n} {proof}", n=one.number, proof=number[:_NUMBER])
        yield (
            "executed",
            label,
            line if number else Said("#executed {n} [{what} ?]", n=one.number, what=PROOFS[one.kind]),
        )


def _amends(complaint: Complaint, said: str) -> Iterator[Meant]:
    """« On s'est mis d'accord à 60 », once the answer has left."""
    for line in amended(complaint, said):
        yield "compensate", Said("Change what our answer gives"), line
