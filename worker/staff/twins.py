"""Two files that a colleague says are one, and which other one they name.

« C'est un doublon de REC-2026-000008-92 », « la même que le dossier 8, à regrouper », « non, il faut les fusionner,
REC-2026-000008 ». What is named so is shown with whose it is and the line that joins them: nothing is joined for it.
"""

from typing import Final

from worker.intake import references
from worker.words.tables import shape, words
from worker.words.wording import fold

_TWIN: Final = words("meant", "duplicate")
_NO_TWIN: Final = words("meant", "no duplicate", then=r"(?!\w)")
_NUMBER: Final = shape("plainly", r"(?<!\w){a file} ?(?:n[°o]\.? ?)?(?P<number>[0-9]{1,6})(?![\w.,-]*[0-9])")
_LOOKED_AT: Final = 400
_MOST: Final = 3


def spoken_of(folded: str) -> bool:
    return _TWIN.search(folded) is not None and _NO_TWIN.search(folded) is None


def named(text: str, ref: str) -> tuple[str, ...]:
    """The references of the other files that words about file `ref` name as its twin: also those without their last two
    digits, and mere numbers, of the year of this one.
    """
    said = text[:_LOOKED_AT]
    if not ref or not spoken_of(" ".join(fold(said).split())):
        return ()
    prefix, year, _ = references.taken_apart(ref)
    short = references.find_unchecked(said, prefix)[0]
    numbers = (int(one["number"]) for one in _NUMBER.finditer(fold(said)))
    found = (*references.find(said, prefix), short, *(references.make(prefix, year, one) for one in numbers if one))
    return tuple(dict.fromkeys(one for one in found if one and one != ref))[:_MOST]
