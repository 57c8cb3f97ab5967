"""What stands below an author's words without being written this time: signatures, footers, disclaimers.

The table is read from the top, again and again, at the lower end of each stretch of the author's lines, until no rule
finds anything more to cut. A line too many in the new text does no harm; an author's word lost does.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from worker.intake.quoting import devices, disclaimers
from worker.intake.quoting.fates import Fate, Verdict, mark
from worker.intake.quoting.page import Row
from worker.words.tables import shape, words
from worker.words.wording import fold

# RFC 3676 4.3 asks for four lines; offices write twenty. Beyond that somebody drew a line in his letter.
_LONGEST_SIGNATURE = 20
_MOST_NAMES = 4
# Footers looked for one above the other, and lines among which one may stand alone.
_MOST_CUTS, _LAST_LINES = 40, 200
_ROOM = "footers"
_POSTSCRIPT = shape(_ROOM, r"{postscript} ?[:.,-]? ?\w|ps$")
_ORNAMENT = re.compile(r"[-–—‐*_#=~+<>|.\s]{2,}|[ᐧ—–]")
_RULE = re.compile(r"[_-]{2,}|[=*~]{4,}")
_FOOTNOTE = shape(_ROOM, r"\[?\d{1,3}[.\]] ?(?:https?:|mailto:|ftp:|file:).*|{footnotes}")
_LIST = words(_ROOM, "list")
_CLOSING = words(_ROOM, "closing")
_PHONE = re.compile(r"(?:\+|\b0|\(0)\d[\d ./()-]{6,}\d")
_AMOUNT = re.compile(r"\d ?(?:€|£|\$|euros?\b|EUR\b)|[€£$] ?\d")
_OFFICE = shape(_ROOM, r"\bwww\.|https?://|\b{office}")
_OF_THE_FILE = words(_ROOM, "of the file")


class Stretch(NamedTuple):
    """Rows `first` to before `end`, all the author's as far as quotes go; from there to `bottom` they are cut."""

    rows: Sequence[Row]
    first: int
    end: int
    bottom: int

    @property
    def last(self) -> str:
        return self.rows[self.end - 1].body

    def lowest(self, count: int) -> range:
        """The last rows, at most so many."""
        return range(max(self.first, self.end - count), self.end)


def judge(rows: Sequence[Row], verdicts: list[Verdict]) -> None:
    """Mark what is signature in each stretch of rows that the quotes have left to the author."""
    first = 0
    while first < len(rows):
        end = first + 1
        while end < len(rows) and verdicts[end].fate is verdicts[first].fate:
            end += 1
        if verdicts[first].fate is Fate.NEW:
            _cut(Stretch(rows, first, end, end), verdicts)
        first = end


def _cut(stretch: Stretch, verdicts: list[Verdict]) -> None:
    _cut_lone_footers(stretch, verdicts)
    stretch = _above_footnotes(stretch)
    for _ in range(_MOST_CUTS):
        found = _lowest_cut(stretch) if stretch.end > stretch.first else None
        if found is None:
            return
        rule, start = found
        mark(verdicts, range(start, stretch.end), Fate.SIGNATURE, rule)
        stretch = stretch._replace(end=start)


def _lowest_cut(stretch: Stretch) -> tuple[str, int] | None:
    for rule in SIGNATURES:
        start = rule(stretch)
        if start is not None:
            return rule.__name__.strip("_"), start
    return None


def _cut_lone_footers(stretch: Stretch, verdicts: list[Verdict]) -> None:
    """A telephone's line between blank lines, with more of the author's below it."""
    rows = stretch.rows
    for row in stretch.lowest(_LAST_LINES):
        alone = rows[row].apart and (row + 1 == stretch.end or rows[row + 1].apart)
        if alone and devices.is_footer(rows[row].body):
            mark(verdicts, [row], Fate.SIGNATURE, "device")


def _above_footnotes(stretch: Stretch) -> Stretch:
    """Numbered links that a conversion set below the mail stay the author's; signatures are looked for above them."""
    end = stretch.end
    for row in reversed(stretch.lowest(_LAST_LINES)):
        if not _FOOTNOTE.fullmatch(fold(stretch.rows[row].body[:200])):
            break
        end = row
    return stretch._replace(end=end, bottom=end)


def _delimiter(stretch: Stretch) -> int | None:
    """A line of two dashes (RFC 3676 4.3), also where the blank behind them or one dash was lost on the way; three of
    them, or underscores, above a name alone.
    """
    for row in stretch.lowest(_LONGEST_SIGNATURE + 1):
        body, below = stretch.rows[row].body, stretch.rows[row + 1 : stretch.end]
        if body == "-- " or _delimits(stretch, row, body, below):
            return None if any(_POSTSCRIPT.match(fold(line.body[:20])) for line in below) else row
    return None


def _delimits(stretch: Stretch, row: int, body: str, below: Sequence[Row]) -> bool:
    if body in {"--", "—"}:
        return not _dash_in_prose(stretch, row) and not _prose(below)
    alone = all(line.body != body for line in stretch.rows[stretch.first : row])
    return body in {"---", "__", "___", "–"} and alone and _names(below)


def _names(rows: Sequence[Row]) -> bool:
    """A name of two words or more, perhaps a firm below it: every word of it has its capital."""
    words = [word for row in rows for word in row.body.split()]
    return len(words) > 1 and len(rows) <= _MOST_NAMES and all(word.isalpha() and word[0].isupper() for word in words)


def _prose(rows: Sequence[Row]) -> bool:
    """Whole sentences, which are no notice, or an amount: somebody drew a line between two points of his letter."""
    if any(_AMOUNT.search(row.body) for row in rows):
        return True
    long = [row.body for row in rows if len(row.body.split()) > 10]
    return not all(map(devices.is_footer, long)) and len(disclaimers.signs(rows)) < 2


def _dash_in_prose(stretch: Stretch, row: int) -> bool:
    """A dash that a wrap left alone on its line: an unfinished sentence above, its remainder below."""
    if row == stretch.first or row + 1 >= stretch.end or stretch.rows[row].apart or stretch.rows[row + 1].apart:
        return False
    above, below = stretch.rows[row - 1].body, stretch.rows[row + 1].body
    return above[-1:].isalnum() and below[:1].islower() and len(below.split()) >= 3


def _device(stretch: Stretch) -> int | None:
    """The last line: "Envoyé de mon iPhone", "Télécharger Outlook pour Android"."""
    return stretch.end - 1 if devices.is_footer(stretch.last) else None


def _list_footer(stretch: Stretch) -> int | None:
    """A rule, the list's name, its address and how to leave it: Mailman, Google Groups."""
    for row in stretch.lowest(8)[:-1]:
        below = [line.body[:120] for line in stretch.rows[row + 1 : stretch.end]]
        if _RULE.fullmatch(stretch.rows[row].body) and any("http" in body or "@" in body for body in below):
            return row if _LIST.search(fold(" ".join(below))) else None
    return None


def _framed_notice(stretch: Stretch) -> int | None:
    """A notice between two lines of stars, as relays of administrations add it."""
    if not disclaimers.is_frame(stretch.last):
        return None
    for row in reversed(stretch.lowest(disclaimers.MAX_PARAGRAPH)[:-1]):
        if disclaimers.is_frame(stretch.rows[row].body):
            return row if disclaimers.signs(stretch.rows[row + 1 : stretch.end - 1]) else None
    return None


def _notice(stretch: Stretch) -> int | None:
    """A paragraph of disclaimers at the end."""
    rows, start = stretch.rows, stretch.end - 1
    while start > stretch.first and not rows[start].apart and not _ORNAMENT.fullmatch(rows[start - 1].body):
        start -= 1
    cut_below = rows[stretch.end : min(stretch.bottom, stretch.end + _LONGEST_SIGNATURE)]
    beside = bool(cut_below) and disclaimers.is_notice(cut_below, beside_another=False)
    return start if disclaimers.is_notice(rows[start : stretch.end], beside_another=beside) else None


def _office(stretch: Stretch) -> int | None:
    """Below closing words and a name: function, telephone and website of an office.

    A private person's address and telephone, or a reference of the file, stay in the text: whoever answers needs them.
    """
    rows = stretch.rows
    for row in stretch.lowest(12)[:-2]:
        if _CLOSING.fullmatch(fold(rows[row].body[:60]).strip(" ,.!;")):
            start = row + 1 if _PHONE.search(rows[row + 1].body) else row + 2
            return start if _is_office([fold(line.body) for line in rows[start : stretch.end]]) else None
    return None


def _is_office(lines: Sequence[str]) -> bool:
    """A telephone and a sign of an office among short lines, none of which is a sentence or a postscript."""
    if any(len(line.split()) > 9 or line.endswith(("?", "!")) or _POSTSCRIPT.match(line) for line in lines):
        return False
    told = "\n".join(lines)
    return bool(_PHONE.search(told) and _OFFICE.search(told)) and not _OF_THE_FILE.search(told)


def _ornament(stretch: Stretch) -> int | None:
    """Rules, rows of stars, the dot of a tracking extension: nothing is written on the last line."""
    return stretch.end - 1 if _ORNAMENT.fullmatch(stretch.last) else None


SIGNATURES: tuple[Callable[[Stretch], int | None], ...] = (
    _delimiter,
    _device,
    _list_footer,
    _framed_notice,
    _notice,
    _office,
    _ornament,
)
