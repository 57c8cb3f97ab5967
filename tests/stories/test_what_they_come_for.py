"""People who write and complain of nothing, and what else a mail says that the desk should know."""

from datetime import timedelta

import pytest

from tests.stories.conftest import TEAM

LAMP = "Bonjour,\n\nLa lampe de la commande 5512 clignote sans arrêt."


@pytest.mark.parametrize(
    ("subject", "text", "kind"),
    [
        ("Encore bravo", "Bravo, votre livreur est formidable, continuez.", "thanks"),
        ("Une idée", "Bonjour, j'ai une idée : vous pourriez ouvrir un point de retrait à Caen.", "question"),
        ("Gagnez un iPhone", "Cliquez ici pour recevoir votre cadeau !", "phishing"),
        ("Confidentiel", "Je suis salarié chez vous. Mon chef falsifie les dates de péremption.", "employee"),
    ],
)
def test_who_complains_of_nothing_has_no_file(open_world, subject, text, kind):
    office = open_world(staff=TEAM)
    office.person("Bo Lindqvist", "bo@example.org").writes(subject, text)
    office.works()
    assert office.files() == []
    told = [letter.subject for letter in office.colleague("ann").reads()]
    # What somebody of the house tells goes to those who lead, and stands in nobody's list.
    assert not (kind == "employee" and told)
    assert bool(office.colleague("mia").reads()) == (kind == "employee")


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Bravo", "Encore bravo pour la qualité de vos retards !"),
        ("Une idée", "J'ai une idée : remboursez ma lampe cassée."),
    ],
)
def test_irony_and_an_idea_that_is_a_claim_stay_complaints(world, bo, subject, text):
    bo.writes(subject, text)
    world.works()
    assert len(world.files()) == 1


def test_all_correspondence_is_no_exchange(world, bo):
    bo.writes("Dossier Petit", f"{LAMP}\n\nNous demandons que tout échange se fasse par écrit.\n\nMaître Roy")
    world.works()
    assert world.file().desired_solution is None


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("Appelez-moi plutôt au 06 11 22 33 44.", "préfère être appelé (« Appelez-moi plutôt"),
        ("Bitte auf Deutsch.", "demande une réponse dans une langue (« Bitte auf Deutsch. »)"),
        ("J'ai déménagé : 8 rue Pasteur 69003 Lyon.", "donne une nouvelle adresse postale, 8 rue Pasteur 69003 Lyon"),
        ("Je lis mal, merci d'écrire simplement.", "phrases courtes"),
    ],
)
def test_how_they_would_rather_hear_from_us_stands_in_the_notice(world, bo, ann, said, noted):
    bo.writes("Lampe", f"{LAMP}\n\n{said}\n\nBo Lindqvist")
    world.works()
    [notice] = ann.reads()
    assert noted in notice


def test_who_moves_house_goes_on_with_their_file(world, bo, ann):
    bo.writes("Lampe", LAMP)
    world.works()
    ann.reads()
    bo.writes("Nouvelle adresse", "Bonjour, j'ai déménagé : 8 rue Pasteur 69003 Lyon.\n\nBo")
    world.works()
    assert len(world.file().messages) == 2
    [relay] = ann.reads()
    assert "nouvelle adresse postale (8 rue Pasteur 69003 Lyon)" in relay


def test_a_parcel_that_went_to_another_address_is_a_complaint_of_its_own(world, bo):
    bo.writes("Lampe", LAMP)
    world.works()
    bo.writes("Fauteuil", "Mon fauteuil a été livré à une autre adresse : 8 rue Pasteur 69003 Lyon.\n\nBo")
    world.works()
    assert len(world.files()) == 2


def test_the_day_of_an_absence_is_no_day_that_the_customer_names(office, bo, ann):
    bo.writes("Lampe", LAMP)
    office.works()
    [acknowledgement] = bo.reads()
    office.clock.advance(timedelta(minutes=5))
    away = "Bonjour, je suis absent du bureau. Pour toute urgence, répondez avant le 5 décembre. Je pars le 4 décembre."
    bo.answers(acknowledgement, away, subject="Absence du bureau", headers={"Auto-Submitted": "auto-replied"})
    office.works()
    assert office.file().messages[-1].followup_kind == "auto_reply"
    office.lives("2026-12-05 08:30", lists=True)
    assert not any("date nommée par le client" in one for one in ann.digests())
