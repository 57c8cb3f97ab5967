"""What was carried out is not what was offered: another sum, or money where something else was promised (R3).

A letter that says what was done must not certify what was offered instead. Whoever did otherwise says so by two lines
in one mail, and the complainant reads what changed before they read that it is done.
"""

import re
from typing import Final

from worker.complaint.compensation import Compensation, CompensationKind
from worker.complaint.record import Complaint
from worker.processing.commands.frame import Bench, Refusal
from worker.processing.finding_again import references
from worker.response.commands import partly
from worker.response.commands.amending import is_after
from worker.response.compensating import IN_MONEY
from worker.response.means import money_left_by, sum_in_a_line
from worker.response.told_sums import sums_told
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

_INSTEAD: Final = words("payments", "instead")
# Of these nothing leaves a bank.
_NO_TRANSFER: Final = frozenset[CompensationKind]({"credit_note", "voucher", "discount"})
# « VIR-88240 » is the number of a transfer.
_TRANSFER_NUMBER: Final = re.compile(r"(?<![\w-])vir(?:ement)?[-_ ]?[0-9]{2,}", re.IGNORECASE)


def done_otherwise(bench: Bench, complaint: Complaint, one: Compensation, proof: str) -> Refusal | None:
    """Why words are no proof of `one`, with the two lines that say what was done; None where they are one."""
    if one.amount_cents is None or one.kind not in IN_MONEY or not is_after(complaint):
        return None
    if in_part := partly.asked(proof, one, bench):
        return in_part
    own = (one.amount_cents, one.currency)
    sums = sums_told(proof)
    others = sorted(sums - {own})
    if len(others) == 1 and (own not in sums or _INSTEAD.search(fold(proof))):
        return _another(complaint, one, others[0], proof)
    if others and own not in sums:
        # « 20 virés le 20, 29,90 partiront le 30 »: neither is what is owed.
        return Refusal(
            "you name other sums than the {sum} that are owed: say so with its number once all of it is paid, or say"
            " which part of it is:",
            steps=(Said("#executed {n} [its number ?]", n=one.number), partly.form(one)),
            sum=own,
        )
    if one.kind in _NO_TRANSFER and _is_money(proof):
        return _money(complaint, one, proof)
    return None


def _is_money(proof: str) -> bool:
    return bool(money_left_by(proof)) or _TRANSFER_NUMBER.search(proof) is not None


def _another(complaint: Complaint, one: Compensation, paid: tuple[int, str], proof: str) -> Refusal:
    kind: CompensationKind = "refund" if one.kind in _NO_TRANSFER and _is_money(proof) else one.kind
    both, owed = _both(complaint, one, kind, paid, proof), (one.amount_cents or 0, one.currency)
    less = kind == one.kind and paid[1] == one.currency and paid < owed
    if less and not _INSTEAD.search(fold(proof)):
        return Refusal(
            "you name another sum than the {sum} that are owed: if {paid} is all that is paid, send the first two"
            " lines, and the complainant reads what they receive instead; if the rest follows, the last",
            steps=(*both, partly.form(one, paid[0], proof)),
            sum=owed,
            paid=paid,
        )
    return Refusal(
        "you name another sum than the {sum} that are owed: if {paid} is what was paid, send both lines; the"
        " complainant then reads what they receive instead",
        steps=both,
        sum=owed,
        paid=paid,
    )


def _money(complaint: Complaint, one: Compensation, proof: str) -> Refusal:
    number = Said("#executed {n} [the number of the voucher or of the credit note ?]", n=one.number)
    return Refusal(
        "compensation {number} is no money, and you speak of a payment: if money was paid instead, send the first two"
        " lines, and the complainant reads what they receive instead; else the last",
        steps=(*_both(complaint, one, "refund", (one.amount_cents or 0, one.currency), proof), number),
        number=one.number,
    )


def _both(
    complaint: Complaint, one: Compensation, kind: CompensationKind, paid: tuple[int, str], proof: str
) -> tuple[Said, Said]:
    ways = money_left_by(proof)
    way = next(iter(ways)) if len(ways) == 1 else "transfer" if _TRANSFER_NUMBER.search(proof) else ""
    how = one.how if kind == one.kind else ""
    gift = sum_in_a_line(kind, paid[0], paid[1], way=way, how=how)
    number = len(complaint.compensations) + 1
    found = references(proof, paid[0])
    done = Said("#executed {n} {proof}", n=number, proof=found)
    unknown = Said("#executed {n} [its number ?]", n=number)
    return Said("{line} instead", line=Said("#compensate {gift}", gift=gift)), done if found else unknown
