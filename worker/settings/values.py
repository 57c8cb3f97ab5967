"""The kinds of value that an operator may write. Each refusal is a sentence that says what to write instead."""

import difflib
import re
import unicodedata
from datetime import date, time
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from worker.processing.calendar import parse_closed_days, parse_span
from worker.processing.minutes import parse_wait
from worker.words.phrases import PhraseUnreadable, compiled
from worker.words.said import Said, listed, sentence_of

# RFC 5321, 4.5.3.1: a path has at most 256 octets, its brackets among them.
_LONGEST_ADDRESS = 254
# ISO 639: two letters, three where there are no two.
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# It becomes the name of a file, and a word of the command line.
_OAUTH_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
# Places where a zone's data lie on this machine: what they mean there is not what they mean elsewhere.
_NO_PLACE = ("localtime", "Factory", "posixrules", "posix/", "right/")
# As `processing.rules` has it.
_CLOSES = "18:00"
_PHRASES = Said('write phrases such as "drive*" or "colis perdu/volé"')
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9*][a-z0-9.+-]*")


def keep_one(*keys: str) -> Said:
    """Of keys that stand beside each other, and may not."""
    return Said("keep one of {keys}", keys=listed(keys, Said("{first} and {rest}")))


class Table(BaseModel):
    """A table of the file: frozen once read, and every key in it is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _line(value: str) -> str:
    # French puts no-break spaces everywhere: those stay, unlike line ends and control characters.
    if any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in value.strip()):
        raise ValueError(Said("write one line, without control characters"))
    return value.strip()


def _address(value: str) -> str:
    local, at, domain = value.strip().lower().rpartition("@")
    bare = value.isprintable() and not any(c in value.strip() for c in ' \t<>,;"()')
    dots = all(part and not part.isspace() for part in domain.split("."))
    whole = local and at and domain and bare and dots and len(value) <= _LONGEST_ADDRESS
    if not whole or "@" in local or local.startswith("mailto:"):
        raise ValueError(Said("write a bare address such as reclamations@example.com"))
    return f"{local}@{domain}"


def _address_or_none(value: str) -> str:
    return _address(value) if value else value


def scanner_place(value: str) -> tuple[str, int] | str:
    """(host, port) of "tcp://HOST:PORT", or the path of "unix:/PATH". Raises ValueError for anything else."""
    path = value.removeprefix("unix:")
    if path != value and path.startswith("/"):
        return path
    parts = urlsplit(value)
    # Nothing but the two: a path, a user or a query would be lost in silence.
    bare = value == f"tcp://{parts.netloc}" and "@" not in value
    if not (bare and parts.hostname and parts.port):
        raise ValueError("no place to connect to")
    return parts.hostname, parts.port


def _scanner(value: str) -> str:
    try:
        if value:
            scanner_place(value)
    except ValueError:
        raise ValueError(
            Said('write "unix:/run/clamav/clamd.ctl" or "tcp://127.0.0.1:3310", where clamd listens')
        ) from None
    return value


def listen_place(value: str) -> tuple[str, int]:
    """(address, port) of "127.0.0.1:9108" or "[::1]:9108". Raises ValueError for anything else."""
    parts = urlsplit(f"//{value}")
    if not (parts.netloc == value and "@" not in value and parts.hostname and parts.port):
        raise ValueError("no place to listen at")
    return parts.hostname, parts.port


def _listen(value: str) -> str:
    try:
        if value:
            listen_place(value)
    except ValueError:
        raise ValueError(Said('write an address and a port, such as "127.0.0.1:9108"')) from None
    return value


def _wait(value: str) -> str:
    parse_wait(value)
    return value


def _span(value: str) -> str:
    parse_span(value)
    return value


def _zone(value: str) -> str:
    known = [name for name in available_timezones() if not name.startswith(_NO_PLACE)]
    if value not in known:
        near = _near_zone(value, known)
        if near:
            raise ValueError(Said("this time zone is unknown; did you mean {near}?", near=near))
        raise ValueError(Said("this time zone is unknown; write a name such as Europe/Paris"))
    return value


def _near_zone(value: str, known: list[str]) -> str:
    """Of a zone whose city alone was written, or in other letters."""
    words = value.strip().casefold().replace(" ", "_")
    by_ending = {name.rpartition("/")[2].casefold(): name for name in sorted(known)}
    by_name = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(words, [*by_name, *by_ending], n=1, cutoff=0.85)
    return by_name.get(near[0]) or by_ending[near[0]] if near else ""


def _host(value: str) -> str:
    """A name or an address; IPv6 without brackets."""
    if re.search(r"[\s/@\[\]]", value) or value.count(":") == 1:
        raise ValueError(Said("write the server's name alone, such as mail.example.com; its port has a key of its own"))
    return value


def _server_name(value: str) -> str:
    if re.search(r"[\s;,=\"()]", value):
        raise ValueError(Said("write the name alone, such as mx.example.com: what stands before the first semicolon"))
    return value


def _cents(value: object) -> object:
    """100.00 is one hundred euros to whoever writes it, and would count as one."""
    if isinstance(value, float):
        raise ValueError(Said("write a whole number of cents: 10000 is 100 euros"))  # noqa: TRY004 - what pydantic reads
    return value


def _some_path(value: object) -> object:
    if value == "":
        raise ValueError(Said("this is empty; write a path, or take the key out"))
    return value


def _as_written(value: object) -> object:
    """TOML has dates and hours of its own, without quotes: they are as good."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError(Said('write the code of a language, such as "fr" or "en"'))
    return value


def _hour(value: str) -> str:
    if not _HOUR.fullmatch(value):
        raise ValueError(Said("write an hour such as 08:00"))
    if value >= _CLOSES:
        # There would be no hour at which reminders leave: they wait for an office that is open.
        before = Said(
            "write an hour before {hour}, when the office closes: reminders leave between the two", hour=_CLOSES
        )
        raise ValueError(before)
    return value


def _closed_day(value: str) -> str:
    parse_closed_days([value])
    return value


def _refused_type(value: str) -> str:
    value = value.strip().lower()
    if not (value.startswith(".") and len(value) > 1) and not _MEDIA_TYPE.fullmatch(value):
        raise ValueError(Said("write a file suffix such as .exe, or a media type such as application/x-msdownload"))
    return value


def _oauth_name(value: str) -> str:
    if not _OAUTH_NAME.fullmatch(value):
        raise ValueError(Said("name it with small letters, digits, - and _, such as [oauth.m365]"))
    return value


Line = Annotated[str, AfterValidator(_line)]
Address = Annotated[str, AfterValidator(_address)]
OptionalAddress = Annotated[str, AfterValidator(_address_or_none)]
ScannerPlace = Annotated[Line, AfterValidator(_scanner)]
ListenPlace = Annotated[Line, AfterValidator(_listen)]
Host = Annotated[Line, AfterValidator(_host)]
ServerName = Annotated[Line, AfterValidator(_server_name)]
Cents = Annotated[int, BeforeValidator(_cents)]
SomePath = Annotated[Path, BeforeValidator(_some_path)]
Span = Annotated[str, AfterValidator(_span)]
Wait = Annotated[str, AfterValidator(_wait)]
Zone = Annotated[str, AfterValidator(_zone)]
LanguageCode = Annotated[str, AfterValidator(_language)]
OAuthName = Annotated[str, AfterValidator(_oauth_name)]
Hour = Annotated[str, BeforeValidator(_as_written), AfterValidator(_hour)]
ClosedDay = Annotated[str, BeforeValidator(_as_written), AfterValidator(_closed_day)]
RefusedType = Annotated[str, AfterValidator(_refused_type)]


def _phrase(value: str) -> str:
    """As `words.phrases` has it, but for expressions: a slip in one could hold up the work."""
    if value[:2] in {"= ", "~ "}:
        raise ValueError(Said('"{words}" is an expression; {remedy}', words=value, remedy=_PHRASES))
    try:
        compiled([value])
    except PhraseUnreadable as error:
        raise ValueError(Said("{said}; {remedy}", said=sentence_of(error), remedy=_PHRASES)) from None
    return value


def _known(value: str) -> str:
    """An address, whole or "@domain" with all below it; else words that such mails say."""
    if "@" not in value:
        return _phrase(value)
    if not value.strip().startswith("@"):
        return _address(value)
    return _address(f"anyone{value.strip()}").removeprefix("anyone")


KnownCaller = Annotated[Line, AfterValidator(_known)]
Phrase = Annotated[Line, AfterValidator(_phrase)]
"""What people write, in the notation of `worker/words/phrases.py`."""
