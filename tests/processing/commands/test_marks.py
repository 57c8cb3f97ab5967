"""The marks that a line is wrapped in go in pairs: what is left of it is as its writer meant it."""

import pytest

from worker.processing.commands.marks import bare


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("(#note x)", "#note x"),
        ('"#note x"', "#note x"),
        ("« #note x »", "#note x"),
        # The mate belongs to a mark inside the words.
        ("(#note (x)", "#note (x)"),
        ("#note (x)", "#note (x)"),
        ("«#note «x»", "#note «x»"),
        ("- ((#note x))", "#note x"),
    ],
)
def test_a_line_loses_its_marks_and_their_mates_and_no_other_sign(row: str, words: str) -> None:
    assert bare(row) == words
