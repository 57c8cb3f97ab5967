"""The spaces that a language's own typography asks for. Only the template's words are touched, never a quoted one:
the marks of values are shielded and therefore do not match.
"""

import re
from typing import Final

from worker.words.tongues import SPACED

NO_BREAK: Final = "\u00a0"
# A space that never breaks.
_SPACE: Final = re.compile(r" (?=[;:!?»%])|(?<=«) ")


def typeset(source: str, language: str) -> str:
    """Template text with its no-break spaces. The text part turns them back to plain ones once its lines are cut."""
    return _SPACE.sub(NO_BREAK, source) if language in SPACED else source
