"""Whether anybody saw to what could not wait: an alarm stands until a colleague says what was done, or writes to them.

To be given a file is not to have called anybody: who keeps it changes nothing here.
"""

from datetime import datetime
from typing import Final

from worker.complaint.alarms import Alarm, AlarmKind, AlarmTakenBack
from worker.complaint.record import Complaint
from worker.words.tables import words
from worker.words.wording import bounded, fold, sentences

# What is told anew each day on which it is said, the gravest first.
OF_PEOPLE: Final[tuple[AlarmKind, ...]] = ("distress", "danger", "child", "watched", "threat")
# A person's own words to the complainant.
_BY_A_PERSON: Final = frozenset({"staff_letter", "clarification", "holding", "answer"})
_ACTED: Final = words("seen_to", "acted", then=r"(?!\w)")
_NOT_ACTED: Final = words("seen_to", "not acted")
_FALSE_ALARM: Final = words("seen_to", "false alarm", then=r"(?!\w)")
_NO_DANGER: Final = words("seen_to", "no danger", then=r"(?!\w)")
_NOT_TAKEN_BACK: Final = words("seen_to", "not taken back")
_LOOKED_AT: Final = 4_000
_SHOWN: Final = 300
# What a look at the thing, or at what happened, may show to be none; nobody's despair is taken back by that.
_OF_THINGS: Final[tuple[AlarmKind, ...]] = ("danger", "child")
# « Moyenne (du temps ou un peu d'argent perdu) » and less: whoever says so has seen nobody in danger.
_HARMLESS: Final = 2


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


def taken_back(complaint: Complaint, text: str, by: str) -> tuple[AlarmTakenBack, ...]:
    """Nothing, or that a colleague's words say of what the file was alarmed by that it is none."""
    said = [(one, fold(one)) for one in sentences(text[:_LOOKED_AT]) if "?" not in one]
    plain = [(one, folded) for one, folded in said if not _NOT_TAKEN_BACK.search(folded)]
    for kinds, told in ((OF_PEOPLE, _FALSE_ALARM), (_OF_THINGS, _NO_DANGER)):
        if sentence := next((one for one, folded in plain if told.search(folded)), ""):
            return _lifted(complaint, kinds, by, bounded(sentence, _SHOWN))
    return ()


def graded_harmless(complaint: Complaint, severity: int | None, by: str) -> tuple[AlarmTakenBack, ...]:
    """The same of a severity that a colleague confirms: of a danger it is the highest."""
    return _lifted(complaint, _OF_THINGS, by) if severity is not None and severity <= _HARMLESS else ()


def _lifted(complaint: Complaint, kinds: tuple[AlarmKind, ...], by: str, said: str = "") -> tuple[AlarmTakenBack, ...]:
    found = tuple(kind for kind in kinds if complaint.alarmed(kind))
    return (AlarmTakenBack(alarms=found, by=by, words=said),) if found else ()


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
