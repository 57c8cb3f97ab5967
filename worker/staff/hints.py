"""What to write instead, where a reply says neither by a command nor by the letter that it answers what it is.

A hint is what its reader does next: it offers the lines that belong to the letter which they have before them. None of
them sends these words to a complainant: whoever wants that is told how to write a letter, last.
"""

from collections.abc import Callable, Mapping
from typing import Final

from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.offer import Offer
from worker.processing.commands.script import Line
from worker.response.approval import may_approve
from worker.response.releasing import waiting_draft
from worker.staff.guards.customers import nothing_to_them
from worker.staff.guards.reply import NOBODY, Reply
from worker.staff.on_the_line import given_back
from worker.staff.one_word import says_yes
from worker.staff.running import LineResult
from worker.words.said import Said

# Words of so many characters are offered behind a command; longer ones are written below it.
_SHORT: Final = 200

_SEND: Final = Said("to write to the complainant: #send, and a letter for them below it")
_SEND_THESE: Final = Said(
    "to send these words to the complainant: answer “send”; or #send, and a letter for them below it",
)

_Steps = Callable[[Complaint | None, Person, str], tuple[Said, ...]]


def hint(
    occasion: str, complaint: Complaint | None, person: Person, words: str, perhaps: tuple[Offer, ...] = ()
) -> LineResult:
    """The answer to words that are no errand. `occasion` is the letter's that was answered, "" for none; `perhaps` are
    the lines that the words may stand for in this file.
    """
    said, steps = HINTS.get(occasion, (_NOT_PASSED_ON, _anything))
    said = said if waits_for(occasion, complaint) else _SETTLED
    if occasion not in HINTS and says_yes(words, person.name):
        said, steps = _A_YES, _agreed
    lines = tuple(Said("{label}: {line}", label=one.label, line=one.short) for one in perhaps if not one.is_form)
    return LineResult(Line(0, "", ""), said, steps=(*lines, *steps(complaint, person, " ".join(words.split()))))


def waits_for(occasion: str, complaint: Complaint | None) -> bool:
    """Whether the letter still asks what it asked."""
    return occasion != "approval" or (complaint is not None and waiting_draft(complaint) is not None)


def _approval(complaint: Complaint | None, person: Person, words: str) -> tuple[Said, ...]:
    waiting = waiting_draft(complaint) if complaint else None
    if waiting is None:
        return _anything(complaint, person, words)
    refuse = words if words and len(words) <= _SHORT else ""
    return (
        Said("#approve version={version}", version=waiting.version),
        given_back(complaint, refuse),
        *_note(words),
    )


def _agreed(complaint: Complaint | None, person: Person, words: str) -> tuple[Said, ...]:
    """A yes to a letter that asked nothing: perhaps they mean the answer that waits for them by now."""
    waiting = waiting_draft(complaint) if complaint else None
    if complaint is None or waiting is None or not may_approve(person, complaint, waiting.filed_by):
        return _anything(complaint, person, words)
    return (Said("#approve version={version}", version=waiting.version), *_note(words))


def _printed(_complaint: Complaint | None, _person: Person, words: str) -> tuple[Said, ...]:
    return (
        Said("#posted, and the day: #posted yesterday"),
        *_note(words),
    )


def _action(complaint: Complaint | None, person: Person, words: str) -> tuple[Said, ...]:
    own = [one for one in complaint.actions if one.owner == person.address] if complaint else []
    waiting = [one for one in own if not one.effectiveness]
    return (
        *(
            Said("#action-effective {number} yes", number=one.number)
            if one.done_at
            else Said("#action-done {number}", number=one.number)
            for one in waiting[:3]
        ),
        *_note(words),
    )


def _anything(_complaint: Complaint | None, _person: Person, words: str) -> tuple[Said, ...]:
    return (*_note(words), _SEND if nothing_to_them(Reply(words, NOBODY)) else _SEND_THESE)


def _note(words: str) -> tuple[Said, ...]:
    if words and len(words) <= _SHORT:
        return (Said("to keep your words: #note {words}", words=words),)
    return (Said("to keep your words: #note, above them"),)


_NOT_PASSED_ON: Final = Said(
    "this mail is passed on to nobody, since it does not say what it is; write it in one of these ways:",
)
_A_YES: Final = Said(
    "what you answer asks for no “yes”: nothing is approved, and nothing leaves; write it in one of these ways:",
)
_SETTLED: Final = Said(
    "the letter that you answer asks for nothing any more, and your mail is passed on to nobody:",
)
# By the occasion of the letter that is answered.
HINTS: Final[Mapping[str, tuple[Said, _Steps]]] = {
    "approval": (
        Said(
            "this mail is neither a “yes” by itself nor a refusal: nothing is approved, nothing left; answer with one"
            " of these lines:",
        ),
        _approval,
    ),
    "print_cover": (
        Said(
            "we did not understand from this mail whether the letter is posted, and on which day; write it so:",
        ),
        _printed,
    ),
    "action": (
        Said(
            "this mail does not say by a command how the action stands; write one of these lines:",
        ),
        _action,
    ),
}
