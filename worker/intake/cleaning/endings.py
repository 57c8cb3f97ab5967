"""Where a letter's own words end: from the last line upwards, as long as a line can be part of a signature.

A line alone shows nothing. What is cut begins at a sign: words that take leave, the colleague's own name, a rule above
such lines, or the company's address at the very end. What stands below a sign and speaks to the reader (a postscript)
stays.
"""

from collections.abc import Sequence
from typing import Final

from worker.intake.cleaning import lines
from worker.intake.cleaning.lines import Row
from worker.intake.cleaning.signs import Sign, runs_into_name, sign, signed
from worker.intake.cleaning.tails import Sheet, cut_tail, paragraphs, with_whole_formals
from worker.intake.cleaning.vocabulary import POSTSCRIPT
from worker.intake.cleaning.writer import Writer
from worker.words import farewells

# Nobody's signature is longer, nor a postscript below one.
MOST: Final = 45
_LONGEST_POSTSCRIPT: Final = 8
# A block may stand above another one: a name above "-- " and the office's card.
_BLOCKS: Final = 3
# How a line ends that announces what follows: "Renvoyez le colis à :".
_ANNOUNCES = (":", " à", " chez", ",", " at", " to")


def cut(rows: list[Row], writer: Writer) -> Sheet:
    """The rows that are left, and the words that took leave."""
    sheet = Sheet(with_whole_formals(rows), writer)
    _cut_notices(sheet)
    for _ in range(_BLOCKS):
        before = len(sheet.rows)
        _cut_block(sheet)
        _cut_farewells_inside(sheet)
        if len(sheet.rows) == before:
            break
    end = next((place for place in range(len(sheet.rows), 0, -1) if not lines.is_rule(sheet.rows[place - 1])), 0)
    sheet.rows = sheet.rows[:end]
    cut_tail(sheet)
    return sheet


def _cut_notices(sheet: Sheet) -> None:
    """Footers wherever they stand alone, and lawyers' notices from their first line on."""
    gone: list[int] = []
    beside = False
    for first, end in reversed(paragraphs(sheet.rows)):
        start = lines.notice_from(sheet.rows[first:end], beside=beside)
        beside = start is not None
        gone += range(first + start, end) if start is not None else ()
        gone += [place for place in range(first, end) if lines.is_footer(sheet.rows[place])]
    sheet.drop(gone)


def _cut_block(sheet: Sheet) -> None:
    """The block at the end: from the highest sign that lines of a signature alone, and postscripts, stand below."""
    rows = sheet.rows
    shown: dict[int, Sign] = {}
    kept: set[int] = set()
    place = len(rows) - 1
    while place >= max(0, len(rows) - MOST):
        seen = not {"name", "house"}.isdisjoint(shown.values())
        found = sign(rows, place, sheet.writer, seen=seen)
        if "formula" in shown.values() and found != "formula":
            break
        if found != "none":
            shown[place] = found
        elif (post := _postscript(rows, place)) is not None:
            kept |= set(range(post, place + 1))
            place = post
        elif not (_may_belong(rows[place], sheet.writer, seen=seen) or _job_below_name(rows, place, sheet.writer)):
            break
        place -= 1
    farewell = [one for one, what in shown.items() if what == "formula"]
    start = min(shown, default=len(rows))
    if not farewell and start < len(rows) and (_announced(rows, start) or _may_be_told(rows, shown)):
        return
    for one in farewell:
        sheet.takes_leave(rows[one].text)
    sheet.drop([one for one in range(start, len(rows)) if one not in kept])


def _postscript(rows: Sequence[Row], place: int) -> int | None:
    """The first row of the postscript that ends here, None where there is none."""
    for first in range(place, max(-1, place - _LONGEST_POSTSCRIPT), -1):
        if POSTSCRIPT.match(rows[first].said):
            return first
        if rows[first].apart:
            return None
    return None


def _may_belong(row: Row, writer: Writer, *, seen: bool) -> bool:
    """A slogan stands among the lines of an office: next to one, or above one."""
    if lines.belongs(row, writer):
        return True
    return lines.is_slogan(row) and (seen or not row.apart) and len(row.said) <= lines.WIDEST


def _job_below_name(rows: Sequence[Row], place: int, writer: Writer) -> bool:
    return place > 0 and lines.names_job(rows[place]) and signed(rows[place - 1], writer)


def _may_be_told(rows: Sequence[Row], shown: dict[int, Sign]) -> bool:
    """An address or a number of the house alone may be what the letter says: right below a sentence, or one line."""
    return set(shown.values()) == {"house"} and (not rows[min(shown)].apart or len(rows) - min(shown) < 2)


def _announced(rows: Sequence[Row], start: int) -> bool:
    return start > 0 and rows[start - 1].text.rstrip().endswith(_ANNOUNCES)


def _cut_farewells_inside(sheet: Sheet) -> None:
    """Words that take leave stand in the middle too, where somebody went on below them, with the name under them."""
    gone: list[int] = []
    place = 0
    while place < len(sheet.rows):
        row = sheet.rows[place]
        place += 1
        if not (farewells.is_sure(row.said) or farewells.is_formal(row.said) or runs_into_name(row.said, sheet.writer)):
            continue
        gone.append(place - 1)
        sheet.takes_leave(row.text)
        while place < len(sheet.rows) and _stands_under(sheet.rows[place], sheet.writer):
            gone.append(place)
            place += 1
    sheet.drop(gone)


def _stands_under(row: Row, writer: Writer) -> bool:
    if signed(row, writer) or lines.is_rule(row) or lines.is_reach(row, writer):
        return True
    return lines.belongs(row, writer) and not row.apart
