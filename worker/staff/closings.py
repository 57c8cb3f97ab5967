"""How a letter takes leave where its writer did not: in the language of its words, where that is plainly another's.

The letter's frame is in the language of its file, whose complainant may well have been written to in another one.
"""

from collections.abc import Iterable
from typing import Final

from worker.words.language import guess
from worker.words.said import Said

# In fewer words a language is a chance.
_LEAST_WORDS: Final = 4
_LOOKED_AT: Final = 20_000
_CLOSING: Final = Said("Kind regards,")


def in_its_language(body: str, languages: Iterable[str]) -> str:
    """The words that take leave below `body`; "" where those of the files' own `languages` may stand."""
    words = body[:_LOOKED_AT]
    written = guess(words) if len(words.split()) >= _LEAST_WORDS else ""
    known = set(languages)
    return _CLOSING.told(written) if written and known and written not in known else ""
