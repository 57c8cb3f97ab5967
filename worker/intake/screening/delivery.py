"""The machine-readable part of a delivery report (RFC 3464): which recipient, what became of the letter, and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

MOST_RECIPIENTS = 50
_READ = 60_000
_VALUE = 1_000

Fate = Literal["failed", "delayed", "arrived"]
Fields = dict[str, str]

_FIELD = re.compile(r"[ \t]{0,3}([A-Za-z][A-Za-z0-9-]{1,40})[ \t]{0,5}:[ \t]*(.*)")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
# Sentences in Chinese, Japanese and Korean set no blank before or behind an address.
_UNSPACED = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
# An apostrophe is part of a name (o'brien@), not of the quotes around an address.
_ATOM = rf"[^\s<>()\[\]\"',;:@\\{_UNSPACED}]"
_LETTER = rf"[^\W{_UNSPACED}]"
ADDRESS = re.compile(
    rf"{_ATOM}(?:{_ATOM}|'(?=\w)){{0,63}}@{_LETTER}(?:(?:{_LETTER}|[.-]){{0,252}}{_LETTER})?(?!{_LETTER}|-|\.{_LETTER})"
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """`address` as the last server knew it, `original` as we wrote it where the report says so; both lower-case."""

    address: str
    original: str
    fate: Fate
    status: str = ""
    diagnostic: str = ""


def recipients(parts: Iterable[str]) -> tuple[Recipient, ...]:
    """Every recipient that the delivery-status parts name, in order, fifty at most."""
    found: dict[str, Recipient] = {}
    for part in parts:
        for fields in _groups(part):
            recipient = _recipient(fields)
            if recipient is not None and len(found) < MOST_RECIPIENTS:
                found.setdefault(recipient.address, recipient)
    return tuple(found.values())


def _groups(part: str) -> Iterator[Fields]:
    """One group of fields a recipient. Where Action or Status stand beside the message's fields, they hold for all."""
    common: Fields = {}
    for fields in _blocks(part[:_READ].splitlines()):
        if "final-recipient" in fields or "original-recipient" in fields:
            yield common | fields
        else:
            common |= {name: value for name, value in fields.items() if name in {"action", "status", "diagnostic-code"}}


def _blocks(lines: Iterable[str]) -> Iterator[Fields]:
    """Blocks of fields between blank lines, which some servers forget: a second Final-Recipient opens one too."""
    fields: Fields = {}
    last = ""
    for line in lines:
        matched = _FIELD.fullmatch(line)
        if not line.strip():
            if fields:
                yield fields
            fields, last = {}, ""
        elif line[0] in " \t" and last:
            fields[last] = f"{fields[last]} {line.strip()}"[:_VALUE]
        elif matched:
            last = matched[1].lower()
            if last == "final-recipient" and last in fields:
                yield fields
                fields = {}
            fields.setdefault(last, matched[2].strip()[:_VALUE])
    if fields:
        yield fields


def _recipient(fields: Fields) -> Recipient | None:
    final = ADDRESS.search(fields.get("final-recipient", ""))
    original = ADDRESS.search(fields.get("original-recipient", ""))
    named = final or original or ADDRESS.search(fields.get("x-actual-recipient", ""))
    if named is None:
        return None
    status = _STATUS.search(fields.get("status", ""))
    return Recipient(
        address=named.group().lower(),
        original=original.group().lower() if original else "",
        fate=_fate(fields.get("action", "").lower(), status[1] if status else ""),
        status=status[1] if status else "",
        diagnostic=fields.get("diagnostic-code", ""),
    )


def _fate(action: str, status: str) -> Fate:
    """RFC 3464, 2.3.3: the action says it; without one, the class of the status does; without both, it failed."""
    if action.startswith(("fail", "undeliver", "reject")):
        return "failed"
    if action.startswith("delay"):
        return "delayed"
    if action.startswith(("deliver", "relay", "expand")) or (not action and status.startswith("2")):
        return "arrived"
    return "delayed" if status.startswith("4") else "failed"
