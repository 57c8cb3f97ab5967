"""A customer denies a payment that we told as done: whoever keeps the file reads it first, with what may be so."""

import pytest

from tests.stories.answering import answered_by
from tests.stories.conftest import Letter, Person, World
from worker.complaint.lifecycle import State


@pytest.fixture
def paid(office: World, bo: Person, cy: Person, assigned: Letter) -> Letter:
    """Cyrille's answer has left and is carried out; what Bo reads of it."""
    answered = answered_by(office, bo, cy, assigned)
    cy.answers(answered, "#exécuté VIR-4471")
    office.works()
    cy.reads()
    [told] = bo.reads()
    return told


def gives(office: World) -> list[tuple[str, int | None]]:
    return [(one.status, one.amount_cents) for one in office.file().compensations if one.kind != "apology"]


@pytest.mark.parametrize(
    "said",
    [
        "Bonjour, je n'ai rien reçu sur mon compte.",
        "Le virement n'est jamais arrivé !",
        "Merci, mais toujours rien reçu",
    ],
)
def test_who_keeps_the_file_reads_first_that_the_payment_is_denied(
    office: World, bo: Person, cy: Person, paid: Letter, said: str
) -> None:
    bo.answers(paid, said)
    office.works()
    [relay] = cy.reads()
    assert relay.subject.startswith("Non reçu, d'après Bo Lindqvist")
    first = " ".join(relay.text.split("Bonjour Cyrille Marchand,")[1].split())
    assert first.startswith("Ce message dit que ce que nous avons dit fait n'est pas arrivé")
    assert "un remboursement de 49,90 € (VIR-4471)" in relay
    assert gives(office) == [("executed", 4_990)]
    cy.answers(relay, "#revenu 1 pas encore parti")
    office.works()
    assert gives(office) == [("offered", 4_990)]
    assert any("n'est pas encore fait" in one.subject for one in bo.reads())


def test_a_sum_that_is_missing_is_owed_again_by_one_line(office: World, bo: Person, cy: Person, paid: Letter) -> None:
    bo.answers(paid, "J'ai reçu 40 et pas 49,90.")
    office.works()
    [relay] = cy.reads()
    assert relay.subject.startswith("Somme incomplète")
    assert "il manque 9,90 €" in relay
    assert "#revenu 1 en partie 9.90 EUR" in relay
    cy.answers(relay, "#revenu 1 en partie 9.90 EUR")
    office.works()
    [letter] = bo.reads()
    assert "il vous reste dû 9,90 €" in letter.subject
    assert gives(office) == [("executed", 4_000), ("offered", 990)]
    cy.answers(cy.reads()[-1], "viré ce matin, VIR-4490")
    office.works()
    assert gives(office) == [("executed", 4_000), ("executed", 990)]


def test_in_a_closed_file_thanks_that_deny_a_payment_come_back_and_are_read(
    office: World, bo: Person, ann: Person, cy: Person, paid: Letter
) -> None:
    bo.answers(paid, "Merci, j'accepte votre proposition.")
    office.works()
    cy.answers(cy.reads()[-1], "#accepté")
    office.works()
    assert office.file().state is State.CLOSED
    ann.reads()
    cy.reads()
    bo.reads()
    bo.answers(paid, "Merci, mais je n'ai rien reçu sur mon compte")
    office.works()
    relay = cy.reads()[-1]
    assert "n'est pas arrivé" in relay
    assert "Ce dossier est clos, et son auteur y revient" in relay
    cy.answers(relay, "#revenu 1 rejeté par la banque")
    office.works()
    assert office.file().state is State.ANSWERED
    assert office.file().owed


def test_what_denies_nothing_is_relayed_as_before(office: World, bo: Person, cy: Person, paid: Letter) -> None:
    bo.answers(paid, "Merci, j'ai bien reçu les 49,90 €. Je n'ai pas reçu la facture par contre.")
    office.works()
    [relay] = cy.reads()
    assert relay.subject.startswith("Nouveau message de Bo Lindqvist")


def test_a_stranger_who_denies_it_is_held_and_offered_nothing(office: World, cy: Person, paid: Letter) -> None:
    other = office.person("Eve", "eve@example.net")
    other.answers(paid, "Je n'ai rien reçu sur mon compte.")
    office.works()
    [relay] = cy.reads()
    assert "pas encore parti" not in relay
