"""The first page: what a mediator reads in five minutes. Parties, demand, decision, compensation, recourse.

Everything on it is bounded, so that it stays one page whatever was written; what was cut stands whole further below.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from worker.complaint.compensation import Compensation
from worker.complaint.labels import label
from worker.complaint.lifecycle import LABELS, State, is_open
from worker.complaint.particulars import CONCERNED, REACHED, CustomerKind, Point
from worker.complaint.record import Complaint
from worker.complaint.recourse import Mediation
from worker.complaint.told import Names
from worker.feedback.dossier.chronology import Step, chronology, what_is_given
from worker.feedback.dossier.evidence import Company, Evidence
from worker.words.said import Said
from worker.words.wording import bounded

# Characters that all points have together on the first page, and all findings and reasons; and the most points.
_POINTS, _REASONS, _MOST_POINTS = 360, 540, 3
_FACT: Final = 80
_MOST_GIVEN: Final = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """`value` is a sentence of ours, a day, a moment, or somebody's words."""

    name: str
    value: Said | date | datetime | str


@dataclass(frozen=True, slots=True)
class PointTold:
    text: str
    outcome: Said | None
    finding: str
    reason: str


@dataclass(frozen=True, slots=True)
class Glance:
    """`more_points` are those that the page has no room for; `cut`, that something is shorter here than it was."""

    state: tuple[Fact, ...]
    complainant: tuple[Fact, ...]
    company: tuple[Fact, ...]
    demand: tuple[Fact, ...]
    points: tuple[PointTold, ...]
    more_points: int
    steps: tuple[Step, ...]
    decision: tuple[Fact, ...]
    compensations: tuple[Said, ...]
    recourse: tuple[Fact, ...]
    cut: bool


def glance(evidence: Evidence, names: Names, zone: ZoneInfo) -> Glance:
    complaint = evidence.complaint
    shown = complaint.points[:_MOST_POINTS]
    points = tuple(_shortened(point, len(shown)) for point in shown)
    return Glance(
        state=tuple(_state(complaint, zone)),
        complainant=tuple(_complainant(complaint)),
        company=tuple(_company(evidence.company, complaint, names)),
        demand=tuple(_demand(complaint)),
        points=points,
        more_points=len(complaint.points) - len(shown),
        steps=chronology(complaint, evidence.chain, names),
        decision=tuple(_decision(complaint, names, zone)),
        compensations=tuple(_given(complaint)),
        recourse=tuple(_recourse(complaint, evidence.company, zone)),
        cut=any(map(_is_cut, points, complaint.points)) or len(shown) < len(complaint.points),
    )


def whole_points(complaint: Complaint) -> tuple[PointTold, ...]:
    return tuple(map(_whole, complaint.points))


def _whole(point: Point) -> PointTold:
    return PointTold(point.text, label(point.outcome) if point.outcome else None, point.finding, point.reason)


def _shortened(point: Point, among: int) -> PointTold:
    """Its part of the room that all have together."""
    whole = _whole(point)
    return PointTold(
        bounded(whole.text, _POINTS // among),
        whole.outcome,
        bounded(whole.finding, _REASONS // among // 2),
        bounded(whole.reason, _REASONS // among // 2),
    )


def _is_cut(shown: PointTold, point: Point) -> bool:
    pairs = ((shown.text, point.text), (shown.finding, point.finding), (shown.reason, point.reason))
    return any(bounded(whole, len(whole) + 1) != short for short, whole in pairs)


def _facts(rows: Iterable[tuple[str, Said | date | datetime | str | None]]) -> Iterator[Fact]:
    for name, value in rows:
        if value:
            yield Fact(name, bounded(value, _FACT) if isinstance(value, str) else value)


def _state(complaint: Complaint, zone: ZoneInfo) -> Iterator[Fact]:
    answered, due = complaint.first_answered_at, complaint.deadlines.answer_due
    owed = answered is None and is_open(complaint.state)
    return _facts(
        (
            ("state", LABELS[complaint.state]),
            ("received", complaint.received_at.astimezone(zone).date()),
            ("answer_due", due if owed else None),
            (
                "answered",
                _on_time(answered.astimezone(zone).date(), due) if answered else None,
            ),
            ("erased", complaint.erased_at),
        )
    )


def _on_time(answered: date, due: date) -> Said:
    if answered <= due:
        return Said("{day}, within its limit ({due})", day=answered, due=due)
    return Said("{day}, beyond its limit ({due})", day=answered, due=due)


def _complainant(complaint: Complaint) -> Iterator[Fact]:
    who = complaint.complainant
    return _facts(
        (
            ("name", who.name),
            ("representative", who.representative),
            ("addresses", ", ".join(who.addresses)),
            *((one.code, one.value(complaint)) for one in REACHED),
        )
    )


def _company(company: Company, complaint: Complaint, names: Names) -> Iterator[Fact]:
    return _facts(
        (
            ("name", company.name),
            ("addresses", company.address),
            ("postal_address", company.postal_address),
            ("phone", company.phone),
            ("owner", names(complaint.owner) if complaint.owner else ""),
        )
    )


def _demand(complaint: Complaint) -> Iterator[Fact]:
    return _facts(
        (
            *((one.code, one.value(complaint)) for one in CONCERNED),
            ("category", complaint.category),
            ("wish", _wish(complaint)),
        )
    )


def _wish(complaint: Complaint) -> Said | None:
    wish = complaint.desired_solution
    if wish is None:
        return None
    named = label(wish.kind)
    if wish.amount_cents is None:
        return named
    return Said("{wish}, {sum}", wish=named, sum=(wish.amount_cents, wish.currency or "EUR"))


def _decision(complaint: Complaint, names: Names, zone: ZoneInfo) -> Iterator[Fact]:
    decided = complaint.decided_at
    return _facts(
        (
            ("outcome", label(complaint.decision) if complaint.decision else Said("none yet")),
            ("decided_on", decided.astimezone(zone).date() if decided else None),
            ("decided_by", names(complaint.decided_by) if complaint.decided_by else ""),
            ("approved_by", names(complaint.approved_by) if complaint.approved_by else ""),
            ("cause", complaint.root_cause if complaint.cause_status == "confirmed" else ""),
        )
    )


def _given(complaint: Complaint) -> Iterator[Said]:
    """What the complainant gets, or would: what was dropped is told in the chronology."""
    given = [one for one in complaint.compensations if one.status != "dropped"]
    yield from map(_compensation, given[:_MOST_GIVEN])
    if len(given) > _MOST_GIVEN:
        yield Said("and {count} more", count=len(given) - _MOST_GIVEN)


_STAGES: Final = {
    "proposed": Said("{what}: proposed inside the company"),
    "approved": Said("{what}: approved, not yet offered"),
    "offered": Said("{what}: offered"),
    "accepted": Said("{what}: accepted"),
    "executed": Said("{what}: carried out"),
}


def _compensation(one: Compensation) -> Said:
    what = what_is_given(one)
    if one.status == "executed" and one.executed_on:
        return Said("{what}: carried out on {day}", what=what, day=one.executed_on)
    if one.status in {"offered", "accepted"} and one.due:
        return Said("{what}, by {day} at the latest", what=_STAGES[one.status].about(what=what), day=one.due)
    return _STAGES[one.status].about(what=what)


def _recourse(complaint: Complaint, company: Company, zone: ZoneInfo) -> Iterator[Fact]:
    """What the complainant made of the answer, and where they may still turn."""
    consumer = complaint.complainant.kind is CustomerKind.CONSUMER and complaint.state is not State.NOT_A_COMPLAINT
    return _facts(
        (
            ("accepted", _accepted(complaint, zone)),
            ("contested", complaint.contested_at),
            ("mediator", company.mediator if consumer else ""),
            ("mediator_told", complaint.mediator_informed_at),
            ("mediation_limit", complaint.deadlines.mediation_limit if consumer else None),
            ("mediation", _mediation(complaint.mediation, zone) if complaint.mediation else None),
            ("litigation", (complaint.litigation_words or Said("yes")) if complaint.litigation else None),
            ("linked", ", ".join(complaint.linked_refs)),
        )
    )


def _accepted(complaint: Complaint, zone: ZoneInfo) -> datetime | Said | None:
    """When the answer was accepted, and whether that still stands."""
    at = complaint.accepted_at
    if at is None:
        return None
    protests = (m.received_at for m in complaint.messages if m.followup_kind == "contestation")
    protested = any(one > at for one in (complaint.contested_at, *protests) if one)
    stands = complaint.state in {State.ANSWERED, State.CLOSED} and not protested
    return at if stands else Said("on {day}; contested or reopened since", day=at.astimezone(zone).date())


def _mediation(mediation: Mediation, zone: ZoneInfo) -> Said:
    who, since = bounded(mediation.mediator, _FACT // 2), mediation.since.astimezone(zone).date()
    if mediation.ended_at is None:
        return Said("{who}, since {day}", who=who, day=since)
    return Said("{who}, from {day} to {end}", who=who, day=since, end=mediation.ended_at.astimezone(zone).date())
