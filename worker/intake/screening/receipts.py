"""Read receipts and feedback reports without the parts that the standards give them, told by their subjects."""

import re

from worker.intake.screening.wordlist import compiled
from worker.nouns.message import Message
from worker.words.wording import fold

# What Outlook, Notes and Thunderbird write before the subject of the letter that was read.
_LABEL = compiled(
    """
    (not /)read
    (non /)lu
    (un/nicht /)gelesen
    (no /)leido
    (non /)letto
    gelezen
    lida
    return receipt
    accuse de (lecture/reception)
    confirmation de lecture
    lesebestatigung
    conferma di lettura
    leesbevestiging
    confirmacion de lectura
    disposition notification
    """,
    then=r" ?(?:\([a-z]{1,20}\) ?)?[:-]",
)
# A person may begin a subject with "Lu :"; the text of a receipt says that a letter was read and little else.
_SAYS_SO = compiled(
    """
    was (read/displayed)
    (a/est) ete lu
    wurde … gelesen
    ha sido leido
    e stat(a/o) lett
    is gelezen
    deleted without
    """
)
# Hotmail's and others' feedback loops, older than RFC 5965: a reader pressed "this is spam" on a letter of ours.
_FEEDBACK = re.compile(
    r"(?:complaint about message from|email feedback report for ip|abuse report for ip) [\da-f.:]{3,45}"
)
_LONGEST = 600


def announced(message: Message) -> str:
    """The kind of receipt or report in a few words; "" for all other mail."""
    subject = fold(message.subject[:300])
    if _FEEDBACK.fullmatch(subject):
        return "a provider's feedback report"
    said = fold(message.new_text[: 2 * _LONGEST])
    receipt = _LABEL.match(subject) and _SAYS_SO.search(said) and len(said) <= _LONGEST
    return "a read receipt" if receipt else ""
