"""Commands that write the answer: look at the draft, file it, tell that it takes longer, stand by a promise."""

from worker.complaint.answer import AnswerReleased, DraftFiled
from worker.complaint.clarification import ClarificationEnded
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.letter import Shown
from worker.processing.addressing import to_staff
from worker.processing.commands import reading
from worker.processing.commands.attaching import attached
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import moved
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.contesting import contester
from worker.processing.letters import Reopened
from worker.processing.waiting import after_waiting
from worker.response import releasing
from worker.response.drafting import LONGEST, Words, answer, words_of
from worker.response.letters import DraftShown, Holding
from worker.response.outcomes import whole
from worker.response.requirements import Filing, Missing, missing
from worker.words.said import Said


@command(
    en="answer",
    takes=Said("your text below, documents attached"),
    effect=Said(
        "files the reasoned answer: it leaves at once, or goes to a second person",
    ),
    rights=WORKERS,
    text="body",
    starts=True,
    words="told",
    strong=always(Said("answers the complaint")),
    signed=("réponse", "reply"),
)
def file(bench: Bench, line: Line, text: str) -> Done:
    """R2, fast where it may be (R1): all that it lacks is told at once, with the lines that supply it."""
    found = bench.file(line)
    going_on = resumed(bench, found)
    complaint = apply_all(found, going_on, at=bench.now) if going_on else found
    if lacking := missing(Filing(complaint, bench.rules, bench.person, bench.today)):
        raise refused(lacking, bench, text)
    words = own_words(complaint, bench, text)
    stage = releasing.file(bench, complaint, words, attached(bench))
    entries = (*going_on, *stage.entries)
    # What the lines above it would tell of the way to the answer, the answer that leaves now makes idle.
    idle = _IDLE if any(isinstance(one, AnswerReleased) for one in entries) else frozenset[str]()
    return Done(_filed(stage), entries, stage.letters, sends_text=False, instead_of=idle)


_IDLE = frozenset({Reopened.occasion, Holding.occasion})


def _filed(stage: releasing.Stage) -> Said:
    draft = next(entry.draft for entry in stage.entries if isinstance(entry, DraftFiled))
    if not draft.needs:
        return Said("the answer leaves; your copy follows")
    who = ", ".join(one.to.name for one in stage.letters if one.letter.occasion == "approval")
    return Said(
        "answer filed, version {version}: it waits for the approval of {who}",
        version=draft.version,
        who=who,
    )


def resumed(bench: Bench, complaint: Complaint) -> tuple[Entry, ...]:
    """Whoever can answer no longer waits for the question: it ends, and the internal clock runs on."""
    asked = complaint.open_clarification
    if complaint.state is not State.AWAITING_CUSTOMER or asked is None:
        return ()
    waited, deadlines = after_waiting(complaint, asked, bench.today, bench.rules)
    ended = ClarificationEnded(number=asked.number, how="staff", waited_days=waited, deadlines=deadlines)
    return (ended, moved(complaint, State.INVESTIGATING, "answered without it"))


_KEPT = Said("your text is kept: it leaves with these lines")
# Nobody knows which of the documents a corrected line would be about.
_NOT_KEPT = Said("your documents are not kept: send them again too, with your text")


def refused(lacking: tuple[Missing, ...], bench: Bench, text: str = "") -> Refusal:
    kept = _NOT_KEPT if bench.message.documents else _KEPT
    return Refusal(
        "the answer cannot leave yet, for lack of what follows",
        steps=(*(one.step for one in lacking), *((kept,) if text.strip() else ())),
    )


def own_words(complaint: Complaint, bench: Bench, text: str) -> Words:
    """What the author typed; nothing typed, those of the version before, as long as none of them left."""
    words = text.strip()[:LONGEST]
    last = complaint.drafts[-1] if complaint.drafts else None
    if not words and last and last.status != "released":
        return words_of(last)
    return Words(words, bench.greeting, bench.closing)


@command(
    en="draft",
    takes=Said("your text below"),
    effect=Said(
        "shows you the answer as it would leave, and files nothing",
    ),
    rights=WORKERS,
    text="body",
    words="told",
)
def draft(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    lacking = missing(Filing(complaint, bench.rules, bench.person, bench.today))
    if not whole(complaint.points):
        raise refused(lacking, bench, text)
    letter = answer(
        contester(complaint),
        bench.rules,
        words=own_words(complaint, bench, text),
        author=bench.person.address,
        documents=attached(bench),
        today=bench.today,
    )
    shown = DraftShown(
        file=complaint,
        rules=bench.rules,
        recipient_name=bench.person.name,
        moment="shown",
        version=0,
        shown=Shown(letter=letter, language=complaint.language),
        missing=tuple(one.step for one in lacking),
    )
    said = Said("the draft comes to you, nothing is filed")
    return Done(said, letters=(to_staff(bench.person, shown, bench.rules),))


@command(
    en="despite",
    takes=Said("REASON"),
    effect=Said(
        "sends despite a promise that the check found; the reason is recorded",
    ),
    rights=WORKERS,
    text="line",
    words="internal",
    strong=always(Said("overrides the check of promises")),
)
def despite(_bench: Bench, _line: Line, text: str) -> Done:
    """T5. What it overrides is only known once every letter of the mail is: the check of promises records it."""
    words = reading.needed(text, Said("the reason"))
    return Done(Said("check of promises lifted: {reason}", reason=words[:300]))


COMMANDS = (draft, file, despite)
