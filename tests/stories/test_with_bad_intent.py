"""Words for the house do not leave under a command that sends, nor by a slip, nor because a customer asks for them."""

import pytest

from tests.stories.answering import complains

LETTER = "Bonjour Monsieur Lindqvist,\n\nVotre canapé est repris mardi, nous vous confirmons l'heure.\n\n{}"


@pytest.mark.parametrize(
    "inside",
    [
        "PS pour Bob : surtout ne pas lui parler du rappel.",
        "(Bob : vérifier le stock)",
        "Cordialement\n\nCyrille, tu peux vérifier ?",
        "Bob m'a dit que le dépôt l'avait perdu.",
        "Dis-moi si ça te va.",
    ],
)
@pytest.mark.parametrize("command", ["#envoyer\n\n", ""], ids=["by a command", "plainly"])
def test_a_part_for_a_colleague_keeps_the_letter_in_the_house(office, bo, ann, inside, command):
    ann.answers(complains(office, bo, ann), command + LETTER.format(inside))
    office.works()
    office.waits(minutes=30)
    assert bo.reads() == []
    [told] = ann.reads()
    asked = "Pour le client, ou en note ?"
    kept = ("Rien n'a été fait", asked, "C'est fait : Cyrille Marchand lit vos mots, et personne hors")
    assert told.subject.startswith(kept)


def test_who_means_it_says_so_and_it_leaves(office, bo, ann):
    text = LETTER.format("Bob m'a dit que le dépôt l'avait perdu.")
    ann.answers(complains(office, bo, ann), f"#malgré il connaît Bob\n#envoyer\n\n{text}")
    office.works()
    office.waits(minutes=30)
    assert any("Bob m'a dit" in letter for letter in bo.reads())


def test_a_slip_of_a_yes_sends_no_words_for_the_house(office, bo, ann):
    ann.answers(complains(office, bo, ann), "le dépôt dit que c'est perdu, on attend la compta, il faut patienter")
    office.works()
    [question] = ann.reads()
    ann.answers(question, "oui")
    office.works()
    office.waits(minutes=30)
    assert not any("attend la compta" in letter for letter in bo.reads())


def test_what_goes_back_to_a_colleague_does_what_it_plainly_says_too(office, bo, ann, mia):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#dire Mia tu peux prendre ce dossier ?")
    office.works()
    ann.reads()
    [asked] = mia.reads()
    mia.answers(asked, "ok je prends, mais il me faut le bon de livraison")
    office.works()
    assert office.file().owner == "mia@example.com"
    assert any("il me faut le bon de livraison" in letter for letter in ann.reads())
    assert bo.reads() == []


def test_a_letter_to_the_customer_over_a_colleagues_words_is_a_letter(office, bo, ann, cy):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#affecter Cyrille\n#dire Cyrille tu peux lui répondre pour la livraison ?")
    office.works()
    ann.reads()
    [asked] = [letter for letter in cy.reads() if "vous écrit" in letter.subject]
    cy.answers(asked, LETTER.format("Cordialement\nCyrille Marchand"))
    office.works()
    office.waits(minutes=30)
    assert any("canapé est repris mardi" in letter for letter in bo.reads())
    assert not any("canapé est repris mardi" in letter for letter in ann.reads())
