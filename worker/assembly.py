"""Settings become an office. The only place that picks doors; its defaults are production, tests put others in."""

import os
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import time, timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from worker.complaint.compensation import GridRow
from worker.doors.clock import SystemClock
from worker.doors.imap import ImapMailbox
from worker.doors.maildir import MaildirMailbox
from worker.doors.oauth import token_from_file
from worker.doors.protocols import Clock, Mailbox, Postman, Scanner, Shelf, Supervisor
from worker.doors.scanner import ClamdScanner
from worker.doors.shelf import FolderShelf
from worker.doors.smtp import SmtpPostman
from worker.doors.systemd import Systemd
from worker.doors.web import WebDoor
from worker.health import HealthLimits, health_warnings
from worker.health.measures import Measure
from worker.health.wording import problem
from worker.nouns.item import Facts, Person
from worker.nouns.message import Party
from worker.office import Office
from worker.office.desk import Box, Desk
from worker.office.monitoring import Monitor
from worker.processing.calendar import Calendar, parse_closed_days, parse_span
from worker.processing.clocks import ClockRules
from worker.processing.minutes import parse_wait
from worker.processing.rules import Company, Keeping, OwnWords, Rules
from worker.register.store import Register
from worker.settings import (
    ImapSettings,
    MailboxSettings,
    MaildirSettings,
    Server,
    Settings,
    SettingsError,
    SmtpSettings,
)
from worker.settings.models import SecuritySettings
from worker.settings.values import listen_place, scanner_place
from worker.writing import House, Mediator


def open_register(settings: Settings, *, looking: bool = False) -> Register:
    """`looking`: for commands that only look, and make no shelf where none is."""
    return Register(settings.register_.database, open_shelf(settings.register_.shelf, make=not looking))


def open_shelf(place: str, *, make: bool = True) -> Shelf:
    """The shelf at a folder, or at SCHEME://…; raises SettingsError where no row of SHELVES has that scheme."""
    scheme = _scheme(place)
    if scheme not in SHELVES:
        known = ", ".join(f"{name}://…" if name else "a folder" for name in SHELVES)
        raise SettingsError(f"[register] shelf: no shelf is known at {scheme}://; write {known}")
    return SHELVES[scheme](place, make)


def shelf_folder(settings: Settings) -> Path | None:
    """Where the shelf lies on this machine; None where it lies elsewhere."""
    place = settings.register_.shelf
    return None if _scheme(place) else Path(place)


def _scheme(place: str) -> str:
    scheme, between, _ = place.partition("://")
    return scheme if between else ""


def open_office(
    settings: Settings,
    *,
    clock: Clock | None = None,
    step: Callable[[str], None] = lambda _step: None,
    stopping: Callable[[], bool] = lambda: False,
    looking: bool = False,
) -> Office:
    """An office on the doors that the settings name; nothing is connected yet. `looking`: as for a register."""
    register, clock = open_register(settings, looking=looking), clock or SystemClock()
    return Office(
        Desk(
            register=register,
            boxes={box.name: open_box(box) for box in settings.mailbox},
            postman=open_postman(settings.smtp),
            clock=clock,
            rules=intake_rules(settings),
            house=house(settings),
            facts=standing_facts(settings),
            envelope_from=settings.smtp.bounce_address or parseaddr(settings.smtp.sender)[1],
            max_bytes=settings.intake.max_message_megabytes * 1_000_000,
            max_attempts=settings.intake.max_attempts,
            scanner=open_scanner(settings.security),
            warnings=lambda: _warnings(settings, register, clock),
            step=step,
            stopping=stopping,
        )
    )


def open_mailbox(box: MailboxSettings) -> Mailbox:
    return MAILBOXES[box.kind](box)


def _imap(box: ImapSettings) -> Mailbox:
    return ImapMailbox(
        name=box.name,
        host=box.host,
        port=box.port,
        security=box.security,
        username=box.username or box.address,
        password=box.password,
        folder=box.folder,
        since=box.since,
        token=token_from_file(box.oauth.token_file) if box.oauth else None,
        ssl_context=_tls(box),
    )


def _maildir(box: MaildirSettings) -> Mailbox:
    return MaildirMailbox(name=box.name, path=box.path, folder=box.folder, since=box.since)


# The doors by the `kind` of a mailbox. Another is one module in worker/doors, one row here, and what it needs of the
# configuration in worker/settings/mailboxes.
MAILBOXES: Mapping[str, Callable[[Any], Mailbox]] = {"imap": _imap, "maildir": _maildir}

# The shelves by the scheme of their place, "" for a folder. An opener is told whether it may make what is missing.
SHELVES: Mapping[str, Callable[[str, bool], Shelf]] = {"": lambda place, make: FolderShelf(Path(place), make=make)}


def open_box(box: MailboxSettings) -> Box:
    return Box(
        door=open_mailbox(box),
        name=box.name,
        address=box.address,
        folder=box.folder,
        processed_folder=box.processed_folder,
        review_folder=box.review_folder,
        sent_folder=box.sent_folder,
        subaddress=box.subaddress,
        poll_seconds=box.poll_seconds,
        idle=box.idle,
        existing=box.existing,
    )


def open_postman(smtp: SmtpSettings) -> Postman:
    return SmtpPostman(
        host=smtp.host,
        port=smtp.port,
        security=smtp.security,
        username=smtp.username,
        password=smtp.password,
        token=token_from_file(smtp.oauth.token_file) if smtp.oauth else None,
        ssl_context=_tls(smtp),
    )


def open_scanner(security: SecuritySettings) -> Scanner | None:
    return ClamdScanner(scanner_place(security.scanner)) if security.scanner else None


def open_supervisor() -> Supervisor:
    return Systemd(os.environ, os.getpid())


def open_metrics() -> tuple[Callable[[Iterable[Measure]], str], str]:
    """What writes measures down, and the type of what it writes. Raises SettingsError without its library."""
    try:
        # An extra: whoever wants no metrics does not install it.
        from worker.doors.metrics import CONTENT_TYPE, exposition  # noqa: PLC0415
    except ImportError:
        raise SettingsError(
            "[monitoring] listen: prometheus-client is not installed; pip install '.[metrics]', or leave the key out"
        ) from None
    return exposition, CONTENT_TYPE


@contextmanager
def monitoring(settings: Settings) -> Iterator[None]:
    """The health endpoint, at a register of its own: it is asked while the office works. Raises PlaceTaken."""
    render, content_type = open_metrics()
    register = open_register(settings, looking=True)
    monitor = Monitor(
        register=register,
        boxes=watched_boxes(settings),
        limits=health_limits(settings),
        clock=SystemClock(),
        render=render,
        content_type=content_type,
    )
    pages = {"/healthz": monitor.health, "/metrics": monitor.metrics}
    try:
        with WebDoor(listen_place(settings.monitoring.listen), pages):
            yield
    finally:
        register.close()


def _tls(server: Server) -> ssl.SSLContext | None:
    """Certificates are always verified; `ca_file` adds a company's own authority."""
    if server.security == "plain":
        return None
    return ssl.create_default_context(cafile=str(server.ca_file) if server.ca_file else None)


def intake_rules(settings: Settings) -> Rules:
    organisation = settings.organisation
    return Rules(
        prefix=settings.register_.prefix,
        languages=organisation.languages,
        zone=organisation.zone,
        calendar=_calendar(settings),
        clocks=ClockRules.model_validate(settings.clocks.model_dump()),
        categories=settings.processing.every_category,
        own_words=tuple(OwnWords(one.name, one.words, one.hints) for one in settings.processing.category),
        refused_types=settings.intake.refused_types,
        max_megabytes=settings.intake.max_message_megabytes,
        boxes=tuple(box.address for box in settings.mailbox),
        desk=tuple(person for person in _people(settings) if "desk" in person.roles),
        staff={person.address: person for person in _people(settings)},
        causes=settings.processing.causes,
        routes=tuple((route.category, route.owner) for route in settings.processing.route),
        plain_reply=settings.processing.plain_reply,
        reply_window=parse_wait(settings.processing.reply_window),
        approve_refusals=settings.response.approve_refusals,
        approve_above_cents=settings.response.approve_above_cents,
        mediator_known=settings.response.mediator is not None,
        grid=tuple(GridRow.model_validate(row.model_dump()) for row in settings.response.grid),
        opens=time.fromisoformat(settings.feedback.digest_at),
        report_day=settings.feedback.report_day,
        all_staff=settings.feedback.all_staff,
        keeping=Keeping.model_validate(settings.retention.model_dump()),
        company=Company(
            name=organisation.name,
            contact=organisation.contact,
            postal_address=organisation.postal_address,
            phone=organisation.phone,
            website=organisation.website,
            signatures=organisation.signatures,
        ),
    )


def _calendar(settings: Settings) -> Calendar:
    organisation = settings.organisation
    return Calendar(organisation.holiday_zone, parse_closed_days(organisation.closed_days))


def health_limits(settings: Settings) -> HealthLimits:
    monitoring = settings.monitoring
    return HealthLimits(
        stale=timedelta(minutes=monitoring.stale_minutes),
        silence=parse_span(monitoring.silence),
        least_free_bytes=monitoring.least_free_megabytes * 1_000_000,
        calendar=_calendar(settings),
        zone=settings.organisation.zone,
    )


def _warnings(settings: Settings, register: Register, clock: Clock) -> tuple[str, ...]:
    """What needs the operator now, a sentence each: for the digest of the desk."""
    limits = health_limits(settings)
    found = health_warnings(register.snapshot(watched_boxes(settings), clock.now()), limits)
    return tuple(problem(warning, limits.zone) for warning in found)


def watched_boxes(settings: Settings) -> dict[str, int]:
    """The mailboxes, each with its `poll_seconds`: what a snapshot of the worker's health is asked for."""
    return {box.name: box.poll_seconds for box in settings.mailbox}


def _people(settings: Settings) -> list[Person]:
    return [Person(s.name, s.address, frozenset(s.roles), frozenset(s.departments)) for s in settings.staff]


def standing_facts(settings: Settings) -> Facts:
    """What sorting knows before any register is asked."""
    own = {box.address for box in settings.mailbox}
    own |= {parseaddr(settings.smtp.sender)[1].lower(), settings.smtp.bounce_address.lower()} - {""}
    return Facts(
        own_addresses=frozenset(own),
        staff={person.address: person for person in _people(settings)},
        trusted_forms=frozenset(settings.intake.trusted_forms),
        authserv_id=settings.security.authserv_id,
    )


def house(settings: Settings) -> House:
    name, address = parseaddr(settings.smtp.sender)
    mediator = settings.response.mediator
    organisation = settings.organisation
    return House(
        name=organisation.name,
        contact=organisation.contact,
        sender=Party(address.lower(), name),
        postal_address=organisation.postal_address,
        phone=organisation.phone,
        mediator=Mediator(name=mediator.name, address=mediator.address, website=mediator.website) if mediator else None,
        language=organisation.languages[0],
    )
