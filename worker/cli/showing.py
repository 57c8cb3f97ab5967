"""`complaints show`: one complaint as a page to read, or as JSON."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from worker.cli import streams, terminal
from worker.cli.codes import ALARMS, FATES, STATES, VERDICTS, WISHES, label, letter, said
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, next_command, settings_from
from worker.cli.tongue import counted, money, quoted, tell, told
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
from worker.words.said import Said
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
        command = next_command(config, "list", "--all")
        streams.say(tell("{error}; `{command}` shows those there are", error=told(error), command=command))
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
        terminal.aside(tell("{count} entries; --entries shows them, with their hashes", count=len(entries)))


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
    terminal.title("\n" + tell("Mail"))
    terminal.show_pairs(sorted(_mails(complaint, zone), key=lambda pair: pair[0][:16]))


def _entries(entries: list[EntryRow], zone: ZoneInfo) -> None:
    terminal.title("\n" + tell("Entries"))
    for entry in entries:
        streams.put(
            f"{entry.seq:>3}  {terminal.day(entry.at, zone)}  {entry.kind:<16}  {entry.actor:<10}  {entry.hash[:12]}"
        )


def _where(complaint: Complaint, today: date) -> Pairs:
    """What somebody who opens it asks first: where it stands, whose it is, what comes next."""
    yield tell("state"), said(complaint.state.value, STATES)
    yield tell("owner"), complaint.owner or (tell("nobody yet") if is_open(complaint.state) else "")
    what, by = next_date(complaint)
    if by is not None:
        yield tell("next"), f"{told(what)} {by}{_late(days_late(by, today))}"
    yield tell("priority"), complaint.assessment.priority


def _late(days: int) -> str:
    return counted(days, Said(", late by 1 day"), Said(", late by {count} days")) if days else ""


_ANSWERED = {
    "given": Said("given on {day}").within("personal data"),
    "erasure": Said("erasure granted on {day}"),
    "refused": Said("refused on {day}").within("personal data"),
    "none": Said("found to be no request on {day}"),
}


def record(complaint: Complaint, zone: ZoneInfo) -> Pairs:
    """What the file says, in words; an empty value has nothing to say."""
    who, due = complaint.complainant, complaint.deadlines
    nobody = tell("nobody can be written to")
    yield tell("complainant"), f"{who.name} <{', '.join(who.addresses)}>" if who.addresses else nobody
    channel, moment = Said("{label}", label=label(complaint.channel.value)), terminal.day(complaint.received_at, zone)
    yield tell("received"), tell("{moment}, by {channel}", moment=moment, channel=channel)
    done = complaint.acknowledged_at
    yield tell("acknowledged"), terminal.day(done, zone) if done else tell("not yet")
    yield tell("answer"), tell("due by {due}, meant for {target}", due=due.answer_due, target=due.answer_target)
    asked = complaint.desired_solution or complaint.wish_asked
    yield tell("wish"), wish(complaint.desired_solution) if asked else tell("not stated")
    yield tell("category"), _category(complaint)
    for one in concerned(complaint):
        yield told(one.title).lower(), one.value
    yield tell("formal notice"), _litigation(complaint)
    for alarm in complaint.alarms:
        until = tell(", until {day}", day=alarm.until) if alarm.until else ""
        what = f"{quoted(alarm.words)}{until}"
        yield tell("cannot wait"), tell("{who}: {what}", who=said(alarm.kind, ALARMS), what=what)
    for request in complaint.data_requests:
        due_on = Said("due {day}", day=request.due)
        outcome = _ANSWERED[request.outcome].about(day=str(request.answered_on)) if request.outcome else due_on
        yield tell("personal data"), tell("asked for on {day}; {outcome}", day=request.since, outcome=outcome)
    if complaint.data_protection_request and not complaint.data_requests:
        yield tell("personal data"), tell("asked for")
    yield tell("may repeat"), ", ".join(complaint.possible_duplicates)
    yield tell("linked"), ", ".join(complaint.linked_refs)
    alone = len(complaint.points) == 1
    for number, point in enumerate(complaint.points, start=1):
        yield tell("point") if alone else tell("point {number}", number=number), point.text


def _category(complaint: Complaint) -> str:
    if not (complaint.category and complaint.category_words):
        return complaint.category
    proposed = Said("{category} (proposed, from “{words}”)")
    return told(proposed.about(category=complaint.category, words=complaint.category_words))


def _litigation(complaint: Complaint) -> str:
    words = complaint.litigation_words and quoted(complaint.litigation_words)
    if not (words and complaint.litigation_proposed):
        return words
    return tell("{words} (proposed: #contentieux says that it is so, #contentieux fin that it is not)", words=words)


def wish(solution: DesiredSolution | None) -> str:
    """P4, with the complainant's own words."""
    if solution is None:
        return tell("not stated; the acknowledgement asks for it")
    cents = solution.amount_cents
    amount = f", {money(cents, solution.currency)}" if cents is not None else ""
    wished = f"{label(solution.kind)}{amount} ({said(solution.status, WISHES)})"
    return tell("{who}: {what}", who=wished, what=quoted(solution.quoted)) if solution.quoted else wished


def _mails(complaint: Complaint, zone: ZoneInfo) -> Pairs:
    """In and out; each name begins with its moment, by which they are put in order."""
    for message in complaint.messages:
        yield from _message(message, zone, tell("in"))
    for message in complaint.held_messages:
        yield from _message(message, zone, tell("held"))
    for mail in complaint.mails:
        fate = said(mail.status, FATES)
        untold = mail.detail and mail.status != "sent"
        fate = tell("{who}: {what}", who=fate, what=mail.detail) if untold else fate
        name = f"{terminal.day(mail.queued_at, zone)}  {tell('out')}"
        yield (
            name,
            tell("{letter} to {recipient}: {fate}", letter=letter(mail.occasion), recipient=mail.recipient, fate=fate),
        )


def _written(complaint: Complaint) -> Pairs:
    """What was written first, all of it."""
    if complaint.messages and (text := complaint.messages[0].whole):
        yield tell("Message"), text


def _message(message: ReceivedMessage, zone: ZoneInfo, way: str) -> Pairs:
    name = f"{terminal.day(message.received_at, zone)}  {way}"
    who, subject = message.sender_name or message.sender or tell("nobody"), message.subject or tell("(no subject)")
    yield name, tell("{who}: {subject}", who=who, subject=subject)
    for document in message.documents:
        yield f"{terminal.day(message.received_at, zone)}  {tell('doc')}", document_line(document)


def document_line(document: SupportingDocument) -> str:
    inline = tell(", in the text") if document.inline else ""
    return f"{document.name}, {terminal.size(document.size)}, {said(document.verdict.value, VERDICTS)}{inline}"
