"""The first start on a mailbox that a company has used for years: nobody is answered unasked."""

from datetime import timedelta

import pytest

from worker.doors.protocols import MailboxInUse
from worker.register import duties


def old_mail(world, count):
    """Mails of the last two years, by as many people; each came through the door on its own day."""
    for number in range(count):
        text = (
            f"From: Client {number} <client{number}@example.org>\r\nTo: reclamations@example.com\r\n"
            f"Subject: Commande {number} perdue\r\nMessage-ID: <old-{number}@example.org>\r\n\r\n"
            f"Bonjour,\r\n\r\nMa commande {number} n'est pas arrivée. Je demande un remboursement.\r\n"
        )
        world.mail.append(text.encode(), at=world.clock.now() - timedelta(days=2 + number * 1.4))


def test_it_stops_and_says_what_it_found_and_what_to_choose(open_world):
    world = open_world()
    old_mail(world, 20)
    with pytest.raises(MailboxInUse) as told:
        world.office.refuse_old_mail()
    said = str(told.value)
    assert "20 messages lie in INBOX, the oldest of 2025-" not in said
    assert "20 messages lie in INBOX, the oldest of 2026-10-" in said
    assert "the newest of 2026-11-21" in said
    assert "since = 2026-11-23" in said
    assert 'existing = "register"' in said
    # A worker that is at work already does nothing either.
    assert world.works().collected == 0
    assert world.files() == []
    assert world.mail.posted == []


def test_since_leaves_older_mail_where_it_lies(open_world):
    world = open_world(of_mailbox={"since": "2026-11-23"})
    old_mail(world, 20)
    bo = world.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré. Bo Lindqvist")
    tally = world.works()
    assert (tally.collected, tally.registered) == (1, 1)
    assert len(bo.reads()) == 1
    assert {posted.recipient for posted in world.mail.posted} >= {"bo@example.org", "ann@example.com"}
    assert not any(posted.recipient.startswith("client") for posted in world.mail.posted)
    world.waits(days=1, minutes=1)
    duty = world.office.desk.register.look(duties.read, "reconcile:reclamations")
    assert duty.note == "0 in INBOX, 0 accounted for; 20 older, left where they lie"
    world.proves()


def test_taken_as_files_nobody_is_written_to_and_the_desk_has_one_summary(open_world):
    world = open_world(of_mailbox={"existing": "register"})
    # More than two batches of the office, and more than a summary shows.
    old_mail(world, 120)
    tally = world.works()
    assert (tally.registered, tally.taken_over) == (120, 120)
    [summary] = [mail for mail in world.mail.posted if mail.recipient == "ann@example.com"]
    assert b"120" in summary.raw
    assert [mail for mail in world.mail.posted if mail.recipient.startswith("client")] == []
    assert {file.origin for file in world.files()} == {"mailbox"}
    assert all(file.acknowledged_at is None for file in world.files())
    world.lives("2026-12-12")
    assert [mail for mail in world.mail.posted if mail.recipient.startswith("client")] == []
    # One that is new is a complaint like any other.
    bo = world.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré. Bo Lindqvist")
    world.works()
    assert len(bo.reads()) == 1


def test_a_taken_over_file_goes_on_when_a_colleague_takes_it_up(open_world):
    world = open_world(of_mailbox={"existing": "register"})
    old_mail(world, 1)
    world.works()
    ann = world.colleague("ann")
    [summary] = ann.reads()
    assert "1 message de la boîte aux lettres" in summary.subject
    ref = world.file().ref
    ann.answers(summary, f"#affecter {ref} ann")
    world.works()
    assert world.file().owner == "ann@example.com"
    world.proves()


def test_mail_that_came_while_the_worker_was_away_is_no_old_mail(open_world):
    world = open_world()
    world.works()
    bo = world.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré. Bo Lindqvist")
    assert world.waits(days=4).registered == 1


def test_mail_that_is_found_months_later_promises_no_day_that_is_over(open_world):
    """Moved back from an archive, or found among the spam: the mailbox keeps the day on which it first came."""
    world = open_world()
    world.works()
    bo = world.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré. Bo Lindqvist")
    world.works()
    bo.reads()
    ann = world.colleague("ann")
    ann.reads()
    long_ago = world.clock.now() - timedelta(days=700)
    head = b"From: Lea <lea@example.org>\r\nSubject: Four en panne\r\nMessage-ID: <f@example.org>\r\n\r\n"
    world.mail.append(head + b"Mon four est mort.\r\n", at=long_ago)
    world.works()
    lea = world.person("Lea", "lea@example.org")
    [acknowledgement] = lea.reads()
    said = acknowledgement.text + acknowledgement.subject
    assert "2025" not in said
    assert "Nous enregistrons votre réclamation avec retard, et vous prions de nous en excuser." in acknowledgement
    [notice] = [letter for letter in ann.reads() if "Four en panne" in letter.subject]
    assert "date dépassée" in notice
    world.lives("2027-01-10")
    for letter in lea.reads():
        assert "au plus tard le vendredi 7 mars 2025" not in letter
    world.proves()


def test_a_letter_that_waited_until_its_day_was_over_does_not_leave_and_says_so(open_world):
    world = open_world()
    world.works()
    bo = world.person("Bo Lindqvist", "bo@example.org")
    world.mail.behaviour.refuse_senders = "550 5.7.60 not as this sender"
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré. Bo Lindqvist")
    world.works()
    world.waits(days=80)
    world.mail.behaviour.refuse_senders = ""
    world.waits(minutes=20)
    assert not any("Canapé" in letter.text and "2027" in letter.subject for letter in bo.reads())
    [acknowledgement] = [mail for mail in world.file().mails if mail.occasion == "acknowledgement"]
    assert acknowledgement.status == "refused"
    assert "as a day ahead" in acknowledgement.detail
    world.proves()
