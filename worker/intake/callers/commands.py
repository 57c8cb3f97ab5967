"""Commands on what is kept without a file: it becomes a complaint as of its day, or stays as it is."""

import re
from dataclasses import replace
from datetime import datetime

from worker.complaint.opening import Registered
from worker.intake import registering
from worker.intake.authorship import author
from worker.intake.callers import gateways
from worker.intake.callers.letters import OtherReply
from worker.intake.callers.text import text_of
from worker.intake.case import Case
from worker.intake.screening.senders import list_keeper, robot_address, server_address
from worker.intake.sorting.people import spoken_for
from worker.nouns.aside import Kept
from worker.nouns.facts import Facts, Query
from worker.nouns.item import NewComplaint
from worker.nouns.letter import Outgoing
from worker.nouns.message import Message, Party
from worker.processing.commands.frame import LEADERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.words.decency import without_insults
from worker.words.greetings import may_be_greeted
from worker.words.links import without_links
from worker.words.said import Said

_MOST = 60
_NUMBER = re.compile(r"[0-9]{1,9}")
_LONGEST_TEXT = 20_000


def _numbers(line: Line) -> frozenset[int]:
    """The numbers that a line names; asked of the register before anything is refused, it never refuses itself."""
    words = (word.strip(",;.n°º#") for word in line.words[:_MOST])
    return frozenset(int(word) for word in words if _NUMBER.fullmatch(word))


@command(
    en="open",
    takes=Said('NUMBER [from="NAME"] [mail=…]'),
    effect=Said("a message kept without a file becomes a complaint as of its day, with its acknowledgement"),
    rights=LEADERS,
    about="nothing",
    needs=lambda line: Query(kept=_numbers(line), new_files=1),
    more_keys=("nom", "name", "email", "courriel"),
    strong=always(Said("opens a file and writes to somebody")),
    most_words=1,
)
def open_(bench: Bench, line: Line, _text: str) -> Done:
    """The acknowledgement goes to whoever wrote, as a colleague names them or the message does; never to a program."""
    numbers = _numbers(line)
    if len(numbers) != 1:
        raise Refusal("say which message: #open 412, with the number that your list gives it")
    kept = _kept(bench, *numbers)
    case, message = _case(kept), _message(kept)
    ref = next((one for one in bench.facts.new_refs if one not in bench.files), "")
    item = _as_complaint(message, bench, _named(line))
    facts = Facts(authserv_id=kept.authserv_id, workload=bench.facts.workload, absences=bench.facts.absences)
    made = registering.new_file(case, item, bench.rules, ref=ref, now=bench.now, facts=facts)
    entries = tuple(
        entry.model_copy(update={"recorded_by": bench.person.address}) if isinstance(entry, Registered) else entry
        for entry in made.entries
    )
    written = [one.to.address for one in made.letters if one.letter.audience == "complainant"]
    said = Said(
        "message {number} opened: file {ref}, acknowledged to {who}",
        number=kept.number,
        ref=ref,
        who=", ".join(written),
    )
    if not written:
        said = Said(
            "message {number} opened: file {ref}; nobody to acknowledge it to is known", number=kept.number, ref=ref
        )
    return Done(
        said,
        elsewhere={ref: entries},
        elsewhere_letters={ref: made.letters},
        tasks=made.tasks,
        opened={kept.number: ref},
    )


@command(
    en="leave",
    takes=Said("NUMBER… and your text below"),
    effect=Said("messages kept without a file stay so, and leave the list; a text below goes to the sender of the one"),
    rights=LEADERS,
    text="both",
    about="nothing",
    needs=lambda line: Query(kept=_numbers(line)),
    words="told",
    most_words=_MOST,
)
def leave(bench: Bench, line: Line, text: str) -> Done:
    numbers = sorted(_numbers(line))
    if not numbers:
        raise Refusal("say which messages: #leave 412 413, with the numbers that your list gives them")
    kept = [_waiting(bench, number) for number in numbers]
    plain = Said("off the list: {which}") if any(one.listed for one in kept) else Said("left without a file: {which}")
    said = plain.about(which=", ".join(map(str, numbers)))
    if not text.strip():
        return Done(said, left=tuple(numbers))
    if len(kept) > 1:
        raise Refusal("a text goes to one sender: leave the others in a line of their own mail")
    return Done(said, letters=(_reply(bench, kept[0], text),), left=tuple(numbers), sends_text=True)


def _waiting(bench: Bench, number: int) -> Kept:
    """What stands in the list: a message without a file, or any other that waits for a look."""
    found = bench.facts.kept.get(number)
    return found if found is not None and found.listed else _kept(bench, number)


def _kept(bench: Bench, number: int) -> Kept:
    found = bench.facts.kept.get(number)
    if found is None or (found.listed and not found.ref):
        raise Refusal("there is no message {number} without a file", number=number)
    if found.ref:
        raise Refusal("message {number} has the file {ref} already", number=number, ref=found.ref)
    if found.message is None:
        raise Refusal("the words of message {number} were erased", number=number)
    return found


def _message(kept: Kept) -> Message:
    if kept.message is None:
        raise Refusal("the words of message {number} were erased", number=kept.number)
    return kept.message


def _case(kept: Kept) -> Case:
    message = _message(kept)
    received: datetime | None = kept.received_at or message.sent_at
    if received is None:
        raise Refusal("there is no message {number} without a file", number=kept.number)
    return Case(
        parcel=kept.number,
        mailbox=kept.mailbox,
        raw_sha256=kept.sha256,
        size=kept.size,
        received_at=received,
        cut=kept.cut,
        message=message,
        # What the scanner has not seen yet waits for it.
        checks=None if kept.scanned else {},
    )


def _named(line: Line) -> Party | None:
    """Whom the colleague names as the writer."""
    mail = line.option("mail", "email", "courriel").strip("<>").lower()
    name = line.option("de", "from", "nom", "name")[:200]
    if mail and ("@" not in mail or " " in mail):
        raise Refusal("“{mail}” is no e-mail address", mail=mail[:60])
    return Party(mail[:254], name) if mail or name else None


def _as_complaint(message: Message, bench: Bench, named: Party | None) -> NewComplaint:
    """A person says that it is one: headers no longer keep it from being acknowledged, a program's address does."""
    because = f"opened by {bench.person.address}"
    if named is not None:
        return NewComplaint(because=because, author=named, vouched=True)
    authored = author(message, bench.rules.boxes)
    item = NewComplaint(because=because, author=authored.party if authored else None)
    return spoken_for(replace(item, mute=not _answerable(message, bench)), message, {})


def _answerable(message: Message, bench: Bench) -> bool:
    address = message.sender.address
    program = robot_address(address) or server_address(address) or list_keeper(address) or address in bench.rules.boxes
    return bool(address) and not program and not gateways.gateway(message, text_of(message))[0]


def _reply(bench: Bench, kept: Kept, text: str) -> Outgoing:
    """The colleague's words to whoever wrote. Raises Refusal where that is nobody."""
    message = _message(kept)
    authored = author(message, bench.rules.boxes)
    to = authored.party if authored else message.sender
    if not to.address or (authored is None and not _answerable(message, bench)):
        raise Refusal("message {number} came from a program: nobody would read your text there", number=kept.number)
    language = bench.rules.language(message.language)
    name = without_links(to.name, language)
    letter = OtherReply(
        ref="",
        writer_name=name if may_be_greeted(name) else "",
        sender_name=bench.person.name,
        subject=without_insults(without_links(message.subject, language)),
        text=text[:_LONGEST_TEXT],
        greeting=bench.greeting,
        closing=bench.closing,
    )
    thread = (message.message_id,) if message.message_id else ()
    return Outgoing(letter, to, language, message.message_id, thread, bench.person.name)


COMMANDS = (open_, leave)
