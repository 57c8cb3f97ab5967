"""The phrases by which mail servers say that a letter did not arrive, or not yet, by language; see `wordlist`.

They count only in mail that a server or a program signs; a person who quotes one is still a person. The plain ones
are enough under any such signature, the loose ones only under a mail server's own name.
"""

from worker.intake.screening.phrases.delay import DELAYED_PLAINLY, DELAYED_SUBJECT, DELAYED_TEXT, GIVEN_UP
from worker.intake.screening.phrases.failure import FAILED_PLAINLY, FAILED_TEXT, REFUSED
from worker.intake.screening.phrases.lookalikes import ARRIVED, CHALLENGE, PARCEL
from worker.intake.screening.phrases.subjects import FAILED_SUBJECT

__all__ = [
    "ARRIVED",
    "CHALLENGE",
    "DELAYED_PLAINLY",
    "DELAYED_SUBJECT",
    "DELAYED_TEXT",
    "FAILED_PLAINLY",
    "FAILED_SUBJECT",
    "FAILED_TEXT",
    "GIVEN_UP",
    "PARCEL",
    "REFUSED",
]
