"""A text below commands that send none: asked about where it plainly speaks to the complainant."""

import pytest

from tests.commands.lines import at
from tests.response.sheet import ready
from worker.office.commands import TABLE
from worker.processing.commands.script import Line, Script
from worker.staff.plainly_theirs import checked, speaks_to_them
from worker.staff.running import LineResult, Outcome
from worker.words.said import Said

FILE = ready()
OF_NO_TEXT = Line(1, "#résumé", "résumé")


def objections(text: str, *, override: str = "", outcome: Outcome | None = None, ref: str = FILE.ref) -> int:
    before = outcome or Outcome(at(FILE))
    after = checked(before, Script((OF_NO_TEXT,), text), ref, TABLE, override=override)
    return len(after.results) - len(before.results)


@pytest.mark.parametrize(
    "text",
    [
        # A greeting alone, and what a customer has alone.
        "Bonjour Madame Lindqvist,\nil fera beau demain.",
        "Nous vous remboursons demain.",
        "Votre commande est retrouvée.",
    ],
)
def test_a_greeting_or_what_only_a_customer_has_is_asked_about(text: str) -> None:
    assert objections(text) == 1


def test_words_to_nobody_in_particular_are_not() -> None:
    assert objections("Le transporteur a retrouvé le canapé.") == 0


def test_a_reason_lets_it_stay_and_what_is_refused_or_empty_is_not_read() -> None:
    theirs = "Votre commande est retrouvée."
    assert objections(theirs, override="c'est pour nous") == 0
    assert objections("  \n ") == 0
    refused = Outcome(at(FILE), (LineResult(OF_NO_TEXT, Said("no")),))
    assert not refused.ok
    assert objections(theirs, outcome=refused) == 0
    assert objections(theirs, ref="") == 0


def test_only_what_nobody_says_to_a_colleague_speaks_to_them() -> None:
    assert speaks_to_them("Votre remboursement part demain.")
    assert not speaks_to_them("Le remboursement part demain.")
