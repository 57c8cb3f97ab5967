"""The spaces that a language's own typography asks for. Only the template's words are touched, never a quoted one:
the marks of values are shielded and therefore do not match.
"""

import re
from typing import Final

NO_BREAK: Final = "\u00a0"
# French sets a space that never breaks before ; : ! ? » % and after «.
_FRENCH: Final = re.compile(r" (?=[;:!?»%])|(?<=«) ")


def typeset(source: str, language: str) -> str:
    """Template text with its no-break spaces. The text part turns them back to plain ones once its lines are cut."""
    return _FRENCH.sub(NO_BREAK, source) if language == "fr" else source
