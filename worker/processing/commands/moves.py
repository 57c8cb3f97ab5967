"""Commands that move a file where a person decides (docs/procedure.md, "States and moves")."""

from dataclasses import replace

from worker.complaint.answer import DecisionReopened
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.labels import label
from worker.complaint.lifecycle import REOPENINGS, Moved, State, find_move
from worker.complaint.record import Complaint
from worker.complaint.recourse import LitigationFlagged
from worker.nouns.letter import Letter, Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.commands import callers
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.own_words import LONGEST as LONGEST_TEXT
from worker.processing.commands.own_words import own_words
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.commands.vocabulary import bare_word
from worker.processing.commands.writing_to import written
from worker.processing.letters import NotAComplaint, Reopened, Withdrawn
from worker.processing.reactions import standing_yes
from worker.processing.watching.ending import closing
from worker.words.said import Said
from worker.words.wording import bounded

LONGEST = 1_000
# Of what was decided before, so much is shown.
_MOST_POINTS = 8
_MOST_REASON = 300


def moved(complaint: Complaint, target: State, reason: str = "") -> Moved:
    """The move, with the cause that the procedure gives it; one that it does not have is refused by the fold."""
    known = find_move(complaint.state, target)
    cause = known.cause if known else "asked by a colleague"
    return Moved(source=complaint.state, target=target, cause=cause, reason=reason[:LONGEST])


def _motive(line: Line) -> str:
    """Why the file moves, which stays in the house: the words of the line. Raises Refusal where there are none."""
    if line.prose:
        return line.prose[:LONGEST]
    raise Refusal(
        "the reason is missing, on the line of the command itself: it stays internal; the text below goes to the"
        " complainant",
    )


def letter_to_them(bench: Bench, complaint: Complaint, letter: Letter) -> tuple[Outgoing, ...]:
    """Nobody is written to by the worker while a court may be; a colleague's words are not lost in silence."""
    if complaint.litigation:
        if letter.own_words:
            raise Refusal(
                "the file is in litigation, this command does not write to the complainant: send your text by #send",
            )
        return ()
    return to_complainant(complaint, letter, bench.rules, sender_name=bench.person.name)


@command(
    en="reclassify",
    takes=Said("thanks|question|application|bill|advertising|phishing, or REASON, and your text below"),
    effect=Said(
        "it is no complaint; the sender is told so, with your text, and may say that it is one; to a bill, an"
        " application, advertising and phishing only your text leaves",
    ),
    rights=LEADERS,
    text="both",
    also=("pas-une-réclamation", "not-a-complaint"),
    signed=("requalification",),
    words="split",
    strong=always(Said("closes the file")),
)
def reclassify(bench: Bench, line: Line, text: str) -> Done:
    complaint, reason = bench.file(line), _motive(line)
    kind = callers.kind_of(reason)
    letter = NotAComplaint(
        **own_words(bench, complaint, text),
        caller=kind,
    )
    entry = moved(complaint, State.NOT_A_COMPLAINT, reason).model_copy(update={"caller": kind})
    told = () if kind in callers.SILENT and not text.strip() else letter_to_them(bench, complaint, letter)
    return Done(callers.LABELS[kind], (entry,), told, sends_text=bool(text))


@command(
    en="withdraw",
    takes=Said("[REASON], and your text below"),
    effect=Said(
        "confirms that the complainant withdraws; they are told so",
    ),
    rights=LEADERS,
    text="both",
    words="split",
    strong=always(Said("closes the file")),
    signed=("désistement",),
)
def withdraw(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    letter = Withdrawn(
        **own_words(bench, complaint, text),
    )
    entry = moved(complaint, State.WITHDRAWN, line.prose)
    said = Said("withdrawal confirmed")
    return Done(said, (entry,), letter_to_them(bench, complaint, letter), sends_text=bool(text))


@command(
    en="reopen",
    takes=Said("REASON, and your text below"),
    effect=Said("takes up a finished file; the complainant is told"),
    rights=LEADERS,
    text="both",
    words="split",
    strong=always(Said("reopens the file")),
    signed=("réouverture",),
)
def reopen(bench: Bench, line: Line, text: str) -> Done:
    complaint, reason = bench.file(line), _motive(line)
    if complaint.erased_at is not None:
        raise Refusal(
            "the people of this file were erased: what comes now is a complaint of its own",
        )
    target = State.REGISTERED if complaint.state is State.NOT_A_COMPLAINT else State.INVESTIGATING
    if target is State.INVESTIGATING and (complaint.state, target) not in REOPENINGS:
        raise Refusal("this file is being worked on: nothing to reopen")
    letter = Reopened(
        **own_words(bench, complaint, text),
    )
    entries = (moved(complaint, target, reason), *decided_anew(complaint, bench))
    said = Said("file reopened")
    before = (*standing_yes(complaint), *decided_before(complaint))
    return Done(said, entries, letter_to_them(bench, complaint, letter), answer=before, sends_text=bool(text))


def decided_anew(complaint: Complaint, bench: Bench) -> tuple[Entry, ...]:
    """Nothing that was decided before leaves again without being looked at."""
    decided = any(point.outcome or point.finding or point.reason for point in complaint.points)
    return (DecisionReopened(by=bench.person.address),) if decided else ()


def decided_before(complaint: Complaint) -> tuple[Said, ...]:
    """What was decided, shown as such to whoever decides anew."""
    decided = [(number, point) for number, point in enumerate(complaint.points, 1) if point.outcome or point.reason]
    return tuple(
        Said(
            "Decided before, and to be decided anew: point {number}, {outcome}, “{reason}”",
            number=number,
            outcome=label(point.outcome) if point.outcome else "—",
            reason=bounded(" ".join(point.reason.split()), _MOST_REASON) or "—",
        )
        for number, point in decided[:_MOST_POINTS]
    )


@command(
    en="litigation",
    takes=Said("[over] [REASON], and your text below"),
    effect=Said(
        "marks the file as litigation: no automatic mail to the complainant any more; alarms about limits go on; “over”"
        " lifts it",
    ),
    rights=LEADERS | {"owner"},
    text="both",
    words="split",
    strong=always(Said("stops or resumes mail to the complainant")),
)
def litigation(bench: Bench, line: Line, text: str) -> Done:
    """No mail leaves by itself any more; what a colleague types for the complainant does."""
    over = bool(line.words) and bare_word(line.words[0]) in {"fin", "non", "over", "off"}
    complaint = bench.file(line)
    letters = written(bench, complaint, text) if text else ()
    # A person may say that what is proposed is none.
    lifts_proposal = over and complaint.litigation_proposed
    if complaint.litigation is not over and not lifts_proposal:
        state = Said("the file is so already")
        return Done(state, letters=letters, sends_text=bool(text))
    entry = LitigationFlagged(on=not over, by=bench.person.address, reason=_reason(line, over=over)[:LONGEST])
    said = Said("litigation lifted") if over else Said("litigation: automatic mail is frozen")
    return Done(said, (entry,), letters, sends_text=bool(text))


def _reason(line: Line, *, over: bool) -> str:
    """The words of the line without the one that lifts it."""
    return line.prose.partition(" ")[2].strip() if over else line.prose


@command(
    en="close",
    takes=Said("REASON, and your text below"),
    effect=Said("closes a file that was answered"),
    rights=WORKERS,
    text="both",
    words="split",
    also=("clôturer",),
    signed=("fermer", "clos"),
    strong=always(Said("closes the file")),
)
def close(bench: Bench, line: Line, text: str) -> Done:
    """The letter of the end leaves at once where it holds words; else the clock of ended files sends it."""
    complaint = bench.file(line)
    if complaint.state is State.CLOSED and not text:
        # A line above it has closed it, or somebody else did: that is what was wanted.
        return Done(Said("the file is so already"))
    if complaint.contested_at and not complaint.accepted_at:
        raise Refusal(
            "the answer is contested, and the complainant was told that it is examined again: answer anew, or note by"
            " #accepted that they agree",
            steps=(Said("#level2 [who ?]"), Said("#accepted")),
        )
    # Closed by a line above it, as by what was the last to be carried out: its words leave all the same.
    over = complaint.state is State.CLOSED and complaint.ended_at == bench.now
    entries = () if over else (moved(complaint, State.CLOSED, _motive(line)),)
    said = Said("file closed")
    if not text:
        return Done(said, entries)
    after = apply_all(complaint, entries, at=bench.now)
    letter = replace(closing(after, bench.rules, bench.now, text[:LONGEST_TEXT]), greeting=bench.greeting)
    return Done(said, entries, letter_to_them(bench, complaint, letter), sends_text=True)


COMMANDS = (reclassify, withdraw, reopen, litigation, close)
