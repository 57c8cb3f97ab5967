"""Whom a file's clocks remind and alarm, and when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.processing.watching.filing import ANN, BOB, CY, DIR, MAX, RULES, File, at, letters, nudged
from worker.complaint.casework import Noted, Snoozed
from worker.complaint.compensation import Compensation, CompensationMoved, CompensationProposed
from worker.complaint.holding import Holding, HoldingAnnounced
from worker.complaint.lifecycle import State
from worker.nouns.item import Absence


def begun(priority: str = "P3") -> File:
    """Registered on Tuesday 28 April 2026, given to Bob the next day, and begun."""
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    file.lives("2026-04-29 10:00")
    file.assessed(priority=priority)
    file.investigated()
    return file


def test_an_acknowledgement_that_does_not_leave_alarms_the_desk_and_at_its_limit_the_manager():
    file = File(at("2026-04-28 09:30"))
    happened = [row for row in nudged(file.lives("2026-05-20 12:00")) if row[1].startswith("ack")]
    # Two working days; then ten jours ouvrables, which end on Tuesday 12 May.
    assert happened == [
        ("2026-04-30 08:00", "ack_alarm", "ann"),
        ("2026-05-12 08:00", "ack_limit", "ann"),
        ("2026-05-12 08:00", "ack_limit", "max"),
    ]


def test_an_acknowledgement_on_its_way_is_no_alarm_however_old_the_complaint_is():
    file = File(at("2026-04-28 09:30"))
    old = file.complaint.deadlines.model_copy(
        update={
            "clock_start": file.rules.day(at("2026-04-01 09:00")),
            "ack_limit": file.rules.day(at("2026-04-14 09:00")),
        }
    )
    file.complaint = file.complaint.model_copy(update={"deadlines": old})
    assert file.looks() is None
    assert [matter for _, matter, _ in nudged(file.lives("2026-04-29 09:00"))] == ["ack_limit"] * 2


def test_a_late_assessment_reminds_the_desk_the_morning_after():
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    # Two working days: Thursday 30 April; the first of May is a holiday.
    assert nudged(file.lives("2026-05-05 12:00")) == [("2026-05-04 08:00", "assess_late", "ann")]


def test_a_reminder_names_the_day_that_it_is_about():
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    told = [nudge for one in file.lives("2026-05-05 12:00") for nudge in one.nudges]
    assert [nudge.due for nudge in told] == [file.complaint.deadlines.assess_due]


def test_an_owner_who_does_not_begin_is_reminded():
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    file.lives("2026-04-28 11:00")
    file.assessed()
    assert nudged(file.lives("2026-05-05 12:00")) == [("2026-05-04 08:00", "unanswered", "bob")]


def test_the_target_is_near_and_then_passed():
    file = begun()
    # Ten working days: Friday 15 May; 14 May is Ascension.
    assert nudged(file.lives("2026-05-25 12:00")) == [
        ("2026-05-13 08:00", "target_near", "bob"),
        ("2026-05-18 08:00", "target_passed", "bob"),
        ("2026-05-20 08:00", "target_passed", "max"),
        ("2026-05-22 08:00", "target_passed", "diane"),
    ]


def test_what_is_late_rises_once_to_each_and_is_then_told_each_week():
    file = File(at("2026-04-28 09:30"))
    file.acknowledged()
    happened = [row for row in nudged(file.lives("2026-05-20 12:00")) if row[1] == "assess_late"]
    assert happened == [
        ("2026-05-04 08:00", "assess_late", "ann"),
        ("2026-05-06 08:00", "assess_late", "max"),
        # The eighth of May is a holiday.
        ("2026-05-11 08:00", "assess_late", "diane"),
        ("2026-05-18 08:00", "assess_late", "max"),
        ("2026-05-18 08:00", "assess_late", "diane"),
    ]
    file.assessed()
    file.investigated()
    assert "assess_late" not in {matter for _, matter, _ in nudged(file.lives("2026-05-30 12:00"))}


def test_where_nobody_leads_nobody_more_is_told():
    file = File(at("2026-04-28 09:30"))
    file.rules = replace(RULES, staff={p.address: p for p in (ANN, BOB)})
    file.acknowledged()
    assert {who for _, _, who in nudged(file.lives("2026-05-30 12:00"))} == {"ann"}


def test_what_is_of_first_priority_is_told_on_its_day_and_rises_from_morning_to_morning():
    file = File(at("2026-04-28 09:30"))
    today = file.complaint.deadlines.model_copy(update={"assess_due": file.rules.day(file.now)})
    file.complaint = file.complaint.model_copy(update={"deadlines": today})
    file.acknowledged()
    assert nudged(file.lives("2026-05-04 12:00")) == [
        ("2026-04-28 16:00", "urgent_waits", "ann"),
        ("2026-04-28 16:00", "urgent_waits", "max"),
        ("2026-04-29 08:00", "assess_late", "ann"),
        ("2026-04-30 08:00", "assess_late", "max"),
        ("2026-05-04 08:00", "assess_late", "diane"),
    ]


def test_the_target_waits_while_the_complainant_is_asked():
    file = begun()
    file.lives("2026-05-05 10:00")
    file.asked("Quand ?")
    assert [row for row in nudged(file.lives("2026-05-21 18:00")) if row[1].startswith("target")] == []


def test_after_a_month_of_absence_only_the_newest_word_about_the_target_is_said():
    file = begun()
    file.lives("2026-04-30 10:00")
    file.wakes("2026-06-02 09:00")
    assert {matter for _, matter, _ in nudged(file.history)} == {"target_passed"}


def test_as_the_limit_nears_more_and_more_people_know():
    file = begun()
    late = ("target", "holding")
    happened = [row for row in nudged(file.lives("2026-07-06 12:00")) if not row[1].startswith(late)]
    assert happened == [
        # 61 days from 28 April: three quarters are over on Saturday 13 June, nine tenths on Monday 22 June.
        ("2026-06-12 08:00", "escalate_75", "bob"),
        ("2026-06-22 08:00", "escalate_90", "bob"),
        ("2026-06-22 08:00", "escalate_90", "max"),
        # The limit is Sunday 28 June: its last working day is the Friday before.
        ("2026-06-26 08:00", "last_day", "bob"),
        ("2026-06-26 08:00", "last_day", "max"),
        ("2026-06-26 08:00", "last_day", "ann"),
        ("2026-06-29 08:00", "overdue", "bob"),
        ("2026-06-29 08:00", "overdue", "max"),
        ("2026-06-29 08:00", "overdue", "diane"),
        ("2026-06-29 08:00", "overdue", "ann"),
        ("2026-07-06 08:00", "overdue", "max"),
        ("2026-07-06 08:00", "overdue", "diane"),
    ]
    [alarm] = [h for h in file.history if h.moment.startswith("2026-06-12") and h.nudges]
    assert all(one.alarm for one in alarm.nudges)


def test_after_downtime_the_highest_stage_speaks_alone_and_the_lower_ones_never():
    file = begun()
    file.lives("2026-05-20 10:00")
    file.wakes("2026-06-23 09:00")
    assert {m for _, m, _ in nudged(file.history) if m.startswith(("escalate", "last", "over"))} == {"escalate_90"}
    file.lives("2026-06-27 12:00")
    assert {m for _, m, _ in nudged(file.history) if m.startswith("escalate")} == {"escalate_90"}


def test_after_a_month_beyond_the_limit_the_direction_is_told_once_and_then_each_week():
    file = begun()
    file.lives("2026-05-20 10:00")
    file.wakes("2026-07-30 09:00")
    late = [row for row in nudged(file.history) if row[1] in {"overdue", "last_day", "escalate_90", "escalate_75"}]
    assert {row[:2] for row in late} == {("2026-07-30 09:00", "overdue")}
    assert {row[2] for row in late} == {"bob", "max", "diane", "ann"}
    later = [row for row in nudged(file.lives("2026-08-10 12:00")) if row[1] == "overdue" and row[2] == "diane"]
    assert [row[0] for row in later] == ["2026-08-03 08:00", "2026-08-10 08:00"]


def test_five_working_days_before_the_limit_the_owner_is_asked_for_a_holding_letter():
    file = begun()
    happened = file.lives("2026-06-25 12:00")
    assert ("2026-06-22 08:00", "holding", "bob") in nudged(happened)


def test_whoever_announced_a_later_date_is_not_asked_and_is_held_to_it():
    file = begun()
    file.lives("2026-06-15 10:00")
    until = file.rules.day(at("2026-07-15 10:00"))
    file.does(HoldingAnnounced(holding=Holding(reason="expertise", until=until, by=BOB.address, at=file.now)))
    happened = file.lives("2026-07-20 12:00")
    assert "holding" not in [matter for _, matter, _ in nudged(happened)]
    broken = [row for row in nudged(happened) if row[1] == "holding_passed"]
    assert broken == [("2026-07-16 08:00", "holding_passed", who) for who in ("bob", "max", "diane", "ann")]


def test_a_file_that_nobody_owns_is_the_desks():
    file = begun()
    file.complaint = file.complaint.model_copy(update={"owner": ""})
    assert nudged(file.lives("2026-05-14 12:00")) == [("2026-05-13 08:00", "target_near", "ann")]


def test_an_absent_owners_reminders_go_to_the_deputy_and_without_one_to_the_desk():
    for deputy, told in ((CY.address, "cy"), ("", "ann")):
        file = begun()
        day = file.rules.day(at("2026-05-11 09:00"))
        file.absences = (Absence(BOB.address, day, file.rules.day(at("2026-05-20 09:00")), deputy),)
        assert nudged(file.lives("2026-05-14 12:00")) == [("2026-05-13 08:00", "target_near", told)]


def test_nobody_is_alarmed_about_a_complaint_against_themselves():
    file = begun()
    file.complaint = file.complaint.model_copy(update={"complained_of": (MAX.address,)})
    people = {who for _, matter, who in nudged(file.lives("2026-06-30 12:00")) if matter == "escalate_90"}
    assert people == {"bob", "diane"}


def test_a_manager_is_alarmed_about_the_owners_department():
    elsewhere = replace(MAX, address="noe@example.com", departments=frozenset({"vente"}))
    near = replace(MAX, address="lea@example.com", departments=frozenset({"atelier"}))
    staff = {p.address: p for p in (ANN, BOB, elsewhere, near, DIR)}
    file = begun()
    file.rules = replace(RULES, staff=staff)
    assert {who for _, m, who in nudged(file.lives("2026-06-23 12:00")) if m == "escalate_90"} == {"bob", "lea"}


def test_a_snooze_rests_reminders_until_its_day_and_then_recalls():
    file = begun()
    file.lives("2026-05-12 10:00")
    file.does(Snoozed(person=BOB.address, until=file.rules.day(at("2026-05-20 09:00"))))
    assert [row for row in nudged(file.lives("2026-05-25 12:00")) if row[2] == "bob"] == [
        ("2026-05-20 08:00", "target_passed", "bob"),
        ("2026-05-20 08:00", "recall", "bob"),
    ]


def test_no_snooze_silences_an_alarm():
    file = begun()
    file.lives("2026-05-12 10:00")
    file.does(Snoozed(person=BOB.address, until=file.rules.day(at("2026-06-26 09:00"))))
    assert ("2026-06-12 08:00", "escalate_75", "bob") in nudged(file.lives("2026-06-12 12:00"))


def test_once_answered_nobody_is_reminded():
    file = begun()
    file.lives("2026-05-05 10:00")
    file.answered()
    assert nudged(file.lives("2026-06-05 12:00")) == []


def test_reminders_wait_for_working_hours_and_late_alarms_do_not():
    file = begun()
    file.lives("2026-05-20 10:00")
    happened = file.wakes("2026-06-13 03:00")
    assert [n.matter for n in happened.nudges] == ["escalate_75"]
    file = begun()
    file.lives("2026-05-05 10:00")
    assert file.wakes("2026-05-17 03:00") is None
    assert file.next_look == at("2026-05-18 08:00")


@pytest.mark.parametrize("back", [1, 5, 24, 24 * 7])
def test_a_clock_that_is_set_back_brings_nothing_twice(back):
    file = begun()
    file.lives("2026-06-29 09:00")
    seen = list(file.complaint.struck)
    file.now -= timedelta(hours=back)
    file.looks()
    file.lives("2026-06-29 09:00")
    assert len(set(file.complaint.struck)) == len(file.complaint.struck)
    new = [key for key in file.complaint.struck if key not in seen]
    assert [key for key in new if not key.startswith("overdue")] == []
    assert file.complaint.state is State.INVESTIGATING


def owes(file: File) -> None:
    """The answer of 5 May promises a refund by Friday the fifteenth."""
    file.lives("2026-05-05 10:00")
    file.answered()
    refund = Compensation(
        number=1,
        kind="refund",
        amount_cents=4_990,
        currency="EUR",
        due=file.rules.day(at("2026-05-15 09:00")),
        status="offered",
        proposed_by=BOB.address,
        proposed_at=file.now,
    )
    file.does(CompensationProposed(compensation=refund))


def test_a_promise_that_is_not_kept_is_recalled_each_week_and_keeps_the_file_open():
    file = begun()
    owes(file)
    happened = file.lives("2026-06-12 12:00")
    assert [row for row in nudged(happened) if row[2] == "bob"] == [
        # Whit Monday is 25 May.
        ("2026-05-18 08:00", "compensation_late", "bob"),
        ("2026-05-26 08:00", "compensation_late", "bob"),
        ("2026-06-02 08:00", "compensation_late", "bob"),
        ("2026-06-09 08:00", "compensation_late", "bob"),
    ]
    # The window was over on 5 June.
    assert file.complaint.state is State.ANSWERED
    file.does(CompensationMoved(number=1, status="executed", by=BOB.address, on=file.rules.day(file.now)))
    assert letters(file.lives("2026-06-15 12:00")) == [("2026-06-12 12:00", "closing")]


def test_after_weeks_of_absence_a_broken_promise_is_recalled_once():
    file = begun()
    owes(file)
    file.wakes("2026-06-04 09:00")
    assert [row for row in nudged(file.history[-1:]) if row[2] == "bob"] == [
        ("2026-06-04 09:00", "compensation_late", "bob")
    ]
    later = [row for row in nudged(file.lives("2026-06-09 12:00")) if row[2] == "bob"]
    assert later == [("2026-06-09 08:00", "compensation_late", "bob")]


def of_first_priority():
    """A file of this morning whose first day is today."""
    file = File(at("2026-04-28 09:30"))
    today = file.complaint.deadlines.model_copy(update={"assess_due": file.rules.day(file.now)})
    file.complaint = file.complaint.model_copy(update={"deadlines": today})
    file.acknowledged()
    return file


def test_nobody_is_told_that_nothing_happened_where_somebody_noted_what_they_did():
    file = of_first_priority()
    file.does(Noted(text="Appelée à 13 h 30, elle a débranché.", by="ann@example.com"))
    assert nudged(file.lives("2026-04-28 18:00")) == []


def test_what_is_assigned_and_not_begun_is_told_as_that():
    file = of_first_priority()
    file.assessed(priority="P1")
    # What the desk noted is no sign of its owner.
    file.does(Noted(text="Bob, c'est urgent.", by="ann@example.com"))
    assert {row[1] for row in nudged(file.lives("2026-04-28 18:00"))} == {"urgent_idle"}
    file = of_first_priority()
    file.assessed(priority="P1")
    file.does(Noted(text="Appelée, elle a débranché.", by=file.complaint.owner))
    assert nudged(file.lives("2026-04-28 18:00")) == []
