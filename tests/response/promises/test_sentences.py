"""What support staff write, good and bad: each sentence is told apart as it should be."""

from collections import Counter

import pytest

from tests.response.promises.figures import Row, measure, rows
from worker.response.promises.table import RULES

SENTENCES = rows("sentences")
DATES = rows("dates")


@pytest.mark.parametrize("row", [*SENTENCES, *DATES], ids=lambda row: row.sentence)
def test_a_sentence_names_the_rules_that_it_breaks_and_no_other(row: Row) -> None:
    assert row.named == row.expected


def test_precision_and_recall_on_the_sentences_that_grew_with_the_rules() -> None:
    measured = measure("sentences")
    assert (measured.precision, measured.recall) == (1.0, 1.0)


def test_precision_and_recall_on_sentences_that_no_rule_was_made_for() -> None:
    measured = measure("sentences_unseen")
    assert measured.precision >= 0.95, measured.false_alarms
    assert measured.recall >= 0.8


def test_a_past_fact_with_its_day_or_its_price_is_no_promise() -> None:
    measured = measure("dates_unseen")
    assert measured.precision >= 0.95, measured.false_alarms
    assert measured.recall >= 0.95


@pytest.mark.parametrize("name", ["sentences", "sentences_unseen"])
def test_the_sets_are_large_and_half_french_half_good(name: str) -> None:
    told = rows(name)
    languages = Counter(row.language for row in told)
    assert len(told) >= 60
    assert set(languages) == {"fr", "en"}
    assert min(languages.values()) > len(told) / 3
    assert sum(not row.expected for row in told) > len(told) / 4


def test_every_rule_is_broken_in_both_languages() -> None:
    names = {rule.name for rule in RULES}
    for language in ("fr", "en"):
        assert {rule for row in SENTENCES if row.language == language for rule in row.expected} == names


def test_no_sentence_stands_in_both_sets() -> None:
    unseen = [row.sentence for name in ("sentences_unseen", "dates_unseen") for row in rows(name)]
    assert {row.sentence for row in (*SENTENCES, *DATES)}.isdisjoint(unseen)
