"""What the office does when something goes wrong: with one message, one mailbox, one letter, or the worker itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.desk import BORDER, DESK, TestOffice, mail, open_test_office
from tests.parsing import parsed
from worker.doors.protocols import (
    LetterDelayed,
    LetterRefused,
    LetterUncertain,
    PostClosed,
    ShelfUnreachable,
    WeAreRefused,
)
from worker.intake import sorting
from worker.nouns.message import Message, Party
from worker.office import handling
from worker.register import duties, ledger, outbox, route
from worker.register.database import RegisterUnreachable

# Three complaints that are alike, and more, are told to the desk in one letter more.
WAVE = 1

Opener = Callable[..., TestOffice]


@pytest.fixture
def open_office(database_url: str, tmp_path: Path) -> Iterator[Opener]:
    opened: list[TestOffice] = []

    def open_one(**options: object) -> TestOffice:
        opened.append(open_test_office(database_url, tmp_path, **options))
        return opened[-1]

    yield open_one
    for one in opened:
        one.office.close()


@pytest.fixture
def office(open_office: Opener) -> TestOffice:
    return open_office()


def break_sorting(monkeypatch: pytest.MonkeyPatch, when: Callable[[str], bool]) -> None:
    """From now on sorting fails for messages whose subject `when` says."""
    sort = sorting.sort

    def broken(message, facts):
        if when(message.subject):
            raise RuntimeError("sorting stumbled")
        return sort(message, facts)

    monkeypatch.setattr(handling.sorting, "sort", broken)


def statuses(office: TestOffice) -> list[str]:
    return [letter.status for letter in office.register.letters() if not letter.to_staff]


# One message


def test_a_bad_message_is_parked_in_review_and_holds_up_no_other(office, monkeypatch):
    break_sorting(monkeypatch, lambda subject: subject == "Colis 2")
    for number in (1, 2, 3):
        office.box.deliver(mail(number))
    tally = office.works()
    assert (tally.registered, tally.parked) == (2, 1)
    assert len(office.box.folders["Processed"]) == 2
    assert len(office.box.folders["Review"]) == 1
    [parked] = office.register.parcels("parked")
    assert "sorting stumbled" in parked.error


def test_the_sender_of_a_parked_message_has_a_numbered_file_and_an_acknowledgement(office, monkeypatch):
    break_sorting(monkeypatch, lambda _: True)
    office.box.deliver(mail(1))
    office.works()
    [complaint] = office.complaints()
    assert complaint.complainant.addresses == ("client1@example.org",)
    assert [d.media_type for d in complaint.messages[0].documents] == ["message/rfc822"]
    [(_, _, raw)] = [sent for sent in office.postman.sent if sent[1] == "client1@example.org"]
    assert complaint.ref.encode() in raw
    assert [task.kind for task in office.register.tasks()] == ["parked"]
    assert office.register.verify().faults == ()


def test_replay_completes_the_file_and_acknowledges_nobody_twice(office, monkeypatch):
    with monkeypatch.context() as broken:
        break_sorting(broken, lambda _: True)
        office.box.deliver(mail(1, text="Je demande le remboursement du colis."))
        office.works()
    [before] = office.complaints()
    office.register.change(ledger.replay, None, office.clock.now())
    tally = office.office.work()
    assert tally.registered == 1
    [after] = office.complaints()
    assert after.ref == before.ref
    assert after.points[0].text == "Je demande le remboursement du colis."
    assert after.desired_solution is not None
    assert after.deadlines == before.deadlines
    assert len([sent for sent in office.postman.sent if sent[1] == "client1@example.org"]) == 1
    assert office.register.tasks() == []
    assert [row.status for row in office.register.parcels()] == ["done"]
    assert office.register.verify().faults == ()


def test_a_parked_message_of_a_machine_opens_no_file(office, monkeypatch):
    break_sorting(monkeypatch, lambda _: True)
    office.box.deliver(mail(1, extra="Auto-Submitted: auto-replied\r\n"))
    office.box.deliver(mail(2, sender="reclamations@example.com"))
    tally = office.works()
    assert tally.parked == 2
    assert office.complaints() == []
    assert office.postman.sent == []


def test_a_message_that_kills_the_worker_is_handled_alone_then_parked_and_takes_no_other_down(office):
    """The claim is durable: attempts that never ended are seen by the next worker."""
    for number in (1, 2):
        office.box.deliver(mail(number))

    class PowerCut(BaseException):
        pass

    def step(name: str) -> None:
        if name == "read":
            raise PowerCut

    office.changed(step=step)
    for _ in range(6):
        with pytest.raises(PowerCut):
            office.works()
        office.clock.advance(timedelta(minutes=5))
        office.office.open()
    office.changed(step=lambda _: None)
    tally = office.works()
    # The first was begun twice with the other, then alone until its attempts were used up; the other is spared.
    assert (tally.parked, tally.registered) == (1, 1)
    assert ["attempts" in row.error for row in office.register.parcels("parked")] == [True]
    assert len(office.complaints()) == 2
    office.register.change(ledger.replay, None, office.clock.now())
    assert office.office.work().registered == 1


@pytest.mark.parametrize("fault", [ShelfUnreachable("no disk"), MemoryError()], ids=["the shelf", "the memory"])
def test_a_fault_of_ours_is_tried_again_later_and_then_succeeds(office, monkeypatch, fault):
    office.box.deliver(mail(1))
    shelf = office.register.shelf
    with monkeypatch.context() as broken:
        broken.setattr(type(shelf), "get", lambda _self, _name: (_ for _ in ()).throw(fault))
        tally = office.works()
    assert (tally.postponed, tally.registered) == (1, 0)
    assert office.works().registered == 0
    assert office.waits(minutes=2).registered == 1


def test_what_could_not_be_parked_is_not_called_so_and_is_tried_again(office, monkeypatch):
    office.box.deliver(mail(1))
    with monkeypatch.context() as broken, capture_logs() as logs:
        broken.setattr(handling, "_handle_one", lambda *_: (_ for _ in ()).throw(ValueError("its own fault")))
        broken.setattr(handling, "_park", lambda *_: (_ for _ in ()).throw(RegisterUnreachable("connection lost")))
        assert office.works().postponed == 1
    assert "parked" not in {line["event"] for line in logs}
    assert office.waits(minutes=2).registered == 1


def test_a_full_disk_loses_nothing(office, monkeypatch):
    office.box.deliver(mail(1))
    shelf = office.register.shelf
    with monkeypatch.context() as broken:
        broken.setattr(type(shelf), "put", lambda _self, _bytes: (_ for _ in ()).throw(OSError(28, "No space left")))
        tally = office.works()
    assert tally.collected == 0
    assert len(office.box.folders["INBOX"]) == 1
    assert office.waits(minutes=20).registered == 1


# One mailbox


def test_two_mailboxes_that_received_the_same_mail_have_one_effect(open_office):
    office = open_office(boxes=("reclamations", "contact"))
    office.boxes["reclamations"].deliver(mail(1))
    office.boxes["contact"].deliver(b"Received: from elsewhere\r\n" + mail(1))
    tally = office.works()
    assert (tally.registered, tally.duplicates) == (1, 1)
    assert [len(box.folders["Processed"]) for box in office.boxes.values()] == [1, 1]


def test_a_scanner_that_gives_every_mail_one_message_id_loses_none(office):
    for words in ("Le colis A est perdu.", "Le four B est en panne."):
        office.box.deliver(mail(1, text=words))
    tally = office.works()
    assert (tally.registered, tally.duplicates) == (2, 0)
    # A gateway's footer does not make another message of one that is known.
    office.box.deliver(mail(1, text="Le colis A est perdu.\r\n--\r\nAnalysé par la passerelle."))
    office.box.deliver(mail(1, text="Le four B est en panne."))
    assert office.works().duplicates == 2


def test_a_bad_mailbox_never_holds_up_the_others_and_is_tried_again_later(open_office):
    office = open_office(boxes=("reclamations", "contact"))
    office.boxes["reclamations"].unreachable = True
    for number, box in enumerate(office.boxes.values(), start=1):
        box.deliver(mail(number))
    tally = office.works()
    assert (tally.registered, tally.mailboxes_unreachable) == (1, 1)
    office.boxes["reclamations"].unreachable = False
    # Left alone for a few seconds first.
    assert office.works().registered == 0
    assert office.waits(seconds=10).registered == 1


def test_a_new_uidvalidity_brings_the_same_mails_again_without_effect(office):
    office.box.deliver(mail(1))
    office.changed(boxes={n: replace(b, processed_folder="INBOX2") for n, b in office.office.desk.boxes.items()})
    office.works()
    office.box.uidvalidity += 1
    office.box.deliver(mail(1))
    office.box.deliver(mail(2))
    tally = office.works()
    assert (tally.collected, tally.duplicates, tally.registered) == (2, 1, 1)
    assert len(office.complaints()) == 2


def test_once_a_day_the_mailbox_is_counted_against_the_ledger(office):
    office.box.deliver(mail(1))
    office.works()
    assert office.register.look(duties.done_at, "reconcile:reclamations") == office.clock.now()


# One letter


def test_a_refused_letter_is_an_entry_and_a_task(office):
    office.postman.trouble["client1@example.org"] = LetterRefused("550 5.1.1 no such user")
    office.box.deliver(mail(1))
    assert office.works().refused == 1
    [complaint] = office.complaints()
    assert "LetterFailed" in [entry.kind for entry in office.register.entries(complaint.ref)]
    assert complaint.acknowledged_at is None
    assert [task.kind for task in office.register.tasks()] == ["refused_letter"]


def test_a_delayed_letter_leaves_later_and_after_five_days_is_given_up(office):
    office.postman.trouble["client1@example.org"] = LetterDelayed("451 try again")
    office.box.deliver(mail(1))
    office.box.deliver(mail(2))
    assert office.works().delayed == 1
    assert sorted(statuses(office)) == ["queued", "sent"]
    del office.postman.trouble["client1@example.org"]
    assert office.works().sent == 0
    assert office.waits(minutes=2).sent == 1

    office.postman.trouble["client3@example.org"] = LetterDelayed("451 try again")
    office.box.deliver(mail(3))
    office.works()
    refused = sum(office.waits(hours=7).refused for _ in range(20))
    assert refused == 1


def test_an_uncertain_acknowledgement_goes_once_more_and_no_more(office):
    office.postman.trouble["client1@example.org"] = LetterUncertain("connection cut after DATA")
    office.box.deliver(mail(1))
    assert office.works().uncertain == 1
    assert office.waits(minutes=5).uncertain == 0
    assert office.waits(minutes=30).uncertain == 1
    assert office.waits(days=2).uncertain == 0
    assert statuses(office) == ["uncertain"]
    assert {task.kind for task in office.register.tasks()} == {"uncertain_letter"}


def test_an_uncertain_notice_to_staff_is_not_sent_again(office):
    office.postman.trouble["ann@example.com"] = LetterUncertain("connection cut after DATA")
    office.box.deliver(mail(1))
    assert office.works().uncertain == 1
    assert office.waits(hours=3).uncertain == 0


def test_a_server_that_is_down_is_asked_three_times_and_the_rest_waits(office):
    for number in range(1, 11):
        office.postman.trouble[f"client{number}@example.org"] = LetterDelayed("cannot connect")
        office.box.deliver(mail(number))
    office.postman.trouble["ann@example.com"] = LetterDelayed("cannot connect")
    assert office.works().delayed == 3
    office.postman.trouble.clear()
    assert office.waits(hours=1).sent == 20 + WAVE


def test_a_mail_loop_ends_at_the_limit_and_the_desk_is_told(office):
    for number in range(1, 41):
        office.box.deliver(mail(number, sender="jean@example.net"))
    office.works()
    to_jean = [letter.status for letter in office.register.letters() if letter.recipient == "jean@example.net"]
    assert to_jean.count("sent") == 30
    assert to_jean.count("withheld") == 10
    assert "withheld_letter" in {task.kind for task in office.register.tasks()}
    assert office.register.verify().faults == ()


def test_a_letter_is_frozen_with_the_headers_of_a_well_behaved_robot(office):
    office.box.deliver(mail(1))
    office.works()
    [(sender, _, raw)] = [sent for sent in office.postman.sent if sent[1] == "client1@example.org"]
    head = raw.split(b"\r\n\r\n", 1)[0].decode("ascii")
    assert sender == "reclamations+bounces@example.com"
    assert "Auto-Submitted: auto-replied" in head
    assert "X-Auto-Response-Suppress: All" in head
    assert "In-Reply-To: <1@example.org>" in head
    assert "Reply-To: " in head
    assert "reclamations+rec-2026-000001-" in head


def test_when_told_to_stop_the_office_finishes_what_it_has_in_hand(office):
    office.box.deliver(mail(1))
    office.changed(stopping=lambda: True)
    tally = office.works()
    assert (tally.collected, tally.registered, tally.sent) == (1, 0, 0)
    office.changed(stopping=lambda: False)
    assert office.works().sent == 2


def test_a_message_of_which_the_reader_makes_nothing_is_parked_with_its_sender_answered(office, monkeypatch):
    nothing = Message(message_id="", sender=Party(""), subject="", text="?", new_text="?", defects=("unreadable",))
    monkeypatch.setattr(handling, "read", lambda _raw: nothing)
    office.box.deliver(mail(1))
    assert office.works().parked == 1
    [complaint] = office.complaints()
    assert complaint.complainant.addresses == ("client1@example.org",)


def test_of_a_message_over_the_limit_headers_and_text_are_kept_and_its_documents_refused(office):
    text = "Content-Type: text/plain; charset=utf-8\r\n\r\nLe four ne chauffe plus, voici le film.\r\n"
    film = "Content-Type: video/mp4\r\nContent-Disposition: attachment; filename=film.mp4\r\n\r\n" + "A" * 200_000
    office.changed(max_bytes=100_000)
    office.box.deliver(
        (
            f"Authentication-Results: {BORDER}; dmarc=pass header.from=example.org\r\n"
            "From: client1@example.org\r\nSubject: Four en panne\r\nMessage-ID: <film@example.org>\r\n"
            f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n{text}--b\r\n{film}\r\n--b--\r\n'
        ).encode()
    )
    assert office.works().registered == 1
    [complaint] = office.complaints()
    assert "ne chauffe plus" in complaint.points[0].text
    assert [(d.name, d.verdict) for d in complaint.messages[0].documents] == [("film.mp4", "refused_size")]
    [(_, _, raw)] = [sent for sent in office.postman.sent if sent[1] == "client1@example.org"]
    letter = parsed(raw).get_body(("plain",)).get_content()
    assert "film.mp4" in letter


def test_a_message_without_any_sender_is_registered_for_the_desk_alone(office):
    office.box.deliver(b"Subject: Colis perdu\r\n\r\nMon colis n'est jamais arriv\xe9.\r\n")
    assert office.works().registered == 1
    assert [recipient for _, recipient, _ in office.postman.sent] == ["ann@example.com"]
    assert office.register.verify().faults == ()


# The way out


NO_RIGHT = "SMTP server: MAIL: 550 5.7.60 Client does not have permissions to send as this sender"


def refuse_all(office: TestOffice, error: Exception, *, but: str = "") -> None:
    """The server meets every recipient with this error."""

    class Everybody(dict[str, Exception]):
        def get(self, recipient, default=None):
            return default if recipient == but else error

    office.postman.trouble = Everybody()


def written(office: TestOffice, count: int) -> None:
    for number in range(1, count + 1):
        office.box.deliver(mail(number))


def test_where_the_account_is_refused_one_letter_is_tried_and_none_is_given_up_for_four_days(office):
    written(office, 30)
    refuse_all(office, WeAreRefused(NO_RIGHT, every=True))
    tally = office.works()
    assert (tally.registered, tally.delayed, tally.refused) == (30, 1, 0)
    for _ in range(4 * 12):
        assert office.waits(hours=2).refused == 0
    office.postman.trouble = {}
    # The acknowledgements of thirty people; the desk has ten notices, and the others together.
    assert office.waits(minutes=16).sent >= 40
    to_customers = [recipient for _, recipient, _ in office.postman.sent if recipient.startswith("client")]
    assert sorted(to_customers) == sorted({*to_customers})
    assert len(to_customers) == 30
    assert set(statuses(office)) == {"sent"}
    assert office.register.look(route.read) is None
    assert office.register.verify().faults == ()


def test_the_server_is_asked_by_one_letter_at_intervals_that_widen(office):
    written(office, 10)
    refuse_all(office, WeAreRefused(NO_RIGHT, every=True))
    office.works()
    tried = [minute for minute in range(1, 61) if office.waits(minutes=1).delayed]
    assert tried == [1, 3, 8, 18, 33, 48]
    # Whoever starts the worker anew may have mended it.
    office.office.open()
    assert office.works().delayed == 1


def test_the_watchers_hear_of_a_refusal_from_the_first(office):
    written(office, 1)
    refuse_all(office, WeAreRefused(NO_RIGHT, every=True))
    office.works()
    snapshot = office.register.snapshot({}, office.clock.now())
    assert snapshot.post is not None
    assert snapshot.post.refused
    assert "5.7.60" in snapshot.post.reason
    office.postman.trouble = {}
    office.waits(minutes=1)
    snapshot = office.register.snapshot({}, office.clock.now())
    assert (snapshot.post, snapshot.blamed.count) == (None, 0)


def test_a_server_out_of_reach_is_no_refusal(office):
    written(office, 3)
    refuse_all(office, PostClosed("connection refused"))
    assert office.works().delayed == 1
    snapshot = office.register.snapshot({}, office.clock.now())
    assert snapshot.post is not None
    assert not snapshot.post.refused


def test_several_recipients_refused_in_a_row_where_the_desk_is_refused_too_wait_with_the_others(office):
    written(office, 8)
    refuse_all(office, LetterRefused("SMTP server: RCPT: 550 5.1.1 no such user", of_recipient=True))
    tally = office.works()
    assert (tally.refused, tally.delayed) == (0, 3)
    office.postman.trouble = {}
    office.waits(minutes=1)
    assert set(statuses(office)) == {"sent"}
    assert len(office.postman.sent) == 16 + WAVE
    assert office.register.verify().faults == ()


def test_several_unknown_recipients_in_a_row_are_refused_where_the_desk_is_not(office):
    unknown = LetterRefused("SMTP server: RCPT: 550 5.1.1 no such user", of_recipient=True)
    office.changed(rules=replace(office.office.desk.rules, desk=()))
    written(office, 4)
    office.postman.trouble = {f"client{number}@example.org": unknown for number in range(1, 5)}
    office.changed(rules=replace(office.office.desk.rules, desk=(DESK,)))
    tally = office.works()
    assert (tally.refused, tally.sent) == (4, 4 + WAVE)
    assert office.register.look(route.read) is None


def test_one_letter_that_is_refused_as_if_it_were_us_keeps_no_other_back(office):
    written(office, 5)
    office.postman.trouble["client2@example.org"] = WeAreRefused("RCPT: 550 5.7.1 not you", every=False)
    tally = office.works()
    assert (tally.sent, tally.delayed) == (9 + WAVE, 1)
    for _ in range(8 * 4):
        office.waits(hours=6)
    assert statuses(office).count("queued") == 1
    assert office.register.snapshot({}, office.clock.now()).blamed.count == 1
    office.postman.trouble.clear()
    office.waits(minutes=15)
    assert set(statuses(office)) == {"sent"}


def test_hours_of_4xx_end_for_all_letters_with_the_first_that_leaves(office):
    written(office, 8)
    refuse_all(office, LetterDelayed("SMTP server: RCPT: 450 4.7.1 later"))
    office.works()
    for _ in range(16):
        office.waits(minutes=30)
    office.postman.trouble = {}
    assert office.waits(minutes=15).sent == 16 + WAVE


def test_a_server_that_hangs_up_after_letters_makes_at_most_three_uncertain(office):
    written(office, 30)
    refuse_all(office, LetterUncertain("broke off after the letter"))
    uncertain = office.works().uncertain + sum(office.waits(minutes=20).uncertain for _ in range(24))
    assert uncertain == 3
    office.postman.trouble = {}
    office.waits(minutes=16)
    assert statuses(office).count("sent") == 30
    assert office.register.look(route.read) is None
    trials = [raw for _, _, raw in office.postman.sent if b"Sending trial" in raw]
    assert len(trials) == 1


@pytest.mark.parametrize("said", ["SMTP server: RCPT: 550 no", "SMTP server: RCPT: 550 Rejected"])
def test_addresses_outside_that_are_refused_without_a_word_in_a_row_are_our_fault(office, said):
    """The relay takes what is for its own domain, so the desk's notices between them leave."""
    written(office, 5)
    refused = LetterRefused(said, of_recipient=True, unsaid=True)
    office.postman.trouble = {f"client{number}@example.org": refused for number in range(1, 6)}
    for _ in range(4):
        office.works()
        office.waits(minutes=16)
    assert office.register.look(route.read) is not None
    assert "refused" not in statuses(office)
    office.postman.trouble = {}
    for _ in range(4):
        office.waits(minutes=16)
    assert set(statuses(office)) == {"sent"}
    assert office.register.verify().faults == ()


# The register cannot be written for a while


def full_disk(office: TestOffice, monkeypatch: pytest.MonkeyPatch, *, at: str) -> Callable[[], None]:
    """From now on this write fails, as on a full disk; what is returned makes room."""
    real = getattr(outbox, at)

    def fails(*_: object, **__: object) -> None:
        raise RegisterUnreachable("database or disk is full")

    monkeypatch.setattr(outbox, at, fails)
    return lambda: monkeypatch.setattr(outbox, at, real)


@pytest.mark.parametrize("at", ["begin", "sent"])
def test_a_letter_in_hand_when_the_disk_is_full_leaves_once_when_there_is_room(office, monkeypatch, at):
    for number in range(1, 4):
        office.box.deliver(mail(number))
    room = full_disk(office, monkeypatch, at=at)
    with pytest.raises(RegisterUnreachable):
        office.works()
    with pytest.raises(RegisterUnreachable):
        office.waits(minutes=1)
    room()
    office.waits(minutes=1)
    assert set(statuses(office)) == {"sent"}
    recipients = [recipient for _, recipient, _ in office.postman.sent if recipient != DESK.address]
    assert sorted(recipients) == [f"client{number}@example.org" for number in range(1, 4)]
    assert office.register.verify().faults == ()


def test_a_verdict_against_a_letter_is_remembered_too(office, monkeypatch):
    office.postman.trouble["client1@example.org"] = LetterDelayed("451 not now")
    office.box.deliver(mail(1))
    room = full_disk(office, monkeypatch, at="delayed")
    with pytest.raises(RegisterUnreachable):
        office.works()
    room()
    office.postman.trouble.clear()
    office.waits(minutes=2)
    office.waits(minutes=2)
    assert statuses(office) == ["sent"]


# The clock was set back


def test_what_was_put_off_by_a_clock_that_was_ahead_is_due_when_it_is_set_right(office):
    office.postman.trouble["client1@example.org"] = LetterDelayed("451 not now")
    office.box.deliver(mail(1))
    office.works()
    office.postman.trouble.clear()
    office.clock.advance(timedelta(hours=-1))
    office.works()
    assert statuses(office) == ["queued"]
    office.office.after_a_jump()
    office.works()
    assert statuses(office) == ["sent"]


def test_a_parked_message_in_a_borrowed_name_is_quoted_to_nobody(office, monkeypatch):
    break_sorting(monkeypatch, lambda _: True)
    forged = mail(1).replace(b"dmarc=pass", b"dmarc=fail").replace(b"Colis 1", b"Gagnez un million")
    office.box.deliver(forged)
    office.works()
    to_victim = [raw for _, recipient, raw in office.postman.sent if recipient == "client1@example.org"]
    assert [raw for raw in to_victim if b"million" in raw] == []
