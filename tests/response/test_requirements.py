"""What an answer lacks is told in full, each with the line that supplies it, and every such line is a command."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.response.sheet import ANN, BOB, CY, MIA, NOW, READY, RULES, draft, gift, ready
from worker.complaint.assessment import Assessment, Score
from worker.complaint.lifecycle import State
from worker.complaint.particulars import CustomerKind, Point
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.office.commands import TABLE
from worker.processing.rules import Rules
from worker.response.requirements import Filing, Missing, missing


def lacking(complaint: Complaint, rules: Rules = RULES, author: Person = CY) -> tuple[Missing, ...]:
    return missing(Filing(complaint, rules, author, NOW.date()))


def words(one: Missing) -> str:
    return one.step.told("fr")


def test_a_file_that_has_all_lacks_nothing() -> None:
    assert lacking(READY) == ()


SECOND = {"level": 2, "contested_at": NOW, "drafts": (draft(status="released", judged_by="mia@example.com"),)}
CASES: list[tuple[dict[str, Any], str]] = [
    ({"assessment": Assessment(severity=Score(value=3))}, "l'évaluation n'est pas confirmée : #évaluer"),
    ({"owner": ""}, "le dossier n'a pas de responsable : #affecter moi"),
    ({"owner": "bob@example.com", "state": State.ASSESSED}, "Bob Petit, responsable, n'a pas commencé"),
    ({"complained_of": ("cy@example.com",)}, "la réclamation met Cyrille Marchand en cause : #affecter QUI"),
    (SECOND, "Cyrille Marchand a déjà répondu : le réexamen revient à quelqu'un d'autre : #affecter QUI"),
    ({"points": ()}, "aucun point à trancher : #point"),
    ({"points": (Point(text="a", reason="b"),)}, "le point 1 (« a ») n'est pas tranché : #décision"),
    ({"points": (Point(text="a", outcome="upheld"),)}, "le point 1 (« a ») n'a pas de motif : #motif point=1"),
    ({"root_cause": ""}, "la cause n'est pas donnée : #cause"),
    ({"cause_status": "suspected"}, "la cause n'est que soupçonnée : #cause"),
    ({"root_cause": "indéterminée", "cause_status": "suspected"}, "la cause est indéterminée, sans motif : #cause"),
    ({"compensations": ()}, "une réponse favorable comporte un dédommagement"),
    ({"compensations": (gift(goodwill=True),)}, "(un geste commercial n'en est pas un)"),
    ({"compensations": (gift(status="dropped"),)}, "une réponse favorable comporte un dédommagement"),
    ({"compensations": (gift(due=date(2026, 11, 29)),)}, "l'échéance du dédommagement 1, le 2026-11-29, est passée"),
    ({"state": State.ANSWERED}, "le dossier a déjà sa réponse, ou il est terminé : #niveau2 [qui ?]"),
    ({"state": State.IN_MEDIATION}, "le dossier est en médiation : #médiation reprise"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), CASES, ids=[told for _, told in CASES])
def test_what_is_missing_is_told_with_its_line(changes: dict[str, Any], told: str) -> None:
    [one] = lacking(ready(**changes))
    assert told in words(one)
    for language in ("fr", "en"):
        for verb in re.findall(r"#([\w-]+)", one.line.told(language)):
            assert TABLE.find(verb) is not None, verb


def test_all_that_is_missing_is_told_at_once_in_the_order_of_the_procedure() -> None:
    bare = ready(state=State.REGISTERED, owner="", assessment=Assessment(), root_cause="", points=(Point(text="a"),))
    assert [re.search(r"#[\wéè]+", words(one))[0] for one in lacking(bare)] == [  # type: ignore[index]
        "#évaluer", "#affecter", "#décision", "#motif", "#cause",
    ]  # fmt: skip


def test_an_undetermined_cause_with_its_reason_is_enough() -> None:
    assert lacking(ready(root_cause="indéterminée", cause_status="suspected", cause_reason="pièce perdue")) == ()


@pytest.mark.parametrize("state", [State.AWAITING_CUSTOMER, State.ESCALATED, State.DECISION_REVIEW])
def test_an_answer_may_be_written_wherever_the_file_is_worked_on(state: State) -> None:
    assert lacking(ready(state=state)) == ()


REFUSED = (Point(text="a", outcome="rejected", reason="b"),)
NO_MEDIATOR = replace(RULES, mediator_known=False)


def test_a_consumer_who_is_refused_anything_must_be_told_of_a_mediator() -> None:
    [one] = lacking(ready(points=REFUSED), NO_MEDIATOR)
    assert "[response.mediator]" in words(one)
    professional = READY.complainant.model_copy(update={"kind": CustomerKind.PROFESSIONAL})
    assert lacking(ready(points=REFUSED, complainant=professional), NO_MEDIATOR) == ()
    # Where all is granted the law asks for none.
    assert lacking(READY, NO_MEDIATOR) == ()


def test_a_refusal_without_anybody_to_approve_it_says_who_is_missing() -> None:
    alone = replace(RULES, staff={p.address: p for p in (ANN, CY, BOB)})
    [one] = lacking(ready(points=REFUSED), alone)
    assert "personne d'autre ici n'est chargé de relire" in words(one)
    # The only approver may not judge their own answer.
    [one] = lacking(ready(points=REFUSED, owner="mia@example.com"), RULES, MIA)
    assert "personne d'autre ici n'est chargé de relire" in words(one)


def test_a_second_examination_by_somebody_new_lacks_nothing() -> None:
    assert lacking(ready(**SECOND, owner="bob@example.com"), RULES, BOB) == ()


def test_a_long_point_is_told_by_its_beginning() -> None:
    [one] = lacking(ready(points=(Point(text="très " * 200, outcome="upheld"),)))
    assert len(words(one)) < 200
