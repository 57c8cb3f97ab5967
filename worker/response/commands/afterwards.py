"""Commands of what follows the answer: accepted, examined again, taken to the mediator."""

from worker.complaint.answer import AnswerAccepted, AnswerContested
from worker.complaint.casework import Assigned
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.commands import reading
from worker.processing.commands.assessing import told_to
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import moved
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.contesting import acknowledged, acknowledgement, contester
from worker.processing.people import answered_by
from worker.processing.reactions import objection, standing_yes
from worker.processing.rules import Rules
from worker.response.compensating import accepted as accepting
from worker.words.said import Said
from worker.words.wording import bounded

LONGEST = 300
_SHOWN = 160
_MOST_NAMED = 8
_NOBODY = Said("nobody is left: #mediation MEDIATOR, or one colleague more in [[staff]] of the configuration")


@command(
    en="accepted",
    takes=Said('["THEIR WORDS"]'),
    effect=Said(
        "the complainant accepts the answer: the file closes, or waits until what is owed is carried out",
    ),
    rights=WORKERS,
    text="line",
    words="internal",
    strong=always(Said("closes the file")),
)
def accept(bench: Bench, line: Line, text: str) -> Done:
    complaint = _answered(bench.file(line))
    typed = text.strip(' "«»“”')[:LONGEST]
    # What they wrote after their yes may have taken it back.
    if not typed and (doubt := objection(complaint)):
        raise _no_yes(complaint, doubt, bench)
    words = typed or last_words(complaint, "acceptance")
    entries: tuple[Entry, ...] = (
        AnswerAccepted(words=words, by=bench.person.address),
        *accepting(complaint, bench.person.address, words),
    )
    waits = apply_all(complaint, entries, at=bench.now).owed
    if waits:
        said = Said(
            "answer accepted; still to be carried out: {numbers} (#executed N PROOF)",
            numbers=", ".join(str(one.number) for one in waits),
        )
        return Done(said, entries)
    return Done(
        Said("answer accepted, file closed"),
        (*entries, moved(complaint, State.CLOSED)),
    )


@command(
    en="level2",
    takes=Said("WHO [what you say to them]"),
    effect=Said(
        "the file is examined again by somebody else, who reads your words; the complainant is told, the limit stays",
    ),
    rights=WORKERS,
    text="both",
    also=("niveau-2", "level-2", "escalader", "escalate"),
    names_person=True,
    strong=always(Said("has the answer examined again")),
)
def escalate(bench: Bench, line: Line, text: str) -> Done:
    complaint = _answered(bench.file(line))
    if not line.prose.strip():
        raise _name_one(complaint, bench, Said("who examines it again is missing"))
    who, said_on_line = reading.person_and_words(line.prose, bench)
    if who not in eligible(complaint, bench.rules):
        raise _name_one(
            complaint, bench,
            Said(
                "the second examination is for somebody who neither answered nor owned this file, nor is complained of:"
                " not for {who}",
                who=who.name,
            ),
        )  # fmt: skip
    contested = AnswerContested(words=last_words(complaint, "contestation"), by=bench.person.address)
    entries: tuple[Entry, ...] = (
        *(() if complaint.contested_at else (contested,)),
        Assigned(owner=who.address, by=bench.person.address, reason=told_to(said_on_line, text, bench)),
        moved(complaint, State.ESCALATED),
    )
    said = Said("{who} examines the file again (level 2)", who=who.name)
    return Done(said, entries, _told(bench, complaint), answer=standing_yes(complaint))


def _no_yes(complaint: Complaint, doubt: ReceivedMessage, bench: Bench) -> Refusal:
    said = bounded(" ".join(doubt.new_text.split()).replace('"', "'"), _SHOWN) or "…"
    again = tuple(Said("#level2 {who}", who=person.name) for person in eligible(complaint, bench.rules)[:1])
    return Refusal(
        "the last message of the complainant does not say yes: “{words}”; where it does all the same, or they said so"
        " otherwise, say by which words; else have the file examined again, or write to them:",
        steps=(Said('#accepted "{words}"', words=said), *again),
        words=said,
    )


def eligible(complaint: Complaint, rules: Rules) -> tuple[Person, ...]:
    """Who may examine it a second time: nobody who answered, approved or owned it, or is complained of."""
    others = {complaint.owner, *complaint.complained_of} | answered_by(complaint)
    return tuple(person for person in rules.staff.values() if person.address not in others)


def _name_one(complaint: Complaint, bench: Bench, said: Said) -> Refusal:
    """With the line for each who may."""
    free = eligible(complaint, bench.rules)[:_MOST_NAMED]
    steps = tuple(Said("#level2 {who}", who=person.name) for person in free)
    return Refusal("{what}; whoever may, with the line to send:", steps=steps or (_NOBODY,), what=said)


def _told(bench: Bench, complaint: Complaint) -> tuple[Outgoing, ...]:
    """Whoever contested by mail was told when it came."""
    theirs = contester(complaint)
    if theirs.litigation or acknowledged(theirs):
        return ()
    return to_complainant(theirs, acknowledgement(theirs, bench.rules, bench.today), bench.rules)


def _answered(complaint: Complaint) -> Complaint:
    if complaint.state is not State.ANSWERED:
        raise Refusal("this file is not in the state “Answered”")
    return complaint


def last_words(complaint: Complaint, kind: str) -> str:
    """The beginning of the complainant's last message of this kind, since the answer where there is one."""
    since = complaint.answered_at or complaint.registered_at
    found = [m for m in complaint.messages if m.received_at >= since and m.followup_kind == kind]
    return " ".join(found[-1].new_text.split())[:LONGEST] if found else ""


COMMANDS = (accept, escalate)
