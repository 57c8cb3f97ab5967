"""What plain words about a file say of its answer: scores, a cause, why, what is decided and what it gives.

« C'est nous qui avons tort, on rembourse 49 € par virement. Cause : erreur de saisie. Pas grave, simple. » Nothing of
it is recorded by being said: it fills the form of the answer, which a person looks at and sends.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from worker.complaint.record import Complaint
from worker.nouns.announced import Announced, Verdict
from worker.processing.assessing import is_complete
from worker.processing.cause_words import class_of
from worker.processing.commands.frame import Bench
from worker.response.announced import announced, gifts_in
from worker.staff.plain_words import LOOKED_AT
from worker.staff.promising import known as known_of
from worker.staff.scored import partly_scored
from worker.words.tables import Shape, Words, shape, words
from worker.words.wording import bounded, fold

_ROOM: Final = "spoken"
_LONGEST: Final = 160
# In this order: « non fondée » says the word of what is granted too.
_VERDICTS: Final[Mapping[Verdict, Words]] = {
    "rejected": words(_ROOM, "refuses", then=r"(?!\w)"),
    "partly": words(_ROOM, "partly", then=r"(?!\w)"),
    "upheld": words(_ROOM, "grants", then=r"(?!\w)"),
}
_GIVES: Final = words(_ROOM, "gives")
CAUSE: Final = shape(_ROOM, r"{cause is}(?P<said>[^.,;!?\n]{3,160})")
_CLAUSE: Final = re.compile(r"[.,;!?\n]+")
_IT_WAS: Final = words(_ROOM, "it was")
_WHY: Final = shape(_ROOM, r"{because}(?P<said>[^.;!?\n]{3,160})")


def of_the_answer(text: str, complaint: Complaint, bench: Bench) -> Announced | None:
    """What the words say of the answer; None where they say nothing of it."""
    text = text[:LOOKED_AT]
    known = known_of(complaint, bench)
    said = announced(text, known)
    plainly = _decided_in_the_house(text, complaint, bench)
    if plainly and (said is None or not said.verdict):
        said = replace(said, verdict=plainly.verdict) if said and said.gifts else plainly
    scores = () if is_complete(complaint.assessment) else tuple(partly_scored(text, bench.rules.scales).items())
    cause = cause_said(text, bench) or (_cause_beside(text, bench) if decides(said) else "")
    if said is None and not scores and not cause:
        return None
    said = said or Announced("", "")
    return replace(said, internal=True, scores=scores, cause=cause, reason=_said(_WHY, text) if said.verdict else "")


def decides(said: Announced | None) -> bool:
    """Whether the words decide something, and do not only score or explain."""
    return said is not None and bool(said.verdict or said.gifts)


def _decided_in_the_house(text: str, complaint: Complaint, bench: Bench) -> Announced | None:
    """« Fondé, rembourser 49 € », « on refuse »: a decision that no letter would word so."""
    folded = fold(text)
    if "?" in folded:
        return None
    verdict: Verdict | None = next((one for one, table in _VERDICTS.items() if table.search(folded)), None)
    if verdict is None and not _GIVES.search(folded):
        return None
    verdict = verdict or ""
    gifts = gifts_in(text, known_of(complaint, bench)) if verdict != "rejected" else ()
    return Announced(" ".join(text.split())[:_LONGEST], verdict, gifts)


def cause_said(text: str, bench: Bench) -> str:
    """As the line takes it: in the words, where they are of one class of the company's list."""
    said = _said(CAUSE, text)
    return said if said and class_of(said, bench.rules.causes) else ""


def _cause_beside(text: str, bench: Bench) -> str:
    """« Fondé, c'est le transporteur »: beside a decision what it was says why, where it is of one class."""
    clauses = (one.strip() for one in _CLAUSE.split(text) if _IT_WAS.match(fold(one)))
    found = [one for one in clauses if class_of(one, bench.rules.causes)]
    return _inside(found[0]) if len(found) == 1 else ""


def _inside(said: str) -> str:
    return bounded(" ".join(said.replace('"', "'").replace("#", " ").split()).strip(" ,:"), _LONGEST)


def _said(sign: Shape, text: str) -> str:
    """The words behind a sign, as they were typed, where accents did not change their length."""
    for row in text.split("\n"):
        folded = fold(row)
        if found := sign.search(folded):
            start, end = found.span("said")
            typed = row.strip()[start:end] if len(row.strip()) == len(folded) else found["said"]
            return _inside(typed)
    return ""
