"""Warnings in the operator's words: what is wrong, and the remedy."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from worker.health.rules import HealthWarning

# What is wrong, as a format of the warning's facts; and what to do about it.
WORDS: Mapping[str, tuple[str, str]] = {
    "mailbox_failing": (
        "mailbox {about} fails since {since}: {detail}",
        "`complaints check` names the broken link",
    ),
    "mailbox_unattended": (
        "nobody looks at mailbox {about}; last time: {since}",
        "start the worker (`complaints run`, or its service), or see in its log what holds it up",
    ),
    "messages_unhandled": (
        "{count} to be handled, the oldest since {since}",
        "the log says why (postponed); `complaints check` proves the database, the shelf and the scanner",
    ),
    "letters_unsent": (
        "{count} to be sent, the oldest since {since}",
        "the log says why (letter_not_sent); `complaints check` proves the SMTP server",
    ),
    "disk_nearly_full": (
        "the disk of the {about} has {megabytes} MB left",
        "make room there: once it is full mail stays in the mailbox, and nobody is answered",
    ),
    "messages_parked": (
        "{count} parked, the oldest since {since}",
        "`complaints list --parked` says why; once the cause is mended, `complaints replay all`",
    ),
    "no_mail": (
        "mailbox {about} has received nothing since {since}",
        "write to its address from outside, and see that the mail arrives",
    ),
}
COUNTED: Mapping[str, str] = {"messages_unhandled": "message", "letters_unsent": "letter", "messages_parked": "message"}


def problem(warning: HealthWarning, zone: ZoneInfo) -> str:
    """What is wrong: a sentence of one line, its times local."""
    noun = COUNTED.get(warning.rule, "")
    return WORDS[warning.rule][0].format(
        about=warning.about,
        count=f"{warning.count} {noun}{'s' * (warning.count != 1)}",
        since=f"{warning.since.astimezone(zone):%Y-%m-%d %H:%M}" if warning.since else "never",
        # What stands in front of it need not be said in it.
        detail=warning.detail.removeprefix(f"mailbox {warning.about} "),
        megabytes=warning.count // 1_000_000,
    )


def remedy(warning: HealthWarning) -> str:
    return WORDS[warning.rule][1]
