"""Who is told what of a file: the owner of one that is reopened, a deputy, whoever takes it, whoever asks."""

import pytest

from tests.stories.answering import COMPLAINT, by_occasion, complains, handed_to

QUICK = '#résolu "Nous vous avons remboursé les frais de livraison."'


def test_the_owner_is_told_that_their_file_is_reopened_and_what_it_was(office, bo, ann, cy):
    notice = complains(office, bo, ann)
    assignment = handed_to(office, ann, notice, cy)
    cy.answers(assignment, QUICK)
    office.works()
    cy.reads()
    bo.reads()
    ann.answers(notice, "#rouvrir le second canapé est déchiré aussi")
    office.works()
    [told] = cy.reads()
    assert told.subject.startswith("Rouvert, à traiter")
    assert "Nous vous avons remboursé les frais de livraison." in told
    assert "Ann Morel a rouvert ce dossier" in told


def test_a_deputy_reads_what_is_given_to_whom_they_stand_in_for(office, bo, ann, cy, bob):
    cy.writes("Congés", "#absence du 23/11 au 30/11 remplaçant Bob")
    office.works()
    cy.reads()
    notice = complains(office, bo, ann)
    ann.answers(notice, "#évaluer 2 1 2\n#affecter Cyrille Bo appelle demain à 10 h")
    office.works()
    for one in (cy, bob):
        letter = by_occasion(office, one.reads())["assignment"]
        assert "Bo appelle demain à 10 h" in letter
    assert "Bonjour Bob Petit" in letter
    bob.answers(letter, "#cause externe confirmée")
    office.works()
    assert "C'est fait" in bob.reads()[-1]


@pytest.mark.parametrize(
    "said", ["je m'en occupe", "Je prends ce dossier.", "Bonjour,\n\nje le prends, merci\n\nAnn", "c'est pour moi"]
)
def test_whoever_says_that_they_take_it_has_it(office, bo, ann, said):
    ann.answers(complains(office, bo, ann), said)
    office.works()
    assert office.file().owner == "ann@example.com"
    assert bo.reads() == []
    assert "est responsable du dossier" in ann.reads()[-1]


@pytest.mark.parametrize("said", ["Je peux m'en occuper ?", "Qui prend ?", "Pas pour Bob !"])
def test_anything_else_takes_nothing_and_leaves_for_nobody(office, bo, ann, said):
    ann.answers(complains(office, bo, ann), said)
    office.works()
    assert office.file().owner == ""
    assert bo.reads() == []


def test_whoever_asks_where_a_file_stands_reads_that_first(office, bo, ann, cy):
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, "#statut")
    office.works()
    [told] = cy.reads()
    assert told.subject.startswith("Réponse : évaluée et affectée")
    assert "Lettres : 1 au réclamant, 3 aux collègues" in told


@pytest.mark.parametrize(
    "words",
    [
        "Elle n'est pas contente du retard et demande un geste.",
        "Le client demande le remboursement de sa commande.",
        "Mme Roux se plaint de l'accueil.",
        "Client mécontent de la livraison.",
    ],
)
def test_a_call_is_written_down_to_whoever_called(office, ann, words):
    eva = office.person("Eva Roux", "eva@example.net")
    ann.writes("appel", f'#enregistrer canal=téléphone de="Eva Roux" mail={eva.address}\n\n{words}')
    office.works()
    assert "il y est parlé de lui" in ann.reads()[-1]
    assert eva.reads() == []
    assert office.files() == []


@pytest.mark.parametrize(
    "words",
    [
        "Le livreur n'a pas sonné, il est parti sans laisser d'avis. Vous demandez un remboursement.",
        "Votre colis n'est pas arrivé, et le service client ne répond pas.",
        "Mon voisin a reçu le colis, il n'était pas content.",
    ],
)
def test_of_others_may_be_spoken(office, ann, words):
    eva = office.person("Eva Roux", "eva@example.net")
    ann.writes("appel", f'#enregistrer canal=téléphone de="Eva Roux" mail={eva.address}\n\n{words}')
    office.works()
    assert len(eva.reads()) == 1


def test_where_somebody_is_named_the_customer_is_not_told_that_somebody_will_be(office, bo, ann):
    bo.writes("Canapé", COMPLAINT)
    office.works()
    [acknowledgement] = bo.reads()
    ann.answers(ann.reads()[-1], "#affecter moi")
    office.works()
    bo.answers(acknowledgement, "Bonjour, où en est mon dossier ?")
    office.waits(days=1)
    [status] = bo.reads()
    assert "désigner la personne" not in status
    assert "regarder de près ce que vous nous dites" in status


PASSED_ON = """Ann, regarde ça

---------- Message transféré ---------
De : Bo Lindqvist <bo@example.org>
Date : lun. 23 nov. 2026 à 08:12
Objet : facture
À : cy@example.com

Bonjour,

Le transporteur a noté trois semaines de retard.

Bo Lindqvist
"""


def test_what_is_passed_on_to_a_colleague_comes_with_the_words(office, bo, ann, cy):
    handed_to(office, ann, complains(office, bo, ann), cy)
    cy.writes(f"TR: facture [{office.file().ref}]", PASSED_ON)
    office.works()
    [told] = [letter for letter in ann.reads() if "vous écrit" in letter.subject]
    assert "Ann, regarde ça" in told
    assert "Bo Lindqvist <bo@example.org>" in told
    assert "Le transporteur a noté trois semaines de retard." in told
    assert bo.reads() == []


@pytest.mark.parametrize(
    "said",
    [
        "bob urgent stp, moyenne simple limitées",
        "bob. moyenne simple limitées. posté ce jour",
        "à Bob, moyenne simple limitées",
        "bob",
        "bob prend",
    ],
)
def test_who_is_named_beside_the_scores_or_alone_gets_the_file(office, bo, ann, bob, said):
    ann.answers(complains(office, bo, ann), said)
    office.works()
    complaint = office.file()
    assert complaint.owner == "bob@example.com"
    assert (complaint.assessment.severity is not None) is ("moyenne" in said)
    [told] = ann.reads()
    assert "Bob Petit est responsable du dossier" in told
    assert ("posté ce jour" in told) is ("posté ce jour" in said)
    assert bo.reads() == [] or "moyenne" not in said


def test_what_was_not_understood_beside_the_scores_is_named(office, bo, ann):
    ann.answers(complains(office, bo, ann), "moyenne simple limitées, il a deux enfants en bas âge")
    office.works()
    assert office.file().assessment.severity.value == 2
    assert "il a deux enfants en bas âge : note ajoutée au dossier" in ann.reads()[-1]


@pytest.mark.parametrize(
    "said",
    ["ok je prends. faible/simple/isolées. on rembourse 30 €, fondée", "ok pour moi. faible simple isolée"],
)
def test_who_takes_a_file_in_answer_to_a_colleague_has_it_with_its_scores(office, bo, ann, bob, said):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#dire Bob tu peux regarder ?")
    office.works()
    [told] = bob.reads()
    ann.reads()
    bob.answers(told, said)
    office.works()
    complaint = office.file()
    assert complaint.owner == "bob@example.com"
    assert complaint.assessment.severity.value == 1
    [transcript] = [one for one in bob.reads() if "Voici ce que" in one]
    assert "Bob Petit est responsable du dossier" in transcript
    assert any(said.split(".")[0] in one for one in ann.reads())


def test_two_names_are_asked_about_with_a_line_each(office, bo, ann, bob, cy):
    ann.answers(complains(office, bo, ann), "bob ou cyrille au choix")
    office.works()
    assert office.file().owner == ""
    [asked] = ann.reads()
    assert '#affecter "Bob Petit"' in asked or "#affecter Bob Petit" in asked
    assert "#affecter Cyrille Marchand" in asked
    ann.answers(asked, "cyrille alors")
    office.works()
    assert office.file().owner == "cy@example.com"
    assert bo.reads()[-1:] == [] or "choix" not in bo.reads()[-1]


@pytest.mark.parametrize("words", ["Voilà Mia : BL signé le 3", "pas encore. Mia peux-tu me sortir le bon"])
def test_who_is_called_by_name_in_an_answer_to_a_colleague_reads_it_too(office, bo, ann, cy, mia, words):
    handed_to(office, ann, complains(office, bo, ann), cy)
    cy.reads()
    ann.writes("", f"#dire Cyrille {office.file().ref} tu as le BL ?")
    office.works()
    ann.reads()
    cy.answers(cy.reads()[-1], words)
    office.works()
    for one in (ann, mia):
        assert any(words in letter for letter in one.reads())
    assert bo.reads() == []


@pytest.mark.parametrize(
    "words",
    [
        "Bob je te laisse voir. pas grave, simple, isolé.",
        "Bob à toi. faible simple isolée",
        "bob voir devis, faible simple isolé",
    ],
)
def test_who_is_set_to_work_beside_the_scores_gets_the_file_with_the_words(office, bo, ann, bob, words):
    ann.answers(complains(office, bo, ann), words)
    office.works()
    assert office.file().owner == "bob@example.com"
    assert office.file().assessment.priority
    assert bob.reads()[-1].subject.startswith("À traiter")


def test_one_word_sends_the_text_that_a_letter_gave_back(office, bo, ann):
    ann.answers(
        complains(office, bo, ann),
        "#affecter cy@exemple.com\n\nBonjour Monsieur, nous regardons ce qui s'est passé et revenons vers vous.\n\nAnn",
    )
    office.works()
    ann.answers(ann.reads()[-1], "#affecter Cyrille")
    office.works()
    told = ann.reads()[-1]
    assert bo.reads() == []
    ann.answers(told, "envoyer")
    office.works()
    assert len([one for one in bo.reads() if "egardons ce qui s'est passé" in one]) == 1


def test_one_word_keeps_the_words_that_were_passed_on_to_nobody(office, bo, ann, cy):
    handed_to(office, ann, complains(office, bo, ann), cy)
    ann.reads()
    ann.writes(f"Re: dossier [{office.file().ref}]", "il rappelle, le plombier est pas venu, il va prendre un avocat")
    office.works()
    told = ann.reads()[-1]
    ann.answers(told, "note")
    office.works()
    assert any("il va prendre un avocat" in note.text for note in office.file().notes)
    assert all(note.text != "note" for note in office.file().notes)


def test_one_word_to_two_colleagues_is_one_note(office, bo, ann, bob, cy):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#affecter Cyrille")
    office.works()
    ann.reads()
    cy.reads()
    words = "Bob, Cyrille : le client est pressé, merci de le rappeler"
    ann.answers(notice, words)
    office.works()
    assert [note.text for note in office.file().notes] == [words]
    assert all(any("pressé" in letter for letter in person.reads()) for person in (bob, cy))
