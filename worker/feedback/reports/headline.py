"""A month in one sentence, how it compares with the month before; and beside it how well was answered, why it came."""

from datetime import date

from worker.feedback.figures import Figures
from worker.feedback.reports.discretion import small
from worker.feedback.reports.phrases import month_words, share_said
from worker.words.said import Said


def headline(counted: Figures, before: Figures, year: Figures, month: date, *, discreet: bool) -> Said:
    """How much came, and whether that is more or less; `year` are the twelve months that end with this one."""
    came = _came(counted["received"].n, month, discreet=discreet)
    earlier = sum(cell.count for cell in year.received.cells) - counted["received"].n
    if not earlier:
        return Said("{came}, the first in twelve months.", came=came) if counted["received"].n else _ended(came)
    then, now = before["received"].n, counted["received"].n
    if discreet and (small(then) or small(now)):
        return _ended(came)
    if now == then:
        return Said("{came}, as many as the month before.", came=came)
    more = Said("{came}: {count} more than the month before.")
    fewer = Said("{came}: {count} fewer than the month before.")
    return (more if now > then else fewer).about(came=came, count=abs(now - then))


def beside(counted: Figures, *, discreet: bool) -> tuple[Said, ...]:
    return _timeliness(counted, discreet=discreet), _main_cause(counted, discreet=discreet)


def to_look_at(counted: Figures, late: int, mediated: int) -> Said:
    """What those who lead look at first: what is late, what it cost, what is with the mediator."""
    costs = counted.costs()
    spent = next(((int(one.value or 0), one.currency) for one in costs if one.value), (0, "EUR"))
    return Said(
        "Late today: {late}. Paid in compensation: {spent}. With the mediator: {mediated}.",
        late=late, spent=spent, mediated=mediated,
    )  # fmt: skip


def _ended(came: Said) -> Said:
    return Said("{came}.", came=came)


def _came(number: int, month: date, *, discreet: bool) -> Said:
    words = month_words(month)
    if discreet and small(number):
        return Said("Fewer than 3 complaints came in {month}", month=words)
    match number:
        case 0:
            return Said("No complaint came in {month}", month=words)
        case 1:
            return Said("{count} complaint came in {month}", count=number, month=words)
        case _:
            return Said("{count} complaints came in {month}", count=number, month=words)


def _timeliness(counted: Figures, *, discreet: bool) -> Said:
    kept = counted["answered_in_time"]
    if not kept.n:
        return Said("No answer fell due.")
    share = share_said(kept, discreet=discreet)
    return Said("Answered by the limit: {share}.", share=share)


def _main_cause(counted: Figures, *, discreet: bool) -> Said:
    cells = counted.breakdown("cause").cells
    first = cells[0] if cells else None
    if first is None or (discreet and small(first.count)):
        return Said("No cause comes often enough to be named.")
    return Said(
        "Most frequent cause: {cause} ({count}).",
        cause=first.label, count=first.count,
    )  # fmt: skip
