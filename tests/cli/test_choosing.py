"""What `list --late` counts, decided on files alone."""

from datetime import date, timedelta

from worker.cli.choosing import Chosen, late_by, wanted
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.writing.samples import life


def _chosen(files: list[Complaint], today: date, **asked: object) -> list[str]:
    kept = wanted(files, Chosen(**asked), today, lambda one: one.received_at.date())  # type: ignore[arg-type]
    return [one.state.value for one in kept]


def test_a_file_is_late_from_the_day_after_its_next_step_was_due():
    new = life.registered()
    due = new.deadlines.assess_due
    assert [late_by(new, due + timedelta(days=days)) for days in (-1, 0, 1, 9)] == [0, 0, 1, 9]


def test_of_the_late_what_is_over_is_none():
    new, over = life.registered(), life.lived(State.CLOSED)
    assert late_by(over, date(2036, 1, 1)) == 0
    assert _chosen([over, new], date(2036, 1, 1), late=True) == ["registered"]


def test_what_asks_for_nothing_in_particular_asks_for_what_is_open():
    assert Chosen(late=True, owner="desk").open_only
    assert not Chosen(refs=()).open_only
