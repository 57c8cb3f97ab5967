"""A customer writes after their file was closed: nothing of what they ask waits unseen, and no advice leads nowhere."""

import pytest

from tests.stories.answering import complains, handed_to
from tests.stories.before import before
from worker.complaint.lifecycle import State


@pytest.fixture
@before
def closed(office, bo, ann, bob):
    """Bo's file, which Bob, a handler, has closed as settled; what Bo reads of it."""
    assigned = handed_to(office, ann, complains(office, bo, ann), bob)
    bob.answers(assigned, '#résolu "Nous vous avons remboursé les frais de livraison."')
    office.works()
    assert office.file().state is State.CLOSED
    bob.reads()
    ann.reads()
    [letter] = bo.reads()
    return letter


@pytest.mark.parametrize("words", ["2 et 3. Et mon couvercle rayé alors ????", "Je note 1 et 1. Rouvrez le dossier."])
def test_who_asks_for_something_is_seen_by_whoever_may_reopen(office, bo, ann, bob, closed, words):
    bo.answers(closed, words)
    office.works()
    [relay] = bob.reads()
    assert "Ce dossier est clos, et son auteur y revient" in relay
    # Bob may not reopen it, and is not told to.
    assert "#rouvrir" not in relay
    assert "Peuvent le rouvrir : Ann Morel" in relay
    [told] = ann.reads()
    assert "#rouvrir le client est revenu" in told
    bob.answers(relay, "Bonjour Bo, pouvez-vous m'envoyer une photo du couvercle ?")
    office.works()
    [refused] = bob.reads()
    assert "le dossier est clos et rien ne part ; pour le rouvrir, voyez Ann Morel" in refused
    assert "#rouvrir MOTIF d'abord" not in refused
    # It is on the list of the desk the next morning.
    office.lives("2026-11-24T09:00", lists=True)
    assert any("message après la fin du dossier" in letter for letter in ann.digests())
    ann.answers(told, "#rouvrir le client est revenu")
    office.works()
    assert office.file().reopen_count == 1


def test_two_marks_alone_ask_for_nothing(office, bo, ann, bob, closed):
    bo.answers(closed, "4 et 5")
    office.works()
    assert not any("son auteur y revient" in letter for letter in bob.reads())
    assert ann.reads() == []


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("bonjour mademoiselle je met 5 et 5 mercit encore", (5, 5)),
        ("4 pour la table, 2 pour le suivi, vos mails automatiques sont ridicules", (4, 2)),
        ("Je mettrais 2 sur le suivi et 4 pour le remboursement", (4, 2)),
    ],
)
def test_marks_in_a_sentence_are_counted_and_bring_nobody_back(office, bo, ann, bob, closed, words, marks):
    bo.answers(closed, words)
    office.works()
    told = office.file().satisfaction
    assert (told.result, told.handling) == marks
    assert not any("peut le rouvrir" in letter for letter in bo.reads())
    assert not any("son auteur y revient" in letter for letter in bob.reads())
    office.lives("2026-11-24T09:00", lists=True)
    assert not any("message après la fin du dossier" in letter for letter in ann.digests())


@pytest.mark.parametrize(
    "words", ["Je mets 2 chaises et 5 lampes dans ma commande ?", "5 pour la table, où est-elle ?"]
)
def test_what_only_counts_things_is_no_answer(office, bo, ann, bob, closed, words):
    bo.answers(closed, words)
    office.works()
    assert office.file().satisfaction is None
    assert any("peut le rouvrir" in letter for letter in bo.reads())


@pytest.mark.parametrize(
    "words",
    [
        (
            "bonjour mademoiselle ann la lampe est arriver elle marche tres bien mercit beaucoup vous etes un ange"
            " bonne journer"
        ),
        "vous êtes un ange",
        "C'est très gentil, vous êtes adorables",
    ],
)
def test_thanks_after_the_end_are_no_new_request(office, bo, ann, bob, closed, words):
    bo.answers(closed, words)
    office.works()
    assert not any("peut le rouvrir" in letter for letter in bo.reads())
    office.lives("2026-11-24T09:00", lists=True)
    assert not any("message après la fin du dossier" in letter for letter in ann.digests())
