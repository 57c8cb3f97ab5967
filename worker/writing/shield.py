"""What comes from outside is shielded before it meets Markdown, so that it can be neither markup nor a template.

Every ASCII mark that means something to Markdown or HTML stands in a shielded value as a code point of the private use
area, which means nothing to anyone. Each part of the letter translates it back in its own way: the text part to the
mark, the HTML part to the mark escaped. Values cannot hold private code points of their own: they are taken out first.
"""

import html
import re
import string
from itertools import pairwise
from typing import Final

from worker.words.secrets import without_accounts, without_secrets

# Where the shielded marks live: U+E000 + the code of the mark.
_BASE: Final = 0xE000
# A space that wrapping leaves alone: it keeps a date or a command on one line.
KEPT_SPACE: Final = "\ue0ff"

# The apostrophe of our own words: curly on a page, straight in a terminal.
APOSTROPHE: Final = "\ue0fb"
# What the filter `shown` writes before the language of a letter inside another.
LANGUAGE: Final = "\ue0fa"

# What the filter `bar` writes between a label and its words, and the first of the 101 code points that say how long.
BAR: Final = "\ue0fe"
LEVELS: Final = "\ue100"
# What the filter `legend` writes behind the words that stand for a picture, and what parts the cells of its table.
LEGEND: Final = "\ue0fd"
# Behind it where the picture is a Pareto: a column for each part, a line for their sum so far.
PARETO: Final = "\ue0f9"
CELL: Final = "\ue0fc"

# An inline value (a name, a subject) is one line of at most so many characters.
INLINE: Final = 200

# French quotation marks are not Markdown, but typography sets spaces beside the template's own.
_SHIELD: Final = {ord(c): chr(_BASE + ord(c)) for c in string.punctuation + "«»"}
_TEXT: Final = {shield: chr(mark) for mark, shield in _SHIELD.items()} | {KEPT_SPACE: " ", APOSTROPHE: "'"}
_HTML: Final = {shield: html.escape(mark) for shield, mark in _TEXT.items()} | {
    APOSTROPHE: "\u2019",
    KEPT_SPACE: "\u00a0",
}
_PRINT: Final = _TEXT | {KEPT_SPACE: "\u00a0", APOSTROPHE: "\u2019"}
_SHIELDED: Final = re.compile(f"[{''.join(_TEXT)}]")

# A word as long as this is cut: a name of a file, an address.
_LONG_WORD: Final = 30
_SENTENCE_END: Final = re.compile(r"(?<=[^\s.]{3})[.!?…](?= )")
# Where a line of somebody's ends, and not the width of their mail client: at a blank line, before an item of a list,
# and behind words that no sign ends, where the next begins as a sentence does.
_NEW_LINE: Final = re.compile(r"\n[ \t]*(?:\n\s*|(?=[-*•–] ))|(?<=[^\s.,;:!?…(-])[ \t]*\n(?=[ \t]*[A-ZÀ-Ü])")
# Line ends that are not "\n": they would break a header or a quote where nobody sees it.
_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters; bidirectional overrides and marks; invisible characters, except the joiners that Persian and
# emoji need; lone surrogates, which no encoding can write; private use, our own ground; language tags; U+FFFE, U+FFFF.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


class Prose(str):
    """Text that is already safe to stand in Markdown: a filter made it, from values that were shielded."""

    __slots__ = ()


def neutralise(value: str) -> str:
    """Only visible characters, spaces, tabs and line feeds remain."""
    return _UNSEEN.sub("", _LINE_END.sub("\n", value))


def masked_line(value: str, limit: int = INLINE) -> str:
    """As `one_line`, with what pays or opens masked before anything is cut: half a number is a number still."""
    short = without_accounts(without_secrets(value[: 8 * limit]))
    return one_line(short + "…" if len(value) > 8 * limit else short, limit)


def one_line(value: str, limit: int = INLINE) -> str:
    """At most `limit` characters on one line, cut with an ellipsis. Costs no more for a megabyte than for a page."""
    # Twice bounded: what is dropped and joined below would otherwise be paid for in full.
    line = " ".join(neutralise(value[: 8 * limit]).split())
    cut = len(line) > limit or len(value) > 8 * limit
    return f"{_behind_a_word(line, limit - 1)}…" if cut else line


def _behind_a_word(line: str, limit: int) -> str:
    """The beginning of a line, cut behind a word where that costs no more than a long one."""
    head = line[:limit]
    whole = head if line[limit : limit + 1] in {"", " "} else head.rpartition(" ")[0]
    return (whole if len(whole) > limit - _LONG_WORD else head).rstrip(" ,;:–-(«“")


def shielded(value: str) -> Prose:
    """`value` as is, its marks shielded; newlines remain and are the caller's business."""
    return Prose(value.translate(_SHIELD))


def inline(value: str, limit: int = INLINE) -> Prose:
    return shielded(masked_line(value, limit))


def quotation(value: str, limit: int) -> Prose:
    """A Markdown block quote of the first `limit` characters, its line ends kept; "[…]" says that there was more."""
    head = neutralise(without_secrets(value[: 2 * limit])).replace("\t", " ").strip()
    lines = _lines(head[:limit])
    # A page of lines of one letter each is cut as well.
    most = limit // 20 + 1
    if len(value) > 2 * limit or len(head) > limit or len(lines) > most:
        lines = [*lines[:most], "", "[…]"]
    return Prose("\n".join(_quote_line(line, following) for line, following in pairwise([*lines, ""])))


def _behind_a_sentence(line: str, limit: int) -> str:
    """The same, behind a sentence where one ends far enough into it: « fuit depuis le […] » breaks off in mid-air."""
    ends = [hit.end() for hit in _SENTENCE_END.finditer(line, 0, limit + 1)]
    return line[: ends[-1]] if ends and ends[-1] >= limit // 3 else _behind_a_word(line, limit)


def extract(value: str, limit: int) -> Prose:
    """The beginning of a text as a quote, cut behind a word; "[…]" says that there was more. Lines that their writer's
    mail client broke are joined, and two that say two things stay two.
    """
    text = without_accounts(without_secrets(neutralise(value[: 8 * limit])))
    lines = [" ".join(line.split()) for line in _NEW_LINE.split(text.strip())]
    quoted: list[str] = []
    left = limit
    for line in filter(None, lines):
        if len(line) > left:
            quoted.append(f"{_behind_a_sentence(line, left)} […]" if left > _LONG_WORD else "[…]")
            break
        quoted.append(line)
        left -= len(line)
    else:
        quoted += ["[…]"] if len(value) > 8 * limit else []
    return Prose("\n".join(_quote_line(line, following) for line, following in pairwise([*quoted, ""])))


def paragraphs(value: str, limit: int) -> Prose:
    """Words of one of us as paragraphs, their line ends kept; nothing in them is markup."""
    lines = _lines(neutralise(value[: 2 * limit]).replace("\t", " ").strip()[:limit])
    ended = (f"{shielded(line)}{chr(92) if line and following else ''}" for line, following in pairwise([*lines, ""]))
    return Prose("\n".join(ended))


def _quote_line(line: str, following: str) -> str:
    """A backslash at the end of a line of template text is Markdown's hard line break."""
    return f"> {shielded(line)}{chr(92) if following else ''}" if line else ">"


def _lines(text: str) -> list[str]:
    """Lines without the blanks around them; of several blank lines one remains."""
    lines: list[str] = []
    for line in (raw.strip() for raw in text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return lines


def to_text(text: str) -> str:
    return _SHIELDED.sub(lambda shield: _TEXT[shield[0]], text)


def to_print(text: str) -> str:
    """As it stands on paper: with the apostrophes and the spaces of print."""
    return _SHIELDED.sub(lambda shield: _PRINT[shield[0]], text)


def to_html(text: str) -> str:
    return _SHIELDED.sub(lambda shield: _HTML[shield[0]], html.escape(text))
