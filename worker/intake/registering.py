"""A message becomes a numbered file: what is recorded, what is proposed, and who is told (P3, P4, P5)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from worker.complaint.folding import apply
from worker.complaint.messages import LENT
from worker.complaint.opening import Channel, Registered, Reread
from worker.complaint.particulars import Complainant
from worker.intake import adapting, complainant, first_words, noticing, pictures, reflecting, waves, wish
from worker.intake.case import Case
from worker.intake.letters import Acknowledgement
from worker.intake.opening import Opening, data_requested, open_file
from worker.intake.screening.senders import list_keeper, robot_address, unreachable
from worker.nouns.decision import Decision, Task
from worker.nouns.facts import NOTHING_KNOWN, Facts
from worker.nouns.item import NewComplaint, StaffMail
from worker.nouns.letter import Outgoing
from worker.nouns.message import Message, Party
from worker.processing.rules import Rules


@dataclass(frozen=True, slots=True)
class Author:
    """Whose complaint it is, and since when: the sender's, or the one whose mail was passed on to us.

    `vouched`: a colleague passed it on, so its date counts however old it is.
    """

    party: Party
    text: str
    subject: str
    sent_at: datetime | None
    vouched: bool = False


def new_file(
    case: Case,
    item: NewComplaint | StaffMail,
    rules: Rules,
    *,
    ref: str,
    now: datetime,
    facts: Facts = NOTHING_KNOWN,
    unread: bool = False,
    answer: bool = True,
) -> Decision:
    """Open file `ref`. `unread`: the message was parked and a person will read it; `answer` False: nobody is told."""
    case = _prepared(case, item, rules, facts)
    entry = _registered(case, item, rules, ref=ref, now=now, unread=unread)
    letters: list[Outgoing] = []
    untold = _untold(item, entry)
    if answer and not untold:
        bare = _bare(case, item, rules, facts)
        letters.append(_acknowledgement(case, entry, rules, now=now, unread=unread, bare=bare))
    wave = None if unread else waves.find(entry, facts, now)
    asked = any(isinstance(one.letter, Acknowledgement) and one.letter.asks_wish for one in letters)
    read = replace(_read(case, item, entry, rules, unread=unread), wish_asked=asked)
    letters.extend(noticing.notices(entry, read, rules, facts, now=now, wave=wave))
    letters.extend(waves.told(entry, wave, rules, facts.absences, rules.day(now)))
    return Decision(
        kind="complaint",
        because=item.because,
        ref=ref,
        entries=(entry, *data_requested(entry, rules), *waves.joined(wave)),
        others=waves.of_the_others(wave),
        letters=tuple(letters),
        documents=case.message.documents,
        tasks=_tasks(entry),
    )


def reread(
    case: Case, item: NewComplaint | StaffMail, rules: Rules, *, ref: str, now: datetime, facts: Facts = NOTHING_KNOWN
) -> Decision:
    """A parked message that opened file `ref` unread can be read now: the file gets its words, the desk is told.

    The complainant is not acknowledged again: one acknowledgement a complaint.
    """
    entry = _registered(case, item, rules, ref=ref, now=now, unread=False)
    return Decision(
        kind="complaint",
        because=f"replayed: {item.because}",
        ref=ref,
        entries=(Reread(registered=entry), *data_requested(entry, rules)),
        letters=tuple(noticing.notices(entry, _read(case, item, entry, rules, unread=False), rules, facts, now=now)),
        documents=case.message.documents,
        tasks=_tasks(entry),
    )


def _untold(item: NewComplaint | StaffMail, entry: Registered) -> Literal["", "machine", "nobody", "watched"]:
    """Why no acknowledgement may leave: by headers, by its author, or for want of anybody."""
    address = next(iter(entry.complainant.addresses), "")
    if any(one.kind == "watched" for one in entry.alarms):
        return "watched"
    if isinstance(item, NewComplaint) and item.mute and item.author is None and not item.from_form:
        return "machine"
    return "" if address and not list_keeper(address) and not unreachable(address) else "nobody"


def _with_passed_on_documents(case: Case, item: NewComplaint | StaffMail) -> Case:
    """The documents of a mail that a colleague attached are the complainant's, and belong to the file as such."""
    message = case.message
    if not isinstance(item, StaffMail) or message.forwarded is None:
        return case
    known = {(document.sha256, document.name) for document in message.documents}
    inner = tuple(one for one in message.forwarded.documents if (one.sha256, one.name) not in known)
    return replace(case, message=replace(message, documents=(*message.documents, *inner)))


def _prepared(case: Case, item: NewComplaint | StaffMail, rules: Rules, facts: Facts) -> Case:
    """With the documents of a mail that was passed on, its pictures told apart, and what a complainant typed in colour
    inside a quote as new words; a colleague's words leave for customers, and are not guessed at.
    """
    case = _with_passed_on_documents(case, item)
    message = pictures.sorted_out(case.message, facts.known_pictures)
    if isinstance(item, StaffMail):
        return replace(case, message=message)
    judged = reflecting.judged(replace(case, message=first_words.with_answers(message)), facts.authserv_id)
    # Of a form that the company named it is known who sent it: itself.
    return reflecting.marked(judged, LENT) if not item.from_form and _lent(case, item, rules, facts) else judged


def author_of(case: Case, item: NewComplaint | StaffMail, rules: Rules) -> Author:
    """A colleague's forward is a complaint from the customer who wrote it; a form's is from the address typed in it."""
    message = case.message
    original = message.forwarded
    if isinstance(item, StaffMail) and original is not None:
        return Author(
            original.sender, original.text, original.subject or message.subject, original.sent_at, vouched=True
        )
    if isinstance(item, NewComplaint) and item.from_form:
        party = complainant.from_form(message) or Party("")
        return Author(party, message.new_text, message.subject, message.sent_at)
    if isinstance(item, NewComplaint) and item.author is not None:
        return _behind(message, item.author, rules)
    reply_to = message.reply_to[0] if message.reply_to else None
    party = message.sender if message.sender.address or reply_to is None else reply_to
    written = first_words.written(message, first_words.of_our_house(rules.boxes, rules.staff))
    return Author(party, written, message.subject, message.sent_at)


def _behind(message: Message, author: Party, rules: Rules) -> Author:
    """Who wrote what a form, a group, a gateway or a mailbox's rule sent; of what was passed on the original counts."""
    original = message.forwarded
    if original is not None and original.sender.address == author.address:
        subject, sent_at = original.subject or message.subject, original.sent_at or message.sent_at
        return Author(author, original.text, subject, sent_at)
    written = first_words.written(replace(message, sender=author), first_words.of_our_house(rules.boxes, rules.staff))
    return Author(author, written, message.subject, message.sent_at)


def _registered(
    case: Case, item: NewComplaint | StaffMail, rules: Rules, *, ref: str, now: datetime, unread: bool
) -> Registered:
    author = author_of(case, item, rules)
    new = item if isinstance(item, NewComplaint) else None
    opening = Opening(
        ref=ref,
        mailbox=case.mailbox,
        channel=Channel.WEB_FORM if new and new.from_form else Channel.EMAIL,
        recorded_by=item.person.address if isinstance(item, StaffMail) else "worker",
        language=case.message.language,
        complainant=_complainant(author, case.message, new, rules),
        subject=author.subject,
        text=author.text,
        message=case.received(rules),
        because=item.because,
        sent_at=author.sent_at,
        received_at=case.received_at,
        desired_solution=None if unread else wish.find(author.text, case.message.language),
        start=author.sent_at.astimezone(rules.zone).date() if author.vouched and author.sent_at else None,
        possible_duplicates=new.duplicates if new else (),
        linked_refs=new.linked if new else (),
    )
    entry = open_file(opening, rules, now=now)
    # What they want for whom they speak stands in their letter; it is not asked for as of a complainant.
    return entry.model_copy(update={"wish_asked": False}) if entry.complainant.representative else entry


def _complainant(author: Author, message: Message, item: NewComplaint | None, rules: Rules) -> Complainant:
    """Whose complaint it is: of a representative's letter the person that they speak for, reached through them.

    What their words do not say of them may stand in their signature.
    """
    spoken_for = item.represented if item is not None and item.caller == "representative" else None
    signed = author.text if author.vouched else f"{author.text}\n\n{message.signature}"
    needed = adapting.find(author.text)
    return Complainant(
        name=spoken_for.name if spoken_for else author.party.name,
        representative=(author.party.name or author.party.address) if spoken_for else "",
        addresses=(author.party.address,) if author.party.address and not _of_a_program(author, item) else (),
        phone=complainant.phone(author.text) or complainant.phone(signed),
        customer_number=complainant.customer_number(signed),
        adaptation_needed=needed.told(rules.languages[0]) if needed else "",
    )


def _of_a_program(author: Author, item: NewComplaint | None) -> bool:
    """Whether nobody reads what goes to the address that sent it."""
    return item is not None and item.mute and item.author is None and bool(robot_address(author.party.address))


def _bare(case: Case, item: NewComplaint | StaffMail, rules: Rules, facts: Facts) -> bool:
    """Whether nothing is repeated. Of what a colleague passed on, our server judged the colleague."""
    if isinstance(item, StaffMail):
        return False
    return _lent(case, item, rules, facts) or reflecting.doubtful(case.message, facts.authserv_id)


def _lent(case: Case, item: NewComplaint, rules: Rules, facts: Facts) -> bool:
    """Whether somebody whom we do not know says that somebody else wrote."""
    typed = complainant.from_form(case.message) if item.from_form else item.author
    if typed is None or item.vouched:
        return False
    return reflecting.borrowed(case.message, typed, facts.authserv_id, _believed(item, case, rules))


def _believed(item: NewComplaint, case: Case, rules: Rules) -> tuple[str, ...]:
    """Whose word on an author is taken once our server knows them: our own house's, and a form's that it named."""
    return (*rules.boxes, case.message.sender.address) if item.from_form else rules.boxes


def _acknowledgement(
    case: Case, entry: Registered, rules: Rules, *, now: datetime, unread: bool, bare: bool
) -> Outgoing:
    message = case.message
    letter = Acknowledgement(
        file=reflecting.repeated(apply(None, entry, at=now), bare=bare),
        rules=rules,
        message_cut=case.cut,
        unread=unread or bare,
        encrypted=message.encrypted,
        bare=bare,
    )
    to = Party(entry.complainant.addresses[0], letter.file.complainant.greeted)
    return Outgoing(letter, to, entry.language, message.message_id, thread(message))


def thread(message: Message) -> tuple[str, ...]:
    """References of an answer to `message` (RFC 5322 §3.6.4): the ids before it, at most 19, and its own."""
    if not message.message_id:
        return ()
    earlier = [i for i in (message.references or message.in_reply_to) if i != message.message_id]
    return (*earlier[-19:], message.message_id)


def _read(
    case: Case, item: NewComplaint | StaffMail, entry: Registered, rules: Rules, *, unread: bool
) -> noticing.Read:
    return noticing.Read(
        text=author_of(case, item, rules).text,
        language=case.message.language,
        untold=_untold(item, entry),
        representative_words=item.words if isinstance(item, NewComplaint) else "",
        # Of what a colleague passed on, the signature below is the colleague's.
        signature="" if isinstance(item, StaffMail) else case.message.signature,
        unread=unread,
    )


def _tasks(entry: Registered) -> tuple[Task, ...]:
    tasks = []
    if entry.possible_duplicates:
        tasks.append(Task(kind="duplicate", text=", ".join(entry.possible_duplicates), ref=entry.ref))
    return tuple(tasks)
