"""The second person: when one is needed, and who it may be."""

from dataclasses import replace
from datetime import date

from tests.response.sheet import ANN, BOB, CY, DAN, MIA, NOW, READY, RULES, ZOE, draft, gift, ready
from worker.complaint.particulars import Point
from worker.nouns.item import Absence
from worker.response.approval import approvers, may_approve, needs

REJECTED = (Point(text="a", outcome="upheld", reason="x"), Point(text="b", outcome="rejected", reason="y"))
MANY = replace(RULES, staff={p.address: p for p in (ANN, CY, BOB, MIA, ZOE, DAN)})
TODAY = NOW.date()


def test_a_refusal_of_any_point_needs_a_second_person_unless_the_company_wants_none() -> None:
    assert needs(ready(points=REJECTED), RULES) == ("refusal",)
    assert needs(ready(points=REJECTED), replace(RULES, approve_refusals=False)) == ()
    assert needs(READY, RULES) == ()


def test_sums_count_together_and_each_currency_for_itself() -> None:
    rules = replace(RULES, approve_above_cents=10_000)
    assert needs(ready(compensations=(gift(1, amount_cents=10_000),)), rules) == ()
    assert needs(ready(compensations=(gift(1, amount_cents=10_001),)), rules) == ("amount",)
    # Slices and gestures of goodwill are counted with the rest, and so is what was given before.
    sliced = (gift(1, amount_cents=6_000, status="executed"), gift(2, amount_cents=4_001, goodwill=True))
    assert needs(ready(compensations=sliced), rules) == ("amount",)
    apart = (gift(1, amount_cents=6_000), gift(2, amount_cents=6_000, currency="CHF"))
    assert needs(ready(compensations=apart), rules) == ()
    dropped = (gift(1, amount_cents=6_000), gift(2, amount_cents=6_000, status="dropped"))
    assert needs(ready(compensations=dropped), rules) == ()


def test_a_second_person_is_somebody_else_who_has_the_role() -> None:
    assert may_approve(MIA, READY, "cy@example.com")
    assert not may_approve(BOB, READY, "cy@example.com")
    assert not may_approve(MIA, READY, "mia@example.com")
    assert not may_approve(MIA, ready(owner="mia@example.com"), "cy@example.com")
    assert not may_approve(MIA, ready(complained_of=("mia@example.com",)), "cy@example.com")


def test_approvers_are_asked_and_where_there_is_none_managers_and_then_the_direction() -> None:
    assert approvers(READY, MANY, "cy@example.com", today=TODAY) == (MIA, ZOE)
    assert approvers(ready(owner="mia@example.com"), MANY, "cy@example.com", today=TODAY) == (ZOE,)
    without = replace(MANY, staff={p.address: p for p in (ANN, CY, DAN)})
    assert approvers(READY, without, "cy@example.com", today=TODAY) == (DAN,)
    assert approvers(READY, replace(MANY, staff={}), "cy@example.com", today=TODAY) == ()


def test_who_is_away_is_asked_only_where_nobody_else_is_there() -> None:
    away = Absence("zoe@example.com", date(2026, 11, 28), date(2026, 12, 4))
    assert approvers(READY, MANY, "cy@example.com", [away], today=TODAY) == (MIA,)
    both = [away, replace(away, person="mia@example.com")]
    assert approvers(READY, MANY, "cy@example.com", both, today=TODAY) == (MIA, ZOE)


def test_a_second_examination_is_approved_by_nobody_who_had_a_part_in_the_first() -> None:
    first = draft(status="released", judged_by="mia@example.com")
    again = ready(level=2, contested_at=NOW, drafts=(first,), owner="bob@example.com")
    assert approvers(again, MANY, "bob@example.com", today=TODAY) == (ZOE,)
    # Nobody approves at both levels: then another colleague gets the role, or the mediator the file.
    assert approvers(again, RULES, "bob@example.com", today=TODAY) == ()
    assert not may_approve(MIA, again, "bob@example.com")
