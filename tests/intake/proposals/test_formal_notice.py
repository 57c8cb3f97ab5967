"""The law called in, and requests under the GDPR."""

from collections.abc import Callable
from typing import Any

import pytest

from worker.intake.formal_notice import data_protection_words, litigation_words


def kind_of(text: str) -> str:
    return "litigation" if litigation_words(text) else "data_protection" if data_protection_words(text) else ""


@pytest.mark.parametrize("name", ["notices", "notices_unseen"])
def test_the_notice_is_found_on_sentences_kept_from_tuning(measured: Callable[..., Any], name: str) -> None:
    measure = measured(name, lambda row: kind_of(row.text))
    assert measure.precision >= 0.9, measure.wrong
    assert measure.recall >= 0.75, measure.wrong


def test_the_set_is_large_enough(sizes: Callable[[str], tuple[int, int]]) -> None:
    assert sizes("notices")[0] >= 40


def test_the_words_are_shown_as_written_each_once() -> None:
    text = "MISE EN DEMEURE. Sans réponse, mon avocat saisira le Tribunal. Mon avocat, oui, et le tribunal !"
    assert litigation_words(text) == "MISE EN DEMEURE, mon avocat, Tribunal"


def test_at_most_five_words_are_shown() -> None:
    text = "Avocate ? Mon avocat, un huissier, le tribunal, une assignation, des poursuites judiciaires, une plainte."
    assert litigation_words(text).count(",") == 4


@pytest.mark.parametrize(
    "text", ["Votre avocat... non, les avocats étaient mûrs.", "Rue du Tribunal.", "Délai trop court."]
)
def test_fruit_streets_and_short_delays_are_no_threat(text: str) -> None:
    assert litigation_words(text) == ""


def test_a_threat_and_a_request_are_told_apart_in_one_text() -> None:
    text = "Je demande une copie de mes données. Sinon, je saisirai le tribunal."
    assert litigation_words(text) == "tribunal"
    assert data_protection_words(text) == "copie de mes données"


def test_the_footer_of_a_company_asks_for_nothing() -> None:
    text = "Conformément au RGPD, vous disposez d'un droit d'accès et de rectification."
    assert data_protection_words(text) == ""


def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert seconds(lambda: (litigation_words(hostile), data_protection_words(hostile))) < 10


@pytest.mark.parametrize(
    "text",
    [
        "Mes données bancaires ont changé, voici mon nouveau RIB.",
        "Merci de corriger mes coordonnées bancaires pour le virement.",
        "Pouvez-vous m'envoyer les informations concernant ma commande ?",
        "Je n'ai plus accès à mes données de suivi.",
        "Could you send me a copy of the information leaflet?",
    ],
)
def test_everyday_mail_about_data_asks_for_none_of_the_rights(text: str) -> None:
    assert data_protection_words(text) == ""
