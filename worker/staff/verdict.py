"""What the second person says of the answer that waits for them: yes, not like this, or neither.

A yes may have encouragements beside it; with a wish it is a condition, and so is no yes: the answer goes back to its
author with those words. A question, or what is said of tomorrow, decides nothing.
"""

import re
from typing import Final, Literal

from worker.complaint.record import Complaint
from worker.nouns.item import OurLetter, Person
from worker.processing.commands.script import Line, Script
from worker.response.approval import may_approve
from worker.response.releasing import waiting_draft
from worker.staff.one_word import says_yes
from worker.words.tables import words
from worker.words.wording import fold

Verdict = Literal["yes", "return", ""]
_ROOM: Final = "approving"
_YES: Final = words(_ROOM, "yes", then=r"(?!\w)")
_ALONE: Final = words(_ROOM, "yes", "beside yes", then=r"(?!\w)")
_CONDITION: Final = words(_ROOM, "condition", then=r"(?!\w)")
_BY_NAME: Final = words(_ROOM, "yes by name", then=r"(?!\w)")
_NO: Final = words(_ROOM, "no", then=r"(?!\w)")
_LATER: Final = words(_ROOM, "later", then=r"(?!\w)")
_MENDS: Final = words(_ROOM, "mends", then=r"(?!\w)")
_OTHER_WORK: Final = words(_ROOM, "other work", then=r"(?!\w)")
_NOT_TODAY: Final = words(_ROOM, "not today", then=r"(?!\w)")
# « Corrige et je valide » beside a question.
_IMPERATIVE: Final = words(_ROOM, "told to mend", then=r"(?!\w)")
_PART: Final = re.compile(r"[^,.;!\n]*[,.;!\n]+\s*")
_LONGEST: Final = 2_000
# A yes that goes on for longer says something else beside it.
_LONGEST_YES: Final = 200
_TYPED: Final = 80
_WORD: Final = re.compile(r"[^\W_]+")


def read(body: str, names: frozenset[str] = frozenset()) -> Verdict:
    """What the words decide. `body` is without greeting and signature, `names` are folded words of names."""
    said = " ".join(fold(body[:_LONGEST]).replace("’", "'").split())
    if not said or ("?" in said and not _IMPERATIVE.search(said)):
        return ""
    if beside(body, names):
        return "yes"
    no, condition = _NO.search(said), _CONDITION.search(said)
    if not no and not condition:
        return "yes" if _is_yes(said, names) else ""
    # A reason must stand beside a no, or nobody could mend what it is about.
    enough = len(_WORD.findall(said)) > 1
    waits = _LATER.search(said) or (_NOT_TODAY.search(said) and not _MENDS.search(said))
    decides = bool(no or _YES.search(said)) and not (waits and not no)
    return "return" if enough and decides else ""


def beside(body: str, names: frozenset[str]) -> str:
    """« C'est validé, merci Bob. Pense à prévenir la compta »: what is asked for of somebody beside a whole yes, as it
    was typed; "" where nothing is, or where it may be about the text.
    """
    first, rest = "", body[:_LONGEST].strip()
    while rest and "?" not in body:
        cut = _PART.match(rest)
        part = cut[0] if cut else rest
        if not _is_yes(" ".join(fold(f"{first} {part}").replace("’", "'").split()), names):
            break
        first, rest = f"{first} {part}", rest[len(part) :]
    folded = fold(rest)
    about_it = any(table.search(folded) for table in (_MENDS, _NO, _LATER, _NOT_TODAY))
    return rest.strip(" ,;.!\n") if first and _OTHER_WORK.search(folded) and not about_it else ""


def _is_yes(said: str, names: frozenset[str]) -> bool:
    """Made of what says yes, courtesies and names alone."""
    if len(said) > _LONGEST_YES or _LATER.search(said) or not _YES.search(said):
        return False
    left = _ALONE.regex.sub(" ", said)
    return all(word in names for word in _WORD.findall(left))


def as_verdict(
    script: Script, body: str, answered: OurLetter, file: Complaint, person: Person, names: frozenset[str]
) -> Script:
    """`#valider` or `#refuser` for the words of whoever is asked, in answer to the request, or to a transcript that
    says that a word of theirs about it was not understood.
    """
    waiting = waiting_draft(file)
    if waiting is None or not may_approve(person, file, waiting.filed_by):
        return script
    again = answered.occasion == "transcript" and _not_understood(file, answered, person)
    # To a colleague who writes about the file « ok » is said to them; « ok valide » is said of the version.
    asked = answered.occasion == "colleague_words" and waiting.filed_at <= answered.queued_at
    by_name = asked and _BY_NAME.search(fold(body[:_LONGEST])) is not None
    if answered.occasion != "approval" and not again and not by_name:
        return script
    verdict = "yes" if says_yes(body, person.name) else read(body, names)
    raw = " ".join(body.split())[:_TYPED]
    # The request says itself which version it is about; a transcript that left since then can mean no other.
    version = {"version": str(waiting.version)} if (again or by_name) and waiting.filed_at <= answered.queued_at else {}
    if verdict == "yes":
        approved = Line(1, raw, "valider", options=version)
        # What is to be done besides is for whoever wrote the answer.
        told = f"{waiting.filed_by}, {more}" if (more := beside(body, names)) else ""
        return Script((approved, *((Line(2, "", "dire", words=tuple(told.split()), prose=told),) if told else ())), "")
    # What is refused to a colleague who wrote about the file may be something else than the version.
    if verdict == "return" and not by_name:
        said = body.strip()
        return Script((Line(1, raw, "refuser", words=tuple(said.split()), options=version, prose=said),), "")
    return script


def _not_understood(file: Complaint, answered: OurLetter, person: Person) -> bool:
    return any(
        one.message.parcel == answered.parcel and one.person == person.address and not one.done
        for one in file.staff_messages
    )
