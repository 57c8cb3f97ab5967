"""A colleague's mail as a script: command lines on top, then free text (docs/mail.md, "Commands by mail").

Commands stand on top, until the first row that is neither a command nor blank; a greeting may stand above them. What
follows is free text. Case and accents of verbs and keys do not matter; "…", '…' and « … » hold blanks together.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from worker.processing.commands.apart import below_text, one_each
from worker.processing.commands.marks import bare, plain
from worker.processing.commands.opening import Opening, opening
from worker.processing.commands.pieces import pieces, prose
from worker.processing.commands.strays import Stray, in_line, in_text
from worker.processing.commands.vocabulary import Vocabulary, Word
from worker.words.tables import shape
from worker.words.wording import fold

MOST_LINES = 60
LONGEST_LINE = 2_000
_UNKNOWN = Word("")
# "#posté: 23/11", "#valider.", "#point=1 …": what people set between a verb and its words.
_BEHIND_VERB = re.compile(r"\A(?:\s|[:=,;!]|\.(?!\.))+")
# Clients break lines between 70 and 80 columns (RFC 5322, 2.1.1 recommends 78): a row that could have taken the next
# word was ended by its author.
_NARROWEST: Final = 70
_WIDEST: Final = 80
_MERE_SIGNS = frozenset(["", ",", ";", ":", "!", ".", "!!", ",,"])
_KEY_ROW: Final = re.compile(r"\s*(?:[-*•]\s*)?(?P<key>[^\W\d_]{2,20})\s*[=:]\s*(?P<value>\S.*)")
_GREETING = shape("lines", r"{greets}(?: [\w'-]{1,30}){0,4} ?[,.!:]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One command line. `verb` and the keys of `options` are folded; `ref` is a reference that the line names, or "".

    `words` are its bare words in order, `prose` all that follows verb, reference and leading options, as typed. `under`
    is the row above it, of text or another command, "" for a line on top of the mail.
    """

    number: int
    raw: str
    verb: str
    ref: str = ""
    words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    prose: str = ""
    under: str = ""

    def option(self, *names: str) -> str:
        """The value of the first of these keys that the line gives, written folded; "" for none."""
        return next((self.options[name] for name in names if name in self.options), "")


@dataclass(frozen=True, slots=True)
class Script:
    """`text` is the free text below the lines, `typed` the same before greeting and signature were cut from it.
    `beside` are rows for the house that stood around a letter: they are kept, and never sent. `strays` look like
    commands where none is carried out: nothing of the mail is done or sent.
    """

    lines: tuple[Line, ...]
    text: str
    strays: tuple[Stray, ...] = ()
    too_long: bool = False
    typed: str = ""
    beside: str = ""


def parse(text: str, vocabulary: Vocabulary) -> Script:
    """Read the new text of a mail. Never fails; linear in the text's length."""
    rows = text.split("\n")
    lines: list[Line] = []
    strays: list[Stray] = []
    place = end = 0
    while place < len(rows):
        found = opening(rows[place], vocabulary) if len(lines) < MOST_LINES else None
        if found is not None and found.sure:
            row, end = _whole(rows, place, found, vocabulary)
            read, loose = _read(row, len(lines), vocabulary)
            lines += read
            strays += loose
            strays += _perhaps_broken(rows, end, found, vocabulary)
            place = end
        elif found is not None or not _passes(rows[place], is_first=not lines):
            break
        else:
            place += 1
    below = "\n".join(rows[end:]).strip("\n").rstrip()
    too_long = len(lines) >= MOST_LINES
    low = None if strays or too_long else below_text(below.split("\n"), vocabulary)
    above = low.under if low else ""
    for row in low.rows if low else ():
        read, loose = _read(row, len(lines), vocabulary)
        lines += [replace(line, under=above) for line in read]
        above = row
        strays += loose
    below = low.text if low else below
    kept = any(word.keeps for line in lines if (word := vocabulary.find(line.verb)))
    strays += in_text(below, vocabulary, kept=kept, alone=not lines)
    return Script(tuple(lines), below, tuple(strays), too_long=too_long)


def _read(row: str, before: int, vocabulary: Vocabulary) -> tuple[list[Line], list[Stray]]:
    """The commands of a row, and what looks like one more; `before` are those above it."""
    lines: list[Line] = []
    strays: list[Stray] = []
    for one in one_each(row, vocabulary):
        found = opening(one, vocabulary)
        if found is not None:
            lines.append(_line(before + len(lines) + 1, one, found, vocabulary))
            strays += in_line(one, found, vocabulary)
    return lines, strays


def _whole(rows: Sequence[str], place: int, found: Opening, vocabulary: Vocabulary) -> tuple[str, int]:
    """The line at `place`, with what a mail client broke off it; and the place below it."""
    row, end = _with_keys_below(*_mended(rows, place), rows, vocabulary.find(found.verb))
    words_of_its_own = any(opening(below, vocabulary) for below in rows[place + 1 : end])
    known = vocabulary.find(found.verb)
    if words_of_its_own or known is None or len(row) > LONGEST_LINE:
        return rows[place], place + 1
    return row, end


def _perhaps_broken(rows: Sequence[str], end: int, found: Opening, vocabulary: Vocabulary) -> tuple[Stray, ...]:
    """A motive that is the house's alone, with a row right below that may be the rest of it: a person says which."""
    known = vocabulary.find(found.verb)
    if known is None or not known.split or end >= len(rows) or not found.rest.strip():
        return ()
    if not _is_broken(rows[end - 1], rows[end]) or opening(rows[end], vocabulary):
        return ()
    return (Stray(rows[end - 1].strip()[:200], "", "broken"),)


def _passes(row: str, *, is_first: bool) -> bool:
    """Whether commands may still follow: below a blank row, a row of mere marks, or a greeting above them all."""
    if len(row) > LONGEST_LINE:
        return False
    words = bare(plain(row))
    return not words or (is_first and _GREETING.fullmatch(fold(words)) is not None)


def _line(number: int, row: str, found: Opening, vocabulary: Vocabulary) -> Line:
    known = vocabulary.find(found.verb) or _UNKNOWN
    rest = _BEHIND_VERB.sub("", found.rest).strip()
    ref = vocabulary.find_ref(rest)
    words: list[str] = []
    options: dict[str, str] = {}
    # In a line of keys and values a reference belongs to none of them.
    own = " ".join(word for word in rest.split() if vocabulary.find_ref(word) != ref) if ref and known.keyed else rest
    for piece in pieces(own, known):
        if piece.key:
            # A key that a link of ours has typed and nobody filled in says nothing.
            if piece.value:
                options.setdefault(piece.key, piece.value)
        elif piece.value not in _MERE_SIGNS and not (ref and vocabulary.find_ref(piece.value) == ref):
            words.append(piece.value)
    return Line(
        number=number,
        raw=row.strip()[:LONGEST_LINE],
        verb=fold(found.verb),
        ref=ref,
        words=tuple(words),
        options=MappingProxyType(options),
        prose=prose(rest, ref, known, vocabulary.find_ref),
    )


def _with_keys_below(row: str, end: int, rows: Sequence[str], known: Word | None) -> tuple[str, int]:
    """A line of keys and values with those that stand below it, a row each: "canal=telephone", « de : Paul Bertin »."""
    while known and known.keyed and end < len(rows) and (key := _KEY_ROW.match(rows[end])):
        if fold(key["key"]) not in known.keys:
            break
        value = key["value"].strip().strip('"«»“” ').replace('"', "'")
        row, end = f'{row.rstrip()} {key["key"]}="{value}"', end + 1
    return row, end


def _is_broken(row: str, following: str) -> bool:
    """Whether a client may have broken `row` before the first word of `following`."""
    first = following.split(maxsplit=1)
    here = len(row.rstrip())
    return bool(first) and here <= _WIDEST and here + 1 + len(first[0]) >= _NARROWEST


def _goes_on(following: str) -> bool:
    """Whether a row begins in mid-sentence: a letter to somebody begins with a capital."""
    return following.lstrip()[:1].islower()


def _mended(rows: Sequence[str], place: int) -> tuple[str, int]:
    """The line that begins at `place` with all that a client broke off, and the place below it.

    Where it is a motive for the house alone, its second half would otherwise leave as words to the complainant.
    """
    row, end = rows[place], place + 1
    while end < len(rows) and _is_broken(rows[end - 1], rows[end]) and _goes_on(rows[end]):
        row = f"{row.rstrip()} {rows[end].strip()}"
        end += 1
    return row, end
