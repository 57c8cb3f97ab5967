"""A message is let into a file, set apart as a complaint of its own, or moved to where it belongs."""

from worker.complaint.entry import Entry
from worker.complaint.folding import apply
from worker.complaint.messages import (
    MessageAccepted,
    MessageElsewhereToo,
    MessageReceived,
    MessageSetApart,
    ReceivedMessage,
)
from worker.complaint.opening import Channel, Registered
from worker.complaint.particulars import Complainant
from worker.complaint.record import Complaint
from worker.intake import alarming, reflecting, wish
from worker.intake.commands.registering import acknowledged
from worker.intake.joining import asks, asks_for_data
from worker.intake.opening import Opening, data_requested, open_file
from worker.nouns.facts import Query
from worker.processing.commands import reading
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.words.said import Said
from worker.words.wording import fold

_ACCEPT = Said("#accept {n}")
_SEPARATE = Said("#separate {n}")
_MOST_NAMED = 6


@command(
    en="accept",
    takes=Said("[NUMBER]"),
    effect=Said(
        "lets the held message into the file; its sender takes part from now on",
    ),
    rights=WORKERS,
    strong=always(Said("lets somebody into the file")),
    most_words=1,
    signed=("verser", "rattacher"),
)
def accept(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    message = _held(complaint, line)
    said = Said("message of {who} joined to the file", who=message.sender)
    accepted = MessageAccepted(parcel=message.parcel, by=bench.person.address)
    asked = asks_for_data(complaint, message.new_text, message.received_at, bench.rules)
    raised = alarming.raised(complaint, message.new_text, message.received_at, bench.rules, bench.now)
    told = alarming.by_hand(complaint, alarming.among(raised), message, bench)
    tasks = asks(message.followup_kind, message.subject, complaint.ref)
    return Done(said, (accepted, *asked, *raised), letters=told, tasks=tasks)


@command(
    en="separate",
    takes=Said("[NUMBER]"),
    effect=Said(
        "the message, held or in the file, becomes a complaint of its own, with its own acknowledgement",
    ),
    rights=WORKERS,
    needs=lambda _line: Query(new_files=1),
    strong=always(Said("opens a file and writes to somebody")),
    most_words=1,
)
def separate(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    message = _message(complaint, line)
    ref = next((one for one in bench.facts.new_refs if one not in bench.files), "")
    entry = _of_its_own(bench, message, ref, complaint)
    bare = reflecting.unproved(complaint, message)
    told = acknowledged(apply(None, entry, at=bench.now), bench, bare=bare)
    said = Said("message set apart: file {ref}", ref=ref)
    asked = data_requested(entry, bench.rules)
    apart = _gone(complaint, message, ref, bench)
    return Done(said, (apart,), elsewhere={ref: (entry, *asked)}, elsewhere_letters={ref: told})


@command(
    en="move",
    takes=Said("NUMBER REFERENCE"),
    effect=Said("the message belongs to the file that is named: it joins it"),
    rights=LEADERS,
    about="nothing",
    needs=lambda line: Query(files=frozenset({line.ref} - {""})),
    strong=always(Said("joins somebody's mail to a file")),
    most_words=1,
)
def move(bench: Bench, line: Line, _text: str) -> Done:
    """To a file of its sender alone: nobody gets into somebody else's by a slip."""
    if not line.ref or not bench.default_ref or line.ref == bench.default_ref:
        raise Refusal(
            "reply to a letter of the file in which the message stands, and name the one that it belongs to:"
            " #move NUMBER REC-…",
        )
    here, there = bench.named(bench.default_ref), bench.named(line.ref)
    message = _message(here, line)
    if message.sender not in there.complainant.addresses:
        raise Refusal("{who} takes no part in {ref}", who=message.sender, ref=there.ref)
    joined = MessageReceived(message=message, proof="moved")
    asked = asks_for_data(there, message.new_text, message.received_at, bench.rules)
    raised = alarming.raised(there, message.new_text, message.received_at, bench.rules, bench.now)
    return Done(
        Said("message of {who} joined to {ref}", who=message.sender, ref=there.ref),
        elsewhere={here.ref: (_gone(here, message, there.ref, bench),), there.ref: (joined, *asked, *raised)},
        elsewhere_letters={there.ref: alarming.by_hand(there, alarming.among(raised), message, bench)},
        tasks=asks(message.followup_kind, message.subject, there.ref),
    )


def _gone(complaint: Complaint, message: ReceivedMessage, into: str, bench: Bench) -> Entry:
    """What is held leaves; what the file has stays, as it came."""
    by = bench.person.address
    if message in complaint.held_messages:
        return MessageSetApart(parcel=message.parcel, into=into, by=by)
    return MessageElsewhereToo(parcel=message.parcel, into=into, by=by)


def _of_its_own(bench: Bench, message: ReceivedMessage, ref: str, old: Complaint) -> Registered:
    opening = Opening(
        ref=ref,
        mailbox=bench.mailbox,
        channel=Channel.EMAIL,
        recorded_by=bench.person.address,
        language=bench.rules.languages[0],
        complainant=Complainant(name=message.sender_name, addresses=(message.sender,) if message.sender else ()),
        subject=message.subject,
        text=message.new_text,
        message=message,
        because=f"set apart by {bench.person.address}",
        sent_at=message.sent_at,
        received_at=message.received_at,
        desired_solution=wish.find(message.new_text, bench.rules.languages[0]),
        linked_refs=(old.ref,),
    )
    return open_file(opening, bench.rules, now=bench.now)


def _message(complaint: Complaint, line: Line) -> ReceivedMessage:
    """The message that a line names, held or in the file, but not the one that the file began with. Raises Refusal."""
    wanted = reading.number(line.words[0]) if line.words else 0
    found = next((message for message in complaint.messages[1:] if message.parcel == wanted), None)
    if found is not None:
        return found
    if wanted and any(message.parcel == wanted for message in complaint.messages):
        raise Refusal("the file began with this message: it is its own")
    if wanted or complaint.held_messages:
        return _held(complaint, line)
    later = complaint.messages[1:]
    raise Refusal(
        "say which message: {which}",
        steps=tuple(_SEPARATE.about(n=m.parcel) for m in later[-_MOST_NAMED:]),
        which=", ".join(f"{m.parcel} ({m.sender})" for m in later)[-300:] or "—",
    )


def _held(complaint: Complaint, line: Line) -> ReceivedMessage:
    """The held message that a line names by its number, or the only one. Raises Refusal."""
    held = complaint.held_messages
    if line.words:
        wanted = reading.number(line.words[0])
        held = tuple(message for message in held if message.parcel == wanted)
    if not held:
        raise Refusal("no message is held for this file")
    if len(held) > 1:
        way = _ACCEPT if fold(line.verb).startswith("accept") else _SEPARATE
        raise Refusal(
            "several are held, say which: {which}",
            steps=tuple(way.about(n=m.parcel) for m in held[:_MOST_NAMED]),
            which=", ".join(f"{m.parcel} ({m.sender})" for m in held)[:300],
        )  # fmt: skip
    return held[0]
