"""A complaint of several demands: each is a point, has a decision and a reason of its own, and can be put better."""

from tests.stories.answering import BEGIN, by_occasion, complains, handed_to, read_aloud

TWO = (
    "Bonjour,\n\nDeux problèmes :\n1) Mon canapé est arrivé avec trois semaines de retard.\n"
    "2) Votre conseiller m'a raccroché au nez le 12 novembre.\n\nMerci d'avance pour votre réponse.\n\n"
    "Cordialement,\nBo Lindqvist\n06 12 34 56 78"
)
GIVEN = '#décision fondée\n#dédommagement excuses\n#dédommagement avoir 20 € "utilisable en ligne"\n'


def test_each_demand_has_a_reason_of_its_own(office):
    bo, ann, cy = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann"), office.colleague("cy")
    notice = complains(office, bo, ann, TWO)
    assert "Le message compte 2 points" in notice
    late, rude = office.file().points
    assert late.text == "Mon canapé est arrivé avec trois semaines de retard."
    assert rude.text == "Votre conseiller m'a raccroché au nez le 12 novembre."

    assignment = handed_to(office, ann, notice, cy)
    cy.answers(assignment, f"{BEGIN}{GIVEN}#motif Une date promise engage le vendeur.\n#répondre")
    office.works()
    [refused] = cy.reads()
    assert "#motif point=2 Une date promise engage le vendeur." in read_aloud(refused)
    assert office.file().decision == ""

    reasons = (
        '#point 2 "Votre conseiller a coupé court à l\'appel."\n#motif point=1 Une date promise engage le vendeur.\n'
        "#motif point=2 L'enregistrement de l'appel du 12 novembre 2026 le montre.\n"
    )
    cy.answers(assignment, f"{BEGIN}{GIVEN}{reasons}#répondre")
    office.works()
    answer = read_aloud(by_occasion(office, bo.reads())["answer"])
    assert "Votre conseiller a coupé court à l'appel." in answer
    assert answer.count("Une date promise engage le vendeur.") == 1
    assert "06 12 34 56 78" not in answer
    assert "PointReworded" in office.entries(office.file().ref)
    office.proves()


def test_demands_that_are_only_parted_are_proposed_to_the_desk(office):
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    notice = complains(
        office,
        bo,
        ann,
        "Bonjour,\n\nMon canapé est déchiré. Par ailleurs, personne ne répond au téléphone.\n\nBo Lindqvist",
    )
    assert '#point 1 "Mon canapé est déchiré."' in notice
    assert '#point "Par ailleurs, personne ne répond au téléphone."' in notice
    ann.answers(notice, '#point 1 "Mon canapé est déchiré."\n#point "Personne ne répond au téléphone."')
    office.works()
    assert [point.text for point in office.file().points] == [
        "Mon canapé est déchiré.",
        "Personne ne répond au téléphone.",
    ]
    ann.answers(ann.reads()[-1], "#point retirer 2")
    office.works()
    assert len(office.file().points) == 1
    office.proves()
