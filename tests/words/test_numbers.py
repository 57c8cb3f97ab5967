"""Numbers written as words."""

import re

import pytest

from worker.words.numbers import NUMBER_WORDS, value


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("un", 1),
        ("seize", 16),
        ("vingt et un", 21),
        ("vingt-quatre", 24),
        ("soixante-dix-sept", 77),
        ("septante", 70),
        ("quatre-vingts", 80),
        ("quatre vingt onze", 91),
        ("cent quatre-vingt-dix-neuf", 199),
        ("deux cents", 200),
        ("mille deux cent cinquante", 1250),
        ("deux mille", 2000),
        ("une dizaine", 10),
        ("deux douzaines", 24),
        ("twelve", 12),
        ("twenty-five", 25),
        ("one hundred and fifty", 150),
        ("two thousand three hundred", 2300),
        ("three dozen", 36),
    ],
)
def test_a_number_in_words_is_read_whole(words: str, number: int) -> None:
    assert re.fullmatch(NUMBER_WORDS, words)
    assert value(words) == number


@pytest.mark.parametrize("word", ["unique", "onzième", "neuve", "tenant", "centre", "millefeuille"])
def test_a_word_that_begins_like_a_number_is_none(word: str) -> None:
    assert not re.match(NUMBER_WORDS, word)
