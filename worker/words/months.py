"""The numbers of the months by their names, as mail clients and people write them: `dates.phrases` of each language."""

from collections.abc import Mapping

from worker.words.tables import languages, lines
from worker.words.wording import fold


def month_numbers(*spoken: str) -> Mapping[str, int]:
    """The folded names of the months in these languages, in all of them where none is named, with their numbers."""
    numbers: dict[str, int] = {}
    for language in spoken or languages("dates"):
        for number, names in enumerate(lines(language, "dates", "months"), start=1):
            for name in names:
                numbers.setdefault(fold(name), number)
    return numbers


MONTHS = month_numbers()
