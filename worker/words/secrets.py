"""Numbers of payment cards, their codes and passwords, masked before we repeat what somebody wrote.

A card is told by its check digit (ISO/IEC 7812-1), which one number in ten has by chance; codes and passwords by the
words before them, which are data. What stands in the message itself is kept as it came: masking is for letters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from worker.words.tables import words

MASK: Final = "••••"
_ROOM: Final = "secrets"
# What networks issue, by length: a company's number (14 digits) and a telephone's (15) have the same check digit.
_ISSUED: Final = re.compile(r"3(?:0[0-5]|[689])\d{11,12}|3[47]\d{13}|(?:2131|1800)\d{11}|[2-6]\d{12}|[2-6]\d{15,18}")
# Digits in their groups; what a sign or a letter joins to more is another kind of number.
_DIGITS = re.compile(r"(?<![\w.,+-])\d(?:[ .-]?\d){12,18}(?![\w-])")
_CODE = words(_ROOM, "code", then=r"\W{0,4}(?P<value>\d{3,6})(?!\w)")
# Behind a colon anything may be a password; without one only what no word of a sentence looks like.
_PASSWORD = words(
    _ROOM, "password", then=r"(?: {0,2}[:=] {0,2}\S{3,64}| [\"“«]? ?(?=\S{0,40}[\d!@#$%&*])[^\s\"”»]{4,64})"
)
# One sign for one sign: of ASCII all at once.
_BLANKS: Final = {ord(sign): " " for sign in "\t\n\r\f\v\x1c\x1d\x1e\x1f"}
# What stands before the secret itself in such a hit.
_BEHIND = re.compile(r"\S{3,64}\Z")


def without_secrets(text: str) -> str:
    """The text with what pays or opens masked; of a card its last four digits stay, by which its owner knows it."""
    folded = text.lower().translate(_BLANKS) if text.isascii() else "".join(map(_plain, text))
    spans = sorted((*_cards(text), *_told(folded)))
    pieces, done = [], 0
    for start, end, mask in spans:
        if start >= done:
            pieces += [text[done:start], mask]
            done = end
    return "".join((*pieces, text[done:]))


def _cards(text: str) -> Iterator[tuple[int, int, str]]:
    for hit in _DIGITS.finditer(text):
        digits = "".join(filter(str.isdecimal, hit[0]))
        if _ISSUED.fullmatch(digits) and _checked(digits):
            yield hit.start(), hit.end(), f"{MASK} {digits[-4:]}"


def _checked(digits: str) -> bool:
    """Luhn's: every second digit from the right counts twice, its own digits added up."""
    doubled = (sum(divmod(2 * int(one), 10)) for one in digits[-2::-2])
    return len(set(digits)) > 1 and (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _told(folded: str) -> Iterator[tuple[int, int, str]]:
    for hit in _CODE.finditer(folded):
        yield *hit.span("value"), MASK
    for hit in _PASSWORD.finditer(folded):
        found = _BEHIND.search(folded, hit.start(), hit.end())
        if found:
            yield found.start(), hit.end(), MASK


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """One sign for one sign, so that what is found stands at the same place in the text as it was written."""
    if sign.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", sign)[:1].lower()
    return plain if len(plain) == 1 else sign
