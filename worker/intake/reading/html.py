"""HTML to text. The only importer of resiliparse. Nothing is fetched: pictures and styles from afar stay afar.

The parser sees only what `markup` wrote anew: a page as it comes can make it take gigabytes.
"""

import re
from html import unescape

from resiliparse.extract.html2text import extract_plain_text

from worker.intake.reading import markup

MAX_TEXT = 500_000  # characters

_MARKS = re.compile(f"[{markup.OPENED}{markup.CLOSED}]")
# What the conversion leaves at the ends of lines; deeper indents belong to lists and preformatted text.
_MARGINS = re.compile(r"(?<![ \t])[ \t]++$|^ (?! )", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")
_MAX_QUOTE_DEPTH = 10


def to_text(html: str) -> str:
    """Text with paragraphs, lists, tables (cells parted by tabs) and quoted blocks ("> "). Linear; never raises."""
    if "<" not in html:
        # A plain text under a wrong label: its line ends are all the structure it has.
        return unescape(html[:MAX_TEXT])
    # What a reader of the mail does not see: preview lines for the list of messages, mostly.
    text = _extracted(html, everything=False)
    if not text.strip():
        text = _extracted(html, everything=True)
    text = _MARGINS.sub("", text.replace("\xa0", " "))
    text = _GAPS.sub("\n\n", text)
    return _with_quote_marks(text) if markup.OPENED in text else text


def _extracted(html: str, *, everything: bool) -> str:
    """The text of the page, without its hidden parts unless `everything` is asked for, as far as MAX_TEXT goes."""
    texts: list[str] = []
    room = MAX_TEXT
    hidden = [] if everything else [markup.HIDDEN]
    for piece in markup.rewritten(html, everything=everything):
        texts.append(_converted(piece, hidden)[:room])
        room -= len(texts[-1])
        if room <= 0:
            break
    return "\n".join(texts)


def _converted(piece: str, hidden: list[str]) -> str:
    try:
        return str(extract_plain_text(piece, preserve_formatting=True, main_content=False, skip_elements=hidden))
    except Exception:  # noqa: BLE001 - a parser written in another language: a failure must not lose the message
        return ""


def _with_quote_marks(text: str) -> str:
    depth = 0
    quoting = False
    room = MAX_TEXT
    lines: list[str] = []
    for line in text.split("\n"):
        opened, closed = line.count(markup.OPENED), line.count(markup.CLOSED)
        content = _MARKS.sub("", line) if opened or closed else line
        depth += opened
        if content.strip() or not (opened or closed):
            if depth and not quoting and lines and lines[-1] and not lines[-1].endswith(":"):
                # A quote stands apart from what is above it, but for the line that announces it.
                lines.append("")
            quoting = depth > 0
            lines.append(f"{'> ' * min(depth, _MAX_QUOTE_DEPTH)}{content}")
            room -= len(lines[-1]) + 1
            if room <= 0:
                break
        depth = max(0, depth - closed)
    return "\n".join(lines)
