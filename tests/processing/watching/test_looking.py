"""The watch as a whole: whatever happens to a file, and however late it is looked at, each consequence happens once."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.processing.watching.filing import File, at
from worker.complaint.lifecycle import State
from worker.complaint.recourse import LitigationFlagged
from worker.processing.watching.looking import look
from worker.processing.watching.row import Consequence, Row, Strike
from worker.processing.watching.table import CLOCKS

EVENTS = st.lists(
    st.tuples(
        st.integers(1, 500),
        st.sampled_from(["assessed", "investigated", "asked", "hears", "answered", "letter", "frozen", "thawed"]),
    ),
    max_size=8,
)
STARTS = st.datetimes(at("2026-01-02 00:00").replace(tzinfo=None), at("2027-12-20 00:00").replace(tzinfo=None))


def acts(file: File, what: str) -> None:
    """The event, where the file is in a state that knows it."""
    state = file.complaint.state
    if what == "assessed" and state is State.REGISTERED:
        file.assessed()
    elif what == "investigated" and state is State.ASSESSED:
        file.investigated()
    elif what == "asked" and state in {State.ASSESSED, State.INVESTIGATING}:
        file.asked("Quand ?")
    elif what == "answered" and state is State.INVESTIGATING:
        file.answered()
    elif what == "hears":
        file.hears()
    elif what == "letter":
        file.mails("staff_letter")
    elif what in {"frozen", "thawed"}:
        file.does(LitigationFlagged(on=what == "frozen", by="ann@example.com"))


def born(start) -> File:
    file = File(at(f"{start:%Y-%m-%d %H:%M}"))
    file.acknowledged()
    return file


def what_happened(file: File) -> list[tuple[str, tuple[str, ...], list[str], list[tuple[str, str]]]]:
    return [
        (h.moment, h.struck, [o.letter.occasion for o in h.letters], [(n.matter, n.person) for n in h.nudges])
        for h in file.history
    ]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(start=STARTS, events=EVENTS)
def test_to_look_when_told_is_as_good_as_to_look_all_the_time(start, events):
    """The next look that is told is never too late: an office that looks every hour sees nothing that it missed."""
    told, always = born(start), born(start)
    for hours, what in events:
        until = told.now + timedelta(hours=hours)
        told.lives(f"{until.astimezone(told.rules.zone):%Y-%m-%d %H:%M}")
        while always.now < told.now:
            always.now = min(always.now + timedelta(hours=1), told.now)
            always.looks()
        acts(told, what)
        acts(always, what)
        told.looks()
        always.looks()
    assert [row[1:] for row in what_happened(told)] == [row[1:] for row in what_happened(always)]


@settings(max_examples=150, deadline=None)
@given(start=STARTS, events=EVENTS, away=st.integers(0, 2_000), looks=st.lists(st.integers(1, 900), max_size=12))
def test_whatever_the_worker_missed_nothing_happens_twice_and_nobody_is_flooded(start, events, away, looks):
    file = born(start)
    for hours, what in events:
        file.now += timedelta(hours=hours)
        acts(file, what)
        file.looks()
    file.now += timedelta(hours=away)
    file.looks()
    for hours in looks:
        file.now += timedelta(hours=hours)
        file.looks()
    # Folding refuses a clock that strikes twice; here for the whole history.
    struck = [key for h in file.history for key in h.struck]
    assert len(struck) == len(set(struck))
    for happening in file.history:
        to_complainant = [o for o in happening.letters if o.letter.audience == "complainant"]
        assert len(to_complainant) <= 1
        assert len({(n.person, n.matter) for n in happening.nudges}) == len(happening.nudges)
    progress = [m.queued_at for m in file.complaint.mails if m.occasion == "progress"]
    days = [file.rules.day(moment) for moment in progress]
    assert len(days) == len(set(days))
    reminders = [c for c in file.complaint.clarifications if c.reminded_at]
    assert len([m for m in file.complaint.mails if m.occasion == "clarification_reminder"]) == len(reminders)
    # No letter of the clocks in the night, on a Sunday or on a holiday.
    assert all(file.rules.at_work(h.at) for h in file.history if h.letters)


def test_a_row_without_an_end_is_a_fault_that_is_named():
    file = born(at("2026-04-28 09:30").replace(tzinfo=None))
    numbers = iter(range(1_000))
    endless = Row(
        "endless", lambda v: [Strike(v.now, str(next(numbers)))], lambda _view, _strike: Consequence(), any_hour=True
    )
    with pytest.raises(RuntimeError, match="do not come to rest"):
        look(file.complaint, file.rules, file.now, (), (endless,))


def test_every_row_has_a_name_of_its_own():
    names = [row.name for row in CLOCKS]
    assert len(set(names)) == len(names)
