"""Every figure counted again in the slowest way there is: day by day and file by file, from the records alone.

Nothing of `worker.feedback` is used here, so that both can only agree by being right.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from tests.lives import CALENDAR, PARIS
from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.processing.calendar import Days, Ouvrables

Told = dict[str, tuple[Fraction | None, int]]
_DAY = timedelta(days=1)


def local(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone(PARIS).date()


def each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def ratio(truths: Sequence[bool]) -> tuple[Fraction | None, int]:
    return (Fraction(truths.count(True), len(truths)) if truths else None, len(truths))


def centre(values: Sequence[int]) -> tuple[Fraction | None, int]:
    rising, n = sorted(values), len(values)
    if not n:
        return None, 0
    return Fraction(rising[(n - 1) // 2] + rising[n // 2], 2), n


def ninety(values: Sequence[int]) -> tuple[Fraction | None, int]:
    """The smallest value that is not exceeded by at least 90 % of all."""
    for value in sorted(values):
        if 10 * sum(other <= value for other in values) >= 9 * len(values):
            return Fraction(value), len(values)
    return None, 0


class Count:
    """`first` to `last` are the days of the period, of which those before `today` are over."""

    def __init__(self, records: Sequence[Complaint], first: date, last: date, today: date) -> None:
        self.everything = list(records)
        self.records = [c for c in records if c.state not in {State.MERGED, State.NOT_A_COMPLAINT}]
        self.days = each_day(first, last)
        self.over = [day for day in self.days if day < today]
        self.last, self.today = last, today

    def inside(self, moment: datetime | date | None) -> bool:
        day = local(moment) if isinstance(moment, datetime) else moment
        return day in self.days

    def all(self) -> Told:
        return {**self.volumes(), **self.delays(), **self.results(), **self.people(), **self.actions(), **self.money()}

    def number(self, items: Sequence[bool]) -> tuple[Fraction, int]:
        total = sum(items)
        return Fraction(total), total

    def volumes(self) -> Told:
        waiting = [c for c in self.records if self.waits(c, min(self.last, self.today))]
        return {
            "received": self.number([self.inside(c.received_at) for c in self.records]),
            "answered": self.number([self.inside(c.first_answered_at) for c in self.records]),
            "ended": self.number([self.inside(c.ended_at) for c in self.records]),
            "withdrawn": self.number([c.state == "withdrawn" and self.inside(c.ended_at) for c in self.records]),
            "set_aside": self.number([c not in self.records and self.inside(c.received_at) for c in self.everything]),
            "backlog": (Fraction(len(waiting)), len(waiting)),
        }

    def waits(self, c: Complaint, day: date) -> bool:
        for moment in (c.first_answered_at, c.ended_at):
            if moment is not None and local(moment) <= day:  # type: ignore[operator]
                return False
        return local(c.received_at) <= day  # type: ignore[operator]

    def kept(
        self, limit: Callable[[Complaint], date], done: Callable[[Complaint], date | None]
    ) -> tuple[Fraction | None, int]:
        found = []
        for day in self.over:
            for c in self.records:
                if limit(c) != day:
                    continue
                at, ended = done(c), local(c.ended_at)
                if at is None and ended is not None and ended <= day:
                    continue
                found.append(at is not None and at <= day)
        return ratio(found)

    def delays(self) -> Told:
        answer = lambda c: local(c.first_answered_at)  # noqa: E731
        days = [(answer(c) - c.deadlines.clock_start).days for c in self.records if self.inside(answer(c))]
        minutes = [
            int((c.acknowledged_at - c.received_at) / timedelta(minutes=1))
            for c in self.records
            if c.acknowledged_at and self.inside(c.received_at)
        ]
        return {
            "acknowledged_in_time": self.kept(lambda c: c.deadlines.ack_limit, lambda c: local(c.acknowledged_at)),
            "acknowledgement_minutes": centre(minutes),
            "answered_in_10_ouvrables": self.kept(
                lambda c: CALENDAR.add(c.deadlines.clock_start, Ouvrables(10)), answer
            ),
            "answered_by_target": self.kept(lambda c: c.deadlines.answer_target, answer),
            "answered_in_time": self.kept(lambda c: c.deadlines.answer_due, answer),
            "answer_days": centre(days),
            "answer_days_p90": ninety(days),
            "informed": self.informed(),
            "promises_kept": self.promises(),
        }

    def letters(self, c: Complaint) -> set[date]:
        posted = {m.posted_on for m in c.mails if m.posted_on}
        sent = {local(m.status_at) for m in c.mails if not m.to_staff and m.status == "sent"}
        return {day for day in posted | sent if day}

    def informed(self) -> tuple[Fraction | None, int]:
        found = []
        for c in self.records:
            if c.litigation:
                continue
            begun = local(c.received_at)
            assert begun
            silent = waited = False
            for day in self.over:
                if not self.waits(c, day):
                    continue
                waited |= day > CALENDAR.add(begun, Days(15))
                latest = max(one for one in {begun, *self.letters(c)} if one <= day)
                silent |= (day - latest).days > 15
            if waited:
                found.append(not silent)
        return ratio(found)

    def promises(self) -> tuple[Fraction | None, int]:
        found = []
        for c in self.records:
            for holding in c.holdings:
                if holding.until not in self.over:
                    continue
                ended = local(c.ended_at)
                if ended and ended <= holding.until:
                    continue
                news = self.letters(c) | {local(c.first_answered_at)}
                after = each_day(local(holding.at) + _DAY, holding.until)  # type: ignore[operator]
                found.append(bool(news & set(after)))
        return ratio(found)

    def results(self) -> Told:
        taken = [c for c in self.records if c.decision and self.inside(c.decided_at)]
        decided = [c for c in taken if c.ended_because != "settled at once"]
        rejected = [c for c in decided if c.decision == "rejected"]
        answered = [c for c in self.records if self.inside(c.first_answered_at)]
        found = [c for c in self.records if c.root_cause and self.inside(c.cause_at)]
        return {
            "upheld": ratio([c.decision != "rejected" for c in decided]),
            "rejected_with_goodwill": ratio(
                [any(k.goodwill and k.offered_at and k.status != "dropped" for k in c.compensations) for c in rejected]
            ),
            "settled": self.number([c.ended_because == "settled at once" for c in taken]),
            "reopened": ratio([c.reopen_count >= 1 for c in answered]),
            "level_two": ratio([c.level == 2 for c in answered]),
            "mediation": ratio([c.mediation is not None for c in answered]),
            "cause_confirmed": ratio([c.cause_status == "confirmed" for c in found]),
            "recurrence": self.recurrence(),
            "overrides": self.number([self.inside(n.at) for c in self.records for n in c.overrides]),
            "thanks": self.number(
                [m.followup_kind == "thanks" and self.inside(m.received_at) for c in self.records for m in c.messages]
            ),
        }

    def latest_actions(self) -> dict[int, CorrectiveAction]:
        """Each action as the file says that knows most of it."""
        known: dict[int, CorrectiveAction] = {}
        for c in self.everything:
            for action in c.actions:
                before = known.get(action.number)
                if before is None or (before.done_at is None, before.judged_at is None) > (
                    action.done_at is None,
                    action.judged_at is None,
                ):
                    known[action.number] = action
        return known

    def recurrence(self) -> tuple[Fraction | None, int]:
        plain = lambda words: words.lower().replace("é", "e")  # noqa: E731
        found = []
        for c in self.records:
            if not (self.inside(c.received_at) and c.root_cause and c.product_or_service):
                continue
            again = False
            for number, action in self.latest_actions().items():
                carriers = [o for o in self.everything if any(a.number == number for a in o.actions)]
                same = any(plain(o.product_or_service) == plain(c.product_or_service) for o in carriers)
                done = local(action.done_at)
                again |= bool(done and done < local(c.received_at) and action.cause == c.root_cause and same)  # type: ignore[operator]
            found.append(again)
        return ratio(found)

    def people(self) -> Told:
        asked = []
        for c in self.records:
            mails = [m for m in c.mails if m.occasion in {"closing", "survey"} and not m.to_staff]
            if mails and self.inside(mails[0].queued_at):
                asked.append(c)
        told: Told = {"satisfaction_response": ratio([c.satisfaction is not None for c in asked])}
        for name in ("result", "handling"):
            scores = [getattr(c.satisfaction, name) for c in asked if c.satisfaction]
            scores = [score for score in scores if score]
            told[f"satisfaction_{name}"] = centre(scores)
            told[f"content_with_{name}"] = ratio([score in {4, 5} for score in scores])
        return told

    def actions(self) -> Told:
        actions = list(self.latest_actions().values())
        due = [a for a in actions if a.due in self.over]
        checked = [a for a in actions if a.check_due in self.over]
        return {
            "actions_opened": self.number([self.inside(a.opened_at) for a in actions]),
            "actions_done": self.number([self.inside(a.done_at) for a in actions]),
            "actions_on_time": ratio([a.done_at is not None and local(a.done_at) <= a.due for a in due]),  # type: ignore[operator]
            "actions_effective": ratio([a.effectiveness == "effective" for a in checked]),
        }

    def money(self) -> Told:
        told: Told = {}
        spent: dict[str, list[int]] = {}
        offered, days, promised = [], [], []
        for c in self.records:
            for one in c.compensations:
                if one.status == "dropped":
                    continue
                if one.executed_on in self.days and one.amount_cents:
                    spent.setdefault(one.currency or "EUR", []).append(one.amount_cents)
                if one.offered_at and one.due in self.over:
                    promised.append(one.executed_on is not None and one.executed_on <= one.due)
                if self.inside(one.offered_at):
                    offered.append(one.status == "executed")
                if one.executed_on in self.days and one.offered_at:
                    days.append((one.executed_on - local(one.offered_at)).days)  # type: ignore[operator]
        for currency, cents in spent.items():
            told[f"compensation_cost {currency}"] = (Fraction(sum(cents)), len(cents))
        told["compensations_executed"] = ratio(offered)
        told["compensations_on_time"] = ratio(promised)
        told["compensation_days"] = centre(days)
        return told
