"""The day's list of each colleague and of the desk; reminders put off, absences, several files worked in one mail."""

from datetime import datetime, timedelta

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains, handed_to
from tests.stories.conftest import PARIS, TEAM, World
from worker.complaint.lifecycle import State
from worker.register import lookup
from worker.register.root import read_root_line, root_at
from worker.register.verifying import compare

STAFF = [*TEAM, {"name": "Diane Lenoir", "address": "diane@example.com", "roles": ["direction"]}]
APRIL = datetime(2026, 4, 28, 9, 0, tzinfo=PARIS)
BEGUN = "#évaluer gravité=2 complexité=2 répercussions=2\n#affecter cy"


@pytest.fixture
def world(open_world) -> World:
    return open_world(staff=STAFF, begins=APRIL)


@pytest.fixture
def ann(world):
    return world.colleague("ann")


@pytest.fixture
def cy(world):
    return world.colleague("cy")


def complaint(world, ann, number=1, *, owner="cy"):
    """Customer `number` complains; the desk gives the file to its owner. The owner's letter."""
    customer = world.person(f"Client {number}", f"client{number}@example.org")
    customer.writes(f"Colis {number} perdu", f"Bonjour,\n\nmon colis numéro {number} n'est jamais arrivé.")
    world.works()
    notice = ann.reads()[-1]
    if not owner:
        return notice
    ann.answers(notice, f"#évaluer gravité=2 complexité=2 répercussions=2\n#affecter {owner}")
    world.works()
    ann.reads()
    return world.colleague(owner).reads()[-1]


def test_every_working_morning_each_colleague_for_whom_something_waits_has_their_list(world, ann, cy):
    complaint(world, ann, 1)
    complaint(world, ann, 2, owner="")
    world.lives("2026-05-05 12:00", lists=True)
    # Wednesday, Thursday, then Monday and Tuesday: Friday is the first of May.
    assert [one.subject for one in cy.digests()] == [
        "Votre liste du mer. 29 avr.",
        "Votre liste du jeu. 30 avr.",
        # Nobody has begun: said in the list itself, in no second mail.
        "Votre liste du lun. 4 mai : 1 alerte",
        "Votre liste du mar. 5 mai",
    ]
    assert cy.reads() == []
    lists = ann.digests()
    assert len(lists) == 4
    first, second, *_ = lists
    mine, unassessed = (one.ref for one in world.files())
    whose = "Client 2, « Colis 2 perdu »,"
    assert f"Nouvelles réclamations (1) {unassessed} : {whose} évaluer, jeu. 30 avr." in first
    assert "Pour tout le bureau" in first
    # Due on Thursday, and Friday is closed.
    assert f"À faire aujourd'hui (1) {unassessed} : {whose} évaluer, jeu. 30 avr." in second
    # Told once, where it burns most; no heading stands over nothing.
    assert f"{unassessed} : {whose} évaluation ou affectation en retard, jeu. 30 avr. (4 jours de retard)" in lists[2]
    assert "dont 1 plus haut" not in lists[2]
    assert "Tout ce qui attend au bureau est dit plus haut." in lists[2]
    assert "1 en retard" in lists[2].subject
    assert mine not in second.text
    # Nothing is hers, and nothing is late for long enough.
    assert world.colleague("diane").digests() == []
    world.proves()


def test_the_desks_list_accounts_for_the_mailbox_and_bears_the_registers_root(world, ann):
    complaint(world, ann, 1)
    world.lives("2026-04-29 14:00", lists=True)
    ann.digests()
    # On a morning on which no clock strikes.
    world.lives("2026-04-30 08:00", lists=True)
    [morning] = ann.digests()
    assert "Dossiers ouverts : 1" in morning
    assert "Boîte reclamations : vide, tout est relevé" in morning
    assert "Santé : rien à signaler" in morning
    told = read_root_line(morning.text)
    assert told is not None
    assert (told.complaints, told.before.isoformat()) == (1, "2026-04-30T05:45:00+00:00")
    # Whoever holds the mail finds its root again, whatever came since.
    complaint(world, ann, 2)
    world.clock.advance(timedelta(hours=1))
    world.works()
    register = world.office.desk.register
    assert register.look(lambda session: root_at(session, told.before, seals=told.seals)) == told
    assert register.look(lambda session: compare(session, told)) == ()


def test_a_list_names_the_customer_and_the_subject_beside_the_reference_and_no_word_of_theirs(world, ann, cy):
    complaint(world, ann, 1)
    complaint(world, ann, 2, owner="")
    world.lives("2026-05-05 12:00", lists=True)
    for one in (*ann.digests(), *cy.digests()):
        assert "client1@example.org" not in one.text
        if "Client 1" in one.text:
            assert "Client 1, « Colis 1 perdu »" in one.text.replace("\u00a0", " ").replace("\u202f", " ")


def test_one_reply_to_the_list_works_on_several_files_and_one_transcript_comes_back(world, ann, cy):
    complaint(world, ann, 1)
    complaint(world, ann, 2)
    world.lives("2026-04-29 10:00", lists=True)
    first, second = (one.ref for one in world.files())
    [morning] = cy.digests()
    cy.reads()
    cy.answers(morning, f"#note {first} le livreur est prévenu\n#rappel {second} +5")
    world.works()
    [transcript] = cy.reads()
    assert "C'est fait" in transcript
    assert [note.text for note in world.files()[0].notes] == ["le livreur est prévenu"]
    assert [(s.person, s.until.isoformat()) for s in world.files()[1].snoozes] == [("cy@example.com", "2026-05-04")]
    world.proves()


def test_a_link_of_the_list_begins_a_mail_that_proves_who_wrote_it(world, ann, cy):
    complaint(world, ann, 1)
    world.lives("2026-04-29 10:00", lists=True)
    [morning] = cy.digests()
    cy.reads()
    ref = world.file().ref
    links = [part.split('"')[0] for part in morning.html.split('href="mailto:')[1:]]
    note = next(link for link in links if "%23note" in link)
    address = note.partition("?")[0].replace("%2B", "+")
    cy.writes(f"[{ref}]", f"#note {ref} rappelé ce matin", to=address)
    world.works()
    [transcript] = cy.reads()
    assert "C'est fait" in transcript
    assert [note.text for note in world.file().notes] == ["rappelé ce matin"]


def test_a_reminder_put_off_comes_on_its_day_and_never_past_a_limit(world, ann, cy):
    assignment = complaint(world, ann, 1)
    world.lives("2026-04-29 10:00", lists=True)
    cy.answers(assignment, "#rappel 01/07/2026")
    world.works()
    [refused] = cy.reads()
    # The limit is Sunday 28 June.
    assert "aucun rappel ne passe une limite : le vendredi 26 juin 2026 au plus tard" in refused
    assert world.file().snoozes == ()
    cy.answers(assignment, "#rappel 06/05/2026")
    world.works()
    cy.reads()
    happened = world.lives("2026-05-06 12:00", lists=True)
    assert [row for row in happened if row[2] == "cy"] == []
    *_, reminder = cy.digests()
    assert "rappel que vous avez demandé" in reminder
    assert "affectation sans suite" in reminder
    world.proves()


def test_one_person_gets_one_reminder_a_day_whatever_waits(world, ann, cy):
    for number in range(1, 6):
        complaint(world, ann, number)
    happened = world.lives("2026-05-05 12:00", lists=True)
    assert [row for row in happened if row[2] == "cy"] == []
    *_, monday, _ = cy.digests()
    assert monday.subject == "Votre liste du lun. 4 mai : 5 alertes"
    alerts, _, _ = monday.text.partition("À venir")
    assert all(one.ref in alerts for one in world.files())
    assert alerts.count("affectation sans suite") == 5


def test_while_a_colleague_is_away_the_deputy_has_their_list_and_their_reminders(world, ann, cy):
    assignment = complaint(world, ann, 1)
    bob = world.colleague("bob")
    cy.writes("Absence", "#absence du=29/04 au=15/05 remplaçant=bob", headers={})
    world.works()
    # A mail out of the blue proves nothing: the registered address is asked.
    [asked] = cy.reads()
    cy.answers(asked, "#confirmer")
    world.works()
    cy.reads()
    happened = world.lives("2026-05-06 12:00", lists=True)
    assert cy.digests() == []
    first, *later = bob.digests()
    assert "En remplacement (1)" in first
    assert "pour Cyrille Marchand" in first
    assert [row for row in happened if row[1] == "reminder" and row[2] == "bob"] == []
    [reminder] = [one for one in later if "affectation sans suite" in one]
    assert reminder.subject == "Votre liste du lun. 4 mai : 1 alerte"
    # Nobody who is away is proposed.
    world.person("Client 9", "client9@example.org").writes("Four", "Bonjour, mon four est en panne.")
    world.works()
    notice = ann.reads()[-1]
    assert "#affecter cy" not in notice.text

    cy.answers(assignment, "#absence fin")
    world.works()
    cy.reads()
    world.lives("2026-05-07 12:00", lists=True)
    assert len(cy.digests()) == 1
    world.proves()


def test_a_corrective_action_is_due_late_and_then_judged(world, ann, cy):
    assignment = complaint(world, ann, 1)
    cy.answers(assignment, '#action "Changer de transporteur" responsable=bob échéance=2026-05-12')
    world.works()
    bob = world.colleague("bob")
    [letter] = bob.reads()
    happened = [row for row in world.lives("2026-05-14 12:00", lists=True) if row[2] == "bob"]
    assert happened == []
    *_, due, late = bob.digests()
    assert "action corrective à terminer" in due
    assert "action corrective en retard" in late
    assert "Changer de transporteur" in late
    assert "Actions correctives (1)" in late

    bob.answers(letter, "#action-faite 1")
    world.works()
    bob.reads()
    # Ninety days later.
    world.rests("2026-08-11 12:00")
    assert bob.reads() == []
    happened = [row for row in world.lives("2026-08-13 12:00") if row[1] == "reminder" and row[2] == "bob"]
    assert happened == [("08-12 08:00", "reminder", "bob")]
    assert "l'action corrective a-t-elle réglé le problème ?" in bob.reads()[-1]
    assert "action_check:1:2026-08-12" in world.file().struck
    world.proves()


def test_a_confirmed_assessment_needs_no_reminder_that_was_on_its_way(world, ann):
    notice = complaint(world, ann, 1, owner="")
    # The reminder waits for the morning; in the evening before, the work is done.
    world.lives("2026-05-03 20:00", lists=True)
    ann.answers(notice, BEGUN)
    world.works()
    happened = world.lives("2026-05-04 12:00", lists=True)
    assert [row for row in happened if row[2] == "ann" and row[1] == "reminder"] == []
    assert world.file().state is State.ASSESSED


def test_an_absence_that_makes_no_sense_is_refused_with_the_way_to_say_it(world, ann, cy):
    assignment = complaint(world, ann, 1)
    for typed, told in (
        ("#absence", "écrivez par exemple : #absence du 03/08 au 21/08 remplaçant=Bob"),
        ("#absence du=2026-08-21 au=2026-08-03", "l'absence finit avant de commencer"),
        ("#absence au=2028-08-03", "dure plus d'un an"),
        ("#absence au=+5 remplaçant=cy", "nommez quelqu'un d'autre comme remplaçant"),
        ("#absence au=+5 qui=bob", "seuls le service et les responsables"),
        ("#rappel", "il manque la date"),
    ):
        cy.answers(assignment, typed)
        world.works()
        [refused] = cy.reads()
        assert told in refused
        assert "Rien n'a été fait" in refused
    assert world.office.desk.register.look(lookup.absences, world.clock.now()) == ()


def test_what_a_colleague_was_asked_stands_in_their_own_list_and_leaves_every_list_once_it_is_answered(open_world):
    world = open_world(staff=TEAM)
    bo, ann, cy = world.person("Bo Lindqvist", "bo@example.org"), world.colleague("ann"), world.colleague("cy")
    assignment = handed_to(world, ann, complains(world, bo, ann), cy)
    cy.answers(assignment, "j'ai relancé l'entrepot, il faut voir avec le magasin de Lyon pour la suite")
    ann.writes("canapé bleu", "Le canapé bleu du monsieur de Lyon, c'est toujours pareil avec eux.")
    world.works()
    [question], [asked] = cy.reads(), ann.reads()
    assert "Pour le client, ou en note ?" in question.subject
    assert "Que faut-il faire" in asked.subject
    world.lives("2026-11-24T12:00", lists=True)
    [theirs], [desk] = cy.digests(), ann.digests()
    assert "attend un oui : envoyer au client ?" in theirs
    assert "ann@example.com: canapé bleu" in desk
    ann.answers(asked, "ok merci")
    cy.answers(assignment, BEGIN.replace("moi", "cy@example.com") + UPHELD + "#répondre\nVoici notre réponse.")
    world.works()
    assert world.file().state is State.ANSWERED
    world.lives("2026-11-25T12:00", lists=True)
    [theirs], [desk] = cy.digests(), ann.digests()
    assert "attend un oui" not in theirs
    assert "attend un oui" not in desk
    assert "ann@example.com: canapé bleu" not in desk
