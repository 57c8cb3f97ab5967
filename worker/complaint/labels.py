"""What the codes of a complaint are called, in both languages. Codes are ours; other labels are data."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.words.said import Said

CODES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "": Said("non renseigné", "not recorded"),
        "email": Said("courriel", "e-mail"),
        "letter": Said("courrier", "letter"),
        "phone": Said("téléphone", "telephone"),
        "in_person": Said("sur place", "in person"),
        "web_form": Said("formulaire en ligne", "web form"),
        "upheld": Said("fondée", "upheld"),
        "partly_upheld": Said("partiellement fondée", "partly upheld"),
        "rejected": Said("non fondée", "rejected"),
        "credit_note": Said("avoir", "credit note"),
        "refund": Said("remboursement", "refund"),
        "voucher": Said("bon d'achat", "voucher"),
        "discount": Said("remise", "discount"),
        "free_service": Said("prestation offerte", "free service"),
        "replacement": Said("remplacement", "replacement"),
        "repair": Said("réparation", "repair"),
        "apology": Said("excuses", "apology"),
        "exchange": Said("échange", "exchange"),
        "redo": Said("prestation à refaire", "work done again"),
        "explanation": Said("explication", "explanation"),
        "cancellation": Said("résiliation", "cancellation"),
        "other": Said("autre chose", "something else"),
        ">60": Said("plus de 60", "over 60"),
        "31-60": Said("31 à 60", "31 to 60"),
        "11-30": Said("11 à 30", "11 to 30"),
        "0-10": Said("10 au plus", "up to 10"),
    }
)


def label(code: str) -> Said:
    """A code in words; what is no code of ours (a category, a cause, a product) is shown as it is."""
    return CODES.get(code) or Said("{label}", "{label}", label=code)
