"""Whoever contests is told once an answer that somebody else looks at it."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.response.sheet import NOW, RULES, THEN, ready
from worker.complaint.lifecycle import State
from worker.complaint.post import SentMail
from worker.processing.contesting import acknowledged, acknowledgement
from worker.processing.letters import Contested

ANSWERED = {"state": State.ANSWERED, "answered_at": NOW}


def mail(occasion: str, hours: int) -> SentMail:
    return SentMail(
        letter=1, template=occasion, occasion=occasion, recipient="bo@example.org", to_staff=False,
        message_id="<1@example.com>", sha256="0" * 64, queued_at=NOW + timedelta(hours=hours),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mails", "told"),
    [
        ((), False),
        ((mail(Contested.occasion, 1),), True),
        ((mail(Contested.occasion, -1),), False),
        ((mail("answer", 1),), False),
    ],
)
def test_only_such_a_letter_since_the_answer_has_told_it(mails: Any, *, told: bool) -> None:
    assert acknowledged(ready(**ANSWERED, mails=mails)) is told


def test_the_day_of_the_answer_and_of_the_next_news_are_told() -> None:
    letter = acknowledgement(ready(**ANSWERED), RULES, date(2026, 12, 1))
    assert letter.answered_on == NOW.date()
    assert letter.news_by == RULES.calendar.add(date(2026, 12, 1), RULES.clocks.progress_every)
    assert acknowledgement(ready(), RULES, NOW.date()).answered_on == THEN.date()
