"""What a colleague's mail leaves in each file that it touches: the mail itself, with what it did there."""

from worker.complaint.entry import Entry
from worker.complaint.messages import StaffMessage, StaffWrote
from worker.complaint.post import ComplainantTold
from worker.complaint.record import Complaint
from worker.intake.case import Case
from worker.nouns.item import StaffMail
from worker.processing.commands.writing_to import in_copy_of
from worker.staff.authority import Authority
from worker.staff.running import Outcome

MOST_READERS = 20


def read_by(case: Case, complaint: Complaint | None) -> tuple[str, ...]:
    """The complainant's addresses to which the colleague's own mail went: whatever became of it here, they read it."""
    return in_copy_of(case.message, complaint) if complaint else ()


def told_directly(case: Case, item: StaffMail, read_by: tuple[str, ...]) -> tuple[Entry, ...]:
    if not read_by:
        return ()
    return (ComplainantTold(parcel=case.parcel, by=item.person.address, addresses=read_by[:MOST_READERS]),)


def after_opening(entries: tuple[Entry, ...], wrote: StaffWrote) -> tuple[Entry, ...]:
    """The mail stands before what it did; but a file begins with being registered."""
    if entries and entries[0].kind == "Registered":
        return (entries[0], wrote, *entries[1:])
    return (wrote, *entries)


def staff_wrote(case: Case, item: StaffMail, authority: Authority, outcome: Outcome) -> StaffWrote:
    sent = outcome.ok and any(result.done is not None and result.done.sends_text for result in outcome.results)
    return StaffWrote(
        message=StaffMessage(
            message=case.received(outcome.bench.rules),
            person=item.person.address,
            proof=authority.proof,
            commands=tuple(result.line.raw[:500] for result in outcome.results if result.line.raw),
            sent_text=sent,
            done=outcome.ok,
        )
    )


def of_file(wrote: StaffWrote, outcome: Outcome, ref: str) -> StaffWrote:
    """The mail with the commands that are about this file: what it does in others is told there."""
    lines = (one.line for one in outcome.results if one.line.raw and one.line.ref in {"", ref})
    commands = tuple(line.raw[:500] for line in lines)
    return StaffWrote(message=wrote.message.model_copy(update={"commands": commands}))
