"""The names of the months, in the letters that texts are folded to."""

from worker.words.months import MONTHS, month_numbers
from worker.words.wording import fold


def test_the_months_of_a_language_are_its_own() -> None:
    months = month_numbers("fr", "en")
    assert (months["fevr"], months["aout"], months["december"]) == (2, 8, 12)
    assert "januar" not in months
    assert months.items() <= MONTHS.items()


def test_a_name_is_the_same_however_the_text_was_folded() -> None:
    """Dates in forwarded mail are read in the letters of the quoting rules."""
    assert [name for name in MONTHS if fold(name) != name] == []
