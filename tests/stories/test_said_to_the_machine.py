"""A colleague asks our machine, or says in plain words what is to become of a file: no customer reads of it, and the
next step stands in the answer.
"""

import re

import pytest

from tests.staff.nobody import filled
from tests.stories.answering import complains
from worker.complaint.lifecycle import State


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("je ne comprends rien à votre système", "ce que vous pouvez faire maintenant"),
        ("Bonjour, comment on fait pour clôturer ? merci", "#résolu"),
        ("aide svp", "ce que vous pouvez faire maintenant"),
        ("où en sont mes dossiers ?", "1 dossier(s) ouvert(s)"),
        ("on en est où ?", "État :"),
    ],
)
def test_a_question_to_the_machine_is_answered_by_it(office, bo, cy, assigned, words, answer):
    cy.answers(assigned, words)
    office.works()
    office.waits(minutes=30)
    [told] = cy.reads()
    assert answer in told
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("comment je fais pour les regrouper ?", "#fusionner"),
        ("et pour clore je fais comment ??", "#résolu"),
        ("c'est quoi #dédommagement ? je veux juste lui écrire", "#dédommagement"),
        (
            "C'est quoi complexité et répercussions ? je mets quoi moi ? c'est juste une erreur de facture",
            "complexité :",
        ),
    ],
)
def test_how_something_is_done_is_told_by_the_command_that_does_it(office, bo, cy, assigned, words, answer):
    cy.answers(assigned, words)
    office.works()
    office.waits(minutes=30)
    [told] = cy.reads()
    assert answer in told
    assert "aide tout" in told
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("bonjour comment on fait pour mettre deux dossiers du même client ensemble ?\nmerci", "#fusionner"),
        ('comment je fais pour virer les "sans dossier" de la liste ?? j\'en ai 15', "#laisser"),
        ("où en sont mes dossiers ?", "dossier(s) ouvert(s)"),
    ],
)
def test_a_new_mail_that_asks_how_is_answered_too(office, ann, words, answer):
    ann.writes("question", words)
    office.works()
    [told] = ann.reads()
    assert answer in told


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("fondé, on rembourse 49,90 par virement", '#dedommagement remboursement 49.90 EUR "par virement"'),
        ("on lui fait un bon d'achat de 20 €", "#dedommagement bon d'achat 20.00 EUR"),
        ("non fondée, le délai indiqué était respecté", "#decision non-fondee"),
        ("dossier clos, c'est réglé avec lui au téléphone", '#résolu "[ce qui a été fait ?]"'),
        ("on peut clôturer", '#résolu "[ce qui a été fait ?]"'),
        ("j'attends la réponse du transporteur d'ici vendredi", "#attente [le motif ?]"),
        ("il me faut une photo de l'accoudoir, demandez-lui", "#question [votre question ?]"),
    ],
)
def test_what_is_to_become_of_the_file_is_offered_as_its_lines(office, bo, cy, assigned, words, line):
    cy.answers(assigned, words)
    office.works()
    office.waits(minutes=30)
    [asked] = cy.reads()
    # What decides for the house is kept, and nobody is asked whether it is a letter.
    assert asked.subject.startswith(("Pour le client, ou en note ?", "À compléter : la réponse au client"))
    assert line in asked
    assert bo.reads() == []


def test_a_plain_decision_is_one_mail_from_the_answer(office, bo, cy, assigned):
    cy.answers(assigned, "fondé, on rembourse 49,90 par virement")
    office.works()
    [asked] = cy.reads()
    text = asked.message.get_body(("plain",)).get_content()
    form = "\n".join(filled(row) for row in re.findall(r"^ *- (#.+)$", text, re.MULTILINE) if "#garder" not in row)
    form = "\n".join(row for row in form.split("\n") if not row.startswith(("#non", "#oui")))
    letter = "Bonjour,\n\nVous avez raison, et nous vous prions de nous en excuser.\n\nCyrille Marchand"
    cy.answers(asked, f"{form}\n\n{letter}")
    office.works()
    office.waits(minutes=30)
    assert office.file().state is State.ANSWERED
    [answer] = bo.reads()
    assert "49,90" in answer
    assert "Vous avez raison" in answer
    assert "fondé, on rembourse" not in answer


def test_a_form_without_a_letter_below_it_answers_with_its_lines_alone(office, bo, cy, assigned):
    cy.answers(assigned, "fondé, on rembourse 49,90 par virement, il nous fatigue")
    office.works()
    [asked] = cy.reads()
    rows = re.findall(r"^ *- (#.+)$", asked.message.get_body(("plain",)).get_content(), re.MULTILINE)
    cy.answers(asked, "\n".join(filled(row) for row in rows))
    office.works()
    [answer] = bo.reads()
    assert "49,90" in answer
    assert "fatigue" not in answer


def test_an_insult_does_not_leave_by_one_word(office, bo, cy, assigned):
    cy.answers(assigned, "Ce client est un escroc, il raconte n'importe quoi et nous prend pour des cons.")
    office.works()
    [asked] = cy.reads()
    cy.answers(asked, "envoyer")
    office.works()
    office.waits(minutes=30)
    [refused] = cy.reads()
    assert "Rien n'a été fait" in refused
    assert bo.reads() == []


def test_words_of_ones_own_to_a_colleague_do_not_carry_what_was_asked_about(office, bo, cy, mia, assigned):
    cy.answers(assigned, "Ce dossier me fatigue, quelle plaie.")
    office.works()
    [asked] = cy.reads()
    cy.answers(asked, "Mia, tu as le bon de livraison du 12 ?")
    office.works()
    [told] = [letter for letter in mia.reads() if "vous écrit" in letter.subject]
    assert "le bon de livraison du 12" in told
    assert "fatigue" not in told
    assert any("fatigue" in letter for letter in cy.reads())
    assert bo.reads() == []


def test_a_note_that_speaks_of_more_says_that_it_is_no_more(office, bo, cy, assigned):
    cy.answers(assigned, "#note vu")
    office.works()
    cy.answers(cy.reads()[-1], "on peut clôturer, elle est contente")
    office.works()
    [asked] = cy.reads()
    cy.answers(asked, "note")
    office.works()
    [kept] = cy.reads()
    assert "vouliez-vous davantage ?" in kept
    assert "#résolu" in kept
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("clore", "#clore"),
        ("oui elle est d'accord, ferme le dossier", "#résolu"),
        ("oui c'est un truc que j'attends du transporteur", "#attente"),
    ],
)
def test_an_answer_that_names_something_else_brings_its_line(office, bo, cy, assigned, answer, line):
    cy.answers(assigned, "je regarde ça cet après-midi")
    office.works()
    [asked] = cy.reads()
    cy.answers(asked, answer)
    office.works()
    office.waits(minutes=30)
    [told] = cy.reads()
    assert line in told
    assert bo.reads() == []


@pytest.mark.parametrize("words", ["spam", "faux ! c'est une arnaque. a jeter"])
def test_what_is_no_complaint_is_put_away_by_a_yes_and_nobody_is_written_to(office, bo, ann, words):
    ann.answers(complains(office, bo, ann), words)
    office.works()
    [asked] = ann.reads()
    assert "Ce n'est pas une réclamation" in asked
    ann.answers(asked, "oui")
    office.works()
    assert office.file().state is State.NOT_A_COMPLAINT
    assert bo.reads() == []


def test_a_question_is_offered_as_one_and_only_its_line_tells_its_author(office, bo, ann):
    ann.answers(complains(office, bo, ann), "c'est une question pas une réclamation")
    office.works()
    [asked] = ann.reads()
    assert "#requalifier question" in asked
    ann.answers(asked, "oui")
    office.works()
    assert bo.reads() == []
