"""The tables of config.toml. Names are a contract with operators: more may be added, none renamed."""

from re import fullmatch
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from worker.intake.references import PREFIX
from worker.settings.mailboxes import AnyMailbox
from worker.settings.oauth import OAuthSettings
from worker.settings.servers import Server, SmtpSettings, on_loopback
from worker.settings.values import (
    Address,
    ClosedDay,
    Hour,
    LanguageCode,
    Line,
    ListenPlace,
    OAuthName,
    Phrase,
    RefusedType,
    ScannerPlace,
    Span,
    Table,
    Wait,
    Zone,
    listen_place,
    scanner_place,
)
from worker.words.wording import fold

Role = Literal["desk", "handler", "approver", "manager", "direction"]


class Organisation(Table):
    name: Line = Field(min_length=1)
    languages: tuple[LanguageCode, ...] = Field(default=("fr", "en"), min_length=1)
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


def _database(value: str) -> str:
    kind, _, place = value.partition(":///") if value.startswith("sqlite") else value.partition("://")
    if kind not in {"sqlite", "postgresql", "postgresql+psycopg"} or not place:
        raise ValueError('write "sqlite:///FILE" or "postgresql://USER@HOST/NAME"')
    return value


def _prefix(value: str) -> str:
    if not fullmatch(PREFIX, value):
        raise ValueError("write 2 to 8 capital letters such as REC")
    return value


class RegisterSettings(Table):
    # Not shown with the rest of the settings: the URL of a PostgreSQL server may hold a password.
    database: Annotated[Line, AfterValidator(_database)] = Field(default="sqlite:///register.db", repr=False)
    shelf: Line = Field(default="shelf", min_length=1)
    prefix: Annotated[str, AfterValidator(_prefix)] = "REC"


class Staff(Table):
    name: Line = Field(min_length=1)
    address: Address
    roles: tuple[Role, ...] = ("handler",)
    departments: tuple[Line, ...] = ()


class Intake(Table):
    max_message_megabytes: int = Field(default=25, ge=1, le=100)
    refused_types: tuple[RefusedType, ...] = ("application/x-msdownload", ".exe", ".js", ".vbs", ".scr", ".bat")
    trusted_forms: tuple[Address, ...] = ()
    max_attempts: int = Field(default=5, ge=1, le=50)


class Route(Table):
    category: Line = Field(min_length=1)
    owner: Address


def _name(value: str) -> str:
    if not any(letter.isalnum() for letter in value):
        raise ValueError("write a name")
    return value


class OwnCategory(Table):
    """Of a name that `categories` does not hold it is one more of them; of one that it holds, more words."""

    name: Annotated[Line, AfterValidator(_name)]
    words: tuple[Phrase, ...] = Field(min_length=1)
    hints: tuple[Phrase, ...] = ()


def _steps(most: int) -> AfterValidator:
    """A word and its meaning for each step of a scale, lowest first; none leaves ours."""

    def check(steps: tuple[str, ...]) -> tuple[str, ...]:
        words = [fold(step.partition(":")[0]) for step in steps]
        whole = all(word and step.partition(":")[2].strip() for word, step in zip(words, steps, strict=True))
        if steps and not (len(steps) == most and whole and len(set(words)) == most):
            raise ValueError(f'write {most} steps, lowest first, each as "word: what it means"')
        return steps

    return AfterValidator(check)


class OwnScales(Table):
    """The steps of the assessment in a company's own words."""

    severity: Annotated[tuple[Line, ...], _steps(4)] = ()
    complexity: Annotated[tuple[Line, ...], _steps(3)] = ()
    impact: Annotated[tuple[Line, ...], _steps(4)] = ()
    occurrence: Annotated[tuple[Line, ...], _steps(3)] = ()


class Processing(Table):
    categories: tuple[Line, ...] = (
        "produit ou service", "délai", "facturation ou prix", "information ou conseil", "accueil ou comportement",
        "commande ou livraison", "contrat ou résiliation", "après-vente", "données personnelles",
        "sécurité ou accessibilité", "traitement d'une réclamation antérieure", "autre",
    )  # fmt: skip
    causes: tuple[Line, ...] = (
        "méthode ou procédure", "personnes ou formation", "équipement ou informatique", "matière ou fournisseur",
        "organisation", "information donnée", "externe", "attente hors contrat", "indéterminée",
    )  # fmt: skip
    plain_reply: Literal["relay", "note"] = "relay"
    reply_window: Wait = "5 minutes"
    route: tuple[Route, ...] = ()
    category: tuple[OwnCategory, ...] = ()
    scales: OwnScales = OwnScales()

    @model_validator(mode="after")
    def _one_table_a_category(self) -> Self:
        names = [fold(one.name) for one in self.category]
        twice = next((one.name for one, name in zip(self.category, names, strict=True) if names.count(name) > 1), "")
        if twice:
            raise ValueError(f'"{twice}" has several [[processing.category]]; write all its words in one')
        return self

    @property
    def every_category(self) -> tuple[str, ...]:
        """The list, and those that only have a table of their own, before the last, which is "other"."""
        listed = {fold(name) for name in self.categories}
        added = tuple(one.name for one in self.category if fold(one.name) not in listed)
        return (*self.categories[:-1], *added, *self.categories[-1:]) if added else self.categories


class AnswerTarget(Table):
    """One span for each priority; those that are not written keep their default."""

    P1: Span = "3 working"
    P2: Span = "5 working"
    P3: Span = "10 working"
    P4: Span = "20 working"


class Clocks(Table):
    """Each value is a span such as "10 ouvrables", "5 working", "15 days", "2 months"; sources in processing/clocks."""

    ack_limit: Span = "10 ouvrables"
    ack_alarm: Span = "2 working"
    assess_limit: Span = "2 working"
    answer_limit: Span = "2 months"
    answer_target: AnswerTarget = AnswerTarget()
    progress_every: Span = "15 days"
    clarification_limit: Span = "10 working"
    clarification_reminder: Span = "5 working"
    holding_before: Span = "5 working"
    compensation_limit: Span = "10 working"
    objection_window: Span = "30 days"
    survey_after: Span = "3 working"
    mediation_limit: Span = "1 year"
    effectiveness_check: Span = "90 days"


class Mediator(Table):
    name: Line = Field(min_length=1)
    address: Line = ""
    website: Line = ""


class Grid(Table):
    """What the company usually gives; `customer` "" stands for every kind."""

    severity: int = Field(ge=1, le=4)
    customer: Literal["", "consumer", "professional", "prospect", "other"] = ""
    usual: Line = Field(min_length=1)
    up_to_cents: int | None = Field(default=None, ge=0)


class Response(Table):
    approve_refusals: bool = True
    approve_above_cents: int = Field(default=10000, ge=0)
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
    authserv_id: Line = ""
    scanner: ScannerPlace = ""
    allow_plaintext: bool = False

    @model_validator(mode="after")
    def _no_document_in_clear(self) -> Self:
        # What is said to clamd is never encrypted.
        place = scanner_place(self.scanner) if self.scanner else ""
        if not isinstance(place, str) and not (on_loopback(place[0]) or self.allow_plaintext):
            raise ValueError(
                "scanner is another machine, to which documents would travel in clear; use clamd on this one,"
                " or set allow_plaintext = true"
            )
        return self


class Monitoring(Table):
    listen: ListenPlace = ""
    stale_minutes: int = Field(default=30, ge=1, le=10_000)
    silence: Span = "5 working"
    least_free_megabytes: int = Field(default=1000, ge=0, le=1_000_000_000)


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
    staff: tuple[Staff, ...] = ()
    intake: Intake = Intake()
    processing: Processing = Processing()
    clocks: Clocks = Clocks()
    response: Response = Response()
    feedback: Feedback = Feedback()
    retention: Retention = Retention()
    security: SecuritySettings = SecuritySettings()
    monitoring: Monitoring = Monitoring()
    rehearsal: Rehearsal = Rehearsal()

    def servers(self) -> tuple[tuple[str, Server], ...]:
        """Each server with the name that an operator knows it by."""
        boxes = ((f"[[mailbox]] {box.name}", box) for box in self.mailbox if isinstance(box, Server))
        return (*boxes, ("[smtp]", self.smtp))

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names = [box.name for box in self.mailbox]
        if len(set(names)) < len(names):
            raise ValueError("two [[mailbox]] have the same name; give each its own")
        addresses = [person.address for person in self.staff]
        if len(set(addresses)) < len(addresses):
            raise ValueError("two [[staff]] have the same address; one person, one entry")
        return self

    @model_validator(mode="after")
    def _tables_of_tokens(self) -> Self:
        for label, server in self.servers():
            try:
                if server.oauth:
                    server.oauth.find(self.oauth)
            except ValueError as error:
                raise ValueError(f"{label}: {error}") from None
        return self

    @model_validator(mode="after")
    def _no_password_in_clear(self) -> Self:
        for label, server in self.servers():
            if server.security == "plain" and not (server.on_loopback() or self.security.allow_plaintext):
                raise ValueError(
                    f'{label}: security = "plain" would send the password in clear; use "tls" or "starttls",'
                    " or set [security] allow_plaintext = true"
                )
        return self

    @model_validator(mode="after")
    def _health_told_to_this_machine(self) -> Self:
        listen = self.monitoring.listen
        if listen and not (on_loopback(listen_place(listen)[0]) or self.security.allow_plaintext):
            raise ValueError(
                f"[monitoring] listen: {listen} would tell the worker's health to other machines, in clear; use"
                " 127.0.0.1, or set [security] allow_plaintext = true"
            )
        return self
