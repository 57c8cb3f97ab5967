"""What would be many mails leaves as one: to the desk, what was taken over from a mailbox in use."""

from datetime import datetime

from worker.intake.letters import Bundle, BundleLine
from worker.nouns.decision import Decision
from worker.office.desk import Desk
from worker.office.freezing import freeze
from worker.office.lining import own_address
from worker.processing.addressing import to_staff
from worker.register import withheld

# Of a longer list a letter shows the beginning.
SHOWN = 40


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
