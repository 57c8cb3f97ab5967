"""Whom a letter may greet by name."""

import pytest

from worker.words.greetings import greeted, may_be_greeted


@pytest.mark.parametrize(
    "name",
    [
        "Claire Durand", "Jean-Pierre d'Ormesson", "Anne O'Brien", "J. Martin", "Mme Le Goff", "Éloïse", "Dr. Müller",
        "Ludwig van der Berg", "田中 太郎", "Le Goff Yann", "M. Durand", "M. et Mme Durand", "Jean-Luc et Marie", "Li",
        "Sophie de La Tour", "Me Bernard",
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
        "Marie-Antoinette de La Rochefoucauld-Montmorency", "Assoc", "Assoc.", "Assoc. Les Amis", "Asso",
        "Les Amis du Chien",
        "M.", "Mme", "M. et Mme", "J. D.", "Dr", "SARL", "Sarl", "Famille Durand", "Contact", "contact",
        "Info", "Accueil",
        "Jean-Luc & Marie", "Ets Moreau", "Cie", "The Smith Family", "Sales Team", "Aux Délices", "Service",
        "De", "Office",
        "Comptabilité", "Secrétariat",
    ],
)  # fmt: skip
def test_capitals_companies_and_long_names_are_not(name: str) -> None:
    assert not may_be_greeted(name)


@pytest.mark.parametrize(
    ("line", "greeting", "rest"),
    [
        ("Bonjour Assoc. Les Amis,", "Bonjour Assoc. Les Amis,", ""),
        ("Bonjour Assoc. Les Amis, votre colis part demain.", "Bonjour Assoc. Les Amis,", "Votre colis part demain."),
        ("Bonjour Ets. Moreau,", "Bonjour Ets. Moreau,", ""),
        ("Bonjour Ste. Moreau, votre colis part demain.", "Bonjour Ste. Moreau,", "Votre colis part demain."),
        ("Bonjour Me. Bernard,", "Bonjour Me. Bernard,", ""),
        ("Bonjour Jean-Luc & Marie,", "Bonjour Jean-Luc & Marie,", ""),
        ("Bonjour famille Durand,", "Bonjour famille Durand,", ""),
        ("Bonjour M. et Mme Durand, merci.", "Bonjour M. et Mme Durand,", "Merci."),
    ],
)
def test_a_shortened_word_ends_no_greeting(line: str, greeting: str, rest: str) -> None:
    assert greeted(line) == (greeting, rest)
