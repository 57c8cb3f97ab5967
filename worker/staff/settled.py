"""What became of a question whom a reply is for, said to whoever answers it once more."""

from datetime import datetime

from worker.processing.commands.frame import Bench
from worker.processing.commands.taking_back import clock
from worker.words.said import Said

_SAID = {
    "sent": Said(
        "nothing more was done: your text was sent already, as you asked on {day}, {time}",
    ),
    "noted": Said(
        "nothing was done: your text is a note of the file since {day}, {time}, and was not sent",
    ),
    "dropped": Said(
        "nothing was done: you answered “no” on {day}, {time}, and this text was not sent",
    ),
    "replaced": Said(
        "nothing was done: this text was replaced by your message of {day}, {time}, and was not sent",
    ),
}
_OTHERWISE = Said("nothing was done: this question is settled already")


def said(outcome: str, at: datetime | None, bench: Bench) -> Said:
    """`at` is when it became so."""
    found = _SAID.get(outcome)
    if found is None or at is None:
        return _OTHERWISE
    return found.about(day=bench.rules.day(at), time=clock(bench, at))
