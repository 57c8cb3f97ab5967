"""Erased over a whole register: every figure stays what it was, and every chain still follows."""

from datetime import UTC, datetime
from pathlib import Path

from tests.feedback.rules import RULES
from tests.feedback.test_figures import PERIODS, TODAY, known_until_today
from tests.lives import Teller
from worker.doors.shelf import FolderShelf
from worker.feedback.retention import is_frozen
from worker.register import cases, files
from worker.register.database import reading, writing
from worker.register.retention.erasing import erase
from worker.register.root import root_at
from worker.register.store import Register

LATER = datetime(2032, 1, 5, 2, tzinfo=UTC)


def counted(register: Register) -> list[object]:
    with reading(register.engine) as session:
        return [cases.count(session, period, RULES, TODAY) for period in PERIODS.values()]


def test_figures_and_chains_are_the_same_after_every_erasure(database_url: str, tmp_path: Path) -> None:
    register = Register(database_url, FolderShelf(tmp_path / "shelf"))
    register.migrate()
    lives = known_until_today(Teller(11).lives(100))
    with writing(register.engine) as session:
        for life in lives:
            for at, actor, entry in life.moments:
                files.append(session, life.ref, [entry], actor=actor, at=at)
    over = [one.ref for one in register.complaints() if one.ended_at and not is_frozen(one)]
    assert len(over) > 20
    figures, faults = counted(register), register.verify().faults
    with reading(register.engine) as session:
        root = root_at(session, LATER)
    with writing(register.engine) as session:
        for ref in over:
            erase(session, ref, "retention", LATER)
    assert counted(register) == figures
    # These lives have no mails and no outbox: that was told before, and is told still.
    assert register.verify().faults == faults
    with reading(register.engine) as session:
        assert root_at(session, LATER) == root
    names = {life.ref: life.complaint().complainant.name for life in lives}
    with reading(register.engine) as session:
        left = {one.ref: one.model_dump_json() for one in register.complaints()}
    assert not [ref for ref in over if names[ref] in left[ref]]
    register.close()
