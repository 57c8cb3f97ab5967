"""One word approves; one word more does not."""

import pytest

from worker.nouns.item import Person
from worker.processing.commands.script import Script
from worker.staff.one_word import as_command

MIA = Person("Mia Laurent", "mia@example.com")


@pytest.mark.parametrize(
    "text",
    [
        "Oui", "oui.", "OK !", "Validé", "Je valide.", "D'accord", "Yes", "approved", "Oui\n\nMia",
        "ok\nCordialement,\nMia Laurent",
    ],
)  # fmt: skip
def test_a_plain_yes_is_the_command(text: str) -> None:
    [line] = as_command(Script((), text), MIA).lines
    assert line.verb == "valider"


@pytest.mark.parametrize(
    "text",
    [
        "", "Non", "Oui mais", "ok\nsauf la date", "Oui ?", "Je ne valide pas", "Oui\n\nPaul", "ouiiii",
        "Très bien écrit",
    ],
)  # fmt: skip
def test_anything_else_is_not(text: str) -> None:
    script = Script((), text)
    assert as_command(script, MIA) is script
