"""Somebody asks for their data: the month runs, a person decides, and what was granted is done and proved."""

import base64
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.stories.before import before
from tests.stories.conftest import TEAM, World, withdrawn_the_same_day
from worker.doors.shelf import FolderShelf
from worker.register.backup import back_up
from worker.register.database import writing
from worker.register.tables import AddressMarkRow, TaskRow


@pytest.fixture
def world(open_world) -> World:
    return open_world(staff=TEAM)


@pytest.fixture
def ann(world):
    return world.colleague("ann")


@pytest.fixture
@before
def over(world, bo, ann):
    """The acknowledgement of a complaint that Bo withdrew the same day."""
    return withdrawn_the_same_day(world, bo, ann)


@pytest.fixture
def asked(world, bo, ann, over):
    """Months later Bo asks for the erasure, in a reply to an old letter; the notice that the desk then reads."""
    world.rests("2027-03-01 10:00")
    world.lives("2027-03-02 10:00", nights=True)
    ann.reads()
    bo.answers(over, "Bonjour,\n\nMerci de supprimer toutes mes données personnelles.\n\nBo Lindqvist")
    world.works()
    notices = [one for one in ann.reads() if "Demande relative aux données personnelles" in one.text]
    assert len(notices) == 1
    return notices[0]


def listed(letters) -> list[str]:
    return [one.text for one in letters if "Demandes sur les données personnelles" in one.text]


def test_a_request_that_comes_long_after_the_end_has_its_month_and_is_listed_every_day(world, bo, ann, asked):
    assert "un mois" in asked
    assert "Réponse due le vendredi 2 avril 2027 au plus tard." in asked
    assert "#rgpd-répondu" in asked
    request = world.file().open_data_request
    assert (str(request.since), str(request.due)) == ("2027-03-02", "2027-04-02")
    assert request.words == "supprimer toutes mes données"
    # The file stays closed, and Bo is told that the message came, and nothing that nobody decided.
    assert world.file().ended_at
    assert [letter.subject for letter in bo.reads() if "reçu" not in letter.subject.lower()] == []
    world.lives("2027-03-03 18:00", lists=True)
    ann.reads()
    [today] = listed(ann.digests())
    assert re.search(rf"{world.file().ref} : .*réponse due le ven\. 2 avr\.", today)
    assert "#rgpd-répondu" in today
    world.proves()


def test_the_desk_is_reminded_a_week_before_and_alarmed_at_the_end_with_its_manager(world, ann, asked):
    mia = world.colleague("mia")

    def spoken_of(letters) -> list[str]:
        return [one.text for one in letters if "demande sur les données personnelles" in one.text]

    world.lives("2027-03-25 18:00", nights=True)
    assert spoken_of(ann.reads()) == []
    world.lives("2027-03-26 18:00", nights=True)
    assert len(spoken_of(ann.reads())) == 1
    mia.reads()
    world.lives("2027-04-02 18:00", nights=True)
    assert len(spoken_of(ann.reads())) == 1
    assert len(spoken_of(mia.reads())) == 1
    world.lives("2027-04-07 18:00", lists=True)
    # Late: in the list of each morning for the desk, and once to those who lead.
    assert spoken_of(ann.reads()) == []
    assert len(spoken_of(mia.reads())) == 1
    assert "(5 jours de retard)" in listed(ann.digests())[-1]


def test_an_erasure_that_was_granted_is_announced_for_a_week_and_done(world, ann, asked):
    ann.answers(asked, "#rgpd")
    world.works()
    [prepared] = ann.reads()
    assert "demande reçue le mardi 2 mars 2027, réponse due le vendredi 2 avril 2027" in prepared
    assert [part.get_filename() for part in prepared.message.iter_attachments()] == [f"dossier-{world.file().ref}.zip"]
    ann.answers(prepared, "#rgpd-répondu effacement")
    world.works()
    [granted] = ann.reads()
    assert "fait le mercredi 10 mars 2027" in granted
    ann.digests()
    world.lives("2027-03-09 18:00", lists=True)
    lists = ann.digests()
    assert listed(lists) == []
    assert all("Effacements à venir" in one.text for one in lists[1:])
    assert "données personnelles effacées le mer. 10 mars" in lists[-1]
    assert world.file().complainant.name == "Bo Lindqvist"
    world.lives("2027-03-10 18:00", nights=True)
    gone = world.file()
    assert (gone.complainant.name, gone.subject, gone.messages[0].new_text) == ("", "", "")
    [request] = gone.data_requests
    assert (request.outcome, str(request.answered_on), request.words) == ("erasure", "2027-03-02", "")
    [*_, last] = world.office.desk.register.entries(gone.ref)
    assert (last.kind, '"because":"request"' in last.payload) == ("Erased", True)
    world.proves()


def test_litigation_in_that_week_holds_the_erasure_back(world, ann, asked):
    ann.answers(asked, "#rgpd-répondu effacement")
    world.works()
    [granted] = ann.reads()
    ann.answers(granted, "#contentieux assignation reçue ce matin")
    world.lives("2027-03-12 18:00", nights=True)
    world.rests("2027-04-20 18:00")
    assert world.file().complainant.name == "Bo Lindqvist"
    world.proves()


def test_an_erasure_that_was_granted_by_mistake_is_called_off_by_a_refusal(world, ann, asked):
    ann.answers(asked, "#rgpd-répondu effacement")
    world.works()
    [granted] = ann.reads()
    ann.answers(granted, "#rgpd")
    ann.answers(granted, "#rgpd-répondu refus la facture doit être gardée dix ans")
    world.works()
    assert [request.outcome for request in world.file().data_requests] == ["erasure", "refused"]
    world.lives("2027-03-12 18:00", nights=True)
    world.rests("2027-04-20 18:00")
    assert world.file().complainant.name == "Bo Lindqvist"
    world.proves()


def test_a_letter_that_asks_for_data_begins_the_month_as_a_mail_does(world, ann):
    ann.writes(
        "Courrier reçu",
        '#enregistrer canal=courrier de="Zoé Kowalczyk" adresse="3 rue du Port, 29200 Brest" reçu=20/11/2026\n\n'
        "Le fauteuil est fendu. Effacez aussi mes données personnelles.",
    )
    world.works()
    request = world.file().open_data_request
    assert (str(request.since), str(request.due)) == ("2026-11-20", "2026-12-20")
    world.proves()


def test_a_held_message_that_asks_for_data_does_so_once_it_is_let_in(world, bo, ann, over):
    gus = world.person("Gus Morin", "gus@example.net")
    gus.answers(over, "Je suis le conjoint de Bo Lindqvist. Merci de supprimer toutes nos données personnelles.")
    world.works()
    [relay] = ann.reads()
    assert world.file().data_requests == ()
    ann.answers(relay, "#accepter")
    world.works()
    assert world.file().open_data_request.words == "supprimer toutes nos données"
    world.proves()


def test_a_refusal_gives_its_reason_and_ends_the_clock(world, ann, asked):
    ann.answers(asked, "#rgpd-répondu refus")
    ann.answers(asked, "#rgpd-répondu refus la facture doit être gardée dix ans (C. com. L123-22)")
    world.works()
    refused, noted = ann.reads()
    assert "le motif du refus" in refused
    assert "demande répondue : refusé" in noted
    [request] = world.file().data_requests
    assert (request.outcome, request.reason) == (
        "refused",
        "la facture doit être gardée dix ans (C. com. L123-22)",
    )
    world.lives("2027-03-12 18:00", nights=True)
    world.rests("2027-04-20 18:00")
    assert [one for one in ann.reads() if "demande sur les données personnelles" in one.text] == []
    world.proves()


def test_what_was_no_such_request_is_noted_as_none(world, ann, asked):
    ann.answers(asked, "#rgpd-répondu sans-objet il parlait de son compte bancaire")
    world.works()
    [noted] = ann.reads()
    assert "ce n'était pas une telle demande" in noted
    [request] = world.file().data_requests
    assert (request.outcome, request.reason) == ("none", "il parlait de son compte bancaire")
    assert world.file().open_data_request is None
    world.proves()


def test_what_cannot_be_erased_yet_is_refused_with_what_to_do(world, bo, ann):
    bo.writes("Fuite", "Votre lave-linge a fui. Effacez mes données personnelles.")
    world.works()
    [notice] = ann.reads()
    assert world.file().open_data_request
    ann.answers(notice, "#rgpd-répondu effacement")
    ann.answers(notice, "#rgpd-répondu peut-être")
    ann.answers(notice, "#rgpd-répondu transmis le=2026-01-01")
    ann.answers(notice, "#rgpd-répondu transmis")
    ann.answers(notice, "#rgpd-répondu transmis")
    world.works()
    in_hand, unknown, too_early, noted, twice = ann.reads()
    assert "cette réclamation est en cours" in in_hand
    assert "transmis" in unknown
    assert "la demande est du lundi 23 novembre 2026" in too_early
    assert "demande répondue : transmis" in noted
    assert "#rgpd en note une" in twice
    world.proves()


@pytest.mark.parametrize(
    "words",
    [
        "Mes coordonnées bancaires ont changé, voici le nouveau RIB.",
        "Merci, tout est parfait.",
        "Où en est mon dossier ?",
    ],
)
def test_an_ordinary_mail_asks_for_no_data(world, bo, ann, over, words):
    bo.answers(over, words)
    world.works()
    assert world.file().data_requests == ()


def test_the_month_of_a_request_ends_with_a_shorter_month(world, ann, over):
    world.rests("2027-02-04 10:00")
    world.lives("2027-02-05 10:00", lists=True)
    ann.reads()
    ann.answers(ann.digests()[-1], f"#rgpd {world.file().ref} reçu=31/01/2027")
    world.works()
    assert str(world.file().open_data_request.due) == "2027-02-28"


# What is left of a person

NAME, ADDRESS = "Bo Lindqvist", "bo@example.org"


def raw_bytes(world, folder: Path) -> dict[str, bytes]:
    """Every byte that the house keeps, by file: the database, what stands beside it, the shelf."""
    with closing(sqlite3.connect(folder / "register.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [*folder.glob("register.db*"), *(one for one in (folder / "shelf").rglob("*") if one.is_file())]
    return {one.name: one.read_bytes() for one in files}


def forms(words: str) -> list[bytes]:
    """As mails carry words: plain, in other cases, quoted-printable, and base64 at each of its three offsets."""
    plain = [words, words.upper(), words.casefold(), " ".join(reversed(words.split())), quopri_of(words)]
    encoded = [base64.b64encode(b"x" * shift + words.encode())[shift + 1 : -4] for shift in (0, 1, 2)]
    return [*(one.encode() for one in plain), *encoded]


def quopri_of(words: str) -> str:
    return words.replace("@", "=40")


def where(held: dict[str, bytes], words: str) -> list[str]:
    return [name for name, content in held.items() if any(form in content for form in forms(words))]


def test_an_erasure_that_was_granted_leaves_nothing_of_the_person_anywhere(world, bo, ann, asked, tmp_path):
    """A search, an unproven mail, a question, a task and a mark speak of Bo, and belong to no file."""
    desk = world.office.desk
    ref = world.file().ref
    zoe = world.person("Zoé Blanc", "zoe@example.org")
    zoe.writes("Lampe cassée", "Ma lampe est arrivée cassée. Zoé Blanc")
    world.works()
    ann.reads()
    ann.writes("recherche", "#chercher Lindqvist")
    ann.writes("sans dossier", f"Qui est {NAME}, {ADDRESS} ? Il a rappelé.")
    ann.writes(f"[{ref}]", f"#note {ref} {NAME} a rappelé de {ADDRESS.upper()}", verdict="none")
    world.works()
    with writing(desk.register.engine) as session:
        session.add(TaskRow(kind="unanswered", text=f"{ADDRESS}: LINDQVIST Bo", ref="", at=world.clock.now()))
        session.add(AddressMarkRow(address=ADDRESS, detail="550", since=world.clock.now()))
    ann.answers(asked, "#rgpd-répondu effacement")
    world.works()
    assert where(raw_bytes(world, tmp_path), NAME)
    for blob in (tmp_path / "shelf").rglob("*"):
        os.utime(blob, (0, 0))
    world.lives("2027-03-10 18:00", nights=True)
    for blob in (tmp_path / "shelf").rglob("*"):
        os.utime(blob, (0, 0))
    world.lives("2027-03-11 18:00", nights=True)
    held = raw_bytes(world, tmp_path)
    assert where(held, ADDRESS) == []
    assert where(held, NAME) == []
    assert world.files()[1].complainant.name == "Zoé Blanc"
    world.proves()
    backup = tmp_path / "backup"
    back_up(desk.register, backup, FolderShelf(backup / "shelf"), now=world.clock.now(), about={})
    copied = {one.name: one.read_bytes() for one in backup.rglob("*") if one.is_file()}
    assert where(copied, ADDRESS) == where(copied, NAME) == []
