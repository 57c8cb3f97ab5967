"""Which printed letter a colleague says that they posted: never more than the one that they mean."""

from datetime import date
from typing import Final

from worker.complaint.post import SentMail
from worker.complaint.record import Complaint
from worker.processing.commands import reading
from worker.processing.commands.frame import Bench, Refusal
from worker.processing.commands.script import Line
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

_BY_PHONE: Final = words("answers", "told by phone").regex


def by_phone(typed: str) -> tuple[bool, str]:
    """Whether words say that the letter was told by telephone, and what they say beside."""
    folded = fold(typed)
    return (True, " ".join(_BY_PHONE.sub(" ", folded).split())) if _BY_PHONE.search(folded) else (False, typed)


def meant(bench: Bench, complaint: Complaint, line: Line, day: date) -> SentMail:
    """The letter that the line names, else the one that the mail answers, else the only one, else the only one of
    whoever writes. Raises Refusal.
    """
    found = _candidates(bench, complaint, line)
    if not found:
        raise Refusal("no letter of this file waits to be posted")
    if len(found) > 1:
        raise _which(bench, found, day)
    if found[0].posted_on:
        raise Refusal("this letter is posted already, on {day}", day=found[0].posted_on)
    return found[0]


def _candidates(bench: Bench, complaint: Complaint, line: Line) -> tuple[SentMail, ...]:
    printed = tuple(mail for mail in complaint.mails if mail.printed and mail.to_staff)
    typed = line.option("lettre", "letter")
    if typed:
        number = reading.number(typed)
        return tuple(mail for mail in printed if mail.letter == number)
    if answered := _answered(bench, printed):
        return answered
    waiting = tuple(mail for mail in printed if mail.posted_on is None)
    own = tuple(mail for mail in waiting if mail.recipient == bench.person.address)
    return own or waiting


def _answered(bench: Bench, printed: tuple[SentMail, ...]) -> tuple[SentMail, ...]:
    """The letter whose cover the mail answers; else the last that its thread names."""
    for named in (bench.message.in_reply_to, bench.message.references):
        if found := tuple(mail for mail in printed if mail.message_id in named):
            return found[-1:]
    return ()


def _which(bench: Bench, among: tuple[SentMail, ...], day: date) -> Refusal:
    return Refusal(
        "several letters of this file wait to be posted; say which by one of these lines:",
        steps=tuple(
            Said(
                "letter made on {made}: #posted {day} letter={number}",
                made=bench.rules.day(mail.queued_at),
                day=day.isoformat(),
                number=mail.letter,
            )
            for mail in among
        ),
    )
