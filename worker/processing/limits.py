"""How many automatic letters may leave before something is wrong: the end of every mail loop (docs/mail.md, "Loops").

Only what answers a stranger's mail by itself is held back, and it leaves when the limit allows. A colleague's mail is
never held back for good: of many notices in a short time the first leave, the next are told in one mail.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` automatic letters within `window`. `scope` "file": to one recipient on one complaint;
    "address": to one recipient on all of them.
    """

    scope: Literal["file", "address"]
    window: timedelta
    most: int

    def __str__(self) -> str:
        matter = "on this complaint" if self.scope == "file" else "on all complaints"
        minutes = int(self.window.total_seconds()) // 60
        return f"{self.most} automatic letters have left for this recipient {matter} within {minutes} minutes"


# Read top-down; the first that is reached names itself. Two machines that answer each other reach the first row; one
# that opens a new complaint with each of its answers reaches the third.
LIMITS: Final = (
    Limit("file", timedelta(minutes=10), 10),
    Limit("file", timedelta(hours=1), 25),
    Limit("address", timedelta(minutes=10), 30),
    Limit("address", timedelta(hours=1), 100),
)


# The letters that answer a complainant's own mail by themselves: no others can make a loop. Whoever writes decides
# where an acknowledgement goes, so the address is counted by these alone; the rest go to who proved to be in the file.
ANSWERING: Final = frozenset(
    {"acknowledgement", "status", "contestation", "emergency", "payee_changed", "thanks", "received", "whom_to_call"}
)
ACKNOWLEDGING: Final = frozenset({"acknowledgement", "acknowledgements"})
# What tells a colleague of one mail that came. A transcript, a list or an alarm is none, nor a confirmation of a mail
# that a reply of theirs brought.
NOTICES: Final = frozenset({"intake_notice", "relay", "desk_notice", "visitor_notice"})
# So many notices leave one by one to a colleague within so long; the next wait for each other for a few minutes.
NOTICES_ALONE: Final = 10
NOTICE_WINDOW: Final = timedelta(minutes=10)
# So many alarms leave one by one to a colleague within as long; who wants to drown those who lead in them does not.
ALARMS: Final = frozenset({"alarm"})
ALARMS_ALONE: Final = 5
# Of what anybody can cause by writing in a colleague's name one leaves alone.
FORGEABLE_ALONE: Final = 1
NOTICE_WAIT: Final = timedelta(minutes=5)
# The letters that say what several were to say.
TOGETHER: Final = frozenset({"bundle", "acknowledgements", "print_together"})
# Why a letter on paper waits a few minutes: the clocks write several on one morning, and they are printed at once.
PRINTED_TOGETHER: Final = "printed with others"
# A program that answers each of our letters under a subject of its own: so many rounds, each within so long after our
# letter had left, all alike but for their numbers. Then a person looks; the next letter waits for a day.
ROUNDS: Final = 3
ROUND_TRIP: Final = timedelta(minutes=2)
ROBOT_WAITS: Final = timedelta(days=1)


def withheld(recent: Mapping[Limit, int]) -> Limit | None:
    """The limit that keeps the next such letter from leaving now, or None.

    `recent` counts, for each of LIMITS, those that left or wait to leave, this one not among them; a limit that is
    missing counts as zero.
    """
    return next((limit for limit in LIMITS if recent.get(limit, 0) >= limit.most), None)
