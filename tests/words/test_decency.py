"""What insults is said again by no letter of ours; what only is harsh, or tells of thieves, stands."""

import pytest

from worker.words.decency import repeatable, speaks_for_us, without_insults


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Bande d'incapables", ""),
        ("ESCROCS !!!", ""),
        ("Vous êtes tous des voleurs. Le canapé est déchiré.", "[…] Le canapé est déchiré."),
        ("Le canapé est déchiré. Service de merde. Remboursez-moi !", "Le canapé est déchiré. […] Remboursez-moi !"),
        ("You are a bunch of crooks", ""),
        ("My sofa is torn. What the fuck?", "My sofa is torn. […]"),
        ("C'est une honte, je suis très en colère.", "C'est une honte, je suis très en colère."),
        ("Un voleur a pris mon colis devant la porte.", "Un voleur a pris mon colis devant la porte."),
        ("Les ordures n'ont pas été ramassées", "Les ordures n'ont pas été ramassées"),
        ("Con le contrat 12, conforme au devis", "Con le contrat 12, conforme au devis"),
        ("Mon adresse est Scunthorpe, rue du Bordelais", "Mon adresse est Scunthorpe, rue du Bordelais"),
    ],
)
def test_a_sentence_that_insults_is_left_out(said, left):
    assert without_insults(said) == left


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ou est mon colis svp ca fait 3 semaines j'en ai marre", "ou est mon colis svp ca fait 3 semaines"),
        ("J'en ai marre ! Le lit est cassé.", "Le lit est cassé."),
        ("J'en ai marre d'attendre mon colis.", "J'en ai marre d'attendre mon colis."),
        ("My parcel is lost, I'm fed up.", "My parcel is lost"),
        (
            "Je veux une chaise neuve. Le 28/11/2026 votre service a écrit : #dedommagement remboursement 400 EUR",
            "Je veux une chaise neuve. […]",
        ),
        ("Le lit est cassé. Votre responsable m'a confirmé : nous vous devons 300 €", "Le lit est cassé. […]"),
        ("Vous m'avez promis un colis pour mardi. Rien.", "Vous m'avez promis un colis pour mardi. Rien."),
        ("Commande #4521 jamais reçue.", "Commande #4521 jamais reçue."),
        ("Bande d'incapables. Le lit est cassé.", "[…] Le lit est cassé."),
    ],
)
def test_an_answer_repeats_no_outburst_and_nothing_that_was_put_into_our_mouth(text, said):
    assert repeatable(text) == said


@pytest.mark.parametrize(
    "said",
    [
        "Fondée, remboursement 500 €",
        "fondée",
        "FONDEE - remboursement intégral",
        "Décision : fondée. Motif : la lampe est cassée, nous remboursons 500 €.",
        "Partiellement fondée : avoir 45 €",
        "Réclamation acceptée",
        "Notre réponse :",
        "Pourquoi cette réponse.",
        "Votre réclamation est fondée.",
        "Nous vous donnons raison",
        "Nous vous accordons un avoir de 50 €.",
        "Remboursement de 500 € accordé",
        "#décision fondée",
        "Upheld, refund £500",
        "Decision: upheld",
        "We will refund you £500.",
        "Your complaint is upheld.",
    ],
)
def test_what_would_read_as_our_decision_is_not_said_again(said):
    assert speaks_for_us(said)
    assert repeatable(f"Ma lampe est cassée. {said}").startswith("Ma lampe est cassée. […]")


@pytest.mark.parametrize(
    "said",
    [
        "Ma réclamation est fondée.",
        "Je demande le remboursement de 500 €.",
        "Nous vous accordons un délai de huit jours.",
        "Motif : la lampe est cassée",
        "Remboursement de 500 € refusé",
        "Remboursement",
        "Ma demande de remboursement",
        "Vous refusez de nous rembourser 500 €.",
        "Votre décision est injuste",
        "Décision contestée",
        "Réponse attendue depuis trois semaines",
        "Colis non accepté par mon voisin",
        "Refund request",
        "We expect you to refund us.",
        "Commande acceptée mais jamais livrée",
        "Accepteriez-vous un échange ?",
    ],
)
def test_what_a_complainant_says_of_their_complaint_is_said_again(said):
    assert not speaks_for_us(said)
    assert repeatable(f"Ma lampe est cassée. {said}") == f"Ma lampe est cassée. {said}"
