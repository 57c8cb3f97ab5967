"""What a colleague's words for the house say of a file besides: that an alarm was none, that somebody would be called.

It is heard wherever they say it: in a note, or to whoever gets the file.
"""

from dataclasses import replace
from typing import Final

from worker.complaint.entry import Entry
from worker.complaint.record import Complaint
from worker.processing import calling, seeing_to
from worker.processing.commands.frame import Bench, Done
from worker.words.said import Said

_LIFTED: Final = Said("the alarm is lifted, no letter speaks of it any more")
_CALLED: Final = Said("they may be called, our letters give them our number")


def heard(done: Done, complaint: Complaint, words: str, bench: Bench) -> Done:
    """What is done, with what these words say of the file besides."""
    by = bench.person.address
    lifted = seeing_to.taken_back(complaint, words, by)
    called = calling.called_after_all(complaint, words, by, bench.rules.languages[0])
    return _with(_with(done, lifted, _LIFTED), called, _CALLED)


def graded(done: Done, complaint: Complaint, severity: int | None, bench: Bench) -> Done:
    """The same of a severity that is confirmed."""
    return _with(done, seeing_to.graded_harmless(complaint, severity, bench.person.address), _LIFTED)


def _with(done: Done, entries: tuple[Entry, ...], told: Said) -> Done:
    if not entries:
        return done
    said = Said("{done}; {lifted}", done=done.said, lifted=told)
    return replace(done, said=said, entries=(*done.entries, *entries))
