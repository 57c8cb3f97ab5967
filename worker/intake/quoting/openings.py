"""Where a quote begins. The table of rules is read from the top; the first that fits names the quote.

Each rule says for which clients it stands. A rule sees rows from one place on and tells how many of them are the
quote's heading; what follows the heading decides how far the quote reaches (see `quotes`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from worker.intake.quoting import attributions, blocks, edges, memos, titles, verticals
from worker.intake.quoting.page import Row
from worker.intake.quoting.vocabulary import Kind, Title
from worker.words.tables import words
from worker.words.wording import fold


@dataclass(frozen=True, slots=True)
class Opening:
    """The heading of a quote: rows `first` to before `end`, by the rule of this name.

    `fields` are the quoted mail's header lines, where the heading repeats them; `attribution` the line "X wrote:".
    """

    rule: str
    first: int
    end: int
    title: Title | None = None
    fields: Mapping[Kind, str] = field(default_factory=dict)
    attribution: str = ""


_ARROWS = 3
_RULED = "-#=*_—–"
_REPLY_ABOVE = words("footers", "reply above")


def _reply_above(rows: Sequence[Row], first: int) -> Opening | None:
    """A ticket system asks to answer above a line of its own: all below it is its letter."""
    body = rows[first].body
    if len(body) > 160 or not (body[:1] in _RULED or body[-1:] in _RULED):
        return None
    return Opening("reply_above", first, first + 1) if _REPLY_ABOVE.search(fold(body)) else None


def _ruled_title(rows: Sequence[Row], first: int) -> Opening | None:
    """A title between dashes ("----- Message d'origine -----"), with or without a header block below it: Outlook,
    Zimbra, Yahoo, Samsung, Lotus Notes; the forwards of Gmail and Thunderbird.
    """
    heading = titles.parse(rows[first].body)
    if heading is None or not heading.ruled:
        return None
    block = _block_below(rows, first)
    fields = block.fields if block else {}
    end = _below_rules(rows, block.end) if block else first + 1
    return Opening("ruled_title", first, end, heading.title, fields)


def _bare_title(rows: Sequence[Row], first: int) -> Opening | None:
    """A title without dashes ("Début du message transféré :") counts only above a header block: Apple, MailMate."""
    heading = titles.parse(rows[first].body)
    block = _block_below(rows, first) if heading else None
    return Opening("bare_title", first, block.end, heading.title, block.fields) if heading and block else None


def _block_below(rows: Sequence[Row], title: int) -> blocks.Block | None:
    """A block of any strength in the next row with text, quoted as deep as the title or one deeper."""
    below = title + 1
    while below < len(rows) and (not rows[below].body or titles.is_rule(rows[below].body)):
        below += 1
    if below == len(rows) or rows[below].depth - rows[title].depth not in {0, 1}:
        return None
    return blocks.read(rows, below, titled=True)


def _below_rules(rows: Sequence[Row], end: int) -> int:
    """Zoho and SFR draw a line below the header block as well, or repeat the title."""
    while end < len(rows) and (titles.is_rule(rows[end].body) or titles.is_title(rows[end].body)):
        end += 1
    return end


def _header_block(rows: Sequence[Row], first: int) -> Opening | None:
    """Header lines ("De : … Envoyé : … À : … Objet : …"), plain, indented or bold: Outlook, Hotmail, Orange, La Poste,
    Lotus Notes.
    """
    block = blocks.read(rows, first)
    if block is None or not (block.strength == "proven" or (block.complete and _ruled_off(rows, first))):
        return None
    return Opening("header_block", first, block.end, None, block.fields)


def _ruled_off(rows: Sequence[Row], first: int) -> bool:
    """Below Outlook's line of underscores names do without their addresses."""
    return first > 0 and rows[first - 1].depth == rows[first].depth and titles.is_rule(rows[first - 1].body)


def _vertical(rows: Sequence[Row], first: int) -> Opening | None:
    """Header lines set upright, each label above what belongs to it: webmail tables, telephones, eM Client."""
    found = verticals.read(rows, first)
    return Opening("vertical", first, found.end, None, found.fields) if found else None


def _memo(rows: Sequence[Row], first: int) -> Opening | None:
    """The heading of Lotus Notes: sender, date, and labels on lines of their own, with no colon behind them."""
    memo = memos.read(rows, first)
    return Opening("memo", first, memo.end, None, memo.fields) if memo else None


def _attribution(rows: Sequence[Row], first: int) -> Opening | None:
    """A line "Le 12/03/2024 à 10:22, Jean a écrit :" with what only a client writes: Gmail, Apple, Thunderbird,
    Roundcube. With less ("Jean a écrit :", "2024/3/12 Jean <jean@example.com>") it counts above `>` marks: Usenet,
    old Gmail.
    """
    told = attribution_at(rows, first)
    if told is None:
        return None
    end, line = told
    if not line.dated and _goes_on(rows, first):
        return None
    if line.proven and not _speaks(rows, end, line):
        return Opening("attribution", first, end, attribution=line.text)
    if end < len(rows) and rows[end].depth > rows[first].depth:
        return Opening("attribution_above_marks", first, end, attribution=line.text)
    return None


def _framed_attribution(rows: Sequence[Row], first: int) -> Opening | None:
    """A name and the verb between dashes ("---- Jean Martin a écrit ----"), with no date: telephones of Samsung."""
    body = rows[first].body
    if not (titles.is_framed(body) and attributions.is_framed(body)):
        return None
    return Opening("framed_attribution", first, first + 1, attribution=body)


def between_arrows(rows: Sequence[Row], first: int) -> Opening | None:
    """Name and date between three arrows and three (">>> Jean <jean@example.com> 24/11/2026 10:22 >>>"), over one row
    or a few, with no marks below it: GroupWise.
    """
    if rows[first].depth != _ARROWS or not rows[first].body:
        return None
    joined = ""
    for row in range(first, min(first + attributions.MAX_ROWS, len(rows))):
        if row > first and (rows[row].depth or rows[row].apart):
            return None
        joined = f"{joined} {rows[row].body}".strip()
        if joined.endswith(">" * _ARROWS):
            line = joined.rstrip("> ")
            told = len(joined) <= attributions.MAX_LENGTH and edges.DATE.search(line) and edges.CLOCK.search(line)
            return Opening("between_arrows", first, row + 1, attribution=line) if told else None
    return None


def attribution_at(rows: Sequence[Row], first: int) -> tuple[int, attributions.Attribution] | None:
    """The attribution that begins at this row, and the row after it. The shortest that is whole wins."""
    if not edges.begins(rows[first].body):
        return None
    joined, likely, ended = "", None, False
    for row in range(first, min(first + attributions.MAX_ROWS, len(rows))):
        body = rows[row].body
        if rows[row].depth != rows[first].depth or not body:
            break
        if row > first and (rows[row].apart or (ended and edges.leads_in(body))):
            break
        joined = f"{joined} {body}".strip()
        ended = edges.ends(body)
        told = attributions.judge(joined) if ended else None
        if told and not body.endswith(">"):
            return row + 1, told
        if body.endswith((":", "：")):
            break
        if told:
            # It may be whole, or "wrote:" may follow on the next row.
            likely = row + 1, told
    return likely


def _goes_on(rows: Sequence[Row], first: int) -> bool:
    """A row in the middle of the author's sentence: "… car votre / collègue <a@example.com> a écrit :"."""
    if first == 0 or rows[first].apart or not rows[first].body[:1].islower():
        return False
    return rows[first - 1].depth == rows[first].depth and rows[first - 1].body[-1:].isalpha()


def _speaks(rows: Sequence[Row], end: int, line: attributions.Attribution) -> bool:
    """An author who quotes what he was told opens inverted commas below; a client's line then needs its address."""
    return end < len(rows) and rows[end].body[:1] in {"«", "“", '"', "„"} and "@" not in line.text


OPENINGS: tuple[Callable[[Sequence[Row], int], Opening | None], ...] = (
    _reply_above,
    _ruled_title,
    _bare_title,
    _header_block,
    _vertical,
    _memo,
    _attribution,
    _framed_attribution,
    between_arrows,
)


def find(rows: Sequence[Row], first: int) -> Opening | None:
    """The opening at this very row, by the first rule that fits."""
    return next((opening for rule in OPENINGS if (opening := rule(rows, first))), None)
