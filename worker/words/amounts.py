"""Amounts of money as people write them: "89,90 €", "1 250 euros", "49€90", "£35", "EUR 12.50", "vingt euros"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from worker.words.numbers import NUMBER_WORDS, value

_CURRENCIES = {"€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP",
               "pounds": "GBP", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "chf": "CHF"}  # fmt: skip
SIGN = r"€|£|\$|euros?\b|eur\b|gbp\b|pounds?\b|usd\b|dollars?\b|chf\b"
_NUMBER = r"(?P<whole>[0-9]{1,3}(?:[ .,'][0-9]{3})+|[0-9]{1,7})(?:[.,](?P<cents>[0-9]{1,2}))?(?![0-9])"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{SIGN}) ?{_NUMBER}"
    rf"|(?:{_NUMBER.replace('whole', 'whole2').replace('cents', 'cents2')}"
    rf"|(?P<words>{NUMBER_WORDS})(?: d'| de )?) ?(?P<after>{SIGN})"
    r"(?P<tail>[0-9]{2}\b)?(?:(?: et| and)? (?P<minor>[0-9]{1,2}) (?:centimes?|cents?|pence)\b)?)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """`currency` is the ISO 4217 code of what was written; a number without a currency is no amount."""

    cents: int
    currency: str


def amounts(folded: str) -> Iterator[tuple[Amount, int, int]]:
    """Every amount of a folded text, with where it begins and ends."""
    for found in _AMOUNT.finditer(folded):
        words, digits = found["words"], found["whole"] or found["whole2"] or ""
        whole = value(words) if words else int(re.sub(r"[^0-9]", "", digits))
        cents = found["cents"] or found["cents2"] or found["tail"] or (found["minor"] or "0").zfill(2)
        currency = _CURRENCIES[found["before"] or found["after"]]
        yield Amount(whole * 100 + int(cents.ljust(2, "0")), currency), found.start(), found.end()
