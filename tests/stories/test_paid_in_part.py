"""A part of a sum leaves today, the rest later: what the complainant reads, and what stays owed until it is paid."""

import re

import pytest

from tests.stories.answering import answered_by
from tests.stories.conftest import Letter, Person, World
from worker.complaint.lifecycle import State


@pytest.fixture
def answered(office: World, bo: Person, cy: Person, assigned: Letter) -> Letter:
    """What Cyrille reads once his answer, which offers 49,90 €, has left; Bo has read it."""
    return answered_by(office, bo, cy, assigned)


def the_line(letter: Letter) -> str:
    """The line that says that a part was paid, as the letter has it."""
    found = re.search(r"#exécuté 1 en partie .*?échéance=[0-9/]+", " ".join(letter.text.split()))
    assert found, letter.text
    return found[0].strip()


def gives(office: World) -> list[tuple[str, int | None]]:
    return [(one.status, one.amount_cents) for one in office.file().compensations if one.kind != "apology"]


def test_plain_words_are_offered_as_the_line_and_the_rest_is_told_reminded_of_and_paid(
    office: World, bo: Person, cy: Person, answered: Letter
) -> None:
    cy.answers(answered, "20 virés ce matin, le reste partira le 5")
    office.works()
    [question] = cy.reads()
    assert not bo.reads()
    line = the_line(question)
    assert line == "#exécuté 1 en partie 20.00 EUR [son numéro ?] échéance=05/12/2026"
    cy.answers(question, line.replace("[son numéro ?]", "VIR-4471"))
    office.works()
    [letter] = bo.reads()
    assert letter.subject.startswith("Une partie de votre remboursement est faite : 20,00 €")
    assert "Référence : VIR-4471" in letter
    assert "Il vous reste dû : 29,90 €, au plus tard le samedi 5 décembre 2026" in letter
    assert "excuser de ce retard" not in letter
    assert gives(office) == [("executed", 2_000), ("offered", 2_990)]
    bo.answers(letter, "Merci, j'accepte votre proposition.")
    office.works()
    cy.answers(cy.reads()[-1], "#accepté")
    office.works()
    assert office.file().state is State.ANSWERED
    office.waits(days=15)
    assert any("pas encore exécuté" in one for one in (*cy.reads(), *cy.digests()))
    cy.answers(answered, "viré ce matin, VIR-4490")
    office.works()
    assert any(one.subject.startswith("Votre remboursement de 29,90 € est fait") for one in bo.reads())
    assert office.file().state is State.CLOSED


def test_a_day_after_the_one_that_was_announced_is_told_with_an_apology(
    office: World, bo: Person, cy: Person, answered: Letter
) -> None:
    cy.answers(answered, "#exécuté acompte de 20 € VIR-4471, le reste fin janvier")
    office.works()
    [refused] = cy.reads()
    assert not bo.reads()
    cy.answers(refused, the_line(refused))
    office.works()
    [letter] = bo.reads()
    assert "veuillez nous excuser de ce retard" in letter
    assert "29,90 €, au plus tard le dimanche 31 janvier 2027" in letter


def test_the_complainant_who_types_the_line_pays_nothing(
    office: World, bo: Person, cy: Person, answered: Letter
) -> None:
    bo.writes(f"Re: {office.file().ref}", "#exécuté 1 en partie 20 € VIR-4471")
    office.works()
    assert gives(office) == [("offered", 4_990)]
