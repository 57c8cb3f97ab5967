"""The table of kinds: each row sees one kind of people. The first that answers wins; nobody's is a complainant's."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from worker.intake.callers.text import Text, seen
from worker.words.phrases import compiled
from worker.words.tables import Words, words

Kind = Literal[
    "complainant",
    "representative",
    "mediator",
    "authority",
    "third_party",
    "security",
    "employee",
    "journalist",
    "thanks",
    "question",
    "applicant",
    "bill",
    "advertiser",
    "phishing",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
# What a company names for a kind: addresses, whole or "@domain" with all below it, and phrases that such mails say.
Known = Mapping[str, Sequence[str]]

_ROOM = "callers"
# Nobody thanks or asks at such length; a complaint is long.
_LONGEST_THANKS = 1_200
_LONGEST_QUESTION = 600
GRIEVANCE = words(_ROOM, "grievance")
DOUBT = words(_ROOM, "doubt")
REQUEST = words(_ROOM, "request")
_POLITE = words(_ROOM, "polite")
_LONGEST_POLITE = 160
NEGATED = words(_ROOM, "negated")
UNANSWERED = words(_ROOM, "unanswered")
IRONY = words(_ROOM, "irony")
_WORD = re.compile(r"[^\W\d_]{2,40}")
OF_THEMSELVES = words(_ROOM, "of themselves")
MINE = words(_ROOM, "mine", then=r"(?!\w)")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who writes, by the words or the address that say so; both are "" for a complainant."""

    kind: Kind
    words: str = ""


COMPLAINANT = Caller("complainant")


@dataclass(frozen=True, slots=True)
class Row:
    """`says` are the words of a kind, `in_subject` those that only its subjects have; `unless` makes them doubtful.

    `house` are words of the domain that such people write from, `name` those of their names: anybody may bear either,
    so that they count only where nobody speaks of what was done to them, and a `trade` only where nobody complains.
    A mail longer than `most` characters is no such mail.
    """

    kind: Kind
    says: Words
    in_subject: Words | None = None
    house: Words | None = None
    name: Words | None = None
    trade: Words | None = None
    unless: Callable[[Text], bool] = lambda _text: False
    most: int = 0


def complains(text: Text) -> bool:
    """Whether there are words of a complaint, whatever else there is."""
    return GRIEVANCE.search(text.all) is not None


def doubtful(text: Text) -> bool:
    return complains(text) or DOUBT.search(text.all) is not None


def _more_than_thanks(text: Text) -> bool:
    return doubtful(text) or any(one.search(text.all) for one in (REQUEST, IRONY))


def _left_waiting(text: Text) -> bool:
    """Whoever heard nothing of what they sent in complains of it, and may not use a word of complaint."""
    return _about_us(text) or UNANSWERED.search(text.all) is not None


def _no_question(text: Text) -> bool:
    """A question that names an order is one all the same; one that tells of a fault is none."""
    return complains(text) or NEGATED.search(text.all) is not None


def polite(text: Text) -> str:
    """The words of a text that holds courtesies and its author's name, and nothing else; "" for any other."""
    said = text.body
    if not said or len(said) > _LONGEST_POLITE or "?" in said:
        return ""
    names = set(_WORD.findall(f"{text.name} {text.address.partition('@')[0]}"))
    left, done = [], 0
    for hit in _POLITE.finditer(said):
        left.append(said[done : hit.start()])
        done = hit.end()
    rest = _WORD.findall(" ".join((*left, said[done:]))) if left else ["?"]
    return "" if set(rest) - names else seen(said)


def _about_us(text: Text) -> bool:
    """A person speaks of what we did to them: no supplier and no robber does."""
    return OF_THEMSELVES.search(text.all) is not None


def _harmed(text: Text) -> bool:
    """Whoever sends us the bill or the estimate of what was damaged of theirs is no supplier."""
    return _about_us(text) or (complains(text) and MINE.search(text.all) is not None)


ROWS: tuple[Row, ...] = (
    Row("phishing", words(_ROOM, "phishing"), unless=_about_us),
    Row("mediator", words(_ROOM, "mediator"), in_subject=words(_ROOM, "mediator: subject")),
    Row("security", words(_ROOM, "security"), unless=_about_us),
    Row("employee", words(_ROOM, "employee")),
    Row(
        "authority",
        words(_ROOM, "authority"),
        in_subject=words(_ROOM, "authority: subject"),
        house=words(_ROOM, "authority: house"),
        name=words(_ROOM, "authority: name"),
        unless=_about_us,
    ),
    Row("third_party", words(_ROOM, "third party"), name=words(_ROOM, "third party: name"), unless=_about_us),
    Row("representative", words(_ROOM, "representative"), trade=words(_ROOM, "representative: house")),
    Row("journalist", words(_ROOM, "journalist")),
    Row("bill", words(_ROOM, "bill"), unless=_harmed),
    Row(
        "applicant",
        words(_ROOM, "applicant: plain"),
        in_subject=words(_ROOM, "applicant: subject"),
        unless=_left_waiting,
    ),
    Row("applicant", words(_ROOM, "applicant"), unless=complains),
    Row("advertiser", words(_ROOM, "advertiser"), unless=_about_us),
    Row("thanks", words(_ROOM, "thanks"), unless=_more_than_thanks, most=_LONGEST_THANKS),
    Row("question", words(_ROOM, "question: plain"), unless=_no_question, most=_LONGEST_QUESTION),
    Row("question", words(_ROOM, "question"), unless=doubtful, most=_LONGEST_QUESTION),
)


def caller(text: Text, known: Known) -> Caller:
    """Who wrote this: an address that the company named, else the first row of whose words, theirs or ours, it has."""
    named = _named(text, known)
    if named is not None:
        return named
    for row in ROWS:
        found = _says(row, text, known) or _seen(row, text)
        if found:
            return Caller(row.kind, found)
    return COMPLAINANT


def _named(text: Text, known: Known) -> Caller | None:
    for kind in KINDS:
        for address in known.get(kind, ()):
            if "@" in address and _is(text, address):
                return Caller(kind, address)
    return None


def _says(row: Row, text: Text, known: Known) -> str:
    """The company's own words for a kind, where what makes ours doubtful does not make them so."""
    said = tuple(one for one in known.get(row.kind, ()) if "@" not in one)
    hit = _own(said).search(text.all) if said else None
    return "" if hit is None or row.unless(text) else seen(hit.group())


@lru_cache(maxsize=64)
def _own(said: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(said)


def _is(text: Text, known: str) -> bool:
    if not known.startswith("@"):
        return text.address == known
    return text.domain == known[1:] or text.domain.endswith(f".{known[1:]}")


def _seen(row: Row, text: Text) -> str:
    if row.most and len(text.body) > row.most:
        return ""
    hit = (row.in_subject.search(text.subject) if row.in_subject else None) or row.says.search(text.all)
    if hit is not None:
        return "" if row.unless(text) else seen(hit.group())
    return "" if _about_us(text) else _borne(row, text)


def _borne(row: Row, text: Text) -> str:
    """The name or the domain by which they are such people."""
    if row.name and row.name.search(text.name):
        return seen(text.name)
    if row.house and row.house.search(text.house):
        return seen(text.domain)
    return seen(text.domain) if row.trade and row.trade.search(text.house) and not complains(text) else ""
