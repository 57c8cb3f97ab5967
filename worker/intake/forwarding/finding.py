"""Find the mail that somebody passed on inside the text of his own."""

import re
from collections.abc import Sequence
from datetime import tzinfo
from zoneinfo import ZoneInfo

from worker.intake import subjects
from worker.intake.forwarding import dates, people
from worker.intake.quoting import devices, openings, page, runs, titles
from worker.intake.quoting.openings import Opening
from worker.intake.quoting.page import Row, TextLines
from worker.nouns.message import Forwarded
from worker.words.wording import fold

PARIS = ZoneInfo("Europe/Paris")
_MAX_SUBJECT = 998  # RFC 5322 2.1.1: the longest line of a mail.
_FINNISH = re.compile(r"^[*_ ]*(?:lahettaja|aihe|lahetetty)\b|kirjoitti")


def find(subject: str, text: str, zone: tzinfo = PARIS) -> Forwarded | None:
    """The inline original, or None. `zone` is meant by dates that name none. Never fails; linear.

    A forward is told by its title ("Message transféré"), by a forward prefix of the subject above any heading, or by
    a header block with nothing above it. A reply that quotes is none. The outermost original is returned: what was
    passed on twice is found by asking again with the `subject` and `text` of the first answer.
    """
    sheet = page.read(text)
    for place, row in enumerate(sheet.rows):
        opening = openings.find(sheet.rows, place)
        if opening is None:
            continue
        if _is_forward(opening, sheet.rows, subject):
            return _original(sheet, opening, subject, zone)
        if not row.depth and not subjects.is_forward(subject):
            # The first heading is a reply's: what it quotes may hold forwards, but nobody forwards them now.
            return None
    return None


def _is_forward(opening: Opening, rows: Sequence[Row], subject: str) -> bool:
    if opening.rule == "reply_above":
        return False
    if opening.title == "forwarded" and not _quoted_above(rows, opening.first):
        return True
    if subjects.is_forward(subject):
        # Finns answer with the "VS:" by which Danes and Norwegians forward.
        return not (subjects.is_reply(subject) and _finnish(rows[opening.first : opening.end]))
    if "sender" not in opening.fields or not _nothing_above(rows, opening.first):
        return False
    same = subjects.bare(opening.fields.get("subject", "")) == subjects.bare(subject)
    # Nothing above the header: a forward without a word, unless it is an answer that was sent empty.
    return len(opening.fields) >= 3 and not (same and subjects.is_reply(subject))


def _quoted_above(rows: Sequence[Row], first: int) -> bool:
    """Whether the quote has begun before: a title further down in the marks was in the mail that is answered."""
    above = [row for row in rows[max(first - 2, 0) : first] if row.depth and row.body]
    return rows[first].depth > 0 and bool(above)


def _finnish(heading: Sequence[Row]) -> bool:
    return any(_FINNISH.search(fold(row.body)) for row in heading)


def _nothing_above(rows: Sequence[Row], first: int) -> bool:
    """Nothing but what a client sets there: its footer, a rule, a title in a language that we do not know."""
    told_apart = (devices.is_footer, titles.is_rule, titles.is_unknown)
    return first <= 3 and all(any(told(row.body) for told in told_apart) for row in rows[:first])


def _original(sheet: TextLines, opening: Opening, subject: str, zone: tzinfo) -> Forwarded:
    if not opening.fields and not opening.attribution and opening.end < len(sheet.rows):
        # A bare "----- Original Message -----" above "Le …, Jean a écrit :", as Proton writes.
        opening = openings.find(sheet.rows, opening.end) or opening
    fields = opening.fields
    if "sender" in fields:
        sender, written = people.of_header(fields["sender"]), fields.get("sent") or fields.get("date", "")
    else:
        sender, written = people.of_attribution(opening.attribution), opening.attribution
    return Forwarded(
        sender=sender,
        subject=fields["subject"][:_MAX_SUBJECT] if "subject" in fields else subjects.original(subject),
        sent_at=dates.parse(written, zone),
        text=_text(sheet, opening),
    )


def _text(sheet: TextLines, opening: Opening) -> str:
    """What stands below the heading; where it is in marks, as far as these go, and then without them."""
    rows, first = sheet.rows, opening.end
    if first >= len(rows):
        return ""
    levels, end = rows[first - 1].depth, len(rows)
    if rows[first].depth > levels and (opening.attribution or all(row.depth for row in rows[first:])):
        levels = rows[first].depth
    if levels and rows[first].depth >= levels:
        end = runs.at(rows, first).end
    last = rows[end - 1].line if end < len(rows) else len(sheet.lines) - 1
    lines = (page.dedented(line, levels) for line in sheet.lines[rows[first].line : last + 1])
    return "\n".join(lines).strip("\n").rstrip()
