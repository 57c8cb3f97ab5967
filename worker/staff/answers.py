"""The answer to what one of our letters asked, in a word or two: the command that it stands for.

Only where the letter asked it, and where the words say nothing else: "oui, mais…" is no yes. What needs words of its
own (a reason, a name, what was done) is no question of yes or no: there the letter's lines are offered.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from worker.complaint.lifecycle import TO_ANSWER, State, is_open, may_move
from worker.complaint.record import Complaint
from worker.nouns.item import OurLetter, Person
from worker.processing.commands.script import Line, Script
from worker.processing.people import called
from worker.response.releasing import waiting_draft
from worker.staff.guards.customers import greets_formally
from worker.staff.one_word import says_yes
from worker.words.tables import shape, words
from worker.words.wording import fold

_LONGEST: Final = 300
_ROOM: Final = "answers"
_NO: Final = shape(_ROOM, r"(?:{no}|{bare no})(?: {thanks})?[ .!]*")
_NO_BECAUSE: Final = shape(_ROOM, r"(?is:{no}\s*[,.;:!–-]\s*(?P<why>\S.*))")
# « C'est fait. », « Fait, routeur remplacé », "done".
_DONE: Final = shape(
    _ROOM,
    r"(?:(?:{hello}|{voila}|{agreed}),? )*(?:{it is} )?(?:{well} )?{done}(?:[ ,.:;!–-]+(?P<remark>.{0,200}))?",
)
# « Je m'en occupe », « je prends », « c'est pour moi », "I'll take it".
_MINE: Final = shape(_ROOM, r"(?:{before mine}[ ,.!]*)*{mine}[ ,.!]*(?:{after mine}[ ,.!]*)*")
_SPOKEN_TO: Final = words("plainly", "set to work", then=r"(?!\w)")
_MOST_TOLD: Final = 3
_LONGEST_TOLD: Final = 2_000
_UNLESS: Final = words(_ROOM, "done with a doubt")


def as_answer(script: Script, body: str, answered: OurLetter, file: Complaint, person: Person) -> Script:
    """The script with the command that the answer stands for; as it is where the letter asked nothing of the kind.

    `body` is what the reply says without greeting and signature.
    """
    said = body.strip()
    if not said or len(said) > _LONGEST:
        return script
    line = _ANSWERS[answered.occasion](said, answered, file, person) if answered.occasion in _ANSWERS else None
    return replace(script, lines=(replace(line, raw=said.split("\n")[0][:80]),), text="") if line else script


def as_words_back(
    script: Script, answered: OurLetter, file: Complaint, person: Person, staff: Iterable[Person]
) -> Script:
    """A reply to a colleague's words goes back to whoever wrote them, and to whom it calls by name beside; as it is
    where that is not known.
    """
    wrote = (one.person for one in file.staff_messages if one.message.parcel == answered.parcel)
    asker = next(wrote, "")
    if not asker or asker == person.address or not script.text.strip():
        return script
    if asker in file.complained_of:
        # Who gave their own account of a complaint about themselves does not read its file.
        return replace(script, lines=(_noted(script.text),), text="")
    others = (one.address for one in staff if one.address not in {asker, person.address} and calls(script.text, one))
    told = (asker, *others)[:_MOST_TOLD]
    if len(told) == 1:
        return replace(script, lines=(Line(1, "", "dire", words=told, prose=asker),))
    text = " ".join(script.text.split())
    lines = (Line(n, "", "dire", words=(one, *text.split()), prose=f"{one}, {text}") for n, one in enumerate(told, 1))
    return replace(script, lines=tuple(lines), text="")


def _noted(text: str) -> Line:
    return Line(1, "", "note", words=tuple(text.split()), prose=" ".join(text.split()))


def spoken_to(text: str, person: Person, staff: Iterable[Person]) -> tuple[Person, ...]:
    """The colleagues whom a text calls by name, and whom else it names then: « Ann, où en est-on ? et Bob ? »."""
    others = [one for one in staff if one.address != person.address]
    if not any(calls(text, one) for one in others):
        return ()
    said = set(re.findall(r"[^\W\d_]+", fold(text[:_LONGEST_TOLD])))
    return tuple(one for one in others if said & set(called(one)))[:_MOST_TOLD]


def calls(text: str, one: Person) -> bool:
    """« Voilà Mia : … », « Cyrille peux-tu … »: called by name, where a mark or what sets somebody to work follows."""
    said, names = fold(text[:_LONGEST_TOLD]), "|".join(map(re.escape, called(one)))
    hits = re.finditer(rf"(?:\A|[.!?,;\n] ?|\A\w+ )(?:{names})(?!\w)", said) if names else ()
    behind = (said[hit.end() :].lstrip() for hit in hits)
    return any(rest[:1] in {":", ","} or _SPOKEN_TO.match(rest) for rest in behind)


def as_new_version(script: Script, answered: OurLetter, file: Complaint, person: Person) -> Script:
    """The letter in answer to a version that was given back is the next version: `#répondre`, from its greeting on.

    « Voilà, corrigé : » above it is for whoever reads it here.
    """
    given_back = answered.occasion == "draft" and bool(file.drafts) and waiting_draft(file) is None
    if not given_back or file.state not in TO_ANSWER or file.owner != person.address or script.lines:
        return script
    rows = script.text.split("\n")
    begins = next((n for n, row in enumerate(rows) if greets_formally(row)), None)
    if begins is None or not "".join(rows[begins + 1 :]).strip():
        return script
    return replace(script, lines=(Line(1, "", "répondre"),), text="\n".join(rows[begins:]))


def _relay(said: str, answered: OurLetter, file: Complaint, person: Person) -> Line | None:
    """What the message in it seems to be: a withdrawal, an acceptance, a stranger's mail that waits."""
    if not says_yes(said, person.name):
        return None
    if any(one.parcel == answered.parcel for one in file.held_messages):
        return Line(1, "", "accepter", words=(str(answered.parcel),))
    kind = next((one.followup_kind for one in file.messages if one.parcel == answered.parcel), "")
    if kind == "withdrawal" and may_move(file.state, State.WITHDRAWN):
        return Line(1, "", "retrait")
    return Line(1, "", "accepté") if kind == "acceptance" and file.state is State.ANSWERED else None


def _action(said: str, _answered: OurLetter, file: Complaint, person: Person) -> Line | None:
    """It is done; or it helped, or not, where it was done before."""
    own = [one for one in file.actions if one.owner == person.address and not one.effectiveness]
    open_, done = [one for one in own if not one.done_at], [one for one in own if one.done_at]
    told = _DONE.fullmatch(" ".join(fold(said).split()))
    if told and len(open_) == 1 and not _has_doubt(told["remark"] or ""):
        remark = said[-len(told["remark"]) :] if told["remark"] else ""
        return Line(1, "", "action-faite", words=(str(open_[0].number), *remark.split()))
    if len(done) != 1 or open_:
        return None
    verdict = "oui" if says_yes(said, person.name) else "non" if _NO.fullmatch(fold(said)) else ""
    return Line(1, "", "action-efficace", words=(str(done[0].number), verdict)) if verdict else None


def _has_doubt(remark: str) -> bool:
    return "?" in remark or _UNLESS.search(remark) is not None


def _approval(said: str, _answered: OurLetter, _file: Complaint, _person: Person) -> Line | None:
    """A no with its reason gives the answer back; a bare one has none."""
    refused = _NO_BECAUSE.fullmatch(said)
    why = refused["why"].strip() if refused else ""
    return Line(1, "", "refuser", words=tuple(why.split()), prose=why) if len(why.split()) > 1 else None


def _notice(said: str, _answered: OurLetter, file: Complaint, _person: Person) -> Line | None:
    """Who says that they look after it takes it, where nobody has it yet."""
    told = " ".join(fold(said).replace("\n", " ").split())
    free = not file.owner and is_open(file.state)
    return Line(1, "", "affecter", words=("moi",), prose="moi") if free and _MINE.fullmatch(told) else None


_ANSWERS: Final = {"intake_notice": _notice, "relay": _relay, "action": _action, "approval": _approval}
