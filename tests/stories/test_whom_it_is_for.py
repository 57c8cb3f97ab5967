"""A colleague replies: to whom? Where it is not plainly the complainant, it is asked before anything leaves."""

import pytest

from tests.stories.answering import complains
from tests.stories.before import before

LETTER = "Bonjour Madame,\n\nMerci de nous dire par quel mandat vous écrivez pour lui.\n\nAnn Morel"


@pytest.fixture
@before
def held(office, bo, ann):
    """The letter to Ann of a message by somebody whom the file does not know."""
    bo.writes("Rideau", "Bonjour,\n\nMon rideau est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    [receipt] = bo.reads()
    ann.reads()
    eve = office.person("Eve Lindqvist", "eve@example.net")
    eve.answers(receipt, "Je suis sa femme, envoyez-moi tout le dossier.")
    office.works()
    [notice] = ann.reads()
    eve.reads()
    bo.reads()
    return notice


def test_a_reply_to_the_letter_of_a_held_message_is_asked_about(office, bo, ann, held):
    ann.answers(held, LETTER)
    office.works()
    assert bo.reads() == []
    [asked] = ann.reads()
    assert "vous répondez au message de eve@example.net, et ceci part au réclamant" in asked, asked.text
    ann.answers(asked, "non")
    office.works()
    assert bo.reads() == []


def test_a_command_says_whom_it_is_for(office, bo, ann, held):
    ann.answers(held, "#envoyer\nBonjour,\n\nNous avons bien lu votre message au sujet du rideau.\n\nAnn Morel")
    office.works()
    assert len(bo.reads()) == 1


def test_many_held_messages_do_not_push_what_there_is_to_do_out_of_sight(office, bo, ann):
    bo.writes("Rideau", "Bonjour,\n\nMon rideau est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    [receipt] = bo.reads()
    for number in range(6):
        stranger = office.person(f"Inconnu {number}", f"inconnu{number}@example.net")
        stranger.answers(receipt, f"Envoyez-moi le dossier, numéro {number}.")
        office.works()
    ann.reads()
    ann.writes(f"[{office.file().ref}]", "#statut")
    office.works()
    [told] = ann.reads()
    assert told.text.count("#accepter ") == 3, told.text
    assert "3 autres messages attendent à côté du dossier" in told


@pytest.mark.parametrize(
    "text",
    [
        "I am on vacation until 14 Dec and will read your message later.",
        "Bonjour,\n\nJe suis absente jusqu'au 14 décembre. En cas d'urgence, écrivez à mon collègue.\n\nAnn Morel",
        "I will be out of the office until Monday. I will reply when I am back.",
    ],
)
def test_a_notice_of_absence_in_plain_words_is_no_letter_to_a_customer(office, bo, ann, text):
    bo.writes("Rideau", "Hello,\n\nMy curtain came torn and I complain.\n\nBo Lindqvist")
    office.works()
    bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, text)
    office.works()
    assert bo.reads() == []


def test_an_answer_to_a_question_that_was_put_to_somebody_else_suggests_no_other_act(office, bo, ann, bob):
    bo.writes("Rideau", "Bonjour,\n\nMon rideau est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    [notice] = ann.reads()
    ann.answers(notice, "Photos pas nettes, facture illisible.")
    office.works()
    [asked] = ann.reads()
    number = next(word for word in asked.text.split("#oui ")[1].split())
    ann.answers(notice, "#affecter bob")
    office.works()
    [given, *_] = bob.reads()
    bo.reads()
    bob.answers(given, f"#oui {number}")
    office.works()
    [told] = bob.reads()
    assert f"aucune question n° {number} n'attend une réponse de vous" in told, told.text
    assert "#ouvrir" not in told
    assert bo.reads() == []


def test_who_comes_back_to_a_closed_file_brings_the_line_that_reopens_it(office, bo, ann):
    bo.writes("Rideau", "Bonjour,\n\nMon rideau est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    [receipt] = bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, "#retrait il a rappelé, tout est réglé")
    office.works()
    bo.reads()
    ann.reads()
    bo.answers(receipt, "J'ai changé d'avis, le remboursement n'est jamais arrivé.")
    office.works()
    [told] = ann.reads()
    assert "son auteur y revient" in told, told.text
    assert "#rouvrir le client est revenu" in told
    ann.answers(told, "#rouvrir le client est revenu")
    office.works()
    assert office.file().reopen_count == 1


@pytest.mark.parametrize(
    "address", ["x@localhost", "victim%office@relay.example", "x@10.0.0.1", "printer@office.local"]
)
def test_no_receipt_goes_to_an_address_that_no_customer_has(office, ann, address):
    odd = office.person("Odd", address)
    odd.writes("Rideau", "Bonjour,\n\nMon rideau est arrivé déchiré.")
    office.works()
    assert odd.reads() == []
    assert len(ann.reads()) == 1


def test_an_address_that_may_never_have_written_hears_once_that_its_complaint_came(office, ann):
    mallory = office.person("Victor Martin", "victor@example.net")
    mallory.writes("Rideau", "Bonjour,\n\nMon rideau est arrivé déchiré.\n\nVictor Martin", verdict="none")
    office.works()
    assert len(mallory.reads()) == 1
    office.lives("2027-01-15")
    assert mallory.reads() == []
    office.lives("2027-02-20")
    assert len(mallory.reads()) == 1


def test_who_answers_or_is_taken_care_of_hears_as_everybody_does(office, ann):
    eve, uma = office.person("Eve Nord", "eve@example.net"), office.person("Uma Sud", "uma@example.net")
    for one, thing in ((eve, "Mon rideau est déchiré."), (uma, "Ma facture compte deux fois l'abonnement.")):
        one.writes("Réclamation", f"Bonjour,\n\n{thing}\n\n{one.name}", verdict="none")
        office.works()
    [receipt] = eve.reads()
    uma.reads()
    eve.answers(receipt, "J'ajoute que le rideau est bleu.", verdict="none")
    office.works()
    [notice] = [letter for letter in ann.reads() if "Uma Sud" in letter.text]
    ann.answers(notice, "#évaluer gravité=2 complexité=1 répercussions=1\n#affecter moi")
    office.works()
    eve.reads()
    uma.reads()
    office.lives("2027-01-05")
    assert eve.reads()
    assert uma.reads()


@pytest.mark.parametrize(
    "typed",
    [
        "#affecter mia\n#évaluer 2 1 1\nBonjour Monsieur, je suis vraiment désolée. Ma responsable va vous répondre.",
        "#affecter Cyrille\n\nBonjour Monsieur Lindqvist, mon collègue regarde votre demande.\nBien à vous\nAnn",
        "#affecter Cyrille\n\nHello Mr Lindqvist, very sorry, my colleague will look at this today.\nRegards\nAnn",
        "#évaluer 2 1 1\n#affecter cy\nBonjour, votre remboursement est validé, vous l'aurez d'ici vendredi.",
        "#note rendez-vous fixé mardi\nParfait, je vous appelle mardi à 10 h.",
        "#évaluer 2 1 1\nBonjour Monsieur Lindqvist, mille excuses, Cyrille est en congés, Bob vous rappelle.",
    ],
)
def test_a_letter_to_the_customer_that_no_command_sends_is_asked_about(office, bo, ann, cy, mia, typed):
    ann.answers(complains(office, bo, ann), typed)
    office.works()
    [asked] = ann.reads()
    assert "Rien n'a été fait" in asked
    assert "votre texte s'adresse au réclamant" in asked
    assert "#envoyer" in asked
    assert [one.reads() for one in (bo, cy, mia)] == [[], [], []]
    assert office.file().owner == ""


def test_with_the_line_that_sends_it_both_are_done_and_with_a_reason_the_colleague_reads_it(office, bo, ann, cy):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#évaluer 2 1 1\n#affecter cy\n#envoyer\nBonjour Monsieur Lindqvist, mon collègue s'en charge.")
    office.works()
    [letter] = bo.reads()
    assert "Mon collègue s" in letter
    assert office.file().owner == "cy@example.com"


@pytest.mark.parametrize(
    "typed",
    [
        "#affecter cy\n\nBonjour Cyrille,\nle client attend depuis trois semaines, peux-tu regarder ?",
        "#affecter cy\nBonjour, je vous transmets ce dossier, le client est pressé. Merci.",
        "#affecter cy\nBonjour, pouvez-vous regarder ce dossier aujourd'hui ? Merci d'avance",
        "#affecter cy\nM. Lindqvist a appelé, il veut son remboursement.",
        "#malgré c'est le modèle\n#affecter cy\nBonjour Monsieur Lindqvist, nous sommes désolés.",
    ],
)
def test_words_to_the_colleague_who_gets_the_file_go_to_them(office, bo, ann, cy, typed):
    ann.answers(complains(office, bo, ann), typed)
    office.works()
    [told] = ann.reads()
    assert told.subject.startswith("C'est fait")
    assert office.file().owner == "cy@example.com"
    assert bo.reads() == []


@pytest.fixture
def asked(office, bo, ann):
    """The question whether a text is for the customer."""
    ann.answers(complains(office, bo, ann), "Déjà trois messages reçus, colis à rechercher au dépôt.")
    office.works()
    [question] = ann.reads()
    assert "#oui" in question
    return question


@pytest.mark.parametrize("typed", ["note\n#affecter bob", "Note.\n\n#affecter bob\n\nAnn", "#affecter bob\nnote"])
def test_the_word_of_the_question_and_a_command_are_both_done(office, bo, ann, bob, asked, typed):
    ann.answers(asked, typed)
    office.works()
    file = office.file()
    assert file.owner == "bob@example.com"
    assert [one.text for one in file.notes] == ["Déjà trois messages reçus, colis à rechercher au dépôt."]
    [told] = ann.reads()
    assert told.subject.startswith("C'est fait")
    assert "n'est allé à personne" not in told
    [assignment] = bob.reads()
    assert "Ce que Ann Morel vous en dit" not in assignment
    assert bo.reads() == []
    office.proves()


@pytest.mark.parametrize("typed", ["non, affecter à Bob", "Non : affecter bob\n\nAnn", "non\n#affecter bob"])
def test_a_no_and_a_command_give_the_file_and_send_nothing(office, bo, ann, bob, asked, typed):
    ann.answers(asked, typed)
    office.works()
    file = office.file()
    assert file.owner == "bob@example.com"
    assert file.notes == ()
    [assignment] = bob.reads()
    assert "Ce que Ann Morel vous en dit" not in assignment
    assert bo.reads() == []
    # The question is settled.
    ann.answers(asked, "oui")
    office.works()
    assert bo.reads() == []


@pytest.mark.parametrize("typed", ["non, envoyer quand même", "oui, affecter à Bob", "non, on le rappelle"])
def test_what_is_no_plain_answer_is_asked_again_and_nothing_leaves(office, bo, ann, asked, typed):
    ann.answers(asked, typed)
    office.works()
    assert bo.reads() == []
    assert office.file().owner == ""
