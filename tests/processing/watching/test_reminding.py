"""What waits for one colleague becomes one mail: which lines it has, when it leaves, and what has lost its reason."""

from datetime import date
from typing import Any

import pytest

from tests.processing.watching.filing import ANN, BOB, CY, REF, RULES, File, at
from worker.complaint.alarms import Alarm
from worker.complaint.casework import Note
from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.compensation import Compensation, CompensationMoved, CompensationProposed
from worker.complaint.lifecycle import State
from worker.complaint.personal_data import DataRequestAnswered, DataRequested
from worker.complaint.record import Complaint
from worker.nouns.decision import Matter, Nudge
from worker.nouns.item import Absence
from worker.processing.watching.letters import Escalation, Reminder
from worker.processing.watching.reminding import Mail, mails, standing_lines, stands

# A Tuesday.
NOW = at("2026-05-05 09:00")
DAY = date(2026, 5, 4)


def filed(state: State = State.REGISTERED, **changes: Any) -> Complaint:
    return File(at("2026-04-28 09:30")).complaint.model_copy(update={"state": state, "owner": BOB.address, **changes})


def nudge(matter: Matter = "target_near", **changes: Any) -> Nudge:
    return Nudge(**{"person": BOB.address, "part": "owner", "ref": REF, "matter": matter, "due": DAY, **changes})


def told(*nudges: Nudge, now: Any = NOW, complaint: Complaint | None = None, **known: Any) -> tuple[Mail, ...]:
    files = {REF: complaint or filed(State.INVESTIGATING)}
    return mails(BOB, nudges, files, RULES, now, **{"reminded_on": None, **known})


@pytest.mark.parametrize(
    ("matter", "while_", "after"),
    [
        ("assess_late", State.REGISTERED, State.ASSESSED),
        ("unanswered", State.ASSESSED, State.INVESTIGATING),
        ("urgent_waits", State.REGISTERED, State.INVESTIGATING),
        ("urgent_waits", State.ASSESSED, State.INVESTIGATING),
        ("urgent_idle", State.ASSESSED, State.REGISTERED),
        ("reply_waits", State.ANSWERED, State.CLOSED),
        ("recall", State.ANSWERED, State.CLOSED),
        ("ack_alarm", State.REGISTERED, State.CLOSED),
        ("ack_limit", State.INVESTIGATING, State.WITHDRAWN),
        ("target_near", State.INVESTIGATING, State.ANSWERED),
        ("overdue", State.REGISTERED, State.CLOSED),
    ],
)
def test_a_reminder_stands_until_what_it_is_about_was_done(matter: Matter, while_: State, after: State) -> None:
    assert stands(nudge(matter), filed(while_))
    assert not stands(nudge(matter), filed(after))


def test_people_in_danger_stand_before_what_is_late_until_somebody_says_what_was_done() -> None:
    complaint = filed(State.INVESTIGATING, alarms=(Alarm(kind="distress", words="veux mourir"),))
    nudges = [nudge("overdue", due=date(2026, 3, 1)), nudge("distress_stands")]
    assert [one.matter for one in standing_lines(nudges, {REF: complaint}, RULES, NOW)] == [
        "distress_stands",
        "overdue",
    ]
    noted = complaint.model_copy(update={"notes": (Note(text="Appelé.", by=ANN.address, at=NOW),)})
    assert [one.matter for one in standing_lines(nudges, {REF: noted}, RULES, NOW)] == ["overdue"]


@pytest.mark.parametrize("matter", ["ack_alarm", "ack_limit"])
def test_an_acknowledgement_that_left_is_no_alarm_any_more(matter: Matter) -> None:
    assert not stands(nudge(matter), filed(acknowledged_at=NOW))


def test_a_promise_outlives_the_file_but_not_an_erasure() -> None:
    assert stands(nudge("promise_due"), filed(State.CLOSED))
    assert not stands(nudge("promise_due"), filed(State.CLOSED, erased_at=NOW))


def test_what_is_owed_stands_until_it_was_carried_out() -> None:
    file = File(at("2026-04-28 09:30"))
    assert not stands(nudge("compensation_late"), file.complaint)
    owed = Compensation(
        number=1, kind="refund", amount_cents=900, currency="EUR", proposed_by=BOB.address, proposed_at=NOW
    )
    file.does(CompensationProposed(compensation=owed))
    for status in ("approved", "offered", "accepted"):
        file.does(CompensationMoved(number=1, status=status, by=BOB.address))
    assert stands(nudge("compensation_late"), file.complaint)
    file.does(CompensationMoved(number=1, status="executed", by=BOB.address))
    assert not stands(nudge("compensation_late"), file.complaint)


def test_a_request_about_data_stands_until_it_was_answered() -> None:
    file = File(at("2026-04-28 09:30"))
    assert not stands(nudge("data_request"), file.complaint)
    file.does(DataRequested(since=DAY, due=date(2026, 6, 4)))
    assert stands(nudge("data_request"), file.complaint)
    file.does(DataRequestAnswered(outcome="given", on=DAY, by=ANN.address))
    assert not stands(nudge("data_request"), file.complaint)


def test_an_action_is_asked_for_until_it_is_done_and_then_until_it_was_judged() -> None:
    def carrying(**changes: Any) -> Complaint:
        one = CorrectiveAction(
            number=7, description="Emballer", owner=BOB.address, due=DAY, opened_by=ANN.address, opened_at=NOW
        )
        return filed(State.CLOSED, actions=(one.model_copy(update=changes),))

    late, check = nudge("action_overdue", action=7), nudge("action_check", action=7)
    assert stands(late, carrying())
    assert not stands(late, carrying(done_at=NOW))
    assert stands(check, carrying(done_at=NOW, effectiveness="pending"))
    assert not stands(check, carrying(done_at=NOW, effectiveness="effective"))
    assert not stands(nudge("action_overdue", action=8), carrying())
    (line,) = standing_lines([late], {REF: carrying()}, RULES, NOW)
    assert (line.action, line.words) == (7, "Emballer")


def test_in_working_hours_all_of_it_is_one_reminder() -> None:
    (mail,) = told(nudge(), nudge("recall"))
    assert isinstance(mail.letter, Reminder)
    assert (mail.settles, mail.soft) == ((0, 1), True)
    assert (mail.letter.ref, mail.letter.recipient_name) == (REF, BOB.name)
    assert {line.matter for line in mail.letter.lines} == {"target_near", "recall"}


def test_an_alarm_among_them_makes_it_an_escalation() -> None:
    (mail,) = told(nudge(), nudge("overdue", alarm=True))
    assert isinstance(mail.letter, Escalation)
    assert (mail.settles, mail.soft) == ((0, 1), True)


@pytest.mark.parametrize(
    "known",
    [
        {"now": at("2026-05-05 22:00")},
        {"now": at("2026-05-03 10:00")},
        {"reminded_on": date(2026, 5, 5)},
        # A clock that was set back.
        {"reminded_on": date(2026, 5, 6)},
        {"absences": (Absence(BOB.address, DAY, date(2026, 5, 9), deputy=CY.address),)},
    ],
)
def test_out_of_hours_after_the_days_reminder_and_while_they_are_away_alarms_leave_alone(known: dict[str, Any]) -> None:
    assert told(nudge(), **known) == ()
    (mail,) = told(nudge(), nudge("overdue", alarm=True), **known)
    assert isinstance(mail.letter, Escalation)
    assert (mail.settles, mail.soft) == ((1,), False)


def test_the_reminder_of_the_day_before_stops_none() -> None:
    assert len(told(nudge(), reminded_on=DAY)) == 1


def test_what_has_lost_its_reason_is_settled_without_a_mail() -> None:
    over = filed(State.CLOSED)
    assert told(nudge(), complaint=over) == (Mail(None, (0,), soft=True),)
    # An alarm that is over makes no escalation of what still stands.
    (mail,) = told(nudge("overdue", alarm=True), nudge("promise_due"), complaint=over)
    assert isinstance(mail.letter, Reminder)


def test_lines_of_several_files_name_none_of_them_above_and_the_latest_stands_first() -> None:
    other = "REC-2026-000002-33"
    files = {REF: filed(State.INVESTIGATING), other: filed(State.INVESTIGATING, ref=other)}
    near, passed = nudge(due=date(2026, 5, 7)), nudge("overdue", ref=other, due=date(2026, 5, 1))
    (mail,) = mails(BOB, (near, passed), files, RULES, NOW, reminded_on=None)
    assert mail.letter is not None
    assert mail.letter.ref == ""
    assert [(line.ref, line.late) for line in mail.letter.lines] == [(other, 4), (REF, 0)]


def test_a_line_names_the_owner_to_others_and_whom_a_deputy_stands_for() -> None:
    def line(part: str, matter: Matter = "overdue") -> Any:
        files = {REF: filed(State.INVESTIGATING)}
        (found,) = standing_lines([nudge(matter, part=part)], files, RULES, NOW)
        return found

    assert (line("owner").owner_name, line("owner").in_place_of) == ("", "")
    assert (line("desk").owner_name, line("desk").in_place_of) == (BOB.name, "")
    assert (line("deputy").owner_name, line("deputy").in_place_of) == ("", BOB.name)
    # Who asked to be reminded is late with nothing.
    assert (line("owner", "recall").late, line("owner").late) == (0, 1)


def test_a_file_that_nobody_has_yet_names_no_owner() -> None:
    (line,) = standing_lines([nudge("overdue", part="desk")], {REF: filed(owner="")}, RULES, NOW)
    assert line.owner_name == ""


def test_the_same_matter_twice_is_one_line() -> None:
    files = {REF: filed(State.INVESTIGATING)}
    assert len(standing_lines([nudge(), nudge(due=date(2026, 5, 5)), nudge("overdue")], files, RULES, NOW)) == 2
    assert standing_lines([nudge()], {}, RULES, NOW) == ()
