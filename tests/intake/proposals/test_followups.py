"""What a follow-up is about."""

from collections.abc import Callable
from typing import Any

import pytest

from worker.intake.followups import kind


@pytest.mark.parametrize("name", ["followups", "followups_unseen"])
def test_the_kind_is_found_on_sentences_kept_from_tuning(measured: Callable[..., Any], name: str) -> None:
    measure = measured(name, lambda row: kind(row.text)[0])
    assert measure.precision >= 0.9, measure.wrong
    assert measure.recall >= 0.75, measure.wrong


def test_the_set_is_large_enough(sizes: Callable[[str], tuple[int, int]]) -> None:
    assert sizes("followups")[0] >= 40


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Bonjour, je CONTESTE votre réponse.", ("contestation", "je CONTESTE")),
        ("Je retire ma réclamation, merci.", ("withdrawal", "retire ma réclamation,")),
        ("Où en êtes-vous ?", ("status_question", "Où en êtes-vous")),
        ("Merci beaucoup !", ("thanks", "Merci")),
        ("Voici la photo.", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_words_seen_are_the_authors_own(text: str, seen: tuple[str, str]) -> None:
    assert kind(text) == seen


def test_who_contests_and_thanks_contests() -> None:
    assert kind("Merci de votre réponse. Je la conteste cependant : je conteste le montant.")[0] == "contestation"


def test_who_withdraws_and_asks_for_news_of_the_refund_withdraws() -> None:
    assert kind("Où en est le virement ? Sinon, je retire ma réclamation.")[0] == "withdrawal"


@pytest.mark.parametrize(
    "text",
    [
        "Je retire ma réclamation si vous me remboursez.",
        "Je ne retire pas ma réclamation.",
        "Il est hors de question de retirer ma plainte.",
        "I will withdraw my complaint once the money is there.",
    ],
)
def test_a_withdrawal_that_is_denied_or_conditional_is_none(text: str) -> None:
    assert kind(text)[0] != "withdrawal"


@pytest.mark.parametrize(
    "text",
    [
        "Merci de me rappeler.",
        "Merci d'avance.",
        "Merci pour la réponse, mais il manque une pièce.",
        "Merci. J'ajoute que le livreur a rayé le parquet de l'entrée.",
        "Thank you. I should add that the box was open.",
        "Merci ! Pouvez-vous aussi regarder la facture ?",
        "Merci. " + "Le carton était ouvert et il pleuvait fort. " * 10,
    ],
)
def test_thanks_that_ask_for_something_or_tell_a_story_are_not_only_thanks(text: str) -> None:
    assert kind(text)[0] != "thanks"


@pytest.mark.slow
def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert seconds(lambda: kind(hostile)) < 10
