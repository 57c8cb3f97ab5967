"""Days that a letter names as ahead: none of them may be over when it is written, nor when it leaves.

A mail may come to us long after it was sent (moved back from an archive, found among the spam), and a file may be late.
What a letter then has to say is true without the day: it is left out, and the template says so in other words. Facts of
the past (received on, asked on, a limit that was missed) are named as what they are, and stand in no row here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final, TypeVar

from worker.nouns.letter import Letter, Shown
from worker.processing.seen import FileLetter

_OF_FILE: Final = "complaint."
# By occasion: the days that are left out once they are over, of the letter itself and of its file.
LEFT_OUT: Final[Mapping[str, tuple[str, ...]]] = {
    "acknowledgement": ("complaint.answer_due", "complaint.mediation_limit", "data_due", "refund_by"),
    "clarification": ("complaint.answer_due",),
    "clarification_reminder": ("complaint.answer_due",),
    "going_on": ("complaint.answer_due",),
    "progress": ("reply_by", "promised_by", "next_news", "complaint.mediation_limit"),
    "status": ("reply_by", "promised_by", "next_news", "complaint.mediation_limit"),
    "merged": ("answer_due",),
    "contestation": ("complaint.answer_due", "waits_until"),
    "reopening": ("complaint.answer_due",),
    "answer": ("contest_until", "mediation_limit"),
    "holding": ("complaint.mediation_limit",),
    "intake_notice": ("complaint.assess_due", "complaint.answer_target", "complaint.answer_due"),
    "relay": ("complaint.answer_due",),
    "visitor_notice": ("until",),
    "transcript": ("answer_due",),
    "assignment": ("complaint.assess_due", "complaint.answer_target", "complaint.answer_due"),
    "approval": ("complaint.answer_target", "complaint.answer_due"),
    "draft": ("complaint.answer_due",),
}
# Without these the letter says nothing: it must not leave once they are over, and somebody writes another.
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "clarification": ("reply_by",),
    "clarification_reminder": ("reply_by",),
    "going_on": ("next_news",),
    "contestation": ("news_by",),
    "holding": ("until",),
}
# By occasion: lists whose parts have a day of their own, which is left out of them.
_IN_PARTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "answer": (("compensations", "due"), ("goodwill", "due")),
    "acknowledgements": (("files", "answer_due"),),
}
SomeLetter = TypeVar("SomeLetter", bound=Letter)


def without_past(letter: SomeLetter, today: date) -> SomeLetter:
    """The letter as it may be written today."""
    over = [name for name in LEFT_OUT.get(letter.occasion, ()) if _is_past(_day(letter, name), today)]
    given = {one.name for one in fields(letter)}
    changed: dict[str, Any] = {name: None for name in over if name in given}
    if isinstance(letter, FileLetter):
        # What a letter reads of its file is none of its fields: it is told what is over.
        gone = {name.removeprefix(_OF_FILE) for name in over if name not in given}
        changed["past"] = letter.past | gone
    for parts, name in _IN_PARTS.get(letter.occasion, ()):
        changed[parts] = tuple(
            replace(one, **{name: None}) if _promises(one, name) and _is_past(getattr(one, name), today) else one
            for one in getattr(letter, parts)
        )
    shown = getattr(letter, "shown", None)
    if isinstance(shown, Shown):
        changed["shown"] = replace(shown, letter=without_past(shown.letter, today))
    return replace(letter, **changed) if changed else letter


def good_until(letter: Letter) -> date | None:
    """The last day on which a complainant may be sent it; None where it names no day as ahead."""
    return min(named(letter), default=None) if letter.audience == "complainant" else None


def named(letter: Letter) -> Iterator[date]:
    """Every day that it names as ahead."""
    for name in (*LEFT_OUT.get(letter.occasion, ()), *NEEDED.get(letter.occasion, ())):
        if (day := _day(letter, name)) is not None:
            yield day
    if letter.occasion in _STANDINGS and not getattr(letter, "late", True):
        yield getattr(letter, "answer_due")  # noqa: B009  # both letters have it
    for parts, name in _IN_PARTS.get(letter.occasion, ()):
        yield from (getattr(one, name) for one in getattr(letter, parts) if _promises(one, name))


def _day(letter: Letter, name: str) -> date | None:
    of = letter.complaint if isinstance(letter, FileLetter) and name.startswith(_OF_FILE) else letter
    day: date | None = getattr(of, name.removeprefix(_OF_FILE))
    return day


def _promises(one: object, name: str) -> bool:
    """What is done already is not due."""
    return getattr(one, name) is not None and getattr(one, "executed_on", None) is None


# Of a file that is late they name the day as missed.
_STANDINGS: Final = frozenset({"progress", "status"})


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day < today
