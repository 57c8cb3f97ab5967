"""What became of a question whom a reply is for: said to whoever answers it once more, and kept where nobody does."""

from datetime import datetime

from worker.complaint.casework import Noted
from worker.complaint.record import Complaint
from worker.nouns.decision import Decision
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import Bench
from worker.processing.commands.recording import LONGEST_NOTE
from worker.processing.commands.taking_back import clock
from worker.processing.replies import SendQuestion
from worker.processing.rules import Rules
from worker.words.said import Said

# How long a question waits for its answer before the words are kept as a note.
ANSWER_WITHIN_DAYS = 7

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


def unanswered(complaint: Complaint, rules: Rules, *, parcel: int, person: str) -> Decision:
    """After a week the words are kept as a note; whoever wrote them is told, where they still work here."""
    texts = (one.message.new_text for one in complaint.staff_messages if one.message.parcel == parcel)
    text = next(texts, "").strip()[:LONGEST_NOTE]
    known = rules.staff.get(person)
    kept = SendQuestion(
        file=complaint,
        rules=rules,
        recipient_name=known.name if known else "",
        why=(),
        shown=None,
        text=text,
        number=parcel,
        days=ANSWER_WITHIN_DAYS,
    )
    return Decision(
        kind="staff",
        because=f"the question about ledger no. {parcel} was not answered",
        ref=complaint.ref,
        entries=(Noted(text=text, by=person),) if text else (),
        letters=(to_staff(known, kept, rules),) if known else (),
        confirms=parcel,
        settles="noted",
    )
