"""A second person's yes to a sum: which words grant what a colleague asked for by a line, and which grant nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.response.sheet import BOB, CY, MIA, NOW, THEN, gift, ready
from worker.complaint.casework import Note
from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage, StaffMessage
from worker.complaint.record import Complaint
from worker.nouns.item import OurLetter, Person
from worker.staff.granted import line_of

LINE = "dédommagement remboursement 200 € par virement à la place"
TOLD = OurLetter(
    letter=7, message_id="<7@x>", ref="REC-2026-000001-68", occasion="colleague_words", recipient=MIA.address,
    to_staff=True, queued_at=THEN, parcel=5,
)  # fmt: skip


def asked(line: str = LINE, **changes: Any) -> Complaint:
    mail = ReceivedMessage(parcel=5, sha256="0" * 64, sender=CY.address, new_text=f"#dire Mia {line}", received_at=THEN)
    known: dict[str, Any] = {
        "state": State.ANSWERED,
        "decision": "upheld",
        "answered_at": THEN,
        "compensations": (gift(1, status="offered", offered_at=THEN),),
        "notes": (Note(text=line, by=CY.address, at=THEN + timedelta(seconds=2), passed_on=True),),
        "staff_messages": (StaffMessage(message=mail, person=CY.address, proof="dmarc"),),
    }
    return ready(**(known | changes))


def granted(body: str, file: Complaint | None = None, who: Person = MIA, letter: OurLetter = TOLD) -> str:
    return line_of(body, letter, file or asked(), who)


@pytest.mark.parametrize(
    "said",
    [
        "oui d'accord pour les 200",
        "ok pour 200",
        "OK pour 200 €",
        "je valide 200",
        "d'accord pour 200,00 euros",
        "oui, 200",
    ],
)
def test_a_yes_to_that_sum_is_the_line_and_goes_to_who_asked(said: str) -> None:
    line, told = granted(said).split("\n")
    assert line == f"#{LINE}"
    assert told == f"#dire {CY.address} {said}"


@pytest.mark.parametrize(
    "said",
    ["", "ok", "oui", "ok merci", "d'accord", "je regarde", "200", "ok pour 150", "ok pour 2000", "ok pour 200 ?",
     "ok pour 200 mais en avoir", "ok pour 200 si tu as le RIB", "pas d'accord pour 200", "non, 200 c'est trop",
     "ok pour 200 £", "ok pour 200 et 20", "ok pour 200\n#clore réglé"],
)  # fmt: skip
def test_anything_else_grants_nothing(said: str) -> None:
    assert granted(said) == ""


def test_who_may_not_decide_and_who_asked_grant_nothing() -> None:
    assert granted("ok pour 200", who=BOB) == ""
    assert granted("ok pour 200", who=CY) == ""
    assert granted("ok pour 200", asked(complained_of=(MIA.address,))) == ""
    assert granted("ok pour 200", asked(complained_of=(CY.address,))) == ""
    assert granted("ok pour 200", letter=replace(TOLD, recipient=BOB.address)) == ""


def test_what_was_asked_for_in_other_words_or_given_since_is_not_granted_by_a_yes() -> None:
    assert granted("ok pour 200", asked("on lui donne 200 € ?")) == ""
    assert granted("ok pour 200", asked("dédommagement remboursement 200 € ou avoir 250 €")) == ""
    since = gift(2, amount_cents=20_000, status="offered", proposed_at=NOW)
    assert granted("ok pour 200", asked(compensations=(since,))) == ""
    assert granted("ok pour 200", asked(litigation=True)) == ""
    assert granted("ok pour 200", asked(state=State.INVESTIGATING)) == ""
    assert granted("ok pour 200", letter=replace(TOLD, occasion="relay")) == ""
