"""What `check` says of a configuration that can be read: what in it would go wrong later, or means something else than
it seems to. Nothing is connected to.
"""

import shlex
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from worker.cli.rehearsing import LinkBroken
from worker.doors.clock import SystemClock
from worker.processing.calendar import Calendar, parse_closed_days, parse_span
from worker.settings import Settings
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
    boxes, staff = len(settings.mailbox), len(settings.staff)
    people = f"{boxes} mailbox{'es' * (boxes > 1)}, {staff} colleague{'s' * (staff != 1)}"
    return (f"{path}: {settings.organisation.name}, {people}", *_remarks(settings, path))


def _refuse_loops(settings: Settings, name: str, mailbox: str) -> None:
    told = (
        ("[[staff]]", [one.address for one in settings.staff]),
        ("[feedback] all_staff", settings.feedback.all_staff),
    )
    for table, addresses in told:
        loops = [address for address in addresses if _reaches(address, mailbox)]
        if loops:
            remedy = f"their letters would come back as mail to the company: write the address where {loops[0]} reads"
            raise LinkBroken(f"{table} {loops[0]} is the mailbox {name} itself", remedy)


def _reaches(address: str, mailbox: str) -> bool:
    """Whether mail to it lands in the mailbox, also by a subaddress (RFC 5233)."""
    local, _, domain = address.partition("@")
    return f"{local.partition('+')[0]}@{domain}" == mailbox


def _remarks(settings: Settings, path: Path) -> Iterator[str]:
    for secret in settings.open_secrets():
        yield f"others on this machine may read {secret}: chmod 600 {shlex.quote(str(secret))}"
    if settings.password_open_to_others(path):
        yield (
            f"others on this machine may read {path}, and the password of the database in it: chmod 640"
            f" {shlex.quote(str(path))}, or leave the password to ~/.pgpass"
        )
    for secret in settings.wrapped_secrets():
        yield f"{secret} seems to hold more than its secret (quotation marks, a space, a name): take out what is not it"
    yield from _mail_of_later(settings, SystemClock().now().astimezone(settings.organisation.zone).date())
    yield from _routes(settings)
    yield from _clocks(settings, SystemClock().now().astimezone(settings.organisation.zone).date())


def _mail_of_later(settings: Settings, today: date) -> Iterator[str]:
    for box in settings.mailbox:
        if box.since and box.since > today:
            yield f"mailbox {box.name}: since = {box.since} lies ahead: until then no mail is looked at"


def _routes(settings: Settings) -> Iterator[str]:
    """Whom nobody will be proposed to, and what for."""
    staff = {person.address for person in settings.staff}
    known = {fold(category) for category in settings.processing.every_category}
    for number, route in enumerate(settings.processing.route, 1):
        if route.owner not in staff:
            yield f"[[processing.route]] no. {number} names {route.owner}, who is none of [[staff]]: it proposes nobody"
        if fold(route.category) not in known:
            yield f'[[processing.route]] no. {number} is for "{route.category}", no category: nothing goes there'


def _clocks(settings: Settings, today: date) -> Iterator[str]:
    """Counted from today, since a working day and a calendar day have no fixed proportion."""
    organisation, clocks = settings.organisation, settings.clocks
    calendar = Calendar(organisation.holiday_zone, parse_closed_days(organisation.closed_days))

    def end(span: str) -> date:
        return calendar.add(today, parse_span(span))

    for first, second in ORDER:
        sooner, later = getattr(clocks, first), getattr(clocks, second)
        if end(sooner) > end(later):
            yield f'[clocks] {first} = "{sooner}" is longer than {second} = "{later}"'
    for priority, span in clocks.answer_target:
        if end(span) > end(clocks.answer_limit):
            limit = clocks.answer_limit
            yield f'[clocks] answer_target {priority} = "{span}" is longer than answer_limit = "{limit}"'


def prove_clock(settings: Settings, now: datetime) -> str:
    """The hour as letters have it, and the zone's distance from UTC over the year: a zone may have no summer time."""
    zone = settings.organisation.zone
    here = now.astimezone(zone)
    offsets = [_offset(datetime(here.year, month, 1, 12, tzinfo=zone)) for month in (1, 7)]
    others = [offset for offset in offsets if offset != _offset(here)]
    year = f"{_offset(here)} now, {others[0]} at other times" if others else f"{_offset(here)} all year"
    return f"{here:%Y-%m-%d %H:%M} ({settings.organisation.timezone}: {year})"


def _offset(moment: datetime) -> str:
    text = f"{moment:%z}"
    return f"UTC{text[:3]}:{text[3:5]}"
