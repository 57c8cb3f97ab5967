"""What a round did, in words."""

from worker.office import Tally

# One of it, and several: in the order in which a round meets them.
WORDS = {
    "collected": ("message collected", "messages collected"),
    "registered": ("complaint registered", "complaints registered"),
    "followed_up": ("joined its file", "joined their files"),
    "staff": ("from the staff", "from the staff"),
    "bounced": ("came back", "came back"),
    "machine": ("written by a machine", "written by machines"),
    "visitors": ("of somebody who does not complain", "of people who do not complain"),
    "ideas": ("idea for the report", "ideas for the report"),
    "looped": ("of our own", "of our own"),
    "duplicates": ("known already", "known already"),
    "taken_over": ("taken over without letters", "taken over without letters"),
    "parked": ("parked", "parked"),
    "postponed": ("to be tried again", "to be tried again"),
    "settled": ("filed", "filed"),
    "sent": ("letter sent", "letters sent"),
    "delayed": ("letter to be tried again", "letters to be tried again"),
    "refused": ("letter refused", "letters refused"),
    "uncertain": ("letter uncertain", "letters uncertain"),
    "struck": ("clock struck", "clocks struck"),
    "reminded": ("colleague reminded", "reminders to colleagues"),
    "digests": ("daily list", "daily lists"),
    "reports": ("letter of the monthly report written", "letters of the monthly report written"),
    "noted": ("unanswered text kept as a note", "unanswered texts kept as notes"),
    "erased": ("file without its people", "files without their people"),
    "mailboxes_unreachable": ("mailbox out of reach", "mailboxes out of reach"),
}


def sentence(tally: Tally) -> str:
    """Only what happened is named."""
    counted = ((name, number) for name, number in tally.as_dict().items() if number)
    parts = [f"{number} {_words(name, number)}" for name, number in counted]
    return ", ".join(parts) if parts else "nothing to do"


def _words(name: str, number: int) -> str:
    one, several = WORDS.get(name, (name.replace("_", " "),) * 2)
    return one if number == 1 else several
