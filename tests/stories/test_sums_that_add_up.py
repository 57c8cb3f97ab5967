"""The total of what a customer asks back by its parts is theirs, and so are the parts of what we decided."""

import pytest

from tests.stories.answering import complains
from worker.complaint.lifecycle import State

ASKS = "Bonjour,\n\nLa lampe est cassée. Je demande le remboursement de 74 € et des 12,50 € de port.\n\nBo Lindqvist"
LINES = (
    "#évaluer gravité=2 complexité=1 répercussions=2\n#cause externe confirmée\n"
    "#décision fondée\n#motif La lampe est cassée.\n"
)
IN_ONE = '#dédommagement remboursement 86,50 € "par virement"\n'
IN_TWO = '#dédommagement remboursement 74 € "par virement"\n#dédommagement remboursement 12,50 € "par virement"\n'


@pytest.fixture
def given(office, bo, ann, cy):
    ann.answers(complains(office, bo, ann, ASKS), "#affecter Cyrille")
    office.works()
    return cy.reads()[-1]


def test_the_total_may_be_named_before_anything_is_decided(office, bo, cy, given):
    assert office.file().desired_solution.amount_cents == 8650
    cy.answers(
        given, "Bonjour,\n\nVous demandez 86,50 €, dont 12,50 € de port : nous étudions votre demande.\n\nCyrille"
    )
    office.works()
    assert any("86,50 €" in letter for letter in bo.reads())


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (IN_ONE, "Nous vous remboursons 74 € pour la lampe et 12,50 € de port."),
        (IN_TWO, "Nous vous remboursons 86,50 € au total."),
    ],
)
def test_an_answer_may_name_the_total_and_its_parts(office, bo, cy, given, lines, said):
    cy.answers(given, f"{LINES}{lines}#répondre\n\nBonjour,\n\n{said}\n\nCyrille")
    office.works()
    assert office.file().state is State.ANSWERED
    assert any(said in letter for letter in bo.reads())


def test_a_total_that_was_not_decided_does_not_leave(office, bo, cy, given):
    lines = '#dédommagement remboursement 74 € "par virement"\n'
    cy.answers(given, f"{LINES}{lines}#répondre\n\nBonjour,\n\nNous vous remboursons 86,50 € au total.\n\nCyrille")
    office.works()
    assert office.file().state is State.REGISTERED
    assert bo.reads() == []
    assert "N'écrivez que les montants du dossier" in cy.reads()[-1]


def test_a_total_that_is_announced_fills_one_line_and_asks_for_no_other(office, bo, cy, given):
    cy.answers(given, "Bonjour,\n\nNous vous remboursons 86,50 € : 74 € pour la lampe et 12,50 € de port.\n\nCyrille")
    office.works()
    asked = cy.reads()[-1]
    assert asked.text.count("#dedommagement") == 1
    assert "#dedommagement remboursement 86.50 EUR" in asked
    assert "N'écrivez que les montants" not in asked
    assert bo.reads() == []


def test_one_transfer_for_both_is_told_by_a_line_for_each(office, bo, cy, given):
    cy.answers(given, f"{LINES}{IN_TWO}#répondre\n\nBonjour,\n\nNous vous remboursons 86,50 €.\n\nCyrille")
    office.works()
    bo.reads()
    answered = cy.reads()[-1]
    cy.answers(answered, "#exécuté virement 4471 de 86,50 €")
    office.works()
    told = cy.reads()[-1]
    assert "#exécuté 1 virement 4471" in told
    assert "#exécuté 2 virement 4471" in told
    assert bo.reads() == []
