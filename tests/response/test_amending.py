"""What is given after the answer has left: who may, what it replaces, and what is recorded of it."""

from typing import Any

import pytest

from tests.response.sheet import CY, MIA, NOW, THEN, bench, gift, ready
from worker.complaint.casework import Note
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.office.commands import TABLE
from worker.processing.commands.frame import Done, Refusal
from worker.processing.commands.script import parse

LINE = "#dédommagement remboursement 200 € par virement à la place"


def answered(**changes: Any) -> Complaint:
    offered = (gift(1, status="offered", offered_at=THEN),)
    known = {"state": State.ANSWERED, "decision": "upheld", "answered_at": THEN, "compensations": offered}
    return ready(**(known | changes))


def done(file: Complaint, line: str, who: Person = CY) -> Done:
    at = bench(file, who)
    [typed] = parse(line, TABLE.vocabulary(find_ref=lambda _: "", is_colleague=lambda _: False)).lines
    command = TABLE.find(typed.verb)
    assert command is not None
    return command.act(at, typed, "")


def after(file: Complaint, line: str, who: Person = CY) -> Complaint:
    return apply_all(file, done(file, line, who).entries, at=NOW)


def told(by: str, text: str) -> Note:
    return Note(text=text, by=by, at=NOW)


def test_what_takes_the_place_of_what_is_owed_is_owed_alone() -> None:
    file = after(answered(), "#dédommagement remboursement 60 € par virement à la place")
    assert [(one.status, one.amount_cents) for one in file.compensations] == [("dropped", 4_990), ("offered", 6_000)]
    assert [one.number for one in file.owed] == [2]
    assert file.owed[0].due is not None
    assert file.accepted_at is None


def test_what_was_agreed_is_the_complainants_yes_to_all_that_is_owed() -> None:
    file = after(answered(), "#dédommagement avoir 20 € sur votre compte en plus, convenu par téléphone")
    assert [one.status for one in file.compensations] == ["accepted", "accepted"]
    assert file.compensations[1].how == "sur votre compte"
    assert file.accepted_at == NOW


def test_what_is_given_to_whoever_was_refused_admits_nothing() -> None:
    file = after(answered(decision="rejected", compensations=()), "#dédommagement bon 20 €")
    assert file.compensations[0].goodwill


def test_a_file_that_is_over_is_open_until_it_is_carried_out() -> None:
    paid = (gift(1, status="executed", offered_at=THEN, executed_on=THEN.date()),)
    file = after(answered(state=State.CLOSED, compensations=paid, accepted_at=THEN),
                 "#dédommagement remboursement 10 € par virement en plus")  # fmt: skip
    assert (file.state, file.answered_at) == (State.ANSWERED, THEN)
    assert after(file, "#exécuté 2 VIR-88").state is State.CLOSED


@pytest.mark.parametrize(
    ("notes", "who", "may"),
    [
        ((), CY, False),
        ((), MIA, False),
        ((told("mia@example.com", "200 € convenus"),), MIA, False),
        ((told("cy@example.com", "convenu avec lui"),), MIA, False),
        ((told("cy@example.com", "on s'est mis d'accord à 200 €"),), MIA, True),
        ((told("mia@example.com", "200 € convenus"),), CY, False),
    ],
)
def test_what_one_person_may_not_give_wants_one_who_says_so_and_another_who_decides(
    notes: tuple[Note, ...], who: Person, *, may: bool
) -> None:
    file = answered(notes=notes)
    if may:
        assert after(file, LINE, who).owed[0].amount_cents == 20_000
    else:
        with pytest.raises(Refusal, match="more than one person"):
            done(file, LINE, who)


def test_less_than_was_approved_wants_nobody_else() -> None:
    file = answered(compensations=(gift(1, status="offered", offered_at=THEN, amount_cents=30_000),))
    assert after(file, LINE).owed[0].amount_cents == 20_000


def test_of_what_was_paid_the_difference_is_named() -> None:
    paid = (gift(1, status="executed", offered_at=THEN, executed_on=THEN.date()),)
    with pytest.raises(Refusal) as refusal:
        done(answered(compensations=paid), "#dédommagement remboursement 60 € par virement à la place")
    assert "remboursement 10.10 EUR par virement en plus" in [one.told("fr") for one in refusal.value.steps][1]
