"""The letter is made of the record, and its fingerprint covers all that it states."""

from datetime import date
from typing import Any

import pytest

from tests.response.sheet import NOW, READY, RULES, THEN, draft, gift, ready
from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.messages import ReceivedMessage, StaffMessage, SupportingDocument, Verdict
from worker.complaint.particulars import CustomerKind, Point
from worker.response.drafting import Words, answer, enclosed, fingerprint
from worker.response.letters import Answer
from worker.words.wording import sentences

DOCUMENT = SupportingDocument(name="a.pdf", media_type="application/pdf", size=1, sha256="a" * 64)
ACTION = CorrectiveAction(
    number=1, description="Vérifier les accoudoirs", owner="bob@example.com", due=date(2027, 1, 15),
    opened_by="cy@example.com", opened_at=THEN,
)  # fmt: skip
REFUSED = (Point(text="a", outcome="rejected", reason="b"),)


def letter(**changes: Any) -> Answer:
    return answer(
        ready(**changes),
        RULES,
        words=Words("Bonjour."),
        author="cy@example.com",
        documents=(DOCUMENT,),
        today=NOW.date(),
    )


def test_each_point_stands_with_its_fact_outcome_and_reason() -> None:
    [point] = letter(points=(Point(text="a", finding="f", outcome="upheld", reason="r"),)).points
    assert (point.text, point.finding, point.outcome, point.reason) == ("a", "f", "upheld", "r")


def test_what_is_owed_goodwill_and_an_apology_stand_apart() -> None:
    more = (gift(2), gift(3, goodwill=True), gift(4, status="dropped"), gift(5, due=date(2027, 1, 4)))
    made = letter(compensations=(*READY.compensations, *more))
    assert made.apology
    # Ten working days, where no other day was named.
    assert [one.due for one in made.compensations] == [date(2026, 12, 14), date(2027, 1, 4)]
    [goodwill] = made.goodwill
    assert (goodwill.amount_cents, goodwill.how) == (4_990, "par virement")
    assert not letter(compensations=(gift(2),)).apology


def test_only_decided_actions_that_did_not_fail_and_name_no_colleague_are_told() -> None:
    failed = ACTION.model_copy(update={"number": 2, "effectiveness": "not_effective"})
    named = ACTION.model_copy(update={"number": 3, "description": "Former Bob Petit"})
    done = ACTION.model_copy(update={"number": 4, "done_at": NOW})
    told = letter(actions=(ACTION, failed, named, done)).actions
    assert [(one.description, one.done_on) for one in told] == [
        ("Vérifier les accoudoirs", None), ("Vérifier les accoudoirs", NOW.date()),
    ]  # fmt: skip


def test_the_mediator_is_for_consumers_who_did_not_get_all(subtests: Any) -> None:
    limit = READY.deadlines.mediation_limit
    professional = READY.complainant.model_copy(update={"kind": CustomerKind.PROFESSIONAL})
    for changes, told in (
        ({}, None),
        ({"points": REFUSED}, limit),
        ({"points": (*READY.points, *REFUSED)}, limit),
        ({"points": REFUSED, "complainant": professional}, None),
    ):
        with subtests.test(changes=changes):
            assert letter(**changes).mediation_limit == told


def test_a_first_answer_can_be_contested_for_thirty_days_and_a_second_names_no_day() -> None:
    assert letter().contest_until == date(2026, 12, 30)
    assert letter(level=2).contest_until is None


def test_all_words_that_a_colleague_typed_are_known_as_theirs() -> None:
    made = letter(
        points=(Point(text="du client", finding="constat", outcome="upheld", reason="motif"),),
        compensations=(gift(how="par chèque"), gift(2, how="en bon", goodwill=True)),
        actions=(ACTION,),
    )
    # Each is a sentence of its own: what a finding quotes was written so by somebody.
    assert sentences(made.own_words) == [
        "Bonjour.",
        "constat",
        "motif",
        "par chèque",
        "en bon",
        "Vérifier les accoudoirs",
    ]


CHANGES: list[dict[str, Any]] = [
    {"points": (READY.points[0].model_copy(update={"reason": "Autre."}),)},
    {"points": (READY.points[0].model_copy(update={"finding": "Vu."}),)},
    {"points": REFUSED},
    {"points": (*READY.points, Point(text="b", outcome="upheld", reason="c"))},
    {"compensations": (*READY.compensations, gift(2))},
    {"compensations": (gift(1, amount_cents=5_000),)},
    {"compensations": (gift(1, how="par chèque"),)},
    {"compensations": (gift(1, due=date(2027, 1, 4)),)},
    {"compensations": (gift(1, goodwill=True),)},
    {"compensations": (gift(1, status="dropped"),)},
    {"actions": (ACTION,)},
    {"actions": (ACTION.model_copy(update={"done_at": NOW}),)},
    {"level": 2},
    {"language": "en"},
    {"complainant": READY.complainant.model_copy(update={"kind": CustomerKind.PROFESSIONAL})},
    {"complainant": READY.complainant.model_copy(update={"name": "Bo Lindquist"})},
]


def test_every_change_of_what_is_stated_has_a_fingerprint_of_its_own() -> None:
    prints = [fingerprint(ready(**changes), RULES, Words("Bonjour."), ()) for changes in ({}, *CHANGES)]
    prints += [
        fingerprint(READY, RULES, Words("Bonsoir."), ()),
        fingerprint(READY, RULES, Words("Bonjour.", greeting="Chère Madame,"), ()),
        fingerprint(READY, RULES, Words("Bonjour.", closing="Bien à vous,"), ()),
        fingerprint(READY, RULES, Words("Bonjour.", greeting="Madame,", closing="Bien à vous,"), ()),
        fingerprint(READY, RULES, Words("Bonjour."), (DOCUMENT,)),
    ]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize(
    "changes",
    [
        {"notes": ()},
        {"owner": "bob@example.com"},
        {"drafts": (draft(),)},
        {"compensations": (READY.compensations[0].model_copy(update={"status": "approved"}),)},
    ],
)
def test_what_the_letter_does_not_state_changes_nothing(changes: dict[str, Any]) -> None:
    assert fingerprint(ready(**changes), RULES, Words("Bonjour."), ()) == fingerprint(
        READY, RULES, Words("Bonjour."), ()
    )


def test_documents_that_may_not_leave_are_no_part_of_it() -> None:
    refused = DOCUMENT.model_copy(update={"sha256": "b" * 64, "verdict": Verdict.QUARANTINED})
    logo = DOCUMENT.model_copy(update={"sha256": "c" * 64, "inline": True})
    mail = ReceivedMessage(parcel=2, sha256="2" * 64, received_at=NOW, documents=(DOCUMENT, refused, logo))
    file = ready(staff_messages=(StaffMessage(message=mail, person="cy@example.com"),))
    assert enclosed(file, 2) == (DOCUMENT,)
    assert enclosed(file, 3) == ()
