"""Dates, sizes and amounts as each language writes them; the spaces of French typography."""

from datetime import date

import pytest

from worker.writing import formats
from worker.writing.shield import KEPT_SPACE, inline, to_html, to_text
from worker.writing.typography import curled, typeset


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("fr", date(2026, 11, 23), "lundi 23 novembre 2026"),
        ("fr", date(2026, 11, 1), "dimanche 1er novembre 2026"),
        ("fr", date(2026, 8, 11), "mardi 11 août 2026"),
        ("en", date(2026, 11, 23), "Monday 23 November 2026"),
        ("en", date(2026, 11, 1), "Sunday 1 November 2026"),
    ],
)
def test_a_date_is_written_in_full(language: str, value: date, words: str) -> None:
    assert to_text(formats.day(value, language)) == words
    # No line of the text part ends inside it.
    assert " " not in formats.day(value, language)


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("fr", 0, "0 octets"),
        ("fr", 999, "999 octets"),
        ("fr", 1000, "1 Ko"),
        ("fr", 1_249, "1,2 Ko"),
        ("fr", 312_400, "312 Ko"),
        ("fr", 999_499, "999 Ko"),
        ("fr", 999_500, "1 Mo"),
        ("fr", 1_234_567, "1,2 Mo"),
        ("fr", 31_500_000, "32 Mo"),
        ("fr", 5_000_000_000_000, "5 000 Go"),
        ("en", 950, "950 bytes"),
        ("en", 1_234_567, "1.2 MB"),
    ],
)
def test_a_size_is_short(language: str, count: int, words: str) -> None:
    assert to_text(formats.size(count, language)).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("language", "cents", "currency", "words"),
    [
        ("fr", 123_450, "EUR", "1 234,50 €"),
        ("fr", 5, "EUR", "0,05 €"),
        ("en", 123_450, "EUR", "€1,234.50"),
        ("en", 123_450, "GBP", "£1,234.50"),
    ],
)
def test_an_amount_carries_its_currency(language: str, cents: int, currency: str, words: str) -> None:
    written = to_text(formats.amount(cents, language, currency))
    assert written.replace("\u00a0", " ") == words
    assert not set(" \u202f") & set(written)


@pytest.mark.parametrize("currency", ["EUR", "", "euros", "<b>", "\u202eRUE"])
def test_an_absurd_amount_is_still_written_in_one_bounded_line(currency: str) -> None:
    assert len(formats.amount(10**400, "fr", currency)) <= 200
    assert "<" not in formats.amount(-1, "fr", currency)


def test_a_limit_and_a_phone_number_stay_in_one_piece() -> None:
    assert formats.megabytes(25, "fr") == "25\u00a0Mo"
    assert formats.keep("04 72 00") == f"04{KEPT_SPACE}72{KEPT_SPACE}00"


def test_french_sets_its_own_spaces_and_leaves_quoted_words_alone() -> None:
    assert typeset("Quoi ? « Oui » : 50 %", "fr") == "Quoi\u00a0? «\u00a0Oui\u00a0»\u00a0: 50\u00a0%"
    assert (
        to_text(typeset(f"Objet : {inline('« Quoi » ? : ! 5 € 3 %')}", "fr")) == "Objet\u00a0: « Quoi » ? : ! 5 € 3 %"
    )
    assert typeset("`a : b` c : d", "fr") == "`a : b` c\u00a0: d"
    assert typeset("What ? : 50 %", "en") == "What ?: 50 %"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_our_apostrophes_are_those_of_print_on_a_page_and_of_a_keyboard_in_a_terminal(language: str) -> None:
    theirs = inline("n'est")
    words = typeset(f"l'avis d'**Ann**, aujourd'hui {theirs} `jusqu'au=`", language)
    assert to_html(words) == "l’avis d’**Ann**, aujourd’hui n&#x27;est `jusqu'au=`".replace("jusqu'", "jusqu&#x27;")
    assert to_text(words) == "l'avis d'**Ann**, aujourd'hui n'est `jusqu'au=`"
    assert to_html(curled(inline("C'est 'cela'"))) == "C’est &#x27;cela’"
