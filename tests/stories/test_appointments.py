"""A day is proposed to the customer, who says that it suits them: nothing was promised, and their yes is shown."""

import pytest

from tests.stories.answering import by_occasion, complains, handed_to


@pytest.fixture
def assignment(office, bo, ann, cy):
    return handed_to(office, ann, complains(office, bo, ann), cy)


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour Monsieur,\n\nNotre technicien peut passer vendredi 18 décembre entre 8 h et 12 h, êtes-vous là ?",
        "Bonjour Monsieur,\n\nNous pouvons passer voir le canapé le vendredi 18 décembre.\nCela vous convient-il ?",
        "#question\nvendredi 18 décembre entre 8 h et 12 h, êtes-vous là ?",
        "#question Préférez-vous le vendredi 18 ou le lundi 21 décembre ?",
    ],
)
def test_a_day_is_proposed_without_overriding_anything(office, bo, cy, assignment, text):
    cy.answers(assignment, text)
    office.works()
    [letter] = bo.reads()
    assert "vendredi 18" in letter
    office.waits(minutes=30)
    bo.answers(letter, "Bonjour,\n\nOui vendredi me va, à vendredi.\n\nBo Lindqvist")
    office.waits(days=1)
    relay = by_occasion(office, cy.reads())["relay"]
    assert "Vous aviez écrit" in relay
    assert "oui à votre date ?" in relay.subject
    assert "semble dire oui" in relay
    assert "vendredi 18" in relay.text.partition("Plus bas")[0]
    bo.answers(letter, "Finalement, est-ce que vous avez reçu mes photos ?")
    office.waits(days=1)
    assert "Vous aviez écrit" not in by_occasion(office, cy.reads())["relay"]


def test_whoever_cannot_on_that_day_says_no_yes(office, bo, cy, assignment):
    cy.answers(assignment, "Bonjour Monsieur,\n\nÊtes-vous disponible le vendredi 18 décembre à 10 h ?")
    office.works()
    [letter] = bo.reads()
    bo.answers(letter, "Bonjour,\n\nVendredi je ne peux pas, plutôt lundi si cela vous va.")
    office.waits(days=1)
    assert "semble ne pas dire oui" in by_occasion(office, cy.reads())["relay"]


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour Monsieur,\n\nLe canapé neuf sera livré le vendredi 18 décembre, êtes-vous là ?",
        "Bonjour Monsieur,\n\nVous aurez notre réponse le vendredi 18 décembre. Serez-vous disponible ?",
    ],
)
def test_what_is_announced_for_a_day_is_a_promise_all_the_same(office, bo, cy, assignment, text):
    cy.answers(assignment, text)
    office.works()
    assert bo.reads() == []
    assert "18 décembre" in cy.reads()[-1]


def test_a_thankful_word_that_a_day_suits_is_shown_as_a_yes_to_it(office, bo, cy, assignment):
    cy.answers(assignment, "Bonjour Monsieur,\n\nNotre technicien passe chez vous le jeudi 3 décembre au matin.")
    office.works()
    [letter] = bo.reads()
    bo.answers(letter, "Merci beaucoup, jeudi ça me va.")
    office.works()
    relay = by_occasion(office, cy.reads())["relay"]
    assert "oui à votre date ?" in relay.subject
    assert "Notre technicien passe chez vous le jeudi 3 décembre" in relay
    assert "Ce message remercie" not in relay
