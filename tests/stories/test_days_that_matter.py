"""Days on which something hangs: those that the customer names, and those that a person announced to them."""

from datetime import date

from tests.stories.answering import BEGIN, UPHELD, complains, handed_to
from worker.complaint.lifecycle import State

GONE = "Bonjour,\n\nMon canapé est arrivé déchiré. Je pars le 12, il me le faut avant le 5 décembre.\n\nBo Lindqvist"


def test_a_day_that_the_customer_names_is_told_with_the_file_and_as_it_comes_near(office, bo, ann, cy):
    notice = complains(office, bo, ann, GONE)
    assert "Date que le client nomme : samedi 5 décembre 2026, d'après « avant le 5 décembre »" in notice
    assert "Date que le client nomme : samedi 12 décembre 2026, d'après « Je pars le 12 »" in notice
    assignment = handed_to(office, ann, notice, cy)
    assert "samedi 5 décembre 2026, d'après « avant le 5 décembre »" in assignment
    office.lives("2026-11-30 08:30", lists=True)
    assert not any("date nommée par le client" in one for one in [*cy.digests(), *ann.digests()])
    # The owner hears of it early enough to act, the desk on the last working day before it.
    office.lives("2026-12-02 08:30", lists=True)
    [told] = [one for one in cy.digests() if "date nommée par le client" in one]
    assert "date nommée par le client, réponse pas encore partie, sam. 5 déc." in told
    assert not any("date nommée par le client" in one for one in ann.digests())
    office.lives("2026-12-04 08:30", lists=True)
    assert any("date nommée par le client" in one for one in ann.digests())


def test_a_day_named_in_a_later_message_is_told_with_it(office, bo, ann):
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    [acknowledgement], [notice] = bo.reads(), ann.reads()
    assert "Date que le client nomme" not in notice
    bo.answers(acknowledgement, "Autre précision : l'anniversaire est samedi, il me faut le canapé.")
    office.works()
    [relay] = ann.reads()
    assert "Date nommée : samedi 28 novembre 2026, d'après « l'anniversaire est samedi »" in relay


def test_a_file_that_is_answered_hangs_on_no_day_of_the_customer(office, bo, ann):
    notice = complains(office, bo, ann, GONE)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nNous regrettons ce retard.")
    office.works()
    assert office.file().state is State.ANSWERED
    office.lives("2026-12-08 08:30", lists=True)
    assert not any("date nommée par le client" in one for one in ann.digests())


def test_an_announced_day_stands_in_the_lists_as_it_comes_and_when_it_has_passed(office, bo, ann, cy, mia):
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, "#attente la pompe est commandée jusqu'au=10/12/2026")
    office.works()
    assert "jeudi 10 décembre 2026" in bo.reads()[-1].text
    cy.reads()
    # What was announced stands above what we aimed at: it is no delay before that day.
    office.lives("2026-12-09 08:30", lists=True)
    assert office.file().state is State.INVESTIGATING
    assert not any("en retard" in one.subject for one in [*cy.digests(), *ann.digests()])
    office.lives("2026-12-10 08:30", lists=True)
    for colleague in (cy, ann):
        [today] = colleague.digests()[-1:]
        assert "jour annoncé par la lettre d'attente : la réponse est attendue, jeu. 10 déc." in today
    office.lives("2026-12-11 08:30", lists=True)
    for colleague in (cy, ann):
        [passed] = colleague.digests()[-1:]
        assert "la date annoncée par la lettre d'attente est passée, jeu. 10 déc. (1 jour de retard)" in passed
    # Nobody tells the customer of a day that is over as if it lay ahead.
    office.lives("2026-12-28 08:30")
    letters = bo.reads()
    assert letters
    assert not any("au plus tard le jeudi 10 décembre" in one for one in letters)


def test_what_an_announced_day_makes_next_is_in_the_index(office, bo, ann, cy):
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, "#attente la pompe est commandée jusqu'au=10/12/2026")
    office.works()
    cy.reads()
    cy.answers(assignment, f"#statut {office.file().ref}")
    office.works()
    assert "réponse annoncée au réclamant pour le jeudi 10 décembre 2026" in cy.reads()[-1]
    assert office.file().holdings[-1].until == date(2026, 12, 10)
    office.proves()
