"""`verify` names whatever was altered: each test changes one thing behind the register's back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.desk import TestOffice, mail, open_test_office
from worker.register.database import writing


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    """Two files, one with a follow-up."""
    office = open_test_office(database_url, tmp_path)
    for number in (1, 2):
        office.box.deliver(mail(number))
    office.works()
    reply = office.register.letters()[0].message_id
    office.box.deliver(mail(3, sender="client1@example.org", extra=f"In-Reply-To: {reply}\r\n"))
    assert office.works().followed_up == 1
    assert office.register.verify().faults == ()
    yield office
    office.office.close()


ALTERATIONS = {
    "a word of an entry": (
        "UPDATE entry SET payload = replace(payload, 'colis', 'coli5') WHERE seq = 1",
        "its payload was altered",
    ),
    "the author of an entry": ("UPDATE entry SET actor = 'eve' WHERE seq = 2", "its hash does not match"),
    "the date of an entry": (
        "UPDATE entry SET at = '2020-01-01 00:00:00' WHERE kind = 'MessageReceived'",
        "its hash does not match",
    ),
    "the hash of an entry's payload": (
        "UPDATE entry SET payload_sha256 = salt WHERE seq = 3",
        "its payload was altered",
    ),
    "the link of an entry": ("UPDATE entry SET previous = hash WHERE seq = 3", "does not follow"),
    "the number of an entry": ("UPDATE entry SET seq = seq + 100 WHERE seq = 3", "is missing before it"),
    "an entry removed": ("DELETE FROM entry WHERE seq = 2", "is missing before it"),
    "the last entry removed": ("DELETE FROM entry WHERE seq = 5", "the file ends with entry 4"),
    "the record": ("UPDATE complaint SET record = replace(record, '\"level\":1', '\"level\":2')", "in level"),
    "an index column": ("UPDATE complaint SET state = 'closed'", "column state"),
    "the due date": ("UPDATE complaint SET answer_due = '2030-01-01'", "column answer_due"),
    "the head": ("UPDATE complaint SET head = 'x'", "or another head"),
    "a participant added": (
        "INSERT INTO participant (ref, address) SELECT ref, 'eve@example.net' FROM complaint",
        "its participants",
    ),
    "a participant removed": ("DELETE FROM participant", "its participants"),
    "the bytes of a letter": ("UPDATE letter SET raw = sha256 WHERE id = 1", "its bytes were altered"),
    "the recipient of a letter": ("UPDATE letter SET recipient = 'eve@example.net' WHERE id = 1", "or differs"),
    "the counter": ("UPDATE counter SET last = 3", "though it was given"),
    "a ledger row's file": ("UPDATE parcel SET ref = 'REC-2026-000009-00' WHERE id = 1", "which has no file"),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_alteration_is_named(office, what):
    statement, sentence = ALTERATIONS[what]
    with writing(office.register.engine) as session:
        as_bytes = "convert_to(sha256, 'UTF8')" if office.register.shared else "CAST(sha256 AS BLOB)"
        session.connection().exec_driver_sql(statement.replace("raw = sha256", f"raw = {as_bytes}"))
    faults = office.register.verify().faults
    assert faults
    assert any(sentence in fault for fault in faults), faults


@pytest.mark.parametrize("damage", ["altered", "removed"])
def test_a_blob_that_was_altered_or_removed_is_named_with_the_file_that_needs_it(office, damage):
    sha256 = office.register.parcels()[0].sha256
    [blob] = [p for p in (Path(office.register.shelf._root)).rglob("*") if p.is_file() and sha256.endswith(p.name)]
    blob.chmod(0o600)
    if damage == "removed":
        blob.unlink()
    else:
        blob.write_bytes(blob.read_bytes() + b" ")
    faults = office.register.verify().faults
    assert [fault for fault in faults if sha256 in fault and "ledger no. 1" in fault]


def test_the_root_changes_with_any_new_entry(office):
    before = office.register.verify().root
    office.box.deliver(mail(9))
    office.works()
    assert office.register.verify().root != before


def test_a_whole_file_removed_leaves_a_gap_in_the_numbers(office):
    with writing(office.register.engine) as session:
        for table in ("entry", "participant", "reply_token", "document", "letter", "complaint"):
            session.execute(text(f"DELETE FROM {table} WHERE ref LIKE 'REC-2026-000002-%'"))
    assert any("2026-000002" in fault for fault in office.register.verify().faults)
