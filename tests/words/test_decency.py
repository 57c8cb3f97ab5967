"""What insults is said again by no letter of ours; what only is harsh, or tells of thieves, stands."""

import pytest

from worker.words.decency import repeatable, without_insults


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
