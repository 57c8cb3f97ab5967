"""Duties of a register that several workers share."""

import threading
import time
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from tests.fakes import MemoryShelf
from worker.register import duties
from worker.register.store import Register

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.slow
def test_two_workers_may_note_a_duty_for_the_first_time_at_once(postgres_url: str) -> None:
    register = Register(postgres_url, MemoryShelf())
    register.migrate()
    second = threading.Thread(target=lambda: register.change(duties.was_done, "digest", NOW, "second"))

    def first(session: Session) -> None:
        duties.was_done(session, "digest", NOW, "first")
        session.flush()
        second.start()
        # It waits for this transaction.
        time.sleep(0.3)

    register.change(first)
    second.join(30)
    row = register.look(duties.read, "digest")
    assert row is not None
    assert row.note == "second"
    register.close()
