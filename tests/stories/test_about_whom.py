"""A colleague's new mail about a customer: it goes to the file that the customer has, or is answered by it."""

import pytest

from worker.register.lookup.of_everybody import absences

TOLD = "Mme Durand (lave linge) a rappelé, elle a rien reçu encore. Je lui ai dit que Cyrille la rappelle."


@pytest.fixture
def durand(office, ann):
    """The file of Mme Durand."""
    office.person("Claire Durand", "durand@example.org").writes(
        "lave linge", "Bonjour,\n\nMon lave linge n'est pas livré, je réclame.\n\nClaire Durand"
    )
    office.works()
    ann.reads()
    return office.file()


def test_a_call_of_somebody_who_has_a_file_is_offered_to_that_file_first(office, ann, durand):
    ann.writes("tél de Mme Durand", TOLD)
    office.works()
    [asked] = ann.reads()
    assert f"#note {durand.ref} Mme Durand (lave linge) a rappelé" in asked
    assert "Le garder au dossier de Claire Durand" in asked, asked.text
    assert office.file().notes == ()


@pytest.mark.parametrize("words", ["c'est pour le dossier lave linge de cyrille REF", "REF", "c'est pour Mme Durand"])
def test_whose_it_is_in_answer_keeps_the_words_in_that_file(office, ann, durand, words):
    ann.writes("tél", "la dame du lave linge a rappelé, elle a rien reçu encore")
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, words.replace("REF", durand.ref.rsplit("-", 1)[0]))
    office.works()
    [note] = office.file().notes
    assert "elle a rien reçu encore" in note.text


def test_a_call_told_under_the_reference_is_kept(office, ann, durand):
    ann.writes(durand.ref, TOLD)
    office.works()
    [note] = office.file().notes
    assert "elle a rien reçu encore" in note.text


def test_a_letter_under_the_reference_is_asked_about_as_before(office, ann, durand):
    ann.writes(durand.ref, "Bonjour Madame,\n\nvous m'avez appelé ce matin, nous livrons jeudi.\n\nAnn")
    office.works()
    assert office.file().notes == ()
    assert "C'est fait" not in ann.reads()[-1].subject


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("dossier durand", "Bonjour, est-ce que le lave linge de mme durand est réglé ? où en est on ?"),
        ("#statut REF", ""),
    ],
)
def test_where_a_customers_file_stands_is_answered(office, ann, durand, subject, text):
    ann.writes(subject.replace("REF", durand.ref), text)
    office.works()
    [told] = ann.reads()
    assert f"{durand.ref} : " in told
    assert "Responsable : " in told


def test_what_closes_is_written_in_the_mail_and_not_in_its_subject(office, ann, durand):
    ann.writes(f"#retrait {durand.ref}", "")
    office.works()
    assert office.file().ended_at is None


def test_a_call_is_a_note(office, ann, durand):
    ann.writes(durand.ref, "#appel Mme Durand eue au tel 14h, livraison jeudi 26 matin ok pour elle")
    office.works()
    [note] = office.file().notes
    assert "eue au tel 14h" in note.text


@pytest.mark.parametrize(
    "words", ["je suis rentré plus tot, j'annule mes congés a partir de demain", "non pas absent, je suis la"]
)
def test_who_is_back_says_so_and_a_yes_ends_the_absence(office, ann, cy, words):
    cy.writes("congés", "#absence du 24/11 au 04/12 remplaçant Bob")
    office.works()
    cy.reads()
    cy.writes("retour", words)
    office.works()
    [asked] = cy.reads()
    assert "#absence fin" in asked
    cy.answers(asked, "oui")
    office.works()
    told = office.office.desk.register.look(lambda session: absences(session, office.clock.now()))
    assert min((one.last for one in told), default=office.now.date()) < office.now.date()
    assert "C'est fait" in cy.reads()[-1].subject


def test_who_asks_how_many_are_late_is_offered_the_register_of_the_month(office, ann, mia, durand):
    mia.writes("stats", "combien de réclamations en retard en ce moment ?")
    office.works()
    [asked] = [one for one in mia.reads() if "Que faut-il" in one.subject]
    assert "#registre 2026-11" in asked
    mia.answers(asked, "#registre 2026-11")
    office.works()
    assert "C'est fait" in mia.reads()[-1].subject
