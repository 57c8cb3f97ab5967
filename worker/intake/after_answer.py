"""What a message means to a file that has its answer: it contests, it accepts, or neither.

What it seems to be is proposed, and a person decides. Two things happen by themselves: a contestation is on record from
its arrival, so that the file does not close over it; and its author learns at once that somebody looks at it.
"""

from datetime import date

from worker.complaint.answer import AnswerContested
from worker.complaint.entry import Entry
from worker.complaint.lifecycle import State, is_open
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.intake import accepting
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.contesting import acknowledged, acknowledgement
from worker.processing.participants import of_the_writer
from worker.processing.reactions import PARTICULARS
from worker.processing.rules import Rules


def kind_of(complaint: Complaint, kind: str, words: str, text: str) -> tuple[str, str]:
    """The kind of a follow-up, and its words, in the light of the answer, where there is one."""
    if complaint.state is State.ANSWERED:
        found, said = reaction(kind, words, text)
        # « Oui », to the letter which says that the file is examined again, takes nothing back.
        first = text.strip().partition("\n")[0]
        bare = bool(complaint.contested_at and not complaint.accepted_at) and len(first.split()) == 1
        return ("", "") if found == "acceptance" and bare else (found, said)
    # Who takes an apology, or what was done at once, gives nothing up: it is settled.
    if kind in {"", "thanks", "withdrawal"} and is_open(complaint.state) and (amends := accepting.takes_amends(text)):
        return "acceptance", amends
    # Nothing was decided that could be contested: whoever calls the mediator in is told of otherwise.
    undecided = complaint.answered_at is None and complaint.state is not State.NOT_A_COMPLAINT
    return ("", "") if kind == "contestation" and undecided else (kind, words)


def reaction(kind: str, words: str, text: str) -> tuple[str, str]:
    """What a message says of our answer, with the words that say so: who gives up now accepts it."""
    if kind in {"contestation", "auto_reply"}:
        return kind, words
    if reserved := accepting.reserves(text):
        return "reservation", reserved
    if refused := accepting.refuses(text):
        return "contestation", refused
    if kind != "status_question" and (lacking := accepting.lacks(text)):
        return "reservation", lacking
    accepts = accepting.find(text)
    if not (kind or accepts) and (given := accepting.gives_particulars(text)):
        return PARTICULARS, given
    if accepts:
        return "acceptance", accepts
    return ("acceptance", words) if kind == "withdrawal" else (kind, words)


def contested(complaint: Complaint, kind: str, words: str) -> tuple[Entry, ...]:
    """Its arrival, once an answer; it moves nothing."""
    if complaint.state is not State.ANSWERED or kind != "contestation" or complaint.contested_at:
        return ()
    return (AnswerContested(words=words, by="worker"),)


def told(complaint: Complaint, received: ReceivedMessage, rules: Rules, today: date) -> tuple[Outgoing, ...]:
    """The acknowledgement of a contestation to whoever contests, once an answer; nobody is written to while a court
    may be.

    `complaint` has the message already: the letter answers it.
    """
    contests = complaint.state is State.ANSWERED and received.followup_kind == "contestation"
    theirs = of_the_writer(complaint, received)
    if not contests or theirs.litigation or acknowledged(theirs):
        return ()
    return to_complainant(theirs, acknowledgement(theirs, rules, today), rules)
