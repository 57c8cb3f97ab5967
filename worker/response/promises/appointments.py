"""A call or a visit of whoever writes, on a day: it promises no answer, no payment and no delivery. Nor does a question
whether a day would suit: nothing is fixed before the complainant says yes.

The record has no place for either, and nobody but its writer keeps it. So its day needs not be known, as long as the
sentence says nothing else: of what comes with the call, or of somebody else's coming, nothing is known; and whoever
asks about a day announces neither money nor an answer for it, nor says that it will be so.
"""

import re
from typing import Final

from worker.processing.proposing import proposes
from worker.response.promises.values import Hits, Known, Line, Look

_CALLS: Final = re.compile(
    # Ann calls, or comes; "je vous appelle", "puis-je vous appeler", "I'll call you".
    r"\bje (?:vous |te )?(?:r?appell?e(?:rai)?|(?:re)?telephone(?:rai)?|passe(?:rai)? (?:chez vous|vous voir)"
    r"|viens (?:chez vous|vous voir)|viendrai (?:chez vous|vous voir)|rends? visite|rendrai visite)\b"
    r"|\b(?:puis-je|pourrais-je|je peux|je pourrais|je vais) (?:vous |te )?(?:r?appeler|(?:re)?telephoner"
    r"|passer (?:chez vous|vous voir)|rendre visite|venir (?:chez vous|vous voir))\b"
    r"|^\W*(?:(?:notre|le|un|prochain) )?rendez-vous\b"
    r"|\bje vous (?:propose|confirme|donne) (?:un |le |notre |votre )?rendez-vous\b"
    r"|\bi(?:'ll| will| can| could| shall|'d like to| would like to)?"
    r" (?:call|phone|ring|visit|come (?:and |to )?see|meet) (?:you|with you)\b"
    r"|\b(?:may|can|could|shall) i (?:call|phone|ring|visit|meet) you\b"
    r"|^\W*(?:let's meet|(?:our |the |an )?appointment)\b"
    r"|\bi (?:suggest|propose|confirm) (?:an |our |the )?appointment\b"
)
# Whatever comes with it is a promise of its own.
_MORE: Final = re.compile(
    r"\b(?:repon|decision|decid|rembours|avoir\b|paie|paye|pai(?:er|ement)|virement|verse|cheque|livr|repar|remplac"
    r"|echang|install|technicien|expert|transporteur|livreur|solution|geste|dedommag|indemni|resultat|regl|recev|enverr"
    r"|envoy|expedi|retir|enlev|answer|reply|refund|pay|deliver|repair|replac|exchange|technician|engineer|carrier"
    r"|gesture|compensat|result|settle|receive|send|ship|collect|fix)"
)
_SECOND_CLAUSE: Final = re.compile(
    r"\b(?:vous|you|nous|we|il|elle|on|it|they) (?:\w+ ){0,2}?(?:serez|aurez|sera|aura|will|shall|get|have)\b"
)


def only_meets(line: Line) -> bool:
    """Whether a sentence promises its writer's call or visit and nothing beside."""
    return (
        _CALLS.search(line.folded) is not None
        and _MORE.search(line.folded) is None
        and _SECOND_CLAUSE.search(line.folded) is None
    )


def unless_we_meet(look: Look) -> Look:
    """A day may stand in such a sentence."""

    def looked(line: Line, known: Known) -> Hits:
        return iter(()) if only_meets(line) or proposes(line.folded, line.after) else look(line, known)

    return looked
