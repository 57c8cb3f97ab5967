"""A proof as its customer reads it: what speaks to colleagues is told as its number, what does not as it was typed."""

import pytest

from worker.nouns.item import Person
from worker.processing.finding_again import references, told_of

STAFF = (Person("Bob Petit", "bob@example.com"), Person("Mia Laurent", "mia@example.com"))


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        ("virement n° 4471 fait par Bob, client pénible, ne plus rien lui donner", "virement n° 4471"),
        ("virement fait VIR-90012, vu avec la compta", "VIR-90012"),
        ("virement fait ce matin ref VIR-88213, demandé à la compta", "VIR-88213"),
        ("n° 4471, cf mail interne de Mia du 23/11", "n° 4471"),
        ("vu avec la compta : vir 4471 (marge négative sur ce client)", "vir 4471"),
        ("virement de 49,90 € du 24/11 vers FR14 2004 1010 0505 0001 3M02 606, demandé à la compta", ""),
        ("bon d'achat n° BA-99, envoyé à la cliente", "bon d'achat n° BA-99"),
        ("transfer 4471, difficult customer", "transfer 4471"),
        ("virement 4471 et colis 6A1234, demandé par Mia", "virement 4471, colis 6A1234"),
    ],
)
def test_what_speaks_to_colleagues_is_told_as_its_numbers(proof: str, told: str) -> None:
    assert told_of(proof, "refund", STAFF) == told


@pytest.mark.parametrize(
    "proof",
    [
        "virement SEPA n° VIR-2026-1187",
        "colis Colissimo 6A12345678901 déposé le 12/12",
        "en espèces, reçu 12",
        "avoir n° A-2291, client n° 204518",
    ],
)
def test_what_does_not_is_told_as_it_was_typed(proof: str) -> None:
    assert told_of(proof, "refund", STAFF) == proof


def test_of_a_deed_it_may_be_told_who_did_it_and_an_account_is_told_by_its_end() -> None:
    assert told_of("joint remplacé par Bob le 12/12", "repair", STAFF) == "joint remplacé par Bob le 12/12"
    assert told_of("virement vers FR14 2004 1010 0505 0001 3M02 606", "refund", ()) == "virement vers •••• 2606"


@pytest.mark.parametrize(
    ("proof", "told"),
    [("ref VIR-88213", "VIR-88213"), ("Référence : VIR-88213", "VIR-88213"), ("référé 12", "référé 12")],
)
def test_the_word_that_the_letter_sets_before_it_is_not_said_twice(proof: str, told: str) -> None:
    assert told_of(proof, "refund", STAFF) == told


@pytest.mark.parametrize(
    ("proof", "named"),
    [
        ("virement fait ref VIR-88213", "VIR-88213"),
        ("virement fait VIR-90012", "VIR-90012"),
        ("virement n° 4471 fait hier", "virement n° 4471"),
        ("colis DHL 4455667788 parti ce matin", "colis DHL 4455667788"),
    ],
)
def test_what_was_done_is_no_part_of_how_it_is_called(proof: str, named: str) -> None:
    assert references(proof) == named


@pytest.mark.parametrize(
    ("proof", "cents", "told"),
    [
        ("100 euros remboursés sur sa carte vendredi", 10_000, ""),
        ("viré 100 ce matin", 10_000, ""),
        ("viré 100 ce matin, ref VIR-100", 10_000, "VIR-100"),
        ("virement 4471 de 100 EUR", 10_000, "virement 4471"),
        ("12 e rendus", 1_200, ""),
    ],
)
def test_a_sum_is_no_reference(proof: str, cents: int, told: str) -> None:
    assert references(proof, cents) == told


@pytest.mark.parametrize(
    ("proof", "language", "told"),
    [
        ("virement n° 4471", "en", "4471"),
        ("virement n° 4471 du 23/11 fait par la banque", "en", "4471"),
        ("colis Colissimo 6A12345678901 déposé le 12/12", "en", "6A12345678901"),
        ("avoir n° A-2291", "en", "A-2291"),
        ("remboursement fait hier", "en", ""),
        ("Colissimo 6A12345678901", "en", "Colissimo 6A12345678901"),
        ("VIR-88213", "en", "VIR-88213"),
        ("transfer 4471", "en", "transfer 4471"),
        ("transfer 4471", "fr", "4471"),
        ("parcel 6A123 sent yesterday", "fr", "6A123"),
        ("virement n° 4471", "fr", "virement n° 4471"),
        ("virement n° 4471", "de", "virement n° 4471"),
        ("transaction 4471", "en", "transaction 4471"),
    ],
)
def test_in_a_letter_of_another_language_its_numbers_are_told(proof: str, language: str, told: str) -> None:
    assert told_of(proof, "refund", STAFF, language) == told
