"""A list of phrases, one a line, that a newcomer can read and extend; compiled into one linear pattern.

Phrases match anywhere in folded text (`wording.fold`) from the beginning of a word, so that a stem such as "undeliver"
matches all its endings; they are folded here too. "(a/b/)" is a choice, here with an empty one; "…" stands for
sixty characters at most, or for nothing; a final "|" asks for the end of the word. Lines that begin with "#" are
comments.
"""

import re

from worker.words.wording import fold

# What folding must leave alone.
_GAP = "\x00"
_CHOICE = re.compile(r"\(([^()]*)\)")


def compiled(*lists: str, then: str = "") -> re.Pattern[str]:
    """The pattern that finds any phrase of the lists, followed by the expression `then`."""
    lines = [line.strip() for text in lists for line in text.splitlines()]
    phrases = [fold(line.replace("…", _GAP)) for line in lines if line and not line.startswith("#")]
    worded = "|".join(_phrase(line) for line in phrases if line[0].isascii())
    # Chinese and Japanese write no blanks between words, so nothing tells where one begins; Cyrillic can do without.
    unworded = "|".join(_phrase(line) for line in phrases if not line[0].isascii())
    return re.compile(rf"(?:(?<!\w)(?:{worded})" + (f"|{unworded})" if unworded else ")") + then)


def _phrase(line: str) -> str:
    pieces = _CHOICE.split(line.removesuffix("|"))
    # What stood between brackets is every second piece.
    pattern = "".join(_choice(piece) if number % 2 else _plain(piece) for number, piece in enumerate(pieces))
    return pattern + (r"(?!\w)" if line.endswith("|") else "")


def _choice(piece: str) -> str:
    return f"(?:{'|'.join(_plain(one) for one in piece.split('/'))})"


def _plain(piece: str) -> str:
    return " (?:.{0,60} )?".join(_joined(part) for part in piece.split(f" {_GAP} "))


def _joined(piece: str) -> str:
    return ".{0,60}".join(re.escape(part) for part in piece.split(_GAP))
