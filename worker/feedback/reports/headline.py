"""A month in one sentence, how it compares with the month before; and beside it how well was answered, why it came."""

from datetime import date

from worker.feedback.figures import Figures
from worker.feedback.reports.discretion import small
from worker.feedback.reports.phrases import month_words, share_said
from worker.words.said import Said, listed


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


def of_year(counted: Figures) -> tuple[Said, ...]:
    """A year as those who lead read it first: how much came, how well it was answered, what it cost, why it came."""
    costs = counted.costs()
    spent = next(((int(one.value or 0), one.currency) for one in costs if one.value), (0, "EUR"))
    came, year = counted["received"].n, counted.period.first.year
    said = Said("1 complaint came in {year}.") if came == 1 else Said("{count} complaints came in {year}.")
    return (
        said.about(count=came, year=str(year)),
        _timeliness(counted, discreet=False),
        Said("Paid in compensation: {spent}.", spent=spent),
        Said("Taken to the mediator: {share}.", share=share_said(counted["mediation"], discreet=False)),
        _main_cause(counted, discreet=False),
    )


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
        given = counted["answered"].n
        if given and not (discreet and small(given)):
            return Said("Answers given: {count}; no limit fell within that time.", count=given)
        return Said("No answer reached its limit.")
    share = share_said(kept, discreet=discreet)
    return Said("Answered by the limit: {share}.", share=share)


def _main_cause(counted: Figures, *, discreet: bool) -> Said:
    cells = counted.breakdown("cause").cells
    most = cells[0].count if cells else 0
    if not most or (discreet and small(most)):
        return Said("No cause comes often enough to be named.")
    first, *others = (cell.label for cell in cells if cell.count == most)
    if not others:
        return Said("Most frequent cause: {cause} ({count}).", cause=first, count=most)
    if len(others) > 2:
        return Said("No cause stands out.")
    causes = listed((first, *others), Said("{first} and {rest}"))
    return Said("Most frequent causes: {causes} ({count} each).", causes=causes, count=most)
