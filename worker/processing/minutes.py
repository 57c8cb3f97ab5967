"""Short waits as an operator writes them: "5 minutes", "30 secondes", "1 heure", "0"."""

import re
from datetime import timedelta

from worker.words.said import Said

_UNITS = {
    **dict.fromkeys(("s", "sec", "second", "seconds", "seconde", "secondes"), 1),
    **dict.fromkeys(("", "m", "mn", "min", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hour", "hours", "heure", "heures"), 3_600),
}
_WAIT = re.compile(r"([0-9]{1,5}) ?([a-z]*)")
LONGEST = timedelta(hours=24)


def parse_wait(text: str) -> timedelta:
    """Read a wait of at most a day; a bare number is one of minutes. Raises ValueError."""
    found = _WAIT.fullmatch(" ".join(text.lower().split()))
    seconds = _UNITS.get(found[2]) if found else None
    if found is None or seconds is None:
        none = Said('{words} is no wait; write "5 minutes", "30 seconds", "1 hour", or "0" for none')
        raise ValueError(none.about(words=repr(text[:40])))
    wait = timedelta(seconds=int(found[1]) * seconds)
    if wait > LONGEST:
        raise ValueError(Said("{words} is too long; at most 24 hours", words=repr(text[:40])))
    return wait
