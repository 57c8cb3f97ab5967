"""A reply that may be meant for a colleague does not leave: whoever wrote it is asked, and sees it as it would."""

from dataclasses import replace

from worker.complaint.lifecycle import Moved, State
from worker.complaint.messages import StaffMessage, StaffWrote
from worker.complaint.record import Complaint
from worker.intake.case import Case
from worker.intake.letters import Relay
from worker.nouns.announced import Announced
from worker.nouns.decision import Decision, Task
from worker.nouns.item import Person, StaffMail
from worker.nouns.letter import Outgoing, Shown
from worker.nouns.offer import Offer
from worker.processing.addressing import to_staff
from worker.processing.calling import call_offered
from worker.processing.commands.frame import Bench, Done
from worker.processing.commands.script import Line, Script
from worker.processing.handover import Assignment
from worker.processing.letters import StaffLetter, Transcript
from worker.processing.people import called
from worker.processing.replies import SendQuestion
from worker.processing.rules import Rules
from worker.staff import enclosures, of_others
from worker.staff.authority import Authority
from worker.staff.guards.reply import Names, Reply, name_words
from worker.staff.guards.table import doubts, is_surely_doubtful
from worker.staff.meant import meant
from worker.staff.promising import findings_of
from worker.staff.running import LineResult, Outcome
from worker.staff.settled import ANSWER_WITHIN_DAYS
from worker.staff.table import Table
from worker.staff.transcribing import transcript
from worker.staff.waiting import still_leaving
from worker.words.said import Said

Groups = tuple[tuple[Said, tuple[Said, ...]], ...]
SHOWN = 4_000
_LONGEST_ANSWER = 300
_APART = Said("a part of it is for a colleague")


def question(  # all that a mail is, and what it may stand for
    case: Case, item: StaffMail, authority: Authority, outcome: Outcome, ref: str, table: Table,
    beside: tuple[str, tuple[str, ...]] = ("", ()), stays: tuple[Said, ...] = (),
) -> Decision | None:  # fmt: skip
    """What to ask of a plain reply that would leave; None for one that is plainly a letter to the complainant. `beside`
    are the words for the house that it leaves without, and the names of who reads them; `stays` says for which words
    that cannot be parted no yes would send it.
    """
    complaint = outcome.bench.files.get(ref)
    queued = outcome.letters.get(ref, ())
    letters = [(one.letter, one.language) for one in queued if isinstance(one.letter, StaffLetter)]
    if complaint is None or not letters or not outcome.ok:
        return None
    (letter, language), rules = letters[0], outcome.bench.rules
    reply = as_reply(outcome.bench, complaint, body=letter.text)
    careful = _careful(authority, complaint, letter.text, outcome.bench)
    why = (*careful, *((_APART,) if beside[0] else ()), *doubts(reply), *_calls(complaint, letter.text))
    if not why:
        return None
    other = () if beside[0] else meant(complaint, outcome.bench, letter.text, table)
    asked = SendQuestion(
        file=complaint,
        rules=rules,
        recipient_name=item.person.name,
        why=why,
        shown=Shown(letter=letter, language=language),
        text="",
        number=case.parcel,
        days=ANSWER_WITHIN_DAYS,
        still_leaving=still_leaving(outcome.bench, complaint, ()),
        promises=(*stays, *findings_of(outcome)),
        meant=other,
        by_word=bool(careful or other or beside[0]) or is_surely_doubtful(reply),
        aside=beside[0][:SHOWN],
        told=beside[1],
    )
    waits = StaffMessage(message=case.received(rules), person=item.person.address, proof=authority.proof, done=False)
    return Decision(
        kind="staff",
        because=f"{item.because}, proven by {authority.proof}; is it for the complainant? {why[0]}"[:500],
        ref=ref,
        actor=item.person.address,
        entries=(StaffWrote(message=waits),),
        letters=(to_staff(item.person, asked, rules),),
        documents=case.message.documents,
        tasks=(Task(kind="send_question", text=item.person.address[:500], ref=ref),),
        held_for=item.person.address,
        held_as="audience",
        held_parcel=case.parcel,
    )


def _careful(authority: Authority, complaint: Complaint, text: str, bench: Bench) -> tuple[Said, ...]:
    """What a bare yes does not answer, whatever the words are."""
    meant_for = _to_somebody_else(authority, complaint, bench)
    return (*meant_for, *of_others.told(text, complaint, bench), *mails_attached(bench))


def _to_somebody_else(authority: Authority, complaint: Complaint, bench: Bench) -> tuple[Said, ...]:
    """Whoever answers the notice of a message that waits beside the file may mean its author, who gets no letter."""
    told = authority.answered
    if told is None or told.occasion != Relay.occasion or told.parcel is None:
        return ()
    known = (*complaint.held_messages, *complaint.messages)
    sender = next((one.sender for one in known if one.parcel == told.parcel), "")
    if sender in complaint.complainant.addresses or sender in bench.rules.staff:
        return ()
    return (Said("you answer the message of {who}, and this goes to the complainant", who=sender or "?"),)


def mails_attached(bench: Bench) -> tuple[Said, ...]:
    """Some programs attach the mail that is answered by themselves."""
    return tuple(Said("a mail is attached to it: “{name}”", name=name) for name in enclosures.mails(bench)[:1])


def _calls(complaint: Complaint, text: str) -> tuple[Said, ...]:
    need = complaint.complainant.adaptation_needed
    offered = call_offered(complaint, text)
    if not offered:
        return ()
    return (Said("it speaks of a call (“{words}”), and they need this: {need}", words=offered, need=need),)


def as_reply(bench: Bench, complaint: Complaint, *, body: str) -> Reply:
    """The mail as the guards read it."""
    message, person, staff = bench.message, bench.person, bench.rules.staff
    also = {party.address for party in (*message.to, *message.cc)} & staff.keys() - {person.address}
    copied = tuple(staff[address].name for address in sorted(also))
    # Why it leaves all the same stands above a reply, and is no word of it.
    rows = "\n".join(row for row in message.new_text.split("\n") if not row.lstrip().startswith("#"))
    # What a line alone mends is the text of an earlier mail.
    text = rows if rows.strip() or not body else f"{bench.greeting}\n{body}"
    return Reply(text, names_in(bench, complaint), copied, body)


def _called(person: Person) -> tuple[str, ...]:
    """« Cy », of cy@example.com, is how they call Cyrille."""
    return (person.name, *called(person))


def names_in(bench: Bench, complaint: Complaint) -> Names:
    """Whom words about a file may call: a name that writer and colleague share calls nobody else."""
    person, staff = bench.person, bench.rules.staff
    return Names(
        colleagues=name_words(word for one in staff.values() if one.address != person.address for word in _called(one))
        - name_words(_called(person)),
        own=name_words([person.name]),
        customer=name_words([complaint.complainant.name]),
    )


def addresses_of(names: frozenset[str], rules: Rules) -> tuple[str, ...]:
    """Of the colleagues whom one of these folded words names."""
    return tuple(one.address for one in rules.staff.values() if names & name_words(_called(one)))


def dropped(case: Case, item: StaffMail, authority: Authority, bench: Bench, *, parcel: int, ref: str) -> Decision:
    """The answer was no: the words stay in the mail that the file keeps, and go nowhere."""
    told = Said(
        "your text went to nobody; it stays in the story of the file, with your mail",
    )
    done = Done(told)
    decision = _told(case, item, authority, bench, LineResult(Line(0, "", ""), told, done), ref=ref)
    return replace(decision, confirms=parcel, settles="dropped")


def again(  # all that a mail is, and the question
    case: Case,
    item: StaffMail,
    authority: Authority,
    bench: Bench,
    asked: Decision,
    *,
    by_reply: bool,
    offers: tuple[Offer, ...] = (),
) -> Decision:
    """`asked`, the question as it is decided anew, about the same mail: the answer was neither yes nor no, or a yes
    that counts `by_reply` alone. `offers` are the lines that the answer may have meant.
    """
    typed = " ".join(case.message.new_text.split())[:_LONGEST_ANSWER]
    wrote = StaffMessage(
        message=case.received(bench.rules), person=item.person.address, proof=authority.proof, done=False
    )
    if asked.held_as != "audience" or not asked.held_for:
        told = Said("answer “yes”, “note” or “no”")
        return _told(case, item, authority, bench, LineResult(Line(0, "", ""), told), ref=item.ref)
    return replace(
        _told_too(asked, unclear=typed, by_reply=by_reply, offers=offers),
        because=f"{item.because}, proven by {authority.proof}; neither yes nor no"[:500],
        entries=(StaffWrote(message=wrote),),
        documents=case.message.documents,
        tasks=(),
    )


def replacing(decision: Decision, text: str, *, parcel: int) -> Decision:
    """A letter of its own in answer to the question: the earlier text does not leave, and its writer has it back."""
    return replace(_told_too(decision, earlier_text=text.strip()[:SHOWN]), confirms=parcel, settles="replaced")


def as_understood(
    decision: Decision, left: tuple[str, ...] = (), more: Groups = (), says: Announced | None = None,
    *, fills_form: bool = False,
) -> Decision:  # fmt: skip
    """The decision, whose transcript says that no command was typed, what was understood, and what was not (`left`);
    `more` are lines that may have been meant besides, `says` what the words said of the answer, whose form they fill.
    """
    rows = tuple(Said("“{words}”", words=" ".join(words.split())[:_LONGEST_ANSWER]) for words in left)
    groups = ((_NOT_READ, rows),) if rows else ()
    sent = (*decision.letters, *(letter for part in decision.others for letter in part.letters))
    # A file that ends has a letter of its end.
    ends = any(isinstance(entry, Moved) and entry.target is State.CLOSED for entry in decision.entries)
    reaches_them = ends or any(one.letter.audience == "complainant" for one in sent)

    def told(one: Outgoing) -> Outgoing:
        letter = one.letter
        if isinstance(letter, Assignment):
            return replace(one, letter=replace(letter, announced=says))
        if not isinstance(letter, Transcript):
            return one
        letter = replace(letter, announced=letter.announced or says)
        letter = replace(letter, understood=True, reaches_them=reaches_them, groups=(*letter.groups, *groups, *more))
        letter = replace(letter, fills_form=fills_form)
        return replace(one, letter=letter)

    others = tuple(replace(part, letters=tuple(map(told, part.letters))) for part in decision.others)
    return replace(decision, letters=tuple(map(told, decision.letters)), others=others)


_NOT_READ = Said("Names no file, or several: nothing was done of this")


def wants_the_word(asked: Decision) -> bool:
    """Whether a bare yes does not send: it may be meant for something else, or be a slip that cannot be undone."""
    return any(isinstance(one.letter, SendQuestion) and one.letter.by_word for one in asked.letters)


def proposed(asked: Decision) -> Offer | None:
    """The line that a yes to the question carries out."""
    return next((one.letter.proposed for one in asked.letters if isinstance(one.letter, SendQuestion)), None)


def _told_too(
    decision: Decision,
    *,
    unclear: str = "",
    earlier_text: str = "",
    by_reply: bool = False,
    offers: tuple[Offer, ...] = (),
) -> Decision:
    """The decision, whose letter to its colleague says this too."""

    def more(one: Outgoing) -> Outgoing:
        match one.letter:
            case SendQuestion() as asked:
                lines = offers or asked.meant
                again = replace(asked, unclear=unclear, earlier_text=earlier_text, by_reply=by_reply, meant=lines)
                return replace(one, letter=again)
            case Transcript() as told:
                return replace(one, letter=replace(told, earlier_text=earlier_text))
            case _:
                return one

    others = tuple(replace(part, letters=tuple(map(more, part.letters))) for part in decision.others)
    return replace(decision, letters=tuple(map(more, decision.letters)), others=others)


def settled_before(  # all that a mail is, and what became of the question
    case: Case, item: StaffMail, authority: Authority, bench: Bench, *, ref: str, told: Said, text: str
) -> Decision:
    """Answered before, or kept as a note since: nothing is done a second time. `told` says what became of the words."""
    decision = _told(case, item, authority, bench, LineResult(Line(0, "", ""), told), ref=ref)
    return _told_too(decision, earlier_text=text.strip()[:SHOWN])


def _told(case: Case, item: StaffMail, authority: Authority, bench: Bench, result: LineResult, *, ref: str) -> Decision:
    letter = transcript(Outcome(bench, (result,)), Script((), ""), bench, ref=ref, typed="")
    wrote = StaffMessage(
        message=case.received(bench.rules),
        person=item.person.address,
        proof=authority.proof,
        done=result.done is not None,
    )
    return Decision(
        kind="staff",
        because=item.because,
        ref=ref,
        actor=item.person.address,
        entries=(StaffWrote(message=wrote),),
        letters=(to_staff(item.person, letter, bench.rules),),
        documents=case.message.documents,
    )
