"""A colleague's mail that does nothing yet: held until its bearer confirms it, asked about, or disowned.

What is confirmed is what was shown: the whole text, every command, every document. A mail too long to be shown so is
not held at all, and its bearer is told how to send it otherwise.
"""

from dataclasses import replace

from worker.intake.case import Case
from worker.intake.setting_aside import desk_notices
from worker.nouns.decision import Decision, FilePart, Task
from worker.nouns.item import Person, StaffMail
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import Bench, Command
from worker.processing.commands.script import Line, Script
from worker.processing.letters import Confirmation, LineTold, Original, StaffQuestion
from worker.processing.rules import Rules
from worker.staff.authority import Authority
from worker.staff.errand import Errand
from worker.staff.running import LineResult, Outcome
from worker.staff.table import Table
from worker.staff.transcribing import transcript
from worker.words.said import NOTHING, Said

# How long a mail without proof waits to be confirmed.
CONFIRM_WITHIN_DAYS = 7
SHOWN = 4_000
# More than this nobody reads before saying yes.
MOST_CHARACTERS, MOST_ROWS, MOST_DOCUMENTS = 20_000, 400, 20


def _held(
    case: Case, item: StaffMail, authority: Authority, errand: Errand, rules: Rules, table: Table, *, known: bool
) -> Decision:
    """Nothing is done, and the registered address is asked.

    A mail that is proven, though not for all that it does, needs nobody else's attention.
    """
    person = item.person
    ref = errand.ref if known else ""
    # The letter belongs to no file: who it goes to is asked about a mail, and shown nothing of any complaint.
    asked = to_staff(person, _confirmation(case, person, authority, errand, rules, table), rules)
    told = Task(kind="staff_unproven", text=f"{person.address}: {case.message.subject}"[:500], ref=ref)
    why = "waits for its confirmation" if authority.proven else "without proof"
    return Decision(
        kind="staff",
        because=f"{item.because}, {why}; {authority.attempt.en}".strip("; ")[:500],
        ref=ref,
        others=(FilePart("", letters=(asked, *_warned(case, item, authority, errand, rules))),),
        documents=case.message.documents,
        tasks=() if authority.proven else (told,),
        destination="processed" if authority.proven else "review",
        held_for=person.address,
    )


def more_proof(
    case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, table: Table, *, known: bool
) -> Decision:
    """What needs more proof than it brings: held, where all of it can be shown. `known`: the file it names is there."""
    if not _fits(case):
        return _too_long(case, item, bench)
    return _held(case, item, authority, errand, bench.rules, table, known=known)


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
        "ce message attend une confirmation, et il est trop long pour vous être montré en entier : envoyez-le en"
        " plusieurs parties",
        "this mail needs a confirmation, and it is too long to be shown to you as a whole: send it in parts",
    )
    task = Task(kind="staff_unproven", text=f"{item.person.address}: {case.message.subject}"[:500])
    return replace(_refused(case, item, bench, said), tasks=(task,), destination="review")


def _confirmation(
    case: Case, person: Person, authority: Authority, errand: Errand, rules: Rules, table: Table
) -> Confirmation:
    message = case.message
    original = message.forwarded if errand.kind == "forward" else None
    return Confirmation(
        ref="",
        recipient_name=person.name,
        subject=message.subject,
        text=message.new_text,
        days=CONFIRM_WITHIN_DAYS,
        about=errand.ref,
        proven=authority.proven,
        reasons=tuple(dict.fromkeys(reason for _, reason in strong_lines(errand, table))),
        does=_does(errand, rules, table),
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


def strong_lines(errand: Errand, table: Table) -> tuple[tuple[Command, Said], ...]:
    """The commands of a mail that want more than a reply as their proof, each with what it does."""
    found = ((command, command.strong(line)) for line in errand.script.lines if (command := table.find(line.verb)))
    return tuple((command, reason) for command, reason in found if reason)


_FORWARDS = Said(
    "le message ci-dessous est enregistré comme réclamation, et son auteur reçoit un accusé de réception",
    "the mail below is registered as a complaint, and its author is sent an acknowledgement",
)


def _does(errand: Errand, rules: Rules, table: Table) -> tuple[LineTold, ...]:
    """What a yes will carry out, as the mail was read."""
    if errand.kind == "forward":
        return (LineTold(typed="", ok=True, said=_FORWARDS),)
    if errand.kind == "reply":
        verb = table.find("note" if rules.plain_reply == "note" else "envoyer")
        return (LineTold(typed="", ok=True, said=verb.effect if verb else NOTHING),)
    return tuple(
        LineTold(typed=line.raw, ok=True, said=command.effect if (command := table.find(line.verb)) else NOTHING)
        for line in errand.script.lines
    )


def _warned(case: Case, item: StaffMail, authority: Authority, errand: Errand, rules: Rules) -> tuple[Outgoing, ...]:
    """The desk is told of what looks like an attempt; of a colleague who merely wrote anew, by the task alone."""
    if not authority.attempt:
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


def ask(case: Case, item: StaffMail, rules: Rules, *, too_often: bool) -> Decision:
    """Neither file nor command: the colleague is asked, unless two programs answer each other; the desk sees it."""
    letter = StaffQuestion(
        ref="", recipient_name=item.person.name, subject=case.message.subject, text=case.message.new_text[:SHOWN]
    )
    return Decision(
        kind="staff",
        because=item.because,
        letters=() if too_often else (to_staff(item.person, letter, rules),),
        tasks=(Task(kind="staff_mail", text=f"{item.person.address}: {case.message.subject}"[:500]),),
        destination="review",
    )


def disowned(case: Case, item: StaffMail, rules: Rules, *, confirms: int, person: Person) -> Decision:
    """The colleague says that the held mail was not theirs: it stays without effect, and the desk is warned."""
    finding = Said(
        "{who} répond ne pas avoir écrit le message retenu sous le n° {number}. Rien n'en a été fait.",
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
        "rien n'a été fait : la demande est déjà réglée ou trop ancienne, ou votre réponse n'est ni « oui » ni « non »",
        "nothing was done: it is settled already or too old, or your reply is neither “yes” nor “no”",
    )
    return _refused(case, item, bench, said)


def _refused(case: Case, item: StaffMail, bench: Bench, said: Said) -> Decision:
    outcome = Outcome(bench, (LineResult(Line(0, "", ""), said),))
    told = transcript(outcome, Script((), ""), bench, ref="", typed=case.message.new_text)
    return Decision(kind="staff", because=item.because, letters=(to_staff(bench.person, told, bench.rules),))
