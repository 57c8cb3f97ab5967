"""A deputy has the rights of whoever they stand in for, while it lasts."""

from dataclasses import replace
from datetime import date

from tests.commands.lines import COMPANY, waiting
from tests.response.sheet import ANN, BOB, CY, MIA, READY, bench, ready
from worker.complaint.lifecycle import State
from worker.nouns.facts import Facts
from worker.nouns.item import Absence, Person
from worker.office.commands import TABLE
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.people import stood_in_for
from worker.staff.rights import may
from worker.staff.running import run

AWAY = Absence(CY.address, date(2026, 11, 20), date(2026, 12, 10), BOB.address)


def standing_in(who: Person, *absences: Absence, complaint=READY) -> Bench:
    return replace(bench(complaint, who, COMPANY), facts=Facts(absences=absences))


def allowed(at: Bench, verb: str, complaint=READY) -> bool:
    command = TABLE.find(verb)
    assert command is not None
    return may(at, command, complaint)


def test_a_deputy_may_what_the_owner_may_and_nobody_else_does() -> None:
    assert READY.owner == CY.address
    assert not allowed(standing_in(BOB), "répondre")
    assert allowed(standing_in(BOB, AWAY), "répondre")
    assert not allowed(standing_in(BOB, replace(AWAY, last=date(2026, 11, 22))), "répondre")
    assert not allowed(standing_in(BOB, replace(AWAY, deputy=MIA.address)), "répondre")


def test_a_deputys_deputy_stands_in_for_both() -> None:
    zed = Person("Zed Olin", "zed@example.com", frozenset({"handler"}))
    rules = replace(COMPANY, staff={**COMPANY.staff, zed.address: zed})
    chain = (AWAY, replace(AWAY, person=BOB.address, deputy=zed.address))
    assert set(stood_in_for(zed, rules, chain, date(2026, 11, 25))) == {CY, BOB}
    assert stood_in_for(BOB, rules, chain, date(2026, 11, 25)) == ()


def test_nobody_stands_in_on_a_complaint_about_themselves() -> None:
    about_bob = ready(complained_of=(BOB.address,))
    assert not allowed(standing_in(BOB, AWAY, complaint=about_bob), "répondre", about_bob)


def test_the_first_work_of_a_deputy_begins_the_work_on_the_file() -> None:
    assessed = ready(state=State.ASSESSED)
    done = run(Script((Line(1, "#décision fondée", "decision", words=("fondee",)),), ""),
               standing_in(BOB, AWAY, complaint=assessed), TABLE)  # fmt: skip
    assert done.ok, [str(one.said) for one in done.results]
    assert done.bench.files[READY.ref].state is State.INVESTIGATING


def test_the_deputy_of_an_approver_approves_unless_the_answer_is_their_own() -> None:
    away = Absence(MIA.address, date(2026, 11, 20), date(2026, 12, 10), ANN.address)
    line = Line(1, "#valider version=1", "valider", options={"version": "1"})
    theirs = waiting(ANN)
    assert not run(Script((line,), ""), theirs, TABLE).ok
    assert run(Script((line,), ""), replace(theirs, facts=Facts(absences=(away,))), TABLE).ok
    own = replace(waiting(CY), facts=Facts(absences=(replace(away, deputy=CY.address),)))
    assert not run(Script((line,), ""), own, TABLE).ok
