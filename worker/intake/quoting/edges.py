"""How a row of an attribution begins, and how it ends: what tells at a glance which rows are worth judging."""

import re

from worker.intake.quoting.vocabulary import LAST_WORDS, cites, leads
from worker.words.wording import fold

DIGIT = re.compile(r"\d")
CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|\d ?(?:am|pm|uhr)\b")
DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:\d{4}|\d{2})(?!\d)|\d{4}[-/.] ?\d{1,2}[-/.] ?\d{1,2}"
    r"|(?:19|20)\d\d(?!\d))"
)
# Outlook Express set the number of the message behind the verb, and three dots for a colon.
NEWS = re.compile(
    r" (?:in|dans|en|nel|no)(?: le| el)? (?:message|nachricht|mensaje|messaggio|bericht|meddelelse)(?: de)? ?(?:news|<)"
)
# The Bat begins with the day of the week: "Monday, March 16, 2026, 9:41:12 AM, you wrote:".
_WEEKDAY = re.compile(r"[^\W\d_]+, [^\W\d_]+ \d")
# A line without a date is a short one.
_LONGEST_BARE = 80
# The dashes, stars and inverted commas that clients set around the line.
OUTER = "-–—‐‒−*_ \t«»"
_OPENING = OUTER + "\"'[("


def begins(body: str) -> bool:
    """Whether a row can be the first of an attribution: a lead and a digit, a date, a name and its address or verb."""
    if not (DIGIT.search(body, 0, 60) or "@" in body[:160]):
        return _is_bare(body)
    head = fold(body[:160]).lstrip(_OPENING)
    if DIGIT.search(head, 0, 45) and (leads(head) or _WEEKDAY.match(head)):
        return True
    if DIGIT.search(head, 0, 14) and (CLOCK.search(head, 0, 60) or DATE.search(head, 0, 60)):
        return True
    if cites(head):
        return True
    # "Jean kirjoitti 12.3.2024 klo 10.22:" has the name first and no address.
    return _opens_with_address(head) or (bool(DIGIT.search(head)) and not LAST_WORDS.isdisjoint(head.split()[:8]))


def leads_in(body: str) -> bool:
    """Whether a row begins with a date and the word before it: no attribution goes on in such a row."""
    if not DIGIT.search(body, 0, 45):
        return False
    return leads(fold(body[:60]).lstrip(_OPENING))


def _is_bare(body: str) -> bool:
    """A name and the verb, as old Thunderbird and Usenet have it: "Jean Martin a écrit :"."""
    if len(body) > _LONGEST_BARE or not body.endswith((":", "：")):
        return False
    return fold(body[-24:]).rstrip(" :").rsplit(" ", 1)[-1] in LAST_WORDS


def ends(body: str) -> bool:
    """Whether a row can be the last of an attribution: a colon, an address, or the verb."""
    body = body.rstrip(OUTER)
    if body.endswith("...") and NEWS.search(fold(body)):
        return True
    return body.endswith((":", "：", ">")) or fold(body[-20:]).rsplit(" ", 1)[-1] in LAST_WORDS


def _opens_with_address(head: str) -> bool:
    at = head.find("@")
    if at < 0:
        return False
    bracket = max(head.rfind(sign, 0, at) for sign in "<([")
    if bracket < 0:
        return " " not in head[:at]
    return DIGIT.search(head, 0, bracket) is None
