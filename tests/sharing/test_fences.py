"""A worker sleeps past its leases at each named step, another does its work, and the first goes on: nothing is doubled.

The two work on one PostgreSQL in one process; the second does its round inside a step of the first.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.desk import TestOffice, mail, open_test_office
from worker.office.handling import A_FEW, handle
from worker.register import ledger, outbox
from worker.register.database import TakenBack
from worker.register.outbox import ClaimLost
from worker.register.store import Register
from worker.register.tables import LetterRow

Two = Callable[[str], tuple[TestOffice, TestOffice]]
ASLEEP = {"claimed": ledger.LEASE, "read": ledger.LEASE} | dict.fromkeys(
    ("letters_claimed", "leaving", "accepted"), outbox.LEASE
)


class Night:
    """What `step` of the first worker is: at the step named it sleeps, and the other works meanwhile."""

    def __init__(self, at: str) -> None:
        self.at, self.over = at, False
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, step: str) -> None:
        if step == self.at and not self.over:
            self.over = True
            self.meanwhile()


@pytest.fixture
def two(postgres_url: str, tmp_path: Path) -> Iterator[Two]:
    opened: list[TestOffice] = []

    def at(step: str) -> tuple[TestOffice, TestOffice]:
        night = Night(step)
        first = open_test_office(postgres_url, tmp_path, step=night)
        second = open_test_office(postgres_url, tmp_path)
        opened.extend((first, second))

        def meanwhile() -> None:
            for office in (first, second):
                office.clock.advance(ASLEEP[step] + timedelta(seconds=10))
            second.office.work()

        night.meanwhile = meanwhile
        return first, second

    yield at
    for office in opened:
        office.office.close()


def rows(office: TestOffice) -> dict[str, LetterRow]:
    return {row.message_id: row for row in office.register.letters()}


@pytest.mark.slow
@pytest.mark.parametrize("step", ASLEEP)
def test_a_worker_that_slept_does_not_do_again_what_another_did(step: str, two: Two) -> None:
    first, second = two(step)
    for number in range(1, 4):
        first.box.deliver(mail(number))
    first.works()
    # And all that is left, for both, when whatever was put off is due.
    for office in (second, first, second):
        office.waits(hours=1)
    senders = Counter(address for one in first.complaints() for address in one.complainant.addresses)
    assert senders == Counter(f"client{number}@example.org" for number in range(1, 4))
    left = Counter(
        message_from_bytes(raw)["Message-ID"] for office in (first, second) for _, _, raw in office.postman.sent
    )
    known = rows(first)
    assert [name for name, times in left.items() if times > 1 and not known[name].repeats] == []
    assert {row.status for row in known.values()} == {"sent"}
    assert first.register.verify().faults == ()


@pytest.mark.slow
def test_a_letter_whose_sender_slept_while_it_left_is_known_to_have_left(
    two: Two,
) -> None:
    """The other called it uncertain; the first one comes back with the server's yes, and that is the truth."""
    first, second = two("accepted")
    first.box.deliver(mail(1))
    first.works()
    uncertain = [row for row in rows(first).values() if row.status == "uncertain"]
    assert uncertain == []
    assert len(second.postman.sent) + len(first.postman.sent) == len(rows(first))


@pytest.mark.slow
def test_a_lease_that_is_renewed_is_nobody_elses(postgres_url: str, tmp_path: Path) -> None:
    office = open_test_office(postgres_url, tmp_path)
    office.box.deliver(mail(1))
    office.office._at(office.office.desk.every_box[0], office.office._collect)
    register, now = office.register, office.clock.now()
    [claim] = register.change(ledger.claim, limit=5, now=now)
    [renewed] = register.change(ledger.renew, [claim], now + ledger.LEASE * 0.9)
    assert register.change(ledger.claim, limit=5, now=now + ledger.LEASE * 1.5) == []
    assert register.change(ledger.renew, [claim], now + ledger.LEASE) == []
    [taken] = register.change(ledger.claim, limit=5, now=renewed.until + timedelta(seconds=1))
    assert register.change(ledger.renew, [renewed], taken.until) == []
    assert not register.change(ledger.postpone, renewed, until=now, error="late")
    assert register.change(ledger.postpone, taken, until=now, error="", spent=False)
    office.office.close()


@pytest.mark.slow
@pytest.mark.parametrize("ahead", [timedelta(milliseconds=3), timedelta(minutes=9)])
def test_a_lease_that_a_clock_ahead_gave_is_still_a_lease(postgres_url: str, tmp_path: Path, ahead: timedelta) -> None:
    """Two machines never agree to the moment: what one took just now is not free for the other."""
    office = open_test_office(postgres_url, tmp_path)
    office.box.deliver(mail(1))
    office.office._at(office.office.desk.every_box[0], office.office._collect)
    register, now = office.register, office.clock.now()
    assert len(register.change(ledger.claim, limit=5, now=now + ahead)) == 1
    assert register.change(ledger.claim, limit=5, now=now) == []
    # An hour is no difference of two clocks: one of them was set.
    assert len(register.change(ledger.claim, limit=5, now=now + timedelta(hours=2))) == 1
    assert len(register.change(ledger.claim, limit=5, now=now + timedelta(hours=1))) == 1
    office.office.close()


@pytest.mark.slow
def test_a_letter_that_is_leaving_by_a_clock_ahead_is_not_called_uncertain(two: Two) -> None:
    first, second = two("letters_claimed")
    first.office.desk.step.over = True
    first.clock.advance(timedelta(seconds=30))
    first.box.deliver(mail(1))
    leaving: list[int] = []
    first.changed(
        step=lambda step: (
            leaving.append(second.register.change(outbox.recover, second.clock.now())) if step == "leaving" else None
        )
    )
    first.works()
    assert leaving
    assert set(leaving) == {0}
    assert {row.status for row in rows(first).values()} == {"sent"}


@pytest.mark.slow
@pytest.mark.parametrize("error", [TakenBack("deadlock detected"), ClaimLost("messages of this batch")])
def test_a_race_that_is_lost_again_and_again_is_left_for_the_next_round_and_costs_no_attempt(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    office = open_test_office(postgres_url, tmp_path)
    office.box.deliver(mail(1))
    lost: list[Exception] = []

    def loses(*_: object, **__: object) -> None:
        lost.append(error)
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Register, "pages", loses)
        assert handle_after_collecting(office) == 0
    assert len(lost) == A_FEW
    assert [row.attempts for row in office.register.parcels()] == [0]
    assert office.works().registered == 1
    office.office.close()


def handle_after_collecting(office: TestOffice) -> int:
    office.office._at(office.office.desk.every_box[0], office.office._collect)
    return handle(office.office.desk).registered
