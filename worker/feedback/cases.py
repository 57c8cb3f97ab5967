"""A complaint as figures see it: codes, local days and amounts, and nobody's name or words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from worker.complaint.answer import Outcome
from worker.complaint.compensation import CompensationKind
from worker.complaint.lifecycle import State
from worker.complaint.post import SentMail
from worker.complaint.record import Complaint
from worker.processing.settled import counted_decision

# What is counted nowhere: it never was a complaint, or is counted as the file that it repeats.
NOT_COUNTED = frozenset({State.NOT_A_COMPLAINT, State.MERGED})
# The letters that ask how it went.
ASKING = frozenset({"closing", "survey"})


@dataclass(frozen=True, slots=True)
class Paid:
    """One compensation. `offered_on` and `executed_on` are None where it did not come to that; 0 cents: no money.

    `due` is the day until which it was promised.
    """

    kind: CompensationKind
    cents: int
    currency: str
    goodwill: bool
    offered_on: date | None
    executed_on: date | None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A holding letter: made on one day, news until another."""

    made_on: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFile:
    """All days are local. `answered_on` is the day of the first answer, `decided_on` that of the decision which stands;
    "settled" is what was settled at once, without a judgement.

    `contacts` are the days on which a mail left for the complainant. `asked_on` is the day on which they were asked how
    it went; `result` and `handling` are their answer, 1 to 5.
    """

    ref: str
    state: State
    channel: str
    product: str
    category: str
    priority: str
    owner: str
    litigation: bool
    received_on: date
    clock_start: date
    ack_limit: date
    answer_target: date
    answer_due: date
    acknowledged_on: date | None = None
    ack_minutes: int | None = None
    answered_on: date | None = None
    ended_on: date | None = None
    decided_on: date | None = None
    decision: Outcome | str = ""
    root_cause: str = ""
    cause_confirmed: bool = False
    cause_on: date | None = None
    contacts: tuple[date, ...] = ()
    promises: tuple[Promise, ...] = ()
    compensations: tuple[Paid, ...] = ()
    reopened: bool = False
    level_two: bool = False
    mediation_on: date | None = None
    asked_on: date | None = None
    satisfied_on: date | None = None
    result: int | None = None
    handling: int | None = None
    thanks: tuple[date, ...] = ()
    overrides: tuple[date, ...] = ()

    @property
    def counted(self) -> bool:
        return self.state not in NOT_COUNTED

    @property
    def withdrawn(self) -> bool:
        return self.state is State.WITHDRAWN

    def waits_on(self, day: date) -> bool:
        """Whether it had neither its first answer nor an end when that day was over."""
        done = min((d for d in (self.answered_on, self.ended_on) if d), default=None)
        return self.received_on <= day and (done is None or done > day)


@dataclass(frozen=True, slots=True)
class Action:
    """A corrective action. `products` are those of the files that carry it, folded; `owner` a colleague's address."""

    number: int
    description: str
    cause: str
    owner: str
    due: date
    opened_on: date
    done_on: date | None
    check_due: date | None
    effectiveness: str
    products: frozenset[str]
    files: int


def case_of(complaint: Complaint, zone: ZoneInfo) -> CountedFile:
    """What figures need of a record."""

    def day(moment: datetime | None) -> date | None:
        return moment.astimezone(zone).date() if moment else None

    dates, satisfaction = complaint.deadlines, complaint.satisfaction
    acknowledged = complaint.acknowledged_at
    waited = acknowledged - complaint.received_at if acknowledged else None
    return CountedFile(
        ref=complaint.ref,
        state=complaint.state,
        channel=complaint.channel.value,
        product=complaint.product_or_service,
        category=complaint.category,
        priority=complaint.assessment.priority,
        owner=complaint.owner,
        litigation=complaint.litigation,
        received_on=complaint.received_at.astimezone(zone).date(),
        clock_start=dates.clock_start,
        ack_limit=dates.ack_limit,
        answer_target=dates.answer_target,
        answer_due=dates.answer_due,
        acknowledged_on=day(acknowledged),
        ack_minutes=max(0, int(waited.total_seconds() // 60)) if waited is not None else None,
        answered_on=day(complaint.first_answered_at),
        ended_on=day(complaint.ended_at),
        decided_on=day(complaint.decided_at),
        decision=counted_decision(complaint),
        root_cause=complaint.root_cause,
        cause_confirmed=complaint.cause_status == "confirmed",
        cause_on=day(complaint.cause_at),
        contacts=tuple(sorted(_contacts(complaint, zone))),
        promises=tuple(Promise(h.at.astimezone(zone).date(), h.until) for h in complaint.holdings),
        compensations=_paid(complaint, zone),
        reopened=complaint.reopen_count > 0,
        level_two=complaint.level > 1,
        mediation_on=day(complaint.mediation.since) if complaint.mediation else None,
        asked_on=day(min((m.queued_at for m in complaint.mails if _asks(m)), default=None)),
        satisfied_on=day(satisfaction.at) if satisfaction else None,
        result=satisfaction.result if satisfaction else None,
        handling=satisfaction.handling if satisfaction else None,
        thanks=tuple(m.received_at.astimezone(zone).date() for m in complaint.messages if m.followup_kind == "thanks"),
        overrides=tuple(note.at.astimezone(zone).date() for note in complaint.overrides),
    )


def _contacts(complaint: Complaint, zone: ZoneInfo) -> Iterable[date]:
    """The days on which a letter left for the complainant and did not come back; a printed one when it was posted.

    A colleague's own mail, with the complainant in To or Cc, is one too.
    """
    yield from (told.at.astimezone(zone).date() for told in complaint.told_directly)
    for mail in complaint.mails:
        if mail.posted_on:
            yield mail.posted_on
        elif not mail.to_staff and mail.status == "sent" and mail.status_at:
            yield mail.status_at.astimezone(zone).date()


def _asks(mail: SentMail) -> bool:
    return not mail.to_staff and mail.occasion in ASKING and mail.status != "taken_back"


def _paid(complaint: Complaint, zone: ZoneInfo) -> tuple[Paid, ...]:
    return tuple(
        Paid(
            kind=one.kind,
            cents=one.amount_cents or 0,
            currency=one.currency,
            goodwill=one.goodwill,
            offered_on=one.offered_at.astimezone(zone).date() if one.offered_at else None,
            executed_on=one.executed_on or (one.executed_at.astimezone(zone).date() if one.executed_at else None),
            due=one.due,
        )
        for one in complaint.compensations
        if one.status != "dropped"
    )
