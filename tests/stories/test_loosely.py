"""Colleagues write as they speak: what they mean is offered as the line that does it, and nothing leaves meanwhile."""

import pytest

from tests.staff.nobody import filled
from tests.stories.answering import BEGIN, UPHELD, by_occasion, complains, handed_to
from tests.stories.before import before
from tests.stories.test_an_agent_who_knows_nothing import links


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("À mon avis c'est le rayon de Cyrille, ça.", "#affecter Cyrille Marchand"),
        ("ok je regarde ça", "#affecter moi"),
    ],
)
def test_whose_a_file_becomes_is_offered_where_words_say_so(office, bo, ann, said, line):
    ann.answers(complains(office, bo, ann), said)
    office.works()
    [asked] = ann.reads()
    assert "Répondez oui pour la première ligne" in asked
    assert line in asked
    assert bo.reads() == []
    assert office.file().owner == ""


@pytest.fixture
@before
def answered(office, bo, ann, cy):
    assignment = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assignment, f"{BEGIN.partition(chr(10))[2].replace('#affecter moi', '')}{UPHELD}#répondre\n\nVoici.")
    office.works()
    bo.reads()
    return by_occasion(office, cy.reads())["transcript"]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("on a remboursé, je crois", "#exécuté 1"),
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
    "said", ["oups je me suis trompé, le virement n'est pas encore parti", "en fait le virement n'est pas parti"]
)
def test_what_was_not_paid_after_all_is_owed_again_by_the_link_that_plain_words_bring(office, bo, cy, answered, said):
    cy.answers(answered, "#exécuté 1 virement n° 4471")
    office.works()
    told = cy.reads()[-1]
    bo.reads()
    cy.answers(told, said)
    office.works()
    asked = cy.reads()[-1]
    assert bo.reads() == []
    [(to, body)] = [target for label, target in links(asked).items() if "#revenu" in target[1]]
    cy.writes("Re: dossier", filled(body), to=to, headers={"In-Reply-To": str(asked.message["Message-ID"])})
    office.works()
    assert office.file().owed
    assert "Nous vous le devons donc toujours" in bo.reads()[0]


def test_a_refund_by_cheque_is_not_told_as_a_transfer(office, bo, cy, answered):
    cy.answers(answered, "#exécuté 1 chèque n° 0012345")
    office.works()
    [letter] = bo.reads()
    assert "Comment : par chèque" in letter
    assert "virement" not in letter


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


def test_an_english_customer_reads_in_english_how_a_french_colleague_gives(office, bo, ann):
    bo.writes("Torn sofa", "Hello,\n\nMy sofa arrived torn and I am very unhappy. I want a refund of 49.90 €.\n\nBo")
    office.works()
    bo.reads()
    [notice] = ann.reads()
    ann.answers(
        notice,
        f"{BEGIN}#décision fondée\n#motif The sofa was torn when it left us.\n"
        "#dédommagement remboursement 49,90 € par virement\n#dédommagement bon d'achat 30 euros en plus\n"
        "#répondre\n\nWe are very sorry.",
    )
    office.works()
    [answer] = bo.reads()
    assert "A refund of €49.90, by transfer, by" in answer
    assert "A voucher of €30.00, by" in answer
    ann.answers(by_occasion(office, ann.reads())["draft"], "#exécuté 1 virement n° 4471")
    office.works()
    [done] = bo.reads()
    assert "How: by transfer" in done
