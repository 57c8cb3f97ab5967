"""A line that says of itself that it is internal."""

import pytest

from worker.staff.internal_lines import lines_of

NAMES = frozenset({"bob", "petit", "ann", "morel"})


@pytest.mark.parametrize(
    "line",
    [
        "Note interne : client pénible", "[Interne] à surveiller", "INTERNE: ne rien promettre",
        "- note interne - relance",
        "Ne pas transmettre au client : erreur de notre part", "Entre nous, il exagère", "FYI third time",
        "Internal note: do not admit", "@Bob tu peux vérifier ?", "Pour info, déjà remboursé en mars",
    ],
)  # fmt: skip
def test_it_is_found_below_a_letter(line: str) -> None:
    assert lines_of(f"Bonjour Monsieur,\n\nVotre colis arrive.\n---\n{line}", NAMES) == (line.strip(),)


@pytest.mark.parametrize(
    "line",
    [
        "Le contrôle interne n'a rien montré.", "Pour information, nous fermons samedi.", "Écrivez à bob@example.com.",
        "Merci de ne pas transmettre vos codes.", "L'entre-deux est réparé.", "Bob vous rappelle.",
        "@home est un service.",
    ],
)  # fmt: skip
def test_a_letter_is_none(line: str) -> None:
    assert lines_of(f"Bonjour Monsieur,\n\n{line}", NAMES) == ()


@pytest.mark.slow
@pytest.mark.parametrize("hostile", ["@" * 1_000_000, "[" * 1_000_000, "interne " * 100_000, "\n" * 1_000_000])
def test_hostile_text_costs_no_more_than_its_length(hostile: str) -> None:
    lines_of(hostile, NAMES)
