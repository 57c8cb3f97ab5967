"""Samples of the letters that the clocks write, and of the digest."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from worker.complaint.alarms import Alarm
from worker.complaint.answer import Promised
from worker.complaint.casework import Noted
from worker.complaint.compensation import Compensation
from worker.complaint.folding import apply
from worker.complaint.lifecycle import State
from worker.complaint.particulars import CustomerKind
from worker.complaint.record import Complaint
from worker.feedback.letters import Account, Digest, Section
from worker.nouns.letter import Letter
from worker.processing.lines import FileLine
from worker.processing.watching.letters import (
    ClarificationReminder,
    Closing,
    Escalation,
    GoingOn,
    Happened,
    Progress,
    Reminder,
    Status,
    Survey,
)
from worker.words.said import Said
from worker.writing.samples.desk import ASIDE
from worker.writing.samples.life import REF, REGISTERED, RULES, lived, registered
from worker.writing.samples.people import FACED_HOUSE, OFFERS, to_ann, to_claire

_DUE = date(2027, 1, 23)
_NOBODY: Final = registered(name="")
_ENDANGERED: Final = registered(alarms=(Alarm(kind="danger", words="la prise a fondu"),))
_SEEN_TO: Final = apply(
    lived(State.ASSESSED, _ENDANGERED),
    Noted(text="joint remplacé", by="ann@example.com"),
    at=datetime(2026, 11, 25, 10, tzinfo=UTC),
)


def _in(state: State, file: Complaint | None = None) -> dict[str, Any]:
    return {"file": lived(state, file), "rules": RULES}


_INVESTIGATING: Final = _in(State.INVESTIGATING)
_FACTS: Final[dict[str, Any]] = _INVESTIGATING | {
    "reply_by": None,
    "promised_by": None,
    "answer_due": _DUE,
    "late": False,
    "next_news": date(2026, 12, 10),
}
_PROGRESS = Progress(
    **_FACTS,
    since=date(2026, 11, 23),
    done=(
        Happened(what="assessed", on=date(2026, 11, 24)),
        Happened(what="assigned", on=date(2026, 11, 24)),
        Happened(what="message", on=date(2026, 11, 25), count=1),
        Happened(what="documents", on=date(2026, 11, 25), count=2),
    ),
)
_APPOINTED: Final = Promised(due=date(2026, 12, 4), words="Notre technicien passe le 4 décembre 2026.", by="bob")
_GIVEN = Compensation(
    number=1, kind="refund", amount_cents=5_900, currency="EUR", status="offered", due=date(2026, 12, 14),
    proposed_by="bob@example.com", proposed_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
)  # fmt: skip
_OFFERED: Final = lived(State.ANSWERED).model_copy(
    update={
        "compensations": (
            _GIVEN,
            _GIVEN.model_copy(update={"number": 2, "kind": "repair", "amount_cents": None, "due": date(2026, 11, 27)}),
            _GIVEN.model_copy(update={"number": 3, "status": "executed", "executed_on": date(2026, 11, 30)}),
        )
    }
)
_STATUS = Status(
    **_FACTS,
    since=date(2026, 11, 25),
    done=(),
    asked_on=date(2026, 12, 1),
)
_REMINDER_OF_QUESTIONS = ClarificationReminder(
    **_in(State.AWAITING_CUSTOMER),
    sender_name="Bob Petit",
    asked_on=date(2026, 11, 26),
    questions=("Quel jour l'appareil a-t-il été installé ?", "Par qui ?"),
    documents=("la facture", "une photo de la plaque signalétique"),
    reply_by=date(2026, 12, 10),
)
_GOING_ON = GoingOn(
    **_in(State.AWAITING_CUSTOMER),
    sender_name="Bob Petit",
    asked_on=date(2026, 11, 26),
    reply_by=date(2026, 12, 10),
    next_news=date(2026, 12, 26),
)
_REFUND = Compensation(
    number=1,
    kind="refund",
    amount_cents=48_990,
    currency="EUR",
    status="executed",
    proposed_by="bob@example.com",
    proposed_at=datetime(2026, 12, 7, 9, tzinfo=UTC),
    executed_on=date(2026, 12, 14),
)
_CLOSING = Closing(
    **_in(State.CLOSED),
    why="silence",
    closed_on=date(2027, 1, 8),
    window_days=30,
    executed=(_REFUND, _REFUND.model_copy(update={"kind": "apology", "amount_cents": None, "executed_on": None})),
    by_mail=True,
)
_UNOWNED: Final = lived(State.ASSESSED, _NOBODY).model_copy(update={"owner": ""})
_SHOP: Final = registered(complainant=REGISTERED.complainant.model_copy(update={"kind": CustomerKind.PROFESSIONAL}))
_DUE_BEFORE: Final = registered(
    name="", deadlines=REGISTERED.deadlines.model_copy(update={"answer_due": date(2026, 12, 1)})
)
_ADDRESS = "reclamations+rec-2026-000123-38.7hq2m9w4k0zt@example.com"


def _line(number: int, **facts: object) -> FileLine:
    known: dict[str, object] = {
        "ref": f"REC-2026-{number:06d}-{number % 90 + 10}",
        "state": "investigating",
        "due": date(2026, 12, 7),
        "priority": "P3",
        "category": "délai",
        "reply_address": _ADDRESS,
        "subject": "Canapé déchiré",
        "complainant": "Claire Durand",
        "offers": OFFERS,
    }
    return FileLine(**known | facts)  # type: ignore[arg-type]  # a line's own fields


_LATE = _line(98, state="registered", due=date(2026, 11, 20), late=3, priority="", part="desk")
_ACTION = _line(
    101,
    state="",
    due=date(2026, 11, 27),
    action=7,
    words="Changer le fournisseur des joints",
    part="action",
    priority="",
)
_LINES = (
    replace(_LATE, matter="assess_late"),
    _line(102, matter="target_near", part="owner"),
    _line(103, matter="target_passed", due=date(2026, 11, 20), late=3, part="deputy", in_place_of="Cyrille Roux"),
    replace(_ACTION, matter="action_due"),
    replace(_ACTION, matter="action_check", category=""),
    _line(104, matter="reply_waits", state="answered", part="asked", complainant="Cyrille Roux", namesake=True),
    _line(105, matter="holding", part="owner"),
    _line(106, matter="compensation_owed", state="answered", part="owner", offers=()),
)
_MANY = tuple(_line(n, matter="target_near", part="owner") for n in range(45))
_ALARM = Escalation(
    ref=REF,
    recipient_name="Maxime Leroy",
    lines=(_line(123, ref=REF, matter="escalate_75", due=_DUE, part="manager", owner_name="Bob Petit"),),
)
_TASK = _line(
    110,
    state="",
    due=None,
    priority="",
    category="",
    task="refused_letter",
    words="claire.durand@example.net: Votre réclamation: 550",
)
_DESK = (
    Section(heading="overdue", lines=(_LATE, _line(99, due=date(2026, 11, 19), late=4, owner_name="Bob Petit"))),
    Section(heading="today", lines=(_line(105, due=date(2026, 11, 23), owner_name="Cyrille Roux", priority="P2"),)),
    Section(heading="approval", lines=(_line(106, state="decision_review", owner_name="Bob Petit"),)),
    Section(
        heading="data_requests",
        lines=(replace(_TASK, task="data_request", words="", due=date(2026, 11, 20), late=3),),
        more=1,
    ),
    Section(heading="failed", lines=(_TASK,)),
    Section(
        heading="quarantined", lines=(replace(_TASK, ref="", task="spam", words="Gagnez un séjour", numbers=(411,)),)
    ),
    Section(
        heading="unsorted",
        lines=(
            replace(_TASK, ref="", task="staff_mail", words="ann@example.com: Appel", numbers=(412,)),
            replace(_TASK, task="forged", words="bob@example.com: #valider", count=3, numbers=(415, 414, 413)),
        ),
    ),
    Section(heading="new", lines=tuple(_line(120 + n, state="registered") for n in range(3)), more=12),
    Section(heading="customer", lines=(_line(107, state="awaiting_customer", due=date(2026, 12, 1)),)),
    Section(heading="erasing", lines=(replace(_TASK, task="erasure", words="", due=date(2026, 11, 28)),)),
)
_OWN = (
    Section(heading="overdue", lines=(_line(99, due=date(2026, 11, 22), late=1),)),
    Section(heading="today", lines=(_line(105, due=date(2026, 11, 23)),)),
    Section(heading="actions", lines=(_ACTION,)),
    Section(heading="deputy", lines=(_line(108, in_place_of="Cyrille Roux"),)),
    Section(heading="next", lines=(_line(109, state="answered", due=None),)),
)
_DIGEST = Digest(
    ref="",
    recipient_name="Ann Morel",
    on=date(2026, 11, 23),
    own=_OWN,
    desk=_DESK,
    open_files=312,
    accounts=(
        Account(mailbox="reclamations", held=312, accounted=312, on=date(2026, 11, 22)),
        Account(mailbox="boutique", held=41, accounted=39, on=date(2026, 11, 22), missing="412, 413"),
    ),
    warnings=(Said("mailbox {about} has received nothing since {since}", about="boutique", since=date(2026, 11, 20)),),
    root=(
        "register root: 9f2c6a0b4d81e37596d2c4f0a1b8e7d3c5f6908172635445362718091a2b3c4d"
        " (123 complaints, 1482 entries, before 2026-11-23T06:45:00Z)"
    ),
)

# Each row a letter as someone may receive it; together they reach every branch of their templates.
_LETTERS: Final[tuple[tuple[str, Letter], ...]] = (
    ("investigating", _PROGRESS),
    ("nothing-new", replace(_PROGRESS, file=_UNOWNED, done=(), since=None)),
    ("appointed", replace(_PROGRESS, done=(), since=None, appointed=_APPOINTED)),
    ("in-danger", replace(_PROGRESS, **_in(State.ASSESSED, _ENDANGERED), next_news=date(2026, 11, 27))),
    ("in-danger-seen-to", replace(_PROGRESS, file=_SEEN_TO, next_news=date(2026, 11, 27))),
    ("in-danger-nothing-new", replace(_PROGRESS, file=_ENDANGERED, done=(), next_news=date(2026, 11, 27))),
    ("child-in-danger", replace(_STATUS, file=registered(alarms=(Alarm(kind="child"),)), next_news=date(2026, 11, 27))),
    ("awaited", replace(_PROGRESS, **_in(State.AWAITING_CUSTOMER), reply_by=date(2026, 12, 9), done=())),
    ("late", replace(_PROGRESS, **_in(State.DECISION_REVIEW), late=True, done=(), next_news=date(2027, 2, 8))),
    (
        "late-with-a-new-date",
        replace(_PROGRESS, **_in(State.ESCALATED), late=True, promised_by=date(2027, 2, 5), next_news=date(2027, 2, 5)),
    ),
    (
        "late-twice",
        replace(
            _PROGRESS,
            **_in(State.INVESTIGATING, _SHOP),
            late=True,
            missed=date(2027, 1, 29),
            next_news=date(2027, 2, 16),
            done=(),
        ),
    ),
    ("promise-missed", replace(_PROGRESS, missed=date(2026, 12, 4), done=())),
    ("reacted", replace(_PROGRESS, **_in(State.ANSWERED), reacted_on=date(2027, 1, 4), done=())),
    ("owed", replace(_PROGRESS, **_in(State.ANSWERED), owed_since=date(2027, 1, 4), done=())),
    ("asked", _STATUS),
    ("answered", replace(_STATUS, **_in(State.ANSWERED), next_news=None)),
    ("of-what-was-announced", replace(_STATUS, file=_OFFERED, next_news=None)),
    (
        "over",
        replace(
            _STATUS,
            **_in(State.CLOSED, _NOBODY),
            next_news=None,
        ),
    ),
    ("once", _REMINDER_OF_QUESTIONS),
    (
        "one-question",
        replace(_REMINDER_OF_QUESTIONS, questions=("Quand ?",), documents=(), sender_name="", file=_NOBODY),
    ),
    ("without-answer", _GOING_ON),
    ("late", replace(_GOING_ON, file=_DUE_BEFORE, sender_name="")),
    ("silence", _CLOSING),
    ("accepted", replace(_CLOSING, why="accepted", executed=())),
    ("mediation", replace(_CLOSING, why="mediation", executed=(), by_mail=False)),
    ("other", replace(_CLOSING, why="other", executed=(), file=_NOBODY)),
    ("after-an-answer", replace(_CLOSING, why="other", executed=())),
    ("with-a-payment", replace(_CLOSING, why="accepted", proof="virement n° 2026-4471")),
    ("with-words", replace(_CLOSING, why="other", executed=(), text="Merci encore de votre appel de ce matin.")),
    ("two-questions", Survey(**_in(State.CLOSED), ended_on=date(2027, 1, 8))),
    ("nobody", Survey(file=_NOBODY, rules=RULES, ended_on=date(2027, 1, 8))),
    ("one", Reminder(ref=_LATE.ref, recipient_name="Ann Morel", lines=(replace(_LATE, matter="assess_late"),))),
    ("several", Reminder(ref="", recipient_name="Bob Petit", lines=_LINES)),
    (
        "very-many",
        Reminder(ref="", recipient_name="", lines=_MANY),
    ),
    ("one", _ALARM),
    (
        "several",
        replace(
            _ALARM,
            ref="",
            recipient_name="",
            lines=tuple(_line(n, matter="overdue", late=2, part="direction") for n in range(42)),
        ),
    ),
    ("desk", _DIGEST),
    ("desk-aside", replace(_DIGEST, aside=ASIDE, aside_count=52, aside_more=3, receipts=14, put_away=3)),
    ("desk-aside-alone", replace(_DIGEST, own=(), desk=(), warnings=(), aside=ASIDE[:1], aside_count=1, aside_more=1)),
    ("desk-receipt", replace(_DIGEST, own=(), warnings=(), receipts=1)),
    ("desk-put-away", replace(_DIGEST, own=(), warnings=(), put_away=1)),
    ("desk-idle", replace(_DIGEST, own=(), desk=(), open_files=0, accounts=(), warnings=())),
    ("desk-watched", replace(_DIGEST, own=(), desk=(), open_files=0, accounts=())),
    ("desk-without-own", replace(_DIGEST, own=(), warnings=())),
    ("desk-with-own-alone", replace(_DIGEST, own=_OWN[1:], desk=())),
    ("desk-alarmed", replace(_DIGEST, own=(), warnings=(), alerts=_LINES)),
    ("desk-alarms-alone", replace(_DIGEST, own=(), desk=(), warnings=(), alerts=_LINES[:1])),
    ("very-alarmed", replace(_DIGEST, desk=None, own=_OWN[1:], alerts=_MANY[:10], alerts_more=35)),
    ("handler", replace(_DIGEST, recipient_name="Bob Petit", desk=None)),
    ("handler-idle", replace(_DIGEST, recipient_name="", own=(), desk=None, accounts=(), warnings=())),
)

SAMPLES: Final = (
    *(
        to_claire(variant, letter) if letter.audience == "complainant" else to_ann(variant, letter)
        for variant, letter in _LETTERS
    ),
    to_claire("of-a-house-with-a-face", _CLOSING, FACED_HOUSE),
)
