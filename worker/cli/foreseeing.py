"""What handling one message would record and send: the same decision as in earnest, written nowhere."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from worker.cli.codes import KINDS, letter, said
from worker.cli.sample import SAMPLE
from worker.cli.showing import Pairs, document_line, record
from worker.cli.tongue import tell, told
from worker.complaint.folding import apply
from worker.complaint.messages import SupportingDocument
from worker.complaint.record import Complaint
from worker.doors.clock import SystemClock
from worker.intake.case import Case
from worker.intake.deciding import decide, opens_file
from worker.intake.explaining import Explanation
from worker.intake.query import query_of
from worker.intake.reading import read
from worker.intake.sorting import sort
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts
from worker.nouns.item import FollowUp
from worker.processing.rules import Rules
from worker.register.lookup import look_up
from worker.register.store import Register
from worker.settings import Settings, rulebook
from worker.words.said import Said

NEW = Said("its number")


def foresee(raw: bytes, explained: Explanation, settings: Settings | None, register: Register | None) -> Pairs:
    """What it is and why, then what would be recorded, and which letters would leave."""
    sender = f"{explained['from_name']} <{explained['from']}>" if explained["from"] else tell("nobody is named")
    yield tell("file"), explained["file"]
    yield tell("becomes"), said(explained["kind"], KINDS)
    yield tell("because"), explained["because"]
    yield tell("from"), sender.strip()
    yield tell("subject"), explained["subject"] or tell("(no subject)")
    yield from _told(_decided(raw, settings, register), settings or SAMPLE)


def _decided(raw: bytes, settings: Settings | None, register: Register | None) -> tuple[Decision, Complaint | None]:
    """The decision, and the file as it would be after it."""
    rules = _rules(settings)
    message, now = read(raw), SystemClock().now()
    standing = rulebook.standing_facts(settings) if settings else Facts()
    query = query_of(message, prefix=rules.prefix, boxes=rules.boxes)
    item = sort(message, register.look(lambda s: look_up(s, query, standing)) if register is not None else standing)
    sha256 = hashlib.sha256(raw).hexdigest()
    mailbox = settings.mailbox[0].name if settings else ""
    case = Case(0, mailbox, sha256, len(raw), received_at=message.sent_at or now, cut=False, message=message)
    before = register.complaint(item.ref) if register is not None and isinstance(item, FollowUp) else None
    decision = decide(case, item, rules, ref=told(NEW) if opens_file(case, item) else "", complaint=before, now=now)
    after = before
    for entry in decision.entries:
        after = apply(after, entry, at=now)
    return decision, after


def _rules(settings: Settings | None) -> Rules:
    """Without a configuration the usual choices, for a company that has neither mailbox nor staff."""
    if settings is not None:
        return rulebook.intake_rules(settings)
    return replace(rulebook.intake_rules(SAMPLE), boxes=(), desk=())


def _told(decided: tuple[Decision, Complaint | None], settings: Settings) -> Pairs:
    decision, after = decided
    if after is not None and decision.entries:
        known = {tell("state"), tell("complainant"), tell("received"), tell("acknowledged")}
        yield from (pair for pair in record(after, settings.organisation.zone) if pair[1] and pair[0] not in known)
        yield from ((tell("document"), document_line(document)) for document in _documents(after))
    for outgoing in decision.letters:
        to, language = outgoing.to.address, outgoing.language
        name = letter(outgoing.letter.occasion)
        yield tell("letter"), tell("{letter} to {recipient} ({language})", letter=name, recipient=to, language=language)
    for task in decision.tasks:
        yield tell("task"), task.text
    if not decision.letters:
        yield tell("letter"), tell("none")
    box = settings.mailbox[0]
    yield tell("filed"), {"processed": box.processed_folder, "review": box.review_folder}[decision.destination]


def _documents(complaint: Complaint) -> Iterator[SupportingDocument]:
    newest = (*complaint.messages, *complaint.held_messages)[-1:]
    return (document for message in newest for document in message.documents)
