"""`complaints show`: one complaint as a page to read, or as JSON."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from worker.cli import streams, terminal
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, next_command, settings_from
from worker.complaint.lifecycle import is_open
from worker.complaint.messages import ReceivedMessage, SupportingDocument
from worker.complaint.particulars import DesiredSolution, concerned
from worker.complaint.record import Complaint
from worker.doors.clock import SystemClock
from worker.intake.references import find
from worker.processing.clocks import next_date
from worker.processing.lines import days_late
from worker.register.files import NoSuchFile
from worker.register.tables import EntryRow
from worker.writing.shield import one_line

Pairs = Iterator[tuple[str, str]]
# A reference is far shorter; what is longer is none, and no database needs to be asked.
LONGEST_REFERENCE = 60
LINES_SHOWN, LINE_SHOWN = 500, 2_000


def show(
    ref: Annotated[str, typer.Argument(help="The reference, such as REC-2026-000123-45.")],
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
    with_entries: Annotated[bool, typer.Option("--entries", help="Every entry too, with its hash.")] = False,  # noqa: FBT002  # a flag
) -> None:
    """Show one complaint: where it stands and what comes next, what was written, the mails in and out.

    `--entries` shows what it is made of, each entry with the beginning of its hash; the JSON holds them all.
    """
    settings = settings_from(config)
    register = open_to_look(settings, config)
    try:
        complaint = register.complaint(reference(ref, settings.register_.prefix))
    except NoSuchFile as error:
        streams.say(f"{error}; `{next_command(config, 'list', '--all')}` shows those there are")
        raise typer.Exit(1) from None
    entries = register.entries(complaint.ref)
    register.close()
    if as_json:
        record = complaint.model_dump(mode="json")
        record["entries"] = [_entry(entry) for entry in entries]
        terminal.print_json(record)
        return
    now = SystemClock().now()
    _page(complaint, settings.organisation.zone, now)
    if with_entries:
        _entries(entries, settings.organisation.zone)
    else:
        terminal.aside(f"{len(entries)} entries; --entries shows them, with their hashes")


def reference(typed: str, prefix: str) -> str:
    """What people type from paper is forgiven: case, blanks, an O for a 0."""
    line = one_line(typed, LONGEST_REFERENCE)
    return next(iter(find(line, prefix)), line)


def _entry(entry: EntryRow) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "kind": entry.kind,
        "payload": json.loads(entry.payload),
        "hash": entry.hash,
    }


def _page(complaint: Complaint, zone: ZoneInfo, now: datetime) -> None:
    terminal.title(f"{complaint.ref}  {one_line(complaint.subject)}")
    pairs = (*_where(complaint, now.astimezone(zone).date()), *record(complaint, zone))
    terminal.show_pairs(pair for pair in pairs if pair[1])
    for name, text in _written(complaint):
        terminal.title(f"\n{name}")
        for line in text.splitlines()[:LINES_SHOWN]:
            streams.put(one_line(line, LINE_SHOWN))
    terminal.title("\nMail")
    terminal.show_pairs(sorted(_mails(complaint, zone), key=lambda pair: pair[0][:16]))


def _entries(entries: list[EntryRow], zone: ZoneInfo) -> None:
    terminal.title("\nEntries")
    for entry in entries:
        streams.put(
            f"{entry.seq:>3}  {terminal.day(entry.at, zone)}  {entry.kind:<16}  {entry.actor:<10}  {entry.hash[:12]}"
        )


def _where(complaint: Complaint, today: date) -> Pairs:
    """What somebody who opens it asks first: where it stands, whose it is, what comes next."""
    yield "state", complaint.state.value.replace("_", " ")
    yield "owner", complaint.owner or ("nobody yet" if is_open(complaint.state) else "")
    what, by = next_date(complaint)
    if by is not None:
        days = days_late(by, today)
        late = f", late by {days} day{'s' if days > 1 else ''}" if days else ""
        yield "next", f"{what} {by}{late}"
    yield "priority", complaint.assessment.priority


_ANSWERED = {"given": "given", "erasure": "erasure granted", "refused": "refused", "none": "found to be no request"}


def record(complaint: Complaint, zone: ZoneInfo) -> Pairs:
    """What the file says, in words; an empty value has nothing to say."""
    who, due = complaint.complainant, complaint.deadlines
    yield "complainant", f"{who.name} <{', '.join(who.addresses)}>" if who.addresses else "nobody can be written to"
    yield "received", f"{terminal.day(complaint.received_at, zone)}, by {complaint.channel.value.replace('_', ' ')}"
    yield "acknowledged", terminal.day(complaint.acknowledged_at, zone) if complaint.acknowledged_at else "not yet"
    yield "answer", f"due by {due.answer_due}, meant for {due.answer_target}"
    asked = complaint.desired_solution or complaint.wish_asked
    yield "wish", wish(complaint.desired_solution) if asked else "not stated"
    proposed = f" (proposed, from “{complaint.category_words}”)" if complaint.category_words else ""
    yield "category", complaint.category and complaint.category + proposed
    for one in concerned(complaint):
        yield one.code.replace("_", " "), one.value
    asks = " (proposed: #contentieux says that it is so, #contentieux fin that it is not)"
    law = f"“{complaint.litigation_words}”{asks if complaint.litigation_proposed else ''}"
    yield "formal notice", complaint.litigation_words and law
    for alarm in complaint.alarms:
        until = f", until {alarm.until}" if alarm.until else ""
        yield "cannot wait", f"{alarm.kind.replace('_', ' ')}: “{alarm.words}”{until}"
    for request in complaint.data_requests:
        answered = f"{_ANSWERED[request.outcome]} on {request.answered_on}" if request.outcome else f"due {request.due}"
        yield "personal data", f"asked for on {request.since}; {answered}"
    if complaint.data_protection_request and not complaint.data_requests:
        yield "personal data", "asked for"
    yield "may repeat", ", ".join(complaint.possible_duplicates)
    yield "linked", ", ".join(complaint.linked_refs)
    for number, point in enumerate(complaint.points, start=1):
        yield "point" if len(complaint.points) == 1 else f"point {number}", point.text


def wish(solution: DesiredSolution | None) -> str:
    """P4, with the complainant's own words."""
    if solution is None:
        return "not stated; the acknowledgement asks for it"
    cents = solution.amount_cents
    amount = f", {cents // 100}.{cents % 100:02} {solution.currency}".rstrip() if cents is not None else ""
    words = f": “{solution.quoted}”" if solution.quoted else ""
    return f"{solution.kind.replace('_', ' ')}{amount} ({solution.status}){words}"


def _mails(complaint: Complaint, zone: ZoneInfo) -> Pairs:
    """In and out; each name begins with its moment, by which they are put in order."""
    for message in complaint.messages:
        yield from _message(message, zone, "in")
    for message in complaint.held_messages:
        yield from _message(message, zone, "held")
    for mail in complaint.mails:
        told = f"{mail.status}: {mail.detail}" if mail.detail and mail.status != "sent" else mail.status
        occasion = mail.occasion.replace("_", " ")
        yield f"{terminal.day(mail.queued_at, zone)}  out", f"{occasion} to {mail.recipient}: {told}"


def _written(complaint: Complaint) -> Pairs:
    """What was written first, all of it."""
    if complaint.messages and (text := complaint.messages[0].whole):
        yield "Message", text


def _message(message: ReceivedMessage, zone: ZoneInfo, way: str) -> Pairs:
    name = f"{terminal.day(message.received_at, zone)}  {way}"
    yield name, f"{message.sender_name or message.sender or 'nobody'}: {message.subject or '(no subject)'}"
    for document in message.documents:
        yield f"{terminal.day(message.received_at, zone)}  doc", document_line(document)


def document_line(document: SupportingDocument) -> str:
    inline = ", in the text" if document.inline else ""
    verdict = document.verdict.value.replace("_", " ")
    return f"{document.name}, {terminal.size(document.size)}, {verdict}{inline}"
