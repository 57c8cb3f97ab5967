"""A sum that is paid in part: what the words say of it, what is recorded and told, and what stays owed."""

from datetime import date
from typing import Any

import pytest

from tests.commands.lines import at
from tests.response.sheet import CY, NOW, THEN, bench, gift, ready, refused, types
from worker.complaint.compensation import CompensationPaidInPart, CompensationReturned
from worker.complaint.entry import EntryOutOfPlace
from worker.complaint.folding import apply, apply_all
from worker.complaint.lifecycle import Moved, State
from worker.complaint.record import Complaint
from worker.processing.commands.frame import Done
from worker.response.commands import partly
from worker.response.letters import CompensationDone
from worker.response.told_sums import sums_told

OWED = gift(1, amount_cents=30_000, status="accepted", offered_at=THEN, accepted_at=THEN, due=date(2026, 12, 7))


def answered(**changes: Any) -> Complaint:
    known = {"state": State.ANSWERED, "decision": "upheld", "answered_at": THEN, "accepted_at": THEN}
    return ready(**(known | {"compensations": (OWED,)} | changes))


def typed(line: str, file: Complaint | None = None) -> Done:
    return types(line, at(file or answered(), CY))


def after(line: str, file: Complaint | None = None) -> Complaint:
    return apply_all(file or answered(), typed(line, file).entries, at=NOW)


def letter(done: Done) -> CompensationDone:
    [sent] = done.letters
    assert isinstance(sent.letter, CompensationDone)
    return sent.letter


@pytest.mark.parametrize(
    ("said", "euros", "day"),
    [
        ("150 virés ce matin, le reste partira le 30", 150, None),
        ("150 virés ce matin, le reste partira le 5", 150, date(2026, 12, 5)),
        ("acompte de 150 € versé, VIR-4471, reste 150 vendredi", 150, date(2026, 12, 4)),
        ("le reste partira le 15 décembre, 100 virés VIR-1", 100, date(2026, 12, 15)),
        ("150 sur les 300 virés, VIR-1", 150, None),
        ("150 € sur 300 € virés, VIR-1", 150, None),
        ("la moitié virée ce matin", 150, None),
        ("une partie virée VIR-1, reste 200 €", 100, None),
        ("VIR-1 : 150 €, solde de 150 € fin décembre", 150, date(2026, 12, 31)),
        ("acompte de 150 versé VIR-1, solde fin décembre", 150, date(2026, 12, 31)),
        ("premier versement de 100 € VIR-1", 100, None),
        ("paid 150 today, the rest on 15 December", 150, date(2026, 12, 15)),
        # How much is not said, or does not add up.
        ("une partie virée ce matin VIR-1", 0, None),
        ("acompte versé VIR-1, le reste demain", 0, date(2026, 12, 1)),
        ("150 € versés, reste 100 €", 0, None),
        ("acompte de 400 € VIR-1", 0, None),
        ("acomptes de 100 € et de 50 € VIR-1", 0, None),
    ],
)
def test_a_part_is_read_with_the_day_of_the_rest(said: str, euros: int, day: date | None) -> None:
    found = partly.part_of(said, OWED, bench(answered()))
    assert found is not None
    assert found.cents == euros * 100
    assert found.due == (day or (date(2026, 12, 30) if "le 30" in said else None))


@pytest.mark.parametrize(
    "said",
    ["VIR-1", "300 virés ce matin", "le reste, VIR-9", "le solde viré hier VIR-9",
     "300 € virés en deux fois, VIR-1 et 2", "virement fait en avance VIR-1",
     "VIR-1, facture de 120 €", "je reste à votre disposition, VIR-1"],
)  # fmt: skip
def test_all_of_it_is_no_part(said: str) -> None:
    assert partly.part_of(said, OWED, bench(answered())) is None


def test_what_was_paid_is_carried_out_and_the_rest_is_owed_by_its_day() -> None:
    done = typed("#exécuté 1 en partie 150 € VIR-4471 échéance=15/12/2026")
    assert [type(one) for one in done.entries] == [CompensationPaidInPart]
    file = apply_all(answered(), done.entries, at=NOW)
    paid, rest = file.compensations
    assert (paid.status, paid.amount_cents, paid.executed_on) == ("executed", 15_000, NOW.date())
    assert (rest.number, rest.status, rest.amount_cents, rest.due) == (2, "accepted", 15_000, date(2026, 12, 15))
    assert file.state is State.ANSWERED
    told = letter(done)
    assert told.rest is not None
    assert (told.compensation.amount_cents, told.proof) == (15_000, "VIR-4471")
    assert (told.rest.amount_cents, told.rest.due, told.later) == (15_000, date(2026, 12, 15), True)
    over = after("#exécuté VIR-4490", file)
    assert over.owed == ()
    assert over.state is State.CLOSED


def test_without_a_day_the_one_that_they_know_stands_while_it_is_to_come() -> None:
    assert after("#exécuté 1 en partie 150 € VIR-1").owed[0].due == OWED.due
    late = answered(compensations=(OWED.model_copy(update={"due": date(2026, 11, 27)}),))
    due = after("#exécuté 1 en partie 150 € VIR-1", late).owed[0].due
    assert due is not None
    assert due > NOW.date()


def test_a_rest_is_paid_in_parts_too_and_a_part_comes_back_alone() -> None:
    file = after("#exécuté 2 en partie 100 € VIR-2", after("#exécuté 1 en partie 150 € VIR-1"))
    assert [(one.number, one.amount_cents, one.status) for one in file.compensations] == [
        (1, 15_000, "executed"), (2, 10_000, "executed"), (3, 5_000, "accepted"),
    ]  # fmt: skip
    back = types("#revenu 1 IBAN faux", at(file, CY)).entries
    assert any(isinstance(one, CompensationReturned) for one in back)
    assert [one.number for one in apply_all(file, back, at=NOW).owed] == [1, 3]


def test_typed_by_hand_its_day_and_its_number_are_read_from_its_words() -> None:
    done = typed("#exécuté 1 en partie 150 virés hier VIR-4471, le reste le 15 décembre")
    assert letter(done).proof == "VIR-4471"
    file = apply_all(answered(), done.entries, at=NOW)
    assert (file.compensations[0].executed_on, file.owed[0].due) == (date(2026, 11, 29), date(2026, 12, 15))
    assert not any(isinstance(one, Moved) for one in done.entries)


def test_without_a_number_the_one_that_is_more_is_meant() -> None:
    two = answered(compensations=(OWED, gift(2, status="accepted", amount_cents=1_000, offered_at=THEN)))
    assert after("#exécuté en partie 150 € VIR-1", two).compensations[0].amount_cents == 15_000


def test_a_letter_names_no_sum_as_its_reference() -> None:
    two = answered(compensations=(OWED.model_copy(update={"amount_cents": 300_000}),))
    done = typed("#exécuté 1 en partie 1000 virés, reste 2000, VIR-4471", two)
    assert letter(done).proof == "VIR-4471"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("#exécuté 1 150 virés VIR-4471, le reste le 15 décembre",
         "#exécuté 1 en partie 150.00 EUR VIR-4471 échéance=15/12/2026"),
        ("#exécuté acompte de 150 € VIR-4471",
         "#exécuté 1 en partie 150.00 EUR VIR-4471 échéance=[le jour du reste ?]"),
        ("#exécuté 1 une partie virée VIR-4471", "#exécuté 1 en partie [la somme versée ?] VIR-4471"),
        ("#exécuté 1 150 € virés VIR-4471", "#exécuté 1 en partie 150.00 EUR VIR-4471"),
        ("#exécuté 1 en partie 150 €", "#exécuté 1 en partie 150.00 EUR [son numéro ?]"),
        ("#exécuté 1 en partie VIR-4471", "#exécuté 1 en partie [la somme versée ?] VIR-4471"),
        ("#exécuté 1 en partie 300 € VIR-4471", "moins que les 300.00 EUR"),
        ("#exécuté 1 en partie 150 € VIR-4471 échéance=01/11/2026", "passé"),
    ],
)  # fmt: skip
def test_what_but_sounds_like_a_part_is_offered_with_its_line(line: str, offered: str) -> None:
    assert offered in refused(line, at(answered(), CY))


def test_a_thing_is_not_done_in_part() -> None:
    thing = answered(compensations=(gift(1, kind="repair", amount_cents=None, currency="", status="accepted"),))
    assert "#note" in refused("#exécuté 1 en partie le joint", at(thing, CY))


@pytest.mark.parametrize("cents", [0, 30_000, 30_001, -5])
def test_no_part_is_nothing_or_all(cents: int) -> None:
    with pytest.raises(EntryOutOfPlace):
        apply(answered(), CompensationPaidInPart(number=1, cents=cents, by=CY.address), at=NOW)


def test_what_is_not_owed_is_not_paid_in_part() -> None:
    done = answered(compensations=(gift(1, status="executed", offered_at=THEN),))
    with pytest.raises(EntryOutOfPlace):
        apply(done, CompensationPaidInPart(number=1, cents=10, by=CY.address), at=NOW)


def test_a_part_and_a_rest_are_sums_without_a_currency() -> None:
    assert sums_told("acompte de 150, reste 100") == {(15_000, "EUR"), (10_000, "EUR")}
