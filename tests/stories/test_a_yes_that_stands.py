"""After the yes: an account waits for nobody to judge it, and what is missing keeps a file from closing over it."""

import pytest

from tests.stories.answering import BEGIN, complains
from worker.complaint.lifecycle import State

GIVEN = (
    "#décision fondée\n#motif Une date promise engage le vendeur.\n"
    '#dédommagement remplacement "par notre livreur"\n#répondre\n\nBonjour,\n\nNous remplaçons le canapé.\n\nAnn'
)
IBAN = "FR14 2004 1010 0505 0001 3M02 606"


@pytest.fixture
def answered(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, BEGIN + GIVEN)
    office.works()
    [answer] = bo.reads()
    ann.reads()
    return notice, answer


def writes(office, bo, answer, text):
    office.waits(minutes=20)
    bo.answers(answer, text)
    office.works()


def commands(office, ann, notice, line):
    office.waits(minutes=20)
    ann.answers(notice, line)
    office.works()
    return ann.reads()[-1]


def test_an_account_that_follows_a_yes_is_no_reaction_that_somebody_must_judge(office, bo, ann, answered):
    notice, answer = answered
    writes(office, bo, answer, "D'accord, j'accepte.")
    commands(office, ann, notice, "#accepté")
    writes(office, bo, answer, f"Bonjour,\n\nVoici mon IBAN : {IBAN}\n\nBo Lindqvist")
    [relay] = ann.reads()
    assert "dit où doit aller l'argent" in relay
    office.lives("2026-12-02T09:00", lists=True)
    assert not any("personne n'a tranché" in letter for letter in (*ann.digests(), *ann.reads()))


def test_what_is_missing_after_a_yes_keeps_the_file_open(office, bo, ann, answered):
    notice, answer = answered
    writes(office, bo, answer, "D'accord, j'accepte.")
    commands(office, ann, notice, "#accepté")
    writes(office, bo, answer, "Bonjour, il manque le tuyau.")
    assert any("dit que quelque chose manque" in letter for letter in ann.reads())
    commands(office, ann, notice, "#exécuté 1 colis 6A1234")
    assert office.file().state is State.ANSWERED
    assert not any(letter.subject.startswith("Votre dossier est clos") for letter in bo.reads())
    office.lives("2027-01-20T09:00")
    assert office.file().state is State.ANSWERED
    commands(office, ann, notice, '#accepté "tuyau reçu, tout est bon"')
    assert office.file().state is State.CLOSED


def test_a_yes_that_they_took_back_since_accepts_nothing_by_itself(office, bo, ann, answered):
    notice, answer = answered
    writes(office, bo, answer, "D'accord, j'accepte.")
    writes(office, bo, answer, "Finalement il manque le tuyau.")
    told = commands(office, ann, notice, "#accepté")
    assert "il manque le tuyau" in told
    assert office.file().accepted_at is None


def test_their_own_yes_later_is_the_end_of_what_was_missing(office, bo, ann, answered):
    notice, answer = answered
    writes(office, bo, answer, "Bonjour, il manque le tuyau.")
    commands(office, ann, notice, "#exécuté 1 colis 6A1234")
    writes(office, bo, answer, "C'est parfait pour moi, tuyau reçu.")
    office.lives("2027-01-20T09:00")
    assert office.file().state is State.CLOSED
