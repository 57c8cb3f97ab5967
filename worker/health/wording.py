"""Warnings in words: what is wrong, and the operator's remedy."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from worker.health.rules import HealthWarning
from worker.words.said import Fact, Said
from worker.words.wording import bounded

# What is wrong, as a format of the warning's facts; and what to do about it.
WORDS: Mapping[str, tuple[Said, Said]] = {
    "mailbox_failing": (
        Said("mailbox {about} fails since {since}: {detail}"),
        Said("`complaints check` names the broken link"),
    ),
    "mailbox_unattended": (
        Said("nobody looks at mailbox {about}; last time: {since}"),
        Said("start the worker (`complaints run`, or its service), or see in its log what holds it up"),
    ),
    "messages_unhandled": (
        Said("{count} to be handled, the oldest since {since}"),
        Said("the log says why (postponed); `complaints check` proves the database, the shelf and the scanner"),
    ),
    "post_refused": (
        Said("the server refuses our letters since {since}, {count} to be sent: {detail}"),
        Said(
            "`complaints check` says at which command; once it is mended they all leave by themselves, none is given up"
        ),
    ),
    "letters_unsent": (
        Said("{count} to be sent, the oldest since {since}"),
        Said("the log says why (letter_not_sent); `complaints check` proves the SMTP server"),
    ),
    "disk_nearly_full": (
        Said("the disk of the {about} has {megabytes} MB left"),
        Said("make room there: once it is full mail stays in the mailbox, and nobody is answered"),
    ),
    "messages_parked": (
        Said("{count} parked, the oldest since {since}"),
        Said("`complaints list --parked` says why; once the cause is mended, `complaints replay all`"),
    ),
    "letters_refused": (
        Said("{count} refused by the server, the oldest since {since}"),
        Said("`complaints resend` lists them with the reason; `complaints resend all` sends them again"),
    ),
    "letters_uncertain": (
        Said("{count} of which nobody knows whether they left, the oldest since {since}"),
        Said("ask who should have them; `complaints resend` lists them, `complaints resend ID` sends one again"),
    ),
    "letters_withheld": (
        Said("{count} withheld by a limit, the oldest since {since}"),
        Said("they leave when the limit allows; many for one address may be a robot, or somebody in another's name"),
    ),
    "files_orphaned": (
        Said("{count} whose owner is no longer among the colleagues of the configuration"),
        Said("the desk's list of each morning has them, each with links that give it to somebody"),
    ),
    "no_mail": (
        Said("mailbox {about} has received nothing since {since}"),
        Said("write to its address from outside, and see that the mail arrives"),
    ),
    "backup_old": (
        Said("the register was not copied for too long; last time: {since}"),
        Said("`complaints backup FOLDER`; its timer's log says why it did not"),
    ),
    "clock_set_back": (
        Said("this machine's clock stands before {since}, when the worker did its last duty"),
        Said("see that it is right now (timedatectl); the work goes on, and deadlines follow the clock"),
    ),
}
MESSAGES = (Said("1 message"), Said("{count} messages"))
LETTERS = (Said("1 letter"), Said("{count} letters"))
FILES = (Said("1 open file"), Said("{count} open files"))
COUNTED: Mapping[str, tuple[Said, Said]] = {
    "messages_unhandled": MESSAGES, "messages_parked": MESSAGES, "letters_unsent": LETTERS, "post_refused": LETTERS,
    "files_orphaned": FILES, "letters_refused": LETTERS, "letters_uncertain": LETTERS, "letters_withheld": LETTERS,
}  # fmt: skip
# A server's own words may be long.
_MOST = 160


def sentence(warning: HealthWarning, zone: ZoneInfo) -> Said:
    """What is wrong, of one line, with its local day; the desk reads it in its own language."""
    return _said(warning, warning.since.astimezone(zone).date() if warning.since else Said("never"))


def problem(warning: HealthWarning, zone: ZoneInfo) -> Said:
    """The same for the operator, with the local minute."""
    return _said(warning, f"{warning.since.astimezone(zone):%Y-%m-%d %H:%M}" if warning.since else Said("never"))


def _said(warning: HealthWarning, since: Fact) -> Said:
    one, several = COUNTED.get(warning.rule, MESSAGES)
    return WORDS[warning.rule][0].about(
        about=warning.about,
        count=one if warning.count == 1 else several.about(count=warning.count),
        since=since,
        # What stands in front of it need not be said in it.
        detail=bounded(warning.detail.removeprefix(f"mailbox {warning.about} "), _MOST),
        megabytes=warning.count // 1_000_000,
    )


def remedy(warning: HealthWarning) -> Said:
    return WORDS[warning.rule][1]
