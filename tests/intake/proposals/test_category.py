"""The category that the complainant's words speak for."""

from collections.abc import Callable
from typing import Any

import pytest

from worker.intake.category import propose
from worker.processing.rules import OwnWords
from worker.settings.treatment import Processing

STARTERS = Processing().categories


def test_the_category_is_found_on_sentences_kept_from_tuning(measured: Callable[..., Any]) -> None:
    measure = measured("categories", lambda row: propose(row.text, STARTERS)[0])
    assert measure.precision >= 0.9, measure.wrong
    assert measure.recall >= 0.75, measure.wrong


def test_the_set_is_large_enough(sizes: Callable[[str], tuple[int, int]]) -> None:
    assert sizes("categories")[0] >= 40


def test_the_words_seen_are_the_authors_own() -> None:
    assert propose("Le tabouret est arrivé FENDU, il était défectueux.", STARTERS) == (
        "produit ou service",
        "FENDU, défectueux",
    )


@pytest.mark.parametrize("names", [("produit", "délai", "facturation"), ("Product quality", "Delays", "Billing")])
def test_a_starter_category_is_known_by_a_part_of_its_name_in_both_languages(names: tuple[str, ...]) -> None:
    assert propose("Ma facture est fausse : prélevée deux fois.", names)[0] == names[2]
    assert propose("Trois semaines de retard !", names)[0] == names[1]


def test_a_category_of_the_company_is_proposed_by_the_words_of_its_name() -> None:
    names = ("Piscines et spas", "Toitures", "autre")
    assert propose("Les spas sont froids et la piscine est verte.", names) == ("Piscines et spas", "spas, piscine")
    assert propose("La toiture fuit.", names) == ("Toitures", "toiture")


@pytest.mark.parametrize("text", ["", "Bonjour.", "C'est une autre histoire.", "Voir le document joint."])
def test_nothing_plain_is_no_proposal(text: str) -> None:
    assert propose(text, STARTERS) == ("", "")


def test_equal_reasons_for_two_categories_are_no_proposal() -> None:
    assert propose("La facture, et le retard.", ("facturation", "délai")) == ("", "")


def test_without_categories_there_is_no_proposal() -> None:
    assert propose("La facture est fausse.", ()) == ("", "")


@pytest.mark.slow
def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    propose("", STARTERS)
    assert seconds(lambda: propose(hostile, STARTERS)) < 10


DRIVE = OwnWords("retrait en magasin", ("drive*", "retrait ... magasin"), ("casier*", "file d'attente"))
WITH_DRIVE = Processing.model_validate(
    {"category": [{"name": DRIVE.category, "words": DRIVE.words, "hints": DRIVE.hints}]}
).every_category


def test_a_category_of_the_company_s_own_is_proposed_from_its_own_words() -> None:
    assert WITH_DRIVE[-2:] == ("retrait en magasin", "autre")
    assert propose("Au DRIVE personne ne m'a répondu.", WITH_DRIVE, [DRIVE]) == ("retrait en magasin", "DRIVE")
    # Its name is no word of it any more, and a hint alone is not plain.
    assert propose("Votre magasin est grand.", WITH_DRIVE, [DRIVE]) == ("", "")
    assert propose("Le casier restait fermé.", WITH_DRIVE, [DRIVE]) == ("", "")


def test_a_starter_category_keeps_its_words_beside_those_of_the_company() -> None:
    own = OwnWords("Facturation ou prix", ("fidélité", "cagnotte*"))
    assert propose("Ma cagnotte a disparu.", STARTERS) == ("", "")
    assert propose("Ma cagnotte a disparu.", STARTERS, [own]) == ("facturation ou prix", "cagnotte")
    assert propose("Vous m'avez prélevé à tort.", STARTERS, [own])[0] == "facturation ou prix"


def test_a_category_whose_name_sounds_like_a_starter_of_the_list_is_what_its_own_words_say() -> None:
    own = OwnWords("livraison en drive", ("drive*",))
    categories = (*STARTERS[:-1], own.category, "autre")
    assert propose("Le colis était ouvert.", categories, [own])[0] == "commande ou livraison"
    assert propose("Rien au drive.", categories, [own])[0] == "livraison en drive"
