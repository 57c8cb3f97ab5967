"""A case's documents: what its file keeps, what letters name as received, and what they name as refused."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from worker.complaint.messages import SupportingDocument, Verdict
from worker.intake.case import Case
from worker.intake.documents import Checked
from worker.nouns.message import Document, Message, Party
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules
from worker.processing.documents import kept, refused
from worker.processing.rules import Rules

RULES = Rules(
    prefix="REC",
    languages=("fr",),
    zone=ZoneInfo("Europe/Paris"),
    calendar=Calendar("metropole", frozenset()),
    clocks=ClockRules(),
    categories=(),
    refused_types=(".exe",),
    max_megabytes=25,
    boxes=(),
    desk=(),
)


def case(*documents: Document, checks: dict[str, Checked] | None, cut: bool = False) -> Case:
    message = Message(
        message_id="", sender=Party("bo@example.org"), subject="", text="", new_text="", documents=documents
    )
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return Case(
        parcel=1, mailbox="reclamations", raw_sha256="f" * 64, size=9, received_at=now, cut=cut, message=message,
        checks=checks,
    )  # fmt: skip


def document(name: str) -> Document:
    return Document(name, "application/pdf", b"%PDF-", sha256=name)


def test_of_a_message_cut_off_no_document_is_whole_and_a_virus_is_told_all_the_same() -> None:
    infected = Checked(Verdict.QUARANTINED, signature="Eicar-Signature")
    half = case(document("a"), document("b"), document("c"), checks={"a": infected, "b": Checked()}, cut=True)
    found = half.received(RULES).documents
    assert [(d.verdict, d.signature) for d in found] == [
        (Verdict.QUARANTINED, "Eicar-Signature"),
        (Verdict.REFUSED_SIZE, ""),
        (Verdict.REFUSED_SIZE, ""),
    ]


def supporting(name: str, verdict: Verdict, *, inline: bool = False) -> SupportingDocument:
    return SupportingDocument(name=name, media_type="image/png", size=1, sha256=name, verdict=verdict, inline=inline)


def test_what_is_held_counts_as_received_and_what_is_quarantined_as_refused_and_comes_first() -> None:
    documents = (
        supporting("bill", Verdict.ACCEPTED),
        supporting("program", Verdict.REFUSED_TYPE),
        supporting("photo", Verdict.HELD),
        supporting("film", Verdict.REFUSED_SIZE),
        supporting("logo", Verdict.ACCEPTED, inline=True),
        supporting("later logo", Verdict.HELD, inline=True),
        # A virus is told wherever it was found.
        supporting("evil logo", Verdict.QUARANTINED, inline=True),
    )
    assert [d.name for d in kept(documents)] == ["bill", "photo"]
    assert [d.name for d in refused(documents)] == ["evil logo", "program", "film"]
