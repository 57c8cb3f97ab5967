"""What is offered of an answer that has left: what it gives is carried out, came back, or is changed."""

from collections.abc import Iterator
from typing import Final

from worker.response.commands.amending import is_after
from worker.response.commands.executing import PROOFS
from worker.response.commands.returning import carried_out as done
from worker.response.compensating import CAME_BACK, standing, sums
from worker.staff.amended import amended
from worker.staff.offers.view import View
from worker.words.said import Said

# Of many of one kind, the first.
_MOST: Final = 6
_NOTES: Final = 4
_Made = Iterator[tuple[Said, Said]]


def carried_out(view: View) -> _Made:
    """What is owed."""
    for one in view.file.owed[:_MOST]:
        yield (
            Said("Say that compensation {n} is carried out, with its proof", n=one.number),
            Said("#executed {n} [{what} ?]", n=one.number, what=PROOFS[one.kind]),
        )


def came_back(view: View) -> _Made:
    """What was carried out."""
    for one in done(view.file)[:_MOST]:
        yield (
            Said("Say that compensation {n} came back: it is owed again", n=one.number),
            CAME_BACK.about(n=one.number),
        )


def besides_the_answer(view: View) -> _Made:
    """What was agreed by telephone, or is added on our own, once the answer has left."""
    given = [one for one in standing(view.file) if one.kind != "apology"]
    # More than that wants a second person, who is asked in the file.
    alone = all(cents <= view.rules.approve_above_cents for cents in sums(given).values())
    if alone and is_after(view.file) and not view.file.litigation and view.file.erased_at is None:
        label = Said("Change what our answer gives")
        line = Said('#compensate [refund, credit or discount ?] [the sum ?] "[how ?]"')
        # What was carried out stays so: nothing takes its place.
        owed = any(one.status != "executed" for one in given)
        beside = Said("{line} [on top, or instead ?]") if owed else Said("{line} on top")
        yield label, _agreed(view) or (beside.about(line=line) if given else line)


def _agreed(view: View) -> Said | None:
    """The line for what a colleague last said in the file since the answer, or wrote to the complainant: nobody types
    it twice.
    """
    since = view.file.answered_at
    notes = [one.text for one in view.file.notes if since is None or one.at >= since][-_NOTES:]
    sent = [one.message for one in view.file.staff_messages if one.sent_text]
    letters = [one.new_text for one in sent if since is None or one.received_at > since][-_NOTES:]
    said = (*letters, *notes)
    return next((line for text in reversed(said) for line in amended(view.file, text)), None)
