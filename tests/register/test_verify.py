"""`verify` names whatever was altered: each test changes one thing behind the register's back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.desk import DESK, TestOffice, mail, open_test_office
from worker.complaint.cause_and_action import ActionOpened, CorrectiveAction
from worker.feedback.periods import month_of
from worker.office.reporting import send_report
from worker.register import files
from worker.register.database import RegisterUnreachable, writing
from worker.register.proving import gathered
from worker.register.root import read_root_line, root_at, root_line, settled_root
from worker.register.verifying import compare, verify

PDF = "JVBERi0xLjQKJSVFT0YK"
WITH_DOCUMENT = (
    "From: client1@example.org\r\nTo: reclamations@example.com\r\nSubject: Colis 1\r\nMessage-ID: <1@example.org>\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n'
    'Mon colis est ouvert.\r\n--x\r\nContent-Type: application/pdf; name="facture.pdf"\r\n'
    f"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n{PDF}\r\n--x--\r\n"
)


def fill(office: TestOffice) -> None:
    """Two files, one with a follow-up, a document and an action; a colleague's mail without proof, and an idea."""
    office.box.deliver(WITH_DOCUMENT.encode())
    office.box.deliver(mail(2))
    office.works()
    reply = office.register.letters()[0].message_id
    office.box.deliver(mail(3, sender="client1@example.org", extra=f"In-Reply-To: {reply}\r\n"))
    assert office.works().followed_up == 1
    now, ref = office.clock.now(), office.complaints()[0].ref
    action = CorrectiveAction(
        number=1,
        description="Relire les bons",
        owner=DESK.address,
        due=date(2026, 12, 1),
        opened_by=DESK.address,
        opened_at=now,
    )
    office.register.change(
        lambda session: files.append(session, ref, [ActionOpened(action=action)], actor=DESK.address, at=now)
    )
    unproven = mail(4, sender=DESK.address, text=f"#note {ref} vu au comptoir").replace(b"dmarc=pass", b"dmarc=none")
    office.box.deliver(unproven)
    assert office.works().staff == 1
    assert send_report(office.office.desk, month_of(date(2026, 10, 1))).sent == 1
    report = next(row for row in office.register.letters() if row.occasion == "monthly_report")
    office.box.deliver(mail(5, sender=DESK.address, extra=f"In-Reply-To: {report.message_id}\r\n"))
    assert office.works().ideas == 1
    assert office.register.verify().faults == ()


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    office = open_test_office(database_url, tmp_path)
    fill(office)
    yield office
    office.office.close()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def kept_office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestOffice]:
    """One for all alterations, each of which is taken back."""
    folder = tmp_path_factory.mktemp("kept")
    if request.param == "sqlite":
        url, drop = f"sqlite:///{folder / 'register.db'}", lambda: None
    else:
        postgres = request.getfixturevalue("postgres")
        url = postgres.create()
        drop = lambda: postgres.drop(url)  # noqa: E731
    office = open_test_office(url, folder)
    fill(office)
    yield office
    office.office.close()
    drop()


# What is done behind the register's back, and what is said of it: the table, the place and, where it can be told, how.
ALTERATIONS = {
    # entry
    "a word of an entry": (
        "UPDATE entry SET payload = replace(payload, 'colis', 'coli5') WHERE seq = 1",
        "entry 1 (Registered): its payload was altered",
    ),
    "a payload said to be erased": (
        "UPDATE entry SET payload = replace(payload, 'colis', ''), salt = '', erased_at = at WHERE seq = 1",
        "entry 1 (Registered): says that it was erased, but no entry says so",
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
    "the link of an entry": ("UPDATE entry SET previous = hash WHERE seq = 3", "its hash does not match"),
    "the number of an entry": ("UPDATE entry SET seq = seq + 100 WHERE seq = 3", "it was written as entry 3"),
    "an entry removed": ("DELETE FROM entry WHERE seq = 2", "entry 2 is missing: it was removed"),
    "the last entry removed": (
        "DELETE FROM entry WHERE seq = (SELECT entries FROM complaint WHERE complaint.ref = entry.ref)",
        "is missing: it was removed",
    ),
    "an entry inserted at the end": (
        (
            "INSERT INTO entry (id, ref, seq, at, actor, kind, payload, salt, payload_sha256, previous, hash)"
            " SELECT 9000, ref, seq + 1, at, actor, kind, payload, salt, payload_sha256, hash, 'x' FROM entry"
            " WHERE id = (SELECT max(e.id) FROM entry e JOIN complaint c ON c.ref = e.ref AND c.entries = e.seq)"
        ),
        "it stands behind the end that the record knows: it was inserted",
    ),
    "two entries exchanged": (
        (
            "UPDATE entry SET seq = CASE seq WHEN 2 THEN 1003 WHEN 3 THEN 1002 ELSE seq END;"
            "UPDATE entry SET seq = seq - 1000 WHERE seq > 1000"
        ),
        "it was written as entry 3: the order was altered",
    ),
    "an entry moved to another file": (
        (
            "UPDATE entry SET seq = 99, ref = (SELECT max(ref) FROM complaint)"
            " WHERE id = (SELECT max(id) FROM entry WHERE kind = 'MessageReceived')"
        ),
        "its hash does not match",
    ),
    # complaint
    "the record": ("UPDATE complaint SET record = replace(record, '\"level\":1', '\"level\":2')", "in level"),
    "a record that is none": ("UPDATE complaint SET record = '{}'", "its record cannot be read"),
    "the state": ("UPDATE complaint SET state = 'closed'", "column state"),
    "the owner": ("UPDATE complaint SET owner = 'eve@example.net'", "column owner"),
    "the due date": ("UPDATE complaint SET answer_due = '2030-01-01'", "column answer_due"),
    "the head": ("UPDATE complaint SET head = 'x'", "knows another end of the chain"),
    "the number of entries": ("UPDATE complaint SET entries = entries + 1", "is missing: it was removed"),
    # participant
    "a participant added": (
        "INSERT INTO participant (ref, address) SELECT ref, 'eve@example.net' FROM complaint",
        "1 of its participants were added behind its back",
    ),
    "a participant removed": ("DELETE FROM participant", "1 of its participants were removed"),
    "a participant exchanged": (
        "UPDATE participant SET address = 'eve@example.net'",
        "1 of its participants were removed",
    ),
    # document
    "the name of a document": ("UPDATE document SET name = 'autre.pdf'", "its documents differ"),
    "the verdict of a document": ("UPDATE document SET verdict = 'quarantined'", "its documents differ"),
    "the size of a document": ("UPDATE document SET size = 1", "its documents differ"),
    "a document removed": ("DELETE FROM document", "its documents differ"),
    # letter
    "the bytes of a letter": ("UPDATE letter SET raw = sha256 WHERE id = 1", "letter 1 (acknowledgement): its bytes"),
    "bytes and hash of a letter": (
        (
            "UPDATE letter SET raw = '', sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'"
            " WHERE id = 1"
        ),
        "letter 1 (acknowledgement): sha256 differs from its entries",
    ),
    "the recipient of a letter": (
        "UPDATE letter SET recipient = 'eve@example.net' WHERE id = 1",
        "recipient differs from its entries",
    ),
    "the fate of a letter": ("UPDATE letter SET status = 'refused' WHERE id = 1", "its outbox says refused"),
    "when a letter left": ("UPDATE letter SET sent_at = '2020-01-01' WHERE id = 1", "sent at another time"),
    "the template of a letter": ("UPDATE letter SET template = 'x'", "template differs from its entries"),
    "a letter removed": ("DELETE FROM letter WHERE id = 1", "is missing from the outbox: it was removed"),
    "the file of a letter": ("UPDATE letter SET ref = NULL WHERE id = 1", "is missing from the outbox"),
    "an acknowledgement given to another file": (
        "UPDATE letter SET ref = (SELECT max(ref) FROM complaint) WHERE id = 1",
        "but no entry speaks of it: it was inserted",
    ),
    "a letter said to be erased": ("UPDATE letter SET erased_at = queued_at WHERE id = 1", "has bytes again"),
    # reply_token
    "a reply address made for a stranger": (
        "UPDATE reply_token SET address = 'eve@example.net' WHERE token = (SELECT min(token) FROM reply_token)",
        "reply_token: a reply address was made for eve@example.net",
    ),
    # parcel
    "a ledger row's file": ("UPDATE parcel SET ref = 'REC-2026-000009-00' WHERE id = 1", "which has no file"),
    "a ledger row given to another file": (
        "UPDATE parcel SET ref = (SELECT max(ref) FROM complaint) WHERE id = 1",
        "ledger no. 1: says that it belongs to",
    ),
    "a ledger row's sender": (
        "UPDATE parcel SET sender = 'eve@example.net' WHERE id = 1",
        "ledger no. 1: its sender differs",
    ),
    "a ledger row's date": ("UPDATE parcel SET received_at = '2020-01-01' WHERE id = 1", "ledger no. 1: received_at"),
    "a ledger row's bytes": (
        "UPDATE parcel SET sha256 = (SELECT sha256 FROM parcel WHERE id = 2) WHERE id = 1",
        "ledger no. 1: its sha256 differs",
    ),
    # counter
    "the counter": ("UPDATE counter SET last = 3", "no complaint has the number 2026-000003, though it was given"),
    "the counter set back": ("UPDATE counter SET last = 1", "the number 2026-000002 was never given"),
    "the counter removed": ("DELETE FROM counter", "the counter of 2026 is missing"),
    # action and action_file
    "what an action is": ("UPDATE action SET description = 'x'", "action 1: description differs"),
    "when an action was due": ("UPDATE action SET due = '2030-01-01'", "action 1: due differs"),
    "an action said to be done": ("UPDATE action SET done_at = opened_at", "action 1: done_at differs"),
    "an action removed": ("DELETE FROM action_file; DELETE FROM action", "action 1: is missing: it was removed"),
    "an action taken off a file": ("DELETE FROM action_file", "action_file: REC-2026-000001-16 carries action 1"),
    "an action put on a file": (
        "INSERT INTO action_file (number, ref) SELECT 1, max(ref) FROM complaint",
        "is said to carry action 1",
    ),
    "an action inserted": (
        (
            "INSERT INTO action (number, description, cause, owner, due, opened_at, effectiveness)"
            " SELECT 7, description, cause, owner, due, opened_at, '' FROM action"
        ),
        "action 7: no entry speaks of it: it was inserted",
    ),
    # held_mail and idea
    "whom a held mail waits for": (
        "UPDATE held_mail SET person = 'eve@example.net'",
        "held_mail: ledger no. 4: is held for eve@example.net",
    ),
    "a held mail said to be confirmed": (
        "UPDATE held_mail SET outcome = 'confirmed'",
        "held_mail: ledger no. 4: its outcome",
    ),
    "whose idea it was": ("UPDATE idea SET person = 'eve@example.net'", "idea 1: ledger no. 5 is no idea of"),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_alteration_is_named(kept_office, what):
    statements, sentence = ALTERATIONS[what]
    register = kept_office.register
    as_bytes = "convert_to({}, 'UTF8')" if register.shared else "CAST({} AS BLOB)"
    with Session(register.engine) as session:
        for statement in statements.split(";"):
            for value in ("sha256", "''"):
                statement = statement.replace(f"raw = {value}", f"raw = {as_bytes.format(value)}")  # noqa: PLW2901
            session.connection().exec_driver_sql(statement)
        faults = verify(session, register.shelf).faults
        session.rollback()
    assert any(sentence in fault for fault in faults), faults
    assert register.verify().faults == ()


def test_every_table_that_entries_can_be_held_against_is_altered_here():
    """What is left out stands in no entry: it is said in the folder that proves."""
    tables = {word for statements, _ in ALTERATIONS.values() for word in statements.replace(";", " ").split()}
    assert {
        "entry", "complaint", "participant", "document", "letter", "reply_token", "parcel", "counter", "action",
        "action_file", "held_mail", "idea",
    } <= tables  # fmt: skip


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
        for table in ("likeness", "entry", "participant", "reply_token", "document", "letter", "complaint"):
            session.execute(text(f"DELETE FROM {table} WHERE ref LIKE 'REC-2026-000002-%'"))
    assert any("2026-000002" in fault for fault in office.register.verify().faults)


# The root in mails


def test_the_root_of_a_moment_is_the_same_for_ever_and_that_of_now_is_the_one_that_verify_finds(office):
    office.clock.advance(timedelta(minutes=30))
    then = office.register.look(lambda session: settled_root(session, office.clock.now()))
    assert (then.complaints, then.entries) == (2, office.register.verify().entries)
    assert then.sha256 == office.register.verify().root
    office.box.deliver(mail(9))
    office.waits(minutes=30)
    office.clock.advance(timedelta(minutes=30))
    assert office.register.look(lambda session: root_at(session, then.before, seals=then.seals)) == then
    assert office.register.look(lambda session: compare(session, then)) == ()
    now = office.register.look(lambda session: settled_root(session, office.clock.now()))
    assert now.sha256 == office.register.verify().root != then.sha256


@pytest.mark.parametrize("cut", [" ", "\n", "\r\n> ", "\n> > ", "  "])
def test_a_root_is_read_however_a_mail_client_has_cut_it(office, cut):
    root = office.register.look(lambda session: settled_root(session, office.clock.now() + timedelta(hours=1)))
    assert read_root_line(f"Bonjour,\n{root_line(root).replace(' ', cut)}\n--\n") == root


@pytest.mark.parametrize(
    "words", ["", "register root: abc", "register root: " + "0" * 64 + " (1 complaints, 2 entries)"]
)
def test_a_mail_without_a_root_has_none(words):
    assert read_root_line(words) is None
    assert (
        read_root_line("register root: " + "0" * 64 + " (1 complaints, 2 entries, before 2026-99-01T00:00:00Z)") is None
    )


REWRITTEN = {
    "an entry removed for good": (
        "UPDATE complaint SET entries = entries - 1; DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)",
        "1 removed",
    ),
    "an entry of that time inserted later": (
        (
            "INSERT INTO entry (id, ref, seq, at, actor, kind, payload, salt, payload_sha256, previous, hash)"
            " SELECT 9000, ref, seq + 1, at, actor, kind, payload, salt, payload_sha256, hash, 'x' FROM entry"
            " WHERE id = (SELECT max(id) FROM entry)"
        ),
        "1 inserted",
    ),
    "a file removed": (
        "DELETE FROM entry WHERE ref = (SELECT max(ref) FROM complaint)",
        "2 complaints, and now there are 1 of that time: 1 removed",
    ),
    "an entry rewritten, its hash with it": (
        "UPDATE entry SET hash = 'x' WHERE id = (SELECT max(id) FROM entry)",
        "but not the same",
    ),
}


@pytest.mark.parametrize("what", REWRITTEN)
def test_a_register_that_was_rewritten_no_longer_matches_the_mail_that_left(kept_office, what):
    statements, sentence = REWRITTEN[what]
    register = kept_office.register
    then = register.look(lambda session: settled_root(session, kept_office.clock.now() + timedelta(hours=1)))
    with Session(register.engine) as session:
        for statement in statements.split(";"):
            session.connection().exec_driver_sql(statement)
        told = compare(session, then)
        session.rollback()
    assert any(sentence in line for line in told), told


def test_a_blob_that_nothing_names_is_a_remark_and_no_fault(office: TestOffice) -> None:
    before = office.register.verify()
    stray = office.register.shelf.put(b"nobody's")
    proof = office.register.verify()
    assert (before.nobodys, proof.nobodys, proof.faults) == ((), (stray,), before.faults)


def test_where_what_a_proof_gathers_has_no_room_it_says_so_and_where_nothing_may_be_written_it_needs_none(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sound = office.register.verify()
    monkeypatch.setattr(gathered, "_place", lambda: str(tmp_path / "nowhere" / "x"))
    with pytest.raises(RegisterUnreachable, match="make room for temporary files"):
        office.register.verify()
    monkeypatch.undo()

    def nowhere() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(gathered.tempfile, "gettempdir", nowhere)
    assert office.register.verify() == sound
