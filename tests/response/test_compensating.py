"""A compensation goes step by step: none is offered before it is approved, none is undone once carried out."""

from datetime import date
from itertools import pairwise, product
from typing import get_args

import pytest

from tests.response.sheet import ANN, NOW, READY, bench, gift, ready, refused, types
from worker.complaint.compensation import STEPS, CompensationMoved, CompensationStatus
from worker.complaint.entry import EntryOutOfPlace
from worker.complaint.folding import apply, apply_all
from worker.complaint.lifecycle import State
from worker.response.compensating import accepted, offered_with_answer

TODAY = NOW.date()
EVERY = get_args(CompensationStatus)


@pytest.mark.parametrize(("before", "after"), list(product(EVERY, EVERY)))
def test_only_the_steps_of_the_table_fold(before: CompensationStatus, after: CompensationStatus) -> None:
    file = ready(compensations=(gift(1, status=before),))
    step = CompensationMoved(number=1, status=after, by="cy@example.com")
    if after in STEPS[before]:
        assert apply(file, step, at=NOW).compensations[0].status == after
    else:
        with pytest.raises(EntryOutOfPlace):
            apply(file, step, at=NOW)


def test_every_way_to_an_offer_goes_by_an_approval() -> None:
    def ways(at: CompensationStatus) -> list[list[CompensationStatus]]:
        return [[at]] if not STEPS[at] else [[at, *way] for step in STEPS[at] for way in ways(step)]

    for way in ways("proposed"):
        assert ("approved", "offered") in pairwise(way) or "offered" not in way


def test_with_the_answer_all_is_approved_and_offered_with_its_day_and_an_apology_is_made() -> None:
    more = (gift(2), gift(3, due=date(2027, 1, 4)), gift(4, status="dropped"))
    file = ready(compensations=(*READY.compensations, *more))
    after = apply_all(file, offered_with_answer(file, "mia@example.com", date(2026, 12, 14), TODAY), at=NOW)
    assert [c.status for c in after.compensations] == ["executed", "offered", "offered", "dropped"]
    assert [c.due for c in after.compensations[1:3]] == [date(2026, 12, 14), date(2027, 1, 4)]
    assert {c.approved_by for c in after.compensations[:3]} == {"mia@example.com"}
    assert after.compensations[0].executed_on == TODAY
    assert [c.number for c in after.owed] == [2, 3]
    assert accepted(after, "cy@example.com", "d'accord")[0].words == "d'accord"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ('#dédommagement remboursement 49,90 € "par virement"', ("refund", 4990, "EUR", False, "par virement")),
        (
            "#dédommagement avoir 1234,5 CHF sur la prochaine facture",
            ("credit_note", 123450, "CHF", False, "sur la prochaine facture"),
        ),
        ('#dédommagement bon 20€ geste "envoyé ici"', ("voucher", 2000, "EUR", True, "envoyé ici")),
        ('#geste remise 15 "sur la commande"', ("discount", 1500, "EUR", True, "sur la commande")),
        ('#dédommagement prestation "2 mois offerts"', ("free_service", None, "", False, "2 mois offerts")),
        (
            "#dédommagement réparation sous 3 semaines, chez vous",
            ("repair", None, "", False, "sous 3 semaines, chez vous"),
        ),
        # The name of a kind, whole, is no word of how it arrives; nor is what leads to the sum.
        ("#dédommagement bon d'achat 30 €", ("voucher", 3000, "EUR", False, "")),
        ("#dédommagement un bon d’achat de 30 euros", ("voucher", 3000, "EUR", False, "")),
        ("#dédommagement chèque cadeau 20 € par courrier", ("voucher", 2000, "EUR", False, "par courrier")),
        ("#bon-d'achat 15 €", ("voucher", 1500, "EUR", False, "")),
        ("#compensate gift card 20 € by e-mail", ("voucher", 2000, "EUR", False, "by e-mail")),
        ("#compensate credit note 20 € on your account", ("credit_note", 2000, "EUR", False, "on your account")),
        (
            "#dédommagement remboursement d'un montant de 39 € par virement",
            ("refund", 3900, "EUR", False, "par virement"),
        ),
        ("#compensate apology", ("apology", None, "", False, "")),
        ("#dédommagement excuses", ("apology", None, "", False, "")),
    ],
)
def test_a_compensation_is_read_as_it_is_typed(line: str, read: tuple[object, ...]) -> None:
    [entry] = types(line, bench()).entries
    assert entry.kind == "CompensationProposed"
    one = entry.compensation
    assert (one.kind, one.amount_cents, one.currency, one.goodwill, one.how) == read
    assert one.number == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("#dédommagement", "dites lequel : remboursement"),
        ("#dédommagement 20 €", "dites lequel : remboursement"),
        ('#dédommagement remboursement "par virement"', "il manque le montant, écrit sans espace"),
        ('#dédommagement remboursement 1 234,50 € "par virement"', "il manque le montant, écrit sans espace"),
        ('#dédommagement remboursement 0 € "par virement"', "il manque le montant"),
        ('#dédommagement remboursement 99999999 € "par virement"', "il manque le montant"),
        ("#dédommagement remboursement 20 €", "dites comment il parviendra au réclamant"),
        ("#dédommagement réparation", "dites comment il parviendra au réclamant"),
        ('#dédommagement avoir 20 € "ici" échéance=23/11/2026', "est passée"),
        ("#dédommagement retirer 7", "dites lequel : 1"),
    ],
)
def test_a_compensation_that_says_too_little_is_refused_with_what_to_write(line: str, told: str) -> None:
    assert told in refused(line, bench())


@pytest.mark.parametrize("state", [State.REGISTERED, State.ANSWERED, State.CLOSED])
def test_nothing_is_proposed_before_the_assessment_nor_after_the_answer(state: State) -> None:
    refused("#dédommagement excuses", bench(ready(state=state)))


def test_one_that_was_carried_out_is_not_dropped() -> None:
    done = bench(ready(compensations=(gift(1, status="executed"),)))
    assert "aucun dédommagement n'attend cela" in refused("#dédommagement retirer 1", done)
    [entry] = types("#dédommagement retirer", bench()).entries
    assert entry == CompensationMoved(number=1, status="dropped", by="cy@example.com")


OFFERED = ready(state=State.ANSWERED, compensations=(gift(1, status="offered"), gift(2, status="accepted")))


@pytest.mark.parametrize(
    "line", ["#exécuté 1 et 2", "#exécuté 1, 2", "#exécuté 1 et 2 virement 4471", "#executed 1 and 2"]
)
def test_several_at_once_are_asked_for_the_proof_of_each(line: str) -> None:
    told = refused(line, bench(OFFERED))
    assert "chaque dédommagement a sa preuve" in told
    for number in (1, 2):
        assert f"#exécuté {number} [le numéro du virement ?]" in told


def test_one_number_and_its_day_are_not_taken_for_several() -> None:
    [entry] = types("#exécuté 1, virement du 25 novembre et 2 lettres", bench(OFFERED)).entries
    assert entry.number == 1


def test_what_is_carried_out_has_its_proof_its_day_and_its_letter() -> None:
    done = types("#exécuté 2 le=27/11/2026 virement 4471", bench(OFFERED))
    assert done.entries == (
        CompensationMoved(
            number=2, status="executed", by="cy@example.com", on=date(2026, 11, 27), words="virement 4471"
        ),
    )
    [letter] = done.letters
    assert letter.letter.occasion == "compensation_done"
    assert "il manque la preuve" in refused("#exécuté 2", bench(OFFERED))
    assert "dites lequel : 1, 2" in refused("#exécuté virement 4471", bench(OFFERED))
    assert "est à venir" in refused("#exécuté 1 le=27/12/2026 virement 4471", bench(OFFERED))


def test_an_accepted_answer_closes_once_the_last_of_it_is_carried_out() -> None:
    file = OFFERED.model_copy(update={"accepted_at": NOW})
    first = types("#exécuté 1 virement 1", bench(file))
    assert [entry.kind for entry in first.entries] == ["CompensationMoved"]
    last = types("#exécuté virement 2", bench(apply_all(file, first.entries, at=NOW)))
    assert [entry.kind for entry in last.entries] == ["CompensationMoved", "Moved"]


@pytest.mark.parametrize("changes", [{"litigation": True}, {"state": State.IN_MEDIATION}])
def test_while_a_court_or_the_mediator_has_the_file_no_letter_says_so(changes: dict[str, object]) -> None:
    done = types("#exécuté 1 virement 1", bench(OFFERED.model_copy(update=changes), ANN))
    assert done.letters == ()
