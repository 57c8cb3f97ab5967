"""Letters on paper that the clocks wrote on one morning: one mail to who posts them, with all in one file to print."""

from collections.abc import Sequence
from typing import Final

from worker.complaint.record import Complaint
from worker.intake.letters_together import ToPost, ToPrint
from worker.nouns.decision import Decision
from worker.nouns.item import Person
from worker.nouns.letter import Attachment
from worker.office.desk import Desk
from worker.office.freezing import freeze
from worker.office.lining import own_address
from worker.processing.addressing import to_staff
from worker.processing.documents import MOST_BYTES
from worker.register import withheld
from worker.register.page import Page
from worker.writing import stapling

FILE = "lettres-a-poster.pdf"
# What tells of the way to an answer, and of nothing once it is there.
_BEFORE_AN_ANSWER: Final = frozenset({"progress", "going_on", "clarification_reminder"})


def release(desk: Desk, page: Page, person: Person | None, found: Sequence[withheld.Waiting]) -> None:
    """Several become one file; one alone, and one with documents to enclose, leave as they are.

    « Votre réclamation est confiée… » that waited while the answer was written would be posted after it: it is dropped.
    """
    overtaken = [one for one in found if _is_overtaken(page.file(one.ref), one)]
    withheld.drop(page.session, [(one.letter, one.ref) for one in overtaken], page.now)
    found = [one for one in found if one not in overtaken]
    sheets = {one.letter: stapling.alone(page.letter_bytes(one.letter)) for one in found}
    together = [one for one in found if sheets[one.letter] is not None]
    pdf = stapling.stapled([sheet for one in together if (sheet := sheets[one.letter])])
    if person is None or len(together) < 2 or len(pdf) > MOST_BYTES:
        withheld.release(page.session, [one.letter for one in found], page.now)
        return
    withheld.release(page.session, [one.letter for one in found if one not in together], page.now)
    box = desk.every_box[0]
    letters = tuple(
        ToPost(
            ref=one.ref,
            number=one.letter,
            complainant=page.file(one.ref).complainant.name,
            occasion=one.occasion,
            reply_address=own_address(one.ref, person.address, page, box),
        )
        for one in together
    )
    letter = ToPrint(ref="", recipient_name=person.name, letters=letters)
    outgoing = to_staff(person, letter, desk.rules, (Attachment(FILE, "application/pdf", pdf),))
    frozen = freeze(desk, page, box.name, outgoing, "", page.now)
    page.add(Decision(kind="together", because=f"{len(letters)} letters to print in one"), [frozen])
    numbers = [one.letter for one in together]
    withheld.tell_by(page.session, person.address, numbers, frozen.frozen.message_id, page.now)


def _is_overtaken(file: Complaint, one: withheld.Waiting) -> bool:
    """Whether the file was answered, or ended, since the letter on its way to an answer was written."""
    if one.occasion not in _BEFORE_AN_ANSWER:
        return False
    written = next((mail.queued_at for mail in file.mails if mail.letter == one.letter), None)
    since = [at for at in (file.answered_at, file.ended_at) if at is not None]
    return written is not None and any(at >= written for at in since)
