"""What every letter in a colleague's own words takes: the file, who writes, and their words as they typed them."""

from typing import Final, TypedDict

from worker.complaint.record import Complaint
from worker.processing.commands.frame import Bench
from worker.processing.rules import Rules
from worker.words.secrets import without_told_accounts

# Of a text below a command; no letter is longer.
LONGEST: Final = 20_000


class OwnWords(TypedDict):
    """The facts of such a letter, by the names that its class has for them."""

    file: Complaint
    rules: Rules
    sender_name: str
    greeting: str
    text: str
    closing: str


def own_words(bench: Bench, complaint: Complaint, text: str) -> OwnWords:
    """The text between the greeting and the leave that its writer took."""
    return OwnWords(
        file=complaint,
        rules=bench.rules,
        sender_name=bench.person.name,
        greeting=bench.greeting,
        text=as_it_leaves(text[:LONGEST], complaint),
        closing=bench.closing,
    )


def as_it_leaves(text: str, complaint: Complaint | None) -> str:
    """A colleague's words with the customer's own account masked, should they repeat it: a mail is read by others."""
    return without_told_accounts(text, (one.new_text for one in complaint.messages)) if complaint else text
