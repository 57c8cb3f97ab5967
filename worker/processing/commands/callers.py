"""What a message may be that is no complaint, as a colleague types it behind `#reclassify`."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.words.said import Said
from worker.words.wording import fold

_TYPED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "thanks": ("remerciement", "remerciements", "merci", "compliment", "thanks"),
        "question": ("question", "renseignement", "demande de renseignement", "simple question"),
        "applicant": ("candidature", "candidat", "application", "applicant"),
        "bill": ("facture", "facture fournisseur", "fournisseur", "bill", "invoice"),
        "advertiser": ("publicite", "pub", "prospection", "advertising", "advert"),
        "phishing": ("hameconnage", "phishing", "arnaque", "spam"),
        "mediator": ("mediateur", "mediator"),
        "authority": ("autorite", "tribunal", "huissier", "authority"),
        "journalist": ("journaliste", "presse", "journalist", "press"),
    }
)
_KINDS: Final = {fold(word): kind for kind, words in _TYPED.items() for word in words}
# A word that stands alone, or before its own colon or comma; "facture déjà payée" is a reason.
_FIRST: Final = re.compile(r"[^:,;.(]{1,40}")
# Who expects no letter that says what became of theirs: a machine, a stranger, or somebody whom a person answers.
SILENT: Final = frozenset({"applicant", "bill", "advertiser", "phishing", "mediator", "authority", "journalist"})
LABELS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "": Said("file reclassified"),
        "thanks": Said("file reclassified: thanks"),
        "question": Said("file reclassified: a question"),
        "applicant": Said("file reclassified: an application"),
        "bill": Said("file reclassified: a supplier's bill"),
        "advertiser": Said("file reclassified: advertising"),
        "phishing": Said("file reclassified: phishing"),
        "mediator": Said("file reclassified: the mediator's"),
        "authority": Said("file reclassified: an authority's"),
        "journalist": Said("file reclassified: a journalist's"),
    }
)


def kind_of(reason: str) -> str:
    """The kind that a reason begins with, "" where it names none of them by itself."""
    first = _FIRST.match(reason.strip())
    return _KINDS.get(fold(first[0]).strip(), "") if first else ""
