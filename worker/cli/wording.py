"""What a round did, in words."""

from worker.cli.tongue import counted, tell
from worker.office import Tally
from worker.words.said import Said

# One of it, and several: in the order in which a round meets them.
WORDS = {
    "collected": (Said("1 message collected"), Said("{count} messages collected")),
    "registered": (Said("1 complaint registered"), Said("{count} complaints registered")),
    "followed_up": (Said("1 joined its file"), Said("{count} joined their files")),
    "staff": (Said("1 from the staff"), Said("{count} from the staff")),
    "bounced": (Said("1 came back"), Said("{count} came back")),
    "machine": (Said("1 written by a machine"), Said("{count} written by machines")),
    "visitors": (Said("1 of somebody who does not complain"), Said("{count} of people who do not complain")),
    "ideas": (Said("1 idea for the report"), Said("{count} ideas for the report")),
    "looped": (Said("1 of our own"), Said("{count} of our own")),
    "duplicates": (Said("1 known already"), Said("{count} known already")),
    "taken_over": (Said("1 taken over without letters"), Said("{count} taken over without letters")),
    "parked": (Said("1 parked"), Said("{count} parked")),
    "postponed": (Said("1 to be tried again"), Said("{count} to be tried again")),
    "settled": (Said("1 filed"), Said("{count} filed")),
    "sent": (Said("1 letter sent"), Said("{count} letters sent")),
    "delayed": (Said("1 letter to be tried again"), Said("{count} letters to be tried again")),
    "refused": (Said("1 letter refused"), Said("{count} letters refused")),
    "uncertain": (Said("1 letter uncertain"), Said("{count} letters uncertain")),
    "documents_judged": (Said("1 document judged"), Said("{count} documents judged")),
    "struck": (Said("1 clock struck"), Said("{count} clocks struck")),
    "reminded": (Said("1 colleague reminded"), Said("{count} reminders to colleagues")),
    "digests": (Said("1 daily list"), Said("{count} daily lists")),
    "reports": (Said("1 letter of the monthly report written"), Said("{count} letters of the monthly report written")),
    "noted": (Said("1 unanswered text kept as a note"), Said("{count} unanswered texts kept as notes")),
    "erased": (Said("1 file without its people"), Said("{count} files without their people")),
    "mailboxes_unreachable": (Said("1 mailbox out of reach"), Said("{count} mailboxes out of reach")),
}


def sentence(tally: Tally) -> str:
    """Only what happened is named."""
    happened = ((name, number) for name, number in tally.as_dict().items() if number)
    parts = [counted(number, *WORDS[name]) for name, number in happened]
    return ", ".join(parts) if parts else tell("nothing to do")
