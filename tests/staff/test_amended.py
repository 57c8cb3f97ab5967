"""What changes an answer that has left, in the words of colleagues: the line that is offered for it, or none."""

import pytest

from tests.response.sheet import THEN, gift, ready
from worker.complaint.compensation import CompensationStatus
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.staff.amended import amended


def answered(status: CompensationStatus = "offered") -> Complaint:
    given = (gift(1, status=status, offered_at=THEN, executed_on=THEN.date() if status == "executed" else None),)
    return ready(state=State.ANSWERED, decision="upheld", answered_at=THEN, compensations=given)


def line(said: str, status: CompensationStatus = "offered") -> list[str]:
    return [one.told("fr") for one in amended(answered(status), said)]


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("on s'est mis d'accord à 60 avec lui, Bob tu modifies", "60.00 EUR … à la place convenu"),
        ("finalement c'est 80 € et non 49,90", "80.00 EUR … à la place"),
        ("on monte à 100", "100.00 EUR … à la place"),
        ("je l'ai eu au tel, on part sur 60", "60.00 EUR … à la place"),
        ("vu avec elle: 70 euros et on n'en parle plus", "70.00 EUR … à la place"),
        ("erreur de ma part c'est 59,90 qu'on lui rembourse", "59.90 EUR … à la place"),
        ("we agreed on 60 by phone", "60.00 EUR … à la place convenu"),
        ("nous ajoutons 18,50 €", "18.50 EUR … en plus"),
        ("on lui fait 15 € de plus", "15.00 EUR … en plus"),
        ("we are adding 18.50 €", "18.50 EUR … en plus"),
    ],
)
def test_a_sum_that_the_answer_has_not_is_offered_with_its_line(said: str, offered: str) -> None:
    [found] = line(said)
    begins, ends = offered.split(" … ")
    assert found.startswith(f"#dédommagement remboursement {begins}")
    assert ends in found


def test_another_kind_is_the_one_that_is_named() -> None:
    assert line("je lui rajoute 20 € de bon d'achat") == ["#dédommagement bon d'achat 20.00 EUR en plus"]


def test_of_what_was_paid_the_difference_comes_on_top() -> None:
    [found] = line("on s'est mis d'accord à 60 € en tout", "executed")
    assert found == '#dédommagement remboursement 10.10 EUR "par virement" en plus convenu avec le client'


@pytest.mark.parametrize(
    "said",
    [
        "ok merci",
        "je regarde",
        "oui",
        "elle demande 80 €",
        "on pourrait monter à 80 €",
        "pas d'accord pour 60 €",
        "on peut monter à 60 ?",
        "virement de 49,90 € fait",
        "d'accord pour 49,90 €",
        "il a reçu les 20 € d'un autre dossier",
        "la cliente me dit que le montant est faux : elle a payé 89 €",
        "je vais voir si on ajoute 20 €",
        "d'accord pour 3 jours",
        "entre 60 € et 80 €, on s'est mis d'accord",
    ],
)
def test_what_decides_nothing_offers_nothing(said: str) -> None:
    assert line(said) == []


def test_nothing_changes_before_the_answer() -> None:
    before = ready(compensations=(gift(1),))
    assert [*amended(before, "on s'est mis d'accord à 60 €")] == []


@pytest.mark.parametrize(
    ("said", "euros"), [("finalement on monte à 60 en tout", "40.00"), ("finalement c'est 40 € et non 29,90", "40.00")]
)
def test_of_a_sum_in_all_what_was_paid_in_part_is_taken_off_unless_the_rest_is_named(said: str, euros: str) -> None:
    paid = gift(1, status="executed", amount_cents=2_000, offered_at=THEN, executed_on=THEN.date())
    rest = gift(2, status="offered", amount_cents=2_990, offered_at=THEN)
    file = answered().model_copy(update={"compensations": (paid, rest)})
    [found] = [one.told("fr") for one in amended(file, said)]
    assert found.startswith(f"#dédommagement remboursement {euros} EUR")
    assert found.endswith("à la place")
