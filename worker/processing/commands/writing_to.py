"""Commands that write to the complainant: a colleague's own words, and numbered questions (T2)."""

from worker.complaint.clarification import ClarificationAsked
from worker.complaint.lifecycle import Moved, State, is_open
from worker.complaint.messages import SupportingDocument
from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing
from worker.nouns.message import Message
from worker.processing.addressing import to_complainant
from worker.processing.commands import questions, reading
from worker.processing.commands.attaching import attached
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command, others_reopen
from worker.processing.commands.own_words import LONGEST, own_words
from worker.processing.commands.script import Line
from worker.processing.contesting import contester
from worker.processing.letters import ClarificationRequest, StaffLetter
from worker.processing.participants import another_wrote, message_of, of_the_writer
from worker.words.said import Said


@command(
    en="send",
    takes=Said("text below"),
    effect=Said(
        "sends the text to the complainant, in your name, from the company's address",
    ),
    rights=WORKERS,
    text="body",
    starts=True,
    words="told",
    signed=("écrire", "envoi"),
)
def send(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    documents = attached(bench)
    words = text.strip()[:LONGEST]
    if not words and not documents:
        if bench.greeting or bench.closing:
            raise Refusal(
                "your mail holds nothing but courtesies: write what you tell the complainant",
            )
        raise Refusal(
            "there is nothing to send: write your text below the commands",
            steps=(Said("#send [your letter ?]"),),
        )
    _must_be_open(bench, complaint)
    if in_copy := in_copy_of(bench.message, complaint):
        return Done(
            Said(
                "{who} has your mail already, being in copy: it is recorded as sent by you, and does not leave a second"
                " time",
                who=in_copy[0],
            ),
            sends_text=True,
        )
    return Done(_where(bench, complaint), letters=written(bench, complaint, words, documents), sends_text=True)


def written(
    bench: Bench, complaint: Complaint, words: str, documents: tuple[SupportingDocument, ...] = ()
) -> tuple[Outgoing, ...]:
    """The colleague's own letter to the complainant, or to another who takes part, whose message it answers."""
    theirs = of_the_writer(complaint, message_of(complaint, bench.answers))
    letter = StaffLetter(
        **own_words(bench, theirs, words),
        documents=tuple(document.name for document in documents),
    )
    return to_complainant(theirs, letter, bench.rules, sender_name=bench.person.name, enclosed=documents)


@command(
    en="ask",
    takes=Said("[by=DATE] and the questions below, one a line"),
    effect=Said(
        "asks the complainant for clarification: numbered questions, reply-by date",
    ),
    rights=WORKERS,
    text="body",
    starts=True,
    also=("précision",),
    signed=("demander",),
    words="told",
    more_keys=("before",),
)
def ask(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    _may_be_asked(bench, complaint)
    said = questions.parts(text[:LONGEST])
    if not said.questions:
        raise Refusal(
            "no question: write them below the command, one a line (“1. …”), and documents wished after “Documents:”",
        )
    typed = line.option("avant", "by", "before")
    default = bench.rules.calendar.add(bench.today, bench.rules.clocks.clarification_limit)
    reply_by = reading.future_day(typed, bench) if typed else default
    asked = ClarificationAsked(
        number=len(complaint.clarifications) + 1,
        questions=tuple(said.questions),
        documents=tuple(said.documents),
        reply_by=reply_by,
        by=bench.person.address,
    )
    moved = Moved(source=complaint.state, target=State.AWAITING_CUSTOMER, cause="a clarification is asked")
    theirs = contester(complaint)
    letter = ClarificationRequest(
        file=theirs,
        rules=bench.rules,
        sender_name=bench.person.name,
        greeting=bench.greeting,
        why=said.why,
        questions=asked.questions,
        documents=asked.documents,
        after=said.after,
        reply_by=reply_by,
        closing=bench.closing,
    )
    several = len(asked.questions) > 1
    one, more = (
        Said("a question to the complainant, an answer is awaited by {day}"),
        Said("{count} questions to the complainant, an answer is awaited by {day}"),
    )
    told = more.about(count=len(asked.questions), day=reply_by) if several else one.about(day=reply_by)
    outgoing = to_complainant(theirs, letter, bench.rules, sender_name=bench.person.name)
    return Done(told, (asked, moved), outgoing, sends_text=True)


def _may_be_asked(bench: Bench, complaint: Complaint) -> None:
    _must_be_open(bench, complaint)
    if complaint.state is State.REGISTERED:
        raise Refusal(
            "assess and assign the complaint first, in the same mail if you like: #assess …, #assign …",
        )
    if complaint.open_clarification:
        raise Refusal(
            "a clarification is awaited already: add to it by #send",
        )


def _must_be_open(bench: Bench, complaint: Complaint) -> None:
    if not is_open(complaint.state):
        if may := others_reopen(bench, complaint):
            raise Refusal(
                "the file is closed and nothing leaves; {names} may reopen it: #note keeps your words with the file,"
                " where they read them",
                names=may,
            )
        raise Refusal(
            "the file is closed and nothing leaves: #reopen REASON first, or #note to keep your words with the file",
        )


def in_copy_of(message: Message, complaint: Complaint) -> tuple[str, ...]:
    """The complainant's addresses in To and Cc of a colleague's own mail: who stands there has read it."""
    people = set(complaint.complainant.addresses)
    return tuple(dict.fromkeys(p.address for p in (*message.to, *message.cc) if p.address in people))


def _where(bench: Bench, complaint: Complaint) -> Said:
    wrote = message_of(complaint, bench.answers)
    if wrote is not None and another_wrote(complaint, wrote):
        return Said("your text leaves for {who}, who wrote the message that you answer", who=wrote.sender)
    if complaint.complainant.addresses:
        return Said("your text leaves for the complainant")
    return Said(
        "the complainant has no e-mail address: the letter is ready to print, #posted DATE once it is posted",
    )


COMMANDS = (ask, send)
