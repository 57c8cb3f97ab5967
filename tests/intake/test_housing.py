"""Where somebody lives, and whether that is another place than before."""

import pytest

from worker.intake import housing


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Attention j'ai déménagé : 8 rue Pasteur 69003 Lyon, livrez là bas svp.", "8 rue Pasteur 69003 Lyon"),
        (
            "Ma nouvelle adresse : 12 bis av. Jean Jaurès, 13100 Aix-en-Provence",
            "12 bis av. Jean Jaurès, 13100 Aix-en-Provence",
        ),
        ("Changement d'adresse\n3 allée des Lilas\n44000 Nantes", "3 allée des Lilas 44000 Nantes"),
        ("j'ai demenage en mars, merci", ""),
        ("Le colis était pour le 8 rue Pasteur 69003 Lyon.", ""),
        ("J'ai changé d'adresse mail, ma commande 54100 Jaune est rue", ""),
    ],
)
def test_a_new_home_needs_words_that_say_so_and_an_address(text: str, home: str) -> None:
    assert housing.moved(text)[0] == home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Pas de mail, il habite 3 rue du Lac 74000 Annecy", "3 rue du Lac 74000 Annecy"),
        (
            "au 110 boulevard de la République, 92100 Boulogne sur Seine.",
            "110 boulevard de la République, 92100 Boulogne sur Seine",
        ),
        ("commande 54100 Rouge, 3 fois", ""),
    ],
)
def test_an_address_has_a_number_a_street_and_a_town(text: str, home: str) -> None:
    assert housing.address(text) == home
