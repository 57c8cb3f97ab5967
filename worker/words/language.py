"""Which language a text is in: one that we judge, or none plainly. A letter then goes out in the default language.

Small words betray a language better than long ones. Those that one language has for itself weigh more than those that
several share; other languages are listed only so that they are not taken for ours.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from worker.words.tables import languages, listed, words
from worker.words.wording import fold

UNKNOWN: Final = "unknown"

_ROOM = "language"
# Whoever writes in a language that has these words is understood as a whole.
_JUDGED = "promises"
_OWN, _SHARED = 3, 1
# Lines that a device or a program writes under anybody's text, in its own language rather than the author's.
_MACHINE_LINES = words(_ROOM, "machine lines")
# Paragraphs that a company's server hangs under every mail.
_DISCLAIMERS = words(_ROOM, "disclaimers")

_WORD = re.compile(r"[^\W\d_]+'?")
# Below the mark of a signature stand titles and slogans in any language.
_SIGNATURE = re.compile(r"\n-- ?\r?\n")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_LOOKED_AT = 20_000
# Enough weight to be sure of a language, after which disclaimers and signatures further down are not read.
_SURE = 24
_LEAST = 3
# What another language must show to be named, and how many words are prose rather than a list of names.
_LEAST_SPOKEN = 6
_PROSE = 12
_LEAD = 1.5
# In ordinary prose at least two words in five are listed above; below one in eight the text is something else.
_LEAST_SHARE = 0.125
# Letters that none of the languages known here has, and how many words with them are no name.
_STRANGE = re.compile(r"[^\W\d_a-zàâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßºª]")
_STRANGE_WORDS = 3


def guess(text: str) -> str:
    """The language of `text`, or "" where it is too short, mixed, or none in which promises are judged.

    Reads at most the first 20,000 characters, paragraph by paragraph, and stops as soon as one language is plain.
    """
    seen = _Seen()
    for paragraph in _PARAGRAPH.split(_SIGNATURE.split(text.strip()[:_LOOKED_AT], maxsplit=1)[0]):
        seen.read(paragraph)
        if seen.ours(_SURE, 2 * _LEAD):
            break
    return "" if seen.foreign else seen.ours(_LEAST, _LEAD)


def written_in(text: str) -> str:
    """The same of any language whose small words are known: a company may have letters in it."""
    other = spoken(_SIGNATURE.split(text.strip()[:_LOOKED_AT], maxsplit=1)[0])
    return guess(text) or ("" if other == UNKNOWN else other)


# Each letter that answers a mail asks it of that mail anew.
@lru_cache(maxsize=16)
def spoken(paragraph: str) -> str:
    """Any language whose small words are known here, or UNKNOWN where hardly a word is of any of them.

    "" where too little is said to tell, or several languages are mixed.
    """
    seen = _Seen()
    seen.read(paragraph[:_LOOKED_AT])
    if seen.foreign:
        return UNKNOWN if min(seen.total, len(paragraph.split())) >= _PROSE else ""
    return seen.leader(_LEAST_SPOKEN, _LEAD) or (UNKNOWN if _strange(paragraph[:_LOOKED_AT]) else "")


def _strange(paragraph: str) -> bool:
    """Whether its letters are those of no language known here: "přišla", "zamówiłem", "здравствуйте"."""
    words = paragraph.casefold().split()
    strange = sum(_STRANGE.search(word) is not None for word in words)
    return len(words) >= _PROSE and strange >= max(_STRANGE_WORDS, len(words) // 12)


@dataclass(slots=True)
class _Seen:
    """What the words read so far speak for."""

    scores: Counter[str] = field(default_factory=Counter)
    known: int = 0
    total: int = 0

    def read(self, paragraph: str) -> None:
        small, plain = _listed("small words"), _listed("plain words")
        for word in _words(paragraph):
            self.total += 1
            those = small.get(word, ())
            self.known += bool(those)
            for language in those:
                self.scores[language] += _SHARED if len(those) > 1 else _OWN
            # One greeting is enough to tell; one small word is not.
            for language in plain.get(word, ())[:1]:
                self.scores[language] += 1

    @property
    def foreign(self) -> bool:
        return self.known < _LEAST_SHARE * self.total

    def leader(self, least: int, lead: float) -> str:
        """The language that has `least` points and `lead` times those of every other."""
        ranked = self.scores.most_common(2)
        if not ranked or ranked[0][1] < least or (len(ranked) == 2 and ranked[0][1] < lead * ranked[1][1]):
            return ""
        return ranked[0][0]

    def ours(self, least: int, lead: float) -> str:
        """The same, where it is one of ours."""
        leader = self.leader(least, lead)
        return leader if leader in languages(_JUDGED) else ""


@cache
def _listed(name: str) -> Mapping[str, tuple[str, ...]]:
    """Each word of these lists, with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in languages(_ROOM):
        for word in {word for line in listed(language, _ROOM, name) for word in line.split()}:
            found[word] = (*found.get(word, ()), language)
    return found


def _words(paragraph: str) -> Iterator[str]:
    """The folded words of a paragraph, without addresses, device lines and disclaimers."""
    whole = fold(paragraph)
    if _DISCLAIMERS.search(whole):
        return
    for line in paragraph.splitlines():
        folded = fold(line)
        if _MACHINE_LINES.match(folded):
            continue
        for chunk in folded.split():
            if "@" not in chunk and "://" not in chunk and not chunk.startswith("www."):
                yield from _WORD.findall(chunk)
