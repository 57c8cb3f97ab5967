"""Whom a letter may greet by name."""

import pytest

from worker.words.greetings import may_be_greeted


@pytest.mark.parametrize(
    "name",
    [
        "Claire Durand", "Jean-Pierre d'Ormesson", "Anne O'Brien", "J. Martin", "Mme Le Goff", "Éloïse", "Dr. Müller",
        "Ludwig van der Berg", "田中 太郎",
    ],
)  # fmt: skip
def test_a_name_as_people_write_it_is_greeted(name: str) -> None:
    assert may_be_greeted(name)


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "DUPONT Jean-Pierre", "CLAIRE DURAND", "claire durand", "SARL Martin", "Société Martin", "Martin Ltd",
        "Association des copropriétaires de la résidence « Les Grands Jardins »", "Boulangerie Petit", "Garage 3000",
        "claire.durand@example.net", "Martin & Fils", "Claire Durand (Lyon)", "Zoé 🌸", "Nom : Durand",
        "Marie-Antoinette de La Rochefoucauld-Montmorency",
    ],
)  # fmt: skip
def test_capitals_companies_and_long_names_are_not(name: str) -> None:
    assert not may_be_greeted(name)
