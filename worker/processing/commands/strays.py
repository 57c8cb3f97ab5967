"""What looks like a command where none is carried out: in a letter, or behind another command on its line.

Nothing of such a mail is done or sent. The colleague is told the line as it would have to be, and decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from worker.processing.commands.marks import plain
from worker.processing.commands.opening import LONGEST, Opening, opening
from worker.processing.commands.vocabulary import Vocabulary
from worker.words.tables import every
from worker.words.wording import fold

MOST = 5
_SHOWN: Final = 200
# A hash and a word wherever they stand; "C#", "#3" and "n°5" have none.
_HASH: Final = re.compile(r"#(?P<gap>[ *_`#'’\"“«‹–-]{0,3})(?P<verb>[^\W\d_][\w'’-]{0,39})")
_SIGNS: Final = re.compile(r"[#/@=]")
_OTHER_SIGN: Final = re.compile(r"(?:^|(?<=[\s(«\"“]))[/@](?P<verb>[^\W\d_][\w'’-]{0,39})")
_SET: Final = re.compile(r"(?:^|(?<=[\s(«\"“,;:*]))(?P<key>[^\W\d_][\w'’-]{0,30}) ?= ?(?=[^\s=])")
# Addresses of pages and people: what follows their "#" or "=" is theirs.
_ADDRESS: Final = re.compile(r"(?:\b[A-Za-z][A-Za-z0-9+.-]{1,15}://|\bwww\.|\bmailto:)\S*|\S{1,80}@\S{1,80}\.\S{2,80}")
_IN_AN_ADDRESS: Final = frozenset("/?&=.%-_~+")
_MOST_WORDS: Final = 14
Why = Literal["below", "inside", "unknown", "unsure", "second", "broken"]


@dataclass(frozen=True, slots=True)
class Stray:
    """`row` as typed; `line` as it would have to be, "" where no command is near. `why` it is not carried out."""

    row: str
    line: str
    why: Why


def in_text(text: str, vocabulary: Vocabulary, *, kept: bool, alone: bool) -> tuple[Stray, ...]:
    """The strays of a free text. `kept`: it stays in the house, where other hashtags do no harm; `alone`: no command
    stands above it.
    """
    found: list[Stray] = []
    first = alone
    for row in text.split("\n"):
        if len(found) == MOST:
            break
        found.extend(_of_row(row, vocabulary, kept=kept, first=first))
        first = first and not row.strip()
    return tuple(found[:MOST])


def in_line(row: str, begun: Opening, vocabulary: Vocabulary) -> Iterator[Stray]:
    """Another command behind the one of a row; any hashtag in words that the complainant reads."""
    own = vocabulary.find(begun.verb)
    told = own is not None and own.told
    for stray in _inside(begun.rest, vocabulary, kept=True):
        yield Stray(row.strip()[:_SHOWN], stray.line, "second")
        return
    for stray in _inside(begun.rest, vocabulary, kept=False) if told else ():
        if stray.why == "unknown":
            yield Stray(row.strip()[:_SHOWN], stray.line, stray.why)
            return


def _of_row(row: str, vocabulary: Vocabulary, *, kept: bool, first: bool) -> Iterator[Stray]:
    shown = row.strip()[:_SHOWN]
    found = opening(row, vocabulary)
    if found is not None and not (kept and not vocabulary.find(found.verb)):
        yield Stray(shown, as_line(found, vocabulary), _why(found, vocabulary))
        return
    for place in range(0, max(1, len(row)), LONGEST):
        piece = row[max(0, place - 100) : place + LONGEST]
        for stray in _inside(piece, vocabulary, kept=kept):
            yield Stray(shown if len(row) <= LONGEST else stray.row, stray.line, stray.why)
            return
    if first and (naked := _first_word(row, vocabulary)):
        yield Stray(shown, naked, "unsure")


def _why(found: Opening, vocabulary: Vocabulary) -> Why:
    if not vocabulary.find(found.verb):
        return "unknown"
    return "below" if found.sure else "unsure"


def as_line(found: Opening, vocabulary: Vocabulary) -> str:
    """The command as it is written; "" where the word is near to none."""
    return _written(vocabulary.name_for(found.verb), found.rest)


def _written(name: str, rest: str) -> str:
    return f"#{name} {' '.join(rest.split()).lstrip(':,. ')}".strip()[:_SHOWN] if name else ""


def _inside(row: str, vocabulary: Vocabulary, *, kept: bool) -> Iterator[Stray]:
    """Commands within a sentence: "merci de #affecter Bob", "gravité=2 pour moi"."""
    words = plain(row)
    if not _SIGNS.search(words):
        return
    words = _ADDRESS.sub(" ", words)
    for hashed in _HASH.finditer(words):
        verb, rest = hashed["verb"], words[hashed.end() :]
        known = vocabulary.find(verb) is not None
        if known or not (kept or _is_no_verb(words, hashed, vocabulary)):
            name = vocabulary.name_for(verb)
            yield Stray(words[max(0, hashed.start() - 60) : hashed.end() + 60].strip(), _written(name, rest),
                        "inside" if known else "unknown")  # fmt: skip
    for other in _OTHER_SIGN.finditer(words):
        if found := vocabulary.find(other["verb"]):
            yield Stray(words[:_SHOWN].strip(), _written(found.name, words[other.end() :]), "inside")
    keys = frozenset[str]() if kept else vocabulary.keys
    for put in _SET.finditer(words):
        if fold(put["key"]) in keys:
            yield Stray(words[:_SHOWN].strip(), _line_with_key(words, put, vocabulary), "unsure")


def _is_no_verb(words: str, hashed: re.Match[str], vocabulary: Vocabulary) -> bool:
    """A reference, the number of an order, a fragment of an address, "# " that heads nothing, "C#sharp"."""
    verb, before = hashed["verb"], words[max(0, hashed.start() - 1) : hashed.start()]
    return (
        " " in hashed["gap"]
        or any(c.isdigit() for c in verb)
        or before.isalnum()
        or before in _IN_AN_ADDRESS
        or bool(vocabulary.find_ref(verb))
    )


def _line_with_key(words: str, put: re.Match[str], vocabulary: Vocabulary) -> str:
    """The command that stands before the key, else one that has it."""
    for word in reversed(re.findall(r"[^\W\d_][\w'’-]{0,39}", words[max(0, put.start() - 200) : put.start()])):
        if found := vocabulary.find(word):
            return _written(found.name, words[put.start() :])
    owners = sorted({w.name for w in vocabulary.words.values() if fold(put["key"]) in w.keys and w.keyed})
    return _written(owners[0], words[put.start() :]) if len(owners) == 1 else ""


def _first_word(row: str, vocabulary: Vocabulary) -> str:
    """A mail that begins with the bare name of a command, as "clore" or "note client à rappeler" do; "" for others."""
    words = plain(row[:LONGEST]).strip(" -–—•*·\"«»“”'`_>.").split()
    known = vocabulary.find_bare(words[0].strip(":,.;!")) if words else None
    if known is None or len(words) > _MOST_WORDS or fold(words[0].strip(":,.;!")) in every("choices", "no commands"):
        return ""
    return _written(known.name, " ".join(words[1:]))
