"""Why a colleague's mail wants more than the proof that it brings: what is told when they are asked to confirm it."""

from worker.complaint.messages import MessageAccepted, ReceivedMessage
from worker.nouns.letter import Outgoing, Shown
from worker.processing.commands.frame import Bench
from worker.processing.commands.readers import READERS
from worker.processing.letters import Original
from worker.processing.rules import Rules
from worker.staff.authority import Authority
from worker.staff.errand import Errand
from worker.staff.leaving import to_the_complainant
from worker.staff.running import Outcome
from worker.staff.table import Table
from worker.words.said import Said

_WRITES = Said("writes to the complainant in your name")
# As many letters as one mail makes for complainants, in as many files as it names.
_MOST = 10
_FIRST_LINES = 1_000


def wanted(errand: Errand, outcome: Outcome, authority: Authority, table: Table) -> tuple[Said, ...]:
    """What of the mail its proof is too little for; nothing where it is enough, or where none of it would be done."""
    if not outcome.ok or authority.strong:
        return ()
    strong = strong_lines(errand, table)
    return tuple(dict.fromkeys((*strong, *((_WRITES,) if not authority.may_write and _writes(outcome) else ()))))


def strong_lines(errand: Errand, table: Table) -> tuple[Said, ...]:
    """What the commands of a mail do for which a reply is too little, whatever house it is."""
    found = ((command, line) for line in errand.script.lines if (command := table.find(line.verb)))
    return tuple(dict.fromkeys(reason for command, line in found if (reason := command.strong(line))))


def _writes(outcome: Outcome) -> bool:
    """Whether words or documents of this mail leave for a complainant, now or in a later letter that repeats them."""
    if any(_carries(one) for letters in outcome.letters.values() for one in letters):
        return True
    told = READERS["told"]
    return any(one.readers == told and one.done is not None and bool(one.done.entries) for one in outcome.results)


def _carries(outgoing: Outgoing) -> bool:
    if outgoing.letter.audience != "complainant":
        return False
    return bool(outgoing.letter.own_words or outgoing.attachments or outgoing.enclosed)


def letters_of(outcome: Outcome) -> tuple[Shown, ...]:
    """The letters to complainants that a yes sends or files, word for word, each once."""
    if not outcome.ok:
        return ()
    found: dict[Shown, None] = {}
    for outgoing in (one for these in outcome.letters.values() for one in these):
        inside = getattr(outgoing.letter, "shown", None)
        language = inside.language if isinstance(inside, Shown) else outgoing.language
        found |= {Shown(letter=letter, language=language): None for letter in to_the_complainant(outgoing)}
    return tuple(found)[:_MOST]


def let_in(outcome: Outcome, before: Bench, rules: Rules) -> tuple[Original, ...]:
    """The held messages that a yes lets into their files."""
    if not outcome.ok:
        return ()
    parcels = {
        (ref, one.parcel) for ref, made in outcome.entries.items() for one in made if isinstance(one, MessageAccepted)
    }
    held = ((ref, one) for ref, file in before.files.items() for one in file.held_messages)
    return tuple(_original(one, rules) for ref, one in held if (ref, one.parcel) in parcels)[:_MOST]


def _original(message: ReceivedMessage, rules: Rules) -> Original:
    return Original(
        name=message.sender_name,
        address=message.sender,
        sent_on=rules.day(message.sent_at) if message.sent_at else None,
        subject=message.subject,
        text=message.new_text[:_FIRST_LINES],
        documents=tuple(document.name for document in message.documents),
    )
