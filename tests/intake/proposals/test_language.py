"""The language of a text, or none where it is not plainly ours."""

from collections.abc import Callable
from typing import Any

import pytest

from worker.words.language import guess


def test_the_language_is_found_on_texts_kept_from_tuning(measured: Callable[..., Any]) -> None:
    measure = measured("languages", lambda row: guess(row.text))
    assert measure.precision >= 0.95, measure.wrong
    assert measure.recall >= 0.9, measure.wrong


def test_the_set_is_large_enough(sizes: Callable[[str], tuple[int, int]]) -> None:
    assert sizes("languages")[0] >= 40


@pytest.mark.parametrize(
    "text",
    [
        "Hola, mi pedido no ha llegado todavía, estoy esperando una respuesta.",
        "Il mio ordine non è ancora arrivato e nessuno mi risponde.",
        "Ich habe meine Bestellung nicht bekommen und warte auf eine Antwort.",
        "A encomenda chegou partida e ninguém responde.",
        "Ik heb mijn bestelling niet ontvangen en wacht op antwoord.",
    ],
)
def test_other_languages_are_not_taken_for_ours(text: str) -> None:
    assert guess(text) == ""


def test_a_device_line_or_a_disclaimer_does_not_outweigh_the_author() -> None:
    disclaimer = "This message and any attachments are confidential and intended for the addressee only. " * 5
    assert guess(f"Où est mon colis ?\n\nSent from my phone\n\n{disclaimer}") == "fr"


def test_a_long_text_in_two_languages_goes_with_the_one_that_opens_it() -> None:
    french = "Je vous écris parce que la chambre que vous nous avez donnée était froide et que personne n'est venu. "
    english = "I am writing because the room that you gave us was cold and nobody came to see what was wrong. "
    assert guess(f"{french * 3}\n\n{english * 3}") == "fr"
    assert guess(f"{english * 3}\n\n{french * 3}") == "en"


@pytest.mark.slow
def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert seconds(lambda: guess(hostile)) < 10
