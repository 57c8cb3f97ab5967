"""What is over is forgotten in its time: the desk reads of it for a week, may hold it back, and can prove it after."""

import os
from pathlib import Path

import pytest

from tests.stories.before import before
from tests.stories.conftest import TEAM, World, withdrawn_the_same_day

KEPT = {"active": "1 month", "archive": "3 months", "not_complaints": "2 months"}
PHOTO = ("canapé Lindqvist.jpg", "image/jpeg", b"\xff\xd8\xff\xe0" + b"canape" * 50 + b"\xff\xd9")


@pytest.fixture
def world(open_world) -> World:
    return open_world(staff=TEAM, retention=KEPT)


@pytest.fixture
def ann(world):
    return world.colleague("ann")


@pytest.fixture
@before
def over(world, bo, ann):
    """The acknowledgement of a complaint with a photo that Bo withdrew the same day."""
    return withdrawn_the_same_day(world, bo, ann, attach=(PHOTO,))


def ages(shelf: Path) -> None:
    """What came months ago was put on the shelf months ago, and not in the second that the story took."""
    for blob in shelf.rglob("*"):
        os.utime(blob, (0, 0))


def shown(letters) -> list[str]:
    return [one.subject for one in letters if "Effacements à venir" in one.text]


def test_the_desk_reads_for_a_week_what_will_be_erased_and_then_it_is(world, bo, ann, over, tmp_path):
    ref, blobs = world.file().ref, world.office.desk.register.shelf.names()
    assert len(blobs) >= 2
    world.rests("2027-02-14 18:00")
    world.lives("2027-02-16 18:00", lists=True)
    assert shown(ann.digests()) == []
    world.lives("2027-02-23 18:00", lists=True)
    lists = ann.digests()
    assert len(shown(lists)) == 5
    assert f"{ref} : Bo Lindqvist, « Canapé déchiré », données personnelles effacées le mer. 24 févr." in lists[-1]
    assert "#contentieux" in lists[-1].text
    assert world.file().complainant.addresses == ("bo@example.org",)
    ages(tmp_path / "shelf")
    world.lives("2027-02-25 18:00", lists=True)
    assert shown(ann.digests()) == []
    gone = world.file()
    assert (gone.complainant.name, gone.complainant.addresses, gone.subject) == ("", (), "")
    assert [document.name for document in gone.messages[0].documents] == ["document 1"]
    assert "Erased" in world.entries(ref)
    assert not blobs & world.office.desk.register.shelf.names()
    world.proves()


def test_litigation_in_that_week_holds_it_back(world, ann, over):
    world.rests("2027-02-14 18:00")
    world.lives("2027-02-19 18:00", lists=True)
    listed = next(one for one in reversed(ann.digests()) if "Effacements à venir" in one.text)
    ann.answers(listed, f"#contentieux {world.file().ref} assignation reçue ce matin")
    world.lives("2027-02-26 18:00", nights=True)
    world.rests("2027-03-20 18:00")
    assert world.file().complainant.addresses == ("bo@example.org",)
    ann.reads()
    ann.digests()
    [notice] = [one for one in world.office.desk.register.letters(world.file().ref) if one.occasion == "intake_notice"]
    assert notice.raw
    world.proves()


def test_whoever_answers_an_old_letter_of_an_erased_file_is_not_lost(world, bo, ann, over):
    world.rests("2027-02-14 18:00")
    world.lives("2027-03-01 18:00", nights=True)
    ann.reads()
    bo.answers(over, "Le canapé s'est de nouveau déchiré au même endroit. Que faites-vous ?")
    world.works()
    assert [one for one in ann.reads() if "de nouveau déchiré" in one.text]
    world.proves()


def test_an_erased_file_is_not_taken_up_again_and_says_when_it_was_erased(world, ann, over):
    ref = world.file().ref
    world.rests("2027-02-14 18:00")
    world.lives("2027-03-01 18:00", lists=True)
    ann.reads()
    listed = ann.digests()[-1]
    ann.answers(listed, f"#rouvrir {ref} le client revient")
    ann.answers(listed, f"#rgpd {ref}")
    world.works()
    refused, told = ann.reads()
    assert "les personnes de ce dossier ont été effacées" in refused
    assert "ont été effacées le mercredi 24 février 2027" in told
    assert [part.get_filename() for part in told.message.iter_attachments()] == [f"dossier-{ref}.zip"]
    assert world.file().ended_at
    world.proves()


def test_a_message_set_apart_with_its_document_is_kept_for_the_file_that_it_became(world, bo, ann):
    bo.writes("Fuite d'eau", "Votre lave-linge a inondé ma cuisine.")
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    gus = world.person("Gus Morin", "gus@example.net")
    gus.answers(acknowledgement, "Moi aussi, mon lave-linge fuit. Je demande une réparation.", attach=(PHOTO,))
    world.works()
    [relay] = ann.reads()
    number = world.file().held_messages[0].parcel
    ann.answers(relay, f"#séparer {number}")
    world.works()
    world.proves()
    first, second = world.files()
    ann.answers(relay, f"#retrait {first.ref} il a rappelé")
    world.works()
    assert world.files()[0].ended_at
    world.rests("2027-02-14 18:00")
    world.lives("2027-03-01 18:00", nights=True)
    first, second = world.files()
    assert first.erased_at is not None
    assert second.complainant.addresses == ("gus@example.net",)
    [document] = second.messages[0].documents
    assert world.office.desk.register.shelf.get(document.sha256) == PHOTO[2]
    world.proves()
