"""The internal clock stands still while the complainant is asked; the pause is counted and reported."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from worker.complaint.assessment import Assessment
from worker.complaint.clarification import Clarification
from worker.complaint.opening import Channel
from worker.complaint.record import Complaint
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules, deadlines
from worker.processing.rules import Rules
from worker.processing.waiting import after_waiting

PARIS = ZoneInfo("Europe/Paris")
RULES = Rules(
    prefix="REC", languages=("fr",), zone=PARIS, calendar=Calendar(), clocks=ClockRules(), categories=(),
    refused_types=(), max_megabytes=25, boxes=("reclamations@example.com",), desk=(),
)  # fmt: skip


def asked(registered: datetime, at: datetime, *, waited: int = 0) -> tuple[Complaint, Clarification]:
    dates = deadlines(
        RULES.clocks, RULES.calendar, sent_at=None, received_at=registered, registered_at=registered, zone=PARIS
    )
    question = Clarification(number=1, asked_by="ann@example.com", asked_at=at, questions=("?",), reply_by=at.date())
    complaint = Complaint(
        ref="REC-2026-000001-68", channel=Channel.EMAIL, received_at=registered, registered_at=registered,
        deadlines=dates, assessment=Assessment(priority="P3"), customer_wait_days=waited,
    )  # fmt: skip
    return complaint, question


def test_an_answer_on_the_day_of_the_question_waited_for_nothing() -> None:
    complaint, question = asked(datetime(2026, 4, 28, 9, tzinfo=PARIS), datetime(2026, 4, 29, 10, tzinfo=PARIS))
    assert after_waiting(complaint, question, date(2026, 4, 29), RULES) == (0, complaint.deadlines)


def test_the_target_moves_by_the_working_days_waited_over_the_holidays_of_may() -> None:
    complaint, question = asked(
        datetime(2026, 4, 28, 9, tzinfo=PARIS), datetime(2026, 4, 29, 10, tzinfo=PARIS), waited=2
    )
    assert complaint.deadlines.answer_target == date(2026, 5, 15)
    waited, dates = after_waiting(complaint, question, date(2026, 5, 11), RULES)
    # 30 April, 4 to 7 May, 11 May; the first and the eighth are holidays.
    assert waited == 6
    # Eight days on with those two: 18 to 22 May, then 26 to 28; Whit Monday is the 25th.
    assert dates.answer_target == date(2026, 5, 28)
    assert dates.model_copy(update={"answer_target": complaint.deadlines.answer_target}) == complaint.deadlines


@given(asked_on=st.dates(date(2026, 1, 1), date(2035, 12, 1)), pause=st.integers(0, 60))
def test_the_regulatory_date_never_moves_and_the_target_never_comes_sooner(asked_on: date, pause: int) -> None:
    asked_at = datetime.combine(asked_on, time(9), tzinfo=PARIS)
    complaint, question = asked(asked_at, asked_at)
    waited, dates = after_waiting(complaint, question, asked_on + timedelta(days=pause), RULES)
    assert 0 <= waited <= pause
    assert dates.answer_due == complaint.deadlines.answer_due
    counted = RULES.calendar.working_days_between(complaint.deadlines.answer_target, dates.answer_target)
    assert counted == waited
