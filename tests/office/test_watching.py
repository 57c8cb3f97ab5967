"""The watch in the office: one bad file holds up no other, new rules are taken up, what is not due costs nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.desk import TestOffice, mail, open_test_office
from worker.office import Office
from worker.office.digesting import digest
from worker.office.reminding import remind
from worker.office.watching import AGAIN_AFTER, watch
from worker.processing.calendar import Days
from worker.register import nudging, watching
from worker.register.database import reading, writing


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    """Three complaints of Monday, acknowledged; each was looked at."""
    office = open_test_office(database_url, tmp_path)
    for number in (1, 2, 3):
        office.box.deliver(mail(number))
    office.works()
    yield office
    office.office.close()


def looks(office: TestOffice) -> dict[str, str | None]:
    with reading(office.register.engine) as session:
        rows = session.execute(text("SELECT ref, look_at FROM complaint ORDER BY ref"))
        return {ref: str(at)[:16] if at else None for ref, at in rows}


def execute(office: TestOffice, sql: str) -> None:
    with writing(office.register.engine) as session:
        session.execute(text(sql))


def test_after_a_look_the_next_one_is_known_and_until_then_nothing_is_due(office):
    # Late on Thursday morning at eight in Paris, where nobody assesses them.
    assert set(looks(office).values()) == {"2026-11-26 07:00"}
    assert not office.register.look(watching.anything_due, office.clock.now())
    assert watch(office.office.desk).struck == 0
    assert office.waits(days=3).struck == 3


def test_a_file_that_cannot_be_looked_at_waits_and_the_others_are_looked_at(office):
    first, *others = looks(office)
    execute(office, f"UPDATE complaint SET record = '?' WHERE ref = '{first}'")
    office.clock.advance(timedelta(days=3))
    assert watch(office.office.desk).struck == 2
    after = looks(office)
    assert after[first] == f"{office.clock.now() + AGAIN_AFTER:%Y-%m-%d %H:%M}"
    assert all(after[ref] > after[first] for ref in others)


def test_a_worker_that_starts_with_other_rules_looks_at_every_open_file_anew(office):
    desk = office.office.desk
    rules = replace(desk.rules, clocks=desk.rules.clocks.model_copy(update={"progress_every": Days(1)}))
    again = Office(replace(desk, rules=rules))
    again.open()
    assert set(looks(office).values()) == {"2026-11-23 08:00"}
    again.work()
    assert set(looks(office).values()) == {"2026-11-24 07:00"}
    # The same rules again change nothing.
    Office(replace(desk, rules=rules)).open()
    assert set(looks(office).values()) == {"2026-11-24 07:00"}


def test_a_reminder_leaves_once_a_day_and_an_alarm_at_any_hour(office):
    office.clock.advance(timedelta(days=2, hours=23))
    office.works()
    desk = office.office.desk
    recipients = [row.occasion for row in office.register.letters() if row.recipient == "ann@example.com"]
    # The list of the morning told it.
    assert (recipients.count("digest"), recipients.count("reminder")) == (1, 0)
    execute(office, "UPDATE nudge SET done_at = NULL")
    assert remind(desk).reminded == 0
    office.clock.advance(timedelta(hours=11))
    execute(office, "UPDATE nudge SET alarm = (1 = 1)")
    assert remind(desk).reminded == 1


def test_what_waits_for_somebody_who_left_the_company_goes_nowhere(office):
    office.clock.advance(timedelta(days=3))
    desk = office.office.desk
    watch(desk)
    gone = replace(desk, rules=replace(desk.rules, staff={}, desk=()))
    assert remind(gone).reminded == 0
    assert office.register.look(nudging.people) == {}


def test_the_first_list_leaves_the_morning_after_the_register_was_opened(office):
    desk = office.office.desk
    assert digest(desk).digests == 0
    office.clock.advance(timedelta(hours=20))
    assert digest(desk).digests == 0
    office.clock.advance(timedelta(hours=3))
    assert digest(desk).digests == 1
    assert digest(desk).digests == 0
    # Set back by a day, the clock brings none again.
    office.clock.advance(-timedelta(days=1))
    assert digest(desk).digests == 0
