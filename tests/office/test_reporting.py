"""The monthly report leaves once, whoever of two workers comes first."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.desk import DESK, mail, open_test_office
from worker.office import reporting

FIRST_OF_DECEMBER = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def test_two_workers_at_the_same_moment_write_one_report(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (open_test_office(database_url, tmp_path) for _ in range(2))
    one.box.deliver(mail(1))
    one.works()
    both_have_written = threading.Barrier(2, timeout=30)
    letters_of = reporting.letters_of

    def waits_for_the_other(*told):
        letters = letters_of(*told)
        both_have_written.wait()
        return letters

    monkeypatch.setattr(reporting, "letters_of", waits_for_the_other)
    written: list[int] = []

    def works(office) -> None:
        office.clock.advance(FIRST_OF_DECEMBER - office.clock.now())
        written.append(reporting.report(office.office.desk).reports)

    threads = [threading.Thread(target=works, args=(office,)) for office in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = [row.recipient for row in one.register.letters() if row.occasion == "monthly_report"]
    assert sorted(written) == [0, len(rows)]
    assert rows == [DESK.address]
    for office in (one, other):
        office.office.close()
