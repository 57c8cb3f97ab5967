"""The tables of config.toml. Names are a contract with operators: more may be added, none renamed."""

import re
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from worker.settings.mailboxes import AnyMailbox
from worker.settings.oauth import OAuthSettings
from worker.settings.object_store import S3Settings
from worker.settings.places import RegisterSettings
from worker.settings.secret_files import looks_wrapped, open_to_others
from worker.settings.servers import Server, SmtpSettings, on_loopback
from worker.settings.treatment import Clocks, Processing
from worker.settings.values import (
    Address,
    Cents,
    ClosedDay,
    Hour,
    KnownCaller,
    LanguageCode,
    Line,
    ListenPlace,
    OAuthName,
    RefusedType,
    ScannerPlace,
    ServerName,
    Span,
    Table,
    Zone,
    listen_place,
    scanner_place,
)
from worker.words.said import Said, sentence_of
from worker.writing.colours import BRAND, readable

# postgresql://USER:PASSWORD@HOST
_WITH_PASSWORD = re.compile(r"postgresql[^:]*://[^/@:]*:[^@]")

_IN_CLEAR = Said(
    'security = "plain" would send the password in clear; use "tls" or "starttls", or set [security] allow_plaintext ='
    " true"
)

Role = Literal["desk", "handler", "approver", "manager", "direction"]


# In which letters leave where the configuration says nothing; the first is the company's own.
USUAL_LANGUAGES: Final = ("fr", "en")


class Organisation(Table):
    name: Line = Field(min_length=1)
    languages: tuple[LanguageCode, ...] = Field(default=USUAL_LANGUAGES, min_length=1)
    timezone: Zone = "Europe/Paris"
    contact: Line = "Service réclamations"
    postal_address: Line = ""
    phone: Line = ""
    website: Line = ""
    signatures: tuple[Line, ...] = ()
    holiday_zone: Literal["metropole", "alsace-moselle"] = "metropole"
    closed_days: tuple[ClosedDay, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Staff(Table):
    name: Line = Field(min_length=1)
    address: Address
    roles: tuple[Role, ...] = ("handler",)
    departments: tuple[Line, ...] = ()


class Callers(Table):
    """People who write for something else than a complaint of theirs: by an address, by "@domain", or by words."""

    representative: tuple[KnownCaller, ...] = ()
    mediator: tuple[KnownCaller, ...] = ()
    authority: tuple[KnownCaller, ...] = ()
    journalist: tuple[KnownCaller, ...] = ()
    applicant: tuple[KnownCaller, ...] = ()
    bill: tuple[KnownCaller, ...] = ()
    advertiser: tuple[KnownCaller, ...] = ()


class Intake(Table):
    max_message_megabytes: int = Field(default=25, ge=1, le=100)
    refused_types: tuple[RefusedType, ...] = ("application/x-msdownload", ".exe", ".js", ".vbs", ".scr", ".bat")
    trusted_forms: tuple[Address, ...] = ()
    max_attempts: int = Field(default=5, ge=1, le=50)
    callers: Callers = Callers()


class Letters(Table):
    """The house's own face. That the folder and the logo can be used is proved where they are read."""

    templates: Path | None = None
    colour: Annotated[Line, AfterValidator(readable)] = BRAND
    logo: Path | None = None
    signature: Annotated[Line, Field(max_length=120)] = ""
    footer: Annotated[Line, Field(max_length=400)] = ""


class Mediator(Table):
    name: Line = Field(min_length=1)
    address: Line = ""
    website: Line = ""


class Grid(Table):
    """What the company usually gives; `customer` "" stands for every kind."""

    severity: int = Field(ge=1, le=4)
    customer: Literal["", "consumer", "professional", "prospect", "other"] = ""
    usual: Line = Field(min_length=1)
    up_to_cents: Cents | None = Field(default=None, ge=0)


class Response(Table):
    approve_refusals: bool = True
    approve_above_cents: Cents = Field(default=10000, ge=0)
    mediator: Mediator | None = None
    grid: tuple[Grid, ...] = ()


class Feedback(Table):
    digest_at: Hour = "08:00"
    # Every month has a 28th.
    report_day: int = Field(default=1, ge=1, le=28)
    all_staff: tuple[Address, ...] = ()


class Retention(Table):
    active: Span = "1 year"
    archive: Span = "5 years"
    not_complaints: Span = "6 months"


class SecuritySettings(Table):
    authserv_id: ServerName = ""
    scanner: ScannerPlace = ""
    allow_plaintext: bool = False

    @model_validator(mode="after")
    def _no_document_in_clear(self) -> Self:
        # What is said to clamd is never encrypted.
        place = scanner_place(self.scanner) if self.scanner else ""
        if not isinstance(place, str) and not (on_loopback(place[0]) or self.allow_plaintext):
            raise ValueError(
                Said(
                    "scanner is another machine, to which documents would travel in clear; use clamd on this one,"
                    " or set allow_plaintext = true"
                )
            )
        return self


class Monitoring(Table):
    listen: ListenPlace = ""
    stale_minutes: int = Field(default=30, ge=1, le=10_000)
    silence: Span = "5 working"
    least_free_megabytes: int = Field(default=1000, ge=0, le=1_000_000_000)
    backup_hours: int = Field(default=0, ge=0, le=10_000)


class Rehearsal(Table):
    allowed: bool = False


class Settings(BaseModel):
    """The whole configuration, frozen. What it holds is what `complaints` was told, defaults included."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    organisation: Organisation
    mailbox: tuple[AnyMailbox, ...] = Field(min_length=1)
    smtp: SmtpSettings
    oauth: dict[OAuthName, OAuthSettings] = {}
    # pydantic's models have a `register` of their own, hence the underscore in the code.
    register_: RegisterSettings = Field(default=RegisterSettings(), alias="register")
    s3: S3Settings = S3Settings()
    staff: tuple[Staff, ...] = ()
    intake: Intake = Intake()
    processing: Processing = Processing()
    clocks: Clocks = Clocks()
    response: Response = Response()
    letters: Letters = Letters()
    feedback: Feedback = Feedback()
    retention: Retention = Retention()
    security: SecuritySettings = SecuritySettings()
    monitoring: Monitoring = Monitoring()
    rehearsal: Rehearsal = Rehearsal()

    def servers(self) -> tuple[tuple[str, Server], ...]:
        """Each server with the name that an operator knows it by."""
        boxes = ((f"[[mailbox]] {box.name}", box) for box in self.mailbox if isinstance(box, Server))
        return (*boxes, ("[smtp]", self.smtp))

    def open_secrets(self) -> tuple[Path, ...]:
        """The files of secrets that every user of this machine may read, each once."""
        files = [file for _, server in self.servers() for file in server.secret_files()]
        files += [file for table in self.oauth.values() for file in table.secret_files()]
        files += [self.s3.secret_file] if self.s3.secret_file else []
        return tuple(file for file in dict.fromkeys(files) if open_to_others(file))

    def wrapped_secrets(self) -> tuple[Path, ...]:
        """The files of passwords that seem to hold more than that, each once."""
        files = [server.password_file for _, server in self.servers()]
        files += [*(table.client_secret_file for table in self.oauth.values()), self.s3.secret_file]
        return tuple(file for file in dict.fromkeys(files) if file and looks_wrapped(file))

    def password_open_to_others(self, path: Path) -> bool:
        """Whether the file at `path`, that was read, has a password in an address and every user may read it."""
        addresses = (self.register_.database, self.register_.shelf)
        return open_to_others(path) and any(_WITH_PASSWORD.match(one) for one in addresses)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names = [box.name for box in self.mailbox]
        if len(set(names)) < len(names):
            raise ValueError(Said("two [[mailbox]] have the same name; give each its own"))
        if len({box.place for box in self.mailbox}) < len(self.mailbox):
            raise ValueError(Said("two [[mailbox]] collect from the same folder of the same account; keep one of them"))
        addresses = [person.address for person in self.staff]
        if len(set(addresses)) < len(addresses):
            raise ValueError(Said("two [[staff]] have the same address; one person, one entry"))
        return self

    @model_validator(mode="after")
    def _tables_of_tokens(self) -> Self:
        for label, server in self.servers():
            try:
                if server.oauth:
                    server.oauth.find(self.oauth)
            except ValueError as error:
                raise ValueError(Said("{where}: {said}", where=label, said=sentence_of(error))) from None
        return self

    @model_validator(mode="after")
    def _no_password_in_clear(self) -> Self:
        for label, server in self.servers():
            if server.security == "plain" and not (server.on_loopback() or self.security.allow_plaintext):
                raise ValueError(Said("{where}: {said}", where=label, said=_IN_CLEAR))
        return self

    @model_validator(mode="after")
    def _no_blob_in_clear(self) -> Self:
        host = self.s3.in_clear
        if host and not (on_loopback(host) or self.security.allow_plaintext):
            raise ValueError(
                Said(
                    "[s3] endpoint: documents would travel in clear; write https://,"
                    " or set [security] allow_plaintext = true"
                )
            )
        return self

    @model_validator(mode="after")
    def _health_told_to_this_machine(self) -> Self:
        listen = self.monitoring.listen
        if listen and not (on_loopback(listen_place(listen)[0]) or self.security.allow_plaintext):
            told = Said(
                "[monitoring] listen: {place} would tell the worker's health to other machines, in clear; use"
                " 127.0.0.1, or set [security] allow_plaintext = true"
            )
            raise ValueError(told.about(place=listen))
        return self
