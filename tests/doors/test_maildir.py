"""A Maildir as deliverers, people and disks treat it; what every mailbox does is in tests/contracts."""

import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from tests.delivery import deliver, make_maildir
from worker.doors.maildir import MaildirMailbox, folders
from worker.doors.maildir.numbering import LIST
from worker.doors.protocols import FolderMissing, MailboxUnreachable
from worker.nouns.message import Parcel

MAIL = b"From: lea@example.org\nSubject: Livraison\n\nMon colis n'est pas la.\n"
OTHER = b"From: bo@example.org\nSubject: Facture\n\nVous m'avez factur\xe9 deux fois.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return make_maildir(tmp_path / "Maildir")


@pytest.fixture
def mailbox(place: Path) -> MaildirMailbox:
    return MaildirMailbox(name="reclamations", path=place)


def fetched(mailbox: MaildirMailbox) -> list[Parcel]:
    return list(mailbox.fetch(mailbox.waiting().uids, max_bytes=1_000_000))


def names(place: Path, *parts: str) -> list[str]:
    return sorted(path.name for part in parts for path in (place / part).iterdir())


def test_looking_and_reading_leave_every_file_where_and_as_it_was(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL)
    before = path.stat()
    mailbox.look_over(mailbox.waiting().uids)
    assert [parcel.raw for parcel in fetched(mailbox)] == [MAIL]
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert names(place, "cur", "tmp") == []


def test_handled_mail_lies_in_the_folder_as_an_imap_server_expects_it(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL)
    [parcel] = fetched(mailbox)
    mailbox.settle([parcel.key], "Processed")
    [kept] = (place / ".Processed" / "cur").iterdir()
    assert kept.name == f"{path.name}:2,S"
    assert kept.read_bytes() == MAIL
    assert (place / ".Processed" / "maildirfolder").exists()
    assert names(place, "new", "cur", "tmp") == []


def test_mail_that_somebody_has_read_is_handled_too_and_keeps_its_flags(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL)
    path.rename(place / "cur" / f"{path.name}:2,FS")
    waiting = mailbox.waiting()
    assert [lying.seen for lying in mailbox.look_over(waiting.uids).values()] == [True]
    mailbox.settle([parcel.key for parcel in fetched(mailbox)], "Processed")
    assert names(place / ".Processed", "cur") == [f"{path.name}:2,FS"]


def test_a_message_keeps_its_number_when_somebody_reads_it(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL)
    before = mailbox.waiting()
    path.rename(place / "cur" / f"{path.name}:2,S")
    assert mailbox.waiting() == before
    assert MaildirMailbox(name="reclamations", path=place).waiting() == before


def test_without_a_destination_the_message_is_flagged_seen_where_it_lies(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL)
    before = mailbox.waiting()
    mailbox.settle([parcel.key for parcel in fetched(mailbox)], "")
    assert names(place, "new") == []
    assert names(place, "cur") == [f"{path.name}:2,S"]
    assert mailbox.waiting() == before


def test_the_order_is_that_of_arrival(place: Path, mailbox: MaildirMailbox) -> None:
    deliver(place, OTHER, name="a", at=2_000_000)
    deliver(place, MAIL, name="b", at=1_000_000)
    assert [parcel.raw for parcel in fetched(mailbox)] == [MAIL, OTHER]
    assert fetched(mailbox)[0].received_at == datetime.fromtimestamp(1_000_000, UTC)


def test_what_is_being_delivered_is_not_yet_there(place: Path, mailbox: MaildirMailbox) -> None:
    (place / "tmp" / "half").write_bytes(MAIL[:20])
    (place / "new" / ".nfs0001").write_bytes(MAIL)
    assert mailbox.waiting().uids == ()


def test_a_file_that_is_copied_in_waits_until_nobody_writes_to_it_any_more(
    place: Path, mailbox: MaildirMailbox
) -> None:
    path = place / "new" / "plainte.eml"
    path.write_bytes(MAIL[:20])
    half = path.stat()
    if half.st_ctime_ns > half.st_mtime_ns:
        pytest.skip("this file system gives a written file two times")
    assert mailbox.waiting().uids == ()
    with path.open("ab") as file:
        file.write(MAIL[20:])
    time.sleep(folders.QUIET_SECONDS + 0.1)
    assert [parcel.raw for parcel in fetched(mailbox)] == [MAIL]


def test_a_message_that_grows_while_it_is_read_is_left_for_the_next_look(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL[:20])
    waiting = mailbox.waiting()
    parcels = mailbox.fetch(waiting.uids, max_bytes=1_000_000)
    grown = MAIL
    path.write_bytes(grown)
    assert list(parcels) == []
    os.utime(path, (2_000_000, 2_000_000))
    [parcel] = fetched(mailbox)
    assert parcel.raw == MAIL
    assert parcel.key.uid not in waiting.uids


def test_what_has_grown_since_it_was_fetched_is_not_filed_with_the_half(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL[:40])
    [half] = fetched(mailbox)
    path.write_bytes(MAIL)
    os.utime(path, (2_000_000, 2_000_000))
    mailbox.settle([half.key], "Processed")
    [whole] = fetched(mailbox)
    assert whole.raw == MAIL
    assert whole.key.uid > half.key.uid


def test_a_name_that_is_used_again_is_another_message_and_overwrites_none(place: Path, mailbox: MaildirMailbox) -> None:
    uids = []
    for raw in (MAIL, OTHER, MAIL):
        deliver(place, raw, name="1.eml")
        [parcel] = fetched(mailbox)
        assert parcel.raw == raw
        uids.append(parcel.key.uid)
        mailbox.settle([parcel.key], "Processed")
    assert len(set(uids)) == 3
    kept = [path.read_bytes() for path in (place / ".Processed" / "cur").iterdir()]
    assert sorted(kept) == sorted([MAIL, OTHER, MAIL])


def test_colons_in_a_name_are_no_flags(place: Path, mailbox: MaildirMailbox) -> None:
    deliver(place, MAIL, name="Re: plainte.eml")
    deliver(place, OTHER, name="Re: facture.eml")
    assert {parcel.raw for parcel in fetched(mailbox)} == {MAIL, OTHER}


def test_a_name_that_has_no_room_for_flags_gets_another(place: Path, mailbox: MaildirMailbox) -> None:
    deliver(place, MAIL, name="n" * 255)
    [parcel] = fetched(mailbox)
    mailbox.settle([parcel.key], "Processed")
    assert names(place / ".Processed", "cur") == [f"{parcel.key.uid}:2,S"]


def test_a_name_that_is_no_text_is_a_message_all_the_same(place: Path, mailbox: MaildirMailbox) -> None:
    path = deliver(place, MAIL)
    os.rename(os.fsencode(path), os.fsencode(place / "new") + b"/r\xe9clamation\n.eml")  # noqa: PTH104 - bytes
    [parcel] = fetched(mailbox)
    assert mailbox.waiting().uids == (parcel.key.uid,)
    mailbox.settle([parcel.key], "Processed")
    assert mailbox.count(["INBOX", "Processed"]) == {"INBOX": 0, "Processed": 1}


def test_links_pipes_and_folders_are_nobodys_mail(place: Path, mailbox: MaildirMailbox, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(MAIL)
    (place / "new" / "link").symlink_to(secret)
    (place / "new" / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(place / "new" / "pipe")
    (place / "new" / "folder").mkdir()
    assert mailbox.waiting().uids == ()
    assert str(mailbox.check(["Processed"])[1]).startswith("folder INBOX: 0 messages")


def test_a_file_that_becomes_a_link_is_not_followed(place: Path, mailbox: MaildirMailbox, tmp_path: Path) -> None:
    """Whoever may write into the spool may not read with the worker's rights."""
    path = deliver(place, MAIL)
    parcels = mailbox.fetch(mailbox.waiting().uids, max_bytes=1_000_000)
    deliver(place, OTHER)
    real = folders.messages

    def swapped(folder: Path) -> dict[str, folders.Found]:
        found = real(folder)
        secret = tmp_path / "secret"
        secret.write_bytes(MAIL)
        path.unlink()
        path.symlink_to(secret)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders, "messages", swapped)
        with pytest.raises(MailboxUnreachable, match=path.name):
            list(parcels)


def test_a_lost_list_begins_a_new_numbering(place: Path, mailbox: MaildirMailbox) -> None:
    deliver(place, MAIL)
    before = mailbox.waiting()
    (place / LIST).unlink()
    after = mailbox.waiting()
    assert after.uidvalidity != before.uidvalidity
    assert len(after.uids) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"last": 1}', '{"uidvalidity":1,"last":0,"messages":{"a":[1]}}'])
def test_a_damaged_list_begins_a_new_numbering(
    text: str, place: Path, mailbox: MaildirMailbox, caplog: pytest.LogCaptureFixture
) -> None:
    deliver(place, MAIL)
    before = mailbox.waiting()
    (place / LIST).write_text(text)
    with caplog.at_level(logging.WARNING):
        assert mailbox.waiting().uidvalidity != before.uidvalidity
    assert "numbered anew" in caplog.text


def test_a_list_from_an_older_copy_gives_no_number_a_second_time(place: Path, mailbox: MaildirMailbox) -> None:
    mailbox.waiting()
    old = (place / LIST).read_bytes()
    first = deliver(place, MAIL)
    given = mailbox.waiting().uids
    first.unlink()
    time.sleep(0.01)
    (place / LIST).write_bytes(old)
    deliver(place, OTHER)
    assert set(mailbox.waiting().uids).isdisjoint(given)


def test_two_doors_at_one_maildir_give_the_same_numbers(place: Path) -> None:
    doors = [MaildirMailbox(name="reclamations", path=place) for _ in range(4)]
    for _ in range(10):
        for _ in range(3):
            deliver(place, MAIL)
        looks = [Thread(target=door.waiting) for door in doors]
        for look in looks:
            look.start()
        for look in looks:
            look.join()
    assert len({door.waiting() for door in doors}) == 1
    assert len(doors[0].waiting().uids) == 30
    assert names(place, "tmp") == []


def test_the_list_forgets_what_has_left_the_folder(place: Path, mailbox: MaildirMailbox) -> None:
    for _ in range(3):
        deliver(place, MAIL)
        mailbox.settle([parcel.key for parcel in fetched(mailbox)], "Processed")
    deliver(place, MAIL)
    mailbox.waiting()
    assert len(json.loads((place / LIST).read_text())["messages"]) == 1


def test_mail_from_before_the_day_stays_and_is_counted(place: Path) -> None:
    deliver(place, OTHER, at=datetime(2026, 11, 30, 12, tzinfo=UTC).timestamp())
    deliver(place, MAIL, at=datetime(2026, 12, 1, 12, tzinfo=UTC).timestamp())
    mailbox = MaildirMailbox(name="reclamations", path=place, since=date(2026, 12, 1))
    assert [parcel.raw for parcel in fetched(mailbox)] == [MAIL]
    assert mailbox.waiting().left == 1
    assert not mailbox.idle(seconds=0, stop=bool)


def test_another_folder_than_the_inbox_may_be_collected_from(place: Path) -> None:
    folders.make(place / ".Plaintes.Web", place)
    deliver(place / ".Plaintes.Web", MAIL)
    mailbox = MaildirMailbox(name="reclamations", path=place, folder="Plaintes/Web")
    assert [parcel.raw for parcel in fetched(mailbox)] == [MAIL]
    mailbox.settle([parcel.key for parcel in fetched(mailbox)], "Processed")
    assert mailbox.count(["Plaintes/Web", "Processed"]) == {"Plaintes/Web": 0, "Processed": 1}


def test_headers_without_end_are_bounded(place: Path, mailbox: MaildirMailbox) -> None:
    raw = b"X-Long: " + b"x" * 1_000_000
    deliver(place, raw)
    [parcel] = mailbox.fetch(mailbox.waiting().uids, max_bytes=1000)
    assert (parcel.cut, parcel.size) == (True, len(raw))
    assert len(parcel.raw) == 262_144 + 65_536


def test_of_a_large_message_with_bare_line_ends_come_the_headers_and_the_beginning(
    place: Path, mailbox: MaildirMailbox
) -> None:
    head = b"From: lea@example.org\nSubject: Photos\n\n"
    deliver(place, head + b"0123456789\n" * 10_000)
    [parcel] = mailbox.fetch(mailbox.waiting().uids, max_bytes=1000)
    assert len(parcel.raw) == len(head) + 65_536


# What is told where it cannot work


def test_a_maildir_that_is_missing_is_told_and_not_made(tmp_path: Path) -> None:
    mailbox = MaildirMailbox(name="reclamations", path=tmp_path / "Maildir")
    for ask in (mailbox.waiting, lambda: mailbox.check(["Processed"]), lambda: mailbox.idle(seconds=0, stop=bool)):
        with pytest.raises((FolderMissing, MailboxUnreachable), match=r"mailbox reclamations at .*Maildir"):
            ask()
    with pytest.raises(FolderMissing, match="mount its disk"):
        mailbox.keep_copy("Sent", MAIL, datetime(2026, 11, 20, tzinfo=UTC))
    assert not (tmp_path / "Maildir").exists()


def test_a_folder_that_is_no_maildir_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with pytest.raises(FolderMissing, match=r"/cur is missing, so that it is no Maildir\. Correct path and folder"):
        MaildirMailbox(name="reclamations", path=tmp_path).waiting()


def test_a_message_that_may_not_be_read_holds_up_no_other(
    place: Path, mailbox: MaildirMailbox, caplog: pytest.LogCaptureFixture
) -> None:
    with refused(deliver(place, MAIL).name):
        deliver(place, OTHER)
        assert [parcel.raw for parcel in fetched(mailbox)] == [OTHER]
    assert "Permission denied" in caplog.text


def test_where_no_message_may_be_read_it_is_told_who_must_have_which_right(
    place: Path, mailbox: MaildirMailbox
) -> None:
    path = deliver(place, MAIL)
    with refused(path.name), pytest.raises(MailboxUnreachable) as told:
        fetched(mailbox)
    assert f"{path}: Permission denied. Let whoever delivers and this program run as one user or group" in str(
        told.value
    )


@contextmanager
def refused(name: str) -> Iterator[None]:
    """Root, as whom tests may run, is refused nothing: the system's answer is put in its place."""
    real = os.open

    def opened(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, mode, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", opened)
        yield


def test_checking_proves_that_what_lies_there_can_be_read_and_moved(
    place: Path, mailbox: MaildirMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = deliver(place, MAIL)
    for forbidden in (place, place / "new", place / "cur", path):
        monkeypatch.setattr(os, "access", lambda asked, _mode, forbidden=forbidden: asked != forbidden)
        with pytest.raises(MailboxUnreachable, match=f"{forbidden}: this user may not read"):
            mailbox.check(["Processed"])
    assert not (place / ".Processed").exists()


def test_a_folder_that_is_made_has_the_rights_of_the_maildir(place: Path, mailbox: MaildirMailbox) -> None:
    place.chmod(0o770)
    mailbox.check(["Processed"])
    assert (place / ".Processed" / "cur").stat().st_mode & 0o777 == 0o770
