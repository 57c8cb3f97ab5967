"""What plain words about a file say of its answer: scores, a cause, why, what is decided and what it gives.

« C'est nous qui avons tort, on rembourse 49 € par virement. Cause : erreur de saisie. Pas grave, simple. » Nothing of
it is recorded by being said: it fills the form of the answer, which a person looks at and sends. What the notes of a
file said so before stays in the form until it is answered: nobody says it twice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile
from typing import Final

from worker.complaint.lifecycle import TO_ANSWER
from worker.complaint.record import Complaint
from worker.nouns.announced import Announced, Gift, Verdict
from worker.processing.assessing import is_complete
from worker.processing.cause_words import class_of
from worker.processing.people import called
from worker.processing.rules import Rules
from worker.response.announced import announced, gifts_in, kinds_in, names_a_gift, sums_in
from worker.response.compensating import IN_MONEY
from worker.response.means import way_said
from worker.staff.carried_out import says_so
from worker.staff.plain_words import LOOKED_AT
from worker.staff.promising import known as known_of
from worker.staff.scored import partly_scored
from worker.words.tables import Shape, Words, shape, words
from worker.words.wording import bounded, fold

_ROOM: Final = "spoken"
_LONGEST: Final = 160
# In this order: « non fondée » says the word of what is granted too.
VERDICTS: Final[Mapping[Verdict, Words]] = {
    "rejected": words(_ROOM, "refuses", then=r"(?!\w)"),
    "partly": words(_ROOM, "partly", then=r"(?!\w)"),
    "upheld": words(_ROOM, "grants", then=r"(?!\w)"),
}
GIVES: Final = words(_ROOM, "gives")
_WISHED: Final = words(_ROOM, "wished", then=r"(?!\w)")
CAUSE: Final = shape(_ROOM, r"{cause is}(?P<said>[^.,;!?\n]{3,160})")
CLAUSE: Final = re.compile(r"[.,;!?\n]+(?!\d)")
COLON: Final = re.compile(r" ?: (?!\d)")
_IT_WAS: Final = words(_ROOM, "it was")
_WHY: Final = shape(_ROOM, r"(?:{reason is}|{because})(?P<said>[^.;!?\n]{3,160})")
_REASON: Final = shape(_ROOM, r"{reason is}(?P<said>[^.;!?\n]{3,160})")
# What no complainant is to read as the reason.
_NOT_TO_THEM: Final = (
    words("guards", "spoken of"),
    words("guards", "rude"),
    words(_ROOM, "they", then=r"(?!\w)"),
    words(_ROOM, "no reason", then=r"(?!\w)"),
)
_VOUS: Final = words("guards", "vous")
# It is over, for whoever writes, and what was done.
_OVER: Final = words("meant", "over")
_NOT_OVER: Final = words("meant", "not over", then=r"(?!\w)")
_DONE: Final = words("meant", "done")
_LEAST_WORDS: Final = 2
# A file's own, which no complainant needs to read as a reason.
_REFERENCE: Final = re.compile(r"\b[A-Z]{2,6}-[0-9]{4}-[0-9]{3,7}(?:-[0-9]{2})?\b")
# The latest notes, newest first: what was said long ago was said of another state of things.
_NOTES: Final = 4
# A longer one brings along what somebody else wrote.
SHORT: Final = 500


def of_the_answer(text: str, complaint: Complaint, rules: Rules, today: date) -> Announced | None:
    """What the words say of the answer; None where they say nothing of it."""
    text = _without_wishes(text[:LOOKED_AT])
    reason, plain = _with_its_label(text)
    said = announced(plain, known_of(complaint, rules, today))
    plainly = _decided_in_the_house(plain, complaint, rules, today)
    # « Partielle : on rembourse 250 € » says by its own word what the gift alone would say otherwise.
    if plainly and (said is None or not said.verdict or (plainly.verdict and not _VOUS.search(fold(text)))):
        said = replace(said, verdict=plainly.verdict) if said and said.gifts else plainly
    # Among colleagues more is a sum than in a letter.
    if said and plainly and _sums_of(plainly.gifts) and not _sums_of(said.gifts):
        said = replace(said, gifts=plainly.gifts)
    scores = () if is_complete(complaint.assessment) else tuple(partly_scored(text, rules.scales).items())
    cause = cause_said(text, rules.causes) or (_cause_beside(text, rules.causes) if decides(said) else "")
    why = reason or (_without_gifts(_said(_WHY, plain)) if said and said.verdict else "")
    if not why and said and said.verdict:
        why = _why_beside(plain, rules, complaint.complainant.name)
    settled = _settled(text)
    if said is None and not (scores or cause or why or settled):
        return None
    said = said or Announced("", "")
    return replace(said, internal=True, scores=scores, cause=cause, reason=why, settled=settled)


def _sums_of(gifts: tuple[Gift, ...]) -> bool:
    return any(one.cents is not None for one in gifts)


def _without_wishes(text: str) -> str:
    """« Elle demande un remboursement de 30 € » tells what somebody else would like."""
    if not _WISHED.search(fold(text)):
        return text
    return ", ".join(one for one in CLAUSE.split(text) if not _WISHED.search(fold(one)))


def decides(said: Announced | None) -> bool:
    """Whether the words decide something, and do not only score or explain."""
    return said is not None and bool(said.verdict or said.gifts)


def together(house: Announced | None, letter: Announced | None) -> Announced | None:
    """What both say of the answer, the words for the house first."""
    if house is None or letter is None:
        return house or letter
    return replace(_with(house, letter), internal=letter.internal, sentence=letter.sentence)


def _in_detail(gifts: tuple[Gift, ...], elsewhere: tuple[Gift, ...]) -> tuple[Gift, ...]:
    """The gifts, each with the day, the way and the carrier that the same one has elsewhere."""
    alike = {(one.kind, one.cents): one for one in elsewhere}
    # « Nous remboursons le matelas » is the one sum that is named elsewhere.
    summed = {one.kind: one for one in elsewhere if one.cents is not None}
    summed = {kind: one for kind, one in summed.items() if sum(other.kind == kind for other in elsewhere) == 1}

    def whole(one: Gift) -> Gift:
        same = alike.get((one.kind, one.cents)) or (summed.get(one.kind, one) if one.cents is None else one)
        told = one if one.cents is not None else replace(one, cents=same.cents, currency=same.currency)
        return replace(told, due=one.due or same.due, way=one.way or same.way, carrier=one.carrier or same.carrier)

    return tuple(map(whole, gifts))


def said_so_far(said: Announced | None, complaint: Complaint, rules: Rules, today: date) -> Announced | None:
    """`said` with what the latest notes of colleagues say of the answer, where it says nothing of its own."""
    for text in _told(complaint, rules) if complaint.state in TO_ANSWER else ():
        earlier = of_the_answer(text, complaint, rules, today)
        said = _with(said, earlier) if said and earlier else said or earlier
    return said


def completes(text: str, complaint: Complaint, rules: Rules, today: date) -> bool:
    """« Par virement, 49,90 »: what is given, in more detail, after a note decided that something is."""
    return _is_detail(text) and decides(said_so_far(None, complaint, rules, today))


def _told(complaint: Complaint, rules: Rules) -> Iterator[str]:
    """The notes of the time since the last answer, the latest first; one that goes into detail goes on with the one
    before it.
    """
    since = complaint.answered_at
    mine = (one for one in reversed(complaint.notes) if one.by in rules.staff and not one.passed_on)
    told = (one.text for one in mine if len(one.text) <= SHORT and (since is None or one.at > since))
    details: list[str] = []
    for text in islice(told, _NOTES):
        if _is_detail(text):
            details.insert(0, text)
        else:
            yield ", ".join((text.rstrip(" .!"), *details))
            details.clear()
    if details:
        yield ", ".join(details)


def _is_detail(text: str) -> bool:
    """Words that name a sum or a way, and decide nothing by themselves."""
    folded = fold(text)
    decided = any(table.search(folded) for table in (*VERDICTS.values(), GIVES)) or kinds_in(text) - IN_MONEY
    return "?" not in folded and not decided and bool(sums_in(text) or way_said(folded))


def _with(said: Announced, earlier: Announced) -> Announced:
    """A decision stands with what it gives; of the rest each thing that was not said anew."""
    whole = said if decides(said) else replace(earlier, scores=said.scores, cause=said.cause, reason=said.reason)
    return replace(
        whole,
        gifts=_in_detail(whole.gifts, earlier.gifts),
        scores=tuple((dict(earlier.scores) | dict(said.scores)).items()),
        cause=said.cause or earlier.cause,
        reason=said.reason or (earlier.reason if earlier.verdict in {"", whole.verdict} else ""),
    )


def _decided_in_the_house(text: str, complaint: Complaint, rules: Rules, today: date) -> Announced | None:
    """« Fondé, rembourser 49 € », « on refuse »: a decision that no letter would word so."""
    folded = fold(text)
    if "?" in folded:
        return None
    verdict: Verdict | None = next((one for one, table in VERDICTS.items() if table.search(folded)), None)
    if verdict is None and not GIVES.search(folded):
        return None
    verdict = verdict or ""
    # « Pas fondé, on fait quand même un geste de 50 € »: beside a refusal only what is given in so many words.
    given = text if verdict != "rejected" else ", ".join(one for one in CLAUSE.split(text) if GIVES.search(fold(one)))
    gifts = gifts_in(given, known_of(complaint, rules, today))
    return Announced(" ".join(text.split())[:_LONGEST], verdict, gifts)


def cause_said(text: str, causes: Iterable[str]) -> str:
    """As the line takes it: in the words, where they are of one class of the company's list. « Personnes (le livreur
    n'a rien mis) » names it before what is in brackets.
    """
    said = _said(CAUSE, text)
    named = said.partition("(")[0].strip()
    begun = [one for one in causes if fold(one).startswith(f"{fold(named)} ")] if named else []
    if len(begun) == 1:
        return begun[0]
    return next((one for one in (named, said) if one and class_of(one, causes)), "")


def _cause_beside(text: str, causes: Iterable[str]) -> str:
    """« Fondé, c'est le transporteur »: beside a decision what it was says why, where it is of one class."""
    listed = {fold(one) for one in causes}
    clauses = [one.strip() for one in CLAUSE.split(text)]
    found = [one for one in clauses if fold(one) in listed or (_IT_WAS.match(fold(one)) and class_of(one, causes))]
    return _inside(found[0]) if len(found) == 1 else ""


def _names(clause: str, theirs: str) -> bool:
    return bool(set(fold(clause).split()) & {one for one in fold(theirs).split() if len(one) > 2})


def _why_beside(text: str, rules: Rules, theirs: str) -> str:
    """« On refuse, usure normale, la garantie ne couvre pas »: what else is said beside a decision is why, where it is
    no score, no gift, and nothing that only the house may read.
    """
    told = (clause for clause in CLAUSE.split(text) if not CAUSE.search(fold(clause)))
    clauses = [_REFERENCE.sub("", one).strip() for clause in told for one in COLON.split(clause)]
    if _VOUS.search(fold(text)):
        # A letter says much beside its reasons.
        return ""
    return _inside(", ".join(one for one in clauses if _is_a_reason(one, rules) and not _names(one, theirs)))


def _is_a_reason(clause: str, rules: Rules) -> bool:
    folded = fold(clause)
    tables = (*VERDICTS.values(), GIVES, *_NOT_TO_THEM)
    if len(folded.split()) < _LEAST_WORDS or any(table.search(folded) for table in tables):
        return False
    named = any(set(called(one)) & set(folded.split()) for one in rules.staff.values())
    scored = partly_scored(clause, rules.scales)
    listed = folded in {fold(one) for one in rules.causes}
    blamed = listed or (_IT_WAS.match(folded) and class_of(clause, rules.causes))
    return not (named or scored or blamed or names_a_gift(folded))


def _settled(text: str) -> str:
    """« C'est réglé : avoir de 40 € envoyé ce jour, il est d'accord, clore », « c'était un doublon, 349 € remboursés ce
    matin »: what was done, where it is over or says so itself.
    """
    folded = fold(text)
    if "?" in folded:
        return ""
    over = _OVER.search(folded) and not _NOT_OVER.search(folded)
    clauses = [one.strip() for clause in CLAUSE.split(text) for one in COLON.split(clause)]
    return _inside(", ".join(one for one in clauses if _is_done(one) and (over or _says_so(one))))


def _is_done(clause: str) -> bool:
    folded = fold(clause)
    if _OVER.search(folded):
        return False
    told = kinds_in(clause) or sums_in(clause) or _DONE.search(folded)
    return bool(told) and not any(table.search(folded) for table in _NOT_TO_THEM[:3])


def _says_so(clause: str) -> bool:
    """« Remboursé ce matin 349 € par virement »: it was carried out, and nobody needs to do it."""
    return names_a_gift(fold(clause)) and says_so(clause)


def _with_its_label(text: str) -> tuple[str, str]:
    """The reason behind « motif : », up to the next label, verdict or gift; and the text without it, since « la
    livraison offerte dès 300 € » in a reason gives nothing. ("", text) in a letter, and where none is labelled.
    """
    for row in text.split("\n"):
        folded = fold(row)
        found = _REASON.search(folded) if not _VOUS.search(fold(text)) else None
        if found and len(row.strip()) == len(folded):
            typed = row.strip()[slice(*found.span("said"))]
            kept = _without_gifts(typed)
            return kept, text.replace(row.strip()[found.start() : found.start("said")] + kept, " ", 1)
    return "", text


def _without_gifts(reason: str) -> str:
    """« Défaut de l'appareil, remboursement 89,99 par virement » goes on with what is given: a reason ends there, and
    where another label or the verdict begins.
    """
    clauses = [one.strip() for one in CLAUSE.split(reason) if one.strip()]
    tables = (*VERDICTS.values(), GIVES)

    def goes_on(clause: str) -> bool:
        folded = fold(clause)
        labelled = CAUSE.search(f"{folded} ") or any(one.search(f"{folded},") for one in tables)
        return not (labelled or names_a_gift(folded))

    return _inside(", ".join((*clauses[:1], *takewhile(goes_on, clauses[1:]))))


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
