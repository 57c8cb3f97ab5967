"""How long it takes, against what we are bound to and what we mean to do.

A limit is counted on the day that it falls due: whatever was not done by then is a failure, also what still is not. So
no file is left out of a share because nobody has answered it yet.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from worker.feedback.cases import CountedFile
from worker.feedback.measures import Figure, middle, ninth_decile, share
from worker.feedback.periods import Period
from worker.processing.calendar import Calendar, Ouvrables, Span

_DAY = timedelta(days=1)
# ACPR 2024-R-02 and the procedure's figures: answered within ten jours ouvrables.
BENCHMARK = Ouvrables(10)


def delays(
    cases: Sequence[CountedFile], period: Period, today: date, calendar: Calendar, progress_every: Span
) -> Iterator[Figure]:
    counted = [case for case in cases if case.counted]
    over = _over(period, today)
    yield _kept(
        "acknowledged_in_time", counted, [c.ack_limit for c in counted], [c.acknowledged_on for c in counted], over
    )
    fast = (c.ack_minutes for c in counted if c.received_on in period and c.ack_minutes is not None)
    yield middle("acknowledgement_minutes", "minutes", fast)
    answers = [case.answered_on for case in counted]
    tenth = [calendar.add(case.clock_start, BENCHMARK) for case in counted]
    yield _kept("answered_in_10_ouvrables", counted, tenth, answers, over)
    yield _kept("answered_by_target", counted, [case.answer_target for case in counted], answers, over)
    yield _kept("answered_in_time", counted, [case.answer_due for case in counted], answers, over)
    days = [(c.answered_on - c.clock_start).days for c in counted if c.answered_on and c.answered_on in period]
    yield middle("answer_days", "days", days)
    yield ninth_decile("answer_days_p90", "days", days)
    yield _informed(counted, over, calendar, progress_every)
    yield _promises(counted, over)


def _over(period: Period, today: date) -> Period | None:
    """The days of the period that are over; None where none is."""
    last = min(period.last, today - _DAY)
    return Period(period.first, last) if last >= period.first else None


def _kept(
    name: str, cases: Sequence[CountedFile], limits: Sequence[date], done: Sequence[date | None], over: Period | None
) -> Figure:
    """Limits that fell due, and whether what they are about was done by then.

    What ended without it before its limit (a withdrawal) was not due any more.
    """
    rows = zip(cases, limits, done, strict=True)
    return share(
        name,
        (
            at is not None and at <= limit
            for case, limit, at in rows
            if over is not None and limit in over and not (case.ended_on and case.ended_on <= limit and at is None)
        ),
    )


def _informed(cases: Sequence[CountedFile], over: Period | None, calendar: Calendar, every: Span) -> Figure:
    """T4. Of the files that waited longer than `every` within these days: those left without news on none of them."""
    told = [_silences(case, over, calendar, every) for case in cases if not case.litigation] if over else []
    return share("informed", (not silent for tested, silent in told if tested))


def _silences(case: CountedFile, over: Period, calendar: Calendar, every: Span) -> tuple[bool, bool]:
    """(whether the file waited beyond `every`, whether somebody was then left without news) within these days.

    Counted while the file waits: from its receipt to the day before its first answer or its end.
    """
    done = min((day for day in (case.answered_on, case.ended_on) if day), default=None)
    last = over.last if done is None else min(over.last, done - _DAY)
    tested = last > calendar.add(case.received_on, every) and last >= over.first
    told = [case.received_on, *(day for day in case.contacts if day > case.received_on)]
    for since, until in zip(told, [*told[1:], None], strict=True):
        quiet_from = max(calendar.add(since, every) + _DAY, over.first)
        quiet_to = last if until is None else min(last, until - _DAY)
        if quiet_from <= quiet_to:
            return tested, True
    return tested, False


def _promises(cases: Sequence[CountedFile], over: Period | None) -> Figure:
    """News that a holding letter promised for a day: an answer, or another letter, came by then."""
    return share(
        "promises_kept",
        (
            any(promise.made_on < day <= promise.until for day in (*case.contacts, case.answered_on) if day)
            for case in cases
            for promise in case.promises
            if over is not None and promise.until in over and not (case.ended_on and case.ended_on <= promise.until)
        ),
    )
