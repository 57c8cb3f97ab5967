"""The table of sorting (docs/mail.md, "Sorting"). Each row is a rule that sees one class of message and names it."""

from collections.abc import Callable, Iterable

from worker.complaint.lifecycle import State
from worker.intake import continuing, pressing
from worker.intake.authorship import author
from worker.intake.screening import bounces
from worker.intake.sorting import complaints, others, people, proofs
from worker.intake.sorting.authenticity import dmarc
from worker.intake.sorting.because import why
from worker.nouns.facts import Facts
from worker.nouns.item import (
    Bounce,
    FileBrief,
    FollowUp,
    Idea,
    Impostor,
    Item,
    Loop,
    NewComplaint,
    OurLetter,
    StaffMail,
)
from worker.nouns.message import Message
from worker.processing import alarms, imitating
from worker.processing.commands import typed

# As many files of one sender as a person chooses from.
MOST_OTHERS = 5

Rule = Callable[[Message, Facts], Item | None]


def sort(message: Message, facts: Facts) -> Item:
    """Say whose a message is. Every message is somebody's: what no rule claims is a new complaint (P2).

    Whether a machine may answer it is another question, asked of its headers once it is known what it is.
    """
    for rule in RULES:
        item = rule(message, facts)
        if item is not None:
            return people.answerable(item, message, facts)
    return NewComplaint(because="no rule of the table claimed it")


# Loop


def own_letter_returned(_message: Message, facts: Facts) -> Item | None:
    """A letter that we sent lies in the mailbox again: a forwarding that comes back, or a copy to ourselves."""
    letter = facts.self_letter
    return Loop(because=why("our own letter no.", letter.letter, "came back")) if letter else None


def own_address_writes(message: Message, facts: Facts) -> Item | None:
    """One of our own addresses writes, with or without a tag: a loop, or somebody in our name.

    A form or a group that sends from it names who wrote.
    """
    local, _, domain = message.sender.address.partition("@")
    bare = f"{local.partition('+')[0]}@{domain}"
    if facts.own_addresses & {bare, message.sender.address} and author(message, facts.own_addresses) is None:
        return Loop(because=why("the sender", message.sender.address, "is one of our own addresses"))
    return None


# Delivery report


def delivery_report(message: Message, facts: Facts) -> Item | None:
    """A letter of ours was not delivered, or not yet. It answers that letter, and is never answered nor a complaint."""
    report = bounces.report(message)
    if report is None:
        return None
    letter = _letter_of(report, facts)
    recipients = report.written
    if letter and letter.recipient not in recipients:
        # A letter of ours goes to one person: behind a forwarding it fails at an address that we never wrote to.
        recipients = (letter.recipient, *recipients)
    what = "delivery failed" if report.permanent else "delivery is delayed"
    named = ", ".join(recipients[:3]) or "an unknown address"
    return Bounce(
        because=why(report.rule, "says that", what, "for", named),
        permanent=report.permanent,
        recipients=recipients,
        status=report.status,
        reason=report.reason,
        letter=letter,
        maybe=None if letter else _maybe(facts),
    )


def _letter_of(report: bounces.BounceReport, facts: Facts) -> OurLetter | None:
    """The letter that the report has seen: the one returned, else the one answered, else the latest of a reply address.

    An address alone is no proof: anybody may write to us that somebody's mail cannot be delivered. A reply address in
    the letter that came back belongs to one person.
    """
    known = [letter for letter in (*facts.returned_letters, *facts.answered_letters) if not letter.spent]
    if known:
        reported = {*report.written, *report.recipients}
        return next((letter for letter in known if letter.recipient in reported), known[0])
    held = {(one.ref, one.holder) for one in facts.reply_addresses}
    return _latest(letter for letter in facts.letters_to_failed if (letter.ref, letter.recipient) in held)


def _maybe(facts: Facts) -> OurLetter | None:
    """The latest letter to a failed address, of the file that the report names before any other."""
    refs = {file.ref for file in facts.tagged_files}
    named = _latest(letter for letter in facts.letters_to_failed if letter.ref in refs)
    return named or _latest(facts.letters_to_failed)


def _latest(letters: Iterable[OurLetter]) -> OurLetter | None:
    return max(letters, key=lambda letter: (letter.queued_at, letter.letter), default=None)


def trusted_form(message: Message, facts: Facts) -> Item | None:
    """A web form that the company named: complaints that look machine-made, from the address typed in the form."""
    if message.sender.address not in facts.trusted_forms:
        return None
    return NewComplaint(
        because=why("the form", message.sender.address, "is named in trusted_forms"),
        linked=tuple(file.ref for file in facts.tagged_files),
        from_form=True,
    )


# Idea

# The letters that ask everybody a question.
REPORTS = frozenset({"monthly_report", "manager_report"})


def answers_report(message: Message, facts: Facts) -> Item | None:
    """A colleague answers a report in words: an idea. With a command, or a customer's mail, it is staff mail as usual.

    Colleagues outside `[[staff]]` get the report by a list: whoever writes from the domain that it was sent to.
    """
    report = next((letter for letter in facts.answered_letters if letter.occasion in REPORTS), None)
    sender = message.sender.address
    if report is None or message.forwarded is not None or message.new_text.lstrip().startswith("#"):
        return None
    if sender not in facts.staff and sender.rpartition("@")[2] != report.recipient.rpartition("@")[2]:
        return None
    verdict = dmarc(message, facts.authserv_id)
    doubtful = verdict != "pass" if facts.authserv_id else report.spent
    return Idea(because=why(sender, "answers report no.", report.letter), person=sender, doubtful=doubtful)


# Staff


def staff_mail(message: Message, facts: Facts) -> Item | None:
    """A colleague writes. What they may do by it is for the chapter on commands to check, with proof."""
    person = facts.staff.get(message.sender.address)
    if person is None:
        return None
    ref = proofs.file_answered(message, facts) or next((file.ref for file in facts.tagged_files), "")
    about = f"about {ref}" if ref else "naming no file"
    return StaffMail(because=why(person.address, "is staff,", about), person=person, ref=ref)


def gives_orders_as_a_colleague(message: Message, facts: Facts) -> Item | None:
    """Somebody under a colleague's name, or at an address like theirs, types commands: no customer does, and nothing
    is acknowledged. Who so much as mentions a danger is a complainant all the same.
    """
    if not typed.gives_orders(message.new_text):
        return None
    person = imitating.of_whom(message.sender.address, message.sender.name, facts.staff.values())
    if person is None or alarms.of_people(f"{message.subject}\n\n{message.new_text}"):
        return None
    because = why("the sender", message.sender.address, "resembles", person.address, "and types commands")
    return Impostor(because=because, person=person, refs=tuple(file.ref for file in facts.tagged_files))


# Follow-up


def answers_letter(message: Message, facts: Facts) -> Item | None:
    """In-Reply-To or References hold the id of a letter to a complainant: proof. A stranger's answer is held."""
    found = proofs.letter_to_customer(message, facts)
    if found is None:
        return None
    letter, file = found
    held = not proofs.participates(message, file)
    who = "by someone unknown to the file" if held else "by a participant"
    return FollowUp(
        because=why("answers letter no.", letter.letter, "of", file.ref, who), ref=file.ref, proof="letter", held=held
    )


def sent_to_reply_address(message: Message, facts: Facts) -> Item | None:
    """The reply address of a letter to a complainant: proof. A stranger's message to it is held."""
    file = facts.token_file
    if file is None or proofs.is_staff(facts.token_holder, facts):
        return None
    held = not proofs.participates(message, file)
    who = "by someone unknown to the file" if held else "by a participant"
    return FollowUp(
        because=why("sent to the reply address of", file.ref, who), ref=file.ref, proof="address", held=held
    )


def answers_staff_letter(_message: Message, facts: Facts) -> Item | None:
    """Someone who is not staff answers a letter to a colleague, by its id or its address: the letter was passed on.

    That proves nothing for its reader, so the message waits for a person, even a participant's.
    """
    found = proofs.letter_to_staff(facts)
    if found is not None:
        ref, what = found[1].ref, f"letter no. {found[0].letter}"
    elif facts.token_file is not None:
        ref, what = facts.token_file.ref, "a reply address"
    else:
        return None
    return FollowUp(
        because=why("answers", what, "of", ref, "which was for staff only"), ref=ref, proof="none", held=True
    )


def participant_names_file(message: Message, facts: Facts) -> Item | None:
    """A reference in the subject, from someone whom the file knows and whom our server does not call forged."""
    file = proofs.claimed(message, facts)
    if file is None:
        return None
    return FollowUp(
        because=why("the subject names", file.ref, "and the sender is a participant"),
        ref=file.ref,
        proof="tag",
        vouched=proofs.vouched(message, facts),
    )


def participant_goes_on(message: Message, facts: Facts) -> Item | None:
    """No reply to us, and yet no complaint of its own: the text names the sender's file, answers their own earlier
    mail, or goes on in words with what they told us. Where several files are open a person says which is meant.

    What speaks of something else is a complaint of its own, with the file beside it.
    """
    if not proofs.in_own_name(message, facts) or continuing.another(message.new_text):
        return None
    vouched = proofs.vouched(message, facts)
    file = proofs.told(message, facts)
    if file is not None:
        because = why("it names or answers what its sender wrote in", file.ref)
        return FollowUp(because=because, ref=file.ref, proof="own", vouched=vouched)
    mine = [one for one in facts.files_of_sender if proofs.participates(message, one) and one.state is not State.MERGED]
    possible = [one for one in mine if one.is_open] or mine[:1]
    said = continuing.goes_on(message) if possible else ""
    meant = pressing.meant(message, said, possible) if said else []
    if not meant:
        return _presses_for_another(message, said, possible)
    latest, others = meant[0], tuple(one.ref for one in meant[1:])
    because = why("it goes on with", latest.ref, "by its words:", said)
    return FollowUp(
        because=because, ref=latest.ref, proof="words", held=bool(others), others=others[:MOST_OTHERS], vouched=vouched
    )


def _presses_for_another(message: Message, said: str, files: list[FileBrief]) -> Item | None:
    """It presses for a thing that no file of its sender is about: another matter, or what our answer promised them."""
    if not said:
        return None
    refs = tuple(one.ref for one in files if pressing.lately(message, one))[:MOST_OTHERS]
    return NewComplaint(because=why("it presses for what no file names:", said), duplicates=refs) if refs else None


RULES: tuple[Rule, ...] = (
    own_letter_returned,
    own_address_writes,
    delivery_report,
    trusted_form,
    people.gateway,
    people.machine_mail,
    answers_report,
    people.passed_on,
    staff_mail,
    answers_letter,
    sent_to_reply_address,
    answers_staff_letter,
    people.courtesy,
    participant_names_file,
    participant_goes_on,
    gives_orders_as_a_colleague,
    complaints.known_on_paper,
    others.for_another,
    others.asks_about_a_file,
    people.visitor,
    complaints.stranger_names_file,
    complaints.same_text_again,
    complaints.like_subject,
    complaints.speaks_of_it_again,
    complaints.same_matter,
    others.names_whom_they_speak_for,
    complaints.complaint,
)
