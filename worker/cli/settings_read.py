"""What `check` says of a configuration that can be read: what in it would go wrong later, or means something else than
it seems to. Nothing is connected to.
"""

import shlex
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from worker.cli.rehearsing import LinkBroken
from worker.cli.tongue import counted, tell, told
from worker.doors.clock import SystemClock
from worker.processing.calendar import Calendar, parse_closed_days, parse_span
from worker.settings import Settings, rulebook
from worker.words.said import Said
from worker.words.wording import fold

# Spans of [clocks] of which the first has to end before the second: else it says nothing, or comes too late.
ORDER = (
    ("ack_alarm", "ack_limit"),
    ("clarification_reminder", "clarification_limit"),
    ("holding_before", "answer_limit"),
    ("progress_every", "answer_limit"),
)


def prove_settings(settings: Settings, path: Path) -> tuple[str, ...]:
    """A line for what there is, and one for each thing to look at. Raises LinkBroken."""
    for box in settings.mailbox:
        _refuse_loops(settings, box.name, box.address)
    boxes = counted(len(settings.mailbox), Said("1 mailbox"), Said("{count} mailboxes"))
    people = counted(len(settings.staff), Said("1 colleague"), Said("{count} colleagues"))
    line = tell("{place}: {said}", place=str(path), said=f"{settings.organisation.name}, {boxes}, {people}")
    return (line, *_remarks(settings, path))


def _refuse_loops(settings: Settings, name: str, mailbox: str) -> None:
    written = (
        ("[[staff]]", [one.address for one in settings.staff]),
        ("[feedback] all_staff", settings.feedback.all_staff),
    )
    for table, addresses in written:
        loops = [address for address in addresses if _reaches(address, mailbox)]
        if loops:
            remedy = Said("their letters would come back as mail to the company: write the address where {who} reads")
            fault = Said("{table} {who} is the mailbox {name} itself")
            who = loops[0]
            raise LinkBroken(told(fault.about(table=table, who=who, name=name)), told(remedy.about(who=who)))


def _reaches(address: str, mailbox: str) -> bool:
    """Whether mail to it lands in the mailbox, also by a subaddress (RFC 5233)."""
    local, _, domain = address.partition("@")
    return f"{local.partition('+')[0]}@{domain}" == mailbox


def _remarks(settings: Settings, path: Path) -> Iterator[str]:
    for secret in settings.open_secrets():
        command = f"chmod 600 {shlex.quote(str(secret))}"
        yield tell("others on this machine may read {file}: {command}", file=str(secret), command=command)
    if settings.password_open_to_others(path):
        yield tell(
            "others on this machine may read {file}, and the password of the database in it: {command}, or leave the"
            " password to ~/.pgpass",
            file=str(path), command=f"chmod 640 {shlex.quote(str(path))}",
        )  # fmt: skip
    for secret in settings.wrapped_secrets():
        yield tell(
            "{file} seems to hold more than its secret (quotation marks, a space, a name): take out what is not it",
            file=str(secret),
        )
    yield from _mail_of_later(settings, SystemClock().now().astimezone(settings.organisation.zone).date())
    yield from _routes(settings)
    yield from _clocks(settings, SystemClock().now().astimezone(settings.organisation.zone).date())


def _mail_of_later(settings: Settings, today: date) -> Iterator[str]:
    for box in settings.mailbox:
        if box.since and box.since > today:
            ahead = Said("mailbox {name}: since = {day} lies ahead: until then no mail is looked at")
            yield told(ahead.about(name=box.name, day=box.since))


def _routes(settings: Settings) -> Iterator[str]:
    """Whom nobody will be proposed to, and what for."""
    staff = {person.address for person in settings.staff}
    known = {fold(category) for category in settings.processing.every_category}
    for number, route in enumerate(settings.processing.route, 1):
        if route.owner not in staff:
            nobody = Said("[[processing.route]] no. {number} names {who}, who is none of [[staff]]: it proposes nobody")
            yield told(nobody.about(number=number, who=route.owner))
        if fold(route.category) not in known:
            nothing = Said('[[processing.route]] no. {number} is for "{category}", no category: nothing goes there')
            yield told(nothing.about(number=number, category=route.category))


def _clocks(settings: Settings, today: date) -> Iterator[str]:
    """Counted from today, since a working day and a calendar day have no fixed proportion."""
    organisation, clocks = settings.organisation, settings.clocks
    calendar = Calendar(organisation.holiday_zone, parse_closed_days(organisation.closed_days))

    def end(span: str) -> date:
        return calendar.add(today, parse_span(span))

    for first, second in ORDER:
        sooner, later = getattr(clocks, first), getattr(clocks, second)
        if end(sooner) > end(later):
            longer = Said('[clocks] {first} = "{sooner}" is longer than {second} = "{later}"')
            yield told(longer.about(first=first, sooner=sooner, second=second, later=later))
    for priority, span in clocks.answer_target:
        if end(span) > end(clocks.answer_limit):
            longer = Said('[clocks] {first} = "{sooner}" is longer than {second} = "{later}"')
            named = {"first": f"answer_target {priority}", "second": "answer_limit"}
            yield told(longer.about(**named, sooner=span, later=clocks.answer_limit))


def prove_desk(settings: Settings) -> tuple[str, ...]:
    people = rulebook.intake_rules(settings).desk
    if not people:
        raise LinkBroken(tell('nobody would be told of a new complaint; give one [[staff]] the role "desk"'))
    who = ", ".join(person.address for person in people)
    return (tell("{who} will be told of new complaints", who=who),)


def prove_clock(settings: Settings, now: datetime) -> str:
    """The hour as letters have it, and the zone's distance from UTC over the year: a zone may have no summer time."""
    zone = settings.organisation.zone
    here = now.astimezone(zone)
    offsets = [_offset(datetime(here.year, month, 1, 12, tzinfo=zone)) for month in (1, 7)]
    others = [offset for offset in offsets if offset != _offset(here)]
    seasons = Said("{offset} now, {other} at other times") if others else Said("{offset} all year")
    year = told(seasons.about(offset=_offset(here), other=next(iter(others), "")))
    zoned = tell("{place}: {said}", place=settings.organisation.timezone, said=year)
    return f"{here:%Y-%m-%d %H:%M} ({zoned})"


def _offset(moment: datetime) -> str:
    text = f"{moment:%z}"
    return f"UTC{text[:3]}:{text[3:5]}"
