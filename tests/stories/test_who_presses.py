"""Customers who only press for what they await, in a mail that answers nothing: they have one file, and stay in it."""

from datetime import timedelta

import pytest

from tests.stories.answering import BEGIN
from worker.complaint.lifecycle import State

LAMP = "Bonjour,\n\nLa lampe de la commande 5512 clignote sans arrêt.\n\nBo Lindqvist"
REFUND = (
    "#décision fondée\n#constat La lampe clignote.\n#motif Une lampe éclaire.\n"
    '#dédommagement remboursement 39 € "par virement" échéance=+7\n'
)


def answered(world, bo, ann):
    """Bo complains of a lamp; the answer gives 39 € back by a day that is ahead. Everything is read."""
    bo.writes("Lampe", LAMP)
    world.works()
    bo.reads()
    ann.answers(ann.reads()[0], f"{BEGIN}{REFUND}#répondre\n\nBonjour,\n\nVoici notre réponse.\n\nAnn Morel")
    world.works()
    assert world.file().state is State.ANSWERED
    world.waits(days=3)
    bo.reads()
    ann.reads()


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, et mon remboursement ?\n\nBo",
        "Du nouveau ?",
        "Je n'ai toujours pas reçu mon remboursement.",
        "J'attends toujours !",
        "Alors, c'est pour quand ?",
        "Votre silence est inadmissible.",
        "Allô ???",
        "Quand arrive ma lampe ?",
        "I still have not received my refund.",
    ],
)
def test_who_presses_after_the_answer_joins_it_and_reads_what_is_promised(world, bo, ann, text):
    answered(world, bo, ann)
    bo.writes("Question", text)
    world.works()
    assert len(world.file().messages) == 2
    [status] = bo.reads()
    assert "Nous vous avons répondu" in status.subject or "We answered" in status.subject
    assert "39,00 €" in status or "€39.00" in status
    [relay] = ann.reads()
    assert "demande où en est le dossier" in relay


def test_an_impatient_customer_who_writes_six_times_has_one_file_and_is_told_once(world, bo, ann):
    bo.writes("Lampe", LAMP)
    world.works()
    assert len(bo.reads()) == 1
    for text in (
        "Bonjour, quand arrive ma lampe ?",
        "Alors ???",
        "Vous allez me répondre ou pas ?",
        "Toujours pas de lampe !!!",
        "C'est honteux, je veux ma lampe",
        "Répondez !",
    ):
        world.clock.advance(timedelta(hours=1))
        bo.writes(text[:20], text)
    world.works()
    assert len(world.file().messages) == 7
    assert [letter.subject.partition(" [")[0] for letter in bo.reads()] == ["Votre réclamation est enregistrée"]
    assert {letter.subject.partition(" – ")[0] for letter in ann.reads()[1:]} == {"Nouveau message de Bo Lindqvist"}


def test_of_two_files_the_one_that_is_named_is_meant(world, bo, ann):
    bo.writes("Lampe", LAMP)
    world.works()
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré.\n\nBo Lindqvist")
    world.works()
    bo.writes("Bonjour", "Quand arrive ma lampe ?\n\nBo")
    world.works()
    lamp, sofa = world.files()
    assert (len(lamp.messages), len(sofa.messages)) == (2, 1)
    assert sofa.held_messages == ()


def test_a_thing_of_which_nothing_was_said_is_proposed_for_the_answered_file_and_not_put_into_it(world, bo, ann):
    answered(world, bo, ann)
    bo.writes("Bonjour", "Quand arrive mon fauteuil ?\n\nBo")
    world.works()
    first, second = world.files()
    assert second.possible_duplicates == (first.ref,)
    [notice] = ann.reads()
    assert f"#fusionner {first.ref}" in notice


@pytest.mark.parametrize(
    "text",
    [
        "Votre livreur a insulté mon père ce matin !",
        "Bonjour, la commande 7788 n'est toujours pas arrivée.",
        "Autre chose : toujours rien reçu de ma commande de rideaux.",
    ],
)
def test_what_tells_something_of_its_own_is_a_complaint_of_its_own(world, bo, ann, text):
    answered(world, bo, ann)
    bo.writes("Bonjour", text)
    world.works()
    assert [len(file.messages) for file in world.files()] == [1, 1]
    assert len(bo.reads()) == 1


def test_toujours_rien_recu_is_an_answer_where_we_asked_whether_it_came(world, bo, ann):
    bo.writes("Lampe", LAMP)
    world.works()
    ann.answers(ann.reads()[0], f"{BEGIN}\n#question\n1. Avez-vous reçu la lampe neuve ?")
    world.works()
    assert world.file().state is State.AWAITING_CUSTOMER
    bo.answers(bo.reads()[-1], "Non, toujours rien reçu.")
    world.works()
    assert world.file().state is State.INVESTIGATING


def test_who_presses_years_after_the_end_begins_anew(world, bo, ann):
    bo.writes("Lampe", LAMP)
    world.works()
    sorry = REFUND.partition("#dédommagement")[0] + "#dédommagement excuses\n"
    ann.answers(ann.reads()[0], f"{BEGIN}{sorry}#répondre\n\nBonjour,\n\nVoici notre réponse.\n\nAnn Morel")
    world.works()
    world.rests("2028-03-06T09:00")
    assert world.file().state is State.CLOSED
    bo.writes("Bonjour", "Alors, du nouveau ?\n\nBo")
    world.works()
    assert len(world.files()) == 2
