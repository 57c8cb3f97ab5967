"""« Vouliez-vous ceci ? Répondez « oui », et c'est fait » : the yes does what the letter says."""

import pytest

from tests.stories.answering import complains
from worker.complaint.lifecycle import State


@pytest.fixture
def notice(office, bo, ann):
    return complains(office, bo, ann)


def test_a_yes_does_the_line_that_is_asked_about_though_the_answers_form_stands_below(office, ann, bob, notice):
    ann.answers(notice, "bob c pr toi. retractation ok rembourser 579")
    office.works()
    [told] = ann.reads()
    assert "vouliez-vous ceci ? Répondez « oui », et c'est fait" in told
    assert "#affecter Bob Petit" in told
    ann.answers(told, "oui")
    office.works()
    assert office.file().owner == bob.address
    assert "responsable du dossier" in ann.reads()[0]


def test_whoever_says_that_it_is_the_same_as_another_joins_them_with_a_yes(office, bo, ann, notice):
    bo.writes("TABLE JAMAIS ARRIVEE", "Bonjour,\n\nMa table n'est jamais arrivée. Je veux ma table.\n\nBo Lindqvist")
    office.works()
    bo.reads()
    [second] = ann.reads()
    ann.answers(second, "c'est le même, à joindre au premier")
    office.works()
    [question] = ann.reads()
    assert "Pour le client, ou en note ?" in question
    ann.answers(question, "non, fusionne avec le 1")
    office.works()
    [told] = ann.reads()
    assert bo.reads() == []
    # The number is that of the file, and no score of how grave it is.
    assert "gravité=faible" not in told
    assert "vouliez-vous ceci ? Répondez « oui », et c'est fait" in told
    ann.answers(told, "oui")
    office.works()
    first, joined = office.files()
    assert (first.state, joined.state) == (State.REGISTERED, State.MERGED)


@pytest.mark.parametrize("words", ["ok merci", "je regarde", "envoyer"])
def test_words_that_are_no_yes_do_nothing_of_it(office, bo, ann, notice, words):
    ann.answers(notice, "bob c pr toi. retractation ok rembourser 579")
    office.works()
    [told] = ann.reads()
    ann.answers(told, words)
    office.works()
    assert office.file().owner == ""
    assert bo.reads() == []
