"""What a colleague's own text announces, as the lines of the form that record it; what it does not say is a blank."""

from collections.abc import Iterator, Mapping
from typing import Final

from worker.complaint.compensation import CompensationKind
from worker.nouns.announced import Gift
from worker.response.compensating import IN_MONEY
from worker.response.means import way_in_words
from worker.staff.offers.view import View
from worker.words.said import Said, listed

_SPACED: Final = Said("{first} {rest}")
_OR: Final = Said("{first} / {rest}")
_VERDICTS: Final[Mapping[str, Said]] = {
    "upheld": Said("#decide upheld"), "partly": Said("#decide partly"), "rejected": Said("#decide rejected"),
}  # fmt: skip
_KINDS: Final[Mapping[CompensationKind, Said]] = {
    "refund": Said("refund"), "credit_note": Said("credit"), "voucher": Said("voucher"), "discount": Said("discount"),
    "free_service": Said("service"), "replacement": Said("replacement"), "repair": Said("repair"),
    "apology": Said("apology"),
}  # fmt: skip


def decided(view: View) -> Said | None:
    """The line that decides as the text does, where it speaks of the whole; None where a person must say."""
    said = view.announced.verdict if view.announced else ""
    # What is granted in part may be one of the points in whole.
    return None if said == "partly" and len(view.file.points) > 1 else _VERDICTS.get(said)


def says_what(view: View) -> bool:
    """Whether the text says what is given: a refusal says that nothing is."""
    return view.announced is not None and (bool(view.announced.gifts) or view.announced.verdict == "rejected")


def given(view: View) -> Iterator[Said]:
    """A line a gift; where the complainant is to choose, one whose blank names each."""
    gifts = view.announced.gifts if view.announced else ()
    if view.announced and view.announced.choice:
        yield Said("#compensate [{each}: which ?]", each=listed((_words(one, view) for one in gifts), by=_OR))
        return
    yield from (
        Said("#compensate {gift}", gift=listed((_words(one, view), *_left(one, view)), by=_SPACED)) for one in gifts
    )


def _kind(one: Gift, view: View) -> CompensationKind | None:
    """A sum of which nothing says as what it is given is given as what was wished."""
    wish = view.file.desired_solution
    return one.kind or next(
        (kind for kind in ("refund", "credit_note", "discount") if wish and wish.kind == kind), None
    )


def _words(one: Gift, view: View) -> Said:
    """What the text says of it."""
    kind = _kind(one, view)
    facts = [_KINDS[kind] if kind else Said("[refund, credit or discount ?]")]
    if view.announced and view.announced.verdict == "rejected" and kind != "apology":
        facts.append(Said("goodwill"))
    if one.cents is not None:
        facts.append(Said("{sum} {currency}", sum=f"{one.cents / 100:.2f}", currency=one.currency or "EUR"))
    if one.carrier:
        facts.append(Said('"by {carrier}"', carrier=one.carrier.upper()))
    elif one.way:
        facts.append(Said('"{way}"', way=way_in_words(one.way)))
    if one.due and kind != "apology":
        facts.append(Said("due={day}", day=f"{one.due:%d/%m/%Y}"))
    return listed(facts, by=_SPACED)


def _left(one: Gift, view: View) -> Iterator[Said]:
    """The blanks for what it does not say, and the line needs."""
    kind = _kind(one, view)
    if one.cents is None and kind in IN_MONEY:
        yield Said("[the sum ?]")
    if not one.carrier and not one.way and kind not in {"apology", "voucher"}:
        yield Said('"[how ?]"')
