"""Delivery reports: is this message one, whom does it concern, and was the letter given up or only delayed?

Half of the real ones are not `multipart/report`, so the rules go from the surest form to the loosest. A person who
quotes a report writes under their own address: nearly every rule asks for a server's or a program's signature.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from worker.intake.screening import delivery, notices, phrases
from worker.intake.screening.evidence import Evidence, gather, worth_gathering
from worker.intake.screening.lookalikes import LOOKALIKES
from worker.nouns.message import Message
from worker.words.tables import Words
from worker.words.wording import bounded, fold

_TELEPHONE = re.compile(r"\+?\d{9,15}@")
_STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")


@dataclass(frozen=True, slots=True)
class BounceReport:
    """A report on a letter of ours.

    `recipients` are the addresses that it was given up for, or that it is delayed for where none was given up, as the
    last server knew them; `written` the same as we wrote them, where the report says so; `waiting` those still tried
    beside them. `permanent`: delivery was given up (RFC 3464 "failed"), whatever the class of the status; otherwise
    the letter is only delayed.
    `original_id` is the Message-ID of the returned letter, with angle brackets, or "".
    """

    rule: str
    recipients: tuple[str, ...]
    permanent: bool
    status: str = ""
    reason: str = ""
    original_id: str = ""
    waiting: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


def report(message: Message) -> BounceReport | None:
    """What a delivery report says; None for every other message, also for the reports that are no bounces."""
    if not worth_gathering(message):
        return None
    evidence = gather(message)
    if any(looks_alike(evidence) for looks_alike in LOOKALIKES):
        return None
    for rule in BOUNCES:
        found = rule(evidence)
        if found is not None:
            return found
    return None


def status_report(evidence: Evidence) -> BounceReport | None:
    """RFC 3464: fields a recipient, as a report of their own or inside a server's mail of another shape."""
    structured = evidence.report_type.startswith("delivery") and bool(evidence.message.delivery)
    failed = tuple(r for r in evidence.listed if r.fate == "failed")
    waiting = tuple(r for r in evidence.listed if r.fate == "delayed")
    told = failed or waiting
    if not told or not (structured or evidence.signature):
        return None
    return BounceReport(
        rule="a delivery status report",
        recipients=tuple(r.address for r in told),
        permanent=bool(failed),
        status=told[0].status,
        reason=bounded(told[0].diagnostic) or evidence.reason,
        original_id=evidence.original_id,
        waiting=tuple(r.address for r in waiting) if failed else (),
        written=tuple(dict.fromkeys(r.original or r.address for r in told)),
    )


def failed_header(evidence: Evidence) -> BounceReport | None:
    """X-Failed-Recipients: Exim's, Google's and many providers' word for it."""
    header = evidence.message.headers.first("x-failed-recipients")[:4000]
    addresses = tuple(dict.fromkeys(a.lower() for a in delivery.ADDRESS.findall(header)))
    if not addresses:
        return None
    return _in_words(evidence, "a report that names its failed recipients", addresses[: delivery.MOST_RECIPIENTS])


def server_notice(evidence: Evidence) -> BounceReport | None:
    """A notice in words under a mail server's own name, whose opening or subject says that delivery failed or waits."""
    if evidence.signature != "server":
        return None
    told = _any(evidence.opening, phrases.FAILED_TEXT, phrases.REFUSED, phrases.DELAYED_TEXT)
    if told or (_labelled(evidence) and _borne_out(evidence)):
        return _in_words(evidence, "a mail server's notice in words")
    return None


def program_notice(evidence: Evidence) -> BounceReport | None:
    """A notice from nobody or from a program under any name: as vacation notices do, so it must say it plainly.

    Providers also warn that our own mailbox is full: a report is about somebody's address, or holds a refusal.
    """
    if not evidence.signature:
        return None
    told = _any(evidence.opening, phrases.FAILED_PLAINLY, phrases.REFUSED, phrases.DELAYED_PLAINLY)
    labelled = _labelled(evidence) and (evidence.refusal or evidence.copy)
    if (told and _borne_out(evidence)) or labelled:
        return _in_words(evidence, "a program's notice in words")
    return None


def empty_report(evidence: Evidence) -> BounceReport | None:
    """A report of the right type whose fields are missing or mangled: which letter it answers may still be known."""
    if evidence.report_type == "delivery-status":
        return _in_words(evidence, "a delivery report without readable fields")
    return None


def gateway_notice(evidence: Evidence) -> BounceReport | None:
    """A gateway under a name of its own: a standard subject, and the server's words from the very first line.

    A person who quotes a report writes something above it or marks the subject as passed on; one who complains of a
    delivery has neither our letter below nor another server's refusal in the text, and writes from no telephone's
    number, as the gateways of carriers do.
    """
    standard = phrases.FAILED_SUBJECT.match(evidence.subject) is not None
    begins = phrases.FAILED_PLAINLY.search(fold(evidence.said[:300])[:80]) is not None
    carrier = _TELEPHONE.match(evidence.message.sender.address) is not None
    if standard and begins and (carrier or evidence.copy or phrases.REFUSED.search(evidence.opening)):
        return _in_words(evidence, "a gateway's notice in words")
    return None


BOUNCES: tuple[Callable[[Evidence], BounceReport | None], ...] = (
    status_report,
    failed_header,
    server_notice,
    program_notice,
    empty_report,
    gateway_notice,
)


def _any(folded: str, *patterns: Words) -> bool:
    return any(pattern.search(folded) for pattern in patterns)


def _labelled(evidence: Evidence) -> bool:
    return _any(evidence.subject, phrases.FAILED_SUBJECT, phrases.DELAYED_SUBJECT)


def _borne_out(evidence: Evidence) -> bool:
    return evidence.refusal or evidence.copy or bool(_named(evidence))


def _named(evidence: Evidence) -> tuple[str, ...]:
    """The failed addresses that the words name; the report's own reader and writer are named in every one."""
    message = evidence.message
    about = {party.address for party in (*message.to, *message.cc, *message.reply_to, message.sender)}
    return notices.failed_addresses(evidence.said, not_these=about)


def _in_words(evidence: Evidence, rule: str, addresses: tuple[str, ...] = ()) -> BounceReport:
    """A report whose recipients, status and permanence are read off its words."""
    status = _STATUS.search(evidence.said)
    recipients = addresses or _named(evidence)
    return BounceReport(
        rule=rule,
        recipients=recipients,
        written=recipients,
        permanent=not _delayed(evidence),
        status=status[1] if status else "",
        reason=evidence.reason,
        original_id=evidence.original_id,
    )


def _delayed(evidence: Evidence) -> bool:
    """The subject decides where it says one of both; otherwise a notice of delay that nowhere says that it gave up."""
    subject = evidence.subject.replace("delivery status notification", "")
    delayed, failed = _any(subject, phrases.DELAYED_SUBJECT), _any(subject, phrases.FAILED_SUBJECT)
    if delayed != failed:
        return delayed
    return _any(evidence.opening, phrases.DELAYED_TEXT) and not _any(evidence.opening, phrases.GIVEN_UP)
