"""One message through the pure part of the house, in each part that its sender may play, and what must then hold."""

import hashlib
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from tests.parsing import parsed
from worker.complaint.assessment import Deadlines
from worker.complaint.folding import ENTRY
from worker.complaint.record import Complaint
from worker.intake import reading
from worker.intake.case import Case
from worker.intake.deciding import decide, opens_file
from worker.intake.query import query_of
from worker.intake.quoting.splitting import split
from worker.intake.reading import headers, tree
from worker.intake.sorting import sort
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts, Query
from worker.nouns.item import FollowUp, Item, NewComplaint, Person
from worker.nouns.letter import Frozen, Stamp
from worker.nouns.message import Forwarded, Message, Party
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules
from worker.processing.rules import Rules
from worker.writing.formats import is_language
from worker.writing.freezing import write
from worker.writing.house import House

BOX = "reclamations@example.com"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
REF = "REC-2026-000123-4K"
DESK = Person("Ann Morel", "ann@example.com", frozenset({"desk"}))
HOUSE = House(name="Maison Lenoir", contact="Service réclamations", sender=Party(BOX, "Service réclamations"))
STAMP = Stamp(
    message_id="<3f6c2a90d4b84d0c@example.com>", reply_address=f"reclamations+{REF}.7hq2m9@example.com", date=NOW
)
_TODAY = date(2026, 11, 23)
_FILE = Complaint(
    ref=REF,
    received_at=NOW,
    registered_at=NOW,
    deadlines=Deadlines(
        clock_start=_TODAY, ack_limit=_TODAY, assess_due=_TODAY, answer_target=_TODAY, answer_due=_TODAY,
        mediation_limit=_TODAY,
    ),
)  # fmt: skip

# Controls, and what turns the direction of a line, in a name or an address (Unicode TR 36).
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNFIT_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}")
_ID = re.compile(r"<[^<>\s]{1,900}>")
_OUR_HEADERS = frozenset({
    "message-id", "date", "from", "to", "reply-to", "subject", "in-reply-to", "references", "auto-submitted",
    "x-auto-response-suppress", "thread-topic", "thread-index", "content-language", "mime-version", "content-type",
})  # fmt: skip
_LONGEST_LINE = 998  # RFC 5322 2.1.1


@cache
def rules() -> Rules:
    return Rules(
        prefix="REC",
        languages=("fr", "en"),
        zone=ZoneInfo("Europe/Paris"),
        calendar=Calendar("metropole", frozenset()),
        clocks=ClockRules(),
        categories=(
            "qualité du produit ou du service",
            "délai",
            "facturation ou prix",
            "commande ou livraison",
            "autre",
        ),
        refused_types=(".exe", "application/x-msdownload"),
        max_megabytes=25,
        boxes=(BOX,),
        desk=(DESK,),
    )


def check(raw: bytes, *, with_letters: bool = True) -> None:
    """Everything that must hold of `raw`, whatever it is. Raises AssertionError, or what the house itself raised.

    Letters, which take most of the time, are written to a stranger alone.
    """
    with unheard() as said:
        message = reading.read(raw)
    assert not said
    message_holds(message)
    query = query_of(message, prefix="REC", boxes=(BOX,))
    query_holds(query)
    for facts, item in parts_played(message):
        decision = decided(raw, message, item or sort(message, facts))
        decision_holds(decision)
        for frozen in letters(decision) if with_letters else ():
            letter_holds(frozen)
        with_letters = False


@contextmanager
def unheard() -> Iterator[list[str]]:
    """What libraries write to the log meanwhile: nothing is to, since it might be a customer's words."""
    said: list[str] = []
    listener = logging.Handler()
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(listener)
    try:
        yield said
    finally:
        logging.getLogger().removeHandler(listener)


def worked(raw: bytes) -> Decision:
    """What the house does with a stranger's message, each step once and nothing checked: the one to measure."""
    message = reading.read(raw)
    query_of(message, prefix="REC", boxes=(BOX,))
    decision = decided(raw, message, sort(message, Facts(own_addresses=frozenset({BOX}))))
    letters(decision)
    return decision


def parts_played(message: Message) -> Iterator[tuple[Facts, Item | None]]:
    """A stranger, a colleague who passes it on, a trusted form, someone who answers a letter of a file."""
    sender = message.sender.address
    yield Facts(own_addresses=frozenset({BOX})), None
    yield Facts(staff={sender: Person("Bob Petit", sender)}), None
    yield Facts(trusted_forms=frozenset({sender})), NewComplaint(because="form", from_form=True)
    yield Facts(), FollowUp(because="proof", ref=REF, proof="letter", held=not message.sender.name)


def decided(raw: bytes, message: Message, item: Item) -> Decision:
    sha256 = hashlib.sha256(raw).hexdigest()
    case = Case(1, "reclamations", sha256, len(raw), NOW, cut=False, message=message)
    ref = REF if opens_file(case, item) else ""
    return decide(case, item, rules(), ref=ref, complaint=_FILE if isinstance(item, FollowUp) else None, now=NOW)


def letters(decision: Decision) -> list[Frozen]:
    return [write(outgoing, STAMP, HOUSE) for outgoing in decision.letters]


def message_holds(message: Message) -> None:
    """The promises of `nouns.message`."""
    assert not {"unreadable", "text not divided"} & set(message.defects)
    for text in (message.text, message.new_text, message.quoted, message.returned):
        text_holds(text, reading.MAX_TEXT)
    assert len(message.delivery) <= tree.MAX_PARTS
    for text in message.delivery:
        text_holds(text, reading.MAX_TEXT)
    line_holds(message.subject, 1_000)
    assert message.language == "" or is_language(message.language)
    assert message.sent_at is None or message.sent_at.utcoffset() is not None
    for people in (message.to, message.cc, message.reply_to):
        assert len(people) <= headers.MAX_ADDRESSES
    for party in (message.sender, *message.to, *message.cc, *message.reply_to):
        party_holds(party)
    assert len(message.references) <= headers.MAX_IDS
    for one in (*message.references, *message.in_reply_to, *filter(None, [message.message_id])):
        assert _ID.fullmatch(one), one
    for name in message.headers:
        for value in message.headers.all(name):
            line_holds(value, 20_000)
    assert _MEDIA_TYPE.fullmatch(message.content_type)
    documents_hold(message)
    nothing_is_lost(message.text)
    if message.forwarded is not None:
        forwarded_holds(message.forwarded)


def text_holds(text: str, limit: int) -> None:
    assert len(text) <= limit
    assert not _UNFIT_IN_TEXT.search(text)
    text.encode("utf-8")


def line_holds(line: str, limit: int) -> None:
    assert len(line) <= limit
    assert not _UNFIT.search(line), line[:200]


def party_holds(party: Party) -> None:
    line_holds(party.name, 200)
    line_holds(party.address, 320)
    assert not any(character.isspace() or unicodedata.category(character) == "Cc" for character in party.address)
    assert party.address == party.address.lower()


def documents_hold(message: Message | Forwarded) -> None:
    assert len(message.documents) <= 2 * tree.MAX_PARTS
    for document in message.documents:
        assert document.sha256 == hashlib.sha256(document.content).hexdigest()
        assert document.name.strip(" .") == document.name != ""
        assert not set(document.name) & set("/\\")
        line_holds(document.name, 200)
        assert _MEDIA_TYPE.fullmatch(document.media_type)


def nothing_is_lost(text: str) -> None:
    """Every word of the author's text is new, quoted or signature. Only blanks may go, and lines be parted."""
    parts = split(text)
    assert _seen(f"{parts.new} {parts.quoted} {parts.signature}") == _seen(text)


def _seen(text: str) -> Counter[str]:
    """What can be seen of a text; soft hyphens and joiners cannot."""
    counted = Counter("".join(text.split()))
    return Counter({one: times for one, times in counted.items() if unicodedata.category(one) != "Cf"})


def forwarded_holds(forwarded: Forwarded) -> None:
    party_holds(forwarded.sender)
    line_holds(forwarded.subject, 1_000)
    text_holds(forwarded.text, reading.MAX_TEXT)
    assert forwarded.sent_at is None or forwarded.sent_at.utcoffset() is not None
    documents_hold(forwarded)


def query_holds(query: Query) -> None:
    """Every value is bounded and matches a strict pattern before it is looked up."""
    ids = (*query.answered_ids, *query.returned_ids, *filter(None, [query.own_id]))
    assert all(re.fullmatch(r"<[!-~]{1,996}>", one) for one in ids)
    assert len(ids) <= 201
    assert all(re.fullmatch(r"[A-Z0-9-]{1,40}", ref) for ref in query.tagged_refs)
    assert len(query.tagged_refs) <= 100
    assert all(re.fullmatch(r"[A-Z0-9-]{1,40} [0-9a-z]{1,40}", " ".join(pair)) for pair in query.tokens)
    for address in (query.sender, *query.failed_recipients):
        line_holds(address, 320)
    assert len(query.failed_recipients) <= 50


def decision_holds(decision: Decision) -> None:
    """What goes to the register can be written there, read again, and is bounded."""
    for entry in decision.entries:
        payload = ENTRY.dump_json(entry)
        assert len(payload) < 3_000_000
        assert ENTRY.validate_json(payload) == entry
    assert all(_SHA256.fullmatch(document.sha256) for document in decision.documents)
    for sentence in (decision.because, *(task.text for task in decision.tasks)):
        line_holds(sentence, 1_500)
    for report in decision.undelivered:
        line_holds(report.address, 320)
        line_holds(report.detail, 1_000)
    for outgoing in decision.letters:
        assert outgoing.to.address


def letter_holds(frozen: Frozen) -> None:
    """The bytes that leave are a letter of ours to that one person, whatever the facts in it say."""
    assert len(frozen.raw) < 300_000
    assert frozen.raw.isascii()
    assert max(map(len, frozen.raw.split(b"\r\n"))) <= _LONGEST_LINE
    assert frozen.raw.count(b"\n") == frozen.raw.count(b"\r\n") == frozen.raw.count(b"\r")
    sent = parsed(frozen.raw)
    assert not sent.defects
    assert {name.lower() for name in sent} <= _OUR_HEADERS
    assert len(sent.keys()) == len(set(sent.keys()))
    assert [party.addr_spec for party in sent["From"].addresses] == [BOX]
    assert len(sent["To"].addresses) <= 1
    assert sent["Message-ID"] == STAMP.message_id
    text, html = (part.get_content() for part in sent.iter_parts())
    text_holds(text.replace("\r\n", "\n"), 100_000)
    assert not re.search(r"<(?:script|iframe|object|embed|form|link|base|img)\b", html, re.IGNORECASE)
