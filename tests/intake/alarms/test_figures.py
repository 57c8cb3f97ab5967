"""Danger, distress and threats are heard in each language that has words for them; ordinary complaints alarm nobody."""

import time

import pytest

from tests.intake.alarms.sheets import figures, ordinary, sheet
from worker.processing.alarms import of_people

# Of the ordinary complaints, these few tell a danger beside what they ask.
TRUE_AMONG_ORDINARY = 7
HOSTILE = (
    "mon fils est ", "odeur ", "cuisiniere ", "m'a ouvert la ", "l'eau sur ", "je suis tombee ", "sans eau ",
    "hopital ", "incendie ", "devant le depot ", "je ne vois plus ", "my son fell ", "bebe ", "failli me ",
)  # fmt: skip


@pytest.mark.parametrize("half", ["tuned", "kept"])
def test_nine_in_ten_alarms_are_heard_as_what_they_are(half: str) -> None:
    found = figures(sheet(half))
    assert found.found_share >= 0.9, found.missed
    assert found.false_share <= 0.03, found.false


def test_an_ordinary_complaint_alarms_nobody() -> None:
    texts = ordinary()
    assert len(texts) > 900
    assert sum(bool(of_people(text)) for text in texts) <= TRUE_AMONG_ORDINARY


@pytest.mark.parametrize("unit", HOSTILE)
def test_words_that_half_say_a_danger_cost_no_more_for_being_many(unit: str) -> None:
    start = time.process_time()
    of_people(unit * (1_000_000 // len(unit)))
    assert time.process_time() - start < 10
