"""What insults is said again by no letter of ours; what only is harsh, or tells of thieves, stands."""

import pytest

from worker.words.decency import without_insults


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
