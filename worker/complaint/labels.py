"""What the codes of a complaint are called, in both languages. Codes are ours; other labels are data."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.words.said import Said

CODES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "": Said("not recorded"),
        "email": Said("e-mail"),
        "letter": Said("letter"),
        "phone": Said("telephone"),
        "in_person": Said("in person"),
        "web_form": Said("web form"),
        "upheld": Said("upheld"),
        "partly_upheld": Said("partly upheld"),
        "rejected": Said("rejected"),
        "settled": Said("settled at once"),
        "credit_note": Said("credit note"),
        "refund": Said("refund"),
        "voucher": Said("voucher"),
        "discount": Said("discount"),
        "free_service": Said("free service"),
        "replacement": Said("replacement"),
        "repair": Said("repair"),
        "apology": Said("apology"),
        "exchange": Said("exchange"),
        "redo": Said("work done again"),
        "explanation": Said("explanation"),
        "cancellation": Said("cancellation"),
        "other": Said("something else"),
        ">60": Said("over 60"),
        "31-60": Said("31 to 60"),
        "11-30": Said("11 to 30"),
        "0-10": Said("up to 10"),
    }
)


def label(code: str) -> Said:
    """A code in words; what is no code of ours (a category, a cause, a product) is shown as it is."""
    return CODES.get(code) or Said("{label}", label=code)
