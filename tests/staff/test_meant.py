"""Plain words to a file are offered the line that they most likely ask for, and nothing where they ask or deny it."""

from typing import Any

import pytest

from tests.commands.lines import at, of
from tests.response.sheet import ANN, BOB, CY, THEN, gift
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.office.commands import TABLE
from worker.staff.meant import meant

OWED = (gift(1, status="accepted", accepted_at=THEN),)
PAID = (gift(1, status="executed", offered_at=THEN, executed_at=THEN, executed_on=THEN.date()),)


def offered(words: str, complaint: Complaint, who: Person = CY) -> list[str]:
    return [one.short.told("fr") for one in meant(complaint, at(complaint, who), words, TABLE)]


def answered(**changes: Any) -> Complaint:
    return of(State.ANSWERED, **{"answered_at": THEN, "compensations": (), **changes})


def test_what_was_paid_is_offered_its_proof() -> None:
    (line,) = offered("C'est remboursé", answered(compensations=OWED))
    assert line.startswith("#exécuté 1 [")


@pytest.mark.parametrize("words", ["C'est remboursé ?", "Pas encore remboursé", "Il faut le rembourser", "Bonjour"])
def test_what_is_asked_denied_or_to_come_was_not_paid(words: str) -> None:
    assert offered(words, answered(compensations=OWED)) == []


def test_what_was_paid_in_part_is_offered_as_a_part_and_what_is_to_come_is_not() -> None:
    (line,) = offered("20 virés ce matin VIR-1, le reste partira vendredi", answered(compensations=OWED))
    assert line == "#exécuté 1 en partie 20.00 EUR VIR-1 échéance=04/12/2026"
    assert offered("on paiera en deux fois", answered(compensations=OWED)) == []


def test_where_nothing_is_owed_nothing_was_paid() -> None:
    assert offered("C'est remboursé", answered(compensations=PAID)) == []


def test_what_came_back_and_what_never_left_are_owed_again() -> None:
    (back,) = offered("Le virement est revenu, IBAN faux", answered(compensations=PAID))
    assert back.startswith("#revenu 1")
    (never,) = offered("Oups, le virement n'est pas encore parti", answered(compensations=PAID))
    assert never == "#revenu 1 pas encore parti"
    (later,) = offered("Je me suis trompé, il n'est pas parti, ce sera jeudi", answered(compensations=PAID))
    assert later == "#revenu 1 pas encore parti échéance=03/12/2026"
    (rejected,) = offered("le client n'a pas encore été remboursé, virement rejeté", answered(compensations=PAID))
    assert rejected == back
    assert offered("Il n'est pas encore parti ?", answered(compensations=PAID)) == []
    assert offered("Le virement est revenu", answered()) == []


@pytest.mark.parametrize("words", ["Je m'en occupe", "Je vais regarder"])
def test_who_takes_it_is_offered_the_file_where_it_is_nobodys(words: str) -> None:
    free = of(State.ASSESSED, owner="")
    assert offered(words, free, ANN) == ["#affecter moi"]
    assert offered(words, of(State.ASSESSED, owner=BOB.address), ANN) == []
    assert offered(f"{words} ?", free, ANN) == []
    assert offered(words, of(State.CLOSED, owner=""), ANN) == []
    assert offered(words, of(State.ASSESSED, owner="", complained_of=(ANN.address,)), ANN) == []


def test_one_colleague_who_is_named_may_be_given_it() -> None:
    mine = of(State.INVESTIGATING)
    assert offered("pour Bob svp", mine) == ["#affecter Bob Petit"]
    assert offered("pour Bob et Mia svp", mine) == []
    assert offered("pour Cyrille svp", of(State.INVESTIGATING), ANN) == []
    assert offered("pour Bob svp", of(State.INVESTIGATING, complained_of=(BOB.address,))) == []
    assert offered("pour Bob svp", answered()) == []
    assert offered("pour Bob svp", of(State.CLOSED)) == []
    assert offered("pour Bobby svp", mine) == []


def test_a_content_complainant_may_have_accepted() -> None:
    assert offered("Elle est contente", answered()) == ["#accepté"]
    assert offered("Elle est contente ?", answered()) == []
    assert offered("Elle n'est pas contente", answered()) == []
    assert offered("Elle est contente", answered(accepted_at=THEN)) == []
    assert offered("Elle est contente", of(State.INVESTIGATING)) == []


def test_nobody_is_offered_what_they_may_not_do() -> None:
    assert offered("C'est remboursé", answered(compensations=OWED, owner=CY.address), BOB) == []


def test_what_is_offered_is_about_the_file_in_hand() -> None:
    (offer,) = meant(answered(compensations=OWED), at(answered(compensations=OWED), CY), "C'est remboursé", TABLE)
    assert offer.ref == answered().ref
