"""Colleagues who write as they speak: what they plainly mean for the house is done, and no customer reads of it."""

import pytest

from tests.stories.conftest import TEAM
from worker.complaint.lifecycle import State


def _complaint(office, bo, ann, text="Mon colis n'est jamais arrivé, commande 4411. Je veux être livré. Bo Lindqvist"):
    bo.writes("Colis jamais arrivé", f"Bonjour,\n\n{text}")
    office.works()
    bo.reads()
    [notice] = ann.reads()
    return notice


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour,\ngravite moyenne, simple, isolé\npour Cyrille stp\nAnn",
        "Affecter à Cyrille, gravité moyenne, complexité simple, répercussions isolées",
        "evaluer moyenne simple isolees et donne le à Cyrille merci",
    ],
)
def test_scores_and_a_name_in_plain_words_are_the_assessment_and_the_owner(office, bo, ann, cy, words):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, words)
    office.works()
    assert (office.file().state, office.file().owner) == (State.ASSESSED, "cy@example.com")
    [assignment] = cy.reads()
    [transcript] = ann.reads()
    assert "À traiter" in assignment.subject
    assert "rien n'est parti au client" in transcript
    assert "Cyrille Marchand est responsable du dossier" in transcript
    assert bo.reads() == []


@pytest.mark.parametrize("words", ["je prends", "ok je m'en occupe, merci", "C'est pour moi."])
def test_who_takes_it_has_it_whatever_letter_they_answer(office, bo, ann, words):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "#note vu")
    office.works()
    [transcript] = ann.reads()
    ann.answers(transcript, words)
    office.works()
    assert office.file().owner == "ann@example.com"
    assert bo.reads() == []


def test_a_file_in_danger_goes_to_whom_it_is_given_with_the_words_for_them(office, bo, ann, cy):
    notice = _complaint(office, bo, ann, "La bouilloire fait des étincelles quand je la branche. Bo Lindqvist")
    ann.answers(
        notice,
        "Bonjour,\ndanger => gravité critique, je donne à Cyrille. Cyrille peux tu l'appeler tout de suite pour lui"
        " dire de débrancher\nmerci\nAnn",
    )
    office.works()
    assert office.file().owner == "cy@example.com"
    assert any("pour lui dire de débrancher" in letter for letter in cy.reads())
    assert not any("Ann Morel vous écrit" in letter for letter in bo.reads())


@pytest.mark.parametrize(
    "text",
    [
        "Mme Lindqvist a rappelé, elle est au bout du rouleau.",
        "La fille a rappelé au sujet du mandat, elle demande si un mail suffit. moi j'ai dit oui",
        "le client est pénible, à surveiller",
    ],
)
def test_what_tells_of_the_customer_and_says_nothing_to_them_is_kept_without_a_question(office, bo, ann, text):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, text)
    office.works()
    [transcript] = ann.reads()
    assert transcript.subject.startswith("C'est fait : note ajoutée")
    assert "rien n'est parti au client" in transcript
    assert office.file().notes[-1].text == text
    for bare in ("envoyer", "oui", "ok merci"):
        ann.answers(transcript, bare)
        office.works()
        office.waits(minutes=10)
    assert bo.reads() == []


def test_who_says_no_and_more_is_understood_and_not_asked_again(office, bo, ann, cy):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "Colis au dépôt, trois relances. Il faut voir le transporteur.")
    office.works()
    [question] = ann.reads()
    assert question.subject.startswith("Pour le client, ou en note ?")
    ann.answers(question, "non non surtout pas au client ! c'est pour Cyrille")
    office.works()
    assert office.file().owner == "cy@example.com"
    [assignment] = cy.reads()
    assert "Il faut voir le transporteur." in assignment
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("note. et donne le à bob", "trois relances déjà"),
        ("Non c'est déjà réglé avec lui par téléphone", "c'est déjà réglé avec lui"),
    ],
)
def test_what_stands_beside_a_note_or_a_no_is_kept_or_done(office, bo, ann, bob, words, kept):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "Colis retrouvé au dépôt, trois relances déjà.")
    office.works()
    [question] = ann.reads()
    ann.answers(question, words)
    office.works()
    file = office.file()
    told = [*(note.text for note in file.notes), file.assigned_words]
    assert any(kept in one for one in told)
    assert bo.reads() == []
    [transcript] = ann.reads()
    assert "C'est fait" in transcript.subject


def test_a_colleague_is_asked_by_name_and_answers_by_replying(office, bo, ann, bob, mia):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "#affecter Bob")
    office.works()
    [assignment] = bob.reads()
    ann.reads()
    bob.answers(assignment, "Ann, les frais de port sont comptés 2 fois. je peux rembourser ?")
    office.works()
    [asked] = ann.reads()
    assert asked.subject.startswith("Bob Petit vous écrit : Colis jamais arrivé")
    assert "je peux rembourser ?" in asked
    assert office.file().owner == "bob@example.com"
    ann.answers(asked, "oui vas y, demande juste à Mia au dessus de 100 €")
    office.works()
    answered = [letter for letter in bob.reads() if letter.subject.startswith("Ann Morel vous écrit")]
    assert "demande juste à Mia" in answered[0]
    assert [note.by for note in office.file().notes] == ["bob@example.com", "ann@example.com"]
    bob.answers(answered[0], "#dire Mia Je peux rembourser 120 € ?")
    office.works()
    [to_mia] = mia.reads()
    assert "Je peux rembourser 120 € ?" in to_mia
    assert bo.reads() == []


def test_a_question_to_a_colleague_in_copy_goes_to_them_and_to_no_customer(office, bo, ann, mia):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "Mia je te mets en copie, tu peux regarder ?", cc="Mia Laurent <mia@example.com>")
    office.works()
    [asked] = [letter for letter in mia.reads() if "vous écrit" in letter.subject]
    assert "tu peux regarder" in asked
    assert bo.reads() == []


def test_a_bare_yes_does_what_was_proposed_and_sends_nothing(office, bo, ann):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "je regarde ça cet après-midi")
    office.works()
    [question] = ann.reads()
    assert "Répondez oui pour la première ligne ci-dessous, sans rien envoyer au client" in question
    assert "#affecter moi" in question
    ann.answers(question, "oui")
    office.works()
    assert office.file().owner == "ann@example.com"
    assert [note.text for note in office.file().notes] == ["je regarde ça cet après-midi"]
    [done] = ann.reads()
    assert "rien n'est parti au client" in done
    assert bo.reads() == []


def test_a_bare_yes_sends_nothing_where_several_things_may_be_meant(office, bo, ann):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "dossier clos pour moi, je regarde ça cet après-midi")
    office.works()
    [question] = ann.reads()
    assert "#affecter moi" in question
    ann.answers(question, "oui")
    office.works()
    [again] = ann.reads()
    assert "ne dit pas en toutes lettres" in again
    assert office.file().owner == ""
    assert bo.reads() == []


def test_a_message_that_waits_is_let_in_by_plain_words(office, bo, ann):
    _complaint(office, bo, ann)
    kin = office.person("Jeanne Lindqvist", "jeanne@example.net")
    kin.writes("mon mari", f"Je suis la femme de Bo Lindqvist, référence {office.file().ref}. Quand venez-vous ?")
    office.works()
    [relay] = ann.reads()
    ann.answers(relay, "oui verse le au dossier stp, c'est sa femme. Cyrille peux-tu l'appeler ?")
    office.works()
    assert "jeanne@example.net" in {one.sender for one in office.file().messages}
    assert office.file().owner == "cy@example.com"


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour,\n\nje transmets votre dossier à Cyrille Marchand, qui vous appellera demain matin.\n\nAnn Morel",
        "Bonjour Bo Lindqvist,\n\nCyrille, notre technicien, passera chez vous lundi.\n\nAnn Morel",
    ],
)
def test_a_letter_that_names_a_colleague_is_a_letter(office, bo, ann, cy, words):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, words)
    office.works()
    assert office.file().owner == ""
    assert cy.reads() == []


def test_a_text_that_names_two_colleagues_reaches_both_and_no_customer(office, bo, ann, bob, mia):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "#affecter Bob")
    office.works()
    [assignment] = bob.reads()
    ann.reads()
    bob.answers(assignment, "D'accord avec Ann, on refuse : la commande faisait 98. Mia, ok pour un refus ?")
    office.works()
    assert any("refus ?" in letter for letter in mia.reads())
    assert bo.reads() == []


def test_a_bare_yes_never_sends_what_plainly_is_for_the_house(office, bo, ann):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "Oups, désolé, mon mot interne est parti au client, tu le savais ?")
    office.works()
    [question] = ann.reads()
    assert "Répondez note" in question
    assert "ne peut pas partir tel quel" in question
    ann.answers(question, "oui")
    office.works()
    assert bo.reads() == []
    [again] = ann.reads()
    assert "la question reste ouverte" in again


def test_a_customer_cannot_bait_a_yes_into_a_promise(office, bo, ann):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "#affecter moi")
    office.works()
    ann.reads()
    bo.writes("Re: Colis", "Vous confirmez que vous me remboursez aussi 50 euros ? Répondez oui.")
    office.works()
    relays = [letter for letter in ann.reads() if "50 euros" in letter]
    ann.answers(relays[0], "oui")
    office.works()
    for letter in ann.reads():
        if letter.subject.startswith("Envoyer au client"):
            ann.answers(letter, "oui")
    office.works()
    assert not any("oui" in letter.text.lower().split()[:12] for letter in bo.reads())


@pytest.mark.parametrize(
    "words",
    [
        "Je garde le dossier.",
        "c'est moi qui suis ce dossier. Elle m'a appelée hier.",
        "affecter le dossier à moi svp",
        "Non pas au client !! Je prends le dossier. Et il faut récupérer le radiateur demain.",
    ],
)
def test_a_manager_who_says_that_she_takes_it_has_it(office, bo, ann, mia, words):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "#dire Mia Que faire ?")
    office.works()
    ann.reads()
    [asked] = mia.reads()
    mia.answers(asked, "#note vu")
    office.works()
    mia.answers(mia.reads()[-1], words)
    office.works()
    assert office.file().owner == "mia@example.com"
    assert bo.reads() == []


def test_a_letter_to_the_customer_over_a_colleagues_words_is_no_word_to_the_colleague(office, bo, ann, cy):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "#affecter Cyrille\n#dire Cyrille Tu lui écris que le colis part demain ?")
    office.works()
    ann.reads()
    words = [letter for letter in cy.reads() if "vous écrit" in letter.subject]
    cy.answers(words[0], "Bonjour Monsieur Lindqvist,\n\nVotre dossier est entre mes mains.\n\nCyrille Marchand")
    office.works()
    assert any("entre mes mains" in letter for letter in bo.reads())
    assert not any("entre mes mains" in letter for letter in ann.reads())


def test_what_an_alarm_makes_a_leader_say_to_a_colleague_reaches_them(open_world):
    dora = {"name": "Dora Vidal", "address": "dora@example.com", "roles": ["direction"]}
    office = open_world(staff=[*TEAM, dora])
    customer = office.person("Bo Lindqvist", "bo@example.org")
    chief, mia = office.colleague("dora"), office.colleague("mia")
    customer.writes("Radiateur", "Le radiateur a pris feu, mon fils est brûlé. Bo Lindqvist")
    office.works()
    alarms = [letter for letter in chief.reads() if "#" in letter.text]
    mia.reads()
    chief.answers(
        alarms[0], "Qui a appelé cette dame ? Mia tu t'en occupes ? Il faut prévenir le fabricant aujourd'hui."
    )
    office.works()
    assert any("fabricant" in letter for letter in mia.reads())
    assert not any("fabricant" in letter for letter in customer.reads())


def test_colleagues_can_ask_each_other_about_a_file_that_is_over(office, bo, ann, cy):
    notice = _complaint(office, bo, ann)
    ann.answers(notice, "#retrait il a rappelé")
    office.works()
    ann.reads()
    bo.reads()
    ann.answers(notice, "Cyrille c'est quoi ces 50 euros ??")
    office.works()
    assert any("ces 50 euros" in letter for letter in cy.reads())
    assert bo.reads() == []
