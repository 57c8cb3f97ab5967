"""Mail that is no complaint: recorded, never answered, and shown to the desk where a person must look."""

from dataclasses import replace

from worker.complaint.messages import MessageReceived
from worker.intake.callers.table import caller
from worker.intake.callers.text import text_of
from worker.intake.case import Case
from worker.intake.desk_notice import DeskNotice, Matter
from worker.nouns.aside import TASK, Mark
from worker.nouns.decision import Decision, Task, Undelivered
from worker.nouns.item import Bounce, Idea, Loop, Machine, StaffMail
from worker.nouns.letter import Outgoing
from worker.nouns.message import Party
from worker.processing.rules import Rules
from worker.words.said import NOTHING, Said

# A reason fits a line; what a colleague wrote is shown as far as it helps to recognise it.
DETAIL = 500
SHOWN = 4_000


def loop(case: Case, item: Loop) -> Decision:
    """Our own letter came back, or someone writes in our name: a person may look, nobody is answered."""
    return Decision(
        kind="loop",
        because=item.because,
        tasks=(Task(kind="own_address", text=_whose(case)),),
        destination="review",
    )


def bounce(item: Bounce, rules: Rules) -> Decision:
    """Attached to the letter that it answers. One on a letter to staff tells nobody by mail: that might bounce too."""
    letter = item.letter
    if letter is None:
        return _of_no_letter(item)
    recipients = item.recipients or (letter.recipient,)
    detail = f"{item.status} {item.reason}".strip()[:DETAIL]
    ref = letter.ref
    reports = tuple(
        Undelivered(
            letter.letter if letter.recipient == address else None,
            address,
            # Only an address that we wrote to is marked: a forged report must not silence a stranger's.
            permanent=item.permanent and letter.recipient == address,
            detail=detail,
        )
        for address in recipients
    )
    if not item.permanent:
        return Decision(kind="bounce", because=item.because, ref=ref, undelivered=reports)
    named = ", ".join(recipients) or "?"
    letters: tuple[Outgoing, ...] = ()
    if not letter.to_staff:
        letters = desk_notices(rules, "bounce", ref=ref, address=named, subject="", detail=detail)
    return Decision(
        kind="bounce",
        because=item.because,
        ref=ref,
        undelivered=reports,
        letters=letters,
        tasks=(Task(kind="bounce", text=f"{named}: {detail}", ref=ref),),
    )


def _of_no_letter(item: Bounce) -> Decision:
    """It names an address and no letter: nothing is written into a file nor against the address; a person looks."""
    named = ", ".join(item.recipients[:5])[:DETAIL]
    detail = f"{item.because}; {item.status} {item.reason}".strip()[:DETAIL]
    ref = item.maybe.ref if item.maybe else ""
    tasks = (Task(kind="bounce_unproven", text=named, ref=ref),) if item.permanent and named else ()
    return Decision(kind="bounce", because=detail, tasks=tasks)


def machine(case: Case, item: Machine, rules: Rules) -> Decision:
    """No automatic answer. Spam goes where a person finds it; what answers a letter is kept with that letter's file."""
    if item.nature == "spam":
        return Decision(
            kind="machine",
            because=item.because,
            tasks=(Task(kind="spam", text=_whose(case)),),
            destination="review",
        )
    if not item.ref:
        # What answers a letter of ours is counted, all else is in the list of the day.
        return Decision(kind="machine", because=item.because, tasks=() if item.ours else (_aside(case, item),))
    kept = MessageReceived(message=case.received(rules, followup_kind=item.nature), proof="machine")
    return Decision(
        kind="machine", because=item.because, ref=item.ref, entries=(kept,), documents=case.message.documents
    )


def _aside(case: Case, item: Machine) -> Task:
    message = case.message
    known = caller(text_of(message), {}).kind
    kind = item.nature if known in {"complainant", "thanks", "question"} else known
    return Task(kind=TASK, text=Mark(kind, message.sender.address, message.subject).text)


def staff(case: Case, item: StaffMail, rules: Rules) -> Decision:
    """Recognised and shown to the desk; a colleague's words change no file by themselves."""
    message = case.message
    letters = desk_notices(
        rules, "staff_mail", ref=item.ref, address=item.person.address, subject=message.subject, detail=message.new_text
    )
    return Decision(
        kind="staff",
        because=item.because,
        ref=item.ref,
        # The person who wrote knows what they wrote.
        letters=tuple(o for o in letters if o.to.address != item.person.address),
        tasks=(Task(kind="staff_mail", text=_whose(case), ref=item.ref),),
        destination="review",
    )


def _whose(case: Case) -> str:
    """How a message is recognised in a mailbox."""
    return f"{case.message.sender.address}: {case.message.subject}"[:DETAIL]


def idea(case: Case, item: Idea, rules: Rules) -> Decision:
    """Kept for the next report; nobody is written to, and no file is touched. A doubtful one waits for a person."""
    if item.doubtful and item.person not in rules.staff:
        task = Task(kind="staff_mail", text=_whose(case))
        return Decision(kind="idea", because=item.because, tasks=(task,), destination="review")
    return Decision(kind="idea", because=item.because, idea=case.message.new_text.strip()[:SHOWN], actor=item.person)


def desk_notices(
    rules: Rules, matter: Matter, *, ref: str, address: str, subject: str, detail: str = "", finding: Said = NOTHING
) -> tuple[Outgoing, ...]:
    """One to each person of the desk. `detail` is others' words, `finding` is ours."""
    notice = DeskNotice(
        ref=ref,
        recipient_name="",
        matter=matter,
        address=address,
        subject=subject,
        detail=detail[:SHOWN],
        finding=finding,
    )
    return tuple(
        Outgoing(replace(notice, recipient_name=person.name), Party(person.address, person.name), rules.languages[0])
        for person in rules.desk
    )
