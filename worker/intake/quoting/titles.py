"""The line that announces a quoted mail: "----- Message d'origine -----", "Début du message transféré :"."""

import re
from dataclasses import dataclass

from worker.intake.quoting.vocabulary import TITLES, Title
from worker.words.wording import fold

_DASHES = "-–—‐‒−=*_~+ \t"
_RULE = re.compile(r"[-–—‐‒−=*_~]{2,}")
# "Transféré par Jean Dupont/ACME le 12/03/2024 10:22": names and a date may follow the title.
_MAX_WORDS, _MAX_PIECES = 6, 4
_MAX_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """`ruled` is a title between dashes, which only clients write; a bare one needs a header block below it."""

    title: Title
    ruled: bool


def parse(body: str) -> Heading | None:
    if not body or len(body) > _MAX_LENGTH:
        return None
    if body[0] in _DASHES and _RULE.match(body.lstrip("* ")):
        return _ruled(body)
    title = TITLES.get(fold(body).rstrip(" :.").replace(" ", ""))
    return Heading(title, ruled=False) if title else None


def _ruled(body: str) -> Heading | None:
    """A client may write the title in two languages: "--- Preposlaná správa --- Forwarded Message ---"."""
    for piece in _RULE.split(body, maxsplit=_MAX_PIECES):
        words = fold(piece).strip(" *:").split()[:_MAX_WORDS]
        for count in range(len(words), 0, -1):
            title = TITLES.get("".join(words[:count]).rstrip(":,"))
            if title:
                return Heading(title, ruled=True)
    return None


def is_title(body: str) -> bool:
    """A title between dashes, whatever it announces."""
    heading = parse(body)
    return heading is not None and heading.ruled


def is_rule(body: str) -> bool:
    """A line of dashes, underscores or equals signs alone, as clients draw above a header block."""
    return len(body) >= 5 and not body.strip(_DASHES)


def is_unknown(body: str) -> bool:
    """A few words before a colon or between dashes: above a header block a title, in whatever language."""
    return len(body) <= 80 and "@" not in body and (body.endswith((":", "：")) or is_framed(body))


def is_framed(body: str) -> bool:
    """A few words between dashes."""
    return len(body) <= 80 and bool(_RULE.match(body) and _RULE.fullmatch(body[-2:]))
