"""One invented complaint, by the entries of its life: each letter's sample sees the file as it stands when that letter
is written. Variants are lives that began or went on otherwise.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from worker.complaint.answer import AnswerReleased
from worker.complaint.assessment import Assessed, Assessment, Deadlines, Score
from worker.complaint.casework import Assigned
from worker.complaint.clarification import ClarificationAsked
from worker.complaint.entry import Entry
from worker.complaint.folding import apply, apply_all
from worker.complaint.lifecycle import Moved, State, find_move
from worker.complaint.messages import LENT, ReceivedMessage, SupportingDocument
from worker.complaint.opening import Channel, Registered
from worker.complaint.particulars import Complainant, DesiredSolution, Point
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules
from worker.processing.rules import Rules
from worker.words.catalogue import LANGUAGES
from worker.writing.samples.people import BILL, FRENCH, PHOTO, TEXT

REF: Final = "REC-2026-000123-38"
ANN: Final = Person("Ann Morel", "ann@example.com", frozenset({"desk", "handler"}))
BOB: Final = Person("Bob Petit", "bob@example.com", frozenset({"handler"}))
CYRILLE: Final = Person("Cyrille Marchand", "cyrille@example.com", frozenset({"manager"}))
RULES: Final = Rules(
    prefix="REC", languages=LANGUAGES, zone=ZoneInfo("Europe/Paris"), calendar=Calendar(), clocks=ClockRules(),
    categories=("produit ou service",), refused_types=(".exe",), max_megabytes=25, boxes=("reclamations@example.com",),
    desk=(ANN,), staff={person.address: person for person in (ANN, BOB, CYRILLE)},
)  # fmt: skip

_SENT: Final = datetime(2026, 11, 23, 9, 29, tzinfo=UTC)
_RECEIVED: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WISH: Final = DesiredSolution(
    kind="refund",
    quoted="Je demande le remboursement de l'appareil, soit 489,90 €, et une réponse écrite.",
    amount_cents=48_990,
    currency="EUR",
)
# Beside their complaint they make use of two rights that have clocks of their own.
OTHER_RIGHTS: Final = (
    "Bonjour,\n\nj'ai saisi le médiateur. Je vous notifie aussi ma rétractation du panier.\n\nC. Durand"
)
# They hold us to a day.
A_DAY: Final = "Bonjour,\n\nle lave-vaisselle fuit toujours. Je pars le 12, venez avant le 5 décembre.\n\nC. Durand"
_MESSAGE: Final = ReceivedMessage(
    parcel=41, sha256="a" * 64, message_id="<CAF7Z3k=9Zq1@mail.example.net>", sender="claire.durand@example.net",
    sender_name="Claire Durand", subject="Lave-vaisselle qui fuit", new_text=TEXT, sent_at=_SENT,
    received_at=_RECEIVED, documents=(PHOTO, BILL),
)  # fmt: skip
REGISTERED: Final = Registered(
    ref=REF, mailbox="main", channel=Channel.EMAIL, language=FRENCH, subject="Lave-vaisselle qui fuit",
    complainant=Complainant(name="Claire Durand", addresses=("claire.durand@example.net",)),
    sent_at=_SENT, received_at=_RECEIVED, points=(Point(text=" ".join(TEXT.split())),), desired_solution=WISH,
    wish_asked=False, category="produit ou service", category_words="fuit depuis le premier jour",
    deadlines=Deadlines(
        clock_start=date(2026, 11, 23), ack_limit=date(2026, 12, 4), assess_due=date(2026, 11, 25),
        answer_target=date(2026, 12, 7), answer_due=date(2027, 1, 23), mediation_limit=date(2027, 11, 23),
    ),
    message=_MESSAGE,
    assessment=Assessment(
        severity=Score(value=3, words="fuit depuis le premier jour"), occurrence=Score(value=2, words="trois fois")
    ),
)  # fmt: skip


def registered(
    *,
    name: str | None = None,
    points: Iterable[str] | None = None,
    documents: tuple[SupportingDocument, ...] | None = None,
    text: str | None = None,
    quoted: str | None = None,
    defects: tuple[str, ...] | None = None,
    sender: str | None = None,
    **otherwise: Any,
) -> Complaint:
    """The file on the day it was registered, where some of it was otherwise."""
    if name is not None:
        otherwise["complainant"] = REGISTERED.complainant.model_copy(update={"name": name})
    if points is not None:
        otherwise["points"] = tuple(Point(text=one) for one in points)
    message = {"documents": documents, "new_text": text, "quoted": quoted, "defects": defects, "sender": sender}
    otherwise["message"] = _MESSAGE.model_copy(update={k: v for k, v in message.items() if v is not None})
    return apply(None, REGISTERED.model_copy(update=otherwise), at=_RECEIVED)


def named_by_a_stranger() -> Complaint:
    """The file whose complainant somebody else names as the author of the mail."""
    return registered(defects=(LENT,), sender="zed@example.net")


def _moved(complaint: Complaint, target: State) -> Moved:
    known = find_move(complaint.state, target)
    return Moved(source=complaint.state, target=target, cause=known.cause if known else "")


def _assessed(complaint: Complaint) -> Iterable[Entry]:
    aimed_at = complaint.deadlines.model_copy(update={"answer_target": date(2026, 11, 30)})
    yield Assessed(
        severity=3, complexity=2, impact=2, immediate_action="this_customer", priority="P2", deadlines=aimed_at,
        by=ANN.address,
    )  # fmt: skip
    yield Assigned(owner=BOB.address, by=CYRILLE.address)
    yield _moved(complaint, State.ASSESSED)


def _asked(complaint: Complaint) -> Iterable[Entry]:
    yield ClarificationAsked(
        number=1, questions=("Quel jour l'appareil a-t-il été installé ?", "Par qui ?"),
        documents=("la facture", "une photo de la plaque signalétique"), reply_by=date(2026, 12, 10), by=BOB.address,
    )  # fmt: skip
    yield _moved(complaint, State.AWAITING_CUSTOMER)


def _released(complaint: Complaint) -> Iterable[Entry]:
    yield AnswerReleased(version=1, outcome="rejected", decided_by=BOB.address, approved_by=CYRILLE.address)
    yield _moved(complaint, State.ANSWERED)


# What happened, on which day; a file is looked at by the state that it is in.
_LIFE: Final[tuple[tuple[State, date, Callable[[Complaint], Iterable[Entry]]], ...]] = (
    (State.ASSESSED, date(2026, 11, 24), _assessed),
    (State.INVESTIGATING, date(2026, 11, 25), lambda file: (_moved(file, State.INVESTIGATING),)),
    (State.AWAITING_CUSTOMER, date(2026, 11, 26), _asked),
)
_AFTERWARDS: Final[tuple[tuple[State, date, Callable[[Complaint], Iterable[Entry]]], ...]] = (
    *_LIFE[:2],
    (State.DECISION_REVIEW, date(2026, 12, 7), lambda file: (_moved(file, State.DECISION_REVIEW),)),
    (State.ANSWERED, date(2026, 12, 8), _released),
    (State.ESCALATED, date(2026, 12, 16), lambda file: (_moved(file, State.ESCALATED),)),
)
_ENDED: Final = (*_AFTERWARDS[:-1], (State.CLOSED, date(2027, 1, 8), lambda file: (_moved(file, State.CLOSED),)))


def lived(until: State, file: Complaint | None = None) -> Complaint:
    """The file as it stands in that state, from the day of its registration on."""
    file = file or registered()
    life = next(one for one in (_LIFE, _AFTERWARDS, _ENDED) if until in {state for state, _, _ in one})
    for state, day, happened in life:
        file = apply_all(file, tuple(happened(file)), at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        if state is until:
            return file
    raise AssertionError(until)
