"""What `screening.phrases` of every language finds; the words themselves are data (see `worker.words.tables`).

Most count only in mail that a server or a program signs; a person who quotes one is still a person.
"""

from typing import Final

from worker.words.tables import words

_ROOM: Final = "screening"

# A letter of ours that did not arrive, or not yet. What is said loosely is enough under a mail server's own name only.
FAILED_PLAINLY: Final = words(_ROOM, "failed")
FAILED_TEXT: Final = words(_ROOM, "failed", "failed loosely")
FAILED_SUBJECT: Final = words(_ROOM, "failed subject")
DELAYED_PLAINLY: Final = words(_ROOM, "delayed")
DELAYED_TEXT: Final = words(_ROOM, "delayed", "delayed loosely")
DELAYED_SUBJECT: Final = words(_ROOM, "delayed subject")
# Given up for good, whatever the notice says of earlier delays.
GIVEN_UP: Final = words(_ROOM, "given up")
# The other server's refusal, as notices quote it: "<<< 550 ...", "said: 550-5.1.1", "SMTP error [550".
REFUSED: Final = words(_ROOM, "refused")
SERVER_NAME: Final = words(_ROOM, "server name")
# The lines below which it is our own letter that the report returns, and what says the opposite.
COPY_BELOW: Final = words(_ROOM, "copy below")
NO_COPY_BELOW: Final = words(_ROOM, "no copy below")

# What resembles a report of failure and is none: the refusal of a filter that wants its sender to prove to be a person,
# what people who complain of a delivery speak of, and a receipt.
CHALLENGE: Final = words(_ROOM, "challenge")
PARCEL: Final = words(_ROOM, "parcel")
ARRIVED: Final = words(_ROOM, "arrived")

# Absences: what only a program calls its own message; what a person may begin a complaint with too, so that the text
# must announce a return; what may head a complaint as well as any, so that it must say what becomes of our letter too.
LABEL: Final = words(_ROOM, "absence label", then=r"[*\"')]{0,2} ?(?:$|[:;,!.\-(\[/]|re ?:)")
WORD: Final = words(_ROOM, "absence word", then=r" ?(?:$|[:!.(\[\-]|re ?:|(?:jusqu'a|until|bis|hasta|fino) ?)")
TOPIC: Final = words(
    _ROOM, "absence topic", then=r" ?(?:$|[:!.(\[\-]|[a-z' -]{2,60} ?\((?:retour|back|returning|zuruck|until|jusqu))"
)
# GroupWise and others keep the subject of the letter and set the label behind it.
TRAILING: Final = words(_ROOM, "absence behind", then=r"[^()]{0,80}\)$")
RETURN: Final = words(_ROOM, "return")
# Who speaks of their own absence, and the sentence of a vacation notice about the letter that it answers.
SELF: Final = words(_ROOM, "own absence")
PROMISE: Final = words(_ROOM, "absence promise")

# Acknowledgements: what a subject of a ticket system begins with, as people's do; the sentence by which a machine names
# itself; what its text asks for, as a person does too, who then goes on: "… par un mail type".
ACKNOWLEDGEMENT: Final = words(_ROOM, "acknowledgement subject")
TICKET: Final = words(_ROOM, "ticket tag")
OPENED: Final = words(_ROOM, "ticket opened")
AUTOMATIC: Final = words(_ROOM, "automatic", then=r"(?!\w*,? (?:que|qui|that|which)\b)")
NO_ANSWER: Final = words(_ROOM, "no answer", then=r" ?(?:[.!]|$)")

# What programs set before the subject of the letter that was read, and what such a text says.
RECEIPT_LABEL: Final = words(_ROOM, "receipt label", then=r" ?(?:\([a-z]{1,20}\) ?)?[:-]")
RECEIPT: Final = words(_ROOM, "receipt")
INVITATION_ANSWERED: Final = words(_ROOM, "invitation answered")
