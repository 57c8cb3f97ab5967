"""Whoever takes over a file reads what they need to judge it, and what whoever gave it to them says."""

import pytest

from tests.stories.answering import BEGIN, by_occasion, complains
from worker.complaint.folding import ENTRY

PARTLY = (
    "#décision partielle\n#constat Le bon de livraison est signé sans réserve.\n"
    "#motif Le retard est établi, la déchirure ne l'est pas.\n"
    '#dédommagement remboursement 20 € "par virement"\n'
)


@pytest.fixture
def contested(open_world):
    """Cyrille answered, Mia approved, Bo contests and adds a message; a note was kept. What Ann then reads."""
    office = open_world(
        staff=[
            {"name": "Ann Morel", "address": "ann@example.com", "roles": ["desk"]},
            {"name": "Cyrille Marchand", "address": "cy@example.com", "roles": ["handler"]},
            {"name": "Bob Petit", "address": "bob@example.com", "roles": ["handler"]},
        ]
    )
    bo = office.person("Bo Lindqvist", "bo@example.org")
    ann, cy = office.colleague("ann"), office.colleague("cy")
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN.replace('moi', 'cy')}#note Le livreur est connu pour ses retards.")
    office.works()
    [assignment] = cy.reads()
    cy.answers(assignment, f"{PARTLY}#répondre\n\nNous avons relu votre bon de livraison avec attention.")
    office.works()
    [answer] = bo.reads()
    bo.answers(answer, "Je conteste votre réponse : l'accoudoir était déchiré sous l'emballage.")
    office.waits(days=1)
    bo.answers(answer, "Je joins aussi que le livreur n'a pas attendu.")
    office.waits(hours=1)
    return office


@pytest.mark.parametrize(
    "text",
    [
        "#niveau2 Bob regarde surtout l'emballage",
        "#niveau2 Bob\n\nBonjour Bob,\n\nregarde surtout l'emballage\n\nAnn",
        "#niveau2 bob@example.com : regarde surtout l'emballage",
    ],
)
def test_whoever_examines_again_reads_all_that_they_judge(contested, text):
    ann, bob = contested.colleague("ann"), contested.colleague("bob")
    relay = ann.reads()[-1]
    ann.answers(relay, text)
    contested.works()
    [again] = bob.reads()
    assert again.subject.startswith("À réexaminer")
    for words in (
        "Ce que Ann Morel vous en dit", "regarde surtout l'emballage",
        "Le retard est établi, la déchirure ne l'est pas.", "Le bon de livraison est signé sans réserve.",
        "20,00", "Nous avons relu votre bon de livraison avec attention.", "Cyrille Marchand",
        "l'accoudoir était déchiré sous l'emballage", "le livreur n'a pas attendu",
        "Le livreur est connu pour ses retards.",
    ):  # fmt: skip
        assert words in again.text.replace("’", "'").replace("> ", ""), words
    told = " ".join(one.text for one in contested.person("Bo", "bo@example.org").reads())
    assert "emballage" not in told
    entries = [ENTRY.validate_json(row.payload) for row in contested.office.desk.register.entries(contested.file().ref)]
    assert any(one.kind == "Assigned" and "regarde surtout l'emballage" in one.reason for one in entries)
    contested.proves()


def test_a_handover_brings_the_words_of_whoever_hands_over(office, bo, ann, cy, bob):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#évaluer 2 1 2\n#affecter Cyrille")
    office.works()
    [assignment] = cy.reads()
    cy.answers(assignment, "#note Transporteur appelé, il rappelle mardi.")
    office.works()
    cy.reads()
    cy.answers(assignment, "#affecter Bob, je pars en congé, il faut rappeler le transporteur mardi")
    office.works()
    assert "est responsable du dossier, et lit vos mots" in cy.reads()[-1]
    letter = by_occasion(office, bob.reads())["assignment"]
    assert "il faut rappeler le transporteur mardi" in letter
    assert "Transporteur appelé" in letter
    assert bo.reads() == []


def test_a_name_that_nobody_has_is_no_word_to_a_colleague(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#affecter Bob Martin")
    office.works()
    assert "#affecter Bob Petit" in ann.reads()[-1]
    assert office.file().owner == ""


def test_words_below_taking_a_file_oneself_are_said_to_nobody(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#évaluer 2 1 2\n#affecter moi\n\nBonjour Monsieur,\n\nNous regardons votre canapé.")
    office.works()
    assert bo.reads() == []
    # A letter that nobody would read is asked about; words to nobody are told as such.
    assert "votre texte s'adresse au réclamant, et aucune de ces commandes ne l'envoie" in ann.reads()[-1]
    ann.answers(notice, "#évaluer 2 1 2\n#affecter moi\n\nÀ voir lundi.")
    office.works()
    assert bo.reads() == []
    assert "Votre texte n'a pas été envoyé" in ann.reads()[-1]
