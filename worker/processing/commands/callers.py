"""What a message may be that is no complaint, as a colleague types it behind `#reclassify`."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from worker.words.said import Said
from worker.words.tables import printed
from worker.words.wording import fold

_ROOM: Final = "choices"
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
    return _kinds().get(fold(first[0]).strip(), "") if first else ""


@cache
def _kinds() -> Mapping[str, str]:
    """By what they are called, in any language."""
    return {word: kind for kind in LABELS if kind for word in printed(_ROOM, f"kind: {kind}")}
