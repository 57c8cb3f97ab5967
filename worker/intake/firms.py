"""Whether somebody writes for a company: said, signed with a legal form, or with a number of the register of companies.

It is proposed and never set: whoever is no consumer has no mediator of consumption (C. conso., art. L611-1), and a
person who is one must not lose theirs by a word.
"""

import re
from typing import Final

from worker.words.tables import words
from worker.words.wording import bounded, fold, sentences

_SAYS_SO: Final = words("firms", "says so")
_SIGNS_AS: Final = words("firms", "signs as")
# A legal form stands in capitals; a sentence about "la SAS Untel" is not signed with it.
_FORM: Final = re.compile(
    r"(?<![\w.])(?:SARL|S\.A\.R\.L\.|SASU?|EURL|SNC|SCOP|SELARL|SCI|GIE|Ltd|LLC|GmbH|SRL)(?![\w.])|\w SA$"
)
# Of the register of companies, or of value added tax.
_NUMBER: Final = re.compile(
    r"\b(?:siret|siren|rcs)\b[^\d\n]{0,20}\d{3}|\b(?:tva|vat)\b[^\d\n]{0,30}\d{2}[ \d]{6}", re.IGNORECASE
)
# A signature, or what stands in its place.
_LAST: Final = 6
_LONGEST_LINE: Final = 80
_LONGEST: Final = 120
_LOOKED_AT: Final = 20_000


def signs(row: str) -> bool:
    """Whether a line is of a firm's signature: its legal form, or a number of its register."""
    return bool(_FORM.search(row) or _NUMBER.search(row))


def find(text: str, signature: str = "") -> str:
    """The sender's words that say so, at most 120 characters; "" where none do. Linear."""
    rows = [row.strip() for row in text[:_LOOKED_AT].splitlines() if row.strip()]
    signed = [*rows[-_LAST:], *(row.strip() for row in signature[:_LOOKED_AT].splitlines())]
    for row in signed:
        short = len(row) <= _LONGEST_LINE and not row.endswith(("?", "!"))
        if short and (_FORM.search(row) or _NUMBER.search(row) or _SIGNS_AS.match(fold(row))):
            return bounded(row, _LONGEST)
    found = (sentence for sentence in sentences(text[:_LOOKED_AT]) if _SAYS_SO.search(fold(sentence)))
    return bounded(next(found, ""), _LONGEST)
