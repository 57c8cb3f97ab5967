"""How letters of a file are addressed: to its complainant, or, where they have no e-mail address, to whoever prints."""

from worker.complaint.messages import SupportingDocument
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Attachment, Letter, Outgoing
from worker.nouns.message import Party
from worker.processing import people, unwelcome
from worker.processing.rules import Rules
from worker.words.catalogue import SPOKEN
from worker.words.language import UNKNOWN, spoken

MOST_REFERENCES = 19


def to_complainant(
    complaint: Complaint,
    letter: Letter,
    rules: Rules,
    *,
    sender_name: str = "",
    attachments: tuple[Attachment, ...] = (),
    enclosed: tuple[SupportingDocument, ...] = (),
) -> tuple[Outgoing, ...]:
    """The letter to the complainant, in the thread of their last message; to print where they have no address.

    It goes to the first of their addresses, which a person may change (`#complainant mail=`): whoever was let into the
    file gets no letter for having written last. Empty where there is nobody at all to send it to, and of what a machine
    writes where its reader asked for nothing at that address.
    """
    who = complaint.complainant
    if letter.automatic and unwelcome.at_their_address(complaint):
        return ()
    last, thread = _thread(complaint)
    if who.addresses:
        to = Party(who.addresses[0], who.name)
        return (Outgoing(letter, to, complaint.language, last, thread, sender_name, attachments, enclosed=enclosed),)
    return tuple(
        Outgoing(
            letter,
            Party(p.address, p.name),
            complaint.language,
            printed=True,
            enclosed=enclosed,
            postal_address=who.postal_address,
        )
        for p in printers(complaint, rules)[:1]
    )


def second_language(complaint: Complaint, rules: Rules) -> str:
    """In which language a letter stands once more below the first, "" for none: who plainly writes in one that nobody
    here knows ("Dobrý den, objednal jsem …") may read the language most spoken, or the company's own.
    """
    first = next(iter(complaint.messages), None)
    ours = rules.languages[0]
    if first is None or complaint.language != ours or ours == SPOKEN or SPOKEN not in rules.languages:
        return ""
    return SPOKEN if spoken(first.new_text) == UNKNOWN else ""


def printers(complaint: Complaint, rules: Rules) -> tuple[Person, ...]:
    """Who prints and posts the letters of this file: its owner, else who recorded it, else the desk."""
    desk = people.desk_of(complaint, rules)
    known = (rules.staff.get(complaint.owner), rules.staff.get(complaint.recorded_by), *desk)
    return tuple(one for one in known if one and (one in desk or one.address not in complaint.complained_of))


def to_staff(
    person: Person,
    letter: Letter,
    rules: Rules,
    attachments: tuple[Attachment, ...] = (),
    enclosed: tuple[SupportingDocument, ...] = (),
) -> Outgoing:
    to = Party(person.address, person.name)
    return Outgoing(letter, to, rules.languages[0], attachments=attachments, enclosed=enclosed)


def _thread(complaint: Complaint) -> tuple[str, tuple[str, ...]]:
    """(the message answered, References): those of the complainant's mails, at most 20 (RFC 5322 §3.6.4)."""
    people = set(complaint.complainant.addresses)
    ids = [m.message_id for m in complaint.messages if m.message_id and m.sender in people]
    return (ids[-1], tuple(dict.fromkeys(ids[-MOST_REFERENCES - 1 :]))) if ids else ("", ())
