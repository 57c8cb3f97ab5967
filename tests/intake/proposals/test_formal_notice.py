"""The law called in, and requests under the GDPR."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from worker.intake.formal_notice import (
    breach_words,
    data_protection_words,
    formal_notice_words,
    litigation_words,
)
from worker.processing.terms import time_left


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


@pytest.mark.slow
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


@pytest.mark.parametrize(
    "text",
    [
        "Je porte plainte.",
        "J'ai déposé plainte hier au commissariat.",
        "Nous allons porter l'affaire devant les tribunaux.",
        "Mon assurance juridique prendra le relais.",
        "Faute de réponse, je saisis le juge.",
        "Vous recevrez une assignation.",
        "Dernier avertissement avant mise en demeure.",
        "Je vous laisse huit jours avant de mandater un huissier.",
        "Maître Lenoir, avocate, vous contactera.",
        "Je ne vois plus d'autre solution que le tribunal.",
        "Je n'ai pas peur d'aller au tribunal.",
        "Si vous ne répondez pas, j'irai en justice.",
        "I shall be taking you to court.",
        "My lawyer will be in touch.",
    ],
)
def test_whoever_calls_in_the_law_is_heard(text: str) -> None:
    assert litigation_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je ne veux pas aller au tribunal.",
        "Je n'ai pas l'intention de saisir la justice.",
        "Sans aller jusqu'au tribunal, trouvons un arrangement.",
        "Je n'ai pas encore pris d'avocat.",
        "Je préfère éviter un procès.",
        "Évitons les tribunaux.",
        "Il n'est pas question pour moi de porter plainte.",
        "Je ne vous menace pas d'un huissier.",
        "Ce n'est pas une mise en demeure.",
        "Je ne souhaite pas en arriver à une action en justice.",
        "Je retire ma plainte contre vous.",
        "J'ai acheté ce lit pour ma fille qui est avocate.",
        "Le livreur s'est garé devant le tribunal.",
        "Inutile d'aller devant le juge pour si peu.",
        "I do not want to go to court.",
        "I would rather not involve a lawyer.",
    ],
)
def test_whoever_says_that_they_do_not_go_to_court_threatens_nobody(text: str) -> None:
    assert litigation_words(text) == ""


def test_what_is_denied_in_a_sentence_does_not_hide_what_it_threatens_with() -> None:
    assert litigation_words("Je ne veux pas aller au tribunal, mais mon avocat vous écrira.") == "mon avocat"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Je vous mets en demeure de me livrer sous huit jours.", date(2026, 12, 1)),
        ("Mise en demeure : payez sous 15 (quinze) jours.", date(2026, 12, 8)),
        ("Dans un délai de deux semaines à compter de ce courrier.", date(2026, 12, 7)),
        ("Sous huitaine. Sous quinzaine.", date(2026, 12, 1)),
        ("D'ici le 5 décembre, faute de quoi je saisirai le juge.", date(2026, 12, 5)),
        ("Avant le 5 janvier 2027 au plus tard.", date(2027, 1, 5)),
        ("You have to pay within 14 days.", date(2026, 12, 7)),
        ("Je vous mets en demeure de me rembourser.", None),
        ("Livrée sous 9999 jours.", None),
    ],
)
def test_the_days_that_a_formal_notice_leaves_are_counted_from_its_own(text: str, until: date | None) -> None:
    assert time_left(text, date(2026, 11, 23)) == until


@pytest.mark.parametrize("name", ["data_requests", "data_requests_unseen"])
def test_nine_in_ten_requests_about_personal_data_are_read_and_hardly_any_other_mail(
    rows: Callable[..., Any], name: str
) -> None:
    """Half of the sentences were written before the rules and are not looked at when these change."""
    found = [(row, bool(data_protection_words(row.text) or breach_words(row.text))) for row in rows(name)]
    asked = [is_found for row, is_found in found if row.kind]
    others = [is_found for row, is_found in found if not row.kind]
    assert len(found) >= 80
    assert sum(asked) >= 0.9 * len(asked), f"{sum(asked)} of {len(asked)}"
    assert sum(others) <= 0.05 * len(others), f"{sum(others)} of {len(others)}"


def test_a_formal_notice_is_told_from_the_threat_of_one() -> None:
    assert formal_notice_words("Ce courrier vaut mise en demeure.") == "mise en demeure"
    assert formal_notice_words("Ce n'est pas une mise en demeure.") == ""
    assert formal_notice_words("Mon avocat vous écrira.") == ""
