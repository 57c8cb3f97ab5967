"""What a file waits for, and what comes next for it: a sentence each, none where nothing is awaited."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.commands.lines import COMPANY, action, held, of, printed, wrote
from tests.response.sheet import CY, MIA, NOW, PARIS, THEN, draft, gift
from worker.complaint.holding import Holding
from worker.complaint.lifecycle import State
from worker.complaint.personal_data import DataRequest
from worker.complaint.record import Complaint
from worker.complaint.recourse import Mediation
from worker.processing.clocks import next_date, next_late
from worker.processing.pending import MOST, pending


def told(complaint: Complaint) -> list[str]:
    return [one.told("en") for one in pending(complaint, COMPANY)]


def working(**changes: Any) -> Complaint:
    return of(State.INVESTIGATING, compensations=(), **changes)


DUE = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("complaint", "expected"),
    [
        (working(), []),
        (working(drafts=(draft(),)), ["version 1 of the answer waits for its approval"]),
        (working(drafts=(draft(status="released", judged_by=MIA.address),)), []),
        (
            of(State.ANSWERED, compensations=(gift(2, status="accepted", due=DUE),)),
            ["compensation 2 is to be carried out by 2026-12-18"],
        ),
        (of(State.ANSWERED, compensations=(gift(2, status="accepted"),)), ["compensation 2 is to be carried out"]),
        (held(8), ["the message of p8@example.net waits to be let in"]),
        (
            working(data_requests=(DataRequest(since=THEN.date(), due=DUE),)),
            ["a request about personal data is to be answered by 2026-12-18"],
        ),
        (working(actions=(action(),)), ["action 4 of Bob Petit is due on 2026-12-18"]),
        (
            working(actions=(action(done_at=THEN, effectiveness="pending", check_due=DUE),)),
            ["whether action 4 helped is asked on 2026-12-18"],
        ),
        (working(actions=(action(done_at=THEN, effectiveness="effective", check_due=DUE),)), []),
        (working(mails=(printed(3),)), ["letter 3 is to be printed and posted"]),
        (working(mails=(printed(3, posted_on=DUE),)), []),
        (working(mails=(printed(3).model_copy(update={"printed": False}),)), []),
        (working(mails=(printed(3).model_copy(update={"to_staff": False}),)), []),
        (of(State.ANSWERED, compensations=(), answered_at=THEN, accepted_at=NOW), []),
        (
            of(State.IN_MEDIATION, compensations=(), mediation=Mediation(mediator="CM2C", since=THEN)),
            ["the mediator has had the file since 2026-11-23"],
        ),
    ],
)
def test_each_thing_that_is_awaited_is_said(complaint: Complaint, expected: list[str]) -> None:
    assert [one for one in told(complaint) if "apology" not in one] == expected


def test_an_answer_may_be_contested_until_its_window_ends() -> None:
    (said,) = told(of(State.ANSWERED, compensations=(), answered_at=THEN))
    until = COMPANY.calendar.add(THEN.date(), COMPANY.clocks.objection_window)
    assert said.startswith("the customer may contest the answer until")
    assert str(until.year) in said


def test_nobody_reads_more_than_a_few() -> None:
    assert len(told(working(actions=tuple(action(number) for number in range(20))))) == MOST


# What comes next


def next_of(complaint: Complaint) -> tuple[str, date | None]:
    name, day = next_date(complaint, PARIS)
    return name.told("en"), day


@pytest.mark.parametrize("state", [State.CLOSED, State.WITHDRAWN, State.IN_MEDIATION])
def test_what_is_over_or_with_the_mediator_awaits_nothing(state: State) -> None:
    assert next_of(of(state)) == ("nothing is awaited", None)
    assert next_late(of(state), date(2030, 1, 1)) == 0


def test_who_investigates_aims_at_their_target_unless_another_day_was_announced() -> None:
    file = working()
    assert next_of(file) == ("answer aimed at", file.deadlines.answer_target)
    until = file.deadlines.answer_target + timedelta(days=3)
    announced = working(holdings=(Holding(reason="expertise", until=until, by=CY.address, at=THEN),))
    assert next_of(announced) == ("answer announced to the complainant by", until)


def test_the_limit_of_the_procedure_stands_still_for_nobody() -> None:
    file = working()
    beyond = file.deadlines.answer_due + timedelta(days=1)
    on_it = file.deadlines.answer_due
    for until, expected in ((beyond, "answer due by"), (on_it, "answer announced to the complainant by")):
        held_up = working(holdings=(Holding(reason="expertise", until=until, by=CY.address, at=THEN),))
        assert next_of(held_up) == (expected, on_it)


def test_it_is_late_from_the_day_after() -> None:
    file = working()
    day = file.deadlines.answer_target
    assert [next_late(file, day + timedelta(days=n)) for n in (-1, 0, 1, 4)] == [0, 0, 1, 4]


def test_after_the_answer_a_reaction_waits_and_then_the_first_promise() -> None:
    reaction = wrote("Je ne suis pas d'accord.", "contestation")
    name, day = next_of(reaction)
    assert name == "the customer's reaction is to be judged, it came on"
    assert day == (THEN + timedelta(days=2)).date()
    assert next_late(reaction, date(2030, 1, 1)) == 0
    owing = of(
        State.ANSWERED,
        answered_at=THEN,
        compensations=(gift(1, status="accepted", due=DUE), gift(2, status="accepted", due=DUE - timedelta(days=1))),
    )
    assert next_of(owing) == ("compensation to be carried out by", DUE - timedelta(days=1))
    assert next_late(owing, DUE) == 1
    assert next_of(of(State.ANSWERED, answered_at=THEN, compensations=())) == ("nothing is awaited", None)
