"""Customers who only press for what they await, in a mail that answers nothing: they have one file, and stay in it."""

from datetime import timedelta

import pytest

from tests.stories.answering import BEGIN
from tests.stories.conftest import TEAM
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


@pytest.mark.parametrize(
    "text",
    [
        "Non mais vous rigolez. J'annule tout, remboursez moi les 1240 € de suite sinon avocat",
        "et alors ? remboursez moi ce matelas et venez le chercher. j'ai saisi ufc que choisir",
        "en fait non, remboursez moi, et sur le compte FR76 3000 1000 0500 9999 8888 777",
        "Remboursez-moi !",
    ],
)
def test_who_demands_or_tells_something_is_not_told_that_they_asked_for_news(world, bo, ann, text):
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré.\n\nBo Lindqvist")
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(acknowledgement, text)
    world.works()
    assert not any("Vous nous avez demandé" in letter for letter in bo.reads())
    relay = ann.reads()[-1]
    assert "demande où en est le dossier" not in relay
    assert " ".join(text.split()[:3]) in relay


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


NOTICE = (
    "Je suis le conseil de M. Karim Benali. Vos livreurs ont rayé son parquet : devis de 1 240 €. Je vous mets en "
    "demeure de régler cette somme sous huit jours.\n\nMe Roche\nAvocat"
)
OFFER = (
    "#évaluer gravité=3 complexité=2 répercussions=1\n#affecter moi\n#cause personnes ou formation confirmée\n"
    '#décision partielle\n#motif Le parquet était déjà usé.\n#dédommagement remboursement 620 € "par virement"\n'
    "#répondre\n\nMaître,\n\nNous proposons à M. Benali, à titre purement commercial, la somme de 620 € par virement.\n"
    "Dans l'attente de votre accord.\n\nAnn Morel"
)


def test_an_offer_that_waits_for_an_agreement_is_not_worded_as_granted_and_an_ultimatum_is_heard(open_world):
    world = open_world(staff=TEAM)
    ann, mia = world.colleague("ann"), world.colleague("mia")
    roche = world.person("Me Roche", "roche@cabinet-roche.example")
    roche.writes("Notre client M. Benali - mise en demeure", NOTICE)
    world.works()
    roche.reads()
    ann.answers(ann.reads()[0], OFFER)
    world.works()
    mia.answers(next(one for one in mia.reads() if "À valider" in one.subject), "oui")
    world.works()
    answer = next(one for one in roche.reads() if "Notre réponse" in one.subject)
    assert "notre proposition" in answer.subject
    for granted in ("donnons raison", "vous n'avez rien à faire", "Ce que vous recevez"):
        assert granted not in answer
    assert "attend votre accord" in answer
    world.waits(days=2)
    ann.reads()
    roche.answers(
        answer,
        "Mon client refuse cette proposition. Sans paiement de la totalité, soit 1 240 €, avant le 1er décembre, nous "
        "assignons.\n\nMe Roche",
    )
    world.works()
    [told] = roche.reads()
    assert "La date que vous nous fixez : mardi 1er décembre 2026" in told
    assert "janvier 2027" not in told
    assert any("Mise en demeure" in one.subject for one in ann.reads())
