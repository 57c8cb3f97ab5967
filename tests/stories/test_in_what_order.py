"""Lines of one mail in another order than the procedure's, and a payment that nothing proves."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains
from tests.stories.test_an_agent_who_knows_nothing import links
from worker.complaint.lifecycle import State


@pytest.fixture
def notice(office, bo, ann):
    return complains(office, bo, ann)


def test_an_answer_above_its_reason_leaves_with_it(office, bo, ann, notice):
    lines = [row for row in f"{BEGIN}{UPHELD}".split("\n") if row]
    ann.answers(notice, "\n".join(["#répondre", *reversed(lines)]) + "\n\nNous regrettons ce retard.")
    office.works()
    [answer] = bo.reads()
    assert "Une date promise engage le vendeur." in answer
    assert "Nous regrettons ce retard." in answer
    assert office.file().state is State.ANSWERED
    office.proves()


def test_what_no_order_makes_right_is_refused_as_it_was(office, bo, ann, notice):
    begin = BEGIN.replace("#cause externe confirmée\n", "")
    ann.answers(notice, f"#répondre\n{UPHELD}{begin}\nNous regrettons ce retard.")
    office.works()
    transcript = ann.reads()[-1]
    assert "Rien n'a été fait" in transcript
    assert "#cause [la cause" in transcript
    # What the mail says itself is not asked for.
    assert "#motif point=1" not in transcript
    assert bo.reads() == []


def test_that_it_is_done_is_no_proof_that_it_was_paid(office, bo, ann, notice):
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nNous regrettons ce retard.")
    office.works()
    bo.reads()
    ann.reads()
    ann.answers(notice, "#exécuté 1 c'est fait")
    office.works()
    refused = ann.reads()[-1]
    assert "il manque la preuve" in refused
    assert office.file().compensations[0].status == "offered"
    assert bo.reads() == []
    assert "#exécuté 1 sans justificatif [pourquoi ?]" in refused
    ann.answers(refused, "#exécuté 1 sans justificatif payé en espèces au guichet")
    office.works()
    [letter] = bo.reads()
    assert "sans justificatif" not in letter
    first = office.file().compensations[0]
    assert (first.status, first.proof) == ("executed", "sans justificatif payé en espèces au guichet")
    office.proves()


def test_a_holding_letter_is_offered_only_where_it_would_leave(office, bo, ann, notice):
    ann.answers(notice, f"{BEGIN}#attente Nous vous rembourserons la livraison")
    office.works()
    refused = ann.reads()[-1]
    assert "#attente [le motif ?] jusqu'au=[une date ?]" in refused
    assert not any("rembourserons" in body and "jusqu'au=[" in body for _, body in links(refused).values())
    ann.answers(notice, "Bonjour Madame,\n\nNous vous rembourserons la livraison sous 5 jours.\n\nAnn")
    office.works()
    told = ann.reads()[-1]
    assert "#attente jusqu'au=" not in told
    assert bo.reads() == []


FORM = (
    "#évaluer gravité=moyenne complexité=simple répercussions=isolées\n#affecter moi\n#cause externe confirmée\n"
    f"{UPHELD}#répondre\n\nNous vous remboursons les frais de livraison."
)


@pytest.mark.parametrize("take", ["#affecter moi", "#affecter Cyrille Marchand", "#affecter cy@example.com"])
def test_a_handler_who_takes_a_file_assesses_it_in_the_same_mail(office, bo, ann, cy, notice, take):
    cy.answers(notice, FORM.replace("#affecter moi", take))
    office.works()
    [answer] = bo.reads()
    assert "Nous vous remboursons" in answer
    assert (office.file().state, office.file().owner) == (State.ANSWERED, cy.address)
    office.proves()


def test_a_handler_who_does_not_take_it_is_told_to_and_the_line_that_is_offered_does_it(office, bo, ann, cy, notice):
    cy.answers(notice, FORM.replace("#affecter moi\n", ""))
    office.works()
    refused = cy.reads()[-1]
    assert "personne n'a encore ce dossier" in refused
    assert "#dire Ann" not in refused
    assert bo.reads() == []
    for words in ("ok merci", "je regarde"):
        cy.answers(refused, words)
        office.works()
    assert office.file().state is State.REGISTERED
    assert bo.reads() == []
    cy.answers(refused, "#affecter moi")
    office.works()
    [answer] = bo.reads()
    assert "Nous vous remboursons" in answer
    assert office.file().owner == cy.address


def test_who_gives_a_file_to_somebody_else_does_not_assess_it(office, bo, ann, cy, notice):
    cy.answers(notice, FORM.replace("#affecter moi", "#affecter Bob Petit"))
    office.works()
    assert "Rien n'a été fait" in cy.reads()[-1]
    assert (office.file().state, office.file().owner) == (State.REGISTERED, "")
