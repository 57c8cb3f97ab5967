"""What a program is told that asks how the worker is: well, or why not; and numbers, without a name of anybody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import structlog
from sqlalchemy import text

from tests.desk import TestOffice, mail, open_test_office
from worker.doors.metrics import CONTENT_TYPE, exposition
from worker.doors.protocols import HttpAnswer, LetterRefused
from worker.health import HealthLimits
from worker.office import handling
from worker.office.monitoring import Monitor
from worker.processing.calendar import Calendar, WorkingDays
from worker.register.database import writing

LIMITS = HealthLimits(timedelta(minutes=30), WorkingDays(5), 0, Calendar(), ZoneInfo("Europe/Paris"))


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    office = open_test_office(database_url, tmp_path)
    office.box.deliver(mail(1))
    office.works()
    yield office
    office.office.close()


@pytest.fixture
def monitor(office: TestOffice) -> Monitor:
    return Monitor(office.register, {"reclamations": 60}, LIMITS, office.clock, exposition, CONTENT_TYPE)


def test_a_worker_that_works_is_well(monitor):
    assert monitor.health() == HttpAnswer(200, "ok\n")


def test_a_worker_that_stands_still_is_not_and_says_why_in_a_line(office, monitor):
    office.clock.advance(timedelta(hours=1))
    office.box.deliver(mail(2))
    assert monitor.health() == HttpAnswer(503, "nobody looks at mailbox reclamations; last time: 2026-11-23 09:00\n")


def test_all_reasons_stand_in_one_line(office, monitor):
    office.box.unreachable = True
    for _ in range(3):
        office.waits(minutes=20)
    full = replace(monitor, limits=replace(LIMITS, least_free_bytes=10**18))
    status, body = full.health().status, full.health().body
    assert status == 503
    assert body.count("\n") == 1
    assert body.startswith("mailbox reclamations fails since 2026-11-23 09:20: cannot be used; ")
    assert "the disk of the shelf has " in body


def test_what_waits_for_a_person_does_not_make_it_unwell(office, monitor, monkeypatch):
    def broken(_message, _facts):
        raise RuntimeError("sorting stumbled")

    monkeypatch.setattr(handling.sorting, "sort", broken)
    office.box.deliver(mail(2))
    office.works()
    [page] = [monitor.health()]
    assert page.status == 200
    assert page.body.startswith("ok; 1 message parked, the oldest since ")
    assert 'complaints_warnings{rule="messages_parked"} 1.0' in monitor.metrics().body.splitlines()


def test_numbers_name_nobody(office, monitor):
    office.postman.trouble["client2@example.org"] = LetterRefused("550 client2@example.org is unknown")
    office.box.deliver(mail(2))
    office.works()
    page = monitor.metrics()
    assert (page.status, page.content_type) == (200, CONTENT_TYPE)
    assert 'complaints_letters{status="refused"} 1.0' in page.body.splitlines()
    assert 'complaints_mailbox_failing{mailbox="reclamations"} 0.0' in page.body.splitlines()
    assert "@" not in page.body
    assert "client" not in page.body


@pytest.mark.parametrize("ask", ["health", "metrics"])
def test_a_register_out_of_reach_is_told(office, monitor, ask):
    with writing(office.register.engine) as session:
        session.execute(text("ALTER TABLE duty RENAME TO gone"))
    page = getattr(monitor, ask)()
    assert page.status == 503
    assert "check [register] database" in page.body
    assert page.body.count("\n") == 1


def test_a_shelf_out_of_reach_is_told(office, monitor):
    shelf = office.register.shelf._root
    shelf.rename(shelf.with_name("elsewhere"))
    page = monitor.health()
    assert page.status == 503
    assert "cannot be used" in page.body


def test_a_fault_of_ours_is_an_answer_without_its_words_and_an_event_of_the_log(monitor):
    def broken(_measures):
        raise KeyError("Zoé Kowalczyk")

    with structlog.testing.capture_logs() as log:
        assert replace(monitor, render=broken).metrics() == HttpAnswer(
            503, "a fault of this program; its log says where\n"
        )
    assert [event["event"] for event in log] == ["monitoring_failed"]
