"""A complaint is the fold of its entries."""

import importlib
import pkgutil
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker import complaint as room
from worker.complaint.assessment import Deadlines
from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.folding import ENTRY, KINDS, apply
from worker.complaint.lifecycle import IllegalMove, Moved, State, allowed
from worker.complaint.messages import (
    DocumentJudged,
    MessageHeld,
    MessageReceived,
    ReceivedMessage,
    SupportingDocument,
    Verdict,
)
from worker.complaint.opening import Channel, Registered, Reread
from worker.complaint.particulars import Complainant, DesiredSolution, Point
from worker.complaint.post import LetterFailed, LetterQueued, LetterSent, SentMail
from worker.complaint.record import Complaint

NOON = datetime(2026, 4, 28, 10, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=3)
REFUND = DesiredSolution(kind="refund", quoted="je souhaite être remboursée", amount_cents=4990, currency="EUR")


def a_message(parcel: int = 1, text: str = "Le tabouret est arrivé fendu.") -> ReceivedMessage:
    return ReceivedMessage(parcel=parcel, sha256=f"{parcel:064x}", new_text=text, received_at=NOON)


def registered(wish: DesiredSolution | None = None, litigation: str = "", data_protection: str = "") -> Registered:
    day = date(2026, 4, 28)
    return Registered(
        ref="REC-2026-000001-AB",
        mailbox="reclamations",
        channel=Channel.EMAIL,
        language="fr",
        subject="Tabouret fendu",
        complainant=Complainant(name="Odile Ferrand", addresses=("odile@example.org",)),
        sent_at=NOON,
        received_at=NOON,
        points=(Point(text="Le tabouret est arrivé fendu."),),
        desired_solution=wish,
        wish_asked=wish is None,
        category="produit ou service",
        category_words="fendu",
        order_reference="C-1042",
        litigation_words=litigation,
        data_protection_words=data_protection,
        possible_duplicates=("REC-2026-000000-ZZ",),
        linked_refs=("REC-2025-000009-QQ",),
        deadlines=Deadlines(
            clock_start=day, ack_limit=day, assess_due=day, answer_target=day, answer_due=day, mediation_limit=day
        ),
        message=a_message(),
    )


def a_mail(letter: int = 7, occasion: str = "acknowledgement", *, to_staff: bool = False) -> SentMail:
    return SentMail(
        letter=letter,
        occasion=occasion,
        template="fr/acknowledgement.md.j2#0123456789ab",
        recipient="odile@example.org",
        to_staff=to_staff,
        message_id="<x@example.com>",
        sha256="0" * 64,
        queued_at=NOON,
    )


def fold(*entries: Entry) -> Complaint:
    complaint: Complaint | None = None
    for n, entry in enumerate(entries):
        complaint = apply(complaint, entry, at=NOON + timedelta(minutes=n))
    assert complaint is not None
    return complaint


def test_registering_makes_the_file_with_all_that_intake_found() -> None:
    entry = registered(REFUND)
    complaint = apply(None, entry, at=LATER)
    assert complaint.state is State.REGISTERED
    assert complaint.registered_at == LATER
    assert complaint.messages == (entry.message,)
    shared = set(Registered.model_fields) & set(Complaint.model_fields)
    assert {name: getattr(complaint, name) for name in shared} == {name: getattr(entry, name) for name in shared}
    # What is not copied by name is told under another one, or explains the entry alone.
    assert set(Registered.model_fields) - shared == {"kind", "message", "because", "data_protection_words"}


@pytest.mark.parametrize("words", ["mise en demeure", ""])
def test_words_of_litigation_and_data_protection_raise_their_flags(words: str) -> None:
    complaint = fold(registered(litigation=words, data_protection=words))
    assert (complaint.litigation, complaint.litigation_words) == (bool(words), words)
    assert complaint.data_protection_request is bool(words)


def test_a_follow_up_joins_the_file_and_fills_an_empty_wish() -> None:
    answer = MessageReceived(message=a_message(2), proof="letter", desired_solution=REFUND)
    complaint = fold(registered(), answer)
    assert [message.parcel for message in complaint.messages] == [1, 2]
    assert complaint.desired_solution == REFUND


def test_a_follow_up_never_replaces_a_wish() -> None:
    other = DesiredSolution(kind="exchange")
    complaint = fold(registered(REFUND), MessageReceived(message=a_message(2), proof="letter", desired_solution=other))
    assert complaint.desired_solution == REFUND


def test_a_message_read_after_all_gives_its_words_and_keeps_the_files_life() -> None:
    unread = registered().model_copy(update={"subject": "", "points": (), "message": a_message(text="")})
    parked = fold(unread, LetterQueued(mail=a_mail()), LetterSent(letter=7), moved(State.REGISTERED, State.ASSESSED))
    late = registered(REFUND, litigation="mise en demeure").model_copy(update={"ref": "REC-2026-000777-ZZ"})
    complaint = apply(parked, Reread(registered=late), at=LATER)
    assert (complaint.subject, complaint.points, complaint.desired_solution) == (late.subject, late.points, REFUND)
    assert complaint.litigation
    assert complaint.messages == (late.message,)
    life = ("ref", "state", "registered_at", "acknowledged_at", "mails", "deadlines", "received_at")
    assert {name: getattr(complaint, name) for name in life} == {name: getattr(parked, name) for name in life}


def test_a_held_message_stays_apart_from_the_file() -> None:
    complaint = fold(registered(), MessageHeld(message=a_message(2), reason="unknown sender"))
    assert [message.parcel for message in complaint.messages] == [1]
    assert [message.parcel for message in complaint.held_messages] == [2]


def a_document(sha256: str, verdict: Verdict = Verdict.HELD, because: str = "") -> SupportingDocument:
    return SupportingDocument(
        name="facture.pdf", media_type="application/pdf", size=9, sha256=sha256, verdict=verdict, held_because=because
    )


def with_documents(*documents: SupportingDocument, parcel: int = 2) -> ReceivedMessage:
    return a_message(parcel).model_copy(update={"documents": documents})


def test_a_verdict_counts_for_every_held_document_of_these_bytes_and_for_no_other() -> None:
    joined = MessageReceived(message=with_documents(a_document("a"), a_document("b")), proof="letter")
    held = MessageHeld(message=with_documents(a_document("a", because="too large"), parcel=3), reason="unknown sender")
    refused = MessageReceived(message=with_documents(a_document("a", Verdict.REFUSED_TYPE), parcel=4), proof="letter")
    entry = DocumentJudged(sha256="a", verdict=Verdict.QUARANTINED, signature="Eicar-Signature")
    complaint = fold(registered(), joined, held, refused, entry)
    found = [d for m in (*complaint.messages, *complaint.held_messages) for d in m.documents]
    assert [(d.verdict, d.signature, d.held_because) for d in found] == [
        (Verdict.QUARANTINED, "Eicar-Signature", ""),
        (Verdict.HELD, "", ""),
        (Verdict.REFUSED_TYPE, "", ""),
        (Verdict.QUARANTINED, "Eicar-Signature", ""),
    ]


def test_that_the_scanner_cannot_judge_a_document_is_recorded_and_a_later_verdict_takes_its_place() -> None:
    joined = MessageReceived(message=with_documents(a_document("a")), proof="letter")
    unable = DocumentJudged(sha256="a", verdict=Verdict.HELD, held_because="too large")
    [document] = fold(registered(), joined, unable).messages[1].documents
    assert (document.verdict, document.held_because) == (Verdict.HELD, "too large")
    cleared = DocumentJudged(sha256="a", verdict=Verdict.ACCEPTED)
    [document] = fold(registered(), joined, unable, cleared).messages[1].documents
    assert (document.verdict, document.held_because) == (Verdict.ACCEPTED, "")


def test_a_letter_is_queued_then_sent_and_acknowledges_the_file_once() -> None:
    first = fold(registered(), LetterQueued(mail=a_mail(7)), LetterQueued(mail=a_mail(8)))
    assert [mail.status for mail in first.mails] == ["queued", "queued"]
    assert first.acknowledged_at is None
    second = apply(first, LetterSent(letter=7), at=LATER)
    assert [(mail.status, mail.status_at) for mail in second.mails] == [("sent", LATER), ("queued", None)]
    assert second.acknowledged_at == LATER
    third = apply(second, LetterSent(letter=8), at=LATER + timedelta(days=1))
    assert third.acknowledged_at == LATER


@pytest.mark.parametrize("mail", [a_mail(to_staff=True), a_mail(occasion="relay")])
def test_only_an_acknowledgement_to_the_complainant_acknowledges(mail: SentMail) -> None:
    assert fold(registered(), LetterQueued(mail=mail), LetterSent(letter=7)).acknowledged_at is None


def test_a_letter_that_failed_says_how_and_may_still_leave() -> None:
    failed = fold(registered(), LetterQueued(mail=a_mail()), LetterFailed(letter=7, status="uncertain", detail="cut"))
    assert (failed.mails[0].status, failed.mails[0].detail) == ("uncertain", "cut")
    sent = apply(failed, LetterSent(letter=7), at=LATER)
    assert (sent.mails[0].status, sent.mails[0].detail) == ("sent", "")


def moved(source: State, target: State) -> Moved:
    return Moved(source=source, target=target, cause="test")


def test_a_move_sets_the_state() -> None:
    assert fold(registered(), moved(State.REGISTERED, State.ASSESSED)).state is State.ASSESSED


def test_an_illegal_move_is_refused_with_the_legal_ones() -> None:
    with pytest.raises(IllegalMove, match="assessed, in_mediation, merged, not_a_complaint, withdrawn"):
        fold(registered(), moved(State.REGISTERED, State.CLOSED))


def test_a_move_from_another_state_than_the_files_is_refused() -> None:
    with pytest.raises(EntryOutOfPlace, match="is registered, not closed"):
        fold(registered(), moved(State.CLOSED, State.INVESTIGATING))


def test_the_milestones_of_a_long_life() -> None:
    path = "registered assessed investigating answered escalated answered closed investigating"
    states = [State(name) for name in path.split()]
    complaint = fold(registered(), *(moved(a, b) for a, b in pairwise(states)))
    assert complaint.answered_at == NOON + timedelta(minutes=5)
    # What was answered in time stays so, whatever is looked at again.
    assert complaint.first_answered_at == NOON + timedelta(minutes=3)
    assert complaint.level == 2
    assert complaint.reopen_count == 1


@pytest.mark.parametrize(
    "entries",
    [
        (LetterSent(letter=1),),
        (registered(), registered()),
        (registered(), LetterSent(letter=1)),
        (registered(), LetterFailed(letter=1, status="refused")),
        (Reread(registered=registered()),),
        (registered(), DocumentJudged(sha256="a", verdict=Verdict.ACCEPTED)),
    ],
)
def test_an_entry_out_of_place_is_refused(entries: tuple[Entry, ...]) -> None:
    with pytest.raises(EntryOutOfPlace):
        fold(*entries)


@given(choices=st.lists(st.integers(0, 10), max_size=25))
def test_any_walk_through_the_table_folds_and_folds_again_from_its_json(choices: list[int]) -> None:
    entries: list[Entry] = [registered()]
    state = State.REGISTERED
    for choice in choices:
        if not allowed(state):
            break
        target = sorted(allowed(state))[choice % len(allowed(state))]
        entries.append(moved(state, target))
        state = target
    complaint = fold(*entries)
    assert complaint.state is state
    assert fold(*(ENTRY.validate_json(ENTRY.dump_json(entry)) for entry in entries)) == complaint


def test_every_entry_that_a_module_of_the_room_defines_is_a_kind_of_entry() -> None:
    for module in pkgutil.iter_modules(room.__path__):
        importlib.import_module(f"{room.__name__}.{module.name}")
    assert set(KINDS) == {kind for kind in Entry.__subclasses__() if kind.__module__.startswith("worker.")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_entry_is_recorded_under_the_name_of_its_class(kind: type[Entry]) -> None:
    assert kind.model_fields["kind"].default == kind.__name__
    assert next(iter(kind.model_fields)) == "kind"
