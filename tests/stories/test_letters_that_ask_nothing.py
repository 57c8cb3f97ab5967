"""Plain words to a letter that asks for nothing: what is said of the file stays with it, and nothing of it leaves."""

import pytest

from tests.stories.answering import complains, handed_to
from tests.stories.before import before

ANSWER = (
    "#cause externe confirmée\n#décision fondée\n#motif La livraison a eu du retard.\n"
    "#dédommagement remboursement 300 € par virement\n#répondre\nBonjour Monsieur,\n"
    "Nous vous remboursons 300 € et vous présentons nos excuses."
)


@pytest.fixture
@before
def copy(office, bo, ann, cy, mia):
    """What tells Cyrille that the answer has left."""
    cy.answers(handed_to(office, ann, complains(office, bo, ann), cy), ANSWER)
    office.works()
    mia.answers(mia.reads()[-1], "oui")
    office.works()
    bo.reads()
    [told] = [letter for letter in cy.reads() if "est partie" in letter.subject]
    return told


@pytest.mark.parametrize(
    "words",
    [
        "la photo de la lampe est au dossier", "je regarde", "on attend la compta", "faut changer de transporteur",
        "elle est passée au magasin, tout va bien", "il a retourné le canapé", "vu",
    ],
)  # fmt: skip
def test_what_is_said_of_the_file_stays_with_it(office, bo, cy, copy, words):
    cy.answers(copy, words)
    office.works()
    [told] = cy.reads()
    assert "note ajoutée" in told.subject
    assert "rien n'est parti au client" in told
    assert office.file().notes[-1].text == words
    assert bo.reads() == []


def test_its_lines_are_offered_beside_the_note_and_a_yes_does_the_one_that_stays_inside(office, bo, cy, copy):
    cy.answers(copy, "elle a rappelé, elle est contente")
    office.works()
    [told] = cy.reads()
    assert "#accepté" in told
    cy.answers(told, "oui")
    office.works()
    assert office.file().accepted_at is not None


@pytest.mark.parametrize("words", ["oui", "ok merci", "ok", "d'accord"])
def test_a_mere_yes_does_nothing(office, bo, cy, copy, words):
    cy.answers(copy, words)
    office.works()
    [told] = cy.reads()
    assert "Rien n'a été fait" in told
    cy.answers(told, "envoyer")
    office.works()
    assert bo.reads() == []
    assert office.file().notes == ()


def test_words_for_the_complainant_are_given_back_and_leave_when_their_writer_says_so(office, bo, cy, copy):
    cy.answers(copy, "Bonjour Monsieur, votre dossier est repris, nous revenons vers vous le 1er décembre 2026.")
    office.works()
    [told] = cy.reads()
    assert "Rien n'a été fait" in told
    assert "répondez « envoyer »" in told
    assert bo.reads() == []
    cy.answers(told, "envoyer")
    office.works()
    [letter] = bo.reads()
    assert "dossier est repris" in letter
    office.proves()


def test_who_is_set_to_work_in_it_reads_it(office, bo, cy, bob, copy):
    cy.answers(copy, "faut changer de transporteur, bob appelle les")
    office.works()
    assert any("bob appelle les" in letter for letter in bob.reads())
    assert bo.reads() == []


def test_who_may_not_tell_a_payment_learns_why_and_whom_to_ask(office, bo, cy, bob, copy):
    bob.writes("divers", "Lindqvist : 300 € payés aujourd'hui")
    office.works()
    [told] = bob.reads()
    assert "n'est pas de votre ressort" in told
    [line] = [row for row in " ".join(told.text.split()).split("#") if row.startswith("dire REC")]
    assert "Cyrille Marchand" in line
    bob.answers(told, "#" + line.partition(" ?")[0])
    office.works()
    assert any("300 € payés" in letter for letter in cy.reads())
    assert bo.reads() == []
    assert office.file().compensations[0].status == "offered"


def test_a_colleagues_absence_is_offered_to_whoever_may_say_it_and_gives_them_no_file(office, bo, ann, cy, copy):
    ann.writes("absence", "Bob est malade jusqu'à jeudi")
    office.works()
    [told] = ann.reads()
    assert '#absence qui="Bob Petit"' in " ".join(told.text.split())
    cy.answers(copy, "Bob est malade jusqu'à jeudi")
    office.works()
    assert "#affecter Bob" not in cy.reads()[-1]
    assert office.file().owner == cy.address


def test_what_is_to_be_done_reaches_whoever_looks_after_the_file(office, bo, ann, cy):
    notice = complains(office, bo, ann)
    handed_to(office, ann, notice, cy)
    ann.reads()
    ann.answers(notice, "demande-lui les photos")
    office.works()
    assert any("demande-lui les photos" in letter for letter in cy.reads())
    assert "Cyrille Marchand lit vos mots" in ann.reads()[-1]
    assert bo.reads() == []
