"""Which names a letter may call: with a title, or a first name and a last one side by side."""

import pytest

from worker.staff.of_others import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("le matelas de M. Poulain a été livré", {"poulain"}),
        ("comme pour Karim Haddad la semaine dernière", {"karim", "haddad"}),
        ("Mme Garnier et Monsieur Petit passeront", {"garnier", "petit"}),
        ("Nous vous répondons demain, merci de votre patience.", set()),
        ("le colis est à Lyon, chez Colissimo", set()),
    ],
)
def test_names_are_taken_from_titles_and_from_two_capitals(text: str, names: set[str]) -> None:
    assert names_in(text) == names
