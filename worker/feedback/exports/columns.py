"""The register as a table: one column a row, with its titles and how a record fills it.

`personal` columns are left out of what goes by mail: who leads needs to know what happened, not to whom.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from worker.complaint.particulars import CONCERNED, REACHED, RecordField
from worker.complaint.record import Complaint
from worker.processing.settled import counted_decision
from worker.words.said import Said

# Money is (cents, currency); None is an empty cell.
Value: TypeAlias = "str | int | bool | date | datetime | tuple[int, str] | None"
Fill = Callable[[Complaint], Value]


YES_OR_NO: Final = (Said("no"), Said("yes"))
# A number as a spreadsheet of the language reads it.
AMOUNT: Final = Said("{units}.{cents} {currency}")


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is its code, for programs and for import."""

    name: str
    title: Said
    fill: Fill
    personal: bool = False


def _score(criterion: str) -> Fill:
    def fill(complaint: Complaint) -> Value:
        score = getattr(complaint.assessment, criterion)
        return score.value if score is not None and score.status == "confirmed" else None

    return fill


def _several(texts: Iterable[str]) -> str:
    return "; ".join(text for text in texts if text)


def _wish_amount(complaint: Complaint) -> Value:
    wish = complaint.desired_solution
    return None if wish is None or wish.amount_cents is None else (wish.amount_cents, wish.currency or "EUR")


def _spent(complaint: Complaint) -> Value:
    """What was executed, where it is of one currency."""
    paid = [one for one in complaint.compensations if one.status == "executed" and one.amount_cents]
    currencies = {one.currency or "EUR" for one in paid}
    if len(currencies) != 1:
        return None
    return sum(one.amount_cents or 0 for one in paid), currencies.pop()


def _named(fields: Iterable[RecordField]) -> Iterator[Column]:
    """The columns of what the record names in a few words."""
    for one in fields:
        yield Column(one.code, one.title, one.value, personal=one.personal)


COLUMNS: tuple[Column, ...] = (
    Column("ref", Said("reference"), lambda c: c.ref),
    Column("state", Said("state"), lambda c: c.state.value),
    Column("level", Said("level"), lambda c: c.level),
    Column("channel", Said("channel"), lambda c: c.channel.value),
    Column("recorded_by", Said("recorded by"), lambda c: c.recorded_by),
    Column("sent", Said("sent"), lambda c: c.sent_at),
    Column("received", Said("received"), lambda c: c.received_at),
    Column("language", Said("language"), lambda c: c.language),
    Column("name", Said("name"), lambda c: c.complainant.name, personal=True),
    Column("email", Said("e-mail"), lambda c: _several(c.complainant.addresses), personal=True),
    *_named(REACHED),
    Column("kind", Said("kind of complainant"), lambda c: c.complainant.kind.value),
    *_named(CONCERNED),
    Column("category", Said("category"), lambda c: c.category),
    Column("subject", Said("subject"), lambda c: c.subject, personal=True),
    Column("text", Said("what is said"), lambda c: _several(p.text for p in c.points), personal=True),
    Column("points", Said("points"), lambda c: len(c.points)),
    Column(
        "wish",
        Said("solution wished"),
        lambda c: c.desired_solution.kind if c.desired_solution else "",
    ),
    Column("wish_amount", Said("amount wished"), _wish_amount),
    Column("severity", Said("severity"), _score("severity")),
    Column("complexity", Said("complexity"), _score("complexity")),
    Column("impact", Said("impact"), _score("impact")),
    Column("occurrence", Said("occurrence"), _score("occurrence")),
    Column("priority", Said("priority"), lambda c: c.assessment.priority),
    Column("owner", Said("owner"), lambda c: c.owner),
    Column("acknowledged", Said("acknowledged"), lambda c: c.acknowledged_at),
    Column("ack_limit", Said("to acknowledge by"), lambda c: c.deadlines.ack_limit),
    Column("answer_target", Said("answer aimed at"), lambda c: c.deadlines.answer_target),
    Column("answer_due", Said("answer due"), lambda c: c.deadlines.answer_due),
    Column("answered", Said("first answered"), lambda c: c.first_answered_at),
    Column("outcome", Said("decision"), counted_decision),
    Column("decided_by", Said("decided by"), lambda c: c.decided_by),
    Column("approved_by", Said("approved by"), lambda c: c.approved_by),
    Column("cause", Said("root cause"), lambda c: c.root_cause),
    Column("cause_status", Said("cause established"), lambda c: c.cause_status),
    Column(
        "actions",
        Said("corrective actions"),
        lambda c: _several(f"{a.number}" for a in c.actions),
    ),
    Column("compensation", Said("compensation"), lambda c: _several(o.kind for o in c.compensations)),
    Column("compensation_amount", Said("amount executed"), _spent),
    Column("ended", Said("ended"), lambda c: c.ended_at),
    Column("reopened", Said("times reopened"), lambda c: c.reopen_count),
    Column("litigation", Said("litigation"), lambda c: c.litigation),
    Column("mediation", Said("mediation"), lambda c: c.mediation is not None),
    Column(
        "result",
        Said("score of result"),
        lambda c: c.satisfaction.result if c.satisfaction else None,
    ),
    Column(
        "handling",
        Said("score of handling"),
        lambda c: c.satisfaction.handling if c.satisfaction else None,
    ),
    Column("linked", Said("linked files"), lambda c: _several(c.linked_refs)),
    Column("erased", Said("erased"), lambda c: c.erased_at),
)


def columns(*, personal: bool) -> tuple[Column, ...]:
    return tuple(column for column in COLUMNS if personal or not column.personal)


def line(complaint: Complaint, of: Iterable[Column], zone: ZoneInfo) -> tuple[Value, ...]:
    """The complaint in these columns; moments in the company's zone."""
    return tuple(_local(column.fill(complaint), zone) for column in of)


def _local(value: Value, zone: ZoneInfo) -> Value:
    return value.astimezone(zone) if isinstance(value, datetime) else value
