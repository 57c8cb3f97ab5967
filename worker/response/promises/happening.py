"""Words that tell what has happened from what is still to come, in folded text: `tenses.phrases` of each language."""

from typing import Final

from worker.words.tables import words

_ROOM: Final = "tenses"
# Participles of what is arranged for a day to come: "est prévue le", "a été reporté au", "has been booked for".
PLANNED: Final = words(_ROOM, "planned")
# Promises in the present: "vous attend le", "nous vous appelons le", "we are sending", "doit passer".
PRESENT: Final = words(_ROOM, "present")
HAPPENED: Final = words(_ROOM, "happened")
# Said of a thing: "la commande passée le", "the photo sent on"; future only where a verb before it says so.
ATTRIBUTE: Final = words(_ROOM, "attribute")
# What has been by the time that it has a day: "votre courrier du 6 mars", "the invoice of 22 January".
OF_THE_PAST: Final = words(_ROOM, "of the past")
# Verbs of what the complainant paid, and what a thing cost.
PAID: Final = words(_ROOM, "paid")
# Verbs and things by which the house gives.
GIVEN: Final = words(_ROOM, "gives")
# A verb that looks ahead, or a request: what stands with it has not happened yet.
AHEAD: Final = words(_ROOM, "ahead")
