"""What the second person says of the answer that waits for them: yes, not like this, or neither.

A yes may have encouragements beside it; with a wish it is a condition, and so is no yes: the answer goes back to its
author with those words. A question, or what is said of tomorrow, decides nothing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from worker.complaint.messages import StaffMessage
from worker.complaint.record import Complaint
from worker.nouns.item import OurLetter, Person
from worker.processing.commands.script import Line, Script
from worker.processing.people import called
from worker.response.approval import may_approve
from worker.response.releasing import waiting_draft
from worker.staff.guards.reply import name_words
from worker.staff.one_word import says_yes
from worker.staff.remarked import beside, is_yes, only_doubts, plain
from worker.words.tables import words
from worker.words.wording import fold

Verdict = Literal["yes", "return", ""]
_ROOM: Final = "approving"
_YES: Final = words(_ROOM, "yes", then=r"(?!\w)")
_CONDITION: Final = words(_ROOM, "condition", then=r"(?!\w)")
_BY_NAME: Final = words(_ROOM, "yes by name", then=r"(?!\w)")
_NO: Final = words(_ROOM, "no", then=r"(?!\w)")
_LATER: Final = words(_ROOM, "later", then=r"(?!\w)")
_MENDS: Final = words(_ROOM, "mends", then=r"(?!\w)")
_NOT_TODAY: Final = words(_ROOM, "not today", then=r"(?!\w)")
# « Corrige et je valide » beside a question.
_IMPERATIVE: Final = words(_ROOM, "told to mend", then=r"(?!\w)")
_LONGEST: Final = 2_000
_TYPED: Final = 80
_MOST_TOLD: Final = 3
_LONGEST_REMARK: Final = 600
_WORD: Final = re.compile(r"[^\W_]+")


def read(body: str, names: frozenset[str] = frozenset()) -> Verdict:
    """What the words decide. `body` is without greeting and signature, `names` are folded words of names."""
    said = plain(body[:_LONGEST])
    if not said or ("?" in said and not _IMPERATIVE.search(said)):
        return ""
    if beside(body, names):
        return "yes"
    no, condition = _NO.search(said), _CONDITION.search(said)
    if not no and not condition:
        return "yes" if is_yes(said, names) else ""
    if only_doubts(body, names):
        return ""
    # A reason must stand beside a no, or nobody could mend what it is about.
    enough = len(_WORD.findall(said)) > 1
    waits = _LATER.search(said) or (_NOT_TODAY.search(said) and not _MENDS.search(said))
    decides = bool(no or _YES.search(said)) and not (waits and not no)
    return "return" if enough and decides else ""


def as_verdict(
    script: Script, body: str, answered: OurLetter, file: Complaint, person: Person, staff: Iterable[Person]
) -> Script:
    """`#valider` or `#refuser` for the words of whoever is asked, in answer to the request, or to a transcript that
    says that a word of theirs about it was not understood.
    """
    staff = tuple(staff)
    names = name_words(one.name for one in staff)
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
        more = beside(body, names) or ("" if by_name else _said_before(file, answered, person))
        told = _to_whom(waiting.filed_by, more, person, staff) if more else ()
        lines = (Line(n, "", "dire", "", (one, *more.split()), prose=f"{one}, {more}") for n, one in enumerate(told, 2))
        return Script((Line(1, raw, "valider", options=version), *lines), "")
    # What is refused to a colleague who wrote about the file may be something else than the version.
    if verdict == "return" and not by_name:
        said = body.strip()
        return Script((Line(1, raw, "refuser", words=tuple(said.split()), options=version, prose=said),), "")
    return script


def _to_whom(author: str, said: str, person: Person, staff: tuple[Person, ...]) -> tuple[str, ...]:
    """Who wrote the answer reads what stands beside its yes, and who is called in it by name."""
    named = (one.address for one in staff if any(_calls(fold(said), name) for name in called(one)))
    known = {one.address for one in staff} - {person.address}
    return tuple(one for one in dict.fromkeys((author, *named)) if one in known)[:_MOST_TOLD]


def _calls(said: str, name: str) -> bool:
    """Set off by a mark, or by the beginning or the end: not whoever is only spoken of."""
    one = re.escape(name)
    found = re.search(rf"(?:\A|[.;:!] ?){one}(?!\w)|(?<!\w){one}(?= ?[,.;:!]|\Z)", said)
    return bool(name) and found is not None


def _not_understood(file: Complaint, answered: OurLetter, person: Person) -> bool:
    return any(True for _ in _refused(file, answered, person))


def _refused(file: Complaint, answered: OurLetter, person: Person) -> Iterator[StaffMessage]:
    """Their mail of which a transcript says that it did nothing, where that is answered."""
    for one in file.staff_messages:
        if one.message.parcel == answered.parcel and one.person == person.address and not one.done:
            yield one


def _said_before(file: Complaint, answered: OurLetter, person: Person) -> str:
    """What they said when they were asked for a plain yes: it is not lost, now that they give one."""
    if answered.occasion != "transcript":
        return ""
    said = next((one.message.new_text for one in _refused(file, answered, person)), "")
    rows = [row for row in said.strip().split("\n") if not row.lstrip().startswith((">", "#"))]
    told = " ".join(" ".join(rows).split())
    return told if len(told) <= _LONGEST_REMARK and len(told.split()) > 1 else ""
