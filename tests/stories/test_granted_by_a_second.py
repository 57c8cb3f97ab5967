"""A colleague asks for more than one may give: a second person's plain yes to that sum grants it, nothing else does."""

import re

import pytest

from tests.stories.answering import answered_by
from tests.stories.conftest import Letter, Person, World


@pytest.fixture
def asked(office: World, bo: Person, cy: Person, mia: Person, assigned: Letter) -> Letter:
    """Cyrille may not give 160 € alone, and has asked Mia by the line that was offered; what she reads of it."""
    answered = answered_by(office, bo, cy, assigned)
    cy.answers(answered, "#dédommagement remboursement 160 € par virement à la place")
    office.works()
    [refused] = cy.reads()
    line = re.search(r"#dire Mia Laurent [^#]*?à la place", refused.text)
    assert line
    cy.answers(refused, line[0])
    office.works()
    cy.reads()
    [told] = mia.reads()
    assert "Pour l'accorder, répondez « d'accord pour 160,00 € »" in told
    return told


def gives(office: World) -> list[tuple[str, int | None]]:
    return [(one.status, one.amount_cents) for one in office.file().compensations if one.kind != "apology"]


@pytest.mark.parametrize(
    "said",
    ["oui d'accord pour les 160", "ok pour 160", "OK pour 160 €.", "d'accord pour 160,00 €",
     "d'accord pour 160 euros", "Je valide les 160 €",
     "oui, 160 €", "ok pour 160\n\nMia"],
)  # fmt: skip
def test_a_yes_to_the_sum_that_was_asked_for_grants_it_and_who_asked_reads_it(
    office: World, bo: Person, cy: Person, mia: Person, asked: Letter, said: str
) -> None:
    mia.answers(asked, said, verdict="pass")
    office.works()
    assert gives(office) == [("dropped", 4_990), ("offered", 16_000)]
    [letter] = bo.reads()
    assert "un remboursement de 160,00 €" in letter
    assert "convenus" not in letter
    assert any("160" in one for one in cy.reads())
    # Said once more it gives nothing more.
    mia.answers(asked, said, verdict="pass")
    office.works()
    assert gives(office) == [("dropped", 4_990), ("offered", 16_000)]
    assert not bo.reads()


@pytest.mark.parametrize(
    "said",
    ["ok", "oui", "ok merci", "je regarde", "d'accord pour 150", "ok pour 160 mais en avoir", "ok pour 160 ?",
     "pas d'accord pour 160", "ok pour 1600", "160 € c'est trop", "oui pour 160 si le responsable est d'accord",
     "ok pour 160 $", "ok pour 160 et 20"],
)  # fmt: skip
def test_what_is_no_plain_yes_to_that_sum_gives_nothing_and_goes_to_who_asked(
    office: World, bo: Person, mia: Person, asked: Letter, said: str
) -> None:
    mia.answers(asked, said, verdict="pass")
    office.works()
    assert gives(office) == [("offered", 4_990)]
    assert not bo.reads()


def test_a_forged_yes_grants_nothing(office: World, bo: Person, mia: Person, asked: Letter) -> None:
    mia.answers(asked, "ok pour 160", verdict="fail")
    office.works()
    assert gives(office) == [("offered", 4_990)]
    assert not bo.reads()


def test_who_asked_does_not_grant_it_to_themselves(office: World, bo: Person, cy: Person, asked: Letter) -> None:
    cy.answers(asked, "ok pour 160", verdict="pass")
    office.works()
    assert gives(office) == [("offered", 4_990)]
    assert not bo.reads()


def test_a_customer_grants_themselves_nothing(office: World, bo: Person, asked: Letter) -> None:
    bo.answers(asked, "ok pour 160")
    office.works()
    assert gives(office) == [("offered", 4_990)]
