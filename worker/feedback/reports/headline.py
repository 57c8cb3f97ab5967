"""A month in three sentences: how much came, how well it was answered, why it came."""

from datetime import date

from worker.feedback.figures import Figures
from worker.feedback.reports.discretion import small
from worker.feedback.reports.phrases import month_words, share_said
from worker.words.said import Said


def headline(counted: Figures, before: Figures, month: date, *, discreet: bool) -> tuple[Said, ...]:
    return (
        _volume(counted, before, month, discreet=discreet),
        _timeliness(counted, discreet=discreet),
        _main_cause(counted, discreet=discreet),
    )


def _volume(counted: Figures, earlier: Figures, month: date, *, discreet: bool) -> Said:
    now, before, words = counted["received"].n, earlier["received"].n, month_words(month)
    if discreet and small(now):
        return Said("Fewer than 3 complaints came in {month}.", month=words)
    came = (
        Said("{count} complaints came in {month}", count=now, month=words)
        if now > 1
        else Said("{count} complaint came in {month}", count=now, month=words)
    )
    if discreet and small(before):
        return Said("{came}.", came=came)
    return Said(
        "{came}, against {before} the month before.",
        came=came, before=before,
    )  # fmt: skip


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
        "First cause found: {cause} ({count}).",
        cause=first.label, count=first.count,
    )  # fmt: skip
