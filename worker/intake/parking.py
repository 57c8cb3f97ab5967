"""A message that cannot be handled: it is parked, and where a sender can be read a file is opened all the same.

What is done here must not depend on what just failed: headers are read by the standard library alone, on the first
bytes only, and every reading may come out empty.
"""

import email
import email.policy
import re
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from worker.intake import registering
from worker.intake.case import Case
from worker.nouns.decision import Decision, Task
from worker.nouns.facts import NOTHING_KNOWN, Facts
from worker.nouns.item import NewComplaint
from worker.nouns.message import Document, Headers, Message, Party
from worker.processing.rules import Rules

HEAD_BYTES = 65_536
ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
MESSAGE_ID = re.compile(r"<[^<>\s@]{1,200}@[^<>\s@]{1,200}>")
# Headers that only machines set; one of them is enough to keep silent (RFC 3834 §2).
MACHINE_HEADERS = ("list-id", "list-unsubscribe", "x-autoreply", "x-autorespond", "x-failed-recipients", "feedback-id")


def glance(raw: bytes) -> Message:
    """As much of a message as its first bytes show; never fails, and leaves empty what it cannot read."""
    head = raw[:HEAD_BYTES].split(b"\r\n\r\n", 1)[0].split(b"\n\n", 1)[0]
    try:
        parsed = email.message_from_bytes(head + b"\n\n", policy=email.policy.compat32)
        headers = {name.lower(): _line(str(value)) for name, value in parsed.items()}
    except Exception:  # noqa: BLE001  # Whatever the standard library stumbles over, a glance sees nothing.
        headers = {}
    sender = ADDRESS.search(headers.get("from", "") or headers.get("reply-to", ""))
    message_id = MESSAGE_ID.search(headers.get("message-id", ""))
    return Message(
        message_id=message_id.group() if message_id else "",
        sender=Party(sender.group().lower() if sender else ""),
        subject="",
        text="",
        new_text="",
        sent_at=_date(headers.get("date", "")),
        headers=Headers({name: (value,) for name, value in headers.items()}),
        defects=("unread: only the headers were glanced at",),
    )


def by_machine(message: Message) -> bool:
    """Whether a machine seems to have written it; when in doubt the answer is yes, since a loop is worse."""
    headers = message.headers
    automatic = headers.first("auto-submitted").strip().lower() not in {"", "no"}
    bulk = headers.first("precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply"}
    returned = headers.first("return-path").strip() == "<>"
    robot = message.sender.address.partition("@")[0] in {"mailer-daemon", "postmaster", "noreply", "no-reply"}
    return automatic or bulk or returned or robot or any(name in headers for name in MACHINE_HEADERS)


def park(
    case: Case, raw: bytes, rules: Rules, *, ref: str, error: str, now: datetime, facts: Facts = NOTHING_KNOWN
) -> Decision:
    """Park the message, with file `ref` opened for its sender and acknowledged; "" parks it without a file.

    By `facts` an address that is only borrowed is quoted nothing.
    """
    task = Task(kind="parked", text=f"{case.parcel}: {error}"[:500], ref=ref)
    because = f"could not be handled: {error}"[:300]
    if not ref:
        return Decision(kind="unreadable", because=because, tasks=(task,), destination="review")
    whole = Document(
        name="message.eml", media_type="message/rfc822", content=raw, sha256=case.raw_sha256, named_by_sender=False
    )
    message = replace(case.message, documents=(whole,))
    opened = registering.new_file(
        replace(case, message=message),
        NewComplaint(because=because),
        rules,
        ref=ref,
        now=now,
        facts=facts,
        unread=True,
    )
    return replace(opened, kind="unreadable", because=because, tasks=(*opened.tasks, task), destination="review")


def _line(value: str) -> str:
    return "".join(c for c in value if c.isprintable())[:998]


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
