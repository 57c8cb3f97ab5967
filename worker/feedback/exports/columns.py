"""The register as a table: one column a row, with its titles and how a record fills it.

`personal` columns are left out of what goes by mail: who leads needs to know what happened, not to whom.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from worker.complaint.particulars import CONCERNED, REACHED, RecordField
from worker.complaint.record import Complaint

# Money is (cents, currency); None is an empty cell.
Value: TypeAlias = "str | int | bool | date | datetime | tuple[int, str] | None"
Fill = Callable[[Complaint], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is its code, for programs and for import."""

    name: str
    fr: str
    en: str
    fill: Fill
    personal: bool = False

    def title(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


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
        yield Column(one.code, one.title.fr, one.title.en, one.value, personal=one.personal)


COLUMNS: tuple[Column, ...] = (
    Column("ref", "référence", "reference", lambda c: c.ref),
    Column("state", "état", "state", lambda c: c.state.value),
    Column("level", "niveau", "level", lambda c: c.level),
    Column("channel", "canal", "channel", lambda c: c.channel.value),
    Column("recorded_by", "enregistrée par", "recorded by", lambda c: c.recorded_by),
    Column("sent", "envoyée le", "sent", lambda c: c.sent_at),
    Column("received", "reçue le", "received", lambda c: c.received_at),
    Column("language", "langue", "language", lambda c: c.language),
    Column("name", "nom", "name", lambda c: c.complainant.name, personal=True),
    Column("email", "courriel", "e-mail", lambda c: _several(c.complainant.addresses), personal=True),
    *_named(REACHED),
    Column("kind", "type de réclamant", "kind of complainant", lambda c: c.complainant.kind.value),
    *_named(CONCERNED),
    Column("category", "motif", "category", lambda c: c.category),
    Column("subject", "objet", "subject", lambda c: c.subject, personal=True),
    Column("text", "ce qui est dit", "what is said", lambda c: _several(p.text for p in c.points), personal=True),
    Column("points", "points", "points", lambda c: len(c.points)),
    Column(
        "wish", "solution souhaitée", "solution wished", lambda c: c.desired_solution.kind if c.desired_solution else ""
    ),
    Column("wish_amount", "montant souhaité", "amount wished", _wish_amount),
    Column("severity", "gravité", "severity", _score("severity")),
    Column("complexity", "complexité", "complexity", _score("complexity")),
    Column("impact", "répercussions", "impact", _score("impact")),
    Column("occurrence", "occurrence", "occurrence", _score("occurrence")),
    Column("priority", "priorité", "priority", lambda c: c.assessment.priority),
    Column("owner", "responsable", "owner", lambda c: c.owner),
    Column("acknowledged", "accusé de réception le", "acknowledged", lambda c: c.acknowledged_at),
    Column("ack_limit", "limite d'accusé de réception", "to acknowledge by", lambda c: c.deadlines.ack_limit),
    Column("answer_target", "réponse visée le", "answer aimed at", lambda c: c.deadlines.answer_target),
    Column("answer_due", "réponse due le", "answer due", lambda c: c.deadlines.answer_due),
    Column("answered", "première réponse le", "first answered", lambda c: c.first_answered_at),
    Column("outcome", "décision", "decision", lambda c: c.decision),
    Column("decided_by", "décidée par", "decided by", lambda c: c.decided_by),
    Column("approved_by", "validée par", "approved by", lambda c: c.approved_by),
    Column("cause", "cause racine", "root cause", lambda c: c.root_cause),
    Column("cause_status", "cause établie", "cause established", lambda c: c.cause_status),
    Column(
        "actions", "actions correctives", "corrective actions", lambda c: _several(f"{a.number}" for a in c.actions)
    ),
    Column("compensation", "dédommagement", "compensation", lambda c: _several(o.kind for o in c.compensations)),
    Column("compensation_amount", "montant versé", "amount executed", _spent),
    Column("ended", "terminée le", "ended", lambda c: c.ended_at),
    Column("reopened", "réouvertures", "times reopened", lambda c: c.reopen_count),
    Column("litigation", "contentieux", "litigation", lambda c: c.litigation),
    Column("mediation", "médiation", "mediation", lambda c: c.mediation is not None),
    Column(
        "result", "note du résultat", "score of result", lambda c: c.satisfaction.result if c.satisfaction else None
    ),
    Column(
        "handling",
        "note du traitement",
        "score of handling",
        lambda c: c.satisfaction.handling if c.satisfaction else None,
    ),
    Column("linked", "dossiers liés", "linked files", lambda c: _several(c.linked_refs)),
    Column("erased", "effacée le", "erased", lambda c: c.erased_at),
)


def columns(*, personal: bool) -> tuple[Column, ...]:
    return tuple(column for column in COLUMNS if personal or not column.personal)


def line(complaint: Complaint, of: Iterable[Column], zone: ZoneInfo) -> tuple[Value, ...]:
    """The complaint in these columns; moments in the company's zone."""
    return tuple(_local(column.fill(complaint), zone) for column in of)


def _local(value: Value, zone: ZoneInfo) -> Value:
    return value.astimezone(zone) if isinstance(value, datetime) else value
