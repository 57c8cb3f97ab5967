"""What a file comes to, in a table: the facts of the record under their names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from worker.complaint.labels import label
from worker.complaint.lifecycle import LABELS
from worker.complaint.particulars import CONCERNED, REACHED
from worker.complaint.record import Complaint
from worker.complaint.told import Names
from worker.words.said import Said


@dataclass(frozen=True, slots=True)
class Fact:
    """`value` is a sentence of ours, a day, a moment, or somebody's words."""

    name: str
    value: Said | date | datetime | str


def summary(complaint: Complaint, name: Names) -> Iterator[Fact]:
    who, dates = complaint.complainant, complaint.deadlines
    rows: Iterable[tuple[str, Said | date | datetime | str | None]] = (
        ("ref", complaint.ref),
        ("state", LABELS[complaint.state]),
        ("complainant", who.name),
        ("addresses", ", ".join(who.addresses)),
        *((one.code, one.value(complaint)) for one in REACHED),
        ("channel", label(complaint.channel.value)),
        ("received", complaint.received_at),
        ("acknowledged", complaint.acknowledged_at),
        ("answer_due", dates.answer_due),
        ("answered", complaint.first_answered_at),
        ("ended", complaint.ended_at),
        ("owner", name(complaint.owner) if complaint.owner else ""),
        *((one.code, one.value(complaint)) for one in CONCERNED),
        ("category", complaint.category),
        ("priority", complaint.assessment.priority),
        ("wish", _wish(complaint)),
        ("cause", complaint.root_cause),
        ("mediation", complaint.mediation.mediator if complaint.mediation else ""),
        ("litigation", complaint.litigation_words if complaint.litigation else ""),
        ("linked", ", ".join(complaint.linked_refs)),
        ("erased", complaint.erased_at),
    )
    return (Fact(key, value) for key, value in rows if value)


def _wish(complaint: Complaint) -> Said | None:
    wish = complaint.desired_solution
    if wish is None:
        return None
    named = label(wish.kind)
    if wish.amount_cents is None:
        return named
    return Said("{wish}, {sum}", wish=named, sum=(wish.amount_cents, wish.currency or "EUR"))


def decision(complaint: Complaint, name: Names) -> Iterator[Fact]:
    if complaint.decision:
        yield Fact("outcome", label(complaint.decision))
        yield Fact("decided_by", name(complaint.decided_by))
    if complaint.approved_by:
        yield Fact("approved_by", name(complaint.approved_by))
    for one in complaint.compensations:
        if one.status != "dropped":
            kind = label(one.kind)
            sums = (one.amount_cents or 0, one.currency or "EUR")
            told = Said("{kind}, {sum}", kind=kind, sum=sums) if one.amount_cents else kind
            yield Fact("compensation", told)
