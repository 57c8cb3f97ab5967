"""Each entry in words: a row for each kind, what happened, and the words that were written."""

from collections.abc import Mapping
from types import MappingProxyType

from worker.feedback.dossier.telling import intake, personal_data, post, processing, response
from worker.feedback.dossier.telling.told import Names, Teller, Told
from worker.nouns.entry import Entry

__all__ = ["TELL", "Names", "Told", "tell"]

TELL: Mapping[type[object], Teller] = MappingProxyType(
    {**intake.TELL, **post.TELL, **processing.TELL, **response.TELL, **personal_data.TELL}
)


def tell(entry: Entry, names: Names) -> Told:
    """`names` gives a colleague's name for an address."""
    return TELL[type(entry)](entry, names)
