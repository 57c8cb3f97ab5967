"""The list of a morning in a length that arrives: past 102 kB of page Gmail cuts a mail off, and the rest is not read.

Nobody works through more in a day either. What there is no room for is counted under its heading.
"""

from collections.abc import Sequence
from dataclasses import replace

from worker.feedback.letters import Digest, Section
from worker.processing.watching.reminding import of_danger

# Lines of files in all, and under each heading at least. A line is up to 2 kB of page.
ROOM = 24
LEAST = 1
MOST_ALERTS = 6
MOST_ASIDE = 10


def with_few_alerts(letter: Digest) -> Digest:
    """Before a file is told once: what is cut off here stands in its list. Nobody in danger is cut off."""
    most = max(MOST_ALERTS, sum(of_danger(line) for line in letter.alerts))
    more = max(0, len(letter.alerts) - most)
    return replace(letter, alerts=letter.alerts[:most], alerts_more=letter.alerts_more + more)


def fitting(letter: Digest) -> Digest:
    """Own lists first, the desk's below; of each heading its first lines."""
    desk = letter.desk or ()
    fitted = _fitted((*letter.own, *desk), ROOM - len(letter.alerts))
    cut = len(letter.aside) - MOST_ASIDE
    return replace(
        letter,
        own=fitted[: len(letter.own)],
        desk=None if letter.desk is None else fitted[len(letter.own) :],
        aside=letter.aside[:MOST_ASIDE],
        aside_more=letter.aside_more + max(0, cut),
    )


def _fitted(sections: Sequence[Section], room: int) -> tuple[Section, ...]:
    found = []
    for place, section in enumerate(sections, start=1):
        kept = section.lines[: max(LEAST, room - LEAST * (len(sections) - place))]
        room -= len(kept)
        found.append(replace(section, lines=kept, more=section.more + len(section.lines) - len(kept)))
    return tuple(found)
