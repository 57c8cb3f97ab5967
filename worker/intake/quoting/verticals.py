"""The heading of a quoted mail set upright: each label alone on its line, what belongs to it on the line below.

Mail programs of telephones and webmail tables write so ("Da", "Risposta", "Data", "A", "Oggetto"), with or without
colons; where the cells of a table were kept together a tab stands between.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from worker.intake.quoting import labels
from worker.intake.quoting.edges import CLOCK
from worker.intake.quoting.folding import key
from worker.intake.quoting.page import Row
from worker.intake.quoting.vocabulary import LABELS, LONGEST_LABEL, Kind
from worker.words.wording import fold

MAX_ROWS, _MOST_PEOPLE = 60, 20
_PEOPLE: frozenset[Kind] = frozenset({"to", "copy"})
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Vertical:
    """`fields` as in a header block; `end` is the row below the last value."""

    end: int
    fields: Mapping[Kind, str]


def read(rows: Sequence[Row], first: int) -> Vertical | None:
    """The heading that begins at this row with the sender's label; a person's address and a time of day prove it."""
    opening = _label(rows[first].body)
    if opening is None or opening[0] != "sender":
        return None
    fields: dict[Kind, str] = {}
    row, last = first, min(first + MAX_ROWS, len(rows))
    while row < last and rows[row].depth == rows[first].depth:
        told = _label(rows[row].body)
        if told is None or (told[0] in fields and told[0] != "other"):
            break
        kind, value = told
        row += 1
        end = row if value else _value_end(rows, row, last, kind)
        fields.setdefault(kind, value or " ".join(one.body for one in rows[row:end]))
        row = end
    return Vertical(row, fields) if _proven(fields) else None


def _label(body: str) -> tuple[Kind, str] | None:
    """A label alone on its row, or with a tab and its value behind it."""
    if len(body) > LONGEST_LABEL and "\t" not in body:
        return None
    label, _, value = body.partition("\t")
    kind = LABELS.get(key(label.strip(labels.BOLD).rstrip(":： ").strip(labels.BOLD)))
    return (kind, value.strip(labels.BOLD)) if kind else None


def _value_end(rows: Sequence[Row], row: int, last: int, kind: Kind) -> int:
    """The row below the value: one line, of people as many as have an address."""
    end = row
    while end < last and rows[end].depth == rows[row].depth and _label(rows[end].body) is None:
        end += 1
        if kind not in _PEOPLE or end - row >= _MOST_PEOPLE:
            break
        if end < last and "@" not in rows[end].body and not rows[end - 1].body.endswith((",", ";")):
            break
    return end


def _proven(fields: Mapping[Kind, str]) -> bool:
    """Travellers set "De", "À" and "Date" upright too: a sender with an address, and the hour or a subject."""
    named = fields.keys() & {"to", "date", "sent", "subject"}
    people = f"{fields.get('sender', '')} {fields.get('reply_to', '')} {fields.get('to', '')}"
    timed = any(CLOCK.search(fold(fields.get(kind, ""))) for kind in ("date", "sent"))
    if "@" in people:
        return len(named) >= _LEAST - 1 and (timed or "subject" in fields)
    return timed and len(named) >= _LEAST and "to" in fields and "subject" in fields
