"""The words that mail clients write around a quoted mail, turned round for looking up: what does this label mean, this
title, this verb?

In `quoting.phrases` of each language `sender` to `other` are the names of header lines: `date` and `sent` are kept
apart, since travellers and parcels have a "Date :" as well, but only a mail was "Envoyé :" at a time of day. `wrote` is
the verb of "X wrote:", `leads` are words before its date, `cites` those before the name in "Quoting X:"; `original` and
`forwarded` are the titles above a quoted and a forwarded mail.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from worker.intake.quoting.folding import key
from worker.words.tables import languages, listed
from worker.words.wording import fold

Kind = Literal["sender", "to", "copy", "date", "sent", "subject", "reply_to", "other"]
Title = Literal["original", "forwarded"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def _all(column: str) -> Iterator[str]:
    for language in languages("quoting"):
        yield from listed(language, "quoting", column)


def _labels() -> Mapping[str, Kind]:
    """Where two languages disagree over a word, the earlier one wins, French above all."""
    labels: dict[str, Kind] = {}
    for language in languages("quoting"):
        for kind in KINDS:
            for word in listed(language, "quoting", kind):
                labels.setdefault(key(word), kind)
    return labels


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Phrases by their first word, longest first: one look into a dictionary for each word of a text."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(set(map(fold, phrases)), key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


LABELS: Mapping[str, Kind] = _labels()
TITLES: Mapping[str, Title] = {
    **{key(word): "original" for word in _all("original")},
    **{key(word): "forwarded" for word in _all("forwarded")},
}
# Labels are looked up without blanks, but clients set some.
LONGEST_LABEL = max(map(len, LABELS)) + 8
VERBS = frozenset(map(fold, _all("wrote")))
LAST_WORDS = frozenset(verb.split()[-1] for verb in VERBS)
_VERBS = _by_first_word(_all("wrote"))
_LEADS = _by_first_word(_all("leads"))
_CITES = _by_first_word(_all("cites"))
# Scripts without blanks between words join the verb to what stands before it: CJK, and Hangul taken to pieces.
_JOINED = tuple(
    verb for verb in sorted(VERBS, key=len, reverse=True) if verb[0] > "\u2e80" or "\u1100" <= verb[0] < "\u1200"
)
# "M'a écrit", "vous a écrit" are an author's own words: a client never writes an object before the verb.
_OBJECTS = frozenset(_all("objects"))
_WORD = re.compile(r"[^\s:,;.<>\"()\[\]]+")


def last_verb(told: str) -> tuple[int, int] | None:
    """Where in a folded line the last "wrote" stands: its beginning and its end."""
    words = list(_WORD.finditer(told))
    for place in range(len(words) - 1, -1, -1):
        start, word = words[place].start(), words[place][0]
        verb = _verb_at(told, start, word) if word in _VERBS else ""
        if verb and not (place and words[place - 1][0] in _OBJECTS):
            end = start + len(verb)
            return _whole_verb(told, words[max(0, place - 3) : place], start, end), end
    return None if told.isascii() else _joined_verb(told)


def _whole_verb(told: str, before: Sequence[re.Match[str]], start: int, end: int) -> int:
    """Where the verb begins: "je napisao" is one, and its "je" no person."""
    longer = (w.start() for w in before if w[0] in _VERBS and w.start() + len(_verb_at(told, w.start(), w[0])) == end)
    return next(longer, start)


def _verb_at(told: str, place: int, word: str) -> str:
    for verb in _VERBS.get(word, ()):
        after = place + len(verb)
        if told.startswith(verb, place) and not told[after : after + 1].isalnum():
            return verb
    return ""


def _joined_verb(told: str) -> tuple[int, int] | None:
    verb = next((verb for verb in _JOINED if verb in told), "")
    return (told.rfind(verb), told.rfind(verb) + len(verb)) if verb else None


def leads(told: str) -> bool:
    """Whether a folded line begins with a word that stands before a date: "le", "on", "am"."""
    first = told.split(" ", 1)[0].rstrip(":,")
    return any(told.startswith((f"{lead} ", f"{lead}:", f"{lead},")) for lead in _LEADS.get(first, ()))


def cites(told: str) -> bool:
    """Whether a folded line begins as "Quoting Jean:" does."""
    return any(told.startswith(f"{words} ") for words in _CITES.get(told.split(" ", 1)[0], ()))
