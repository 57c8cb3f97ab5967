"""Many mails in a short time: from many people, from a forger, from a program. Nobody who must know is left without."""

import re
from datetime import timedelta

import pytest

from tests.stories.conftest import TEAM


def complains(world, number, *, sender="", subject="", text=""):
    who = world.person(f"Client {number}", sender or f"client{number}@example.org")
    who.writes(
        subject or f"Commande {number} perdue",
        text or f"Bonjour,\n\nMa commande {number} n'est pas arrivée. Je demande un remboursement.",
    )
    return who


def to(world, address):
    return [mail for mail in world.mail.posted if mail.recipient == address]


def test_sixty_people_in_a_minute_have_sixty_acknowledgements_and_the_desk_knows_of_all(world, ann):
    for number in range(60):
        complains(world, number)
    world.works()
    for number in range(60):
        [acknowledgement] = to(world, f"client{number}@example.org")
        assert b"REC-2026-" in acknowledgement.raw
    world.waits(minutes=5)
    letters = ann.reads()
    # That they are alike is told once beside them.
    waves = [letter for letter in letters if "Vague" in letter.subject]
    assert len(waves) == 1
    letters = [letter for letter in letters if letter not in waves]
    # Ten notices, and the other fifty in two mails.
    assert len(letters) == 12
    told = {ref for letter in letters for ref in re.findall(r"REC-2026-\d{6}-\d\d", f"{letter.subject} {letter.text}")}
    assert told == {file.ref for file in world.files()}
    # What stands in a bundle is as good as a notice: its links prove who writes.
    bundle = letters[-1]
    assert "nouvelle réclamation" in bundle
    ref = max(told)
    ann.answers(bundle, f"#note {ref} appelé ce matin")
    world.works()
    [transcript] = ann.reads()
    assert ref in transcript.subject + transcript.text
    world.proves()


def test_somebody_hurt_is_told_at_once_in_the_middle_of_a_flood(world, ann):
    for number in range(60):
        complains(world, number)
    complains(world, 99, subject="Mes freins ont cassé", text="Mes freins ont cassé, ma fille est blessée.")
    world.works()
    assert any("client99@example.org" in letter.text or "freins" in letter.text for letter in ann.reads())


def test_a_colleague_who_works_in_the_middle_of_a_flood_has_their_transcript_at_once(world, ann):
    complains(world, 1)
    world.works()
    [notice] = ann.reads()
    for number in range(2, 80):
        complains(world, number)
    ann.answers(notice, "#note le client a rappelé")
    world.works()
    assert any("rappelé" in letter.text for letter in ann.reads())


# Within what ten minutes allow an address, and beyond what an hour does.
@pytest.mark.parametrize("forged", [30, 130])
def test_a_forger_cannot_silence_a_customer_for_long(world, forged):
    bo = world.person("Bo Lindqvist", "bo@example.org")
    for number in range(forged):
        complains(world, number, sender="bo@example.org")
    world.works()
    assert len(bo.reads()) == 30
    world.clock.advance(timedelta(minutes=5))
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré. Bo Lindqvist")
    world.works()
    real = next(file for file in world.files() if file.subject == "Canapé déchiré")
    status = world.office.desk.register.snapshot({}, world.clock.now()).letters["withheld"]
    assert status.count == forged - 30 + 1
    for _ in range(12):
        world.waits(minutes=10)
    letters = bo.reads()
    assert any(real.ref in letter.text or real.ref in letter.subject for letter in letters)
    assert len(letters) <= 4
    assert next(file for file in world.files() if file.ref == real.ref).acknowledged_at is not None
    assert all(file.acknowledged_at for file in world.files())
    assert world.office.desk.register.snapshot({}, world.clock.now()).letters["withheld"].count == 0
    assert not [task for task in world.office.desk.register.tasks() if task.kind == "withheld_letter"]
    world.proves()


def test_a_program_under_a_subject_of_its_own_ends_after_a_few_rounds(world):
    robot = world.person("Service", "service@robot.example")
    text = "Votre demande est enregistrée sous le numéro T-{0}. Délai de traitement : deux jours. Ticket {0}."
    robot.writes("Ticket T-1000", text.format(1000))
    rounds = 0
    for number in range(1001, 1020):
        world.waits(seconds=10)
        if not robot.reads():
            break
        rounds += 1
        world.clock.advance(timedelta(seconds=5))
        robot.writes(f"Ticket T-{number}", text.format(number))
    assert rounds == 3
    assert [task.kind for task in world.office.desk.register.tasks()].count("withheld_letter") == 1
    # Colleagues read it in their language: why is for operators.
    world.waits(days=1, minutes=-5)
    [listed] = world.colleague("ann").digests()[-1:]
    assert "envoi retenu par une limite : service@robot.example" in listed.text.replace("\n", " ").replace("  ", " ")
    assert "a program seems" not in listed
    # A person who wrote like that all the same is answered a day later.
    world.waits(minutes=6)
    assert len(robot.reads()) == 1


def test_a_program_that_goes_on_about_its_file_is_answered_once(world):
    robot = world.person("Service", "service@robot.example")
    text = "Votre demande est enregistrée sous le numéro T-{0}. Nous revenons vers vous. Ticket {0}."
    for number in range(1000, 1005):
        robot.writes(f"Ticket T-{number}", text.format(number))
        world.waits(seconds=10)
    assert len(robot.reads()) == 1
    assert len(world.file().messages) == 5


def test_somebody_with_several_complaints_alike_is_no_program(world):
    bo = world.person("Bo Lindqvist", "bo@example.org")
    for number in range(6):
        complains(world, number, sender="bo@example.org")
    world.works()
    assert len(bo.reads()) == 6


@pytest.mark.parametrize(
    "local",
    ["annonces-request", "owner-annonces", "shop-subscribe", "bounces+1", "confirm+abc123", "list-owner", "majordomo"],
)
def test_the_keeper_of_a_list_gets_no_automatic_answer(world, local):
    complains(world, 1, sender=f"{local}@lists.example.org")
    world.works()
    assert to(world, f"{local}@lists.example.org") == []


def test_questions_in_somebodys_name_fill_nobodys_mailbox(world):
    eva = world.person("Eva Roy", "eva@example.org")
    for number in range(15):
        eva.writes(f"Question {number}", f"Bonjour, quels sont vos horaires le {number + 1} décembre ?")
    world.works()
    letters = [one for one in world.office.desk.register.letters() if one.occasion == "received"]
    assert len(letters) == 15
    assert sum(one.status == "sent" for one in letters) == 10


def test_a_tag_for_each_mail_makes_no_more_room_than_one_address(world):
    for number in range(40):
        someone = world.person("Bo Lindqvist", f"bo+{number}@example.org")
        someone.writes(f"Article {number}", f"L'article numéro {number} de ma commande est cassé.\n\nBo Lindqvist")
    world.works()
    letters = [one for one in world.office.desk.register.letters() if one.occasion == "acknowledgement"]
    assert len(letters) == 40
    assert sum(one.status == "sent" for one in letters) == 30
    assert len(world.files()) == 40


def test_alarms_of_many_senders_reach_those_who_lead_in_a_bounded_number_of_mails(open_world):
    leading = [*TEAM, {"name": "Dora Vidal", "address": "dora@example.com", "roles": ["direction"]}]
    house = open_world(staff=leading)
    for number in range(12):
        someone = house.person(f"Voisin {number}", f"voisin{number}@example.org")
        someone.writes("Odeur de gaz", "Bonjour, ça sent le gaz dans tout l'immeuble depuis votre intervention.")
    house.works()
    dora = house.colleague("dora")
    alone = dora.reads()
    assert len([one for one in alone if "Alerte" in one.subject]) == 5
    house.waits(minutes=6)
    [together] = [one for one in dora.reads() if "Vague" not in one.subject]
    assert together.subject.startswith("Urgent, 7 nouveautés")
    # Each of them is there, with its link.
    refs = {file.ref for file in house.files()}
    shown = {ref for ref in refs if ref in together.text}
    told = {ref for ref in refs for one in alone if ref in one.subject}
    assert shown | told == refs
    house.proves()
