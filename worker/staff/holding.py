"""A colleague's mail that does nothing yet: held until its bearer confirms it, asked about, or disowned.

What is confirmed is what was shown: the whole text, every command, every document. A mail too long to be shown so is
not held at all, and its bearer is told how to send it otherwise.
"""

from dataclasses import replace
from datetime import date
from typing import Literal

from worker.intake.case import Case
from worker.intake.cleaning import Writer, clean
from worker.intake.setting_aside import desk_notices
from worker.nouns.decision import Decision, FilePart, Task
from worker.nouns.item import Person, StaffMail
from worker.nouns.letter import Outgoing
from worker.nouns.message import Message
from worker.nouns.offer import Offer
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.letters import Confirmation, LineTold, Original, StaffQuestion
from worker.processing.rules import Rules
from worker.staff import new_mail
from worker.staff.answers import spoken_to
from worker.staff.authority import AGAINST, Authority
from worker.staff.errand import Errand
from worker.staff.running import LineResult, Outcome
from worker.staff.table import Table
from worker.staff.transcribing import transcript
from worker.staff.wanting import let_in, letters_of, wanted
from worker.words.said import NOTHING, Said

# How long a mail without proof waits to be confirmed.
CONFIRM_WITHIN_DAYS = 7
SHOWN = 4_000
# More than this nobody reads before saying yes.
MOST_CHARACTERS, MOST_ROWS, MOST_DOCUMENTS = 20_000, 400, 20


def _held(  # all that a mail is, and all that a yes would do
    case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, table: Table, outcome: Outcome
) -> Decision:
    """Nothing is done, and the registered address is asked.

    A mail that is proven, though not for all that it does, needs nobody else's attention.
    """
    person, rules = item.person, bench.rules
    ref = errand.ref if errand.ref in bench.files else ""
    # The letter belongs to no file: who it goes to is asked about a mail, and shown nothing of any complaint.
    asked = to_staff(person, _confirmation(case, person, authority, errand, bench, table, outcome), rules)
    told = Task(kind="staff_unproven", text=f"{person.address}: {case.message.subject}"[:500], ref=ref)
    why = "waits for its confirmation" if authority.proven else "without proof"
    return Decision(
        kind="staff",
        because=f"{item.because}, {why}; {authority.attempt}".strip("; ")[:500],
        ref=ref,
        others=(FilePart("", letters=(asked, *_warned(case, item, authority, errand, rules))),),
        documents=case.message.documents,
        tasks=() if authority.proven else (told,),
        destination="processed" if authority.proven else "review",
        held_for=person.address,
    )


def more_proof(  # all that a mail is, and all that a yes would do
    case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, table: Table, outcome: Outcome
) -> Decision:
    """What needs more proof than it brings: held, where all of it can be shown. `outcome` is what a yes would do."""
    if not _fits(case):
        return _too_long(case, item, bench)
    return _held(case, item, authority, errand, bench, table, outcome)


def _fits(case: Case) -> bool:
    """Whether all of it can be shown to whoever must say yes."""
    message = case.message
    texts = [message.new_text, *([message.forwarded.text] if message.forwarded else [])]
    documents = len(message.documents) + (len(message.forwarded.documents) if message.forwarded else 0)
    return (
        not case.cut
        and sum(map(len, texts)) <= MOST_CHARACTERS
        and sum(text.count("\n") for text in texts) <= MOST_ROWS
        and documents <= MOST_DOCUMENTS
    )


def _too_long(case: Case, item: StaffMail, bench: Bench) -> Decision:
    said = Said(
        "this mail needs a confirmation, and it is too long to be shown to you as a whole: send it in parts",
    )
    task = Task(kind="staff_unproven", text=f"{item.person.address}: {case.message.subject}"[:500])
    return replace(_refused(case, item, bench, said), tasks=(task,), destination="review")


def _confirmation(  # all that a mail is, and all that a yes would do
    case: Case, person: Person, authority: Authority, errand: Errand, bench: Bench, table: Table, outcome: Outcome
) -> Confirmation:
    message, rules = case.message, bench.rules
    original = message.forwarded if errand.kind == "forward" else None
    return Confirmation(
        ref="",
        recipient_name=person.name,
        subject=message.subject,
        text=message.new_text,
        days=CONFIRM_WITHIN_DAYS,
        about=errand.ref,
        proven=authority.proven,
        reasons=wanted(errand, outcome, authority, table),
        does=_does(errand, rules, table, outcome),
        shown=letters_of(outcome),
        lets_in=let_in(outcome, bench, rules),
        documents=case.received(rules).documents,
        original=Original(
            name=original.sender.name,
            address=original.sender.address,
            sent_on=rules.day(original.sent_at) if original.sent_at else None,
            subject=original.subject,
            text=original.text,
            documents=tuple(document.name for document in original.documents),
        )
        if original
        else None,
    )


_FORWARDS = Said(
    "the mail below is registered as a complaint, and its author is sent an acknowledgement",
)


def _does(errand: Errand, rules: Rules, table: Table, outcome: Outcome) -> tuple[LineTold, ...]:
    """What a yes will carry out, as the mail was read: what each line comes to, where none of them has a fault."""
    if errand.kind == "forward":
        return (LineTold(typed="", ok=True, said=_FORWARDS),)
    if outcome.ok and outcome.results:
        return tuple(LineTold(typed=one.line.raw, ok=True, said=one.said) for one in outcome.results)
    if errand.kind == "reply":
        verb = table.find("note" if "note" in {errand.settled, rules.plain_reply} else "envoyer")
        return (LineTold(typed="", ok=True, said=verb.effect if verb else NOTHING),)
    return tuple(
        LineTold(typed=line.raw, ok=True, said=command.effect if (command := table.find(line.verb)) else NOTHING)
        for line in errand.script.lines
    )


def _warned(case: Case, item: StaffMail, authority: Authority, errand: Errand, rules: Rules) -> tuple[Outgoing, ...]:
    """The desk is told of what looks like an attempt, once a day of each colleague, by the task alone of what follows,
    and of a colleague who merely wrote anew.
    """
    if not authority.attempt or authority.warned:
        return ()
    notices = desk_notices(
        rules,
        "staff_unproven",
        ref=errand.ref,
        address=item.person.address,
        subject=case.message.subject,
        finding=authority.attempt,
    )
    return tuple(notice for notice in notices if notice.to.address != item.person.address)


def ask(
    case: Case, item: StaffMail, rules: Rules, *, too_often: bool, about: int = 0, meant: tuple[Offer, ...] = ()
) -> Decision:
    """Neither file nor command: the colleague is asked, unless two programs answer each other; the desk sees it.

    `about` numbers the message without a file of whose notice it is the answer, 0 for none. `meant` are the lines that
    it most likely asks for, where they are known.
    """
    letter = StaffQuestion(
        ref="",
        recipient_name=item.person.name,
        subject=case.message.subject,
        text=case.message.new_text[:SHOWN],
        about=about,
        meant=meant or offered(case.message, item.person, rules, rules.day(case.received_at)),
        unread_by=tuple(
            (one.name, one.address) for one in spoken_to(case.message.new_text, item.person, rules.staff.values())
        ),
    )
    return Decision(
        kind="staff",
        because=item.because,
        letters=() if too_often else (to_staff(item.person, letter, rules),),
        tasks=(Task(kind="staff_mail", text=f"{item.person.address}: {case.message.subject}"[:500]),),
        destination="review",
    )


def offered(message: Message, person: Person, rules: Rules, today: date) -> tuple[Offer, ...]:
    """What a new mail in plain words may be meant for, read without greeting and signature."""
    body = clean(message.new_text, Writer(person.name, person.address, rules.company), ()).body
    return new_mail.offers(message.subject, body, person, rules, today)


def disowned(case: Case, item: StaffMail, rules: Rules, *, confirms: int, person: Person) -> Decision:
    """The colleague says that the held mail was not theirs: it stays without effect, and the desk is warned."""
    finding = Said(
        "{who} answers that the mail held as no. {number} was not theirs. Nothing was done of it.",
        who=person.name or person.address,
        number=confirms,
    )
    notices = desk_notices(
        rules, "staff_unproven", ref="", address=person.address, subject=case.message.subject, finding=finding
    )
    return Decision(
        kind="staff",
        because=f"{item.because}: {person.address} did not write the mail held as ledger no. {confirms}"[:500],
        letters=notices,
        tasks=(Task(kind="staff_unproven", text=f"{person.address}: {case.message.subject}"[:500]),),
        confirms=confirms,
        settles="disowned",
    )


def settled_before(case: Case, item: StaffMail, bench: Bench) -> Decision:
    """A confirmation that was given before, too late, or in other words than yes or no: nothing is done."""
    said = Said(
        "nothing was done: it is settled already or too old, or your reply is neither “yes” nor “no”",
    )
    return _refused(case, item, bench, said)


def not_theirs(case: Case, item: StaffMail, authority: Authority, bench: Bench) -> Decision:
    """An answer to a confirmation that does not prove to be its bearer's: nothing is done, and it stays open.

    Where our own server says that it is forged, its bearer hears of it by the letter that asks anew, and once.
    """
    if authority.attempt in AGAINST.values():
        task = Task(
            kind="forged" if authority.forged else "staff_unproven",
            text=f"{item.person.address}: {case.message.subject}"[:500],
        )
        why = f"{item.because}, answers a confirmation; {authority.attempt}"[:500]
        return Decision(kind="staff", because=why, tasks=(task,), destination="review")
    said = Said(
        "nothing was done: this request for a confirmation proves nothing any more, others may have it or it is too"
        " old; reply to the latest that you received",
    )
    return _refused(case, item, bench, said)


def anew(decision: Decision, parcel: int, *, why: Literal["tried", "wanted"]) -> Decision | None:
    """The letter that asks for a confirmation once more, of the held mail `parcel`; None where it is not asked."""
    if not decision.held_for or decision.held_as != "unproven":
        return None
    letters = tuple(
        replace(one, letter=replace(one.letter, anew=why))
        for part in decision.parts
        for one in part.letters
        if isinstance(one.letter, Confirmation)
    )
    told = Task(kind="leaked", text=decision.held_for[:500])
    others = (FilePart("", letters=letters),)
    return Decision(
        kind="staff",
        because=decision.because,
        others=others,
        tasks=(told,) if why == "tried" else (),
        held_for=decision.held_for,
        held_parcel=parcel,
    )


def _refused(case: Case, item: StaffMail, bench: Bench, said: Said) -> Decision:
    outcome = Outcome(bench, (LineResult(Line(0, "", ""), said),))
    told = transcript(outcome, Script((), ""), bench, ref="", typed=case.message.new_text)
    return Decision(kind="staff", because=item.because, letters=(to_staff(bench.person, told, bench.rules),))
