"""What letters offer is what may be done: each line, sent as it opens with its blanks filled in, is accepted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.commands.lines import COMPANY, OTHER, REF, action, at, gift, held, of, printed, waiting
from tests.response.sheet import ANN, BOB, CY, DAN, MIA, NOW, THEN, ZOE, draft
from tests.staff.nobody import filled
from worker.complaint.assessment import Assessment, Score
from worker.complaint.clarification import Clarification
from worker.complaint.lifecycle import State
from worker.complaint.particulars import DesiredSolution, Point
from worker.complaint.record import Complaint
from worker.complaint.recourse import Mediation
from worker.nouns.facts import Facts
from worker.nouns.item import Absence, Person
from worker.nouns.offer import Offer
from worker.office.commands import TABLE
from worker.processing.commands import script
from worker.processing.commands.frame import Bench
from worker.processing.people import is_colleague
from worker.staff import on_the_line
from worker.staff.checks import objected
from worker.staff.offers import View, offered, ways
from worker.staff.offers.form import form
from worker.staff.running import Outcome, run

RULES = replace(
    COMPANY,
    staff={one.address: one for one in (ANN, CY, BOB, MIA, ZOE, DAN)},
    causes=("méthode ou procédure", "personnes ou formation", "externe", "indéterminée"),
)
TODAY = NOW.date()
AWAY = Absence(CY.address, date(2026, 11, 20), date(2026, 12, 10), BOB.address)
NEW = {"owner": "", "root_cause": "", "cause_status": "", "compensations": (), "assessment": Assessment(),
       "points": (Point(text="Le colis est en retard."),)}  # fmt: skip
TWO = (Point(text="Le colis est en retard."), Point(text="Le vendeur était impoli."))
WISH = DesiredSolution(kind="refund", amount_cents=4_990, currency="EUR")
PAID_ON: dict[str, Any] = {
    "status": "executed",
    "offered_at": THEN,
    "executed_at": THEN,
    "executed_on": date(2026, 11, 20),
}
PAID = gift(1, **PAID_ON)
ASKED = Clarification(number=1, asked_by=CY.address, asked_at=THEN, questions=("Quand ?",), reply_by=date(2026, 12, 8))
GUESSED = Assessment(severity=Score(value=3, words="perdu"), occurrence=Score(value=2, words="encore"))


def files() -> dict[str, Complaint]:
    """A file in each state, as it comes there, and what else changes what is offered."""
    open_ = {"root_cause": "", "cause_status": "", "compensations": ()}
    answered = {"answered_at": THEN, "drafts": (draft(status="released", judged_by=MIA.address),), "decision": "upheld"}
    in_review = waiting().files[REF]
    return {
        "new": of(State.REGISTERED, **NEW),
        "new, scores proposed, two points": of(State.REGISTERED, **{**NEW, "assessment": GUESSED, "points": TWO}),
        "new, about Bob": of(State.REGISTERED, **NEW, complained_of=(BOB.address,)),
        "new, perhaps a duplicate": of(State.REGISTERED, **NEW, possible_duplicates=(OTHER,)),
        "assigned, not assessed": of(State.REGISTERED, **{**NEW, "owner": CY.address}),
        "assessed": of(State.ASSESSED, **open_, points=TWO),
        "its owner left": of(State.ASSESSED, **open_, points=TWO, owner="gone@example.com"),
        "investigating": of(State.INVESTIGATING, **open_, points=TWO[:1], desired_solution=WISH),
        "investigating, ready": of(State.INVESTIGATING),
        "a stranger wrote": held(8).model_copy(update={"root_cause": ""}),
        "awaiting the customer": of(State.AWAITING_CUSTOMER, **open_, clarifications=(ASKED,)),
        "in review": in_review,
        "answered": of(State.ANSWERED, **answered),
        "answered, owing": of(State.ANSWERED, **answered, compensations=(gift(1, status="offered"),)),
        "answered, paid": of(State.ANSWERED, **answered, compensations=(PAID,)),
        "closed, paid in kind": of(
            State.CLOSED,
            ended_at=THEN,
            **answered,
            compensations=(PAID, gift(2, kind="repair", amount_cents=None, **PAID_ON)),
        ),
        "given back": of(
            State.INVESTIGATING, drafts=(draft(status="returned", judged_by=MIA.address, needs=("refusal",)),)
        ),
        "decided again": of(State.INVESTIGATING, **open_ | {"compensations": (PAID,)}, desired_solution=WISH),
        "second level": of(State.ESCALATED, **open_, **answered, level=2, contested_at=NOW, owner=BOB.address),
        "in mediation": of(State.IN_MEDIATION, mediation=Mediation(mediator="CM2C", since=THEN)),
        "closed": of(State.CLOSED, ended_at=THEN, **answered),
        "withdrawn": of(State.WITHDRAWN, ended_at=THEN),
        "no complaint": of(State.NOT_A_COMPLAINT, ended_at=THEN),
        "merged": of(State.MERGED, ended_at=THEN, merged_into=OTHER),
        "litigation": of(State.INVESTIGATING, **open_, litigation=True),
        "on paper": of(State.INVESTIGATING, **open_, mails=(printed(3, CY),)),
        "an action waits": of(State.CLOSED, ended_at=THEN, actions=(action(owner=CY.address),)),
        "an action is checked": of(State.CLOSED, ended_at=THEN, actions=(action(owner=CY.address, done_at=THEN),)),
    }


PEOPLE = {
    "desk": ANN, "owner": CY, "handler": BOB, "manager": MIA, "approver": ZOE, "direction": DAN, "deputy": BOB,
    "deputy of the approver": BOB, "deputy of the desk": BOB, "deputy of a deputy": DAN,
}  # fmt: skip
# Every letter that offers anything is about one of these; the others offer the same as a list does.
LETTERS = ("", "intake_notice", "assignment", "relay", "draft", "approval", "print_cover", "action", "transcript")
CASES = [(name, role, language) for name in files() for role in PEOPLE for language in ("fr", "en")]


def bench_of(file: Complaint, who: Person, absences: tuple[Absence, ...]) -> Bench:
    other = of(State.INVESTIGATING, ref=OTHER)
    told = Facts(
        absences=absences, new_refs=("REC-2026-000003-62",), files_of_action={4: (REF,)}, similar={}, recent_causes={}
    )
    return replace(at(file, who, others=(other,)), rules=RULES, facts=told)


def sent(lines: str, at_: Bench) -> Outcome:
    def find_ref(words: str) -> str:
        return OTHER if OTHER in words else REF if REF in words else ""

    words = TABLE.vocabulary(find_ref=find_ref, is_colleague=lambda name: is_colleague(name, RULES))
    read = on_the_line.with_words_below(script.parse(lines, words), TABLE)
    return Outcome(at_, objected(read)) if objected(read) else run(read, at_, TABLE)


def absences(role: str) -> tuple[Absence, ...]:
    away = {
        "deputy": (AWAY,),
        "deputy of the approver": (replace(AWAY, person=ZOE.address),),
        "deputy of the desk": (replace(AWAY, person=ANN.address),),
        "deputy of a deputy": (AWAY, Absence(BOB.address, date(2026, 11, 20), date(2026, 12, 10), DAN.address)),
    }
    return away.get(role, ())


def offers_for(file: Complaint, role: str, language: str = "fr") -> tuple[Offer, ...]:
    return offered(View(file, PEOPLE[role], RULES, TODAY, absences(role)), TABLE, language)


def told(outcome: Outcome) -> list[str]:
    return [
        f"{one.said.told('fr')} {[step.told('fr') for step in one.steps]}" for one in outcome.results if not one.done
    ]


@pytest.mark.parametrize(("name", "role", "language"), CASES)
def test_what_is_offered_is_accepted_with_its_blanks_filled_and_refused_while_they_are_not(
    name: str, role: str, language: str
) -> None:
    file = files()[name]
    at_ = bench_of(file, PEOPLE[role], absences(role))
    for offer in offers_for(file, role, language):
        assert offer.lines.isascii(), offer.lines
        assert len(offer.lines) <= 1_300
        outcome = sent(filled(offer.lines), at_)
        assert outcome.ok, (offer.lines, told(outcome))
        if "?]" in offer.lines:
            assert not sent(offer.lines, at_).ok, offer.lines


@pytest.mark.parametrize("role", PEOPLE)
def test_whatever_letter_offers_it_is_accepted(role: str) -> None:
    """Each line once, with what stands first in one letter and not in the other."""
    for name, file in files().items():
        at_ = bench_of(file, PEOPLE[role], absences(role))
        lines = {
            offer.lines: about
            for about in LETTERS
            for offer in offered(View(file, PEOPLE[role], RULES, TODAY, absences(role), about), TABLE, "fr")
        }
        for typed, about in lines.items():
            outcome = sent(filled(typed), at_)
            assert outcome.ok, (name, about, typed, told(outcome))


def test_who_stands_in_is_offered_what_whoever_is_away_would_be() -> None:
    """But for what names a person, and for their own printed letters and actions."""
    for deputy, person in (("deputy", "owner"), ("deputy of the desk", "desk"), ("deputy of a deputy", "owner")):
        for name, file in files().items():
            if BOB.address in file.complained_of:
                continue
            theirs = set(first_words(offers_for(file, person))) - {"#affecter", "#niveau2", "#posté"}
            assert theirs <= set(first_words(offers_for(file, deputy))), (name, deputy)
    assert "#valider" in first_words(offers_for(files()["in review"], "deputy of the approver"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_stands_in_a_letter_is_understood_when_it_is_copied_with_its_label(language: str) -> None:
    for name, file in files().items():
        for role in ("desk", "owner", "approver"):
            for offer in offers_for(file, role, language):
                if not offer.is_form:
                    typed = f"- {offer.label.told(language)} : {filled(offer.short.told(language))}"
                    assert sent(typed, bench_of(file, PEOPLE[role], ())).ok, (name, typed)


def first_words(offers: tuple[Offer, ...]) -> Iterator[str]:
    return (offer.lines.split()[0] for offer in offers)


def test_each_reads_what_is_theirs_and_nothing_else() -> None:
    new = files()["new"]
    assert {"#evaluer", "#affecter", "#requalifier", "#resolu"} <= set(first_words(offers_for(new, "desk")))
    assert set(first_words(offers_for(new, "handler"))) == {"#affecter", "#note", "#statut"}
    review = files()["in review"]
    assert "#valider" in first_words(offers_for(review, "approver"))
    assert "#valider" not in first_words(offers_for(review, "owner"))
    assert {"#niveau2"} <= set(first_words(offers_for(files()["answered"], "deputy")))
    assert set(first_words(offers_for(files()["merged"], "desk"))) == {"#note", "#statut"}


def test_nothing_is_offered_twice_nor_a_withdrawal_that_nobody_asked_for() -> None:
    for name, file in files().items():
        for role in PEOPLE:
            verbs = list(first_words(offers_for(file, role)))
            assert verbs.count("#affecter") <= 1, (name, role)
            assert "#retrait" not in verbs


def test_what_the_customer_just_wrote_says_what_stands_first() -> None:
    message = held(8).held_messages[0]
    thanked = of(State.REGISTERED, **NEW, messages=(message.model_copy(update={"followup_kind": "thanks"}),))
    assert next(first_words(offers_for(thanked, "desk"))) == "#resolu"
    leaving = of(State.INVESTIGATING, messages=(message.model_copy(update={"followup_kind": "withdrawal"}),))
    assert next(first_words(offers_for(leaving, "desk"))) == "#retrait"


def test_the_form_holds_what_the_file_knows_and_asks_for_the_rest() -> None:
    assert form(View(files()["new, scores proposed, two points"], ANN, RULES, TODAY), "fr").split("\n") == [
        (
            "#évaluer gravité=forte complexité=[simple, moyenne, complexe ?]"
            " répercussions=[isolées, limitées, étendues, publiques ?]"
        ),
        "#affecter moi",
        "#cause [méthode ou procédure, personnes ou formation, externe, ou indéterminée : pourquoi ?] confirmée",
        "#décision point=1 [fondée, partielle, ou non-fondée ?]",
        "#motif point=1 [pourquoi : le client le lit ?]",
        "#décision point=2 [fondée, partielle, ou non-fondée ?]",
        "#motif point=2 [pourquoi : le client le lit ?]",
        '#dédommagement [excuses, remboursement MONTANT "par virement", ou aucun si vous refusez ?]',
        "#répondre",
    ]
    wished = form(View(files()["investigating"], CY, RULES, TODAY), "en")
    assert '#compensate [refund 49.90 EUR "by transfer", apology, or none if you refuse ?]' in wished


def test_whoever_examines_it_again_is_asked_what_they_decide() -> None:
    lines = form(View(files()["second level"], BOB, RULES, TODAY), "fr").split("\n")
    assert "#décision [fondée, partielle, ou non-fondée ?]" in lines
    assert "#motif [pourquoi : le client le lit ?]" in lines


def test_an_illegal_move_names_the_legal_ways_with_their_lines() -> None:
    found = [way.told("fr") for way in ways(View(files()["answered"], CY, RULES, TODAY), TABLE)]
    assert "Dire que le réclamant accepte : #accepté" in found
    assert any("#niveau2" in way for way in found)


def test_a_file_that_ended_may_be_taken_up_again_until_it_is_erased() -> None:
    ended = of(State.CLOSED, ended_at=NOW)

    def reopens(file: Complaint) -> bool:
        return any("rouvrir" in offer.lines or "reopen" in offer.lines for offer in offers_for(file, "desk"))

    assert reopens(ended)
    assert not reopens(ended.model_copy(update={"erased_at": NOW}))
