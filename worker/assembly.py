"""Settings become an office. The only place that picks doors; its defaults are production, tests put others in.

A door is loaded when it is opened, and the office with its duties: a command that only looks waits for neither.
"""

import os
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worker.doors.clock import SystemClock
from worker.doors.protocols import Clock, Mailbox, Postman, Scanner, Shelf, Supervisor
from worker.doors.shelf import FolderShelf
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
from worker.words.said import Said, listed

if TYPE_CHECKING:
    from worker.health.measures import Measure
    from worker.office import Office
    from worker.office.desk import Box

# Of an extra that whoever has no use for it does not install.
_LACKS = Said("[register] shelf: {library} is not installed; pip install '.[{extra}]', or write a folder")


def open_register(settings: Settings, *, looking: bool = False) -> Register:
    """`looking`: for commands that only look, and make no shelf where none is."""
    return Register(settings.register_.database, open_shelf(settings.register_.shelf, settings, make=not looking))


def open_shelf(place: str, settings: Settings, *, make: bool = True) -> Shelf:
    """The shelf at a folder, or at SCHEME://…; raises SettingsError where no row of SHELVES has that scheme.

    `settings` say how it is reached, where its place does not.
    """
    scheme = _scheme(place)
    if scheme not in SHELVES:
        known = listed(f"{name}://…" if name else Said("a folder") for name in SHELVES)
        none = Said("[register] shelf: no shelf is known at {scheme}://; write {known}")
        raise SettingsError(none.about(scheme=scheme, known=known))
    return SHELVES[scheme](place, settings, make)


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
) -> "Office":
    """An office on the doors that the settings name; nothing is connected yet. `looking`: as for a register."""
    from worker.office import Office
    from worker.office.desk import Desk
    from worker.settings import rulebook

    register, clock = open_register(settings, looking=looking), clock or SystemClock()
    return Office(
        Desk(
            register=register,
            boxes={box.name: open_box(box) for box in settings.mailbox},
            postman=open_postman(settings.smtp),
            clock=clock,
            rules=rulebook.intake_rules(settings),
            house=rulebook.house(settings),
            facts=rulebook.standing_facts(settings),
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
    from worker.doors.imap import ImapMailbox
    from worker.tokens import open_tokens

    return ImapMailbox(
        name=box.name,
        host=box.host,
        port=box.port,
        security=box.security,
        username=box.username or box.address,
        password=box.password,
        folder=box.folder,
        since=box.since,
        token=open_tokens(box, box.username or box.address),
        ssl_context=_tls(box),
    )


def _maildir(box: MaildirSettings) -> Mailbox:
    from worker.doors.maildir import MaildirMailbox

    return MaildirMailbox(name=box.name, path=box.path, folder=box.folder, since=box.since)


# The doors by the `kind` of a mailbox. Another is one module in worker/doors, one row here, and what it needs of the
# configuration in worker/settings/mailboxes.
MAILBOXES: Mapping[str, Callable[[Any], Mailbox]] = {"imap": _imap, "maildir": _maildir}


def _folder_shelf(place: str, _settings: Settings, make: bool) -> Shelf:  # noqa: FBT001  # a row of the table calls it
    return FolderShelf(Path(place), make=make)


def _database_shelf(place: str, _settings: Settings, make: bool) -> Shelf:  # noqa: FBT001  # the same
    try:
        from worker.doors.database_shelf import DatabaseShelf
    except ModuleNotFoundError as error:
        raise SettingsError(_LACKS.about(library=error.name or "", extra="postgres")) from None
    return DatabaseShelf(place, make=make)


def _object_shelf(place: str, settings: Settings, _make: bool) -> Shelf:  # noqa: FBT001  # the same
    from worker.doors.oauth.given import CommandToken

    try:
        from worker.doors.object_shelf import Bucket, ObjectShelf
    except ModuleNotFoundError as error:
        raise SettingsError(_LACKS.about(library=error.name or "", extra="s3")) from None
    s3, (name, _, folder) = settings.s3, place.removeprefix("s3://").partition("/")
    secret = CommandToken(s3.secret_command, what=Said("S3 secret")) if s3.secret_command else s3.secret
    return ObjectShelf(
        Bucket(
            name=name,
            folder=folder.rstrip("/"),
            endpoint=s3.endpoint,
            region=s3.region,
            access_key=s3.access_key,
            secret=secret,
            ca_file=s3.ca_file,
        )
    )


# The shelves by the scheme of their place, "" for a folder. An opener is told whether it may make what is missing.
SHELVES: Mapping[str, Callable[[str, Settings, bool], Shelf]] = {
    "": _folder_shelf,
    "postgresql": _database_shelf,
    "s3": _object_shelf,
}


def open_box(box: MailboxSettings) -> "Box":
    from worker.office.desk import Box

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
    from worker.doors.smtp import SmtpPostman
    from worker.tokens import open_tokens

    return SmtpPostman(
        host=smtp.host,
        port=smtp.port,
        security=smtp.security,
        username=smtp.username,
        password=smtp.password,
        token=open_tokens(smtp, smtp.username),
        ssl_context=_tls(smtp),
    )


def open_scanner(security: SecuritySettings) -> Scanner | None:
    from worker.doors.scanner import ClamdScanner

    return ClamdScanner(scanner_place(security.scanner)) if security.scanner else None


def open_supervisor() -> Supervisor:
    from worker.doors.systemd import Systemd

    return Systemd(os.environ, os.getpid())


def open_metrics() -> tuple["Callable[[Iterable[Measure]], str]", str]:
    """What writes measures down, and the type of what it writes. Raises SettingsError without its library."""
    try:
        # An extra: whoever wants no metrics does not install it.
        from worker.doors.metrics import CONTENT_TYPE, exposition
    except ImportError:
        raise SettingsError(
            Said(
                "[monitoring] listen: prometheus-client is not installed; pip install '.[metrics]', or leave the key"
                " out"
            )
        ) from None
    return exposition, CONTENT_TYPE


@contextmanager
def monitoring(settings: Settings) -> Iterator[None]:
    """The health endpoint, at a register of its own: it is asked while the office works. Raises PlaceTaken."""
    from worker.doors.web import WebDoor
    from worker.office.monitoring import Monitor
    from worker.settings import rulebook

    render, content_type = open_metrics()
    register = open_register(settings, looking=True)
    monitor = Monitor(
        register=register,
        boxes=rulebook.watched_boxes(settings),
        people=rulebook.addresses(settings),
        limits=rulebook.health_limits(settings),
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


def _warnings(settings: Settings, register: Register, clock: Clock) -> "tuple[Said, ...]":
    """What needs the operator now, a sentence each: for the digest of the desk."""
    from worker.health import health_warnings
    from worker.health.wording import sentence
    from worker.settings import rulebook

    limits = rulebook.health_limits(settings)
    found = health_warnings(
        register.snapshot(rulebook.watched_boxes(settings), clock.now(), rulebook.addresses(settings)), limits
    )
    return tuple(sentence(warning, limits.zone) for warning in found)
