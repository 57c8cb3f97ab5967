"""What a file's clocks write to its complainant, day by day, over the holidays of May."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.processing.watching.filing import BOB, PARIS, RULES, File, at, letters, nudged
from worker.complaint.lifecycle import State
from worker.complaint.messages import KNOWN, ReceivedMessage, StaffMessage
from worker.complaint.record import Complaint
from worker.complaint.recourse import LitigationFlagged, MediationOpened
from worker.processing.watching.letters import Closing, GoingOn, Progress
from worker.processing.watching.looking import look
from worker.processing.watching.progress import unconfirmed


def to_bo(file: File) -> list[tuple[str, str]]:
    return [
        (h.moment, one.letter.occasion)
        for h in file.history
        for one in h.letters
        if one.letter.audience == "complainant"
    ]


@pytest.fixture
def file() -> File:
    """Acknowledged on a Tuesday, given to Bob on Wednesday, who began on Thursday; 1, 8 and 14 May are holidays."""
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    file.lives("2026-04-29 10:00")
    file.assessed()
    file.lives("2026-04-30 11:00")
    file.investigated()
    file.lives("2026-04-30 11:00")
    return file


def test_each_visible_step_is_told_at_once(file):
    assert to_bo(file) == [("2026-04-29 10:00", "progress"), ("2026-04-30 11:00", "progress")]
    [told] = [one.letter for one in file.history[-1].letters]
    assert isinstance(told, Progress)
    assert (told.complaint.state, told.complaint.handler_name) == ("investigating", BOB.name)
    assert told.answer_due.isoformat() == "2026-06-28"
    assert told.next_news.isoformat() == "2026-05-15"


def test_two_steps_on_one_day_are_one_letter_and_the_second_is_told_the_next_working_morning():
    file = File(at("2026-04-30 09:30"))
    file.acknowledged()
    file.lives("2026-04-30 10:00")
    file.assessed()
    file.lives("2026-04-30 11:00")
    file.investigated()
    # 1 May is a holiday, and a Friday.
    file.lives("2026-05-04 12:00")
    assert to_bo(file) == [("2026-05-04 08:00", "progress")]


def test_a_step_on_the_day_of_a_colleagues_own_letter_needs_no_other():
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    file.lives("2026-04-29 10:00")
    file.assessed()
    file.investigated()
    file.mails("staff_letter")
    file.lives("2026-05-07 12:00")
    assert to_bo(file) == []
    assert "step:investigating:0" in file.complaint.struck


def test_a_step_outside_of_hours_is_told_when_the_office_opens():
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    file.lives("2026-04-30 20:00")
    file.assessed()
    file.lives("2026-05-05 12:00")
    assert to_bo(file) == [("2026-05-04 08:00", "progress")]


def test_no_silence_is_longer_than_fifteen_days(file):
    file.lives("2026-06-30 12:00")
    assert to_bo(file)[2:] == [
        ("2026-05-15 08:00", "progress"),
        # The thirtieth is a Saturday: the letter leaves on the Friday before.
        ("2026-05-29 08:00", "progress"),
        ("2026-06-12 08:00", "progress"),
        ("2026-06-26 08:00", "progress"),
    ]
    late = [one.letter for h in file.history for one in h.letters if isinstance(one.letter, Progress)]
    assert [one.late for one in late] == [False] * 6


def test_a_letter_after_the_limit_owns_it_and_names_no_past_date_as_one_to_come(file):
    file.lives("2026-07-13 12:00")
    last = [one.letter for h in file.history for one in h.letters if isinstance(one.letter, Progress)][-1]
    assert last.late
    assert last.next_news > file.rules.day(file.now)


def test_a_question_is_reminded_of_once_and_then_the_work_goes_on(file):
    file.lives("2026-05-05 10:00")
    file.asked("Quel jour ?")
    happened = file.lives("2026-05-22 12:00")
    # Five working days from 5 May, with 8 May closed; ten with Ascension; the next morning.
    assert letters(happened) == [
        ("2026-05-13 08:00", "clarification_reminder"),
        ("2026-05-22 08:00", "going_on"),
    ]
    assert file.complaint.state is State.INVESTIGATING
    [asked] = file.complaint.clarifications
    assert asked.ended_by == "silence"
    assert asked.reminded_at == at("2026-05-13 08:00")
    assert file.complaint.customer_wait_days == 10
    assert file.complaint.deadlines.answer_target.isoformat() == "2026-06-01"
    assert file.complaint.deadlines.answer_due.isoformat() == "2026-06-28"
    told = happened[-1].letters[0].letter
    assert isinstance(told, GoingOn)
    assert told.reply_by.isoformat() == "2026-05-21"


def test_after_its_limit_a_question_is_no_longer_reminded_of(file):
    file.lives("2026-05-05 10:00")
    file.asked("Quel jour ?")
    happened = file.wakes("2026-06-02 09:00")
    assert [one.letter.occasion for one in happened.letters if one.letter.audience == "complainant"] == ["going_on"]
    # The pause ended with the limit, whenever we come to see it.
    assert file.complaint.customer_wait_days == 10


def test_silence_after_the_answer_closes_the_file_says_so_and_asks_how_it_went(file):
    file.lives("2026-05-06 10:00")
    file.answered()
    happened = file.lives("2026-07-01 12:00")
    # 30 days run to Friday 5 June.
    assert letters(happened) == [("2026-06-08 08:00", "closing"), ("2026-06-11 08:00", "survey")]
    assert file.complaint.state is State.CLOSED
    [closing] = happened[0].letters
    assert isinstance(closing.letter, Closing)
    assert (closing.letter.why, closing.letter.window_days) == ("silence", 30)
    assert file.next_look is None


def test_nothing_is_said_between_the_answer_and_the_end(file):
    file.lives("2026-05-06 10:00")
    file.answered()
    assert file.lives("2026-06-05 18:00") == []


def test_a_file_is_not_closed_over_words_that_nobody_has_judged(file):
    file.lives("2026-05-06 10:00")
    file.answered()
    file.lives("2026-05-20 10:00")
    file.hears("contestation")
    happened = file.lives("2026-06-30 12:00")
    assert [row for row in nudged(happened) if row[2] == "bob"] == [
        ("2026-05-26 08:00", "reply_waits", "bob"),
        ("2026-06-08 08:00", "reply_waits", "bob"),
    ]
    assert file.complaint.state is State.ANSWERED


def test_thanks_are_no_objection(file):
    file.lives("2026-05-06 10:00")
    file.answered()
    file.lives("2026-05-07 10:00")
    file.hears("thanks")
    file.lives("2026-06-08 12:00")
    assert file.complaint.state is State.CLOSED


def test_whoever_wrote_again_after_the_end_is_not_asked_how_it_went(file):
    file.lives("2026-05-06 10:00")
    file.answered()
    file.lives("2026-06-08 12:00")
    file.hears()
    assert letters(file.lives("2026-07-01 12:00")) == []


def test_in_litigation_the_complainant_hears_nothing_and_the_limits_still_alarm(file):
    file.does(LitigationFlagged(on=True, by=BOB.address))
    before = len(to_bo(file))
    happened = file.lives("2026-07-01 12:00")
    assert len(to_bo(file)) == before
    matters = {matter for _, matter, _ in nudged(happened)}
    assert matters == {"escalate_75", "escalate_90", "last_day", "overdue"}


def test_what_rested_in_litigation_happens_once_it_is_lifted(file):
    file.does(LitigationFlagged(on=True, by=BOB.address))
    file.lives("2026-06-01 10:00")
    file.does(LitigationFlagged(on=False, by=BOB.address))
    assert letters(file.lives("2026-06-01 12:00")) == [("2026-06-01 10:00", "progress")]


def test_a_question_asked_before_litigation_ends_without_a_letter(file):
    file.lives("2026-05-05 10:00")
    file.asked("Quel jour ?")
    file.does(LitigationFlagged(on=True, by=BOB.address))
    happened = file.lives("2026-05-25 12:00")
    assert letters(happened) == []
    assert file.complaint.state is State.INVESTIGATING


def test_before_the_mediator_all_clocks_are_silent(file):
    file.does(MediationOpened(mediator="Médiateur", by=BOB.address))
    file.moves(State.IN_MEDIATION)
    assert file.lives("2026-08-01 12:00") == []
    assert file.next_look is None


def test_the_hour_of_letters_is_the_same_on_both_sides_of_a_clock_change():
    file = File(at("2026-10-12 09:30"))
    file.acknowledged()
    file.lives("2026-10-13 10:00")
    file.assessed()
    file.lives("2026-11-25 12:00")
    moments = [h.at for h in file.history if h.letters]
    assert [f"{moment.astimezone(PARIS):%m-%d %H:%M}" for moment in moments][1:3] == ["10-28 08:00", "11-12 08:00"]
    # Winter time from Sunday 25 October on: one hour later in UTC.
    assert [moment.hour for moment in moments][1:3] == [7, 7]


def test_a_file_without_an_address_gets_its_letters_on_paper_and_no_survey():
    file = File(at("2026-04-28 09:30"))
    nobody = file.complaint.complainant.model_copy(update={"addresses": ()})
    file.complaint = file.complaint.model_copy(update={"complainant": nobody})
    file.assessed()
    happened = file.lives("2026-04-29 10:00")
    [printed] = [one for h in happened for one in h.letters if one.letter.occasion == "progress"]
    assert printed.printed
    assert printed.to.address == BOB.address


def _received(*defects: str) -> ReceivedMessage:
    return ReceivedMessage(
        parcel=1, sha256="0" * 64, sender="bo@example.org", received_at=at("2026-04-01 09:00"), defects=defects
    )


def _of(message: ReceivedMessage, *more: ReceivedMessage) -> Complaint:
    file = File(at("2026-04-01 09:00"))
    return file.complaint.model_copy(update={"messages": (message, *more)})


def test_an_address_is_confirmed_by_a_server_by_a_second_message_or_by_a_colleague_who_works_on_the_file() -> None:
    stranger = _of(_received())
    assert unconfirmed(stranger)
    assert not unconfirmed(_of(_received(KNOWN)))
    assert not unconfirmed(_of(_received(), _received()))
    # Who names somebody else as the author proves nothing of them, whoever vouches for the sender.
    borrowed = _received(KNOWN).model_copy(update={"sender": "zed@example.net"})
    assert unconfirmed(_of(borrowed))
    wrote = StaffMessage(message=_received(), person="ann@example.com", proof="reply address", sent_text=True)
    for change in ({"owner": "bob@example.com"}, {"recorded_by": "ann@example.com"}, {"staff_messages": (wrote,)}):
        assert not unconfirmed(stranger.model_copy(update=change)), change


def test_where_no_server_vouches_for_anybody_every_complainant_is_kept_informed() -> None:
    alone, told = File(at("2026-04-01 09:00")), File(at("2026-04-01 09:00"), rules=replace(RULES, vouched=False))
    assert not _silences(alone, "2026-05-20 18:00")
    assert len(_silences(told, "2026-05-20 18:00")) > 1
    assert len(_silences(alone, "2026-08-20 18:00")) == 1


def _silences(file: File, until: str) -> list[str]:
    file.lives(until)
    return [one.moment for one in file.history if one.letters and any("silence" in key for key in one.struck)]


def test_a_mail_of_the_very_moment_of_the_end_is_no_later_one_and_whoever_wrote_since_is_asked_for_no_marks(file):
    file.hears()
    file.lives("2026-05-06 10:00")
    file.answered()
    file.lives("2026-06-09 12:00")
    ended, heard = file.complaint.ended_at, file.complaint.messages[-1]

    def is_asked(moment: datetime) -> bool:
        messages = (heard.model_copy(update={"received_at": moment}),)
        _, next_look = look(file.complaint.model_copy(update={"messages": messages}), RULES, file.now, ())
        return next_look is not None

    assert is_asked(ended)
    assert not is_asked(ended + timedelta(seconds=1))
