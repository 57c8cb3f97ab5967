"""Links that templates make from values. What is no plain web or mail address becomes text without a link."""

import re
from typing import Final
from urllib.parse import quote

from worker.nouns.offer import Offer
from worker.processing.commands.marks import plain
from worker.words.said import Said
from worker.words.wording import unaccented
from worker.writing.formats import said
from worker.writing.shield import KEPT_SPACE, Prose, inline, masked_line, one_line

# The marks a URL keeps; quotes, brackets, blanks and control characters are percent-encoded.
_URL_MARKS: Final = "!#$%&*+,-./:=?@_~"
_LONGEST: Final = 2000
# Of more rows than these no link is made, whatever they say: their ends alone are too long for one.
_ROWS: Final = _LONGEST // len("%0D%0A") + 2
# A row is cut to so many characters; what is read for them is bounded before its signs are looked at.
_ROW: Final = 500
_READ: Final = 40_000
# What a link's text keeps as it is: the fewer signs are written as three, the longer a form may be.
_BODY_MARKS: Final = "'(),*!:;=@-._~/"
_ALLOWED: Final = re.compile(r"(?:https?://|mailto:|tel:)[!-~]+\Z", re.ASCII)
# How a telephone number is written: what is dialled of it (RFC 3966), and what parts its digits for the eye.
_NUMBER: Final = re.compile(r"\+?[\d .()/-]{2,30}\Z", re.ASCII)
_BETWEEN_DIGITS: Final = re.compile(r"\(0\)|[^\d+]", re.ASCII)
_ADDRESS: Final = re.compile(r"[!-~]{1,254}\Z", re.ASCII)


def link(label: str, url: str) -> Prose:
    """A Markdown link where `url` is https, http, mailto or tel, else the label alone; the label is shielded here."""
    text = label if isinstance(label, Prose) else inline(label)
    target = quote(url[:_LONGEST], safe=_URL_MARKS, errors="replace")
    return Prose(f"[{text}](<{target}>)") if len(url) <= _LONGEST and _ALLOWED.match(target) else text


def phone(number: str) -> Prose:
    """A telephone number in one piece, which a finger calls."""
    shown = Prose(inline(number).replace(" ", KEPT_SPACE))
    dialled = _BETWEEN_DIGITS.sub("", number) if _NUMBER.match(number) else ""
    return link(shown, f"tel:{dialled}") if dialled else shown


def doing(line: str, label: str, address: str, ref: str, then: str = "") -> Prose:
    """A list item's words: a link that opens a reply with a command typed, and the command itself to type by hand.

    `then` is typed below the command, which without it would not do all that the label says.
    """
    typed = one_command(line)
    opened = _mail_of(f"{typed}\n{then}" if then else typed, address, ref)
    return Prose(f"{link(label, opened)} : {Prose('`' + inline(typed) + '`')}")


def one_command(line: str) -> str:
    """The line without a sign that could begin a second command: a stranger's name or words may stand in it."""
    # A blank in its place: taken out, it could leave the halves of another sign joined.
    return line[:1] + " ".join(plain(line[1:]).replace("#", " ").split("\n"))


def opens(label: Prose, short: Prose, offer: Offer, address: str) -> Prose:
    """A list item's words: a link that opens a mail with all its lines typed; beside it one line, to type by hand."""
    opened = link(label, _mail_of(offer.lines, address, offer.ref))
    return opened if offer.is_form else Prose(f"{opened} : {Prose('`' + short + '`')}")


def named(short: Prose, offer: Offer, address: str) -> Prose:
    """The same in a list of many files, under the command's own name; with whom it names, where it names one."""
    return link(
        Prose(short if offer.short.words == _NAMES_WHOM else short.split(" ")[0]),
        _mail_of(offer.lines, address, offer.ref),
    )


_NAMES_WHOM: Final = "#assign {who}"
# How a sentence names a line behind what it is for.
_NAMES_A_LINE: Final = frozenset({"{label}: {line}", "{what}: {line}"})


def sends(step: Said, language: str, address: str, ref: str) -> Prose:
    """A way out of a refusal: where it is a line to be sent, a link that opens it."""
    line = step.facts.get("line") if step.words in _NAMES_A_LINE else step
    told = line.told(language) if isinstance(line, Said) else ""
    if not told.startswith("#"):
        return said(step, language)
    target = _mail_of(unaccented(told), address, ref)
    label = next((fact for name, fact in step.facts.items() if name in {"label", "what"} and line is not step), None)
    typed = Prose(f"`{inline(told)}`")
    if isinstance(label, Said):
        return Prose(f"{said(label, language)} : {link(typed, target)}")
    return link(typed, target)


def _mail_of(lines: str, address: str, ref: str) -> str:
    """The URL of a mail about a file with these lines typed; "" for no address."""
    few = lines.split("\n", _ROWS)[:_ROWS]
    rows = "\r\n".join(one_line(one_command(row[:_READ]), _ROW) for row in few)
    body = quote(rows + ("\r\n" if "\n" in lines else " "), safe=_BODY_MARKS)
    target = mailto(address, f"Re: [{one_line(ref, 60)}]" if ref else "Re:")
    return f"{target}&body={body}" if target else ""


def mailto(address: str, subject: str = "", body: str = "") -> str:
    """The URL of a mail with its subject and the beginning of its text already typed (RFC 6068); "" for no address."""
    if not _ADDRESS.match(address):
        return ""
    fields = (("subject", masked_line(subject)), ("body", one_line(body, _ROW) + (" " if body.endswith(" ") else "")))
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    return f"mailto:{quote(address, safe='@+')}{'?' if query else ''}{query}"
