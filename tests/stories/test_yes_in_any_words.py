"""What the complainant says of the answer, in the words that people use."""

import pytest

from tests.stories.answering import BEGIN
from worker.complaint.lifecycle import State

SORRY = (
    "#décision fondée\n#constat L'accoudoir est déchiré.\n#motif Un canapé neuf est livré entier.\n"
    "#dédommagement excuses\n"
)


def answered(world, bo, ann):
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré, je demande un échange.\n\nBo Lindqvist")
    world.works()
    [notice] = ann.reads()
    ann.answers(notice, f"{BEGIN}{SORRY}#répondre\n\nBonjour,\n\nVoici notre réponse.\n\nAnn Morel")
    world.works()
    assert world.file().state is State.ANSWERED
    ann.reads()
    return bo.reads()[-1]


@pytest.mark.parametrize("words", ["C'est parfait pour moi.", "Bonjour, un échange me va, merci.", "Nickel !"])
def test_a_yes_in_plain_words_is_offered_to_be_accepted(world, bo, ann, words):
    answer = answered(world, bo, ann)
    bo.answers(answer, words)
    world.works()
    [relay] = ann.reads()
    assert "#accepté" in relay
    ann.answers(relay, "#accepté")
    world.works()
    assert world.file().state is State.CLOSED


def test_a_yes_that_is_taken_back_by_the_next_sentence_is_for_a_person_to_judge(world, bo, ann):
    answer = answered(world, bo, ann)
    bo.answers(answer, "C'est parfait pour moi. Par contre il manque les frais de port.")
    world.works()
    assert world.file().messages[-1].followup_kind == "reservation"
    assert world.file().contested_at is None
    assert bo.reads() == []


def test_whoever_takes_a_file_up_again_is_shown_the_yes_that_stands(world, bo, ann):
    answer = answered(world, bo, ann)
    bo.answers(answer, "Ça marche, va pour les excuses.")
    world.works()
    [relay] = ann.reads()
    ann.answers(relay, "#rouvrir vérifier la livraison")
    world.works()
    [transcript] = ann.reads()
    assert "a accepté la réponse" in transcript
    assert "Ça marche, va pour les excuses." in transcript
