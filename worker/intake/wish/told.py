"""What an acknowledgement repeats of the wishes: all of them, by their kinds or in the words of whoever wishes.

Whoever would have one thing or another, or something else for each order, wishes what the sentence says.
"""

import re
from typing import Final

from worker.complaint.particulars import DesiredSolution
from worker.intake.wish.finding import every
from worker.words.tables import words
from worker.words.wording import fold

_EITHER: Final = words("wish", "either")
# An order or an invoice that a wish is for.
_NUMBER: Final = re.compile(r"(?<![0-9,.])[0-9]{4,}(?![0-9]*[,.]?[0-9]* ?(?:€|euro))")
_MOST: Final = 4


def wishes(text: str, language: str, proposed: DesiredSolution) -> tuple[DesiredSolution, ...]:
    """What to tell of the wishes of a text, of which `proposed` is the first; one alone to be told in its words has the
    kind "other".
    """
    found = every(text, language)[:_MOST]
    if not found or found[0].kind != proposed.kind:
        return (proposed,)
    sentences = tuple(dict.fromkeys(one.quoted for one in found))
    in_words = {one.quoted for one in found if one.kind == "other"} & {o.quoted for o in found if o.kind != "other"}
    if in_words or any(_is_one_of_several(one) for one in sentences):
        return tuple(proposed.model_copy(update={"kind": "other", "quoted": one}) for one in sentences)
    return (proposed, *found[1:])


def _is_one_of_several(sentence: str) -> bool:
    folded = fold(sentence)
    return _EITHER.search(folded) is not None or len(set(_NUMBER.findall(folded))) > 1
