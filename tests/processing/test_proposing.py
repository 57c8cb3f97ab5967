"""A day that is proposed is a question, and what will be is none."""

import pytest

from worker.processing.proposing import proposes
from worker.words.wording import fold


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("Serez-vous chez vous vendredi ?", ""),
        ("Does Friday suit you?", ""),
        # What may be, where the question stands behind it.
        ("Le technicien peut passer le 18.", "Serez-vous là ?"),
        ("The technician could come on the 18th.", "Will you be in?"),
        # What is proposed, and whoever reads it is to say.
        ("Je vous propose un passage le vendredi 18.", "Merci de nous dire si cela vous va."),
    ],
)
def test_a_day_that_is_asked_about_is_proposed(said: str, after: str) -> None:
    assert proposes(fold(said), fold(after))


@pytest.mark.parametrize(
    ("said", "after"),
    [
        # Nobody is asked.
        ("Le technicien peut passer le 18.", ""),
        ("Je vous propose un passage le vendredi 18.", ""),
        # Asked, but of something that is, and may not be.
        ("Le technicien est passé le 18.", "Serez-vous là ?"),
        # Something is announced for it.
        ("Le technicien passera le 18.", "Serez-vous là ?"),
        ("Je vous propose un rendez-vous le 18 pour le remboursement, qu'en dites-vous ?", ""),
    ],
)
def test_a_day_of_which_something_is_said_is_none(said: str, after: str) -> None:
    assert not proposes(fold(said), fold(after))
