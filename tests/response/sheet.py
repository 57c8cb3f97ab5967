"""A file ready to be answered, the company around it, and a bench for its commands."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from worker.complaint.answer import Draft
from worker.complaint.assessment import Assessment, Score
from worker.complaint.compensation import Compensation
from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.opening import Channel
from worker.complaint.particulars import Complainant, Point
from worker.complaint.record import Complaint
from worker.nouns.facts import Facts
from worker.nouns.item import Person
from worker.nouns.message import Message, Party
from worker.office.commands import TABLE
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules, deadlines
from worker.processing.commands.frame import Bench, Done, Refusal
from worker.processing.commands.script import parse
from worker.processing.rules import Rules

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 30, 10, tzinfo=PARIS)
THEN = datetime(2026, 11, 23, 9, tzinfo=PARIS)
ANN = Person("Ann Morel", "ann@example.com", frozenset({"desk"}))
CY = Person("Cyrille Marchand", "cy@example.com", frozenset({"handler"}))
BOB = Person("Bob Petit", "bob@example.com", frozenset({"handler"}))
MIA = Person("Mia Laurent", "mia@example.com", frozenset({"manager", "approver"}))
ZOE = Person("Zoé Garnier", "zoe@example.com", frozenset({"approver"}))
DAN = Person("Dan Roy", "dan@example.com", frozenset({"direction"}))
RULES = Rules(
    prefix="REC", languages=("fr", "en"), zone=PARIS, calendar=Calendar(), clocks=ClockRules(), categories=(),
    refused_types=(), max_megabytes=25, boxes=("reclamations@example.com",), desk=(ANN,),
    staff={p.address: p for p in (ANN, CY, BOB, MIA)}, causes=("externe", "indéterminée"), mediator_known=True,
)  # fmt: skip


def score(value: int) -> Score:
    return Score(value=value, status="confirmed", by="ann@example.com", at=THEN)


READY = Complaint(
    ref="REC-2026-000001-68",
    state=State.INVESTIGATING,
    channel=Channel.EMAIL,
    received_at=THEN,
    registered_at=THEN,
    subject="Canapé déchiré",
    complainant=Complainant(name="Bo Lindqvist", addresses=("bo@example.org",)),
    points=(Point(text="L'accoudoir est déchiré.", outcome="upheld", reason="La photo le montre."),),
    deadlines=deadlines(RULES.clocks, RULES.calendar, sent_at=None, received_at=THEN, registered_at=THEN, zone=PARIS),
    owner="cy@example.com",
    assessment=Assessment(severity=score(2), complexity=score(1), impact=score(2), priority="P3", confirmed_at=THEN),
    root_cause="externe",
    cause_status="confirmed",
    compensations=(Compensation(number=1, kind="apology", proposed_by="cy@example.com", proposed_at=THEN),),
)


def ready(**changes: Any) -> Complaint:
    return READY.model_copy(update=changes)


def gift(number: int = 1, **changes: Any) -> Compensation:
    """A compensation in money."""
    values: dict[str, Any] = {
        "kind": "refund", "amount_cents": 4_990, "currency": "EUR", "how": "par virement",
        "proposed_by": "cy@example.com", "proposed_at": THEN,
    } | changes  # fmt: skip
    return Compensation(number=number, **values)


def draft(version: int = 1, **changes: Any) -> Draft:
    values: dict[str, Any] = {
        "text": "", "outcome": "upheld", "sha256": "0" * 64, "parcel": 2, "filed_by": "cy@example.com",
        "filed_at": THEN,
    } | changes  # fmt: skip
    return Draft(version=version, **values)


def bench(complaint: Complaint = READY, person: Person = CY, rules: Rules = RULES, **message: Any) -> Bench:
    sender = Party(person.address, person.name)
    mail = Message(message_id="<m@example.com>", sender=sender, subject="", text="", new_text="")
    received = ReceivedMessage(parcel=7, sha256="7" * 64, received_at=NOW)
    return Bench(
        person=person, now=NOW, rules=rules, message=replace(mail, **message), received=received,
        mailbox="reclamations", facts=Facts(), files={complaint.ref: complaint}, default_ref=complaint.ref,
    )  # fmt: skip


def _reference(typed: str) -> str:
    return next((word for word in typed.split() if word.startswith("REC-2026-") and word.count("-") == 3), "")


def types(text: str, at: Bench) -> Done:
    """What the first command line of a mail does on this bench. Raises Refusal."""
    script = parse(text, TABLE.vocabulary(find_ref=_reference, is_colleague=lambda _: False))
    [line] = script.lines
    command = TABLE.find(line.verb)
    assert command is not None
    body = command.text in {"body", "both"} or (command.text == "either" and not line.prose)
    return command.act(at, line, script.text if body else line.prose)


def refused(text: str, at: Bench) -> str:
    """The French sentence by which a line is refused, with its steps."""
    try:
        types(text, at)
    except Refusal as refusal:
        said = (refusal.said, *refusal.steps)
        return " ".join(one.told("fr") for one in said)
    raise AssertionError(f"{text} was done")
