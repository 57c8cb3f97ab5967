"""The sums that a colleague's words name, also without a currency: « 250 virés hier », « d'accord pour 60 ».

One table says beside which words a bare number is a sum, and what it never is: the number of a bill, a day, a count.
What is told of a thing (« facture de 120 € ») is that thing's sum: nobody says by it that so much was paid.
"""

from typing import Final

from worker.response.announced import sums_in
from worker.words.amounts import SIGN
from worker.words.sums import Sum
from worker.words.tables import shape, words
from worker.words.wording import fold

_ROOM: Final = "sums"
_NUMBER: Final = r"[0-9]{1,6}(?:[.,][0-9]{2})?"
_ENDS: Final = rf"(?![\w°]|[.,/-][0-9]| ?(?:%|{SIGN}|{{counts}}))"
_BARE: Final = shape(
    _ROOM,
    rf"(?<![\w.,/°-])(?P<before>{_NUMBER})(?: ?{{between}}(?: [a-z'-]+){{0,2}}?)? {{paid words}}(?!\w)"
    rf"|(?<!\w){{the sum}} (?P<gone>(?!2[0-9]{{3}}\b)[1-9]{_NUMBER})(?: {{between}})? {{gone}}(?!\w)"
    rf"|(?<!\w){{paid words}}(?: de| les)? (?P<behind>{_NUMBER}){_ENDS}"
    rf"|(?<!\w)(?:{{comes to}}|{{adds}})(?: [a-z']+){{0,3}}?(?<!\ble)(?<!\bthe) (?P<agreed>{_NUMBER}){_ENDS}"
    rf"|(?<!\w)(?:{{in part}}|{{the rest}})(?: [a-z']+){{0,2}}?(?<!\ble)(?<!\bthe) (?P<part>{_NUMBER}){_ENDS}",
)
_NUMBERED: Final = words(_ROOM, "numbered", then=r" ?\Z")
_AMOUNT: Final = r"(?:[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{1,7})"
# « Remboursement de la facture de 120 € » says what was paid; « VIR-1, facture de 120 € » says for what.
_OF_A_THING: Final = shape(
    _ROOM,
    r"(?P<paid>(?<!\w){pays for}(?: {whole of}){0,4} {things}(?!\w))"
    r"|(?<!\w){things}(?!\w)(?:[ :(]+(?!{paid words})[^\s,;:()]+){0,5}?[ :(]+"
    rf"{_AMOUNT}(?:(?:[.,][0-9]{{1,2}})? ?(?:{SIGN}|e\b)|[.,][0-9]{{2}}(?![0-9]))",
)


def sums_told(said: str) -> frozenset[Sum]:
    """All of them, but for those of a thing."""
    plain = _OF_A_THING.sub(r"\g<paid>", fold(said))
    return sums_in(plain) | _bare(plain)


def _bare(folded: str) -> frozenset[Sum]:
    found = (hit for hit in _BARE.finditer(folded) if not _NUMBERED.search(folded[: hit.start()]))
    return frozenset(_sum(next(one for one in hit.groups() if one)) for hit in found)


def _sum(number: str) -> Sum:
    whole, _, cents = number.replace(".", ",").partition(",")
    return int(whole) * 100 + int(cents or 0), "EUR"
