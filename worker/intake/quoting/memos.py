"""The heading of a mail quoted by Lotus Notes: the sender, the date, then "To", "cc", "Subject" alone on their lines.

What belongs to a label stands below it, or behind a tab where the cells of a table were kept together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from worker.intake.quoting.folding import key
from worker.intake.quoting.page import Row
from worker.intake.quoting.vocabulary import LABELS, Kind

# Lists of recipients are long; the date stands right below the sender, or below who sent it for him.
MAX_ROWS, _DATE_WITHIN = 40, 4
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4} \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5})?", re.IGNORECASE
)
_NAMED = re.compile(r"[^\s@]+@[^\s@]+|\w/\w")


@dataclass(frozen=True, slots=True)
class Memo:
    """`fields` as in a header block; `end` is the row below the subject."""

    end: int
    fields: Mapping[Kind, str]


def read(rows: Sequence[Row], first: int) -> Memo | None:
    """The heading that begins at this row: a person, and within three rows a date of its own."""
    sender = rows[first].body
    if len(sender) > 160 or not _NAMED.search(sender):
        return None
    below = range(first + 1, min(first + _DATE_WITHIN, len(rows)))
    dated = next((row for row in below if _DATE.fullmatch(rows[row].body)), None)
    if dated is None or any(rows[row].depth != rows[first].depth for row in range(first, dated + 1)):
        return None
    fields: dict[Kind, str] = {"sender": sender, "date": rows[dated].body}
    for row, kind, value in _labelled(rows, dated + 1):
        fields.setdefault(kind, value)
        if kind == "subject":
            return Memo(row, fields) if "to" in fields else None
    return None


def _labelled(rows: Sequence[Row], first: int) -> Iterator[tuple[int, Kind, str]]:
    """Each label with its value, and the row behind both."""
    row, end = first, min(first + MAX_ROWS, len(rows))
    while row < end:
        label, tab, value = rows[row].body.partition("\t")
        kind = LABELS.get(key(label))
        row += 1
        if kind is None:
            continue
        if not tab and row < end and key(rows[row].body) not in LABELS:
            value = rows[row].body
            row += 1
        yield row, kind, value.strip()
