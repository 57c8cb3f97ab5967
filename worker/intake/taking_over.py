"""Mail from before the first start: it becomes files, and nobody is written to."""

from dataclasses import replace

from worker.complaint.opening import FROM_MAILBOX, Imported
from worker.nouns.decision import Decision
from worker.nouns.item import KINDS, Item, NewComplaint


def without_letters(decision: Decision, item: Item) -> Decision:
    """A complaint gets its file, which rests until a colleague takes it up; whatever else lay there changes nothing."""
    because = f"it lay in the mailbox before the first start; {decision.because}"[:300]
    if not isinstance(item, NewComplaint):
        return Decision(kind=KINDS[type(item)], because=because)
    first, *more = decision.entries
    return replace(
        decision,
        because=because,
        entries=(first, Imported(origin=FROM_MAILBOX), *more),
        letters=(),
        others=(),
        tasks=(),
        undelivered=(),
        nudges=(),
    )
