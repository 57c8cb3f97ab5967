"""The clocks of a corrective action: what is due when, who is told, and which files record that it was."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.processing.watching.filing import ANN, BOB, CY, MAX, PARIS, REF, RULES, File, at
from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.folding import apply_all
from worker.complaint.record import Complaint
from worker.nouns.decision import Decision
from worker.nouns.item import Absence
from worker.processing.watching.acting import look

OTHER = "REC-2026-000002-33"
# A Friday; the working day before it is no holiday.
DUE = date(2026, 6, 12)
OPENED = at("2026-05-04 10:00")


def action(**changes: Any) -> CorrectiveAction:
    opened = CorrectiveAction(
        number=7, description="Emballer le verre", owner=BOB.address, due=DUE, opened_by=MAX.address, opened_at=OPENED
    )
    return opened.model_copy(update=changes)


def carrying(*actions: CorrectiveAction, ref: str = REF) -> Complaint:
    return File(OPENED).complaint.model_copy(update={"actions": actions, "ref": ref})


def struck(files: tuple[Complaint, ...], decision: Decision) -> tuple[Complaint, ...]:
    told = {decision.ref: decision.entries, **{part.ref: part.entries for part in decision.others}}
    return tuple(apply_all(file, told[file.ref], at=OPENED) for file in files)


def days(files: tuple[Complaint, ...], until: str, absences: tuple[Absence, ...] = ()) -> list[tuple[str, str, str]]:
    """(moment, matter, person) of all that the clocks bring, each at the moment that the look before said."""
    found, now = [], OPENED
    while True:
        decision, following = look(7, files, RULES, now, absences)
        if decision is not None:
            moment = f"{now.astimezone(PARIS):%Y-%m-%d %H:%M}"
            found += [(moment, nudge.matter, nudge.person.partition("@")[0]) for nudge in decision.nudges]
            files = struck(files, decision)
            continue
        if following is None or following > at(until):
            return found
        assert following > now
        now = following


def test_its_owner_is_reminded_on_the_last_day_and_the_morning_after_with_who_opened_it() -> None:
    assert days((carrying(action()),), "2026-07-30 12:00") == [
        ("2026-06-12 08:00", "action_due", "bob"),
        ("2026-06-15 08:00", "action_overdue", "bob"),
        ("2026-06-15 08:00", "action_overdue", "max"),
    ]


def test_what_is_due_on_a_closed_day_is_told_on_the_working_day_before() -> None:
    assert days((carrying(action(due=date(2026, 6, 14))),), "2026-06-13 12:00") == [
        ("2026-06-12 08:00", "action_due", "bob")
    ]


def test_whether_it_helped_is_asked_of_both_on_the_day_that_was_set_and_of_nobody_once_it_is_said() -> None:
    done = {"done_at": at("2026-06-01 09:00"), "check_due": date(2026, 7, 4)}
    asked = carrying(action(**done, effectiveness="pending"))
    # A Saturday: the Monday after.
    assert days((asked,), "2026-12-30 12:00") == [
        ("2026-07-06 08:00", "action_check", "bob"),
        ("2026-07-06 08:00", "action_check", "max"),
    ]
    assert look(7, (carrying(action(**done, effectiveness="effective")),), RULES, at("2026-07-06 09:00")) == (
        None,
        None,
    )


def test_every_file_that_carries_it_records_that_it_was_told_and_one_of_them_tells_it() -> None:
    files = (carrying(action()), carrying(action(), ref=OTHER))
    decision, ahead = look(7, files, RULES, at("2026-06-12 09:00"))
    assert decision is not None
    assert (decision.ref, [part.ref for part in decision.others]) == (REF, [OTHER])
    assert [nudge.ref for nudge in decision.nudges] == [REF]
    assert [(nudge.due, nudge.part, nudge.action) for nudge in decision.nudges] == [(DUE, "action", 7)]
    assert [part.entries for part in decision.others] == [decision.entries]
    assert ahead == at("2026-06-15 08:00")
    # It is enough that one of them was told.
    again, _ = look(7, (struck(files, decision)[0], files[1]), RULES, at("2026-06-12 09:05"))
    assert again is None


def test_after_weeks_without_a_look_only_the_newest_is_told() -> None:
    decision, ahead = look(7, (carrying(action()),), RULES, at("2026-06-30 10:00"))
    assert decision is not None
    assert {nudge.matter for nudge in decision.nudges} == {"action_overdue"}
    assert ahead is None


def test_nobody_is_told_outside_of_working_hours() -> None:
    assert look(7, (carrying(action()),), RULES, at("2026-06-14 10:00")) == (None, at("2026-06-15 08:00"))
    late = look(7, (carrying(action()),), RULES, at("2026-06-15 22:00"))
    assert late == (None, at("2026-06-16 08:00"))


def test_who_is_away_has_a_deputy_and_who_is_no_colleague_any_more_the_desk() -> None:
    away = Absence(BOB.address, date(2026, 6, 8), date(2026, 6, 20), deputy=CY.address)
    decision, _ = look(7, (carrying(action()),), RULES, at("2026-06-12 09:00"), (away,))
    assert decision is not None
    assert [(nudge.person, nudge.part) for nudge in decision.nudges] == [(CY.address, "deputy")]
    gone, _ = look(7, (carrying(action(owner="gone@example.com")),), RULES, at("2026-06-12 09:00"))
    assert gone is not None
    assert [nudge.person for nudge in gone.nudges] == [ANN.address]


def test_who_opened_their_own_action_is_told_once() -> None:
    decision, _ = look(7, (carrying(action(opened_by=BOB.address)),), RULES, at("2026-06-15 09:00"))
    assert decision is not None
    assert [nudge.person for nudge in decision.nudges] == [BOB.address]


@pytest.mark.parametrize("carriers", [(), (carrying(),), (carrying(action(number=8)),)])
def test_an_action_that_no_file_carries_is_never_looked_at_again(carriers: tuple[Complaint, ...]) -> None:
    assert look(7, carriers, RULES, datetime(2026, 6, 12, 9, tzinfo=UTC)) == (None, None)


def test_a_due_day_that_is_moved_is_told_of_anew() -> None:
    files = (carrying(action()),)
    decision, _ = look(7, files, RULES, at("2026-06-12 09:00"))
    assert decision is not None
    (told,) = struck(files, decision)
    moved = told.model_copy(update={"actions": (action(due=date(2026, 6, 19)),)})
    assert look(7, (moved,), RULES, at("2026-06-12 10:00")) == (None, at("2026-06-19 08:00"))
