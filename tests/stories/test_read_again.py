"""What a second person gave back is theirs to read again, whatever it has become; no other way leads out."""

import pytest

from tests.stories.answering import REJECTED, by_occasion, complains, handed_to
from tests.stories.before import before
from worker.complaint.lifecycle import State


@pytest.fixture
@before
def returned(office, bo, ann, cy, mia):
    """Cyrille refused, Mia gave it back; what Cyrille then reads."""
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, f"#cause externe confirmée\n{REJECTED}#répondre\n\nVoici notre réponse.")
    office.works()
    cy.reads()
    mia.answers(by_occasion(office, mia.reads())["approval"], "Non, le client a raison sur le retard.")
    office.works()
    mia.reads()
    return cy.reads()[-1]


@pytest.mark.parametrize(
    "decided",
    [
        '#décision point=1 partielle\n#dédommagement remboursement 5 € "par virement"\n',
        "#décision point=1 fondée\n#dédommagement excuses\n",
    ],
)
def test_a_refusal_that_was_given_back_is_read_again_as_something_else(office, bo, cy, mia, returned, decided):
    office.waits(minutes=5)
    cy.answers(returned, f"{decided}#motif point=1 Le retard est établi.\n#répondre\n\nVoici notre réponse.")
    office.works()
    assert bo.reads() == []
    [title] = [one.subject for one in cy.reads() if one.subject.startswith("C'est fait")]
    assert "elle attend la validation de Mia Laurent" in title
    request = by_occasion(office, mia.reads())["approval"]
    assert "une version précédente a été rendue à son auteur" in request
    mia.answers(request, "oui")
    office.works()
    [answer] = bo.reads()
    assert "Le retard est établi." in answer
    assert office.file().state is State.ANSWERED


def test_nothing_that_a_second_person_reads_is_closed_in_one_line(office, bo, cy, returned):
    cy.answers(returned, '#résolu "Nous avons tout revu avec vous."')
    office.works()
    assert "une seconde personne lit cette réponse" in cy.reads()[-1]
    assert bo.reads() == []


def test_a_refusal_is_not_closed_in_one_line_either(office, bo, ann, cy):
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, f'{REJECTED}#résolu "Nous en avons parlé."')
    office.works()
    assert "une seconde personne lit cette réponse" in cy.reads()[-1]
    assert bo.reads() == []
    assert office.file().state is State.ASSESSED
