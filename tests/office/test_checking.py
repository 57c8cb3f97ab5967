"""How the office asks its scanner: the same bytes once, without a lock, not for ever, and again until it says."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.desk import TestOffice, open_test_office
from tests.fakes import FakeScanner
from tests.servers.clamd import EICAR, FOUND
from worker.complaint.messages import Verdict
from worker.doors.protocols import ScannerUnreachable
from worker.office import handling, rechecking
from worker.office.checking import PATIENCE
from worker.register import duties, ledger
from worker.register.database import writing

PDF = b"%PDF-1.4\n"


class Scanner(FakeScanner):
    """`meanwhile` happens while it looks; it chokes on `poison`."""

    meanwhile: Callable[[], object] = staticmethod(lambda: None)
    poison: bytes = b""

    def scan(self, content: bytes) -> str:
        self.meanwhile()
        if self.poison and self.poison in content:
            raise ScannerUnreachable("it hung up")
        return super().scan(content)


@pytest.fixture
def scanner() -> Scanner:
    return Scanner()


@pytest.fixture
def office(database_url: str, tmp_path: Path, scanner: Scanner) -> Iterator[TestOffice]:
    office = open_test_office(database_url, tmp_path)
    office.changed(scanner=scanner)
    yield office
    office.office.close()


def mail(number: int, *contents: bytes, sender: str = "") -> bytes:
    """A complaint with documents."""
    parts = "".join(
        f"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=piece{place}.pdf\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(content).decode()}\r\n"
        for place, content in enumerate(contents, start=1)
    )
    return (
        f"From: {sender or f'client{number}@example.org'}\r\nSubject: Colis {number}\r\n"
        f"Message-ID: <{number}@example.org>\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nMon colis {number} est perdu.\r\n{parts}--b--\r\n"
    ).encode()


def verdicts(office: TestOffice) -> list[Verdict]:
    return [d.verdict for c in office.complaints() for m in c.messages for d in m.documents]


def test_the_same_bytes_are_scanned_once_in_a_batch(office, scanner):
    for number in (1, 2, 3):
        office.box.deliver(mail(number, PDF, EICAR))
    office.works()
    assert sorted(scanner.scanned) == sorted([PDF, EICAR])
    assert verdicts(office) == [Verdict.ACCEPTED, Verdict.QUARANTINED] * 3
    assert office.register.verify().faults == ()


def test_a_virus_weighs_more_than_a_refused_type_and_a_refused_type_needs_no_scanner(office, scanner):
    office.changed(rules=replace(office.office.desk.rules, refused_types=(".pdf",)))
    office.box.deliver(mail(1, PDF, EICAR))
    office.works()
    assert verdicts(office) == [Verdict.REFUSED_TYPE, Verdict.QUARANTINED]
    scanner.unreachable = True
    office.box.deliver(mail(2, PDF))
    office.works()
    assert verdicts(office)[2:] == [Verdict.REFUSED_TYPE]


def test_no_transaction_is_open_while_the_scanner_looks(office, scanner):
    """Whoever else wants to write can: SQLite has one writer at a time."""
    scanner.meanwhile = lambda: office.register.change(duties.was_done, "meanwhile", office.clock.now())
    office.box.deliver(mail(1, PDF))
    scanner.unreachable = True
    office.works()
    scanner.unreachable = False
    assert office.waits(minutes=5).documents_judged == 1
    assert office.register.look(duties.done_at, "meanwhile") == office.clock.now()


def test_a_scanner_that_is_down_is_asked_once_for_a_whole_round(office, scanner):
    scanner.unreachable = True
    for number in range(1, 61):
        office.box.deliver(mail(number, b"%d" % number))
    assert office.works().registered == 60
    # Once by handling, once by the recheck.
    assert scanner.asked == 2
    assert set(verdicts(office)) == {Verdict.HELD}


def test_a_slow_scanner_does_not_use_up_the_lease_of_what_is_in_hand(office, scanner):
    scanner.meanwhile = lambda: office.clock.advance(PATIENCE / 2)
    for number in (1, 2, 3, 4):
        office.box.deliver(mail(number, b"%d" % number))
    tally = office.works()
    # Two were held while their messages were in hand; the recheck at the end of the round has its own time.
    assert (tally.registered, tally.documents_judged) == (4, 2)
    assert set(verdicts(office)) == {Verdict.ACCEPTED}


def test_a_held_document_of_two_files_is_judged_in_both(office, scanner):
    scanner.unreachable = True
    office.box.deliver(mail(1, EICAR, EICAR))
    office.box.deliver(mail(2, EICAR))
    office.works()
    scanner.unreachable = False
    assert office.waits(minutes=5).documents_judged == 2
    assert set(verdicts(office)) == {Verdict.QUARANTINED}
    assert scanner.scanned == [EICAR]
    assert [office.register.entries(c.ref)[-3].kind for c in office.complaints()] == ["DocumentJudged"] * 2
    assert {d.signature for c in office.complaints() for d in c.messages[0].documents} == {FOUND}
    assert office.register.verify().faults == ()


def test_a_held_document_of_a_held_message_is_judged_where_it_lies(office, scanner):
    office.box.deliver(mail(1))
    office.works()
    answered = office.register.letters()[0].message_id
    scanner.unreachable = True
    stranger = mail(2, PDF, sender="eve@example.net").replace(
        b"Subject:", f"In-Reply-To: {answered}\r\nSubject:".encode()
    )
    office.box.deliver(stranger)
    office.works()
    scanner.unreachable = False
    office.waits(minutes=5)
    [complaint] = office.complaints()
    assert [d.verdict for d in complaint.held_messages[0].documents] == [Verdict.ACCEPTED]
    assert office.register.verify().faults == ()


def test_a_document_on_which_the_scanner_always_fails_holds_up_no_other(office, scanner):
    scanner.unreachable = True
    for number, content in enumerate((b"poison", PDF, EICAR), start=1):
        office.box.deliver(mail(number, content))
    office.works()
    scanner.unreachable, scanner.poison = False, b"poison"
    assert [office.waits(minutes=5).documents_judged for _ in range(3)] == [2, 0, 0]
    assert verdicts(office) == [Verdict.HELD, Verdict.ACCEPTED, Verdict.QUARANTINED]


def test_a_round_rechecks_so_many_and_the_next_goes_on_behind_them(office, scanner, monkeypatch):
    monkeypatch.setattr(rechecking, "MOST", 2)
    scanner.unreachable = True
    office.box.deliver(mail(1, *(b"%d" % n for n in range(5))))
    office.works()
    scanner.unreachable = False
    assert office.works().documents_judged == 0
    assert [office.waits(minutes=5).documents_judged for _ in range(4)] == [2, 2, 1, 0]
    assert set(verdicts(office)) == {Verdict.ACCEPTED}


def test_a_document_whose_bytes_are_gone_stays_held_and_holds_up_no_other(office, scanner):
    scanner.unreachable = True
    office.box.deliver(mail(1, PDF, b"facture"))
    office.works()
    gone = office.complaints()[0].messages[0].documents[0].sha256
    [blob] = [p for p in Path(office.register.shelf._root).rglob("*") if p.is_file() and gone.endswith(p.name)]
    blob.unlink()
    scanner.unreachable = False
    assert office.waits(minutes=5).documents_judged == 1
    assert verdicts(office) == [Verdict.HELD, Verdict.ACCEPTED]


def test_a_parked_message_waits_for_the_scanner_as_one_document(office, scanner, monkeypatch):
    def broken(_message, _facts):
        raise RuntimeError("sorting stumbled")

    with monkeypatch.context() as for_now:
        for_now.setattr(handling.sorting, "sort", broken)
        office.box.deliver(mail(1, EICAR))
        assert office.works().parked == 1
    [complaint] = office.complaints()
    [whole] = complaint.messages[0].documents
    assert whole.media_type == "message/rfc822"
    # Nobody had scanned it when it was parked; the recheck of the same round did.
    assert whole.verdict is Verdict.ACCEPTED
    assert scanner.scanned[-1] == office.register.shelf.get(whole.sha256)
    office.register.change(ledger.replay, None, office.clock.now())
    assert office.office.work().registered == 1
    assert verdicts(office) == [Verdict.QUARANTINED]
    assert office.register.verify().faults == ()


def test_a_verdict_that_was_altered_behind_the_registers_back_is_named(office, scanner):
    office.box.deliver(mail(1, EICAR))
    office.works()
    with writing(office.register.engine) as session:
        session.execute(text("UPDATE document SET verdict = 'accepted'"))
    assert any("its documents differ" in fault for fault in office.register.verify().faults)


def test_held_documents_wait_on_while_the_office_has_no_scanner(office, scanner):
    scanner.unreachable = True
    office.box.deliver(mail(1, PDF))
    office.works()
    office.changed(scanner=None)
    assert office.waits(days=1).documents_judged == 0
    assert verdicts(office) == [Verdict.HELD]


def test_when_told_to_stop_the_recheck_ends_with_the_document_in_hand(office, scanner):
    scanner.unreachable = True
    office.box.deliver(mail(1, PDF, b"facture"))
    office.works()
    scanner.unreachable = False
    office.changed(stopping=lambda: bool(scanner.scanned))
    assert office.waits(minutes=5).documents_judged == 1
    office.changed(stopping=lambda: False)
    assert office.waits(minutes=5).documents_judged == 1


def test_a_mailbox_that_left_the_settings_leaves_the_desk_told_all_the_same(office, scanner):
    scanner.unreachable = True
    office.box.deliver(mail(1, EICAR))
    office.works()
    scanner.unreachable = False
    [(_, box)] = office.office.desk.boxes.items()
    office.changed(boxes={"accueil": box})
    office.clock.advance(timedelta(minutes=5))
    assert rechecking.recheck(office.office.desk).documents_judged == 1
    assert [letter.occasion for letter in office.register.letters()][-1] == "desk_notice"
