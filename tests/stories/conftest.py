"""A small language for conversations: a customer writes, the office works, the customer reads; days pass.

Every story runs on a real IMAP server, a real SMTP server and a real register; only the clock is the story's own.
"""

import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from tests.parsing import parsed
from tests.stories import before
from worker import assembly
from worker.complaint.entry import Entry
from worker.complaint.record import Complaint
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import FixedClock
from worker.office import Office, Tally, retaining
from worker.register import duties
from worker.register.database import writing
from worker.register.files import append
from worker.register.tables import EntryRow, LetterRow
from worker.settings import Settings

BOX = "reclamations@example.com"
# The name of the office's own mail server in the headers that it writes.
BORDER = "mx.example.com"
PARIS = ZoneInfo("Europe/Paris")
DAILY_LIST = ("Votre liste du ", "Your list of ")
REPORT = ("Ce que nos clients nous ont dit", "bilan de direction", "Synthèse annuelle")
# What leaves on its day whatever happens: its own stories speak of it.
LISTS = frozenset({"digest", "monthly_report", "manager_report", "yearly_synthesis"})
# The hour of a day's first round.
MORNING = 8
# A Monday without holidays near it.
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)


@dataclass
class Letter:
    """A mail as its recipient's client shows it."""

    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain",))
        return " ".join(body.get_content().split()) if body else ""

    @property
    def html(self) -> str:
        body = self.message.get_body(("html",))
        return body.get_content() if body else ""

    def __contains__(self, words: str) -> bool:
        return words in self.text.replace("\u00a0", " ").replace("\u202f", " ")


@dataclass
class Person:
    """Someone with a mail client."""

    world: "World"
    name: str
    address: str
    _read: int = 0
    _inbox: list[Letter] = field(default_factory=list)
    _lists: list[Letter] = field(default_factory=list)
    _reports: list[Letter] = field(default_factory=list)

    def writes(
        self,
        subject: str,
        text: str = "",
        *,
        html: str = "",
        attach: tuple[tuple[str, str, bytes], ...] = (),
        to: str = BOX,
        cc: str = "",
        headers: dict[str, str] | None = None,
        verdict: str = "pass",
    ) -> EmailMessage:
        """Send a new message; `attach` are (file name, media type, bytes).

        `verdict` is what our own mail server finds about the sender's domain (DMARC): "" where it writes nothing.
        """
        message = EmailMessage()
        if verdict:
            message["Authentication-Results"] = vouched(self.address, verdict)
        message["From"] = f"{self.name} <{self.address}>"
        message["To"] = to
        if cc:
            message["Cc"] = cc
        message["Subject"] = subject
        message["Date"] = format_datetime(self.world.now)
        message["Message-ID"] = make_msgid(domain=self.address.rpartition("@")[2])
        for name, value in (headers or {}).items():
            message[name] = value
        if html:
            message.set_content(html, subtype="html")
        else:
            message.set_content(text)
        for file_name, media_type, content in attach:
            main, _, sub = media_type.partition("/")
            if main == "message":
                message.add_attachment(_parse(content), filename=file_name)
            else:
                message.add_attachment(content, maintype=main, subtype=sub, filename=file_name)
        self.world.delivers(message.as_bytes(policy=SMTP), to)
        return message

    def answers(
        self,
        letter: Letter,
        text: str,
        *,
        to: str = "",
        subject: str = "",
        cc: str = "",
        attach: tuple[tuple[str, str, bytes], ...] = (),
        headers: dict[str, str] | None = None,
        verdict: str = "pass",
    ) -> EmailMessage:
        """Reply as a mail client does: Reply-To honoured, thread kept, the letter quoted below."""
        original = letter.message
        quoted = "\n".join(f"> {line}" for line in original.get_body(("plain",)).get_content().splitlines())
        return self.writes(
            subject or f"Re: {original['Subject']}",
            f"{text}\n\nLe lun. 23 nov. 2026 à 10:00, Service réclamations <{BOX}> a écrit :\n\n{quoted}",
            to=to or str(original["Reply-To"]),
            cc=cc,
            attach=attach,
            verdict=verdict,
            headers={
                "In-Reply-To": str(original["Message-ID"]),
                "References": str(original["Message-ID"]),
                **(headers or {}),
            },
        )

    def reads(self) -> list[Letter]:
        """What arrived since the last look, but for the daily lists, which a filter puts aside."""
        self._fetch()
        new, self._inbox = self._inbox, []
        return new

    def digests(self) -> list[Letter]:
        """The daily lists since the last look at them."""
        self._fetch()
        new, self._lists = self._lists, []
        return new

    def reports(self) -> list[Letter]:
        """The reports of a month or a year since the last look at them."""
        self._fetch()
        new, self._reports = self._reports, []
        return new

    def _fetch(self) -> None:
        raw = self.world.mail.delivered_to(self.address)
        new, self._read = raw[self._read :], len(raw)
        for letter in (Letter(_parse(mail)) for mail in new):
            listed = letter.subject.startswith(DAILY_LIST)
            reported = any(words in letter.subject for words in REPORT)
            (self._lists if listed else self._reports if reported else self._inbox).append(letter)


@dataclass
class World:
    """The mail servers, the office and the clock of one story."""

    mail: EmbeddedMail
    office: Office
    clock: FixedClock
    people: dict[str, Person] = field(default_factory=dict)
    # False in a story whose register cannot prove itself at its end, and says why.
    proves_itself: bool = True
    # What has happened in it, for `before`.
    acts: int = 0
    begins: list[Any] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.clock.now().astimezone(PARIS)

    def person(self, name: str, address: str) -> Person:
        return self.people.setdefault(address, Person(self, name, address))

    def colleague(self, who: str) -> Person:
        """Someone of the team, by the beginning of their address."""
        [person] = [p for p in self.office.desk.rules.staff.values() if p.address.startswith(f"{who}@")]
        return self.person(person.name, person.address)

    def delivers(self, raw: bytes, to: str = BOX) -> None:
        """Mail arrives by SMTP, as from any server of the outside world."""
        self.acts += 1
        with smtplib.SMTP("127.0.0.1", self.mail.smtp_port) as smtp:
            smtp.sendmail("sender@example.org", [to], raw)

    def works(self) -> Tally:
        """The office does one round."""
        self.acts += 1
        return self.office.round()

    def waits(self, **span: float) -> Tally:
        """Time passes, and the office does its round."""
        self.clock.advance(timedelta(**span))
        return self.works()

    def lives(self, until: str, *, lists: bool = False, nights: bool = False) -> list[tuple[str, str, str]]:
        """The office works until then, every morning at eight, and at two on a day that brought something.

        Nobody is sent their daily list unless `lists`: they are most of what leaves. And what is over is put away in
        the last night alone unless `nights`, or `lists`, which tell of it. The rest: (when, what, to).
        """
        register = self.office.desk.register
        end = datetime.fromisoformat(until).replace(tzinfo=PARIS)
        before = {letter.id for letter in register.letters()}
        if not lists:
            register.change(duties.was_done, "digest", self.clock.now(), end.date().isoformat())
        eve = end.date() - timedelta(days=1)
        if not (lists or nights) and eve > self.now.date():
            register.change(duties.was_done, retaining.DUTY, self.clock.now(), eve.isoformat())
        came, done = self._happened(), False
        while (following := min(_next_round(self.now, done=done), end)) > self.now:
            self.clock.advance(following.astimezone(UTC) - self.clock.now())
            self.works()
            before_round, came = came, self._happened()
            done = came == before_round
        return [
            (f"{one.queued_at.astimezone(PARIS):%m-%d %H:%M}", one.occasion, one.recipient.partition("@")[0])
            for one in register.letters()
            if one.id not in before and one.occasion not in LISTS
        ]

    def rests(self, until: str) -> None:
        """Weeks in which nothing is due: nobody looks before their end, when the office works once."""
        self.clock.advance(datetime.fromisoformat(until).replace(tzinfo=PARIS).astimezone(UTC) - self.clock.now())
        self.works()

    def _happened(self) -> int:
        """How many entries and letters there are."""
        counted = [select(func.count(col(column))) for column in (EntryRow.id, LetterRow.id)]
        return self.office.desk.register.look(lambda session: sum(session.scalar(one) or 0 for one in counted))

    def decides(self, ref: str, *entries: Entry) -> None:
        """What a colleague decides, put on record without the mail that would say it."""
        with writing(self.office.desk.register.engine) as session:
            append(session, ref, entries, actor="ann@example.com", at=self.clock.now())

    def files(self) -> list[Complaint]:
        """Every complaint, oldest first."""
        return self.office.desk.register.complaints()[::-1]

    def file(self) -> Complaint:
        """The only complaint there is."""
        [complaint] = self.files()
        return complaint

    def entries(self, ref: str) -> list[str]:
        return [entry.kind for entry in self.office.desk.register.entries(ref)]

    def proves(self) -> None:
        """The register verifies, and every mail that ever arrived is accounted for."""
        assert self.office.desk.register.verify().faults == ()


def vouched(address: str, verdict: str = "pass") -> str:
    """What our own mail server writes on top of a mail from this address."""
    domain = address.rpartition("@")[2]
    return f"{BORDER}; dkim={verdict} header.d={domain}; dmarc={verdict} header.from={domain}"


def _next_round(now: datetime, *, done: bool) -> datetime:
    """The next morning; or today at two, unless this day is `done`."""
    hours = [now.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in (MORNING, 14)]
    tomorrow = (now + timedelta(days=1)).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return next((hour for hour in hours if hour > now and not (done and hour.hour != MORNING)), tomorrow)


def _parse(raw: bytes) -> EmailMessage:
    return parsed(raw)


def story_settings(folder: Path, mail: EmbeddedMail, database: str = "", **tables: Any) -> Settings:
    """The settings of a small company whose servers are the embedded ones."""
    server = {"host": "127.0.0.1", "security": "plain", "username": BOX, "password_file": str(folder / "secret")}
    (folder / "secret").write_text("story")
    values: dict[str, Any] = {
        "organisation": {"name": "Maison Lenoir", "phone": "04 72 00 00 00"},
        "mailbox": [
            {"name": "reclamations", "address": BOX, "port": mail.imap_port, **server, **tables.pop("of_mailbox", {})}
        ],
        "smtp": {
            "port": mail.smtp_port,
            "from": f"Service réclamations <{BOX}>",
            "bounce_address": "reclamations+bounces@example.com",
            **server,
        },
        "register": {"database": database or f"sqlite:///{folder / 'register.db'}", "shelf": str(folder / "shelf")},
        "staff": [{"name": "Ann Morel", "address": "ann@example.com", "roles": ["desk"]}],
        "security": {"authserv_id": BORDER},
        "response": {"mediator": {"name": "Médiateur de la consommation", "website": "https://mediateur.example"}},
    }
    # A plain reply leaves at once, but in the stories about its way back.
    values["processing"] = {"reply_window": "0"} | tables.pop("processing", {})
    return Settings(**(values | tables))


@pytest.fixture
def open_world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., World]]:
    """Open a world with other settings than the usual: `open_world(database=…, response={…})`."""
    if "database_url" in request.fixturenames:
        # Asked for first, it is taken down last: the register is still there when it proves itself.
        request.getfixturevalue("database_url")
    opened: list[World] = []

    def open_one(database: str = "", *, begins: datetime = MONDAY, **tables: Any) -> World:
        clock = FixedClock(begins)
        mail = EmbeddedMail(address=BOX, password="story", clock=clock)
        mail.__enter__()
        office = assembly.open_office(story_settings(tmp_path, mail, database, **tables), clock=clock)
        world = World(mail, office, clock)
        opened.append(world)
        office.desk.register.migrate()
        # Nothing of this register is old enough to be put away in the night before its first day.
        office.desk.register.change(duties.was_done, retaining.DUTY, clock.now(), world.now.date().isoformat())
        office.open()
        if not database:
            before.begins(world, begins, tables)
        return world

    yield open_one
    # Whatever a story told, the register proves itself at its end; one that spoils it on purpose says so.
    try:
        proving = (world.office.desk.register for world in opened if world.proves_itself)
        faults = [fault for register in proving for fault in register.verify().faults]
    finally:
        for world in opened:
            world.office.close()
            world.mail.__exit__(None, None, None)
    assert not faults, faults


def withdrawn_the_same_day(
    world: World, bo: Person, ann: Person, attach: tuple[tuple[str, str, bytes], ...] = ()
) -> Letter:
    """Bo complains, rings up, and the desk withdraws it for them; returns the acknowledgement, everything read."""
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré. Bo Lindqvist", attach=attach)
    world.works()
    [acknowledgement] = bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, "#retrait il a rappelé, tout est réglé")
    world.works()
    assert world.file().ended_at
    bo.reads()
    ann.reads()
    return acknowledgement


@pytest.fixture
def world(open_world: Callable[..., World]) -> World:
    return open_world()


@pytest.fixture
def bo(request: pytest.FixtureRequest) -> Person:
    """A customer, of the office where a story has a whole team, else of the world."""
    return _whose(request).person("Bo Lindqvist", "bo@example.org")


@pytest.fixture
def ann(request: pytest.FixtureRequest) -> Person:
    """The desk."""
    return _whose(request).person("Ann Morel", "ann@example.com")


@pytest.fixture
def cy(office: World) -> Person:
    """A handler."""
    return office.colleague("cy")


@pytest.fixture
def bob(office: World) -> Person:
    """Another."""
    return office.colleague("bob")


@pytest.fixture
def mia(office: World) -> Person:
    """The manager, who approves."""
    return office.colleague("mia")


def _whose(request: pytest.FixtureRequest) -> World:
    world: World = request.getfixturevalue("office" if "office" in request.fixturenames else "world")
    return world


# A desk, two handlers, and a manager: whom chapter 2 needs.
TEAM = [
    {"name": "Ann Morel", "address": "ann@example.com", "roles": ["desk"]},
    {"name": "Cyrille Marchand", "address": "cy@example.com", "roles": ["handler"], "departments": ["livraison"]},
    {"name": "Bob Petit", "address": "bob@example.com", "roles": ["handler"], "departments": ["facturation"]},
    {"name": "Mia Laurent", "address": "mia@example.com", "roles": ["manager", "approver"]},
]


@pytest.fixture
def office(open_world: Callable[..., World]) -> World:
    """A world with a whole team; `office.colleague("cy")` is one of them."""
    return open_world(staff=TEAM)


@pytest.fixture
def assigned(office: World, bo: Person, ann: Person, cy: Person) -> Letter:
    """The assignment of a file that waits for its answer, with all else read; some stories have one of their own."""
    from tests.stories.answering import complains, handed_to  # noqa: PLC0415  # which knows these people

    letter = handed_to(office, ann, complains(office, bo, ann), cy)
    ann.reads()
    bo.reads()
    return letter
