"""Amounts of money as people write them: "89,90 €", "1 250 euros", "49€90", "£35", "EUR 12.50"."""

import re
from dataclasses import dataclass

_CURRENCIES = {"€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP",
               "pounds": "GBP", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "chf": "CHF"}  # fmt: skip
_SIGN = r"€|£|\$|euros?\b|eur\b|gbp\b|pounds?\b|usd\b|dollars?\b|chf\b"
_NUMBER = r"(?P<whole>[0-9]{1,3}(?:[ .,'][0-9]{3})+|[0-9]{1,7})(?:[.,](?P<cents>[0-9]{1,2}))?(?![0-9])"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{_SIGN}) ?{_NUMBER}"
    rf"|{_NUMBER.replace('whole', 'whole2').replace('cents', 'cents2')} ?(?P<after>{_SIGN})(?P<tail>[0-9]{{2}}\b)?)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """`currency` is the ISO 4217 code of what was written; a number without a currency is no amount."""

    cents: int
    currency: str


def first_amount(folded: str) -> Amount | None:
    """The first amount of a folded text."""
    found = _AMOUNT.search(folded)
    if found is None:
        return None
    whole = re.sub(r"[^0-9]", "", found["whole"] or found["whole2"])
    cents = found["cents"] or found["cents2"] or found["tail"] or "0"
    return Amount(int(whole) * 100 + int(cents.ljust(2, "0")), _CURRENCIES[found["before"] or found["after"]])
