"""A payment is told wherever its writer is: in a mail of their own, beside other news, in a list of several."""

import pytest

from tests.stories.answering import answered_by
from tests.stories.conftest import Letter, Person, World


@pytest.fixture
def answered(office: World, bo: Person, cy: Person, assigned: Letter) -> Letter:
    """What Cyrille reads once his answer, which offers 49,90 €, has left; Bo has read it."""
    return answered_by(office, bo, cy, assigned)


def paid(office: World) -> list[tuple[str, str]]:
    return [(one.status, one.proof) for one in office.file().compensations if one.kind != "apology"]


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("virement", "virement fait pour M. Lindqvist, ref VIR-2231"),
        ("remboursement lindqvist", "fait ce matin, virement 49,90 € ref VIR-2231"),
        ("virements du jour", "M. Lindqvist : 49,90 € payés VIR-2231"),
        ("virements", "Lindqvist 49,90 payé VIR-2231"),
    ],
)
def test_in_a_mail_of_ones_own(
    office: World, bo: Person, cy: Person, answered: Letter, subject: str, text: str
) -> None:
    cy.writes(subject, text)
    office.works()
    [letter] = bo.reads()
    assert "Votre remboursement de 49,90 € est fait" in letter.subject
    assert "VIR-2231" in letter
    assert paid(office)[0][0] == "executed"


def test_of_a_customer_whom_nobody_knows_nothing_is_done(
    office: World, bo: Person, cy: Person, answered: Letter
) -> None:
    cy.writes("virement", "virement fait pour M. Inconnu, ref VIR-2231")
    office.works()
    assert not bo.reads()
    assert paid(office) == [("offered", "")]


def test_of_another_sum_nothing_is_certified(office: World, bo: Person, cy: Person, answered: Letter) -> None:
    cy.writes("virements", "Lindqvist 79,90 payé VIR-2231")
    office.works()
    assert not bo.reads()
    assert paid(office) == [("offered", "")]
    cy.answers(answered, "#exécuté 1 VIR-2231 (60 € au lieu de 49,90)")
    office.works()
    refused = cy.reads()[-1]
    assert '#dédommagement remboursement 60.00 EUR "par virement" à la place' in refused
    assert "#exécuté 3 VIR-2231" in refused
    assert not bo.reads()
    cy.answers(refused, '#dédommagement remboursement 60.00 EUR "par virement" à la place\n#exécuté 3 VIR-2231')
    office.works()
    changed, done = bo.reads()
    assert "Au lieu de : un remboursement de 49,90 €" in changed
    assert "Votre remboursement de 60,00 € est fait" in done.subject


def test_with_news_of_something_else_beside_it(office: World, bo: Person, cy: Person, answered: Letter) -> None:
    cy.answers(answered, "Lindqvist payé aujourd'hui 49,90, VIR-88130. le bon d'achat de son voisin part demain")
    office.works()
    [letter] = bo.reads()
    assert "VIR-88130" in letter
    assert "voisin" not in letter
    assert "part demain" in office.file().notes[-1].text


@pytest.mark.parametrize(
    "text",
    [
        "acompte de 20 € versé, VIR-1, reste 29,90",
        "Lindqvist : 20 virés le 20, 29,90 partiront le 30",
        "#exécuté 1 20 virés hier, 29,90 partiront le 30",
        "viré ce matin. enfin non, pas encore",
        "payé, VIR-12, mais le compte était fermé",
        "le client dit que c'est payé",
        "c'est viré, VIR-12 ?",
        # Of somebody else, in answer to a letter about this file.
        "dis, les 80 sont partis ce matin pour un autre",
        "virement fait ce matin à Mme Martin, VIR-88",
        "49,90 € virés, c'était pour un autre dossier",
    ],
)
def test_what_is_not_all_of_it_or_is_taken_back_is_not_told_as_done(
    office: World, bo: Person, cy: Person, answered: Letter, text: str
) -> None:
    cy.answers(answered, text)
    office.works()
    assert paid(office) == [("offered", "")]
    assert not bo.reads()


def test_the_day_of_the_week_on_which_they_write_is_today(
    office: World, bo: Person, cy: Person, answered: Letter
) -> None:
    # Tuesday; the answer left on Monday.
    cy.answers(answered, "Mme Lindqvist a été payée 49,90 par virement mardi VIR-88300")
    office.works()
    [letter] = bo.reads()
    assert "mardi 24 novembre 2026" in letter
    assert "virement mardi" not in letter


@pytest.mark.parametrize("text", ["Lindqvist 40 virés ce matin", "60 payés hier"])
def test_a_sum_without_its_sign_is_a_sum_all_the_same(
    office: World, bo: Person, cy: Person, answered: Letter, text: str
) -> None:
    cy.answers(answered, text)
    office.works()
    [refused] = cy.reads()
    assert "vous nommez une autre somme" in refused
    assert not bo.reads()
    assert paid(office) == [("offered", "")]


@pytest.mark.parametrize("text", ["49,90 € payés le 3", "49,90 € virés vendredi", "#exécuté 1 VIR-9 le=12/11/2026"])
def test_a_day_before_the_complaint_came_is_asked_for(
    office: World, bo: Person, cy: Person, answered: Letter, text: str
) -> None:
    cy.answers(answered, text)
    office.works()
    [refused] = cy.reads()
    assert "antérieur à la réclamation" in refused
    assert not bo.reads()


def test_what_is_agreed_is_no_payment(office: World, bo: Person, cy: Person, answered: Letter) -> None:
    cy.answers(answered, "Lindqvist c'est ok pour 60 € en tout par virement au lieu de 49,90, convenu par tel hier")
    office.works()
    [question] = cy.reads()
    assert "#dédommagement remboursement 60.00 EUR" in question
    assert "#exécuté 1 c'est ok" not in question
    assert not bo.reads()


def test_money_instead_of_what_was_promised_is_said_so_first(
    office: World, bo: Person, cy: Person, answered: Letter
) -> None:
    cy.answers(answered, '#dédommagement avoir 60 € "sur votre compte" à la place')
    office.works()
    bo.reads()
    cy.answers(cy.reads()[-1], "60 € virés ce jour au lieu de l'avoir, VIR-88240")
    office.works()
    [refused] = cy.reads()
    assert "#exécuté 4 VIR-88240" in refused
    assert not bo.reads()


def test_what_is_said_with_whose_it_is_is_kept_with_it(
    office: World, cy: Person, ann: Person, answered: Letter
) -> None:
    ann.writes("appel", "Un client a appelé pour les pieds de son canapé. Pas de mail.")
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, "c'est M. Lindqvist, les pieds étaient dans le carton")
    office.works()
    assert "dans le carton" in office.file().notes[-1].text
