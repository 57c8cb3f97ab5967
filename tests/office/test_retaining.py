"""Each night people are erased from what is over: announced a week before, frozen where it must be, and proved."""

import io
import os
import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from tests.desk import DESK, TestOffice, mail, open_test_office
from tests.fakes import FakeScanner
from tests.feedback.test_dossier import check_by_hand
from tests.register.test_verify import fill
from worker.complaint.casework import Noted
from worker.complaint.cause_and_action import ActionDone, ActionJudged
from worker.complaint.lifecycle import Moved, State
from worker.complaint.messages import ReceivedMessage, StaffMessage, StaffWrote
from worker.complaint.recourse import LitigationFlagged, MediationEnded, MediationOpened
from worker.feedback.dossier.evidence import Company
from worker.feedback.periods import Period
from worker.office import retaining
from worker.office.bundling import bundle
from worker.register import cases, documents, files, search
from worker.register.database import writing
from worker.register.evidence import evidence
from worker.register.retention import due
from worker.register.retention.due import due_for_erasure
from worker.register.root import settled_root
from worker.register.tables import ParcelRow
from worker.register.verifying import compare

ENDED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
# Five years after the end, and the day after: that night it goes.
DAY = date(2031, 11, 25)


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    office = open_test_office(database_url, tmp_path)
    fill(office)
    yield office
    office.office.close()


def decide(office: TestOffice, ref: str, *entries) -> None:
    office.register.change(
        lambda session: files.append(session, ref, entries, actor=DESK.address, at=office.clock.now())
    )


def goes_to(office: TestOffice, moment: datetime) -> None:
    office.clock.advance(moment - office.clock.now())


def end(office: TestOffice, ref: str, target: State = State.WITHDRAWN) -> None:
    decide(office, ref, Moved(source=State.REGISTERED, target=target, cause="told", reason="Bo a rappelé"))


def ends_all(office: TestOffice) -> list[str]:
    goes_to(office, ENDED)
    refs = [complaint.ref for complaint in office.complaints()]
    for ref in refs:
        end(office, ref)
    return refs


def at_night(office: TestOffice, day: date) -> int:
    """The round of that night, at three o'clock in Paris; how many files were erased."""
    goes_to(office, datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC))
    return office.works().erased


def tasks(office: TestOffice) -> list[tuple[str, str]]:
    return [(task.ref, task.text) for task in office.register.tasks() if task.kind == "erasure"]


def everything(office: TestOffice) -> str:
    """All that the register holds, table by table."""
    with office.register.engine.connect() as connection:
        names = ["parcel", "complaint", "participant", "entry", "document", "letter", "reply_token", "address_mark"]
        rows = [
            row
            for name in (*names, "task", "action", "idea", "complaint_words")
            for row in connection.execute(text(f"SELECT * FROM {name}"))
        ]
    return "\n".join(
        (value.tobytes() if isinstance(value, memoryview) else value).decode(errors="replace")
        if isinstance(value, bytes | memoryview)
        else str(value)
        for row in rows
        for value in row
    )


def figures_of(office: TestOffice):
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    rules = office.office.desk.rules
    return office.register.look(lambda session: cases.count(session, year, rules, date(2026, 12, 31)))


def test_a_file_is_announced_for_a_week_and_then_its_people_are_gone(office: TestOffice) -> None:
    refs = ends_all(office)
    root = office.register.look(lambda session: settled_root(session, ENDED + timedelta(hours=1)))
    figures, parcels = figures_of(office), office.register.parcels()
    assert "client1@example.org" in everything(office)
    assert at_night(office, DAY - timedelta(days=8)) == 0
    assert tasks(office) == []
    assert at_night(office, DAY - timedelta(days=7)) == 0
    assert tasks(office) == [(ref, DAY.isoformat()) for ref in refs]
    assert at_night(office, DAY - timedelta(days=1)) == 0
    assert at_night(office, DAY) == 2
    assert tasks(office) == []
    left = everything(office)
    for word in ("client1", "client2", "colis", "Colis", "facture.pdf", "Bo a rappelé"):
        assert word not in left, word
    assert office.register.shelf.names() == set()
    assert figures_of(office) == figures
    assert [(p.kind, p.received_at, p.sha256, p.ref) for p in office.register.parcels()] == [
        (p.kind, p.received_at, p.sha256, p.ref) for p in parcels
    ]
    proof = office.register.verify()
    assert (proof.faults, proof.erased, proof.blobs) == ((), 2, 0)
    assert office.register.look(lambda session: compare(session, root)) == ()
    assert at_night(office, DAY + timedelta(days=30)) == 0
    assert tasks(office) == []


def test_of_thousands_that_are_announced_in_one_night_a_few_are_in_memory(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "AT_ONCE", 1)
    refs, at_once = ends_all(office), []

    def announced(session: Session) -> int:
        event.listen(session, "before_flush", lambda session, *_: at_once.append(len(session.new)))
        return due.announce(session, datetime.combine(DAY - timedelta(days=7), time(3), UTC), office.office.desk.rules)

    assert office.register.change(announced) == len(refs) == 2
    assert tasks(office) == [(ref, DAY.isoformat()) for ref in refs]
    assert max(at_once) == 1
    assert office.register.verify().faults == ()


def test_what_is_not_erased_stays_word_for_word(office: TestOffice) -> None:
    first, second = (complaint.ref for complaint in office.complaints())
    end(office, first)
    before = (office.register.complaint(second), [entry.hash for entry in office.register.entries(second)])
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    assert office.register.complaint(first).erased_at is not None
    # The clocks went on over five years; what was written before is as it was.
    after = office.register.complaint(second)
    assert (after.messages, after.complainant) == (before[0].messages, before[0].complainant)
    assert [entry.hash for entry in office.register.entries(second)][: len(before[1])] == before[1]
    assert all(office.register.shelf.get(message.sha256) for message in after.messages)
    assert office.register.verify().faults == ()


def test_nothing_is_left_in_the_file_of_the_database(tmp_path: Path) -> None:
    place = tmp_path / "register.db"
    office = open_test_office(f"sqlite:///{place}", tmp_path)
    office.box.deliver(mail(1, text="Zinnober Quastenflosser"))
    office.works()
    ends_all(office)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    office.office.close()
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = place.read_bytes()
    # The index over words holds them folded.
    for word in (b"Zinnober", b"zinnober", b"client1@example.org", b"quastenflosser"):
        assert word not in content


FREEZERS = {
    "litigation": (
        [LitigationFlagged(on=True, by=DESK.address)],
        [LitigationFlagged(on=False, by=DESK.address)],
    ),
    "mediation": (
        [MediationOpened(mediator="CM2C", by=DESK.address)],
        [MediationEnded(by=DESK.address)],
    ),
}


@pytest.mark.parametrize("frozen_by", FREEZERS)
@pytest.mark.parametrize("when", ["before", "in the week"])
def test_litigation_and_mediation_keep_a_file_as_long_as_they_last(tmp_path: Path, frozen_by: str, when: str) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    office.box.deliver(mail(1))
    office.works()
    [ref] = ends_all(office)
    freeze, thaw = FREEZERS[frozen_by]
    if when == "before":
        decide(office, ref, *freeze)
    at_night(office, DAY - timedelta(days=7))
    if when == "in the week":
        assert tasks(office)
        decide(office, ref, *freeze)
    for day in range(40):
        assert at_night(office, DAY + timedelta(days=day)) == 0
    assert (tasks(office), office.register.complaint(ref).complainant.addresses) == ([], ("client1@example.org",))
    goes_to(office, datetime(2032, 2, 1, 12, 0, tzinfo=UTC))
    decide(office, ref, *thaw)
    # Announced anew, for a whole week.
    nights = [at_night(office, date(2032, 2, 2) + timedelta(days=day)) for day in range(8)]
    assert nights == [0, 0, 0, 0, 0, 0, 0, 1]
    assert office.register.verify().faults == ()
    office.office.close()


def test_whatever_happens_in_the_week_begins_it_anew(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    office.box.deliver(mail(1))
    office.works()
    [ref] = ends_all(office)
    at_night(office, DAY - timedelta(days=7))
    goes_to(office, datetime(2031, 11, 20, 12, 0, tzinfo=UTC))
    decide(office, ref, Noted(text="à relire avant", by=DESK.address))
    assert at_night(office, DAY) == 0
    assert tasks(office) == [(ref, "2031-12-02")]
    assert [at_night(office, date(2031, 12, day)) for day in (1, 2)] == [0, 1]
    office.office.close()


def test_a_new_mail_to_an_erased_file_is_kept_as_long_as_any_other(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    office.box.deliver(mail(1))
    office.works()
    [ref] = ends_all(office)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    answered = office.register.letters(ref)[0].message_id
    office.box.deliver(mail(7, extra=f"In-Reply-To: {answered}\r\n"), at=office.clock.now())
    office.works()
    kept = [m for m in office.register.complaint(ref).held_messages if m.sender == "client7@example.org"]
    assert kept
    assert office.register.verify().faults == ()
    nights = [at_night(office, DAY + timedelta(days=day)) for day in range(1, 30)]
    assert sum(nights) == 0
    for days in (7, 0):
        at_night(office, date(2036, 11, 26) - timedelta(days=days))
    assert "client7" not in everything(office)
    proof = office.register.verify()
    assert (proof.faults, proof.erased) == ((), 1)
    office.office.close()


def test_what_was_no_complaint_goes_after_six_months(office: TestOffice) -> None:
    goes_to(office, ENDED)
    first, second = (complaint.ref for complaint in office.complaints())
    end(office, first, State.NOT_A_COMPLAINT)
    for day in (date(2027, 5, 18), date(2027, 5, 25)):
        at_night(office, day)
    assert office.register.complaint(first).erased_at is not None
    assert office.register.complaint(second).erased_at is None
    rows = {row.id: row for row in office.register.parcels()}
    # The colleague's mail that proved nothing and the idea belong to no file.
    assert [number for number, row in rows.items() if row.erased_at] == [1, 3, 4, 5]
    letters = office.register.letters()
    assert all(letter.raw for letter in letters if letter.occasion == "monthly_report")
    assert not [one for one in letters if one.ref is None and one.occasion == "confirm_staff_mail" and one.raw]
    assert "#note" not in "".join(str(one.text) for one in office.register.tasks())
    assert office.register.verify().faults == ()


def test_a_night_that_was_missed_is_made_up_for_and_nothing_is_done_twice_a_day(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    office.box.deliver(mail(1))
    office.works()
    [ref] = ends_all(office)
    goes_to(office, datetime(2031, 12, 20, 15, 0, tzinfo=UTC))
    office.works()
    assert tasks(office) == [(ref, "2031-12-27")]
    goes_to(office, datetime(2031, 12, 26, 23, 30, tzinfo=UTC))
    assert office.works().erased == 0
    assert office.waits(hours=2).erased == 1
    office.office.close()


def test_one_file_that_cannot_be_erased_holds_up_no_other(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    for number in (1, 2, 3):
        office.box.deliver(mail(number))
    office.works()
    refs = ends_all(office)
    at_night(office, DAY - timedelta(days=7))
    with writing(office.register.engine) as session:
        session.execute(text("UPDATE entry SET payload = '{}' WHERE ref = :ref AND seq = 1"), {"ref": refs[1]})
    assert at_night(office, DAY) == 2
    assert [office.register.complaint(ref).erased_at is None for ref in refs] == [False, True, False]
    # It is tried again the next night.
    assert tasks(office) == [(refs[1], DAY.isoformat())]
    office.office.close()


def test_a_night_with_more_than_goes_into_a_round_lets_mail_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    for number in (1, 2, 3):
        office.box.deliver(mail(number))
    office.works()
    refs = ends_all(office)
    at_night(office, DAY - timedelta(days=7))
    monkeypatch.setattr(retaining, "PORTION", timedelta(0))
    assert at_night(office, DAY) == 1
    assert office.office.goes_on
    office.box.deliver(mail(4))
    second = office.works()
    assert (second.registered, second.erased) == (1, 1)
    assert office.works().erased == 1
    assert not office.office.goes_on
    assert all(office.register.complaint(ref).erased_at for ref in refs)
    # The duty is over for this day, and nothing of it is on the shelf.
    assert office.works().erased == 0
    assert office.register.verify().faults == ()
    office.office.close()


def test_a_shelf_out_of_reach_keeps_the_blobs_for_the_next_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    office.box.deliver(mail(1))
    office.works()
    ends_all(office)
    at_night(office, DAY - timedelta(days=7))
    with monkeypatch.context() as patched:
        patched.setattr("worker.office.retaining._clear", lambda _desk: 0)
        assert at_night(office, DAY) == 1
    assert len(office.register.shelf.names()) == 1
    # What a worker that was killed has half written goes in the same night.
    half = tmp_path / "shelf" / ".incoming" / "dead.part"
    half.write_bytes(b"half")
    os.utime(half, (0, 0))
    at_night(office, DAY + timedelta(days=1))
    assert office.register.shelf.names() == set()
    assert not half.exists()
    office.office.close()


def test_bytes_that_another_file_needs_stay_on_the_shelf(tmp_path: Path) -> None:
    """The same document in two complaints is one blob."""
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    fill(office)
    [document] = office.complaints()[0].messages[0].documents
    raw = office.register.shelf.get(office.register.parcels()[0].sha256)
    office.box.deliver(raw.replace(b"client1", b"client9").replace(b"<1@", b"<9@"))
    office.works()
    first, _, third = (complaint.ref for complaint in office.complaints())
    goes_to(office, ENDED)
    end(office, first)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    assert office.register.complaint(first).erased_at is not None
    assert office.register.shelf.get(document.sha256)
    assert office.register.verify().faults == ()
    goes_to(office, datetime(2031, 12, 1, 9, tzinfo=UTC))
    decide(office, third, Moved(source=office.register.complaint(third).state, target=State.WITHDRAWN, cause="told"))
    for day in (date(2036, 11, 25), date(2036, 12, 2)):
        at_night(office, day)
    assert document.sha256 not in office.register.shelf.names()
    office.office.close()


def test_an_action_is_kept_as_long_as_a_file_tells_of_it(office: TestOffice) -> None:
    first, second = (complaint.ref for complaint in office.complaints())
    now = office.clock.now()
    decide(
        office,
        first,
        ActionDone(number=1, by=DESK.address, check_due=date(2027, 2, 1)),
        ActionJudged(number=1, effective=True, by=DESK.address),
    )
    goes_to(office, ENDED)
    end(office, first)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    [action] = office.register.look(lambda session: cases.actions(session, office.office.desk.rules.zone))
    assert (action.description, action.owner, action.effectiveness) == ("", "", "effective")
    assert action.opened_on == now.date()
    assert office.register.verify().faults == ()
    assert second


def test_a_merged_file_is_kept_as_long_as_the_one_that_it_repeats(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    for number in (1, 2):
        office.box.deliver(mail(number))
    office.works()
    first, second = (complaint.ref for complaint in office.complaints())
    goes_to(office, ENDED)
    decide(office, second, Moved(source=State.REGISTERED, target=State.MERGED, cause="same", reason=first))
    rules = office.office.desk.rules
    look = office.register.look
    assert look(lambda s: due_for_erasure(s, datetime(2040, 1, 1, tzinfo=UTC), rules)) == []
    goes_to(office, datetime(2028, 1, 10, 9, tzinfo=UTC))
    decide(office, first, Moved(source=office.register.complaint(first).state, target=State.WITHDRAWN, cause="told"))
    day = date(2033, 1, 11)
    assert look(lambda s: due_for_erasure(s, datetime(2033, 1, 9, tzinfo=UTC), rules)) == [(first, day), (second, day)]
    assert look(lambda s: due_for_erasure(s, datetime(2033, 1, 9, tzinfo=UTC), rules, timedelta(days=1))) == []
    office.office.close()


def test_the_dossier_of_an_erased_file_can_still_be_read(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    fill(office)
    refs = ends_all(office)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    rules, shelf = office.office.desk.rules, office.register.shelf
    known = office.register.look(
        lambda session: evidence(session, shelf, refs[0], rules, company=Company("Maison Lenoir"), language="fr")
    )
    assert (known.received, known.sent, known.blobs) == ({}, {}, {})
    with zipfile.ZipFile(io.BytesIO(bundle(known, rules.zone))) as bundled:
        bundled.extractall(tmp_path)
        pages = {name.rpartition("/")[2]: bundled.read(name).decode() for name in bundled.namelist()}
    assert pages.keys() == {"README.txt", "SHA256SUMS", "dossier.html", "entries.jsonl", "record.json"}
    assert "client1" not in "".join(pages.values())
    for words in ("Accusé de réception, à (effacé)", "Personnes effacées le", "effacées au terme de leur conservation"):
        assert words in pages["dossier.html"]
    checked = check_by_hand(tmp_path / refs[0])
    assert checked.stdout == f"OK {known.chain[-1].hash}\n", checked.stderr


def test_what_was_altered_in_the_bundle_of_an_erased_file_is_told_by_the_check(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    fill(office)
    [ref, *_] = ends_all(office)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    rules, shelf = office.office.desk.rules, office.register.shelf
    known = office.register.look(
        lambda session: evidence(session, shelf, ref, rules, company=Company("Maison Lenoir"), language="fr")
    )
    with zipfile.ZipFile(io.BytesIO(bundle(known, rules.zone))) as bundled:
        bundled.extractall(tmp_path)
    lines = tmp_path / ref / "entries.jsonl"
    lines.write_text(lines.read_text().replace('\\"language\\":\\"fr\\"', '\\"language\\":\\"en\\"', 1))
    checked = check_by_hand(tmp_path / ref)
    assert (checked.returncode, checked.stdout) == (1, "")
    assert "AssertionError" in checked.stderr


def test_old_files_are_found_by_their_words_no_more_and_again_when_they_are_taken_up(office: TestOffice) -> None:
    first, _ = ends_all(office)

    def found() -> list[str]:
        return sorted(one.ref for one in office.register.look(lambda s: search.find(s, "colis", limit=9)))

    at_night(office, date(2027, 11, 24))
    assert len(found()) == 2
    at_night(office, date(2027, 11, 26))
    assert found() == []
    decide(office, first, Moved(source=State.WITHDRAWN, target=State.INVESTIGATING, cause="reopened"))
    assert found() == [first]


def staff_mail(number: int, ref: str, sha256: str, at: datetime) -> StaffWrote:
    message = ReceivedMessage(parcel=number, sha256=sha256, sender=DESK.address, received_at=at, new_text="vu")
    return StaffWrote(message=StaffMessage(message=message, person=DESK.address))


def test_a_colleague_s_mail_about_two_files_is_kept_for_the_other_one(office: TestOffice) -> None:
    """It belongs to the first in the ledger, and both tell of it."""
    first, second = (complaint.ref for complaint in office.complaints())
    mail_of_both = next(row for row in office.register.parcels() if row.kind == "staff")
    both = staff_mail(mail_of_both.id or 0, first, mail_of_both.sha256, mail_of_both.received_at)
    with writing(office.register.engine) as session:
        for ref in (first, second):
            files.append(session, ref, [both], actor=DESK.address, at=office.clock.now())
        session.get_one(ParcelRow, mail_of_both.id).ref = first
    assert office.register.verify().faults == ()
    goes_to(office, ENDED)
    end(office, first)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    assert office.register.complaint(first).erased_at is not None
    [row] = [row for row in office.register.parcels() if row.id == mail_of_both.id]
    assert (row.erased_at, row.sender) == (None, DESK.address)
    assert office.register.shelf.get(row.sha256)
    assert office.register.verify().faults == ()
    goes_to(office, datetime(2031, 12, 1, 9, tzinfo=UTC))
    decide(office, second, Moved(source=office.register.complaint(second).state, target=State.WITHDRAWN, cause="told"))
    for day in (date(2036, 11, 25), date(2036, 12, 2)):
        at_night(office, day)
    assert row.sha256 not in office.register.shelf.names()
    assert office.register.verify().faults == ()


def test_a_document_that_waited_for_its_check_waits_no_more(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    scanner = FakeScanner()
    scanner.unreachable = True
    office.changed(scanner=scanner)
    fill(office)
    held = lambda: office.register.look(documents.held, after=0, limit=9)  # noqa: E731
    assert len(held()) == 1
    ends_all(office)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    assert held() == []
    assert office.register.verify().faults == ()
    office.office.close()


def test_two_workers_of_one_night_erase_a_file_once(database_url: str, tmp_path: Path) -> None:
    one, other = (open_test_office(database_url, tmp_path) for _ in range(2))
    for number in range(1, 5):
        one.box.deliver(mail(number))
    one.works()
    refs = ends_all(one)
    at_night(one, DAY - timedelta(days=7))
    for office in (one, other):
        goes_to(office, datetime(2031, 11, 25, 2, tzinfo=UTC))
    threads = [threading.Thread(target=office.works) for office in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kinds = [[entry.kind for entry in one.register.entries(ref)].count("Erased") for ref in refs]
    assert kinds == [1, 1, 1, 1]
    assert one.register.verify().faults == ()
    for office in (one, other):
        office.office.close()


# What is done behind the back of an erased file, and what `verify` says of it.
ALTERATIONS = {
    "what is left of an entry": (
        "UPDATE entry SET payload = replace(payload, '\"fr\"', '\"en\"') WHERE seq = 1",
        "what retention left of entries 1 to",
    ),
    "a salt that came back": ("UPDATE entry SET salt = 'x' WHERE seq = 1", "says that it was erased, but no entry"),
    "an erasure taken back": ("UPDATE entry SET erased_at = NULL WHERE seq = 1", "its payload was altered"),
    "another day of erasure": (
        "UPDATE entry SET erased_at = at WHERE seq = 1",
        "says that it was erased, but no entry",
    ),
    "a letter that has bytes again": ("UPDATE letter SET raw = sha256 WHERE id = 1", "it was erased, and has bytes"),
    "a recipient who came back": ("UPDATE letter SET recipient = 'eve@example.net' WHERE id = 1", "recipient differs"),
    "the entry that tells of it": (
        "UPDATE entry SET payload = replace(payload, 'retention', 'other') WHERE kind = 'Erased'",
        "(Erased): its payload was altered",
    ),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_what_was_altered_after_an_erasure_is_named(tmp_path: Path, what: str) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    office.box.deliver(mail(1))
    office.works()
    ends_all(office)
    for days in (7, 0):
        at_night(office, DAY - timedelta(days=days))
    assert office.register.verify().faults == ()
    statement, sentence = ALTERATIONS[what]
    with writing(office.register.engine) as session:
        session.execute(text(statement))
    faults = office.register.verify().faults
    assert any(sentence in fault for fault in faults), faults
    office.office.close()
