"""What a command is: a row with its names, its rights and its effect, made by one decorated function.

    @command(en="note", effect=Said("add an internal note to the file"), text="either")
    def note(bench: Bench, line: Line, text: str) -> Done: ...

A command is pure: it looks at its bench, and says what to record, to send and to answer. What it must know beyond the
file in hand it asks the register for by `needs`, a query, before anything is decided. It refuses by raising Refusal,
whose sentence tells the colleague what to write instead; then nothing of the whole mail is done.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, TypeAlias

from worker.complaint.entry import Entry
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.briefs import Brief
from worker.nouns.decision import Task
from worker.nouns.facts import Facts, Query
from worker.nouns.item import Absence, Person
from worker.nouns.letter import Attachment, Outgoing
from worker.nouns.message import Message
from worker.processing.commands.readers import READERS, Words, day_keys_of, keys_of
from worker.processing.commands.script import Line
from worker.processing.commands.strength import NEVER, Strong
from worker.processing.rules import Rules
from worker.words.said import NOTHING, Fact, Said

# What a right may be named: a role of `[[staff]]`, or "owner", whoever owns the file in hand.
Right = Literal["desk", "handler", "approver", "manager", "direction", "owner"]
# Whether a command takes words: none, the rest of its own line, the free text below, either, or both.
Text = Literal["none", "line", "body", "either", "both"]

EVERYBODY: frozenset[Right] = frozenset({"desk", "handler", "approver", "manager", "direction"})
LEADERS: frozenset[Right] = frozenset({"desk", "manager", "direction"})
WORKERS: frozenset[Right] = LEADERS | {"owner"}


class Refusal(Exception):
    """A command cannot be done as written; `said` tells what to write instead, `steps` one by one where it is much."""

    def __init__(self, words: str, /, *, steps: tuple[Said, ...] = (), **facts: Fact) -> None:
        self.said = Said(words, **facts)
        self.steps = steps
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Bench:
    """What a command has before it. `files` are the files as the lines before this one have changed them.

    `default_ref` is the file that the mail is about, "" where it is about none; `received` is the mail as a file keeps
    it; `new_refs` and `new_actions` are numbers that may be given out, each once. `greeting` and `closing` are the
    words with which the colleague greeted and took leave, "" where they used none: their letter has these for ours.
    `answers` is the ledger's number of the message whose relay the mail answers, None where it answers none.
    """

    person: Person
    now: datetime
    rules: Rules
    message: Message
    received: ReceivedMessage
    mailbox: str
    facts: Facts
    files: Mapping[str, Complaint]
    default_ref: str = ""
    greeting: str = ""
    closing: str = ""
    answers: int | None = None

    def file(self, line: Line) -> Complaint:
        """The file that a line is about. Raises Refusal where the mail names none, or one that is not there."""
        ref = line.ref or self.default_ref
        if not ref:
            raise Refusal(
                "no file is named: add its reference to the line, or reply to a letter of the file",
            )
        return self.named(ref)

    def named(self, ref: str) -> Complaint:
        found = self.files.get(ref)
        if found is None:
            raise Refusal("there is no file {ref}", ref=ref)
        return found

    @property
    def today(self) -> date:
        """The day in the company's zone."""
        return self.now.astimezone(self.rules.zone).date()

    def with_file(self, complaint: Complaint) -> "Bench":
        return replace(self, files={**self.files, complaint.ref: complaint})


def others_reopen(bench: Bench, complaint: Complaint) -> str:
    """Who may take a finished file up again, by name, where whoever writes may not; "" where they may themselves.

    A line that is not theirs to send is no advice.
    """
    return who_reopens(bench.person, bench.rules, complaint)


def who_reopens(person: Person, rules: Rules, complaint: Complaint) -> str:
    """The same, of a person."""
    able = [one for one in rules.staff.values() if one.roles & LEADERS]
    if any(one.address == person.address for one in able):
        return ""
    return ", ".join([one.name for one in able if one.address not in complaint.complained_of][:3])


@dataclass(frozen=True, slots=True)
class Done:
    """What one command does. `entries` belong to the file of the line, `elsewhere` to others, by reference.

    `letters` are for the file of the line unless `elsewhere_letters` names another; `answer` are paragraphs that the
    transcript shows below its lines; `sends_text` says that the colleague's words went to the complainant;
    `attachments` leave with the transcript; `taken_back` are letters that will not leave, whose words are `given_back`;
    `resends` leave after all. `opened` are messages with the file that each has now, `left` those that stay without.
    `groups` are paragraphs of an answer under what each is for. `instead_of` are occasions of letters that lines before
    this one made for its file: its own letter says the same. `internal`: its words stay in the house, whatever its
    command does with others.
    """

    said: Said
    entries: tuple[Entry, ...] = ()
    letters: tuple[Outgoing, ...] = ()
    elsewhere: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    elsewhere_letters: Mapping[str, tuple[Outgoing, ...]] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    answer: tuple[Said, ...] = ()
    files: tuple[Brief, ...] = ()
    sends_text: bool = False
    absence: Absence | None = None
    attachments: tuple[Attachment, ...] = ()
    taken_back: tuple[int, ...] = ()
    resends: tuple[int, ...] = ()
    given_back: str = ""
    opened: Mapping[int, str] = field(default_factory=dict)
    left: tuple[int, ...] = ()
    groups: tuple[tuple[Said, tuple[Said, ...]], ...] = ()
    instead_of: frozenset[str] = frozenset()
    internal: bool = False


Act: TypeAlias = Callable[[Bench, Line, str], Done]
Ask: TypeAlias = Callable[[Line], Query]


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table.

    `about` says whether it works on a file: "file", or "nothing" for answers and new files. `starts`: done by its owner
    on an assessed file, it is the beginning of the work on it. `adds_only`: it adds to a file and shows none of what is
    in it, so that a colleague whom the file left, or who hears of it by chance, can still pass on what they know.
    `verbatim`: its text is kept as typed, with greeting and signature, since no letter of ours is made of it.
    `strong`: what a line does for which a reply is too little proof. `most_words`: as many bare words as are read.
    `free`: whoever handles files may do it on one that nobody has. `signed` are names that it has behind its sign
    alone, since sentences begin with them: "#rembourser 49 €", but « Rembourser le client demain ».
    """

    en: str
    takes: Said
    effect: Said
    rights: frozenset[Right]
    text: Text
    about: Literal["file", "nothing"]
    act: Act
    needs: Ask
    also: tuple[str, ...] = ()
    starts: bool = False
    adds_only: bool = False
    words: Words = "none"
    keyed: bool = False
    more_keys: tuple[str, ...] = ()
    names_person: bool = False
    verbatim: bool = False
    strong: Strong = NEVER
    most_words: int | None = None
    free: bool = False
    signed: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        verbs = (verb.removeprefix("#") for verb in self.verb.everywhere())
        return tuple(dict.fromkeys((*verbs, *self.also, *self.signed)))

    @property
    def name(self) -> str:
        """The first of its names, by which tables and tests call it."""
        return self.names[0]

    @property
    def verb(self) -> Said:
        """As it is typed, sign and all."""
        return Said(f"#{self.en}")

    @property
    def does(self) -> Said:
        """Its effect, and who reads the words that it takes."""
        readers = READERS[self.words]
        return Said("{effect}; {readers}", effect=self.effect, readers=readers) if readers else self.effect

    @property
    def keys(self) -> frozenset[str]:
        return keys_of(self.takes, self.more_keys)

    @property
    def day_keys(self) -> frozenset[str]:
        """Those of them that take a day."""
        return day_keys_of(self.takes, () if self.keyed else self.more_keys)


def command(  # noqa: PLR0913  # a row of the table has as many columns
    *,
    en: str,
    effect: Said,
    takes: Said | None = None,
    rights: frozenset[Right] = WORKERS,
    text: Text = "none",
    about: Literal["file", "nothing"] = "file",
    needs: Ask = lambda _line: Query(),
    also: Sequence[str] = (),
    starts: bool = False,
    adds_only: bool = False,
    words: Words = "none",
    keyed: bool = False,
    more_keys: Sequence[str] = (),
    names_person: bool = False,
    free: bool = False,
    verbatim: bool = False,
    strong: Strong = NEVER,
    most_words: int | None = None,
    signed: Sequence[str] = (),
) -> Callable[[Act], Command]:
    """Make a command of the function below."""

    def made(act: Act) -> Command:
        return Command(
            en, takes or NOTHING, effect, rights, text, about, act, needs, tuple(also), starts, adds_only,
            words, keyed, tuple(more_keys), names_person, verbatim, strong, most_words, free, tuple(signed),
        )  # fmt: skip

    return made
