"""Requirements of the work: the file is in hand, assessed, owned, and by whom (T1, T6)."""

from collections.abc import Iterator

from worker.complaint.lifecycle import State
from worker.processing.assessing import is_complete
from worker.processing.commands.frame import who_reopens
from worker.response.approval import answered_before
from worker.response.requirements.row import ASSIGN, ASSIGN_OTHER, Filing, Missing
from worker.words.said import Said

# Where an answer may be written. In review a newer version takes the place of the one that waits; whoever can answer
# no longer waits for a question.
WRITABLE = frozenset({State.INVESTIGATING, State.AWAITING_CUSTOMER, State.ESCALATED, State.DECISION_REVIEW})
_BEFORE = frozenset({State.REGISTERED, State.ASSESSED})


def in_hand(filing: Filing) -> Iterator[Missing]:
    """The file is being worked on: neither answered, nor ended, nor with the mediator."""
    state = filing.complaint.state
    if state is State.IN_MEDIATION:
        what = Said("the file is in mediation")
        yield Missing(what, Said("#mediation resumed REASON"))
    elif state not in WRITABLE | _BEFORE:
        what = Said("the file is answered already, or ended")
        again = Said("#level2 [who ?]") if state is State.ANSWERED else Said("#reopen [the reason ?]")
        may = "" if state is State.ANSWERED else who_reopens(filing.author, filing.rules, filing.complaint)
        # A line that is not theirs to send is no advice.
        yield Missing(what, Said("see {names}, who may reopen it", names=may) if may else again)


def assessed(filing: Filing) -> Iterator[Missing]:
    """T1."""
    if not is_complete(filing.complaint.assessment):
        what = Said("the assessment is not confirmed")
        yield Missing(
            what,
            Said("#assess severity=… complexity=… impact=…"),
        )


def owned(filing: Filing) -> Iterator[Missing]:
    """Somebody answers for the file, and has begun."""
    complaint = filing.complaint
    if not complaint.owner:
        yield Missing(Said("the file has no owner"), ASSIGN)
    elif complaint.state in _BEFORE and complaint.owner != filing.author.address:
        what = Said(
            "{who}, its owner, has not begun the work",
            who=filing.rules.name_of(complaint.owner),
        )  # fmt: skip
        yield Missing(what, ASSIGN)


def impartial(filing: Filing) -> Iterator[Missing]:
    """Nobody answers a complaint about themselves, nor examines their own answer a second time."""
    complaint, before = filing.complaint, answered_before(filing.complaint)
    for who in dict.fromkeys(w for w in (complaint.owner, filing.author.address) if w):
        name = filing.rules.name_of(who)
        if who in complaint.complained_of:
            what = Said("the complaint is about {who}", who=name)
            yield Missing(what, ASSIGN_OTHER)
        elif who in before:
            what = Said(
                "{who} answered before: somebody else examines it now",
                who=name,
            )
            yield Missing(what, ASSIGN_OTHER)
