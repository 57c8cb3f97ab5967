"""`complaints check`: prove the whole chain, a line each, with the remedy where it is broken.

What proving needs is done and taken back: a probe on the shelf, a register rehearsed beside the place of the real one.
Folders of a mailbox stay once they are made: only making them proves that it can be done. Pending migrations are told,
not carried out: that is for `run` and `once`, which hold the register.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path

import typer

from worker import assembly, tokens
from worker.cli import rehearsing, streams, terminal, vouching
from worker.cli.codes import LINKS, said
from worker.cli.database_remedies import of_database
from worker.cli.ending import NAMED
from worker.cli.filled_in import forms
from worker.cli.options import ConfigOption, JsonOption, next_command, with_secrets
from worker.cli.rehearsing import LinkBroken
from worker.cli.settings_read import prove_clock, prove_desk, prove_settings
from worker.cli.tongue import counted, tell, told
from worker.cli.whose import of_another
from worker.doors.clock import SystemClock
from worker.doors.protocols import (
    LetterDelayed,
    LetterRefused,
    MailboxInUse,
    ScannerUnreachable,
    TokenUnavailable,
    WeAreRefused,
)
from worker.register.database import RegisterUnreachable
from worker.settings import MailboxSettings, Settings, SettingsError, find_config, rulebook
from worker.words import tables
from worker.words.said import Said
from worker.writing.checking import check_templates, fallen_back, letters
from worker.writing.own import notes
from worker.writing.templates import Templates, templates

# This version was written after that day: a clock that says otherwise is wrong.
BUILT_AFTER = datetime(2026, 11, 1, tzinfo=UTC)
# A mailbox may have a long name.
WIDEST = 26


BROKEN = (*NAMED, ScannerUnreachable, LetterDelayed, LinkBroken, OSError)
BROKEN_LINKS = Said("{count} of the links above are broken")
# What proves a link: a line for each thing that was found.
Proof = Callable[[], Sequence[Said | str]]

# The remedy, where the error's own sentence has none.
REMEDIES = {
    "scanner": Said(
        "check that clamd runs and listens where [security] scanner says (it waits for its first signatures)"
    ),
    "shelf": Said("check [register] shelf: the folder, its rights, the free space"),
}


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a link: what was found, or why it does not hold and what mends it."""

    link: str
    holds: bool
    found: tuple[str, ...]
    remedy: str = ""


def check(config: ConfigOption = None, as_json: JsonOption = False) -> None:  # noqa: FBT002  # a flag of the command line
    """Prove the chain: settings, database, shelf, mailboxes, SMTP, templates, desk, clock. Exit 0, or 1 with remedies.

    No mail is moved or sent, and no register is made or renewed. As JSON: an object a link, a line each.
    """
    settings = with_secrets(config)
    chain = list(links(settings, find_config(config)))
    width = min(max(len(_link(name)) for name, _ in chain), WIDEST)
    broken: list[Tried] = []
    for name, proof in chain:
        tried = _said_once(_tried(name, proof), broken)
        broken += [] if tried.holds else [tried]
        if as_json:
            terminal.print_json(asdict(tried))
        else:
            _show(tried, width)
    if broken:
        streams.say(counted(len(broken), Said("1 of the links above is broken"), BROKEN_LINKS))
        raise typer.Exit(1)
    if not as_json:
        terminal.hint(next_command(config, "once"))


def _tried(name: str, proof: Proof) -> Tried:
    try:
        return Tried(name, holds=True, found=_without(name, proof()))
    except BROKEN as error:
        remedy = (
            getattr(error, "remedy", "")
            or of_another(error)
            or of_database(error)
            or REMEDIES.get(name.partition(" ")[0], "")
        )
        return Tried(name, holds=False, found=_without(name, (told(error),)), remedy=told(remedy))


def _said_once(tried: Tried, broken: Sequence[Tried]) -> Tried:
    """Where no token is to be had, that is told at its table; servers that want one only point there."""
    if tried.holds:
        return tried
    for other in broken:
        kind, _, table = other.link.partition(" ")
        place, named, _ = tried.found[0].partition(f"[{kind}.{table}]: ")
        if table and named:
            return replace(tried, found=(tell("{place}no token, see {link}", place=place, link=other.link),), remedy="")
    return tried


def _without(name: str, found: Sequence[Said | str]) -> tuple[str, ...]:
    """What stands in front of the line need not be said in it."""
    return tuple(told(line).removeprefix(_link(name)).removeprefix(tell(" at ")).lstrip() for line in found)


def _link(name: str) -> str:
    """As it is told: behind a blank stands the name of a table, which is the company's own."""
    kind, blank, table = name.partition(" ")
    return f"{said(kind, LINKS)}{blank}{table}"


def _show(tried: Tried, width: int) -> None:
    lines = (*tried.found, *([f"→ {tried.remedy}"] if tried.remedy else []))
    terminal.show_marked("✓" if tried.holds else "✗", _link(tried.link), lines, width=width)


def links(settings: Settings, path: Path) -> Iterator[tuple[str, Proof]]:
    """Each link of the chain with what proves it."""
    yield "settings", lambda: prove_settings(settings, path)
    yield "database", lambda: rehearsing.database(settings)
    yield "shelf", lambda: rehearsing.shelf(settings)
    for table in settings.oauth:
        yield f"oauth {table}", lambda table=table: _tokens(settings, table)  # type: ignore[misc]  # the default binds it
    for box in settings.mailbox:
        yield f"mailbox {box.name}", lambda box=box: _mailbox(settings, box)  # type: ignore[misc]  # the default binds this box
    yield "smtp", lambda: _smtp(settings)
    scanner = assembly.open_scanner(settings.security)
    if scanner is not None:
        yield "scanner", lambda: (scanner.check(),)
    if settings.monitoring.listen:
        yield "monitoring", lambda: _monitoring(settings)
    yield "templates", lambda: _templates(settings)
    yield "words", lambda: _words(settings.organisation.languages)
    yield "desk", lambda: prove_desk(settings)
    if settings.intake.trusted_forms:
        yield "forms", lambda: forms(settings)
    yield "owners", lambda: rehearsing.owners(settings)
    yield "authority", lambda: vouching.vouched(settings)
    yield "clock", lambda: _clock(settings)


def _tokens(settings: Settings, name: str) -> tuple[str, ...]:
    """A token is granted for each account, whatever its server makes of it."""
    users = tokens.users_of(settings, name)
    try:
        for user in users:
            tokens.open_source(name, settings.oauth[name], user)()
    except TokenUnavailable as error:
        # Its sentence says all that there is to do.
        before = tell("{where}: {said}", where=f"[oauth.{name}]", said="")
        raise LinkBroken(told(error).removeprefix(before)) from None
    if not users:
        return (tell('nothing uses it; write oauth = "{name}" under [[mailbox]] and [smtp]', name=name),)
    provider = settings.oauth[name].provider
    return (tell("{provider} grants tokens for {users}", provider=provider, users=", ".join(users)),)


def _mailbox(settings: Settings, box: MailboxSettings) -> tuple[Said, ...]:
    door = assembly.open_mailbox(box)
    try:
        found = door.check(box.folders)
        _refuse_old_mail(settings, box.name)
    finally:
        door.close()
    return found


def _refuse_old_mail(settings: Settings, name: str) -> None:
    """What `run` and `once` would refuse to begin with."""
    office = assembly.open_office(settings, looking=True)
    try:
        # A register that cannot be read is told once, as the link that it is.
        with suppress(RegisterUnreachable):
            office.refuse_old_mail(name)
    except MailboxInUse as found:
        raise LinkBroken(told(found)) from None
    finally:
        office.close()


def _smtp(settings: Settings) -> tuple[Said, ...]:
    """All that comes before a letter: login, MAIL with our envelope address, RCPT to the desk, RSET."""
    postman = assembly.open_postman(settings.smtp)
    sender = settings.smtp.bounce_address or parseaddr(settings.smtp.sender)[1]
    desk = rulebook.intake_rules(settings).desk
    try:
        if not desk:
            return (postman.check(),)
        return (postman.rehearse(envelope_from=sender, recipient=desk[0].address),)
    except WeAreRefused as refusal:
        raise LinkBroken(told(refusal), refusal.remedy or _remedy_of_refusal(str(refusal), sender)) from None
    except LetterDelayed as delay:
        raise LinkBroken(
            told(delay), delay.remedy or _remedy_of_delay(str(delay), desk[0].address if desk else "")
        ) from None
    except LetterRefused as refusal:
        remedy = Said("the desk would hear of nothing: correct {address} under [[staff]], or ask its server why")
        raise LinkBroken(told(refusal), told(remedy.about(address=desk[0].address))) from None
    finally:
        postman.close()


def _remedy_of_refusal(said: str, sender: str) -> str:
    """By the command that was refused."""
    if ": MAIL: " in said:
        return tell(
            "the login is good, but may not send as {sender}: give the account that right (Send As), or write an"
            " address of its own under [smtp] from and bounce_address",
            sender=sender,
        )
    return tell(
        "the server takes our address, but passes nothing on: ask who runs it of relaying, of quotas, of blocklists"
    )


def _remedy_of_delay(said: str, who: str) -> Said:
    """Of 4xx: to RCPT about whom the letter is for, or as a guard that lets a stranger wait."""
    if re.search(r"\b4\.2\.2\b|quota|full|storage", said, re.IGNORECASE):
        full = Said("the mailbox of {who} is full, or nearly: room has to be made in it; letters to it wait meanwhile")
        return full.about(who=who)
    return Said(
        "the server only puts letters off (greylisting, a limit, too much to do): check again in a quarter of an hour;"
        " those of `run` wait meanwhile, and leave by themselves"
    )


def _monitoring(settings: Settings) -> tuple[str, ...]:
    """Its port is not tried: while the worker runs, the worker has it."""
    try:
        assembly.open_metrics()
    except SettingsError as error:
        raise LinkBroken(told(error)) from None
    return (tell("/healthz and /metrics at {place} while the worker runs", place=settings.monitoring.listen),)


def _templates(settings: Settings) -> tuple[str, ...]:
    chosen = settings.organisation.languages
    face = rulebook.face(settings)
    faults = check_templates(wanted=chosen, face=face)
    if faults:
        raise LinkBroken("; ".join(told(fault.said) for fault in faults))
    own = templates(face.templates)
    whole = [language for language in chosen if not fallen_back(own, language)[0]]
    every = (tell("every letter renders in {languages}", languages=", ".join(whole)),) if whole else ()
    return (*every, *map(told, notes(own)), *(line for language in chosen for line in _fallen_back(own, language)))


def _fallen_back(own: Templates, language: str) -> Iterator[str]:
    names, sentences, of = fallen_back(own, language)
    if names:
        written = len(letters()) - len(names)
        some = Said("{language}: {count} of {all} letters render in it; in English instead: {names}")
        yield told(some.about(language=language, count=written, all=len(letters()), names=", ".join(names)))
    if sentences:
        some = Said("{language}: {count} of {all} sentences outside letters are said in English instead")
        yield told(some.about(language=language, count=sentences, all=of))


def _words(chosen: Sequence[str]) -> tuple[str, ...]:
    """The files of words can be read; and what a language of the company lacks, so that nobody relies on it."""
    faults = tuple(tables.faults())
    if faults:
        raise LinkBroken("; ".join(faults))
    rooms = {
        "promises": Said(
            "no promise is recognised in it, and what colleagues write in it is asked about before it leaves"
        ),
        "wish": Said("no wish is recognised in it, and the acknowledgement asks for it"),
        "categories": Said("no category is proposed from it"),
    }
    lacking = tuple(
        tell(
            "{language}: {lacks} ({file} is not there)",
            language=language,
            lacks=lacks,
            file=f"words/data/{language}/{room}.phrases",
        )
        for language in chosen
        for room, lacks in rooms.items()
        if language not in tables.languages(room)
    )
    judged = [language for language in chosen if language in tables.languages("promises")]
    known = tell("promises are recognised in {languages}", languages=", ".join(judged))
    return (known if judged else tell("promises are recognised in no language of yours"), *lacking)


def _clock(settings: Settings) -> tuple[str, ...]:
    now = SystemClock().now()
    if now < BUILT_AFTER:
        raise LinkBroken(
            tell("this machine says it is {day}; set its clock (timedatectl set-ntp true)", day=f"{now:%Y-%m-%d}")
        )
    return (prove_clock(settings, now),)
