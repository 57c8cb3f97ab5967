"""A complainant says that what we told as done did not reach them, or not all of it: « rien reçu », « 40 et pas 50 ».

Nothing follows by itself: such words are also how somebody is paid twice. Whoever keeps the file reads first that they
deny a payment, which one, and what may be so.
"""

from dataclasses import dataclass
from typing import Final

from worker.complaint.compensation import Compensation, CompensationKind
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.words.amounts import SIGN
from worker.words.secrets import without_accounts
from worker.words.tables import shape, words
from worker.words.wording import bounded, fold, sentences

_ROOM: Final = "denied"
_NOTHING: Final = words(_ROOM, "nothing came", then=r"(?!\w)")
_MONEY: Final = words(_ROOM, "money", then=r"(?!\w)")
_GOODS: Final = words(_ROOM, "goods", then=r"(?!\w)")
_ELSE: Final = words(_ROOM, "something else", then=r"(?!\w)")
_FINE: Final = words(_ROOM, "fine", then=r"(?!\w)")
_NUMBER: Final = r"[0-9]{1,6}(?:[.,][0-9]{1,2})?"
# « J'ai reçu 40 et pas 50 », « 40 € reçus au lieu de 50 », « il manque 10 € ».
_CAME: Final = shape(
    _ROOM,
    rf"(?<!\w){{came}}(?: {{about}}){{0,5}} (?P<behind>{_NUMBER}) ?(?P<unit>{SIGN}|e\b)?(?P<than> {{and not}})?"
    rf"|(?<![\w.,])(?P<before>{_NUMBER}) ?(?P<sign>{SIGN}|e\b)?(?: {{about}}){{0,2}} {{came}}(?!\w)",
)
_MISSING: Final = shape(_ROOM, rf"(?<!\w){{missing}}(?: {{about}}){{0,3}} (?P<sum>{_NUMBER}) ?(?:{SIGN}|e\b)")
_IN_MONEY: Final[frozenset[CompensationKind]] = frozenset({"credit_note", "refund", "voucher", "discount"})
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Denied:
    """The sentence that denies it, what it may be of, and the cents that are missing by it, 0 for all or unknown."""

    words: str
    ones: tuple[Compensation, ...]
    missing: int = 0

    @property
    def missing_in_a_line(self) -> str:
        """As a line of a command names what is missing."""
        return f"{self.missing / 100:.2f} {self.ones[0].currency or 'EUR'}"


def denied(complaint: Complaint, message: ReceivedMessage) -> Denied | None:
    """None where nothing was carried out before it, and where it denies nothing of that."""
    done = tuple(
        one
        for one in complaint.compensations
        if one.status == "executed"
        and one.kind != "apology"
        and (one.executed_at or message.received_at) <= message.received_at
    )
    said = sentences(message.new_text)[:_MOST] if done else []
    return next((found for one in said if (found := _by(one, done))), None)


_MOST: Final = 60


def _by(sentence: str, done: tuple[Compensation, ...]) -> Denied | None:
    folded = fold(sentence)
    if _FINE.search(folded):
        return None
    shown = bounded(without_accounts(" ".join(sentence.split())), _SHOWN)
    return _less(folded, shown, done) or _nothing(folded, shown, done)


def _nothing(folded: str, shown: str, done: tuple[Compensation, ...]) -> Denied | None:
    if not _NOTHING.search(folded) or (_ELSE.search(folded) and not _MONEY.search(folded)):
        return None
    money = tuple(one for one in done if one.kind in _IN_MONEY)
    goods = tuple(one for one in done if one.kind not in _IN_MONEY)
    named = money if _MONEY.search(folded) else goods if _GOODS.search(folded) else done[-1:]
    return Denied(shown, named) if named else None


def _less(folded: str, shown: str, done: tuple[Compensation, ...]) -> Denied | None:
    """Another sum came than was told as paid."""
    money = tuple(one for one in done if one.kind in _IN_MONEY and one.amount_cents)
    told = {one.amount_cents or 0 for one in money}
    whole = sum(told)
    if hit := _MISSING.search(folded):
        cents = _cents(hit["sum"])
        of = tuple(one for one in money if cents < (one.amount_cents or 0))
        return Denied(shown, of, cents if len(of) == 1 else 0) if of else None
    for hit in _CAME.finditer(folded):
        compared = hit["unit"] or hit["sign"] or hit["than"] or _AND_NOT.search(folded)
        cents = _cents(hit["behind"] or hit["before"])
        if not compared or not money or cents in told | {whole}:
            continue
        if cents == 0:
            return Denied(shown, money)
        of = tuple(one for one in money if cents < (one.amount_cents or 0)) or money
        left = (of[0].amount_cents or 0) - cents
        return Denied(shown, of, left if len(of) == 1 and left > 0 else 0)
    return None


_AND_NOT: Final = words(_ROOM, "and not", then=r"(?!\w)")


def _cents(number: str) -> int:
    whole, _, cents = number.replace(".", ",").partition(",")
    return int(whole) * 100 + int(cents.ljust(2, "0")) if cents else int(whole) * 100
