"""Delivery reports written for people only: half of the real ones. Which addresses failed is read off the lines."""

import re
from collections.abc import Collection, Iterable

from worker.intake.screening import phrases
from worker.intake.screening.delivery import ADDRESS, MOST_RECIPIENTS
from worker.intake.screening.senders import server_address
from worker.words.later import Later
from worker.words.wording import fold

READ = 30_000
_LINE = 500

_RULER = re.compile(r"[\s>|*=#_.-]{0,80}")
# The first header of a copy that no line announces.
_COPY_HEADER = re.compile(
    r"[>| ]{0,4}(?:return-path|received|delivered-to|message-id|mime-version|dkim-signature"
    r"|x-[a-z-]{2,40}|arc-[a-z-]{2,40})[ \t]?:",
    re.IGNORECASE,
)

_A = rf"[\"'<\[(]{{0,3}}(?P<address>{ADDRESS.pattern})"
_TYPE = r"(?:(?:rfc ?822|smtp|local)\s{0,2}[;:]\s{0,2})?"
# A line that begins with an address, whatever list mark, bracket or quote precedes it, and then says what is wrong.
_LEADING = Later(
    rf"[\s>*•·|=-]{{0,40}}{_TYPE}{_A}[\">'\])]{{0,3}}(?:\s?<[^<>]{{0,300}}>)?"
    r"(?:\s{0,20}$|\s{0,4}[:;,.(\[-]"
    r"|\s{1,20}(?:on|le|is|was|has|had|does|delivery|mailbox|user|unknown|not|\d{3})\b)",
    re.IGNORECASE,
)
# A field or phrase of the notice that names the recipient: each is some server's own wording.
_NAMED = Later(
    r"(?:rcpt to:|(?:final|original|failed|addressed)[ -](?:recipient|to)\s{0,3}:|recipient(?: address)?\s{0,3}:"
    r"|error-for:|address:|failed (?:to deliver to|recipient:)|rejected recipient|rcpt=|user:|destinataire\s{0,3}:"
    rf"|empfänger:|adresse(?: du destinataire)?\s{{0,3}}:)\s{{0,8}}{_TYPE}[\"'<\[(]{{0,3}}(?:smtp:)?{_A}",
    re.IGNORECASE,
)
# Exim hides or expands an alias and says where it came from.
_GENERATED = Later(rf"\(generated from {_A}\)", re.IGNORECASE)


def notice(text: str) -> str:
    """What the server says in its own words: everything before the copy of our letter."""
    kept: list[str] = []
    said = False
    for line in text[:READ].splitlines():
        if said and (_announces_copy(line[:_LINE]) or _COPY_HEADER.match(line[:_LINE])):
            break
        said = said or bool(line.strip())
        kept.append(line)
    return "\n".join(kept)


def failed_addresses(said: str, *, not_these: Collection[str]) -> tuple[str, ...]:
    """The recipients that a notice names, lower-case, in order: by its surest kind of line that names any.

    `not_these` are the addresses of the report's own reader and writer, which every notice mentions too.
    """
    lines = [line[:_LINE] for line in said.splitlines()]
    leading = (hit for hit in map(_LEADING.match, lines) if hit)
    found = _addresses(leading, not_these)
    for pattern in (_NAMED, _GENERATED, ADDRESS):
        found = found or _addresses((hit for line in lines for hit in pattern.finditer(line)), not_these)
    return found


def _announces_copy(line: str) -> bool:
    ruled = _RULER.match(line)
    folded = fold(line[ruled.end() : ruled.end() + 80] if ruled else line[:80])
    return phrases.COPY_BELOW.match(folded) is not None and phrases.NO_COPY_BELOW.match(folded) is None


def _addresses(hits: Iterable[re.Match[str]], not_these: Collection[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for hit in hits:
        address = (hit["address"] if "address" in hit.re.groupindex else hit.group()).lower()
        if address not in not_these and not server_address(address) and len(found) < MOST_RECIPIENTS:
            found[address] = None
    return tuple(found)
