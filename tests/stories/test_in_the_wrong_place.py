"""Words that were meant for somebody else than the letter that they answer: nobody outside reads them."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, avez-vous eu Monsieur Lindqvist au téléphone ? Il paraît qu'il a pris un avocat. Merci.",
        "Bonjour, merci de me confirmer que vous êtes bien passé chez les Lindqvist et que tout est réparé.",
        "Bonjour, pourriez-vous me confirmer que le vendeur lui avait bien promis la garantie ? Merci",
        "Bonjour, son avocat a appelé, ne reconnaissez surtout pas notre responsabilité. Merci",
        "Bonjour Madame Vasseur, pouvez-vous nous envoyer une photo de la lampe cassée ?",
    ],
)
def test_a_polite_mail_to_somebody_else_is_asked_about(office, bo, cy, assigned, words):
    cy.answers(assigned, words)
    office.works()
    office.waits(minutes=30)
    assert bo.reads() == []
    assert cy.reads()[-1].subject.startswith(("Pour le client, ou en note ?", "Envoyer au client ?"))


def test_who_is_called_by_name_in_a_letter_to_them_gets_it(office, bo, cy, assigned):
    cy.answers(
        assigned,
        "Bonjour Monsieur Lindqvist,\n\nNous vous remercions, Monsieur Lindqvist, de votre patience : nous regardons"
        " ce qui s'est passé avec le dépôt.\n\nCyrille Marchand",
    )
    office.works()
    office.waits(minutes=30)
    assert len(bo.reads()) == 1


def test_who_cries_stop_when_it_has_left_is_told_that_it_has(office, bo, cy, assigned):
    cy.answers(assigned, "Bonjour Monsieur,\n\nNous regardons ce qui s'est passé, et vous écrivons.\n\nCyrille")
    office.works()
    office.waits(minutes=30)
    left = cy.reads()[-1]
    assert len(bo.reads()) == 1
    cy.answers(left, "non non stop !! c'était pour le magasin")
    office.works()
    assert "trop tard" in cy.reads()[-1].text
    assert bo.reads() == []


def test_words_for_the_owner_reach_them_and_give_nothing_away(office, bo, ann, cy, mia, assigned):
    mia.writes(f"[{office.file().ref}]", "combien d'autres modèles de ce canapé ont été vendus ? la liste ce soir")
    office.works()
    asked = mia.reads()[-1]
    mia.answers(asked, "Cyrille, combien d'autres modèles de ce canapé ont été vendus ? C'est pour Cyrille !!")
    office.works()
    assert any("combien d'autres modèles" in letter for letter in cy.reads())
    assert office.file().owner == "cy@example.com"
    cy.answers(assigned, "Le client exagère un peu, tu ne trouves pas ?")
    office.works()
    question = cy.reads()[-1]
    assert question.subject.startswith("Pour le client, ou en note ?")
    cy.answers(question, "C'était pour ann !! pas pour le client")
    office.works()
    assert office.file().owner == "cy@example.com"
    assert any("exagère un peu" in letter for letter in ann.reads())
    assert bo.reads() == []


def test_a_command_to_whom_has_it_already_carries_the_words(office, bo, ann, cy, assigned):
    ann.writes(f"[{office.file().ref}]", "#affecter Cyrille rappelle-le avant midi")
    office.works()
    assert any("rappelle-le avant midi" in letter for letter in cy.reads())
    assert bo.reads() == []


def test_a_handler_takes_a_file_that_nobody_has_and_gives_none_away(office, bo, ann, cy):
    notice = complains(office, bo, ann)
    ann.answers(notice, "Cyrille tu peux regarder stp, elle est énervée")
    office.works()
    [asked] = cy.reads()
    assert "#affecter moi" in asked
    cy.answers(asked, "#affecter Bob")
    office.works()
    assert office.file().owner == ""
    cy.reads()
    cy.answers(asked, "ok je le prends. j'appelle le transporteur")
    office.works()
    assert office.file().owner == "cy@example.com"
    assert any("j'appelle le transporteur" in letter for letter in ann.reads())
    assert bo.reads() == []


def test_a_letter_that_is_sent_again_with_its_reason_is_sent(office, bo, ann, cy, assigned):
    cy.answers(assigned, f"{BEGIN.split('#cause')[0]}#cause externe confirmée\n{UPHELD}#répondre\n\nVous avez raison.")
    office.works()
    answered = cy.reads()[-1]
    bo.reads()
    text = "Bonjour, pardon pour cet oubli. Votre canapé arrive vendredi 27 novembre 2026 entre 8h et 12h.\nCyrille"
    cy.answers(answered, text)
    office.works()
    [refused] = cy.reads()
    assert "Donnez la date" not in refused
    cy.answers(refused, "#malgré date confirmée par le transporteur")
    office.works()
    assert any("Votre canapé arrive vendredi 27" in letter for letter in bo.reads())
    # Asked about another text, whoever types theirs with the line that sends it types no letter of ours again.
    cy.answers(answered, "Il faudra voir avec le dépôt. Le canapé arrive vendredi 27 novembre 2026.")
    office.works()
    question = cy.reads()[-1]
    assert question.subject.startswith("Pour le client, ou en note ?")
    cy.answers(question, f"#malgré date confirmée\n#envoyer\n{text}")
    office.works()
    assert any("entre 8h et 12h" in letter for letter in bo.reads())
