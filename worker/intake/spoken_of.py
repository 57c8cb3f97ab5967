"""A call or a visit is written down in the complainant's place, and they read it: it speaks to them, or for them.

"Elle n'est pas contente du retard" would reach her as what she told us. Whoever else is spoken of (the driver, a
neighbour) may be: only words of what somebody wants, says or feels tell who complains.
"""

from typing import Final

from worker.complaint.opening import Channel
from worker.processing.commands.frame import Refusal
from worker.words.said import Said
from worker.words.tables import shape
from worker.words.wording import bounded, fold

_SHOWN: Final = 200
_LOOKED_AT: Final = 4_000
# What is noted of them, and no word of theirs.
NOTED: Final = frozenset({Channel.PHONE, Channel.IN_PERSON})
# A pronoun means them where nobody was named before it.
_OF_THEM: Final = shape(
    "summaries",
    r"(?:^{pronoun}|(?<!\w){they}|(?<!\w){title}(?: [a-z'-]{2,30})?) (?:{wants}|{feels})\b"
    r"|(?:^|[.!?\n] ?){noted first} [a-z]",
)


def to_their_face(words: str, channel: Channel) -> None:
    """Raises Refusal where a summary speaks of whoever reads it, with the words that do."""
    found = _OF_THEM.search(fold(words[:_LOOKED_AT]).strip()) if channel in NOTED else None
    if found is None:
        return
    raise Refusal(
        "the complainant reads this summary, and it speaks of them (“{words}”); say it to them, then send everything"
        " again:",
        steps=(Said("“You are not happy with …”, “You ask for …”, in the place of: {words}", words=_shown(words)),),
        words=found[0].strip(" .!?\n")[:80],
    )


def _shown(words: str) -> str:
    return bounded(" ".join(words.split()), _SHOWN)
