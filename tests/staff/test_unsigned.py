"""Rows of a form that were typed without their sign are its lines where a mail begins with several, or is one alone."""

import pytest

from worker.staff.unsigned import signed

FORM = "cause : organisation\ndecision fondée\n- motif: mauvaise lampe envoyée\nremboursement 49.90 par virement"
LINES = "#cause organisation\n#decision fondée\n#motif mauvaise lampe envoyée\n#remboursement 49.90 par virement"
LETTER = "Bonjour Monsieur,\nNous vous remboursons 49,90 €."


def test_with_a_letter_below_they_are_its_answer() -> None:
    assert signed(f"{FORM}\n\n{LETTER}") == f"{LINES}\n#répondre\n\n{LETTER}"
    assert signed(f"{FORM}\nrépondre\n\n{LETTER}") == f"{LINES}\n#répondre\n\n{LETTER}"


def test_without_one_they_are_lines() -> None:
    assert signed(FORM) == LINES
    assert signed("motif : usure normale") == "#motif usure normale"


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "Remboursement fait ce matin.",
        "Décision de ce jour : nous vous écrivons demain.\n\nBonjour Monsieur, nous vous rappelons.",
        "cause : le transporteur ?",
        f"#decision fondée\n{LETTER}",
        "",
    ],
)
def test_any_other_mail_stays_as_it_is(text: str) -> None:
    assert signed(text) == text
