"""Whether anybody saw to what could not wait: an alarm stands until a colleague says what was done, or writes to them.

To be given a file is not to have called anybody: who keeps it changes nothing here.
"""

from datetime import datetime
from typing import Final

from worker.complaint.alarms import Alarm, AlarmKind
from worker.complaint.record import Complaint
from worker.words.tables import words
from worker.words.wording import fold, sentences

# What is told anew each day on which it is said, the gravest first.
OF_PEOPLE: Final[tuple[AlarmKind, ...]] = ("distress", "danger", "child", "watched", "threat")
# A person's own words to the complainant.
_BY_A_PERSON: Final = frozenset({"staff_letter", "clarification", "holding", "answer"})
_ACTED: Final = words("seen_to", "acted", then=r"(?!\w)")
_NOT_ACTED: Final = words("seen_to", "not acted")
_LOOKED_AT: Final = 4_000


def raised_at(complaint: Complaint, alarm: Alarm) -> datetime:
    """The first message of a file says it with its registration."""
    return alarm.at or complaint.registered_at


def standing(complaint: Complaint) -> tuple[Alarm, ...]:
    """What was said of people in danger and nobody has seen to since: the gravest first, of each kind the newest."""
    if not complaint.alarms:
        return ()
    done = _done_at(complaint)
    left = [one for one in complaint.alarms if done is None or raised_at(complaint, one) > done]
    newest = {one.kind: one for one in left}
    return tuple(newest[kind] for kind in OF_PEOPLE if kind in newest)


def distress_stands(complaint: Complaint) -> bool:
    """Nobody in despair reads from a machine that there is nothing new, until a person has spoken to them."""
    return any(one.kind == "distress" for one in standing(complaint))


def tells_of_an_act(text: str) -> bool:
    """Whether a note tells of a call or an act; « à rappeler » and « ne répond pas » tell of none."""
    said = (fold(one) for one in sentences(text[:_LOOKED_AT]) if "?" not in one)
    return any(_ACTED.search(one) and not _NOT_ACTED.search(one) for one in said)


def _done_at(complaint: Complaint) -> datetime | None:
    """When a colleague last noted what was done, or wrote to the complainant; when the file ended. Whoever asks a
    colleague, joins a file to this one, or notes what is to be done, has called nobody by that.
    """
    moments = [note.at for note in complaint.notes if tells_of_an_act(note.text)]
    # « Je l'ai appelée, Bob prend la suite »: the words that go with a file tell of it too.
    moments += [at] if (at := complaint.assigned_at) and tells_of_an_act(complaint.assigned_words) else []
    moments += [told.at for told in complaint.told_directly]
    moments += [mail.queued_at for mail in complaint.mails if mail.occasion in _BY_A_PERSON and not mail.to_staff]
    moments += [complaint.ended_at] if complaint.ended_at else []
    return max(moments, default=None)
