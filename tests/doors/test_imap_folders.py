"""Folders as servers lay them out."""

from datetime import UTC, datetime

import pytest

from tests.doors.conftest import Opens
from tests.doors.test_imap_fetch import LETTERS, Account, keys_of, place
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.witness import witness
from worker.doors.protocols import FolderMissing


def listed(account: Account) -> set[str]:
    with witness(*account) as client:
        return {str(line).rpartition(" ")[2].strip("\"'") for line in client.list()[1]}


def test_where_every_folder_lies_below_inbox_ours_do_too(prefixed_dovecot: Dovecot, user: str, opens: Opens) -> None:
    account = (prefixed_dovecot.port, user, PASSWORD)
    place(account, *LETTERS)
    box = opens(*account)
    lines = box.check(["Processed", "Reclamations/Review"])
    assert any("Processed (on the server: INBOX.Processed): 0 messages" in str(line) for line in lines)
    box.settle(keys_of(box), "Reclamations/Review")
    assert box.count(["Reclamations/Review", "inbox"]) == {"Reclamations/Review": 5, "inbox": 0}
    assert {"INBOX.Processed", "INBOX.Reclamations.Review"} <= listed(account)


def test_the_folder_that_is_watched_may_have_any_name(imap_server: Account, opens: Opens) -> None:
    opens(*imap_server).keep_copy("Boîte à idées", LETTERS[0], datetime(2026, 11, 23, tzinfo=UTC))
    box = opens(*imap_server, folder="Boîte à idées")
    assert [parcel.raw for parcel in box.fetch(box.waiting().uids, max_bytes=1000)] == [LETTERS[0]]
    box.settle(keys_of(box), 'un "drôle" de dossier')
    assert box.count(['un "drôle" de dossier', "Boîte à idées"]) == {'un "drôle" de dossier': 1, "Boîte à idées": 0}


def test_a_folder_that_is_made_is_shown_in_mail_clients(imap_server: Account, opens: Opens) -> None:
    opens(*imap_server).check(["Processed"])
    with witness(*imap_server) as client:
        assert "Processed" in str(client.lsub()[1])


def test_a_watched_folder_that_is_not_there_is_named(imap_server: Account, opens: Opens) -> None:
    with pytest.raises(FolderMissing, match="Nulle part"):
        opens(*imap_server, folder="Nulle part").waiting()


def test_a_folder_that_the_server_refuses_is_named_with_its_reason(dovecot: Dovecot, user: str, opens: Opens) -> None:
    with pytest.raises(FolderMissing, match="a//b does not exist and could not be created: create failed"):
        opens(dovecot.port, user).check(["a//b"])


def test_a_folder_that_disappears_is_made_again(imap_server: Account, opens: Opens) -> None:
    place(imap_server, *LETTERS)
    box = opens(*imap_server)
    first, *others = keys_of(box)
    box.settle([first], "Processed")
    with witness(*imap_server) as client:
        client.delete("Processed")
    box.settle(others, "Processed")
    assert box.count(["Processed"]) == {"Processed": 4}
