"""Receipts and routine reports of programs, without the parts that the standards give them: told by their subjects."""

import re

from worker.intake.screening import invitations, phrases, senders
from worker.nouns.message import Message
from worker.words.tables import shape
from worker.words.wording import fold

# Hotmail's and others' feedback loops, older than RFC 5965: a reader pressed "this is spam" on a letter of ours.
_FEEDBACK = re.compile(
    r"(?:complaint about message from|email feedback report for ip|abuse report for ip) [\da-f.:]{3,45}"
)
# What domains send each other daily about mail in their names (RFC 7489 7.2.1.1), and the output of nightly jobs.
_ROUTINE = re.compile(r"report domain: ?[\w.-]+ submitter: ?[\w.-]+.*|cron <[^<>@ ]+@[^<>@ ]+> .*")
# Outlook asks the reader's Outlook to delete a letter that was sent too early.
_RECALL = shape("screening", "{recall label} ?: ")
_RECALLS = shape("screening", r"[^.!?]{2,80} {recalls},? ?[\"«“„'].{0,200}")
# A provider warns its own customer, who is we.
_QUOTA = shape("screening", "{ours}.{0,40}{mailbox}")
_LONGEST = 600


def announced(message: Message) -> str:
    """The kind of receipt or report in a few words; "" for all other mail."""
    subject = fold(message.subject[:300])
    if _FEEDBACK.fullmatch(subject):
        return "a provider's feedback report"
    if _ROUTINE.fullmatch(subject):
        return "a report that comes every day"
    said = fold(message.new_text[: 2 * _LONGEST])
    if _RECALL.match(subject) and _RECALLS.fullmatch(said) and len(said) <= _LONGEST:
        return "a request to delete a letter"
    if senders.server_address(message.sender.address) and _QUOTA.match(subject):
        return "a provider's warning about our own mailbox"
    if invitations.answered(message):
        return "an answer to an invitation"
    # A person may begin a subject with "Lu :"; the text of a receipt says that a letter was read and little else.
    receipt = phrases.RECEIPT_LABEL.match(subject) and phrases.RECEIPT.search(said) and len(said) <= _LONGEST
    return "a read receipt" if receipt else ""
