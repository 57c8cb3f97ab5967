"""The header block read: decoded values, addresses, ids and date. The only importer of mail-parser.

mail-parser is strict and hardened about addresses and dates, so it gets those fields and no others: they are what it
is good at, and the rest of a message is what it is slow at. What it cannot read goes through a plain fallback.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import mailparser

from worker.intake.reading import doubled, fields, safe, words
from worker.nouns.message import Headers, Party

MAX_ADDRESSES = 500  # of one field
MAX_IDS = 200  # of one field
_MAX_ADDRESS = 320  # characters
_MAX_LIST = 32_768  # characters of one address field that are read
_MAX_VALUE = 16_384  # characters of any other
_ADDRESSED = ("from", "reply-to", "to", "cc")
# Fields written for people. In all others an encoded word is no word: a server strikes out a forged
# Authentication-Results, but not one whose bytes only become it when they are decoded.
_WORDED = frozenset({
    *_ADDRESSED, "sender", "bcc", "subject", "comments", "keywords", "organization", "thread-topic", "in-reply-to",
    "references", "message-id", "content-description",
})  # fmt: skip
_MESSAGE_ID = re.compile(r"<([^<>]{1,900})>")
_BARE_ID = re.compile(r"[^<>\s\"@]{1,400}@[^<>\s\"@]{1,400}")
_LETTER = r"[^\s<>()\[\]\",;:@\\]"
_ADDRESS = re.compile(rf"(?<!{_LETTER}){_LETTER}{{1,256}}@{_LETTER}{{1,256}}(?!{_LETTER})")
# What names hold: quoted strings and comments.
_NAMING = re.compile(r'"(?:[^"\\]++|\\.)*+"?|\((?:[^()\\]++|\\.)*+\)?')
_BLANK = re.compile(r"\s")
_ANGLE = re.compile(r"<([^<>]*)>?")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the header block says, in the terms of `nouns.message.Message`."""

    headers: Headers
    subject: str
    sender: Party
    reply_to: tuple[Party, ...]
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    sent_at: datetime | None
    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    defects: tuple[str, ...]


def read(block: fields.Block, label: str = "") -> Envelope:
    """Read the header block. `label` is the body's charset: raw 8-bit headers are usually written in the same one."""
    values: dict[str, list[str]] = {}
    for name, raw in block.fields:
        value = safe.line(words.decode(raw, label), _MAX_VALUE) if name in _WORDED else _machine(raw)
        values.setdefault(name, []).append(value)
    cut = any(name == "authentication-results" and len(raw) > _MAX_VALUE for name, raw in block.fields)
    # Address fields keep their encoded words until their structure is known: a decoded comma is no separator.
    addressed = {name: _undecoded(block, name, label) for name in (*_ADDRESSED, "date") if name in values}
    if not addressed.get("from") and "sender" in values:
        addressed["from"] = _undecoded(block, "sender", label)
    parsed = _parsed(addressed)
    defects = [*block.defects, *(["verdict cut"] if cut else [])]
    if parsed is None:
        defects.append("headers read in fallback")
    found = parsed.headers if parsed is not None else {}
    people = {name: _parties(found.get(name, ()), name, addressed.get(name, "")) for name in _ADDRESSED}
    sender = (people["from"] or (Party(""),))[0]
    defects.extend(_sender_defects(values, people["from"], sender))
    sent_at = _date(parsed, addressed.get("date", ""))
    if sent_at is None:
        defects.append("date unreadable" if "date" in values else "no date")
    return Envelope(
        headers=Headers({name: tuple(all_) for name, all_ in values.items()}),
        subject=safe.line(values.get("subject", [""])[0]),
        sender=sender,
        reply_to=people["reply-to"],
        to=people["to"],
        cc=people["cc"],
        sent_at=sent_at,
        message_id=next(iter(_ids(values, "message-id")), ""),
        in_reply_to=_ids(values, "in-reply-to"),
        references=_ids(values, "references"),
        defects=tuple(dict.fromkeys(defects)),
    )


def _undecoded(block: fields.Block, name: str, label: str) -> str:
    text = safe.marked(words.tidied(words.unencoded(block.first(name), label)), _MAX_LIST)
    # A list cut in the middle of an address would invent one.
    return text.rpartition(",")[0] if len(text) >= _MAX_LIST else text


def _parsed(addressed: dict[str, str]) -> "mailparser.MailParser | None":
    lines = "".join(f"{name}: {value}\n" for name, value in addressed.items())
    try:
        return mailparser.parse_from_string(lines + "\n")
    except Exception:  # noqa: BLE001 - it lets email's and Python's own errors out on hostile bytes (libraries differ)
        return None


_HASHES = re.compile("[#＃﹟♯⌗]+")


def _machine(raw: bytes) -> str:
    return " ".join(safe.marked(raw.decode("utf-8", "replace"), _MAX_VALUE).split())


def _parties(found: Sequence[tuple[str, str]], name: str, value: str) -> tuple[Party, ...]:
    people = tuple(
        Party(address, _name(shown)) for shown, written in found[:MAX_ADDRESSES] if (address := _bare(written))
    )
    # A recipient without address ("undisclosed-recipients:;") is none; a sender without one still has a name.
    return people or tuple(one for one in _recovered(value) if one.address or name == "from")


def _recovered(value: str) -> tuple[Party, ...]:
    """One address out of a field that follows no grammar; never from a name, where anyone may write one."""
    if not value:
        return ()
    bare = _NAMING.sub(" ", value)
    inside = [content for content in _ANGLE.findall(bare) if "@" in content]
    found = _ADDRESS.search(inside[-1] if inside else bare)
    name = value.partition("<")[0] if "<" in value else "" if found else value
    return (Party(_bare(found[0]) if found else "", _name(name)),)


def _bare(address: str) -> str:
    """As addresses are compared; "" for one that is too long to be any (RFC 5321 4.5.3.1): cut, it would be another.

    Nor may a blank in it be taken out: no-break spaces come with damaged headers.
    """
    lower = _BLANK.sub("\ufffd", address.lower())
    return lower if len(lower) <= _MAX_ADDRESS else ""


def _name(shown: str) -> str:
    """A display name, decoded once more: many senders put encoded words between quotes, where none belong.

    Nobody is called by a command.
    """
    return _HASHES.sub("", safe.line(doubled.mended(words.decode_words(shown)), 200)).strip("\"' ")


def _sender_defects(values: dict[str, list[str]], authors: tuple[Party, ...], sender: Party) -> list[str]:
    defects = []
    if not sender.address:
        defects.append("no sender address")
    if not any(values.get("from", ())):
        defects.append("no From header")
    if len(values.get("from", ())) > 1:
        defects.append("several From headers")
    if len(authors) > 1:
        defects.append("several senders")
    if "@" in sender.name and sender.address not in sender.name.lower():
        defects.append("display name looks like another address")
    return defects


def _date(parsed: "mailparser.MailParser | None", value: str) -> datetime | None:
    """Aware, in UTC. A date without a zone is no date: the time of receipt is a better answer than a guess.

    Nor is one before there was any mail, or at the end of the calendar, which cannot be told in another zone.
    """
    date = parsed.date if parsed is not None else None
    if date is None and value:
        try:
            date = parsedate_to_datetime(value[:100])
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
    if not isinstance(date, datetime) or date.tzinfo is None:
        return None
    try:
        date = date.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return date if 1970 <= date.year <= 9998 else None


def _ids(values: dict[str, list[str]], name: str) -> tuple[str, ...]:
    """Message ids with their angle brackets, the latest 200; blanks inside one are what folding left behind."""
    value = " ".join(values.get(name, ()))
    found = ["<" + "".join(content.split()) + ">" for content in _MESSAGE_ID.findall(value)]
    if not found and (bare := _BARE_ID.fullmatch(value.strip())):
        found = [f"<{bare[0]}>"]
    return tuple([one for one in dict.fromkeys(found) if one != "<>"][-MAX_IDS:])
