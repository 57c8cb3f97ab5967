"""What is agreed once the answer has left: a sum on the telephone, something on top, more than one person may give."""

import re

import pytest

from tests.stories.answering import UPHELD, answered_by
from tests.stories.conftest import Letter, Person, World


@pytest.fixture
def answered(office: World, bo: Person, cy: Person, assigned: Letter) -> Letter:
    """What Cyrille reads once his answer, which offers 49,90 €, has left; Bo has read it."""
    return answered_by(office, bo, cy, assigned)


def the_line(letter: Letter) -> str:
    """The line that changes what the answer gives, as the letter has it."""
    found = re.search(r"#dédommagement remboursement [^(]*?(?=\(| - |$)", " ".join(letter.text.split()))
    assert found, letter.text
    return found[0].strip()


def gives(office: World) -> list[tuple[str, int | None]]:
    return [(one.status, one.amount_cents) for one in office.file().compensations if one.kind != "apology"]


def test_a_sum_agreed_on_the_telephone_takes_the_place_of_the_first(
    office: World, bo: Person, cy: Person, answered: Letter
) -> None:
    cy.answers(answered, "Eu M. Lindqvist au tél, on s'est mis d'accord à 60 €")
    office.works()
    [question] = cy.reads()
    assert not bo.reads()
    cy.answers(question, the_line(question).replace("60.00", "60,00"))
    office.works()
    [letter] = bo.reads()
    assert "un remboursement de 60,00 €" in letter.subject
    assert "Comme nous en sommes convenus" in letter
    assert "Au lieu de : un remboursement de 49,90 €" in letter
    assert gives(office) == [("dropped", 4_990), ("accepted", 6_000)]
    cy.answers(cy.reads()[-1], "viré ce matin, VIR-99812")
    office.works()
    [paid] = bo.reads()
    assert "Votre remboursement de 60,00 € est fait" in paid.subject
    assert office.file().state == "closed"


def test_what_is_added_on_our_own_comes_on_top(office: World, bo: Person, cy: Person, answered: Letter) -> None:
    cy.answers(answered, "viré hier, VIR-1201")
    office.works()
    bo.reads()
    cy.answers(cy.reads()[-1], "Nous ajoutons 18,50 € pour les frais de port")
    office.works()
    [question] = cy.reads()
    line = the_line(question)
    assert "18.50 EUR" in line
    assert line.endswith("en plus")
    cy.answers(question, line)
    office.works()
    [letter] = bo.reads()
    assert "Voici ce que nous ajoutons à notre réponse" in letter
    assert "Si cela ne vous convient pas" in letter
    assert gives(office) == [("executed", 4_990), ("offered", 1_850)]
    assert office.file().accepted_at is None


def test_more_than_one_person_may_give_is_decided_by_a_second(
    office: World, bo: Person, cy: Person, mia: Person, answered: Letter
) -> None:
    cy.answers(answered, "#dédommagement remboursement 160 € par virement à la place, convenu par téléphone")
    office.works()
    [refused] = cy.reads()
    asks = re.search(r"#dire Mia Laurent [^#]*?convenu par téléphone", refused.text)
    assert asks, refused.text
    assert gives(office) == [("offered", 4_990)]
    cy.answers(refused, asks[0])
    office.works()
    [asked] = mia.reads()
    assert "dédommagement remboursement 160 € par virement à la place" in asked
    cy.reads()
    assert not bo.reads()
    line = the_line(asked)
    assert "160.00 EUR" in line
    mia.answers(asked, line)
    office.works()
    [letter] = bo.reads()
    assert "un remboursement de 160,00 €" in letter
    assert "Mia Laurent" in letter
    assert gives(office)[-1] == ("accepted", 16_000)


def test_nobody_gives_alone_what_wants_two(office: World, bo: Person, mia: Person, answered: Letter) -> None:
    mia.writes(
        "Lindqvist", f"#dédommagement {office.file().ref} remboursement 500 € par virement à la place", verdict="pass"
    )
    office.works()
    assert gives(office) == [("offered", 4_990)]
    assert not bo.reads()


@pytest.mark.parametrize(
    "said", ["ok merci", "il demande 80 €", "on pourrait monter à 80 €", "pas d'accord pour 60 €", "60 € ça suffit ?"]
)
def test_what_decides_nothing_changes_nothing(
    office: World, bo: Person, cy: Person, answered: Letter, said: str
) -> None:
    cy.answers(answered, said)
    office.works()
    assert not any(re.search(r"#dédommagement remboursement [0-9]", letter.text) for letter in cy.reads())
    assert gives(office) == [("offered", 4_990)]
    assert not bo.reads()


def test_a_customer_who_types_the_line_gets_nothing_by_it(
    office: World, bo: Person, cy: Person, ann: Person, assigned: Letter
) -> None:
    cy.answers(assigned, f"#cause externe confirmée\n{UPHELD}#répondre\nMadame,\n\nVous avez raison.")
    office.works()
    [told] = bo.reads()
    cy.reads()
    bo.answers(told, "#dédommagement remboursement 900 € par virement à la place\nD'accord à 900 € avec Cyrille.")
    office.works()
    assert gives(office) == [("offered", 4_990)]
    [relay] = cy.reads()
    assert "#dédommagement remboursement 900.00" not in relay
