"""The line above a quote that says who wrote it and when: "Le 12/03/2024 à 10:22, Jean a écrit :".

Clients write it in their own language, with or without verb, date or address, over one to four lines. It is told by
its parts rather than by one pattern for each client: how it begins, how it ends, and which of date, time, address and
verb it holds. Authors write such sentences as well, so what proves a quote also depends on what follows.
"""

import re
from dataclasses import dataclass

from worker.intake.quoting.folding import fold
from worker.intake.quoting.vocabulary import LAST_WORDS, cites, last_verb, leads

# A client wraps the line after 72 to 80 columns: four rows hold the longest name and address.
MAX_ROWS = 4
MAX_LENGTH = 500
_ADDRESS = re.compile(r"(?<=[\w.+'-])@[\w-]+(?:\.[\w-]+)*")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|\d ?(?:am|pm|uhr)\b")
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:\d{4}|\d{2})(?!\d)|\d{4}[-/.] ?\d{1,2}[-/.] ?\d{1,2}"
    r"|(?:19|20)\d\d(?!\d))"
)
# Seconds, or the zone of a clock: nobody but a program writes them.
_MACHINE = re.compile(
    r"(?<!\d)\d{1,2}[:.]\d{2}[:.]\d{2}(?!\d)|\d (?:[+-]\d{2}:?\d{2}\b|(?:gmt|utc|ce[s]?t|me[s]?z|[ecmp][sd]t)\b)"
)
# Outlook Express set the number of the message behind the verb, and three dots for a colon.
_NEWS = re.compile(
    r" (?:in|dans|en|nel|no)(?: le| el)? (?:message|nachricht|mensaje|messaggio|bericht|meddelelse)(?: de)? ?(?:news|<)"
)
# The Bat begins with the day of the week: "Monday, March 16, 2026, 9:41:12 AM, you wrote:".
_WEEKDAY = re.compile(r"[^\W\d_]+, [^\W\d_]+ \d")
# A line without a date is a short one.
_LONGEST_BARE, _MOST_NAMES = 80, 6
_BRACKETED = re.compile(r"\([^()]*\)")
_PARTICLES = frozenset({"de", "du", "la", "le", "van", "von", "der", "den", "da", "di", "dos", "y", "e", "et", "el"})
# "Le 3 mars votre agent a écrit", "your agent wrote": an author speaking to us, no client writes so.
_SPEECH = re.compile(
    r"\b(?:votre|vos|notre|nos|mon|ma|mes|vous|nous|j'ai|je|il|elle|ils|elles|your|our|my|you|we|she|he|they"
    r"|ihr|ihre|unser|mein|su|vuestro|nuestro|vostro|nostro|uw|seu|sua)\b"
)
# "Le 12/03/2024 j'ai reçu", on a row above a client's line: the story goes on, the attribution begins further down.
_STORY = re.compile(
    r"\b(?:j'ai|je (?:vous|n'|ne|me|suis|l'|le|les)|nous avons|vous avez|we have|ich habe"
    r"|i (?:have|had|am|was|did|sent|received|got))\b"
)
# "Le 12/03/2024 à 10:22, Jean": clients that give no address set a comma between the date and the name.
_COMMA = re.compile(r"\d[^,]{0,30},[^,]")
# The dashes, stars and inverted commas that clients set around the line.
_OUTER = "-–—‐‒−*_ \t«»"
_OPENING = _OUTER + "\"'[("


@dataclass(frozen=True, slots=True)
class Attribution:
    """`proven` is enough by itself; otherwise quote marks have to follow. `dated` where a full date stands in it."""

    text: str
    proven: bool
    dated: bool


def begins(body: str) -> bool:
    """Whether a row can be the first of an attribution: a lead and a digit, a date, a name and its address or verb."""
    if not (_DIGIT.search(body, 0, 60) or "@" in body[:160]):
        return _is_bare(body)
    head = fold(body[:160]).lstrip(_OPENING)
    if _DIGIT.search(head, 0, 45) and (leads(head) or _WEEKDAY.match(head)):
        return True
    if _DIGIT.search(head, 0, 14) and (_CLOCK.search(head, 0, 60) or _DATE.search(head, 0, 60)):
        return True
    if cites(head):
        return True
    # "Jean kirjoitti 12.3.2024 klo 10.22:" has the name first and no address.
    return _opens_with_address(head) or (bool(_DIGIT.search(head)) and not LAST_WORDS.isdisjoint(head.split()[:8]))


def leads_in(body: str) -> bool:
    """Whether a row begins with a date and the word before it: no attribution goes on in such a row."""
    if not _DIGIT.search(body, 0, 45):
        return False
    return leads(fold(body[:60]).lstrip(_OPENING))


def _is_bare(body: str) -> bool:
    """A name and the verb, as old Thunderbird and Usenet have it: "Jean Martin a écrit :"."""
    if len(body) > _LONGEST_BARE or not body.endswith((":", "：")):
        return False
    return fold(body[-24:]).rstrip(" :").rsplit(" ", 1)[-1] in LAST_WORDS


def is_framed(body: str) -> bool:
    """A name and the verb between dashes, with nothing else: no author writes so."""
    told = fold(body).strip(_OUTER + ":")
    wrote = last_verb(told)
    return wrote is not None and wrote[1] == len(told) and _is_name(body.strip(_OUTER), told[: wrote[0]])


def _is_name(written: str, before: str) -> bool:
    """Whether what stands before the verb (folded) is a name as it was written: "le vendeur" is none."""
    words = _BRACKETED.sub("", " ".join(written.split()[: len(before.split())])).split()
    named = [word for word in words if word.lower() not in _PARTICLES]
    written_so = not any(word[:1].islower() for word in named)
    return 0 < len(named) <= _MOST_NAMES and written_so and not _SPEECH.search(before)


def ends(body: str) -> bool:
    """Whether a row can be the last of an attribution: a colon, an address, or the verb."""
    body = body.rstrip(_OUTER)
    if body.endswith("...") and _NEWS.search(fold(body)):
        return True
    return body.endswith((":", "：", ">")) or fold(body[-20:]).rsplit(" ", 1)[-1] in LAST_WORDS


def _opens_with_address(head: str) -> bool:
    at = head.find("@")
    if at < 0:
        return False
    bracket = max(head.rfind(sign, 0, at) for sign in "<([")
    if bracket < 0:
        return " " not in head[:at]
    return _DIGIT.search(head, 0, bracket) is None


def parse(text: str) -> Attribution | None:
    """Judge one attribution, its rows joined by blanks; None where it is none even above quote marks."""
    return judge(text) if begins(text) else None


def judge(text: str) -> Attribution | None:
    """The same of a text that is known to begin as an attribution does."""
    if len(text) > MAX_LENGTH:
        return None
    told = fold(text).strip(_OUTER)
    addressed = "@" in told and bool(_ADDRESS.search(told))
    dated = bool(_DIGIT.search(told)) and bool(_DATE.search(told))
    if told.endswith(">"):
        # "2011/4/7 Jean <jean@example.com>" stands above quote marks in old Gmail.
        return Attribution(text, proven=False, dated=True) if addressed and dated else None
    wrote = last_verb(told)
    if wrote and told.endswith("...") and _NEWS.match(told, wrote[1]):
        return Attribution(text, proven=False, dated=dated)
    if wrote and (told.endswith(":") or wrote[1] == len(told)):
        if addressed and _STORY.search(told[: wrote[0]]):
            return None
        if not (addressed or dated) and not _is_name(text.strip(_OUTER), told[: wrote[0]]):
            return None
        return Attribution(text, addressed or (dated and _timed(told) and _named(told, *wrote)), dated)
    if not (addressed and told.endswith(":") and (dated or cites(told))):
        return None
    return Attribution(text, dated and _timed(told), dated)


def _timed(told: str) -> bool:
    """A time of day besides the date, whose own dots must not be taken for one."""
    return bool(_CLOCK.search(_DATE.sub(" ", told)) or _MACHINE.search(told))


def _named(told: str, start: int, end: int) -> bool:
    """Without an address: where a client sets the name, and in no one's speech. `start` and `end` are the verb's.

    French and English authors begin as clients do ("Le 12/03/2024 à 10:22 Mme Durand a écrit :"), but set no comma
    before the name, or tell the date after the verb; nor do they write seconds or zones.
    """
    before, verb, after = told[:start], told[start:end], told[end:].strip(" :")
    spoken = verb in {"a ecrit", "wrote"}
    date = _DATE.search(before)
    if date is None:
        return not spoken and not _SPEECH.search(before)
    if _SPEECH.search(before, date.end()):
        return False
    return not spoken or (not after and bool(_COMMA.search(before) or _MACHINE.search(before)))
