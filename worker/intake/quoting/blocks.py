"""The header lines of a mail repeated in the text of another: "De : … Envoyé : … À : … Objet : …".

Travellers write "De : Paris, À : Lyon" as well, so a block counts by what its fields hold, not by their names alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from worker.intake.quoting import labels
from worker.intake.quoting.page import Row
from worker.intake.quoting.vocabulary import Kind

# Sender, recipients, date, subject, and what clients add: a longer run of labels is no mail header. Long lists of
# recipients wrap, and so do subjects.
MAX_FIELDS, MAX_ROWS, MAX_WRAPPED = 12, 80, 6
# Clients wrap at 72 to 80 columns; a word of a dozen letters may have been too long for the line.
_FULL_LINE = 60
# Kinds that come more than once, and end no block.
_LOOSE: frozenset[Kind] = frozenset({"copy", "other"})
_ANSWER = re.compile(r"(?:re|tr|fwd?|aw|wg|sv|vs|rv|res|enc|rif|odp|antw) ?:", re.IGNORECASE)
_CLOCK = re.compile(r"\d[:.h]\d\d")

Strength = Literal["proven", "likely"]


@dataclass(frozen=True, slots=True)
class Block:
    """`fields` by kind, wrapped values joined by blanks. Rows `first` to before `end` (numbers of rows, not lines).

    A `proven` block is a quoted mail's by itself; a `likely` one needs a title or quote marks beside it, or, where it
    is `complete`, a line drawn above it.
    """

    first: int
    end: int
    fields: Mapping[Kind, str]
    strength: Strength

    @property
    def complete(self) -> bool:
        """Sender, recipient, subject, and a time of day."""
        return {"sender", "to", "subject"} <= self.fields.keys() and _is_timed(self.fields)


def read(rows: Sequence[Row], first: int, *, titled: bool = False) -> Block | None:
    """The block that begins at this row; None where there is none of any strength.

    Below a title that is known (`titled`) a first line of unknown name that holds an address is the sender's, and
    names may stand without a colon.
    """
    opening, tell = labels.read(rows[first].body), labels.read
    if opening is None and titled:
        opening = labels.unknown_sender(rows[first].body) or labels.colonless_sender(rows[first].body)
        tell = labels.colonless if opening and labels.colon(rows[first].body) < 0 else labels.read
    if opening is None or opening[0] in _LOOSE:
        return None
    last = opening[0]
    fields: dict[Kind, str] = dict([opening])
    row, spaced = first + 1, False
    while row < min(len(rows), first + MAX_ROWS) and len(fields) <= MAX_FIELDS and rows[row].depth == rows[first].depth:
        # Conversions of HTML may set a blank line between any two fields; then they do so from the first.
        if rows[row].apart and not spaced and row > first + 1:
            break
        found = tell(rows[row].body) if rows[row].body else None
        if found and (found[0] not in fields or found[0] in _LOOSE):
            spaced = spaced or rows[row].apart
            last = found[0]
            fields.setdefault(*found)
            row += 1
        elif not found and (wrapped := _wrapped(rows, row, fields, last)):
            fields[last] = " ".join(
                [fields[last], *(r.body.strip(labels.BOLD) for r in rows[row : row + wrapped])]
            ).strip()
            row += wrapped
        else:
            break
    strength = _strength(fields)
    return Block(first, row, fields, strength) if strength else None


def _wrapped(rows: Sequence[Row], row: int, fields: Mapping[Kind, str], last: Kind) -> int:
    """How many rows from here belong to the value above: up to the next field, or a list of people that goes on."""
    if rows[row].apart:
        return 0
    if not fields[last] and "subject" not in fields and last not in _LOOSE:
        return 1
    complete = {"sender", "to", "subject"} <= fields.keys() and bool({"date", "sent"} & fields.keys())
    for ahead in range(row, row if complete else min(row + MAX_WRAPPED, len(rows))):
        if rows[ahead].depth != rows[row].depth or rows[ahead].apart or not rows[ahead].body:
            break
        if found := labels.read(rows[ahead].body):
            return 0 if found[0] in fields or found[0] == "other" else ahead - row
    listed = last in {"to", "copy"} and fields[last].endswith((",", ";")) and "@" in rows[row].body
    return 1 if listed or (last == "subject" and _wraps_subject(rows, row)) else 0


def _wraps_subject(rows: Sequence[Row], row: int) -> bool:
    """A subject at the end of the block that goes on in one line more, above the blank line."""
    above, piece = rows[row - 1].body, rows[row].body
    if row + 1 >= len(rows) or not rows[row + 1].apart:
        return False
    return len(above) >= _FULL_LINE > len(piece) and not piece.endswith((",", ".", "!"))


def _strength(fields: Mapping[Kind, str]) -> Strength | None:
    """Class by class, from the surest down."""
    kinds = fields.keys()
    people = " ".join(fields.get(kind, "") for kind in ("sender", "to", "reply_to"))
    timed = _is_timed(fields)
    headings = kinds & {"to", "date", "sent", "subject"}
    # An address, and what else a header says.
    addressed = "@" in people and ("sender" in kinds and (len(headings) >= 2 or timed))
    # A recipient with an address and a time of day: the sender's line was lost.
    headless = "@" in people and "to" in kinds and timed
    # Outlook inside a company gives no addresses; what is "Envoyé" at a time of day is a mail.
    inside = {"sender", "sent"} <= kinds and timed and bool(kinds & {"to", "subject"})
    # The same from Outlook for Mac, which writes "Date": the subject has to be an answer's.
    answer = {"sender", "date", "to"} <= kinds and timed and bool(_ANSWER.match(fields.get("subject", "")))
    if addressed or headless or inside or answer:
        return "proven"
    return "likely" if ("sender" in kinds and headings) or {"subject", "date"} <= kinds else None


def _is_timed(fields: Mapping[Kind, str]) -> bool:
    return any(_CLOCK.search(fields.get(kind, "")) for kind in ("date", "sent"))
