"""Whoever complained learns once that what their complaint changed is done; nobody else, and nothing new."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains

ACTION = '#action "relire les dates promises chaque matin" responsable=cy échéance=18/12/2026\n'


def test_the_customer_is_told_once_that_what_the_answer_announced_is_done(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}{ACTION}#répondre\n\nVoici notre réponse.")
    office.works()
    [answer] = bo.reads()
    assert "relire les dates promises" in answer
    cy = office.colleague("cy")
    [task] = [one for one in cy.reads() if "relire les dates promises" in one]
    cy.answers(task, "c'est fait")
    office.works()
    [letter] = bo.reads()
    assert "Ce que votre réclamation a changé" in letter.subject
    assert "relire les dates promises chaque matin" in letter
    cy.answers(task, "#action-faite 1")
    office.works()
    assert bo.reads() == []
    office.proves()


@pytest.mark.parametrize("after", ["", "#contentieux assignation reçue\n"])
def test_nobody_reads_there_of_a_change_for_the_first_time_nor_in_litigation(office, bo, ann, after):
    notice = complains(office, bo, ann)
    before = ACTION if after else ""
    ann.answers(notice, f"{BEGIN}{UPHELD}{before}#répondre\n\nVoici notre réponse.")
    office.waits(minutes=1)
    bo.reads()
    ann.answers(notice, after or ACTION)
    office.waits(minutes=1)
    bo.reads()
    ann.reads()
    ann.answers(notice, "#action-faite 1")
    office.works()
    assert office.file().actions[0].done_at
    assert bo.reads() == []
