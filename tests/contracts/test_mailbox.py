"""What every mailbox does, in memory as on real servers."""

from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from tests.contracts.conftest import FakeSite, ImapSite, Letters, MaildirSite
from worker.doors.protocols import FolderMissing, MailboxUnreachable

Site = FakeSite | ImapSite | MaildirSite
NEVER = bool  # A `stop` that says no: bool() is False.


def test_a_message_comes_back_byte_for_byte_with_its_key(site: Site, letters: Letters) -> None:
    site.place(*letters(3))
    mailbox = site.open()
    waiting = mailbox.waiting()
    parcels = list(mailbox.fetch(waiting.uids, max_bytes=10_000))
    assert [parcel.raw for parcel in parcels] == letters(3)
    assert [parcel.key.uid for parcel in parcels] == list(waiting.uids) == sorted(waiting.uids)
    assert {(parcel.key.mailbox, parcel.key.uidvalidity) for parcel in parcels} == {
        ("reclamations", waiting.uidvalidity)
    }
    assert [parcel.size for parcel in parcels] == [len(raw) for raw in letters(3)]
    assert not any(parcel.cut for parcel in parcels)


def test_the_time_of_arrival_is_aware(site: Site, letters: Letters) -> None:
    site.place(*letters(1))
    mailbox = site.open()
    [parcel] = mailbox.fetch(mailbox.waiting().uids, max_bytes=10_000)
    assert parcel.received_at.utcoffset() == timedelta(0)


def test_nothing_is_waiting_in_an_empty_folder(site: Site) -> None:
    assert site.open().waiting().uids == ()


def test_a_message_that_vanished_is_passed_over(site: Site, letters: Letters) -> None:
    site.place(*letters(2))
    mailbox = site.open()
    uids = mailbox.waiting().uids
    parcels = list(mailbox.fetch((*uids, uids[-1] + 50), max_bytes=10_000))
    assert [parcel.key.uid for parcel in parcels] == list(uids)


def test_of_a_message_over_the_limit_come_the_headers_and_the_beginning(site: Site, letters: Letters) -> None:
    head = b"From: lea@example.org\r\nSubject: Photos\r\n\r\n"
    big = head + b"0123456789abcde\r\n" * 8000
    site.place(*letters(1), big)
    mailbox = site.open()
    small, cut = mailbox.fetch(mailbox.waiting().uids, max_bytes=50_000)
    assert not small.cut
    assert cut.cut
    assert cut.size == len(big)
    assert cut.raw == big[: len(head) + 65_536]


def test_many_messages_move_at_once_into_a_folder_that_is_made_for_them(site: Site, letters: Letters) -> None:
    site.place(*letters(120))
    mailbox = site.open()
    keys = [parcel.key for parcel in mailbox.fetch(mailbox.waiting().uids, max_bytes=10_000)]
    assert mailbox.count(["Traitées"]) == {"Traitées": 0}
    mailbox.settle(keys, "Traitées")
    assert mailbox.waiting().uids == ()
    assert mailbox.count(["Traitées"]) == {"Traitées": 120}


def test_settling_twice_changes_nothing_more(site: Site, letters: Letters) -> None:
    site.place(*letters(2))
    mailbox = site.open()
    keys = [parcel.key for parcel in mailbox.fetch(mailbox.waiting().uids, max_bytes=10_000)]
    mailbox.settle(keys, "Processed")
    mailbox.settle(keys, "Processed")
    assert mailbox.count(["Processed"]) == {"Processed": 2}


def test_without_a_destination_the_message_stays(site: Site, letters: Letters) -> None:
    site.place(*letters(1))
    mailbox = site.open()
    uids = mailbox.waiting().uids
    mailbox.settle([parcel.key for parcel in mailbox.fetch(uids, max_bytes=10_000)], "")
    assert mailbox.waiting().uids == uids


def test_keys_of_an_older_numbering_touch_nothing(site: Site, letters: Letters) -> None:
    site.place(*letters(3))
    mailbox = site.open()
    before = mailbox.waiting()
    keys = [parcel.key for parcel in mailbox.fetch(before.uids, max_bytes=10_000)]
    mailbox.close()
    site.renumber()
    site.place(*letters(3))
    after = mailbox.waiting()
    assert after.uidvalidity != before.uidvalidity
    mailbox.settle(keys, "Processed")
    assert mailbox.waiting() == after
    assert mailbox.count(["Processed"]) == {"Processed": 0}


def test_a_copy_of_a_letter_is_kept_with_its_date(site: Site, letters: Letters) -> None:
    mailbox = site.open()
    mailbox.keep_copy("Sent", letters(1)[0], datetime(2026, 11, 20, 8, 30, tzinfo=UTC))
    assert mailbox.count(["Sent"]) == {"Sent": 1}


def test_what_arrived_since_the_last_look_is_a_hint_at_once(site: Site, letters: Letters) -> None:
    mailbox = site.open()
    mailbox.waiting()
    site.place(*letters(1))
    started = monotonic()
    assert mailbox.idle(seconds=120, stop=NEVER)
    assert monotonic() - started < 60


def test_when_nothing_arrives_the_time_goes_by(site: Site, letters: Letters) -> None:
    site.place(*letters(1))
    mailbox = site.open()
    mailbox.waiting()
    assert not mailbox.idle(seconds=0.2, stop=NEVER)


def test_checking_says_a_line_for_each_folder(site: Site, letters: Letters) -> None:
    site.place(*letters(2))
    lines = [str(line) for line in site.open().check(["Processed", "À revoir"])]
    assert sum("Processed: 0 messages" in line for line in lines) == 1
    assert sum("À revoir: 0 messages" in line for line in lines) == 1


def test_the_folder_that_mail_is_collected_from_is_never_made(site: Site, letters: Letters) -> None:
    """Whoever misspelt its name would see it proved, and wait for ever."""
    site.place(*letters(1))
    mailbox = site.open("Réclamatons")
    for _ in range(2):
        with pytest.raises(FolderMissing, match="Réclamatons"):
            mailbox.check(["Réclamatons", "Processed"])


def test_a_mailbox_that_breaks_down_says_so_and_comes_back(site: Site, letters: Letters) -> None:
    site.place(*letters(1))
    mailbox = site.open()
    waiting = mailbox.waiting()
    site.break_down()
    for _ in range(2):
        with pytest.raises(MailboxUnreachable, match="mailbox reclamations"):
            mailbox.waiting()
    with pytest.raises(MailboxUnreachable):
        list(mailbox.fetch(waiting.uids, max_bytes=10_000))
    site.mend()
    assert mailbox.waiting() == waiting
    assert [parcel.raw for parcel in mailbox.fetch(waiting.uids, max_bytes=10_000)] == letters(1)
