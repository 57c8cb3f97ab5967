"""Where in a page a picture stands: among the words, or below them in the signature."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final, Literal
from urllib.parse import unquote_to_bytes

from worker.intake.reading import charset
from worker.intake.reading.contents import Contents
from worker.words.wording import fold

Place = Literal["text", "signature"]
TEXT: Final[Place] = "text"

_MAX_PAGE = 500_000
_MOST = 1_000
_REFERENCE = re.compile(r"cid:([^\s\"'<>()]{1,300})", re.IGNORECASE)
# What programs mark a signature with.
_MARKED = re.compile(
    r"moz-signature|gmail_signature|(?:class|id)\s{0,5}=\s{0,5}[\"']?[\w-]{0,40}signature", re.IGNORECASE
)
_CLOSED = re.compile(
    r"(?:.{0,200}[.!,] )?\W{0,8}(?:(?:bien )?cordialement|bien a (?:vous|toi)|(?:meilleures |sinceres )?salutations"
    r"|respectueusement|sincerement|(?:(?:best|kind|warm) )?regards|sincerely|mit freundlichen grussen"
    r"|(?:viele |beste )?grusse|saludos(?: cordiales)?|un saludo|cordiali saluti|distinti saluti"
    r"|met vriendelijke groeten?|--)(?:\W{0,3}|\W{1,3}[\w' .-]{1,40})"
)
# Where the repeated mail begins: what stands below is in no signature of this mail's author.
_QUOTE = re.compile(
    r"<blockquote|gmail_quote|divRplyFwdMsg|moz-cite-prefix|yahoo_quoted|border-top:\s{0,5}solid #(?:E1E1E1|B5C4DF)"
    r"|stopSpelling|OLK_SRC_BODY|(?:^|[>\n])\s{0,9}-{2,9} ?(?:forwarded message|message (?:transfer|d.origine))",
    re.IGNORECASE,
)
_RAW = re.compile(r"<(style|script|title)\b[^<]*+(?:<(?!/\1)[^<]*+)*+", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?tr|/?td|/?li|/?table)\b[^<>]*+>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*+>?")
# Words below the closing ones: more than a signature has. And the longest line that is looked at.
_SPEAKS, _LONGEST = 40, 2_000


def of_pictures(contents: Contents) -> Mapping[str, Place]:
    """The place of each content id that a page shows. Linear; bounded."""
    found: dict[str, Place] = {}
    pages = [body.part for body in contents.bodies + contents.spare if body.part.type == "text/html"]
    for part in pages + contents.unread_html:
        for name, place in _placed(charset.decode(part.content()[:_MAX_PAGE], part.charset)).items():
            found.setdefault(name, place)
    return found


def _placed(page: str) -> dict[str, Place]:
    """Of one page. A signature begins once, so it is looked for once."""
    references = list(_REFERENCE.finditer(page))[:_MOST]
    if not references:
        return {}
    quote = _QUOTE.search(page)
    end = quote.start() if quote else len(page)
    start = _signature(page, end)
    return {
        unquote_to_bytes(one[1]).decode("latin-1"): "signature" if start <= one.start() < end else TEXT
        for one in references
    }


def _signature(page: str, end: int) -> int:
    """Where the signature begins, as far as a program marked it or closing words tell; else beyond the page."""
    marked = _MARKED.search(page, 0, end)
    if marked:
        return marked.start()
    at = 0
    for found in _BREAK.finditer(page, 0, end):
        if _closes(page[at : found.start()]):
            break
        at = found.end()
    else:
        if not _closes(page[at:end]):
            return len(page) + 1
    return at if len(_words(page[at:end]).split()) <= _SPEAKS else len(page) + 1


def _closes(line: str) -> bool:
    """Whether a line of the page is closing words, alone or with a name behind them."""
    return len(line) < _LONGEST and _CLOSED.fullmatch(_words(line)) is not None


def _words(page: str) -> str:
    return fold(unescape(_TAG.sub("", _RAW.sub("", page))))
