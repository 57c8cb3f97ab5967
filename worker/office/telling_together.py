"""Many mails leave as one: notices that come too fast, acknowledgements to one address, what a first start found."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from worker.doors.protocols import BlobMissing, ShelfUnreachable
from worker.intake import reflecting
from worker.intake.letters_together import AcknowledgedFile, Acknowledgements, Bundle, BundleLine, What
from worker.intake.reading import read
from worker.nouns.decision import Decision
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.nouns.message import Party
from worker.office import printing
from worker.office.desk import Desk
from worker.office.freezing import freeze
from worker.office.lining import own_address
from worker.processing.addressing import to_staff
from worker.register import withheld
from worker.register.page import Page
from worker.words.decency import without_insults
from worker.words.links import without_links

# Of a longer list a letter shows the beginning.
SHOWN = 40
# A customer's letter names each of their files: as many as make a mail that can still be read.
LISTED = 200
# So few need no letter that unites them.
ALONE = 3


def tell_taken_over(desk: Desk, since: datetime) -> None:
    """One summary to each person of the desk, of all that was taken over since then."""
    now, box = desk.clock.now(), desk.every_box[0]
    with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
        count, taken = withheld.taken_over(page.session, since, limit=SHOWN)
        for person in desk.rules.desk:
            lines = tuple(
                BundleLine(
                    ref=one.ref,
                    what="new" if one.ref else "other",
                    sender=one.sender,
                    subject=one.subject,
                    reply_address=own_address(one.ref, person.address, page, box),
                )
                for one in taken
            )
            letter = Bundle(ref="", recipient_name=person.name, why="taken_over", count=count, lines=lines)
            frozen = freeze(desk, page, box.name, to_staff(person, letter, desk.rules), "", now)
            page.add(Decision(kind="taken_over", because=f"{count} messages from before the first start"), [frozen])


def release(desk: Desk, people: Sequence[tuple[str, bool]]) -> None:
    """What a limit held back leaves when the limit allows: alone where it is little, else in one letter.

    `people` are those of `withheld.people`.
    """
    now = desk.clock.now()
    for address, colleague in people:
        with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
            most = SHOWN if colleague else LISTED
            while found := withheld.waiting(page.session, address, now, to_staff=colleague, limit=most):
                _release(desk, page, address, found)
                if not colleague:
                    break


def _release(desk: Desk, page: Page, address: str, found: Sequence[withheld.Waiting]) -> None:
    letters = [one.letter for one in found]
    person = desk.rules.staff.get(address)
    if on_paper := [one for one in found if one.printed]:
        printing.release(desk, page, person, on_paper)
        return
    mixed = person is None and any(one.occasion != "acknowledgement" for one in found)
    if len(found) <= ALONE or mixed:
        withheld.release(page.session, letters[:ALONE], page.now)
        return
    together = _bundle(desk, page, person, found) if person else _acknowledgements(desk, address, found, page.now)
    box = found[0].mailbox if found[0].mailbox in desk.boxes else desk.every_box[0].name
    frozen = freeze(desk, page, box, together, "", page.now)
    page.add(Decision(kind="together", because=f"{len(found)} letters in one"), [frozen])
    withheld.tell_by(page.session, address, letters, frozen.frozen.message_id, page.now)


_WHAT: Mapping[str, What] = {
    "intake_notice": "new",
    "relay": "message",
    "confirmation": "unproven",
    "alarm": "alarm",
}


def _bundle(desk: Desk, page: Page, person: Person, found: Sequence[withheld.Waiting]) -> Outgoing:
    box = desk.every_box[0]
    lines = tuple(
        BundleLine(
            ref=one.ref,
            what=_WHAT.get(one.occasion, "other"),
            sender=one.sender,
            subject=one.subject,
            reply_address=own_address(one.ref, person.address, page, box),
            code=one.message_id[1:].partition("@")[0] if one.occasion == "confirmation" else "",
        )
        for one in found
    )
    # Said only where it is so: somebody may have written too often to have all of theirs yet.
    acknowledged = any(one.what == "new" for one in lines) and not withheld.acknowledgements_wait(page.session)
    letter = Bundle(
        ref="", recipient_name=person.name, why="many", count=len(lines), lines=lines, acknowledged=acknowledged
    )
    return to_staff(person, letter, desk.rules)


def _acknowledgements(desk: Desk, address: str, found: Sequence[withheld.Waiting], now: datetime) -> Outgoing:
    today = desk.rules.day(now)
    files = tuple(
        AcknowledgedFile(
            ref=one.ref,
            subject=_repeated(desk, one, address),
            received_on=desk.rules.day(one.received_on or now),
            answer_due=one.answer_due if one.answer_due and one.answer_due >= today else None,
        )
        for one in found
    )
    return Outgoing(Acknowledgements(ref="", files=files), Party(address), found[0].language)


def _repeated(desk: Desk, one: withheld.Waiting, address: str) -> str:
    """As much of a subject as may go back to where it seems to come from."""
    try:
        message = read(desk.register.shelf.get(one.sha256))
        house = (*desk.rules.boxes, *(desk.facts.trusted_forms & {message.sender.address}))
        lent = reflecting.borrowed(message, Party(address), desk.facts.authserv_id, house)
        bare = lent or reflecting.doubtful(message, desk.facts.authserv_id)
    except (BlobMissing, ShelfUnreachable):
        bare = True
    return "" if bare else without_insults(without_links(one.subject, one.language))
