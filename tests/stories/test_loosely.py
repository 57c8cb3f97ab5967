"""Colleagues write as they speak: what they mean is offered as the line that does it, and nothing leaves meanwhile."""

import pytest

from tests.staff.nobody import filled
from tests.stories.answering import BEGIN, UPHELD, by_occasion, complains, handed_to
from tests.stories.test_an_agent_who_knows_nothing import links


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Pour Cyrille svp", "#affecter Cyrille Marchand"),
        ("cyrille tu peux prendre ?", "#affecter Cyrille Marchand"),
        ("à transmettre à Cyrille", "#affecter Cyrille Marchand"),
        ("ok je regarde ça", "#affecter moi"),
        ("Je m'en occupe demain matin", "#affecter moi"),
    ],
)
def test_whose_a_file_becomes_is_offered_where_words_say_so(office, bo, ann, said, line):
    ann.answers(complains(office, bo, ann), said)
    office.works()
    [asked] = ann.reads()
    assert "Ou peut-être vouliez-vous" in asked
    assert line in asked
    assert bo.reads() == []
    assert office.file().owner == ""


@pytest.fixture
def answered(office, bo, ann, cy):
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, f"{BEGIN.partition(chr(10))[2].replace('#affecter moi', '')}{UPHELD}#répondre\n\nVoici.")
    office.works()
    bo.reads()
    return by_occasion(office, cy.reads())["transcript"]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("c'est remboursé", "#exécuté 1"),
        ("virement fait ce matin", "#exécuté 1"),
        ("le client est content, on peut fermer", "#accepté"),
    ],
)
def test_what_follows_the_answer_is_offered_where_words_say_so(office, bo, cy, answered, said, line):
    cy.answers(answered, said)
    office.works()
    asked = cy.reads()[-1]
    assert line in asked
    assert bo.reads() == []


def test_a_transfer_that_came_back_is_taken_back_by_the_link_that_plain_words_bring(office, bo, cy, answered):
    cy.answers(answered, "#exécuté 1 virement n° 4471")
    office.works()
    told = cy.reads()[-1]
    bo.reads()
    cy.answers(told, "le virement est revenu, IBAN faux")
    office.works()
    asked = cy.reads()[-1]
    assert bo.reads() == []
    [(to, body)] = [target for label, target in links(asked).items() if "#revenu" in target[1]]
    cy.writes("Re: dossier", filled(body), to=to, headers={"In-Reply-To": str(asked.message["Message-ID"])})
    office.works()
    assert office.file().owed
    assert "n'a pas abouti" in bo.reads()[0]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("#évaluer moyenne simple limitée", "évaluation confirmée"),
        ("#rappeler dans 3 jours", "vos rappels"),
        ("#affecter cyrille merci", "Cyrille Marchand est responsable du dossier –"),
    ],
)
def test_what_is_plain_is_done(office, bo, ann, typed, told):
    ann.answers(complains(office, bo, ann), typed)
    office.works()
    [transcript] = ann.reads()
    assert transcript.subject.startswith("C'est fait")
    assert told in transcript.subject


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("#décision : fondée, remboursement 49,90", ("#décision fondée", "#dédommagement remboursement 49,90")),
        ("#décision en partie + excuses", ("#décision partielle", "#dédommagement excuses")),
        ("#remboursement 49,90€", ('#dédommagement remboursement 49.90 EUR "par virement"',)),
    ],
)
def test_what_is_nearly_right_comes_back_as_lines_to_send(office, bo, ann, cy, typed, lines):
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, typed)
    office.works()
    refused = cy.reads()[-1]
    for line in lines:
        assert line in refused
