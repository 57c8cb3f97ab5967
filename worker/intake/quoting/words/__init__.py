"""The words that mail clients write around a quoted mail, by language. A new language is one more row.

Only facts of the clients' interfaces stand here. Accents, case and blanks do not matter (see `folding.fold`).
"""

from collections.abc import Mapping

from worker.intake.quoting.words import germanic, others, romance, slavic
from worker.intake.quoting.words.row import Words

LANGUAGES: Mapping[str, Words] = {**romance.WORDS, **germanic.WORDS, **slavic.WORDS, **others.WORDS}

__all__ = ["LANGUAGES", "Words"]
