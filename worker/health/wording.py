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
    "post_refused": (
        "the server refuses our letters since {since}, {count} to be sent: {detail}",
        "`complaints check` says at which command; once it is mended they all leave by themselves, none is given up",
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
    "letters_refused": (
        "{count} refused by the server, the oldest since {since}",
        "`complaints resend` lists them with the reason; `complaints resend all` sends them again",
    ),
    "letters_uncertain": (
        "{count} of which nobody knows whether they left, the oldest since {since}",
        "ask who should have them; `complaints resend` lists them, `complaints resend ID` sends one again",
    ),
    "letters_withheld": (
        "{count} withheld by a limit, the oldest since {since}",
        "they leave when the limit allows; many for one address may be a robot, or somebody in another's name",
    ),
    "no_mail": (
        "mailbox {about} has received nothing since {since}",
        "write to its address from outside, and see that the mail arrives",
    ),
    "clock_set_back": (
        "this machine's clock stands before {since}, when the worker did its last duty",
        "see that it is right now (timedatectl); the work goes on, and deadlines follow the clock",
    ),
}
COUNTED: Mapping[str, str] = {
    "messages_unhandled": "message", "messages_parked": "message", "letters_unsent": "letter",
    "post_refused": "letter", "letters_refused": "letter", "letters_uncertain": "letter", "letters_withheld": "letter",
}  # fmt: skip


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
