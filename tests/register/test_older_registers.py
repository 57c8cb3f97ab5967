"""A register of each older revision is brought to today: it opens, it verifies, and work on it goes on.

Each file in `older/` was written by the code of that revision: a customer complained, was acknowledged, and answered.
What was on its shelf is in it as well.
"""

import base64
import re
import sqlite3
from pathlib import Path

import pytest

from tests.desk import TestOffice, open_test_office
from worker.register import search
from worker.register.database import revisions

OLDER = sorted((Path(__file__).parent / "older").glob("*.sql"))
VERSIONS = Path(__file__).parents[2] / "worker" / "register" / "migrations" / "versions"
BLOB = re.compile(r"^-- on the shelf: ([0-9a-f]{2})([0-9a-f]{62}) (\S*)$", re.MULTILINE)


def restored(sql: Path, folder: Path) -> None:
    written = sql.read_text(encoding="utf-8")
    with sqlite3.connect(folder / "register.db", isolation_level=None) as database:
        database.executescript(written)
    database.close()
    for begin, rest, content in BLOB.findall(written):
        (folder / "shelf" / begin).mkdir(parents=True, exist_ok=True)
        (folder / "shelf" / begin / rest).write_bytes(base64.b64decode(content))


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> TestOffice:
    restored(request.param, tmp_path)
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    # What lay in the mailbox then has its numbers.
    office.box.last_uid = 1000
    yield office
    office.office.close()


def mail(number: int, sender: str, extra: str = "") -> bytes:
    return (
        f"From: {sender}\r\nTo: reclamations@example.com\r\nSubject: Encore\r\n"
        f"Message-ID: <later{number}@example.org>\r\n{extra}Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "Je n'ai toujours rien reçu.\r\n"
    ).encode()


def test_no_older_revision_is_left_out() -> None:
    every = sorted(path.name.partition("_")[0] for path in VERSIONS.glob("0*.py"))
    assert [path.stem for path in OLDER] == every[:-1]


def test_it_is_of_today_and_verifies(office: TestOffice) -> None:
    current, newest = revisions(office.register.engine)
    assert current == newest
    assert office.register.verify().faults == ()
    [complaint] = office.complaints()
    assert complaint.ref.startswith("REC-2026-000001-")
    assert len(complaint.messages) == 2
    [found] = office.register.look(lambda session: search.find(session, "retard", limit=5))
    assert found.ref == complaint.ref


def test_work_goes_on(office: TestOffice) -> None:
    [before] = office.complaints()
    acknowledged = next(one.message_id for one in before.mails if one.occasion == "acknowledgement")
    office.waits(days=1)
    office.box.deliver(mail(1, before.messages[0].sender, f"In-Reply-To: {acknowledged}\r\n"), office.clock.now())
    office.box.deliver(mail(2, "nouvelle@example.org"), office.clock.now())
    office.works()
    first, second = office.complaints()
    assert first.ref == before.ref
    assert len(first.messages) == 3
    assert second.ref.startswith("REC-2026-000002-")
    assert office.register.verify().faults == ()
